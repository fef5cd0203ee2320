"""How the front page is laid out: two columns where there is room, one in narrow windows."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import theme

ROOM_FOR_TWO = 1000
LEAST_HEIGHT = 560  # lower windows scroll
STACKED = (320, 330, 280, 240)  # heights of the parts in one column
WIDTHS = (7, 4)
HEIGHTS = (13, 10)
CARDS_WHEN_NARROW = 3


class DeskBoard(QWidget):
    """Lays out a row of cards, a strip, four parts below it: the upper pair, then the lower one."""

    def __init__(self, cards: Sequence[QWidget], strip: QWidget, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._cards = tuple(cards)
        self._parts = tuple(parts)
        self._is_wide: bool | None = None
        self._top = QGridLayout()
        self._top.setSpacing(theme.SPACE)
        self._below = QGridLayout()
        self._below.setSpacing(theme.SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(self._top)
        column.addWidget(strip)
        column.addLayout(self._below, 1)
        self._arrange(is_wide=True)

    def minimumSizeHint(self) -> QSize:
        """Return the room all parts need, and two columns more: with little to tell as with much.

        A minimum that is set would hold where the parts need more, and they would cover each other.
        """
        least = QSize(0, theme.px(LEAST_HEIGHT) if self._is_wide else 0)
        return super().minimumSizeHint().expandedTo(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from two columns to one and back."""
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= theme.px(ROOM_FOR_TWO))

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        self._place(self._top, self._cards, len(self._cards) if is_wide else CARDS_WHEN_NARROW)
        self._place(self._below, self._parts, 2 if is_wide else 1)
        for column, width in enumerate(WIDTHS):
            self._below.setColumnStretch(column, width if is_wide or column == 0 else 0)
        for row in range(len(self._parts)):
            is_pair = is_wide and row < len(HEIGHTS)
            self._below.setRowStretch(row, HEIGHTS[row] if is_pair else 0)
        for part, height in zip(self._parts, STACKED, strict=True):
            part.setMinimumHeight(0 if is_wide else theme.px(height))
        self.updateGeometry()

    def _place(self, grid: QGridLayout, widgets: Sequence[QWidget], columns: int) -> None:
        for widget in widgets:
            grid.removeWidget(widget)
        for column in range(len(widgets)):
            grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, widget in enumerate(widgets):
            grid.addWidget(widget, *divmod(place, columns))
