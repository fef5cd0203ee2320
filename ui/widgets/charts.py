"""Charts drawn with QPainter: horizontal bars in parts, and a ring with its legend.

Every bar, part and line of the legend can be pressed; colours never stand without words.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Tone
from ui.widgets.spots import Spot, SpotBoard, paint_hover, sized

BAR_HEIGHT = 10
BAR_ROWS = (24, 42)  # least and most room for one bar
NAME_SHARE = 0.46
MOST_NAME = 220
COUNT_GAP = 14
RING_WIDTH = 16
MOST_RING = 190
LEGEND_ROW = 24
LEGEND_GAP = 20
LEGEND_WIDTH = 128
DOT = 9

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Part:
    """A count in a tone, with its name; ``key`` is told when it is pressed."""

    key: Hashable
    title: str
    count: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, the parts it is made of from the left, and how many of it are done."""

    key: Hashable
    title: str
    parts: tuple[Part, ...]
    done: int = 0
    unit: str = "项"

    @property
    def count(self) -> int:
        """The length of the bar."""
        return sum(part.count for part in self.parts)

    @property
    def words(self) -> str:
        """The bar, said."""
        parts = "，".join(f"{part.title} {part.count}" for part in self.parts if part.count)
        return f"{self.title}：共 {self.count} {self.unit}，已完成 {self.done}（{parts}）"


class BarChart(SpotBoard):
    """Bars under each other: name left, done and whole right.

    The key told is that of the bar, or of the part that was pressed.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        said = "；".join(f"{bar.title} {bar.count}" for bar in bars)
        self.setAccessibleName(f"{self.name}：{said}")
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every bar."""
        return QSize(theme.px(280), len(self._bars) * theme.px(BAR_ROWS[0]))

    def spots(self) -> Sequence[Spot]:
        """Return every bar, and above it its parts."""
        return [spot for place, bar in enumerate(self._bars) for spot in self._spots(place, bar)]

    def paint(self, painter: QPainter) -> None:
        """Draw the bars."""
        for place, bar in enumerate(self._bars):
            row = self._row(place)
            if self.hovered in (bar.key, *(part.key for part in bar.parts)):
                paint_hover(painter, row)
            self._paint_words(painter, row, bar)
            self._paint_parts(painter, self._track(row), bar)

    def _spots(self, place: int, bar: Bar) -> Iterator[Spot]:
        row = self._row(place)
        yield Spot(row, bar.key, bar.words)
        for part, room in self._part_rooms(self._track(row), bar):
            tall = QRectF(room.left(), row.top(), room.width(), row.height())
            yield Spot(tall, part.key, f"{bar.title}：{part.title} {part.count} {bar.unit}")

    def _row(self, place: int) -> QRectF:
        least, most = (theme.px(end) for end in BAR_ROWS)
        height = max(least, min(most, self.height() // max(len(self._bars), 1)))
        return QRectF(0, place * height, self.width(), height)

    def _name_width(self) -> float:
        return min(float(theme.px(MOST_NAME)), self.width() * NAME_SHARE)

    def _count_width(self) -> float:
        metrics = QFontMetricsF(self.font())
        widest = max(
            (metrics.horizontalAdvance(_count_words(bar)) for bar in self._bars), default=0
        )
        return widest + theme.px(COUNT_GAP)

    def _track(self, row: QRectF) -> QRectF:
        height = theme.px(BAR_HEIGHT)
        width = row.width() - self._name_width() - self._count_width()
        return QRectF(self._name_width(), row.center().y() - height / 2, width, height)

    def _part_rooms(self, track: QRectF, bar: Bar) -> Iterator[tuple[Part, QRectF]]:
        longest = max(bar.count for bar in self._bars) or 1
        left = track.left()
        for part in bar.parts:
            if part.count:
                width = track.width() * part.count / longest
                yield part, QRectF(left, track.top(), width, track.height())
                left += width

    def _paint_words(self, painter: QPainter, row: QRectF, bar: Bar) -> None:
        tokens = theme.current()
        gap = theme.px(6)
        painter.setFont(self.font())
        name = QRectF(row.left() + gap, row.top(), self._name_width() - 2 * gap, row.height())
        title = QFontMetricsF(self.font()).elidedText(bar.title, theme.ELIDE_RIGHT, name.width())
        painter.setPen(theme.colour(tokens.text_secondary))
        painter.drawText(name, _LEFT, title)
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(row.adjusted(0, 0, -gap, 0), _RIGHT, _count_words(bar))

    def _paint_parts(self, painter: QPainter, track: QRectF, bar: Bar) -> None:
        tokens = theme.current()
        radius = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.hairline))
        painter.drawRoundedRect(track, radius, radius)
        rooms = list(self._part_rooms(track, bar))
        if not rooms:
            return
        painter.save()
        rounded = QPainterPath()
        rounded.addRoundedRect(rooms[0][1].united(rooms[-1][1]), radius, radius)
        painter.setClipPath(rounded)
        for part, room in rooms:
            painter.setBrush(theme.colour(tokens.fill(part.tone)))
            # A sliver is left between parts so that neighbours of like colour stay apart.
            painter.drawRect(room.adjusted(0, 0, -1 if part is not rooms[-1][0] else 0, 0))
        painter.restore()


