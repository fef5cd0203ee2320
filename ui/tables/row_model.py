"""The one table model: frozen rows that it filters, sorts and groups by itself.

Qt's sort proxy is not used: over Python values it is slow and silently leaves Decimal and date
unsorted. Every change of rows, search, filter, order or grouping is one model reset, save that rows
edited where they stand only get new cells; opening and closing a group inserts or removes its rows.
``data()`` looks up.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from models.filters import BLANK_LABEL, ColumnFilter, fold
from models.views import SortKey, ViewState
from ui.tables.column import CellKind, Column, Facet
from ui.tables.filters import Selection
from ui.tables.grouping import Group, GroupedRows
from ui.tables.prepared_rows import PreparedRows

__all__ = ["KIND_ROLE", "TONE_ROLE", "Group", "Index", "RowModel", "fold"]

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

KIND_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2


class RowModel(QAbstractTableModel, Generic[Row]):
    """Shows rows through ``columns``: those that search, chip and filters all let through.

    Where a column groups them, heads stand between the rows: ``group_at`` tells of them, they
    cannot be selected. A row with several values of that column stands under each of them.

    Signals:
        rows_edited(set of keys): rows have other cells; all stand where they stood.
    """

    rows_edited = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_key: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.row_key = row_key
        self._today = date.today()  # noqa: DTZ011 - the office's own calendar, until set_today
        self._view = ViewState()
        self._rows: PreparedRows[Row] = PreparedRows((), columns, row_key)
        self._order: Sequence[int] = ()
        self._selection = Selection(self._rows, self._view, self._today)
        self._shown: Sequence[int] = ()
        self._lines: GroupedRows[Row] = GroupedRows((), None, ())

    # What the model is asked to show

    def set_rows(self, rows: tuple[Row, ...], facets: Sequence[Facet[Row]] = ()) -> None:
        """Show other rows; search, chip, filters, order and groups stay."""
        self.set_prepared(PreparedRows(rows, self.columns, self.row_key, facets))

    def set_prepared(self, rows: PreparedRows[Row]) -> None:
        """Show other rows, prepared elsewhere for the same columns."""
        self.beginResetModel()
        self._rows = rows
        self._order = rows.order(self._view.sorts)
        self._select(self._lines.closed)
        self.endResetModel()

    def set_patched(self, rows: PreparedRows[Row], keys: Collection[str]) -> None:
        """Show rows of which only those with ``keys`` changed, in place where all stay."""
        order = rows.order(self._view.sorts)
        selection = Selection(rows, self._view, self._today)
        shown = rows.pick(order, selection.mask())
        lines = self._grouped(rows, shown, self._lines.closed)
        stays = len(rows) == len(self._rows) and lines.stands_like(self._lines)
        if not stays:
            self.beginResetModel()
        self._rows, self._order, self._selection = rows, order, selection
        self._shown, self._lines = shown, lines
        if not stays:
            self.endResetModel()
            return
        for position in self.positions_of(keys):
            last = self.index(position, len(self.columns) - 1)
            self.dataChanged.emit(self.index(position, 0), last)
        self.rows_edited.emit(set(keys))

    def set_today(self, today: date) -> None:
        """Judge filters such as 本月 by ``today`` from the next change on."""
        self._today = today

    def set_view(self, view: ViewState) -> None:
        """Show the rows as ``view`` says, in one reset; columns nobody knows are passed over."""
        before, self._view = self._view, view
        self.beginResetModel()
        if view.sorts != before.sorts:
            self._order = self._rows.order(view.sorts)
        self._select(self._lines.closed if view.group_by == before.group_by else ())
        self.endResetModel()

    def set_search(self, text: str) -> None:
        """Show only rows that contain every word of ``text``, in any column."""
        self.set_view(replace(self._view, search=text))

    def set_chip(self, key: str) -> None:
        """Show only rows under the chip ``key``; all where these rows have no such chip."""
        self.set_view(replace(self._view, chip=key))

    def set_filter(self, column_key: str, column_filter: ColumnFilter | None) -> None:
        """Filter by a column; None lifts its filter."""
        filters = {**dict(self._view.filters), column_key: column_filter}
        left = tuple((key, one) for key, one in filters.items() if one is not None)
        self.set_view(replace(self._view, filters=left))

    def set_sorts(self, sorts: tuple[SortKey, ...]) -> None:
        """Order the rows by columns, the first before the next; () for the order they came in."""
        self.set_view(replace(self._view, sorts=sorts))

    def set_group(self, column_key: str) -> None:
        """Group the rows by the values of a column; "" takes the groups away."""
        self.set_view(replace(self._view, group_by=column_key))

    def clear_filters(self) -> None:
        """Drop search, chip, filters and a choice of records; order and groups stay."""
        self.set_view(replace(self._view, search="", chip="", filters=(), records=None))

    def toggle_group(self, position: int) -> None:
        """Open or close the group whose head stands at ``position``."""
        group = self.group_at(position)
        if group is None:
            return
        first, last = position + 1, position + group.count
        if group.is_open:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._lines.toggle(position)
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._lines.toggle(position)
            self.endInsertRows()

    def set_groups_open(self, *, is_open: bool) -> None:
        """Open or close all groups."""
        self.beginResetModel()
        self._regroup(() if is_open else self._lines.values)
        self.endResetModel()

    # What it knows

    @property
    def view(self) -> ViewState:
        """Search, chip, filters, order and grouping now in force."""
        return self._view

    @property
    def search(self) -> str:
        """The text searched for."""
        return self._view.search

    def filters(self) -> Mapping[str, ColumnFilter]:
        """Return the filters by the keys of their columns, in the order they were set."""
        return dict(self._view.filters)

    @property
    def facets(self) -> tuple[Facet[Row], ...]:
        """The chips of the present rows."""
        return self._rows.facets

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    @property
    def shown_count(self) -> int:
        """How many rows are let through, each once, in open groups or closed ones."""
        return len(self._shown)

    def shows_all_as_read(self) -> bool:
        """Whether nothing narrows, orders or groups the rows."""
        view = self._view
        narrows = view.search.strip() or view.chip or view.filters or view.records is not None
        return not (narrows or view.sorts or view.group_by)

    def row_at(self, position: int) -> Row:
        """Return the row shown at ``position``, where no head stands."""
        line = self._lines.lines[position]
        if line < 0:
            raise LookupError(f"a group head stands at {position}")
        return self._rows.rows[line]

    def group_at(self, position: int) -> Group | None:
        """Return the group whose head stands at ``position``, None for a row."""
        return self._lines.group_of(self._lines.lines[position])

    def shown_rows(self) -> tuple[Row, ...]:
        """Return the rows let through in their order, each once, whatever the groups."""
        rows = self._rows.rows
        return tuple([rows[place] for place in self._shown])

    def shown_groups(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """Return the rows under each head with its words, closed ones too; "" without heads."""
        rows = self._rows.rows
        if not self._lines.values:
            return (("", self.shown_rows()),)
        return tuple(
            (value or BLANK_LABEL, tuple([rows[place] for place in self._lines.members_of(-1 - n)]))
            for n, value in enumerate(self._lines.values)
        )

    def rows_between(self, spans: Iterable[tuple[int, int]]) -> tuple[Row, ...]:
        """Return the rows from the first to the last position of each span, each row once."""
        rows = self._rows.rows
        return tuple([rows[place] for place in self._lines.places_between(spans)])

    def keys_between(self, spans: Iterable[tuple[int, int]]) -> list[str]:
        """Return the keys of ``rows_between``."""
        keys = self._rows.keys
        return [keys[place] for place in self._lines.places_between(spans)]

    def position_of(self, key: str) -> int | None:
        """Return the first place where the row with ``key`` is shown, None when it is not."""
        return next(iter(self.positions_of({key})), None)

    def positions_of(self, keys: Collection[str]) -> list[int]:
        """Return all places where rows with one of ``keys`` are shown, from top to bottom."""
        return self._lines.positions_of(self._rows.places_of(keys))

    def chip_counts(self) -> Mapping[str, int]:
        """Return for each chip how many rows it would let through under search and filters."""
        found = self._selection.mask(chip=False)
        rows = self._rows
        return {one.key: (rows.rows_of_chip(one.key) & found).bit_count() for one in rows.facets}

    def count_found(self) -> int:
        """Return how many rows search and filters let through, whatever the chip."""
        return self._selection.mask(chip=False).bit_count()

    def value_counts(self, column_key: str) -> dict[str, int]:
        """Return the values of a column and their rows, in value order, blank ("") last.

        Search, chip and the filters of the other columns narrow them, its own filter does not.
        """
        return self._rows.value_counts(column_key, self._selection.mask(without=column_key))

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows and heads are shown."""
        return 0 if parent.isValid() else len(self._lines.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be selected, heads not; say which cells can be edited."""
        if index.isValid() and self._lines.lines[index.row()] < 0:
            return Qt.ItemFlag.ItemIsEnabled
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].edit is not None:
            # Without it Qt keeps input methods away from the table (see ``CellEditing``).
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one cell."""
        if not index.isValid():
            return None
        line = self._lines.lines[index.row()]
        if line < 0:
            return self._head(index, role)
        return self._cell(line, self.columns[index.column()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, or the number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    # How it does it

    def _select(self, closed: Collection[str]) -> None:
        """Find the rows to show, under heads that are open but for the values ``closed``."""
        self._selection = Selection(self._rows, self._view, self._today, self._selection)
        self._shown = self._rows.pick(self._order, self._selection.mask())
        self._regroup(closed)

    def _regroup(self, closed: Collection[str]) -> None:
        self._lines = self._grouped(self._rows, self._shown, closed)

    def _grouped(
        self, rows: PreparedRows[Row], shown: Sequence[int], closed: Collection[str]
    ) -> GroupedRows[Row]:
        key = self._view.group_by
        return GroupedRows(shown, rows.column(key) if rows.has_column(key) else None, closed)

    def _cell(self, line: int, column: Column[Row], role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows.column(column.key).text_at(line)
        if role == TONE_ROLE:
            return self._rows.column(column.key).tone_at(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(line, column)
        fixed: dict[int, object] = {
            KIND_ROLE: column.kind,
            Qt.ItemDataRole.TextAlignmentRole: column.align | Qt.AlignmentFlag.AlignVCenter,
        }
        return fixed.get(role)

    def _head(self, index: Index, role: int) -> str | None:
        """Return the words of a head, shown in the first column and read out in all."""
        is_asked = role == Qt.ItemDataRole.AccessibleTextRole or (
            role == Qt.ItemDataRole.DisplayRole and index.column() == 0
        )
        group = self.group_at(index.row())
        return f"{group.title}（{group.count}）" if is_asked and group else None

    def _tooltip(self, line: int, column: Column[Row]) -> str | None:
        if column.tooltip is not None:
            return column.tooltip(self._rows.rows[line]) or None
        if column.kind is CellKind.PILL:
            return None
        return self._rows.column(column.key).text_at(line) or None
