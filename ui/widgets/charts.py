"""Charts drawn with QPainter: horizontal bars in parts, and a ring with its legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Tone

BAR_HEIGHT = 10
BAR_ROWS = (28, 46)  # least and most room for one bar
RING_WIDTH = 18
LEGEND_ROW = 26
LEGEND_GAP = 32
LEGEND_WIDTH = 150


@dataclass(frozen=True, slots=True)
class Part:
    """A count in a tone, with its name."""

    key: str
    title: str
    count: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name and the parts it is made of, from the left."""

    key: str
    title: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """The length of the bar."""
        return sum(part.count for part in self.parts)


class BarChart(QWidget):
    """Bars under each other, name left, count right.

    Signals:
        bar_pressed(key): the person wants to see the rows of a bar.
    """

    bar_pressed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._bars: tuple[Bar, ...] = ()
        self._hovered = -1
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        said = "；".join(f"{bar.title} {bar.count}" for bar in bars)
        self.setAccessibleName(f"{self._name}：{said}")
        self.setMinimumHeight(len(self._bars) * BAR_ROWS[0])
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every bar."""
        return QSize(320, len(self._bars) * BAR_ROWS[0])

    def _row_height(self) -> int:
        least, most = BAR_ROWS
        return max(least, min(most, self.height() // max(len(self._bars), 1)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the bar under the mouse."""
        place = int(event.position().y()) // self._row_height()
        if place != self._hovered:
            self._hovered = place
            self.update()

    def leaveEvent(self, _event: object) -> None:
        """Let go of the bar."""
        self._hovered = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the rows of the bar."""
        place = int(event.position().y()) // self._row_height()
        if 0 <= place < len(self._bars):
            self.bar_pressed.emit(self._bars[place].key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        longest = max((bar.count for bar in self._bars), default=0)
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, place, bar, longest)
        painter.end()

    def _paint_bar(self, painter: QPainter, place: int, bar: Bar, longest: int) -> None:
        tokens = theme.current()
        height = self._row_height()
        row = QRect(0, place * height, self.width(), height)
        if place == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.hover))
            painter.drawRoundedRect(row, theme.RADIUS_SMALL, theme.RADIUS_SMALL)
        name_width = min(230, int(self.width() * 0.44))
        metrics = QFontMetrics(self.font())
        title = metrics.elidedText(bar.title, Qt.TextElideMode.ElideRight, name_width - 12)
        painter.setPen(theme.colour(tokens.text_secondary))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(6, row.top(), name_width - 12, height), int(middle), title)
        painter.setPen(theme.colour(tokens.text))
        count = QRect(self.width() - 40, row.top(), 34, height)
        painter.drawText(count, int(middle | Qt.AlignmentFlag.AlignRight), str(bar.count))
        track = QRectF(name_width, row.top() + (height - BAR_HEIGHT) / 2, 0, BAR_HEIGHT)
        track.setRight(self.width() - 48)
        self._paint_parts(painter, track, bar, longest)

    def _paint_parts(self, painter: QPainter, track: QRectF, bar: Bar, longest: int) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.hairline))
        painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        full = track.width() * bar.count / longest if longest else 0.0
        painter.save()
        rounded = QPainterPath()
        rounded.addRoundedRect(
            QRectF(track.left(), track.top(), full, BAR_HEIGHT), BAR_HEIGHT / 2, BAR_HEIGHT / 2
        )
        painter.setClipPath(rounded)
        left = track.left()
        for part in filter(lambda part: part.count, bar.parts):
            width = full * part.count / bar.count if bar.count else 0.0
            painter.setBrush(theme.colour(tokens.fill(part.tone)))
            painter.drawRect(QRectF(left, track.top(), width - 1, BAR_HEIGHT))
            left += width
        painter.restore()


class RingChart(QWidget):
    """Parts of a whole as a ring, the whole in its middle, a legend at its right.

    Signals:
        part_pressed(key): the person wants to see the rows of a part.
    """

    part_pressed = Signal(str)

    def __init__(self, name: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._unit = unit
        self._parts: tuple[Part, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(170)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other parts; empty ones are left out."""
        self._parts = tuple(part for part in parts if part.count)
        said = "；".join(f"{part.title} {part.count}" for part in self._parts)
        self.setAccessibleName(f"{self._name}：{said}")
        self.setMinimumHeight(max(170, len(self._parts) * LEGEND_ROW + 8))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for ring and legend."""
        return QSize(330, self.minimumHeight())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the rows of the part whose legend line was pressed."""
        for part, line in self._legend_lines():
            if line.contains(event.position().toPoint()):
                self.part_pressed.emit(part.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ring(painter)
        self._paint_middle(painter)
        for part, line in self._legend_lines():
            self._paint_legend(painter, part, line)
        painter.end()

    def _ring(self) -> QRectF:
        side = min(212.0, self.height() - 12.0, self.width() * 0.46)
        left = max(4.0, (self.width() - side - LEGEND_GAP - LEGEND_WIDTH) / 2)
        return QRectF(left, (self.height() - side) / 2, side, side)

    def _paint_ring(self, painter: QPainter) -> None:
        tokens = theme.current()
        inset = RING_WIDTH / 2
        ring = self._ring().adjusted(inset, inset, -inset, -inset)
        whole = sum(part.count for part in self._parts)
        pen = QPen(theme.colour(tokens.track), RING_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if not whole:
            painter.drawEllipse(ring)
            return
        start = 90 * 16.0
        # A sliver is left between parts so that neighbours of like colour stay apart.
        gap = 16.0 if len(self._parts) > 1 else 0.0
        for part in self._parts:
            span = 360 * 16 * part.count / whole
            pen.setColor(theme.colour(tokens.fill(part.tone)))
            painter.setPen(pen)
            painter.drawArc(ring, round(start - gap / 2), -round(max(span - gap, 1)))
            start -= span

    def _paint_middle(self, painter: QPainter) -> None:
        tokens = theme.current()
        ring = self._ring()
        figure = QFont(self.font())
        figure.setPixelSize(theme.FONT_TITLE)
        figure.setBold(True)
        painter.setFont(figure)
        painter.setPen(theme.colour(tokens.text))
        centre = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        whole = sum(part.count for part in self._parts)
        painter.drawText(ring.translated(0, -9), centre, f"{whole:,}")
        small = QFont(self.font())
        small.setPixelSize(theme.FONT_SMALL)
        painter.setFont(small)
        painter.setPen(theme.colour(tokens.text_muted))
        painter.drawText(ring.translated(0, 14), centre, self._unit)

    def _legend_lines(self) -> list[tuple[Part, QRect]]:
        left = int(self._ring().right()) + LEGEND_GAP
        top = (self.height() - len(self._parts) * LEGEND_ROW) // 2
        width = min(self.width() - left, LEGEND_WIDTH)
        return [
            (part, QRect(left, top + place * LEGEND_ROW, width, LEGEND_ROW))
            for place, part in enumerate(self._parts)
        ]

    def _paint_legend(self, painter: QPainter, part: Part, line: QRect) -> None:
        tokens = theme.current()
        painter.setFont(self.font())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.fill(part.tone)))
        dot = QRectF(line.left(), line.top() + LEGEND_ROW / 2 - 5, 10, 10)
        painter.drawRoundedRect(dot, 3, 3)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour(tokens.text_secondary))
        painter.drawText(line.adjusted(18, 0, 0, 0), int(middle), part.title)
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(line, int(middle | Qt.AlignmentFlag.AlignRight), str(part.count))
