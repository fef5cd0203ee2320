"""Cover and contents of a Word report; the contents are a field that Word can bring up to date."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt

from models.papers import Paper
from reports.pages.contents import CONTENTS_TITLE, ContentsEntry
from reports.pages.cover import cover_lines
from reports.pages.faces import Faces
from reports.pages.geometry import ROW, TEXT_WIDTH
from reports.pages.print_text import for_print
from reports.pages.title_breaks import break_title
from reports.pages.titles import TITLE as TITLE_STYLE
from reports.word.word_heads import add_marks
from reports.word.word_parts import add_blank, add_line, begin_field, end_field
from reports.word.word_styles import (
    ANNEX_TITLE,
    CONTENTS,
    COVER_LINE,
    COVER_TITLE,
    TEXT,
    TITLE,
)

# Two levels of headings, and the titles of annexes as the first.
_FIELD = f' TOC \\o "1-2" \\t "{ANNEX_TITLE.name},1" '
_ROWS_ABOVE_TITLE = 5
_COVER_TITLE_CELLS = 13
_ABOVE_OFFICE = 9 * ROW


def add_front(
    document: WordDocument, faces: Faces, paper: Paper, entries: Sequence[ContentsEntry]
) -> None:
    """Add the cover and the contents, with page numbers as they are printed."""
    marks = add_marks(document, paper.head)
    add_blank(document, TEXT, _ROWS_ABOVE_TITLE - marks)
    widths = faces.widths(TITLE_STYLE)
    room = widths["一"] * _COVER_TITLE_CELLS
    lines = break_title(for_print(paper.title), widths, room)
    add_line(document, "\n".join(lines), COVER_TITLE)
    for place, text in enumerate(cover_lines(paper)):
        line = add_line(document, text, COVER_LINE)
        if not place:
            line.paragraph_format.space_before = Pt(_ABOVE_OFFICE)
    title = add_line(document, CONTENTS_TITLE, TITLE)
    title.paragraph_format.page_break_before = True
    add_blank(document, TEXT)
    _add_entries(document, entries)


def _add_entries(document: WordDocument, entries: Sequence[ContentsEntry]) -> None:
    line = None
    for entry in entries:
        is_first = line is None
        line = add_line(document, "", CONTENTS[entry.level - 1])
        line.paragraph_format.tab_stops.add_tab_stop(
            Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        if is_first:
            begin_field(line, _FIELD)
        line.add_run(f"{entry.title}\t{entry.page}")
    if line is not None:
        end_field(line)
