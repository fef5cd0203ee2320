"""The briefing (简报) as PDF: red head, issue line, text, tables, 报送发 at the foot."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reports.content.briefing import BriefingContent
from reports.content.document_parts import ContentTable, TextSection
from reports.files import replace_file
from reports.pages.faces import Faces, MissingGlyphError, missing_characters
from reports.pages.fonts import FontChoice
from reports.pages.heads import set_briefing_head, set_distribution
from reports.pages.sheets import DocumentInfo, Sheets
from reports.pages.table_parts import Align, Column, RowGroup, Table
from reports.pages.tables import set_table
from reports.pages.text_blocks import set_text, set_title

# Columns that hold figures or single words stand in the middle.
_SHORT_CELL = 8


@dataclass(frozen=True, slots=True)
class BriefingResult:
    """What was printed.

    Attributes:
        pages: how many there are.
        faces: which face served which role, one line each.
        missing: characters no face has, printed as 〓.
    """

    pages: int
    faces: tuple[str, ...]
    missing: tuple[str, ...]


def write_briefing(
    content: BriefingContent,
    path: Path,
    *,
    fonts: FontChoice,
    allow_missing: bool = False,
    invariant: bool = False,
) -> BriefingResult:
    """Write the briefing as a PDF file.

    Args:
        content: what it says.
        path: the file to make or replace.
        fonts: the faces to print with.
        allow_missing: print 〓 for characters no face has; the result names them.
        invariant: leave out the time of writing, so that equal content gives equal files.

    Raises:
        MissingGlyphError: characters are missing and nobody has accepted 〓; nothing is written.
        FileNotWrittenError: the file could not be written.
    """
    missing = missing_characters(content.texts(), fonts)
    if missing and not allow_missing:
        raise MissingGlyphError(missing)
    pages: list[int] = []

    def write(stream: BinaryIO) -> None:
        pages.append(_print(content, stream, Faces(fonts), invariant=invariant))

    replace_file(path, write)
    return BriefingResult(pages[0], fonts.describe(), missing)


def _print(content: BriefingContent, stream: BinaryIO, faces: Faces, *, invariant: bool) -> int:
    info = DocumentInfo(f"{content.head} {content.issue}", content.office, content.title)
    sheets = Sheets(stream, faces, info, invariant=invariant)
    set_briefing_head(
        sheets,
        name=content.head,
        issue=content.issue,
        office=content.office,
        dated=content.dated,
    )
    set_title(sheets, content.title, rows_before=1)
    for paragraph in content.opening:
        set_text(sheets, paragraph)
    for section in content.sections:
        _set_section(sheets, section)
    foot = content.distribution
    lines = (("报", foot.report_to), ("送", foot.send_to), ("发", foot.issue_to))
    set_distribution(sheets, [(label, text) for label, text in lines if text])
    return sheets.save()


def _set_section(sheets: Sheets, section: TextSection) -> None:
    if section.heading:
        set_text(sheets, section.heading)
    for paragraph in section.paragraphs:
        set_text(sheets, paragraph)
    if section.table:
        set_table(sheets, _table(section.table))


def _table(content: ContentTable) -> Table:
    cells = [
        [row[place] for group in content.groups for row in group.rows]
        for place in range(len(content.headings))
    ]
    columns = [
        Column(heading, _align(texts))
        for heading, texts in zip(content.headings, cells, strict=True)
    ]
    groups = [RowGroup(group.label, group.rows) for group in content.groups]
    heading = content.group_heading
    return Table(columns, groups, Column(heading, Align.CENTRE) if heading else None)


def _align(texts: list[str]) -> Align:
    is_short = all(len(text) <= _SHORT_CELL for text in texts)
    return Align.CENTRE if is_short else Align.LEFT
