"""Where the table of a returned sheet stands, and how wide and high its copy is drawn. Pure.

Rows are counted from 1 and columns from 0, as a grid counts them: addresses stay true.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

from models.intake_plan import PlannedRow
from models.vocabulary import ReportColumn
from reports.content.return_form import open_column
from reports.content.returned_findings import place_of
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import GridSheet
from reports.workbooks.cell_text import text_width, wrapped_lines
from reports.workbooks.form_drawing import KEY_HEADING
from reports.workbooks.ledger_drawing import (
    LEAST_ROW_HEIGHT,
    LINE_HEIGHT,
    MOST_ROW_HEIGHT,
    ROW_PADDING,
)

# Half-width characters.
_NARROWEST, _WIDEST, _UNWRAPPED = 6, 44, 16
_OUTSIDE_WIDTH = 10
ERROR_WIDTH = 40
# No form is wider, has merged cells taller or more of them; a damaged file may say otherwise.
_MOST_COLUMNS, _MOST_MERGED_ROWS, _MOST_MERGES = 256, 2000, 4000
# A file nothing was read from still shows where its table begins.
_LEAST_HEADINGS = 3
_MOST_BLANK_ROWS = 5000
OPEN_COLUMNS = {column.value: column for column in ReportColumn}


@dataclass(frozen=True, slots=True)
class TablePlace:
    """One table of a sheet.

    Attributes:
        head_top, head: first and last row of its headings.
        right: last column before 差错.
        roles: keys of the columns that were recognised, by their places.
        key_column: where the hidden keys stand, None where the table has none any more.
    """

    head_top: int
    head: int
    last: int
    right: int
    roles: Mapping[int, str]
    key_column: int | None

    def holds(self, row: int) -> bool:
        """Return whether a row belongs to the table, its headings included."""
        return self.head_top <= row <= self.last

    def drawn_rows(self, sheet: GridSheet) -> Sequence[int]:
        """Return the rows that are drawn: blank ones too, but not those of a far-off last row."""
        if self.last - self.head_top <= _MOST_BLANK_ROWS:
            return range(self.head_top, self.last + 1)
        return [row for row in sorted(sheet.rows) if self.holds(row)]


def find_tables(
    sheet: GridSheet, rows: Sequence[PlannedRow], left_out: frozenset[int]
) -> tuple[TablePlace, ...]:
    """Return the tables of a sheet, one per kind, from top to bottom.

    Args:
        sheet: as it came back.
        rows: what was read of it, in any order.
        left_out: numbers of rows that were not read as records.
    """
    if not rows:
        return _guessed_table(sheet)
    kinds = dict.fromkeys(row.kind for row in rows)
    of_kind = ([row for row in rows if row.kind is kind] for kind in kinds)
    found = (_table(sheet, some, left_out) for some in of_kind)
    return tuple(sorted(found, key=lambda one: one.head))


def error_column(sheet: GridSheet, tables: Sequence[TablePlace]) -> int:
    """Return the place of 差错, right of all tables."""
    return max((table.right for table in tables), default=_last_column(sheet)) + 1


def clipped_merges(sheet: GridSheet) -> tuple[Merge, ...]:
    """Return the merged ranges that can be drawn: of sane size, none lying over another."""
    kept: list[Merge] = []
    for merge in sheet.merges[:_MOST_MERGES]:
        bottom = min(merge.bottom, merge.top + _MOST_MERGED_ROWS)
        right = min(merge.right, merge.left + _MOST_COLUMNS)
        one = Merge(merge.top, merge.left, bottom, right)
        if (bottom, right) != (merge.top, merge.left) and not any(_meet(one, k) for k in kept):
            kept.append(one)
    return tuple(kept)


def column_widths(sheet: GridSheet, tables: Sequence[TablePlace], count: int) -> list[int]:
    """Return the width of each of the first ``count`` columns, by what their tables hold."""
    merged = {(merge.top, merge.left) for merge in sheet.merges if merge.right > merge.left}
    needed = [0] * count
    for place in tables:
        for column, key in place.roles.items():
            # Room to write, also where nothing stands yet.
            if key in OPEN_COLUMNS and column < count:
                needed[column] = open_column(OPEN_COLUMNS[key]).width
    for number, cells in sheet.rows.items():
        table = next((one for one in tables if one.holds(number)), None)
        if table is None:
            continue
        for column, cell in cells.items():
            if column < count and (number, column) not in merged:
                is_heading = number <= table.head
                needed[column] = max(needed[column], _wish(cell.text, is_heading=is_heading))
    return [min(max(wish, _NARROWEST), _WIDEST) if wish else _OUTSIDE_WIDTH for wish in needed]


def row_height(texts: Iterable[tuple[str, int]]) -> float:
    """Return the height of a row by its texts and the widths they stand in."""
    lines = max((wrapped_lines(text, width) for text, width in texts), default=1)
    return min(max(lines * LINE_HEIGHT + ROW_PADDING, LEAST_ROW_HEIGHT), MOST_ROW_HEIGHT)


def _wish(text: str, *, is_heading: bool) -> int:
    """Return the width for a text: short ones in one line, long ones in a block of some lines."""
    widest = max(map(text_width, text.split("\n")), default=0)
    if is_heading:
        return widest + 2 if widest <= _NARROWEST else -(-widest // 2) + 3
    return widest + 2 if widest <= _UNWRAPPED else max(_UNWRAPPED + 2, isqrt(widest * 8) + 2)


def _table(sheet: GridSheet, rows: Sequence[PlannedRow], left_out: frozenset[int]) -> TablePlace:
    numbers = [row.number for row in rows]
    head = _head_above(sheet, min(numbers), left_out)
    roles = {
        place[1]: cell.column
        for row in rows
        for cell in row.cells
        if (place := place_of(cell.address))
    }
    return _with_limits(sheet, head, max(numbers), roles)


def _head_above(sheet: GridSheet, first: int, left_out: frozenset[int]) -> int:
    above = [row for row, cells in sheet.rows.items() if row < first and cells]
    told = [row for row in above if row not in left_out]
    return max(told or above, default=first)


def _guessed_table(sheet: GridSheet) -> tuple[TablePlace, ...]:
    full = [row for row, cells in sheet.rows.items() if len(cells) >= _LEAST_HEADINGS]
    return (_with_limits(sheet, min(full), max(full), {}),) if full else ()


def _with_limits(sheet: GridSheet, head: int, last: int, roles: Mapping[int, str]) -> TablePlace:
    merges = clipped_merges(sheet)
    head_top = min((one.top for one in merges if one.top <= head <= one.bottom), default=head)
    inside = [one for one in merges if head_top <= one.top <= last]
    keys = _places_of(sheet, KEY_HEADING, head_top, head)
    used = [
        column
        for row, cells in sheet.rows.items()
        if head_top <= row <= last
        for column in cells
        # Keys that a marked copy carried on stand behind its 差错.
        if column not in keys and column < _MOST_COLUMNS
    ]
    right = max([*used, *(one.right for one in inside)], default=0)
    key_column = keys[0] if keys and keys[0] <= right else None
    return TablePlace(head_top, head, last, right, roles, key_column)


def _places_of(sheet: GridSheet, heading: str, first: int, last: int) -> list[int]:
    """Return the columns that have a heading in one of these rows."""
    return [
        column
        for row in range(first, last + 1)
        for column, cell in sheet.rows.get(row, {}).items()
        if cell.text.strip() == heading
    ]


def _last_column(sheet: GridSheet) -> int:
    return max((column for cells in sheet.rows.values() for column in cells), default=-1)


def _meet(one: Merge, other: Merge) -> bool:
    return (
        one.top <= other.bottom
        and other.top <= one.bottom
        and one.left <= other.right
        and other.left <= one.right
    )
