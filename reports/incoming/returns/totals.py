"""Figures a total states, held against our own sums and counts (H5)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from models.text.normalise import fold
from reports.incoming.grid import CellKind, GridCell

_COUNT = re.compile(r"(\d{1,6})(?:[项条个件]|$)")
_UNCOUNTED = frozenset(("serial", "percent"))


def total_mismatches(
    total: Mapping[int, GridCell],
    scopes: Sequence[Sequence[Mapping[int, GridCell]]],
    columns: Mapping[int, str],
) -> Iterator[tuple[int, str]]:
    """Yield place and sentence of each figure that is neither a sum nor a count of our own.

    Args:
        total: the cells of the total.
        scopes: the rows it may count: those since the last total, all of the table.
        columns: keys of the known columns by their places.
    """
    for place, cell in total.items():
        stated = _stated(cell)
        is_figure = cell.kind is CellKind.NUMBER
        if stated is None or (is_figure and columns.get(place) in _UNCOUNTED):
            continue
        own = [_sum(place, rows) if is_figure else Decimal(len(rows)) for rows in scopes]
        if stated not in own:
            yield (
                place,
                (f"合计写的是 {stated:f}，按表内各行算是 {own[-1]:f}。合计行没有读入，请核实。"),
            )


def _stated(cell: GridCell) -> Decimal | None:
    if cell.kind is CellKind.NUMBER:
        return _number(cell)
    found = _COUNT.search(fold(cell.text)) if cell.kind is CellKind.TEXT else None
    return Decimal(found[1]) if found else None


def _sum(place: int, rows: Sequence[Mapping[int, GridCell]]) -> Decimal:
    """Return the sum of a column of numbers, the count of rows where the column holds none."""
    cells = [row[place] for row in rows if place in row]
    numbers = [number for cell in cells if (number := _number(cell)) is not None]
    return sum(numbers, Decimal(0)) if numbers else Decimal(len(rows))


def _number(cell: GridCell) -> Decimal | None:
    """Return a number without the noise of binary fractions."""
    if cell.kind is not CellKind.NUMBER:
        return None
    try:
        return round(Decimal(cell.number or cell.text), 6).normalize()
    except InvalidOperation:
        return None
