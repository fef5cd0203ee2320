"""What can be done from the titles of a table: sort, filter, hide, group, freeze."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal

from models.filters import ColumnFilter
from ui.tables.header import LedgerHeader
from ui.tables.row_model import RowModel

if TYPE_CHECKING:
    # No table waits for what opens over it when a person asks for it.
    from ui.tables.filter_popup import FilterPopup
    from ui.tables.table_view import LedgerTable

Row = TypeVar("Row")


class ColumnControls(QObject, Generic[Row]):
    """Listens to the headers of ``table``, the one of its frozen columns as well.

    Attributes:
        popup: the open filter, None when none is open.

    Signals:
        frozen_asked(count): so many columns shall stay in sight.
        columns_asked(): the column chooser shall be opened.
    """

    frozen_asked = Signal(int)
    columns_asked = Signal()

    def __init__(
        self,
        table: "LedgerTable[Row]",
        rows: RowModel[Row],
        headers: Sequence[LedgerHeader],
        *,
        full: bool,
    ) -> None:
        super().__init__(table)
        self.popup: FilterPopup | None = None
        self._table = table
        self._rows = rows
        self._headers = tuple(headers)
        self._columns = {column.key: column for column in rows.columns}
        self._places = {column.key: place for place, column in enumerate(rows.columns)}
        self._is_full = full
        for header in headers:
            header.has_funnels = full
            header.sorts_asked.connect(rows.set_sorts)
            header.filter_asked.connect(self._on_funnel)
            header.menu_asked.connect(self._on_menu)

    def show_view(self) -> None:
        """Let the headers show order and filters as they are now."""
        for header in self._headers:
            header.show_sorts(self._rows.view.sorts)
            header.show_filtered(tuple(self._rows.filters()))

    def open_filter(self, key: str, under: QRect | None = None) -> None:
        """Open the filter of a column under its title, or under a place in the window."""
        if not self._is_full or key not in self._columns:
            return
        from ui.tables.filter_popup import (  # noqa: PLC0415 - see above
            FilterPopup,
            FilterSubject,
        )

        self.close_filter()
        column = self._columns[key]
        subject = FilterSubject(
            key,
            column.title,
            self._rows.value_counts(key),
            self._rows.filters().get(key),
            has_days=column.day is not None,
            has_numbers=column.number is not None,
        )
        popup = self.popup = FilterPopup(subject, self._table.window())
        popup.filter_chosen.connect(self._filter)
        popup.sort_chosen.connect(lambda sort: self._rows.set_sorts((sort,)))
        popup.more_asked.connect(self.open_menu)
        popup.closed.connect(self._on_closed)
        popup.open_under(under or self._title_in_window(key), self._table)

    def close_filter(self) -> None:
        """Close the open filter without a choice."""
        if self.popup is not None:
            self.popup.close_popup()

    def open_menu(self, key: str, place: QPoint) -> None:
        """Open the menu of a column at a place on screen."""
        from ui.tables.header_menu import (  # noqa: PLC0415 - see above
            ColumnActs,
            ColumnStanding,
            make_column_menu,
        )

        shown = self._table.arrangement.shown()
        view = self._rows.view
        standing = ColumnStanding(
            self._columns[key],
            view.sorts,
            shown.index(key) if key in shown else -1,
            self._table.frozen.count,
            is_filtered=key in self._rows.filters(),
            is_grouped=view.group_by == key,
            is_only=shown == (key,),
        )
        acts = ColumnActs(
            sort=self._rows.set_sorts,
            open_filter=self.open_filter,
            lift_filter=lambda column: self._filter(column, None),
            hide=self._table.arrangement.hide_column,
            group_by=self._rows.set_group,
            freeze=self.frozen_asked.emit,
            choose_columns=self.columns_asked.emit,
        )
        make_column_menu(standing, acts, self._table).popup(place)

    def _filter(self, key: str, column_filter: ColumnFilter | None) -> None:
        self._rows.set_filter(key, column_filter)

    def _on_funnel(self, column: int) -> None:
        self.open_filter(self._rows.columns[column].key)

    def _on_menu(self, column: int, place: QPoint) -> None:
        self.open_menu(self._rows.columns[column].key, place)

    def _on_closed(self) -> None:
        self.popup = None
        self._table.setFocus(Qt.FocusReason.PopupFocusReason)

    def _title_in_window(self, key: str) -> QRect:
        """Return where a title is; one that was scrolled away comes back into sight."""
        place = self._places[key]
        plain, frozen = self._headers
        header = frozen if place in self._table.frozen.columns() and frozen.isVisible() else plain
        area = header.title_area(place)
        if header is plain and not header.rect().intersects(area):
            self._table.horizontalScrollBar().setValue(plain.sectionPosition(place))
            area = header.title_area(place)
        return QRect(header.mapTo(self._table.window(), area.topLeft()), area.size())
