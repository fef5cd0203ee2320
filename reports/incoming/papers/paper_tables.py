"""Rows of a plain text with tabs between their cells, as a table."""

from collections.abc import Sequence

from models.papers import PaperTable, Run, TableRows
from reports.incoming.papers.paper_lines import clean

# More columns than these are read on a sheet set sideways (GB/T 9704 clause 8).
_MOST_UPRIGHT = 6
_LONGEST_HEADING = 14


def table_of(rows: Sequence[str]) -> PaperTable:
    """Return rows as a table; a first column with blanks below its words is one of groups."""
    cells = [[clean(cell) for cell in row.split("\t")] for row in rows]
    has_heading = len(cells) > 1 and _are_headings(cells[0][: _filled(cells[0])])
    # A tab at the end of every line makes no column below headings; a form without them has it.
    width = max(_filled(row) if has_heading else len(row) for row in cells)
    even = [tuple((row + [""] * width)[:width]) for row in cells]
    headings = even[0] if has_heading else ("",) * width
    body = even[1:] if has_heading else even
    has_groups = width > 2 and any(not row[0] for row in body)
    if not has_groups:
        groups = (TableRows("", tuple(map(_runs, body))),)
        return PaperTable(headings, groups, is_sideways=width > _MOST_UPRIGHT)
    return PaperTable(
        headings[1:],
        _groups(body),
        group_heading=headings[0],
        is_sideways=width > _MOST_UPRIGHT,
    )


def _filled(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, start=1) if cell), default=1)


def _are_headings(row: Sequence[str]) -> bool:
    """Return whether the first row names several columns: short words, no number, none missing."""
    return len(row) > 1 and all(
        cell and len(cell) <= _LONGEST_HEADING and not cell[0].isdigit() for cell in row
    )


def _groups(rows: Sequence[tuple[str, ...]]) -> tuple[TableRows, ...]:
    groups: list[tuple[str, list[tuple[Run, ...]]]] = []
    for row in rows:
        if row[0] or not groups:
            groups.append((row[0], []))
        groups[-1][1].append(_runs(row[1:]))
    return tuple(TableRows(label, tuple(members)) for label, members in groups)


def _runs(cells: Sequence[str]) -> tuple[Run, ...]:
    return tuple(Run(cell) for cell in cells)
