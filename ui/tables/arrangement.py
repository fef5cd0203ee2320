"""Which columns a table shows, in which order and how wide."""

import math
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from ui import theme
from ui.tables.column import Column

Row = TypeVar("Row")

NARROWEST, WIDEST = 40, 2000
NARROW_TABLE = 640


class ColumnArrangement(QObject, Generic[Row]):
    """Arranges the sections of a table's header; what the mouse does there is kept as well.

    Signals:
        changed(): order or visibility are others than before.
        widths_changed(): a person made a column wider or narrower.
    """

    changed = Signal()
    widths_changed = Signal()

    def __init__(self, table: QTableView, columns: Sequence[Column[Row]]) -> None:
        super().__init__(table)
        self._table = table
        self._columns = tuple(columns)
        self._places = {column.key: place for place, column in enumerate(columns)}
        self._own_widths: dict[str, int] = {}
        self._is_arranging = False
        self._header = table.horizontalHeader()
        self._header.sectionResized.connect(self._on_resized)
        self._header.sectionMoved.connect(self._on_moved)

    @property
    def usual(self) -> tuple[str, ...]:
        """The columns shown before a person chose any."""
        return tuple(column.key for column in self._columns if not column.is_hidden)

    def shown(self) -> tuple[str, ...]:
        """Return the columns shown, from the left."""
        return tuple(column.key for column in self._in_order() if not self._is_hidden(column.key))

    def all_in_order(self) -> tuple[Column[Row], ...]:
        """Return all columns as a person would list them: those shown first."""
        shown = self.shown()
        hidden = [column for column in self._columns if column.key not in shown]
        return (*[self._columns[self._places[key]] for key in shown], *hidden)

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show known columns in this order; () for the usual ones."""
        known = [key for key in dict.fromkeys(keys) if key in self._places] or list(self.usual)
        if tuple(known) == self.shown():
            return
        rest = [column.key for column in self._columns if column.key not in known]
        self._is_arranging = True
        for visual, key in enumerate((*known, *rest)):
            place = self._places[key]
            self._header.moveSection(self._header.visualIndex(place), visual)
            self._header.setSectionHidden(place, key not in known)
        self._is_arranging = False
        self.fit()
        self.changed.emit()

    def hide_column(self, key: str) -> None:
        """Hide a column; the last one stays."""
        left = [one for one in self.shown() if one != key]
        if left:
            self.show_columns(left)

    # Widths

    def own_widths(self) -> dict[str, int]:
        """Return the columns the person made wider or narrower."""
        return dict(self._own_widths)

    def take_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths a person gave them before, all others their usual ones."""
        self._own_widths = {
            key: max(NARROWEST, min(width, WIDEST))
            for key, width in widths.items()
            if key in self._places
        }
        self.fit()

    def fit(self) -> None:
        """Let the stretching columns take what is left, unless the person gave them a width.

        They give way where that brings all columns into sight.
        """
        shown = [self._columns[self._places[key]] for key in self.shown()]
        widths = {one.key: self._own_widths.get(one.key, self._base_width(one)) for one in shown}
        stretching = [one for one in shown if one.stretches and one.key not in self._own_widths]
        room = self._table.viewport().width() - sum(widths.values())
        spare = {one.key: max(0, widths[one.key] - self._least_width(one)) for one in stretching}
        if room >= 0:
            for one in stretching:
                widths[one.key] += room // len(stretching)
        elif sum(spare.values()) >= -room:
            for key, most in spare.items():
                widths[key] -= math.ceil(most * -room / sum(spare.values()))
        self._is_arranging = True
        for key, width in widths.items():
            self._table.setColumnWidth(self._places[key], width)
        self._is_arranging = False

    def _base_width(self, column: Column[Row]) -> int:
        is_narrow = self._table.viewport().width() < theme.px(NARROW_TABLE)
        width = theme.px(column.width)
        # Qt widens a section that is narrower than this by itself: what is left would be too much.
        return max(
            self._header.minimumSectionSize(), self._least_width(column) if is_narrow else width
        )

    def _least_width(self, column: Column[Row]) -> int:
        return theme.px(column.least or column.width)

    def _on_resized(self, place: int, _before: int, width: int) -> None:
        if not self._is_arranging and width:
            self._own_widths[self._columns[place].key] = width
            self.widths_changed.emit()

    def _on_moved(self) -> None:
        if not self._is_arranging:
            self.changed.emit()

    def _in_order(self) -> list[Column[Row]]:
        header: QHeaderView = self._header
        return [self._columns[header.logicalIndex(visual)] for visual in range(header.count())]

    def _is_hidden(self, key: str) -> bool:
        return self._header.isSectionHidden(self._places[key])
