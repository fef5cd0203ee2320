"""The first columns of a table, kept in sight while it scrolls sideways.

A second view of the same model and selection lies over the left of the table. It is shown only
while the table is scrolled: before that, the table itself shows the same.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui import theme
from ui.tables.delegate import CellDelegate
from ui.tables.group_heads import is_head, paint_heads
from ui.tables.header import LedgerHeader


class FrozenColumns(QTableView):
    """Shows the first columns of ``table``; what is done on it is done on the table.

    Attributes:
        cells: what draws the cells.
        header: the titles of the frozen columns.

    Signals:
        row_hovered(row): the mouse is over a row, -1 when it has left.
        head_pressed(row): the head of a group was pressed.
    """

    row_hovered = Signal(int)
    head_pressed = Signal(int)

    def __init__(self, table: QTableView, cells: CellDelegate, header: LedgerHeader) -> None:
        super().__init__(table)
        self.cells = cells
        self.header = header
        self._table = table
        self._count = 0
        self.setHorizontalHeader(header)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(cells)
        self._set_manners()
        self._connect()
        self.hide()

    @property
    def count(self) -> int:
        """How many columns are frozen."""
        return self._count

    def freeze(self, count: int) -> None:
        """Keep the first ``count`` columns that are shown in sight; 0 lets all go."""
        self._count = count
        self.arrange()

    def columns(self) -> Sequence[int]:
        """Return the frozen columns, from the left."""
        header = self._table.horizontalHeader()
        in_order = [header.logicalIndex(visual) for visual in range(header.count())]
        return [column for column in in_order if not header.isSectionHidden(column)][: self._count]

    def covered(self) -> int:
        """Return how many pixels of the table lie under the frozen columns."""
        return sum(self._table.columnWidth(column) for column in self.columns())

    def arrange(self) -> None:
        """Lie over the left of the table with the same columns and widths, if it is scrolled."""
        columns = self.columns()
        is_needed = bool(columns) and self._table.horizontalScrollBar().value() > 0
        # Where the frozen columns leave no room for others, nothing is frozen.
        is_needed = is_needed and self.covered() < self._table.viewport().width() * 3 // 4
        if is_needed:
            self._take_columns(columns)
            rows = self._table.verticalHeader().defaultSectionSize()
            self.verticalHeader().setDefaultSectionSize(rows)
            self.horizontalHeader().setFixedHeight(self._table.horizontalHeader().height())
            top = self._table.viewport().geometry()
            height = self._table.horizontalHeader().height()
            self.setGeometry(top.left(), top.top() - height, self.covered(), top.height() + height)
        self.setVisible(is_needed)
        if is_needed:
            self.raise_()
            self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())

    def _take_columns(self, columns: Sequence[int]) -> None:
        header = self.horizontalHeader()
        for visual, column in enumerate(columns):
            header.moveSection(header.visualIndex(column), visual)
        for column in range(header.count()):
            is_hidden = column not in columns
            if header.isSectionHidden(column) != is_hidden:
                header.setSectionHidden(column, is_hidden)
        for column in columns:
            self.setColumnWidth(column, self._table.columnWidth(column))

    def _set_manners(self) -> None:
        self.setSelectionBehavior(self._table.selectionBehavior())
        self.setSelectionMode(self._table.selectionMode())
        self.setEditTriggers(self._table.editTriggers())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._table)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsMovable(False)

    def _connect(self) -> None:
        table = self._table
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _: self._follow())
        table.horizontalHeader().sectionResized.connect(lambda *_: self._follow())
        self.horizontalHeader().sectionResized.connect(self._widen)
        self.doubleClicked.connect(table.doubleClicked)
        self.activated.connect(table.activated)
        self.clicked.connect(table.clicked)

    def _follow(self) -> None:
        if self._count:
            self.arrange()

    def _widen(self, column: int, _before: int, width: int) -> None:
        if width and self._table.columnWidth(column) != width:
            self._table.setColumnWidth(column, width)

    # What is done on it, is done on the table

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the table."""
        self._table.wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the table for its menu: rows stand at the same heights there."""
        self._table.contextMenuEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a press on a head; all else is a choice as on the table."""
        row = self.rowAt(round(event.position().y()))
        if is_head(self._table, row):
            self.head_pressed.emit(row)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second click on a head as one more."""
        if is_head(self._table, self.rowAt(round(event.position().y()))):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the hover band run across both views."""
        super().mouseMoveEvent(event)
        self.row_hovered.emit(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover band away."""
        super().leaveEvent(event)
        self.row_hovered.emit(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells, heads, and the line where the scrolled columns vanish."""
        super().paintEvent(event)
        painter, right = QPainter(self.viewport()), self.viewport().width() - 1
        painter.fillRect(right, 0, 1, self.height(), theme.colour(theme.current().border))
        painter.end()
        paint_heads(self, width=self._table.viewport().width(), hovered_row=self.cells.hovered_row)
