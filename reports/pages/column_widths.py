"""How wide the columns of a table are: shared out by what is in them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reports.pages.table_parts import Column, Table, TableLook

# Columns are measured by their first rows, and no column asks for more than this many cells;
# group labels stand in two or three lines, and so may headings longer than three characters.
_MEASURED_ROWS = 300
_WIDEST_CELLS = 17.0
_WIDEST_LABEL_CELLS = 5.0
_LONG_TEXT_CELLS = 30.0
_HEADING_IN_ONE_LINE = 3


@dataclass(frozen=True, slots=True)
class _Wish:
    """The width at which no cell of a column is broken, and its share where room is short."""

    most: float
    typical: float
    is_fixed: bool


def column_widths(table: Table, total: float, look: TableLook) -> list[float]:
    """Share ``total``: fixed columns first, narrow ones what they ask for, the rest by content."""
    wishes = [_wish(column, texts, look) for column, texts in _measured_columns(table)]
    if table.group_column and not table.group_column.width:
        most = min(wishes[0].most, _around(_WIDEST_LABEL_CELLS, look))
        wishes[0] = _Wish(most, most, is_fixed=False)
    room = total - sum(wish.most for wish in wishes if wish.is_fixed)
    free = sum(wish.most for wish in wishes if not wish.is_fixed)
    if free <= room:
        return [wish.most if wish.is_fixed else wish.most * room / free for wish in wishes]
    return _shared(wishes, room)


def _shared(wishes: Sequence[_Wish], room: float) -> list[float]:
    """Give columns under an even share what they ask for; the wide ones divide what is left."""
    wide = [wish for wish in wishes if not wish.is_fixed]
    while True:
        even = room / len(wide)
        narrow = [wish for wish in wide if wish.most <= even]
        if not narrow:
            break
        room -= sum(wish.most for wish in narrow)
        wide = [wish for wish in wide if wish.most > even]
    share = room / sum(wish.typical for wish in wide)
    return [wish.typical * share if wish in wide else wish.most for wish in wishes]


def _wish(column: Column, texts: Sequence[str], look: TableLook) -> _Wish:
    if column.width:
        return _Wish(column.width, column.width, is_fixed=True)
    cells = [_heading_cells(column.heading), *map(_cells, texts)]
    most = min(max(cells), _WIDEST_CELLS)
    mean = sum(cells) / len(cells)
    typical = (most + min(mean, _WIDEST_CELLS)) / 2
    if mean > _WIDEST_CELLS:
        # Columns of long texts get more, so that their rows do not grow tall and narrow.
        most = typical = min(math.sqrt(mean * _WIDEST_CELLS), _LONG_TEXT_CELLS)
    return _Wish(_around(most, look), _around(typical, look), is_fixed=False)


def _around(cells: float, look: TableLook) -> float:
    return cells * look.size + 2 * look.side + 1


def _measured_columns(table: Table) -> list[tuple[Column, list[str]]]:
    """Return every column with the texts it is measured by."""
    rows = [row for group in table.groups for row in group.rows[:_MEASURED_ROWS]][:_MEASURED_ROWS]
    measured = [
        (column, [row[place] for row in rows]) for place, column in enumerate(table.columns)
    ]
    if table.group_column:
        measured.insert(0, (table.group_column, [group.label for group in table.groups]))
    return measured


def _heading_cells(heading: str) -> float:
    cells = _cells(heading)
    return cells if cells <= _HEADING_IN_ONE_LINE else -(-cells // 2)


def _cells(text: str) -> float:
    return max(sum(0.6 if char.isascii() else 1.0 for char in part) for part in text.split("\n"))
