"""A table as it is shown in the window, on A4: title, filters in words, rows, page numbers."""

from typing import BinaryIO

from models.progress import Progress
from reports.content.shown_table import ShownTable, cell_text
from reports.content.wording import full_date
from reports.pages.faces import Faces, TextStyle
from reports.pages.fonts import FontChoice, FontRole
from reports.pages.geometry import LYING_TABLE, STANDING_TABLE
from reports.pages.line_breaking import break_lines
from reports.pages.print_text import for_print
from reports.pages.sheets import DocumentInfo, Sheets
from reports.pages.table_parts import RowGroup, Table, TableLook, aligned_table
from reports.pages.tables import set_table

_TITLE = TextStyle(FontRole.TITLE, 18.0, 18.0)
_SECRECY = TextStyle(FontRole.HEI, 12.0, 12.0)
_NOTE = TextStyle(FontRole.SONG, 9.0, 9.0)
_LOOK = TableLook(size=9.0, pitch=12.5, side=3.0, above=2.5)
# Room under a line of the title and under the note, in points.
_TITLE_PITCH, _NOTE_PITCH, _SECRECY_PITCH = 26.0, 14.0, 18.0


def print_shown_table(
    table: ShownTable,
    stream: BinaryIO,
    *,
    fonts: FontChoice,
    is_lying: bool,
    progress: Progress | None = None,
) -> int:
    """Print ``table`` into ``stream`` and return the number of pages.

    Args:
        table: what is shown.
        stream: takes the PDF.
        fonts: the faces to print with; a character none of them has becomes 〓.
        is_lying: A4 landscape instead of portrait.
        progress: told of the rows set.

    Raises:
        Cancelled: the person stopped it.
    """
    frame = LYING_TABLE if is_lying else STANDING_TABLE
    info = DocumentInfo(table.title, "", table.note)
    sheets = Sheets(
        stream,
        Faces(fonts),
        info,
        frame=frame,
        is_official=False,
        watermark=for_print(table.watermark),
    )
    for line in _lines(sheets, table.secrecy, _SECRECY) if table.secrecy else ():
        sheets.write(line, 0, sheets.top, _SECRECY)
        sheets.top += _SECRECY_PITCH
    for line in _lines(sheets, table.title, _TITLE):
        left = (frame.width - sheets.width_of(line, _TITLE)) / 2
        sheets.write(line, left, sheets.top, _TITLE)
        sheets.top += _TITLE_PITCH
    for line in _lines(
        sheets, f"{full_date(table.day)}，共{table.row_count}项。{table.note}", _NOTE
    ):
        sheets.write(line, 0, sheets.top, _NOTE)
        sheets.top += _NOTE_PITCH
    set_table(sheets, _printed(table), _LOOK, progress)
    return sheets.save()


def _lines(sheets: Sheets, text: str, style: TextStyle) -> list[str]:
    plain = for_print(text)
    lines = break_lines(plain, sheets.faces.widths(style), sheets.frame.width)
    return [plain[line.start : line.end] for line in lines]


def _printed(table: ShownTable) -> Table:
    groups = [
        RowGroup(group.label, [[cell_text(cell) for cell in row] for row in group.rows])
        for group in table.groups
    ]
    return aligned_table(table.headings, groups, table.group_heading)
