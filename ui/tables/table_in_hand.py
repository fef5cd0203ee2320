"""The table a person looks at, taken out of the window: what is printed and exported of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from models.filters import BLANK_LABEL
from models.views import ExportSettings
from models.vocabulary import OfficeField
from reports.content.ledger_sheet import LedgerCell
from reports.content.shown_table import ShownGroup, ShownTable
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


def split_tables(
    table: TableInHand[Row], settings: ExportSettings, day: date, values: Sequence[str]
) -> tuple[ShownTable, ...]:
    """Return one table for each of ``values`` of the column to split by, without empty ones.

    A row with several values, such as several units, stands in the table of each.
    """
    column = next(one for one in table.columns if one.key == settings.split_by)
    columns = _columns(table, settings)
    title = settings.title or table.title
    by_value = _by_value(table.rows, column)
    return tuple(
        ShownTable(
            name=value or BLANK_LABEL,
            title=f"{title}（{value}）" if value else f"{title}{BLANK_LABEL}",
            note=table.note,
            day=day,
            headings=tuple(one.title for one in columns),
            groups=(ShownGroup("", tuple(_cells(columns, row) for row in by_value[value])),),
            office_fields=_office_fields(columns),
        )
        for value in values
        if value in by_value
    )


def _office_fields(columns: Iterable[Column[Row]]) -> dict[int, OfficeField]:
    keys = enumerate(column.key for column in columns)
    return {place: OFFICE_COLUMNS[key] for place, key in keys if key in OFFICE_COLUMNS}


def _columns(table: TableInHand[Row], settings: ExportSettings) -> Sequence[Column[Row]]:
    return table.shown if settings.shown_columns_only else table.columns


def _cells(columns: Iterable[Column[Row]], row: Row) -> tuple[LedgerCell, ...]:
    return tuple(column.text(row) for column in columns)


def _by_value(rows: Iterable[Row], column: Column[Row]) -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        values = column.values(row) if column.values else (column.text(row),)
        for value in values or ("",):
            found.setdefault(value, []).append(row)
    return found
