"""The table every ledger uses: fixed row height, one hovered row, search, sort, the chosen row."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui import theme
from ui.tables.column import Column
from ui.tables.delegate import CellDelegate
from ui.tables.header import SortHeader
from ui.tables.row_model import RowModel, SortState

Row = TypeVar("Row")

SEARCH_DELAY_MS = 200
NARROWEST, WIDEST = 40, 2000
NARROW_TABLE = 640


class LedgerTable(QTableView, Generic[Row]):
    """Shows a ``RowModel`` and keeps the chosen row chosen while rows come and go.

    Signals:
        row_chosen(row or None): another row is the chosen one.
        shown_changed(): other rows are shown than before.
    """

    row_chosen = Signal(object)
    shown_changed = Signal()

    def __init__(self, model: RowModel[Row], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._chosen_key = ""
        self._selected_keys: list[str] = []
        self._cells = CellDelegate(self)
        self._header = SortHeader(self)
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._typed = ""
        self._own_widths: dict[str, int] = {}
        self._is_fitting = False
        self.setAccessibleName(name)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._set_manners()
        self._set_widths()
        self._header.sort_asked.connect(self.sort_by)
        self._header.sectionResized.connect(self._on_section_resized)
        self._typing.timeout.connect(self.search_now)
        model.modelAboutToBeReset.connect(self._note_selection)
        model.modelReset.connect(self._restore_choice)
        # Keys move the current row after the selection, the mouse before it: both are heard.
        self.selectionModel().currentRowChanged.connect(self._on_moved)
        self.selectionModel().selectionChanged.connect(self._on_moved)

    def sort_by(self, sort: SortState) -> None:
        """Order the rows; the chosen row stays in sight."""
        self._rows.set_sort(sort)
        self._header.show_sort(sort)

    def search_soon(self, text: str) -> None:
        """Search when the person stops typing."""
        self._typed = text
        self._typing.start()

    def search_now(self) -> None:
        """Search for what was typed (Enter)."""
        self._typing.stop()
        if self._typed != self._rows.search:
            self._cells.set_search(self._typed)
            self._rows.set_search(self._typed)

    def show_all(self) -> None:
        """Drop search and filters."""
        self._typing.stop()
        self._typed = ""
        self._cells.set_search("")
        self._rows.clear_filters()

    def chosen_row(self) -> Row | None:
        """Return the row in hand, None when none is shown."""
        # A table that gets the focus makes a row current without choosing it.
        index = self.currentIndex()
        is_chosen = index.isValid() and self.selectionModel().isSelected(index)
        return self._rows.row_at(index.row()) if is_chosen else None

    def selected_rows(self) -> tuple[Row, ...]:
        """Return all selected rows, in the order shown."""
        positions = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._rows.row_at(position) for position in positions)

    def choose(self, key: str) -> bool:
        """Choose the row with ``key`` and bring it into sight; False when it is not shown."""
        position = self._rows.position_of(key)
        if position is None:
            return False
        index = self._rows.index(position, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    # The widths a person gave

    def own_widths(self) -> dict[str, int]:
        """Return the columns the person made wider or narrower."""
        return dict(self._own_widths)

    def take_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths a person gave them before."""
        known = {column.key for column in self._rows.columns}
        self._own_widths = {
            key: max(NARROWEST, min(width, WIDEST)) for key, width in widths.items() if key in known
        }
        self._set_widths()

    def _on_section_resized(self, place: int, _before: int, width: int) -> None:
        if not self._is_fitting:
            self._own_widths[self._rows.columns[place].key] = width

    # Its manners

    def _set_manners(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.ROW_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        self._is_fitting = True
        for position, width in enumerate(self._fitted_widths()):
            self.setColumnWidth(position, width)
        self._is_fitting = False

    def _fitted_widths(self) -> list[int]:
        """Give the stretching columns what is left, unless the person gave them a width."""
        columns = self._rows.columns
        widths = [self._own_widths.get(one.key, self._base_width(one)) for one in columns]
        stretching = [
            place
            for place, column in enumerate(columns)
            if column.stretches and column.key not in self._own_widths
        ]
        room = max(0, self.viewport().width() - sum(widths))
        for place in stretching:
            widths[place] += room // len(stretching)
        return widths

    def _base_width(self, column: Column[Row]) -> int:
        is_narrow = self.viewport().width() < NARROW_TABLE
        return column.least if is_narrow and column.least else column.width

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the hover band follow the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover band away."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()

    # The chosen row

    def _on_moved(self) -> None:
        row = self.chosen_row()
        if row is not None and self._rows.row_key(row) != self._chosen_key:
            self._chosen_key = self._rows.row_key(row)
            self.row_chosen.emit(row)

    def _note_selection(self) -> None:
        self._selected_keys = [self._rows.row_key(row) for row in self.selected_rows()]

    def _restore_choice(self) -> None:
        """Choose the row again that was chosen before the rows changed, and tell it anew."""
        key, self._chosen_key = self._chosen_key, ""
        if not (key and self.choose(key)):
            self._chosen_key = key
            self.row_chosen.emit(None)
        elif len(self._selected_keys) > 1:
            self._select_also(self._selected_keys)
        self.shown_changed.emit()

    def _select_also(self, keys: Sequence[str]) -> None:
        """Select rows beside the chosen one."""
        selection = QItemSelection()
        for key in keys:
            position = self._rows.position_of(key)
            if position is not None:
                index = self._rows.index(position, 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.Select | flags.Rows)
