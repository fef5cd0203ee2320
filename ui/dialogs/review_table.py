"""The table of rows under review: each is ticked when it shall be stored."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from ui.dialogs.review_draft import ReviewRow
from ui.tables.delegate import CellDelegate
from ui.tables.item_option import item_option
from ui.tables.row_model import Index, RowModel
from ui.tables.table_view import LedgerTable
from ui.tables.value_list import paint_box

TAKE_COLUMN = 0
BOX = 16


class ReviewModel(RowModel[ReviewRow]):
    """Rows whose first column is a tick."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one cell; the tick is also known to assistive tools."""
        if index.isValid() and index.column() == TAKE_COLUMN:
            row = self.row_at(index.row())
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.is_taken else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.ToolTipRole:
                return "打勾的入库，空格键切换"
        return super().data(index, role)


class ReviewTable(LedgerTable[ReviewRow]):
    """Shows the rows; a click on the tick or the space bar takes or leaves the selected rows.

    Signals:
        tick_asked(rows): these rows shall be taken or left.
    """

    tick_asked = Signal(object)

    def __init__(self, model: ReviewModel, name: str) -> None:
        super().__init__(model, name)
        self._ticks = TickDelegate(self)
        self.setItemDelegateForColumn(TAKE_COLUMN, self._ticks)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar."""
        if event.key() == Qt.Key.Key_Space:
            self.tick_asked.emit(self.selected_rows())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.chosen_row()
        if index.column() == TAKE_COLUMN and row is not None:
            self.tick_asked.emit((row,))


class TickDelegate(CellDelegate):
    """Draws the tick."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the row and the box."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = item_option(option)
        self.paint_ground(painter, cell, index)
        area = QRectF(cell.rect)
        box = QRectF(0, 0, BOX, BOX)
        box.moveCenter(QPointF(area.center().x(), area.center().y()))
        paint_box(painter, box, index.data(Qt.ItemDataRole.CheckStateRole))
        painter.restore()
