"""Tables inside papers: from the words of a paper to the table engine."""

from collections.abc import Sequence

from models.papers import PaperTable
from models.progress import Progress
from reports.pages.captions import caption_rows
from reports.pages.geometry import PORTRAIT, SIDEWAYS
from reports.pages.rows import TextRow, set_rows
from reports.pages.sheets import Sheets
from reports.pages.table_parts import USUAL_LOOK, RowGroup, Table, TableLook, aligned_table
from reports.pages.tables import opening_height, set_table

# A wide table is set in 五号, as printed annexes have it.
_WIDE_COLUMNS = 6
_WIDE_LOOK = TableLook(size=10.5, pitch=14.5, side=3.0)


def set_paper_table(
    sheets: Sheets,
    table: PaperTable,
    rows_before: Sequence[TextRow],
    *,
    room_after: float,
    progress: Progress,
) -> None:
    """Set ``table`` with its caption, on a page that lies where it is sideways.

    Args:
        sheets: the pages being written.
        table: its words.
        rows_before: text before it; a heading at their end is not parted from the table.
        room_after: what has to fit under its last row, in points.
        progress: told of the rows set.
    """
    look = table_look(table)
    printed = printed_table(table)
    frame = SIDEWAYS if table.is_sideways else PORTRAIT
    if sheets.frame != frame:
        set_rows(sheets, rows_before)
        sheets.next_page(frame)
        rows_before = ()
    rows = [*rows_before, *caption_rows(sheets.faces, table.caption, sheets.frame.width)]
    set_rows(sheets, rows, room_after=opening_height(sheets, printed, look))
    set_table(sheets, printed, look, progress, room_after=room_after)


def table_look(table: PaperTable) -> TableLook:
    """Return the size of type of ``table``: a wide one is set smaller."""
    is_wide = table.is_sideways or len(table.headings) > _WIDE_COLUMNS
    return _WIDE_LOOK if is_wide else USUAL_LOOK


def printed_table(table: PaperTable) -> Table:
    """Return ``table`` as the table engine takes it: cells as words, short columns centred."""
    groups = [
        RowGroup(group.label, [[cell.text for cell in row] for row in group.rows])
        for group in table.groups
    ]
    return aligned_table(table.headings, groups, table.group_heading)
