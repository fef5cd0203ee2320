"""The cover of a report: marks, title, office and date (GB/T 9704 knows none: as offices do it)."""

from models.papers import Paper, Paragraph
from models.vocabulary import PaperKind
from reports.pages.faces import TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import ROW
from reports.pages.heads import set_marks
from reports.pages.print_text import for_print
from reports.pages.sheets import Sheets
from reports.pages.text_blocks import heading_level
from reports.pages.title_breaks import break_title

# A report of fewer chapters is a few pages: a cover and contents would be more than it says.
_FEWEST_CHAPTERS = 3
_TITLE = TextStyle(FontRole.TITLE, 32.0, 32.0)
_TITLE_TOP = 5 * ROW
_TITLE_PITCH = 50.0
_OFFICE = TextStyle(FontRole.KAI, 18.0, 18.0)
_OFFICE_PITCH = 32.0
# The date ends so far above the bottom of 版心.
_FOOT = 2 * ROW


def has_cover(paper: Paper) -> bool:
    """Return whether ``paper`` is a report with chapters enough for a cover and contents."""
    texts = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    chapters = sum(heading_level(for_print(text)) == 1 for text in texts)
    is_long = chapters >= _FEWEST_CHAPTERS
    return paper.kind is PaperKind.REPORT and bool(paper.title) and is_long


def cover_lines(paper: Paper) -> tuple[str, ...]:
    """Return who reports and when, as they stand at the foot of the cover."""
    head, signature = paper.head, paper.signature
    offices = head.issuers or ((head.office,) if head.office else ())
    if signature and not offices:
        offices = signature.issuers
    dated = head.dated or (signature.dated if signature else "")
    return tuple(filter(None, map(for_print, (*offices, dated))))


def set_cover(sheets: Sheets, paper: Paper) -> None:
    """Set the cover on the page being written, which shows no number."""
    sheets.has_number = False
    set_marks(sheets, paper.head, 0.0)
    width, faces = sheets.frame.width, sheets.faces
    top = _TITLE_TOP
    for line in break_title(for_print(paper.title), faces.widths(_TITLE), width):
        sheets.write(line, (width - sheets.width_of(line, _TITLE)) / 2, top, _TITLE)
        top += _TITLE_PITCH
    lines = [
        part
        for line in cover_lines(paper)
        for part in break_title(line, faces.widths(_OFFICE), width)
    ]
    top = sheets.frame.height - _FOOT - len(lines) * _OFFICE_PITCH
    for line in lines:
        sheets.write(line, (width - sheets.width_of(line, _OFFICE)) / 2, top, _OFFICE)
        top += _OFFICE_PITCH
