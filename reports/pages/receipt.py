"""The receipt (收报回执) as PDF: a plain report on A4, title, facts, sections with their tables."""

from collections.abc import Sequence
from typing import BinaryIO

from reports.content.document_parts import ContentTable, TextSection
from reports.content.intake_receipt import IntakeReceipt
from reports.pages.faces import Faces, TextStyle
from reports.pages.fonts import FontChoice, FontRole
from reports.pages.geometry import Frame, mm
from reports.pages.line_breaking import break_lines
from reports.pages.print_text import for_print
from reports.pages.sheets import DocumentInfo, Sheets
from reports.pages.table_parts import Align, Column, RowGroup, Table, TableLook
from reports.pages.tables import set_table

_FRAME = Frame(mm(210), mm(297), mm(18), mm(18), mm(174), mm(255))
_TITLE = TextStyle(FontRole.TITLE, 18.0, 18.0)
_HEADING = TextStyle(FontRole.HEI, 11.0, 11.0)
_TEXT = TextStyle(FontRole.SONG, 10.5, 10.5)
_LOOK = TableLook(size=9.0, pitch=12.5, side=3.0, above=2.5, is_on_grid=False)
# From line to line, and the room above a heading, in points.
_TITLE_PITCH, _HEADING_PITCH, _TEXT_PITCH, _GAP = 30.0, 18.0, 16.0, 6.0
# A heading stands with at least so much of what it heads.
_TOGETHER = 80.0
_SHORT_CELL = 16


def print_receipt(
    receipt: IntakeReceipt, stream: BinaryIO, *, fonts: FontChoice, invariant: bool = False
) -> int:
    """Print ``receipt`` into ``stream`` and return the number of pages.

    Args:
        receipt: what it says.
        stream: takes the PDF.
        fonts: the faces to print with; a character none of them has becomes 〓.
        invariant: leave out the time of writing, so that equal content gives equal files.
    """
    office, dated = receipt.signature
    info = DocumentInfo(receipt.title, office, receipt.facts[0][1])
    sheets = Sheets(
        stream, Faces(fonts), info, frame=_FRAME, is_official=False, invariant=invariant
    )
    _set_lines(sheets, receipt.title, _TITLE, _TITLE_PITCH, is_centred=True)
    _set_facts(sheets, [f"{label}：{value}" for label, value in receipt.facts])
    for section in receipt.sections:
        _set_section(sheets, section)
    _set_signature(sheets, (office, dated))
    return sheets.save()


def _set_facts(sheets: Sheets, facts: Sequence[str]) -> None:
    """Set the facts in one line, or one below the other where they are too long for it."""
    widths = [sheets.width_of(fact, _TEXT) for fact in facts]
    room = sheets.frame.width - sum(widths)
    space = min(2 * _TEXT.size, room / max(1, len(facts) - 1))
    if space < _TEXT.size / 2:
        for fact in facts:
            _set_lines(sheets, fact, _TEXT, _TEXT_PITCH)
        return
    left = (room - space * (len(facts) - 1)) / 2
    for fact, width in zip(facts, widths, strict=True):
        sheets.write(fact, left, sheets.top, _TEXT)
        left += width + space
    sheets.top += _TEXT_PITCH


def _set_section(sheets: Sheets, section: TextSection) -> None:
    sheets.top += _GAP
    if sheets.room < _TOGETHER:
        sheets.next_page()
    _set_lines(sheets, section.heading, _HEADING, _HEADING_PITCH)
    for paragraph in section.paragraphs:
        _set_lines(sheets, f"　　{paragraph}", _TEXT, _TEXT_PITCH)
    if section.table:
        sheets.top += _GAP / 2
        set_table(sheets, _table(section.table), _LOOK)


def _set_signature(sheets: Sheets, lines: Sequence[str]) -> None:
    sheets.top += 2 * _GAP
    if sheets.room < len(lines) * _TEXT_PITCH:
        sheets.next_page()
    for line in lines:
        left = sheets.frame.width - sheets.width_of(line, _TEXT) - 2 * _TEXT.size
        sheets.write(line, max(0.0, left), sheets.top, _TEXT)
        sheets.top += _TEXT_PITCH


def _set_lines(
    sheets: Sheets, text: str, style: TextStyle, pitch: float, *, is_centred: bool = False
) -> None:
    # Blanks at the beginning are taken off for print: an indent is set, not written.
    indent = 2 * style.size if text.startswith("　　") else 0.0
    plain = for_print(text)
    lines = break_lines(plain, sheets.faces.widths(style), sheets.frame.width - indent)
    for number, line in enumerate(lines):
        words = plain[line.start : line.end]
        left = 0.0 if number else indent
        if is_centred:
            left = (sheets.frame.width - sheets.width_of(words, style)) / 2
        if sheets.room < pitch:
            sheets.next_page()
        sheets.write(words, left, sheets.top, style)
        sheets.top += pitch


def _table(content: ContentTable) -> Table:
    rows = [row for group in content.groups for row in group.rows]
    columns = [
        Column(heading, _align([row[place] for row in rows]))
        for place, heading in enumerate(content.headings)
    ]
    groups = [RowGroup(group.label, group.rows) for group in content.groups]
    heading = content.group_heading
    return Table(columns, groups, Column(heading, Align.CENTRE) if heading else None)


def _align(texts: Sequence[str]) -> Align:
    return Align.CENTRE if all(len(text) <= _SHORT_CELL for text in texts) else Align.LEFT
