"""A short list of what happened: a dot, the words, and when and by whom below them."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme

ROW = 44


class FeedEntry(NamedTuple):
    """One thing that happened; ``is_faded`` when it was taken back."""

    text: str
    note: str
    is_faded: bool = False


class Feed(QWidget):
    """Shows as many entries as there is room for, newest first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._entries: tuple[FeedEntry, ...] = ()
        self.setMinimumHeight(ROW * 2)

    def show_entries(self, entries: Sequence[FeedEntry]) -> None:
        """Show other entries."""
        self._entries = tuple(entries)
        self.setAccessibleName(f"{self._name}：{'；'.join(entry.text for entry in entries)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for four entries."""
        return QSize(300, ROW * 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the entries that fit whole."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fitting = self._entries[: self.height() // ROW]
        for place, entry in enumerate(fitting):
            is_last = place == len(fitting) - 1
            self._paint_entry(painter, place * ROW, entry, is_last=is_last)
        painter.end()

    def _paint_entry(self, painter: QPainter, top: int, entry: FeedEntry, *, is_last: bool) -> None:
        tokens = theme.current()
        painter.setPen(theme.colour(tokens.border))
        if not is_last:
            painter.drawLine(QPointF(7, top + 17), QPointF(7, top + ROW + 7))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.track if entry.is_faded else tokens.accent_fill))
        painter.drawEllipse(QPointF(7, top + 12), 3.5, 3.5)
        room = QRect(22, top + 2, self.width() - 22, 20)
        words = QFont(self.font())
        words.setStrikeOut(entry.is_faded)
        painter.setFont(words)
        painter.setPen(theme.colour(tokens.text_muted if entry.is_faded else tokens.text))
        shown = QFontMetrics(words).elidedText(entry.text, theme.ELIDE_RIGHT, room.width())
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, middle, shown)
        small = QFont(self.font())
        small.setPixelSize(theme.FONT_SMALL)
        painter.setFont(small)
        painter.setPen(theme.colour(tokens.text_muted))
        painter.drawText(room.translated(0, 19), middle, entry.note)