def _count_words(bar: Bar) -> str:
    return f"{bar.done:,}/{bar.count:,}"


class RingChart(SpotBoard):
    """Parts of a whole as a ring, the whole in its middle, a legend at its right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._parts: tuple[Part, ...] = ()
        self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_parts(self, parts: Sequence[Part], unit: str) -> None:
        """Show other parts of so many ``unit``; empty ones are left out."""
        self._parts = tuple(part for part in parts if part.count)
        self._unit = unit
        said = "；".join(f"{part.title} {part.count}" for part in self._parts)
        self.setAccessibleName(f"{self.name}：{said}")
        self.setMinimumHeight(theme.px(max(4, len(self._parts)) * LEGEND_ROW))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for ring and legend."""
        return QSize(theme.px(150 + LEGEND_GAP + LEGEND_WIDTH), self.minimumHeight())

    def spots(self) -> Sequence[Spot]:
        """Return the lines of the legend."""
        return [
            Spot(line, part.key, f"{part.title}：{part.count} {self._unit}")
            for part, line in self._legend_lines()
        ]

    def paint(self, painter: QPainter) -> None:
        """Draw ring and legend."""
        self._paint_ring(painter)
        self._paint_middle(painter)
        for part, line in self._legend_lines():
            self._paint_line(painter, part, line)

    def _ring(self) -> QRectF:
        beside = theme.px(LEGEND_GAP + LEGEND_WIDTH)
        side = min(float(theme.px(MOST_RING)), self.height() - 4.0, self.width() - beside - 4.0)
        return QRectF(2, (self.height() - side) / 2, side, side)

    def _paint_ring(self, painter: QPainter) -> None:
        tokens = theme.current()
        width = theme.px(RING_WIDTH)
        ring = self._ring().adjusted(width / 2, width / 2, -width / 2, -width / 2)
        whole = sum(part.count for part in self._parts)
        pen = QPen(theme.colour(tokens.track), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not whole:
            painter.drawEllipse(ring)
            return
        start = 90 * 16.0
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
        whole = sum(part.count for part in self._parts)
        painter.setFont(sized(self.font(), theme.FONT_TITLE, is_bold=True))
        painter.setPen(theme.colour(tokens.text))
        up, down = ring.translated(0, -theme.px(9)), ring.translated(0, theme.px(13))
        painter.drawText(up, Qt.AlignmentFlag.AlignCenter, f"{whole:,}")
        painter.setFont(sized(self.font(), theme.FONT_SMALL))
        painter.setPen(theme.colour(tokens.text_muted))
        painter.drawText(down, Qt.AlignmentFlag.AlignCenter, self._unit)

    def _legend_lines(self) -> list[tuple[Part, QRectF]]:
        height = theme.px(LEGEND_ROW)
        left = self._ring().right() + theme.px(LEGEND_GAP)
        top = (self.height() - len(self._parts) * height) / 2
        width = float(theme.px(LEGEND_WIDTH))
        return [
            (part, QRectF(left, top + place * height, width, height))
            for place, part in enumerate(self._parts)
        ]

    def _paint_line(self, painter: QPainter, part: Part, line: QRectF) -> None:
        tokens = theme.current()
        if part.key == self.hovered:
            paint_hover(painter, line)
        gap, dot = theme.px(6), theme.px(DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.fill(part.tone)))
        corner = QPointF(line.left() + gap, line.center().y() - dot / 2)
        painter.drawRoundedRect(QRectF(corner.x(), corner.y(), dot, dot), 3, 3)
        painter.setFont(self.font())
        painter.setPen(theme.colour(tokens.text_secondary))
        painter.drawText(line.adjusted(gap + dot + gap, 0, 0, 0), _LEFT, part.title)
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(line.adjusted(0, 0, -gap, 0), _RIGHT, f"{part.count:,}")
