"""A short list of what happened: a dot, the words, and when and by whom below them."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.spots import Spot, SpotBoard, paint_hover, sized

ROW = 42
INDENT = 22
LEAST_ROWS = 2

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One thing that happened.

    Attributes:
        key: told when the entry is pressed; None where there is nothing to open.
        is_faded: it was taken back.
    """

    text: str
    note: str
    key: Hashable = None
    is_faded: bool = False


class Feed(SpotBoard):
    """Shows as many entries as there is room for, newest first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._entries: tuple[FeedEntry, ...] = ()
        self.setMinimumHeight(theme.px(ROW * LEAST_ROWS))

    def show_entries(self, entries: Sequence[FeedEntry]) -> None:
        """Show other entries."""
        self._entries = tuple(entries)
        self.setAccessibleName(f"{self.name}：{'；'.join(entry.text for entry in entries)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for four entries."""
        return QSize(theme.px(300), theme.px(ROW * 4))

    def spots(self) -> Sequence[Spot]:
        """Return the entries in sight that open something; each its own, whatever it opens."""
        return [
            Spot(room, (place, entry.key), f"{entry.text}\n{entry.note}")
            for place, (entry, room) in enumerate(self._rooms())
            if entry.key is not None
        ]

    def paint(self, painter: QPainter) -> None:
        """Draw the entries that fit whole."""
        shown = list(self._rooms())
        for place, (entry, room) in enumerate(shown):
            if self.hovered == (place, entry.key):
                paint_hover(painter, room)
            if place < len(shown) - 1:
                self._paint_thread(painter, room)
            self._paint_entry(painter, entry, room)

    def _rooms(self) -> Iterator[tuple[FeedEntry, QRectF]]:
        height = theme.px(ROW)
        for place, entry in enumerate(self._entries[: self.height() // height]):
            yield entry, QRectF(0, place * height, self.width(), height)

    def _paint_thread(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(theme.colour(theme.current().border))
        x, y = theme.px(9), room.top() + theme.px(12)
        painter.drawLine(QPointF(x, y + theme.px(6)), QPointF(x, y + room.height() - theme.px(6)))

    def _paint_entry(self, painter: QPainter, entry: FeedEntry, room: QRectF) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.track if entry.is_faded else tokens.accent_fill))
        painter.drawEllipse(QPointF(theme.px(9), room.top() + theme.px(12)), 3.5, 3.5)
        words = QFont(self.font())
        words.setStrikeOut(entry.is_faded)
        painter.setFont(words)
        painter.setPen(theme.colour(tokens.text_muted if entry.is_faded else tokens.text))
        indent, half = theme.px(INDENT), room.height() / 2
        line = QRectF(indent, room.top() + 2, room.width() - indent - theme.px(6), half - 2)
        shown = QFontMetricsF(words).elidedText(entry.text, theme.ELIDE_RIGHT, line.width())
        painter.drawText(line, _MIDDLE, shown)
        painter.setFont(sized(self.font(), theme.FONT_SMALL))
        painter.setPen(theme.colour(tokens.text_muted))
        painter.drawText(line.translated(0, half - 3), _MIDDLE, entry.note)
