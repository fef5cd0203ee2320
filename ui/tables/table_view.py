"""The table every ledger uses: rows, search, the chosen row, groups, frozen columns."""

from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from models.views import ViewState
from ui import theme
from ui.tables.arrangement import ColumnArrangement
from ui.tables.column_controls import ColumnControls
from ui.tables.delegate import CellDelegate
from ui.tables.frozen_columns import FrozenColumns
from ui.tables.group_heads import is_head, paint_heads, turns_group
from ui.tables.header import LedgerHeader
from ui.tables.row_choice import RowChoice
from ui.tables.row_model import RowModel

Row = TypeVar("Row")

SEARCH_DELAY_MS = 200


class LedgerTable(QTableView, Generic[Row]):
    """Shows a ``RowModel`` and keeps the chosen row chosen while rows come and go.

    Attributes:
        arrangement: order, visibility and widths of the columns.
        controls: what can be done from the titles. Tables of ledgers are ``full``: their columns
            can be filtered, hidden, grouped by and frozen; others are only sorted.

    Signals:
        row_chosen(row or None): another row is the chosen one.
        shown_changed(): other rows are shown than before, or rows were edited.
        view_changed(): search, filters, order, groups or columns may be others than before.
        columns_asked(): the column chooser shall be opened.
        menu_asked(QPoint): what can be done with the selected rows shall be offered there.
    """

    row_chosen = Signal(object)
    shown_changed = Signal()
    view_changed = Signal()
    columns_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(
        self,
        model: RowModel[Row],
        name: str,
        parent: QWidget | None = None,
        *,
        full: bool = False,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._cells = CellDelegate(self)
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._typed = ""
        self.setAccessibleName(name)
        self._header = LedgerHeader([column.key for column in model.columns], self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.arrangement: ColumnArrangement[Row] = ColumnArrangement(self, model.columns)
        self._set_manners()
        self._frozen = self._make_frozen(full=full)
        headers = (self._header, self._frozen.header)
        self.controls: ColumnControls[Row] = ColumnControls(self, model, headers, full=full)
        self.arrangement.show_columns(())
        self.arrangement.fit()
        self._choice: RowChoice[Row] = RowChoice(self, model)
        self._connect()

    # What it shows

    def view_state(self) -> ViewState:
        """Return search, filters, order, groups and columns as they are now."""
        own_widths = tuple(self.arrangement.own_widths().items())
        view = self._rows.view
        return ViewState(
            search=view.search,
            chip=view.chip,
            filters=view.filters,
            sorts=view.sorts,
            group_by=view.group_by,
            columns=self.arrangement.shown(),
            widths=own_widths,
            frozen=self._frozen.count,
            export=view.export,
        )

    def show_view(self, state: ViewState) -> None:
        """Show rows and columns as ``state`` says."""
        self._typing.stop()
        self._typed = state.search
        self.arrangement.take_widths(dict(state.widths))
        self.arrangement.show_columns(state.columns)
        self._frozen.freeze(state.frozen)
        self._rows.set_view(state)

    def freeze(self, count: int) -> None:
        """Keep the first ``count`` columns in sight while the others scroll."""
        self._frozen.freeze(count)
        self.view_changed.emit()

    @property
    def frozen(self) -> FrozenColumns:
        """The view of the frozen columns."""
        return self._frozen

    def search_soon(self, text: str) -> None:
        """Search when the person stops typing."""
        self._typed = text
        self._typing.start()

    def search_now(self) -> None:
        """Search for what was typed (Enter)."""
        self._typing.stop()
        if self._typed != self._rows.search:
            self._rows.set_search(self._typed)

    def show_all(self) -> None:
        """Drop search, chip and filters; order, groups and columns stay."""
        self._typing.stop()
        self._typed = ""
        self._rows.clear_filters()

    # The chosen row

    def chosen_row(self) -> Row | None:
        """Return the row in hand, None when none is chosen or a head is in hand."""
        return self._choice.chosen_row()

    def selected_rows(self) -> tuple[Row, ...]:
        """Return all selected rows, in the order shown, each once."""
        return self._choice.selected_rows()

    def choose(self, key: str) -> bool:
        """Choose the row with ``key`` and bring it into sight; False when it is not shown."""
        return self._choice.choose(key)

    def choose_first(self) -> None:
        """Choose the first row."""
        self._choice.choose_first()

    # Groups

    def turn_group(self, position: int) -> None:
        """Open or close the group whose head stands at ``position``, and take it in hand."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._rows.index(position, self._choice.column_in_hand())
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self._rows.toggle_group(position)

    def open_groups(self, *, is_open: bool) -> None:
        """Open or close all groups."""
        self._rows.set_groups_open(is_open=is_open)

    def _head_menu(self, position: int) -> QMenu:
        group = self._rows.group_at(position)
        menu = QMenu(self)
        turn = menu.addAction("收起" if group is not None and group.is_open else "展开")
        turn.triggered.connect(lambda: self.turn_group(position))
        menu.addSeparator()
        menu.addAction("全部展开").triggered.connect(lambda: self.open_groups(is_open=True))
        menu.addAction("全部收起").triggered.connect(lambda: self.open_groups(is_open=False))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

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
        rows.setDefaultSectionSize(theme.row_height())

    def _make_frozen(self, *, full: bool) -> FrozenColumns:
        keys = [column.key for column in self._rows.columns]
        frozen = FrozenColumns(self, CellDelegate(self), LedgerHeader(keys))
        frozen.row_hovered.connect(self._hover)
        frozen.head_pressed.connect(self.turn_group)
        self._cells.marks_cell_in_hand = frozen.cells.marks_cell_in_hand = full
        return frozen

    def _connect(self) -> None:
        model = self._rows
        self._typing.timeout.connect(self.search_now)
        self.controls.columns_asked.connect(self.columns_asked)
        self.controls.frozen_asked.connect(self.freeze)
        self.arrangement.changed.connect(self._on_arranged)
        self.arrangement.widths_changed.connect(self.view_changed)
        model.modelReset.connect(self._on_reset)
        model.rows_edited.connect(self._on_edited)
        self._choice.row_chosen.connect(self.row_chosen)

    def _on_reset(self) -> None:
        for cells in (self._cells, self._frozen.cells):
            cells.set_search(self._rows.search)
        self.controls.show_view()
        self._choice.restore()
        self.shown_changed.emit()
        self.view_changed.emit()

    def _on_edited(self, keys: set[str]) -> None:
        self._choice.tell_edited(keys)
        self.shown_changed.emit()

    def _on_arranged(self) -> None:
        first = self._header.first_column()
        self._cells.first_column = self._frozen.cells.first_column = first
        self._frozen.arrange()
        self.viewport().update()
        self.view_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Take other sizes with another look."""
        super().changeEvent(event)
        looks = (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in looks and self.model() is not None:
            self.verticalHeader().setDefaultSectionSize(theme.row_height())
            self.arrangement.fit()
            self._frozen.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.arrangement.fit()
        self._frozen.arrange()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight: frozen ones are, others must not lie under the frozen ones."""
        sideways = self.horizontalScrollBar()
        before = sideways.value()
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        if is_head(self, index.row()) or index.column() in self._frozen.columns():
            sideways.setValue(before)
            return
        hidden = self._frozen.covered() - self.columnViewportPosition(index.column())
        if sideways.value() and hidden > 0:
            sideways.setValue(sideways.value() - hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells and the heads of groups across them."""
        super().paintEvent(event)
        paint_heads(self, width=self.viewport().width(), hovered_row=self._cells.hovered_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the filter of the column in hand by Alt+Down; turn the group in hand."""
        key, row = event.key(), self.currentIndex().row()
        group = self._rows.group_at(row) if row >= 0 else None
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.controls.open_filter(self._rows.columns[self._choice.column_in_hand()].key)
        elif group is not None and turns_group(key, group):
            self.turn_group(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn the group whose head is pressed; all else is a choice."""
        row = self.rowAt(round(event.position().y()))
        if not is_head(self, row):
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.turn_group(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second click on a head as one more."""
        if is_head(self, self.rowAt(round(event.position().y()))):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to groups on a head, with rows elsewhere."""
        row = self.rowAt(event.pos().y())
        if is_head(self, row):
            self._head_menu(row).popup(event.globalPos())
        else:
            self.menu_asked.emit(event.globalPos())

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
            self._cells.hovered_row = self._frozen.cells.hovered_row = row
            self.viewport().update()
            self._frozen.viewport().update()
