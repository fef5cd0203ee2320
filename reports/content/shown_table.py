"""A table as a person sees it in the window: chosen columns, filtered rows, groups under heads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.vocabulary import OfficeField, TaskState
from reports.content.ledger_parts import LedgerPart, SumWords
from reports.content.ledger_sheet import Align, LedgerCell, LedgerColumn, LedgerSheet
from reports.content.ledger_words import date_line

# In half-width characters: what a column asks for, and where its sentences are wrapped.
_NARROWEST, _WIDEST = 5, 42
_MEASURED_ROWS = 300
# Columns whose texts are no longer than this stand in the middle.
_SHORT = 16


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Rows under one label, "" where the table is not grouped."""

    label: str
    rows: tuple[tuple[LedgerCell, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """What is shown.

    Attributes:
        name: short name, for a sheet of a workbook.
        note: the filters in words, "" when all rows are shown.
        headings: one per column.
        group_heading: what the labels of the groups are, "" where there are none.
        groups: each row as long as ``headings``.
        office_fields: by place of a column, what of the office's own it tells.
        remarks: lines under the table, after the count of its rows.
        secrecy, watermark: see ``LedgerSheet``.
    """

    name: str
    title: str
    note: str
    day: date
    headings: tuple[str, ...]
    groups: tuple[ShownGroup, ...]
    group_heading: str = ""
    office_fields: Mapping[int, OfficeField] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    secrecy: str = ""
    watermark: str = ""

    @property
    def row_count(self) -> int:
        """How many rows there are in all groups."""
        return sum(len(group.rows) for group in self.groups)

    def texts(self) -> Iterator[str]:
        """Yield every text that is printed."""
        yield from (self.secrecy, self.watermark, self.title, self.note, self.group_heading)
        yield from self.headings
        for group in self.groups:
            yield group.label
            for row in group.rows:
                yield from map(cell_text, row)


@dataclass(frozen=True, slots=True)
class ShownSplit:
    """A table in parts: a table for each, and what their sum sheet says."""

    # Any: rows of every kind; only their numbers are asked for.
    parts: tuple[LedgerPart[Any], ...]
    tables: tuple[ShownTable, ...]
    words: SumWords


def shown_sheet(table: ShownTable) -> LedgerSheet:
    """Return the table as a sheet of a workbook; group labels stand in a column of their own."""
    rows = [
        ((group.label, *row) if table.group_heading else row)
        for group in table.groups
        for row in group.rows
    ]
    headings = ([table.group_heading] if table.group_heading else []) + list(table.headings)
    columns = [
        _column(heading, [row[place] for row in rows[:_MEASURED_ROWS]])
        for place, heading in enumerate(headings)
    ]
    if table.group_heading:
        columns[0] = LedgerColumn(table.group_heading, 12, Align.CENTER, is_group=True)
    return LedgerSheet(
        name=table.name,
        title=table.title,
        source_line=table.note,
        date_line=date_line(table.day),
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(f"共{table.row_count}项。", *table.remarks),
        frozen_columns=1,
        secrecy=table.secrecy,
        watermark=table.watermark,
    )


def cell_text(cell: LedgerCell) -> str:
    """Return the words of one cell."""
    if cell is None:
        return ""
    if isinstance(cell, TaskState):
        return cell.label
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _column(heading: str, cells: Sequence[LedgerCell]) -> LedgerColumn:
    longest = max((_width(cell_text(cell)) for cell in cells), default=0)
    width = max(_NARROWEST, min(max(longest, _width(heading)) + 1, _WIDEST))
    return LedgerColumn(heading, width, Align.CENTER if longest <= _SHORT else Align.LEFT)


def _width(text: str) -> int:
    lines = text.split("\n")
    return max(sum(1 if char.isascii() else 2 for char in line) for line in lines)
