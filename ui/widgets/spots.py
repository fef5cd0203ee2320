"""Base of the painted widgets whose parts can be pressed: charts, lists, calendars.

A part is a ``Spot``. The base finds the one under the mouse, walks between them by the arrow keys,
says in words what it is, and tells when it was pressed; the widget itself only paints.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from ui import theme

_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
# How far a spot lies ahead, and how far beside, seen from another.
_WAYS: dict[int, Callable[[QPointF], tuple[float, float]]] = {
    Qt.Key.Key_Right: lambda gap: (gap.x(), gap.y()),
    Qt.Key.Key_Left: lambda gap: (-gap.x(), gap.y()),
    Qt.Key.Key_Down: lambda gap: (gap.y(), gap.x()),
    Qt.Key.Key_Up: lambda gap: (-gap.y(), gap.x()),
}
EDGE = 8  # what stays between a spot brought into sight and the edge
_ASIDE = 4  # a spot straight ahead goes before a nearer one beside it


@dataclass(frozen=True, slots=True)
class Spot:
    """A part: where it is, what it stands for, that in words, and whether it can be pressed."""

    room: QRectF
    key: Hashable
    words: str
    opens: bool = True


class SpotBoard(QWidget):
    """Paints spots and tells which one was pressed.

    Signals:
        spot_pressed(key): by click, Enter or space.
    """

    spot_pressed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._hovered: Hashable = None
        self._current: Hashable = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def spots(self) -> Sequence[Spot]:
        """Return the parts as they lie now; the keyboard begins with the first."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Draw everything but the ring of the keyboard."""
        raise NotImplementedError

    # What is under the mouse and the keyboard

    @property
    def hovered(self) -> Hashable:
        """The key of the spot under the mouse, None for none."""
        return self._hovered

    @property
    def current(self) -> Hashable:
        """The key of the spot the keyboard is on, None for none."""
        return self._current

    def go_to(self, key: Hashable) -> None:
        """Put the keyboard on a spot and say what it is."""
        self._current = key
        spot = self._spot(key)
        self.setAccessibleDescription(spot.words if spot else "")
        if spot is not None:
            self._bring_into_sight(spot.room)
        self.update()

    def spot_at(self, place: QPointF) -> Spot | None:
        """Return the spot under a place; a later one lies above an earlier."""
        return next((spot for spot in reversed(self.spots()) if spot.room.contains(place)), None)

    def _spot(self, key: Hashable) -> Spot | None:
        return next((spot for spot in self.spots() if spot.key == key), None)

    # Qt's calls

    def event(self, event: QEvent) -> bool:
        """Say in a tip what lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _tip(spot.words) if spot else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the spot under the mouse."""
        spot = self.spot_at(event.position())
        self._hover(spot)

    def leaveEvent(self, _event: QEvent) -> None:
        """Let go of the spot."""
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the spot under the mouse."""
        spot = self.spot_at(event.position())
        if spot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(spot.key)
            self._press(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys; press with Enter or space."""
        spot = self._spot(self._current)
        if event.key() in _PRESSING and spot is not None:
            self._press(spot)
        elif event.key() in _WAYS:
            self._walk(event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first spot, or go on where the keyboard was."""
        super().focusInEvent(event)
        spots = self.spots()
        if spots and self._spot(self._current) is None:
            self.go_to(spots[0].key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the widget, and a ring around the spot the keyboard is on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        spot = self._spot(self._current) if self.hasFocus() else None
        if spot is not None:
            paint_focus(painter, spot.room)
        painter.end()

    # How it does it

    def _bring_into_sight(self, room: QRectF) -> None:
        """Scroll whatever scrolls around the board, so that the keyboard is never out of sight."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea) and above.widget() is not None:
                for corner in (room.bottomRight(), room.topLeft()):
                    place = self.mapTo(above.widget(), corner.toPoint())
                    above.ensureVisible(place.x(), place.y(), 0, theme.px(EDGE))
            above = above.parentWidget()

    def _press(self, spot: Spot) -> None:
        if spot.opens:
            self.spot_pressed.emit(spot.key)

    def _hover(self, spot: Spot | None) -> None:
        key = spot.key if spot else None
        if key != self._hovered:
            self._hovered = key
            opens = spot is not None and spot.opens
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if opens else arrow)
            self.update()

    def _walk(self, way: int) -> None:
        here = self._spot(self._current)
        if here is None:
            return
        ahead: list[tuple[float, Spot]] = []
        for spot in self.spots():
            gap, beside = _WAYS[way](spot.room.center() - here.room.center())
            if gap > 1:
                ahead.append((gap + _ASIDE * abs(beside), spot))
        if ahead:
            self.go_to(min(ahead, key=lambda pair: pair[0])[1].key)


def _tip(words: str) -> str:
    """Return words as a tip that wraps; imported ones may hold < and &, which are no markup."""
    lines = escape(words).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"


def paint_hover(painter: QPainter, room: QRectF) -> None:
    """Draw the ground of what lies under the mouse."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(theme.current().hover))
    painter.drawRoundedRect(room, theme.RADIUS_SMALL, theme.RADIUS_SMALL)


def paint_focus(painter: QPainter, room: QRectF) -> None:
    """Draw the ring around what the keyboard is on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.colour(theme.current().accent))
    inside = room.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inside, theme.RADIUS_SMALL, theme.RADIUS_SMALL)


def sized(font: QFont, pixels: int, *, is_bold: bool = False) -> QFont:
    """Return ``font`` in a size of the theme."""
    made = QFont(font)
    made.setPixelSize(theme.px(pixels))
    made.setBold(is_bold)
    return made
