"""The table a person looks at, taken out of the window: what is printed and exported of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from models.filters import BLANK_LABEL
from models.views import ExportSettings
from models.vocabulary import OfficeField
from reports.content.ledger_parts import SumWords, parts_of
from reports.content.ledger_sheet import LedgerCell
from reports.content.shown_table import ShownGroup, ShownSplit, ShownTable
from ui.tables.column import Column

Row = TypeVar("Row")

# Columns of all tables that tell what the office keeps to itself.
OFFICE_COLUMNS = {"note": OfficeField.NOTES, "contacts": OfficeField.PHONES}


@dataclass(frozen=True, slots=True)
class RowsUnder(Generic[Row]):
    """Rows under the head of one group, "" where the table is not grouped."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableInHand(Generic[Row]):
    """A table as it is shown, with what else could be taken of it.

    Attributes:
        name: of the page; ``title`` also names the view.
        note: the filters in words.
        columns: all of them; ``shown`` the ones in sight, in their order.
        groups: the rows that pass the filters, in their order.
        selected: the rows selected among them.
        group_column: the column the rows are grouped by.
    """

    name: str
    title: str
    note: str
    columns: tuple[Column[Row], ...]
    shown: tuple[Column[Row], ...]
    groups: tuple[RowsUnder[Row], ...]
    selected: tuple[Row, ...]
    group_column: Column[Row] | None
    settings: ExportSettings

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that pass the filters."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class RowSplit(Generic[Row]):
    """One way to take a table apart.

    Attributes:
        key: of the column, or of ``reports.content.ledger_splits``.
        heading: what the parts are.
        names_of: the parts a row belongs to.
        order: names that come first.
    """

    key: str
    heading: str
    names_of: Callable[[Row], Iterable[str]]
    order: tuple[str, ...] = ()


def column_split(column: Column[Row], values: Sequence[str]) -> RowSplit[Row]:
    """Return how a table is taken apart by the values of a column, in the order of ``values``.

    A row with several values, such as several units, stands in the part of each.
    """
    if column.values is not None:
        return RowSplit(column.key, column.title, column.values, tuple(values))
    text = column.text
    return RowSplit(column.key, column.title, lambda row: (text(row),), tuple(values))


def shown_table(table: TableInHand[Row], settings: ExportSettings, day: date) -> ShownTable:
    """Return what the table says; takes a while with many rows: not for the main thread."""
    group_column = table.group_column
    # The column of the groups stands before the others, once.
    columns = [one for one in _columns(table, settings) if one is not group_column]
    return ShownTable(
        name=table.name,
        title=settings.title or table.title,
        note=table.note,
        day=day,
        headings=tuple(column.title for column in columns),
        groups=tuple(
            ShownGroup(group.label, tuple(_cells(columns, row) for row in group.rows))
            for group in table.groups
        ),
        group_heading=group_column.title if group_column else "",
        office_fields=_office_fields(columns),
    )


def split_table(
    table: TableInHand[Row], settings: ExportSettings, day: date, split: RowSplit[Row]
) -> ShownSplit:
    """Return a table for each part, without empty ones; see ``reports.content.ledger_parts``."""
    columns = _columns(table, settings)
    title = settings.title or table.title
    parts = parts_of(table.rows, split.names_of, split.order)
    tables = tuple(
        ShownTable(
            name=part.name,
            title=title + (part.name if part.name == BLANK_LABEL else f"（{part.name}）"),
            note=table.note,
            day=day,
            headings=tuple(one.title for one in columns),
            groups=(ShownGroup("", tuple(_cells(columns, row) for row in part.rows)),),
            office_fields=_office_fields(columns),
            remarks=part.remarks,
        )
        for part in parts
    )
    words = SumWords(title, split.heading, table.note, day, len(table.rows))
    return ShownSplit(parts, tables, words)


def _office_fields(columns: Iterable[Column[Row]]) -> dict[int, OfficeField]:
    keys = enumerate(column.key for column in columns)
    return {place: OFFICE_COLUMNS[key] for place, key in keys if key in OFFICE_COLUMNS}


def _columns(table: TableInHand[Row], settings: ExportSettings) -> Sequence[Column[Row]]:
    return table.shown if settings.shown_columns_only else table.columns


def _cells(columns: Iterable[Column[Row]], row: Row) -> tuple[LedgerCell, ...]:
    return tuple(column.text(row) for column in columns)
