"""The table of rows under review: each is ticked when it shall be stored."""

from typing import Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from ui import theme
from ui.dialogs.review_draft import ReviewRow
from ui.tables.delegate import CellDelegate
from ui.tables.row_model import Index, RowModel
from ui.tables.table_view import LedgerTable

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


class _Cell(Protocol):
    """The field of ``QStyleOptionViewItem`` used here; Qt's stubs leave it out."""

    rect: QRectF


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
        self._paint_ground(painter, option, index)  # type: ignore[arg-type] # the stub lacks fields
        tokens = theme.current()
        area = QRectF(cast("_Cell", option).rect)
        box = QRectF(0, 0, BOX, BOX)
        box.moveCenter(QPointF(area.center().x(), area.center().y()))
        is_taken = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(tokens.accent_fill if is_taken else tokens.text_muted))
        painter.setBrush(theme.colour(tokens.accent_fill if is_taken else tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if is_taken:
            pen = QPen(theme.colour(tokens.on_accent), 1.8)
            painter.setPen(pen)
            left, top = box.left(), box.top()
            painter.drawPolyline(
                [
                    QPointF(left + 4, top + 8.2),
                    QPointF(left + 7, top + 11),
                    QPointF(left + 12, top + 5),
                ]
            )
        painter.restore()
