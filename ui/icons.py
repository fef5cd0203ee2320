"""Icons: the SVG files of ``resources/icons``, tinted for the theme, drawn when they are painted.

Buttons and actions get theirs through ``set_icon``, which remembers the name on the object so that
``retint`` can change them all when the theme changes.
"""

from functools import lru_cache
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from models.paths import resource_path
from ui import theme

ICON_SIZE = 18
BUTTON_ICON_SIZE = 16


def set_icon(
    target: QAbstractButton | QAction, name: str, *, ink: str = "text_secondary", on_ink: str = ""
) -> None:
    """Give ``target`` an icon; inks are names of ``Tokens``, ``on_ink`` is used while checked."""
    name_icon(target, name, ink=ink, on_ink=on_ink)
    _dress(target)


def name_icon(
    target: QAbstractButton | QAction, name: str, *, ink: str = "text_secondary", on_ink: str = ""
) -> None:
    """Say which icon ``target`` has, without drawing it yet."""
    target.setProperty("iconName", name)
    target.setProperty("iconInk", ink)
    target.setProperty("iconOnInk", on_ink)


def retint() -> None:
    """Give every icon of the open windows the colours of the current theme."""
    for window in QApplication.topLevelWidgets():
        for child in [window, *window.findChildren(QObject)]:
            if isinstance(child, QAbstractButton | QAction) and child.property("iconName"):
                _dress(child)


def _dress(target: QAbstractButton | QAction) -> None:
    names = (str(target.property(name)) for name in ("iconName", "iconInk", "iconOnInk"))
    target.setIcon(make_icon(*names))
    if isinstance(target, QAbstractButton):
        side = theme.px(BUTTON_ICON_SIZE)
        target.setIconSize(QSize(side, side))


def make_icon(name: str, ink: str = "text_secondary", on_ink: str = "") -> QIcon:
    """Return the icon in inks of the current theme, greyed when disabled."""
    tokens = theme.current()
    inks = Inks(getattr(tokens, ink), getattr(tokens, on_ink or ink), tokens.text_muted)
    return QIcon(InkedIcon(name, inks, theme.px(ICON_SIZE)))


class Inks(NamedTuple):
    """The colours of one icon: usually, while its button is checked, and while it is disabled."""

    usual: str
    on: str
    disabled: str


class InkedIcon(QIconEngine):
    """Draws an icon when it is painted, for the screen it is painted on; most are never seen.

    ``side`` is the largest it is drawn.
    """

    _clones: ClassVar[list[QIconEngine]] = []

    def __init__(self, name: str, inks: Inks, side: int) -> None:
        super().__init__()
        self._name = name
        self._inks = inks
        self._side = side

    def clone(self) -> QIconEngine:
        """Return another one: Qt asks when a copy of an icon is changed, which nobody does here."""
        one = InkedIcon(self._name, self._inks, self._side)
        # Qt does not tell PySide that it keeps what it is given here.
        self._clones.append(one)
        return one

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        """Return how large the icon is drawn where there is room for ``size``."""
        return size.boundedTo(QSize(self._side, self._side))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into ``rect``."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon for a plain screen."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon for a screen with ``scale`` pixels to a logical one."""
        ink = self._inks.on if state is QIcon.State.On else self._inks.usual
        if mode is QIcon.Mode.Disabled:
            ink = self._inks.disabled
        fitting = self.actualSize(size, mode, state)
        return icon_pixmap(self._name, ink, min(fitting.width(), fitting.height()), scale)


@lru_cache(maxsize=512)
def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return ``resources/icons/<name>.svg`` drawn in ``colour``; ``size`` in logical pixels."""
    svg = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class IconLabel(QWidget):
    """An icon that stands alone and follows the theme by itself."""

    def __init__(
        self, name: str, ink: str, size: int = ICON_SIZE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._ink = ink
        self._size = size
        self.setFixedSize(QSize(size, size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the theme's ink."""
        painter = QPainter(self)
        colour = getattr(theme.current(), self._ink)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, icon_pixmap(self._name, colour, self._size, ratio))
        painter.end()
