"""Where the window is put when it opens: where it was, if that is still on a screen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from models.settings import WindowPlace

# A title bar must be seen to be taken hold of.
TITLE_BAR = QSize(120, 30)


def place_of(window: QMainWindow) -> WindowPlace:
    """Return where the window is; for a maximised one where it would go back to."""
    area = window.normalGeometry()
    return WindowPlace(area.x(), area.y(), area.width(), area.height(), window.isMaximized())


def put_in_place(window: QMainWindow, place: WindowPlace) -> None:
    """Put a window that is not shown yet where it was; the first time where the system likes."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    area = fitted(place, screens, window.minimumSize())
    if area is not None:
        window.setGeometry(area)
    # The frame the system puts around the window needs room too.
    framed = window.size() + QSize(0, TITLE_BAR.height())
    does_not_fit = not any(_holds(screen, framed) for screen in screens)
    if place.is_maximized or does_not_fit:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def fitted(place: WindowPlace, screens: Sequence[QRect], least: QSize) -> QRect | None:
    """Return the area within one of the ``screens``; None when there is nothing to go by.

    Screens come and go: a window that would be out of sight goes to the first one.
    """
    if place.width <= 0 or place.height <= 0 or not screens:
        return None
    # A damaged file may hold numbers no screen has.
    corner = QPoint(_within(place.left), _within(place.top))
    grip = QRect(corner, TITLE_BAR)
    screen = next((one for one in screens if one.intersects(grip)), screens[0])
    size = QSize(_within(place.width), _within(place.height))
    size = size.expandedTo(least).boundedTo(screen.size())
    left = max(screen.left(), min(corner.x(), screen.right() + 1 - size.width()))
    top = max(screen.top(), min(corner.y(), screen.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)


def _within(number: int) -> int:
    return max(-100_000, min(number, 100_000))


def _holds(screen: QRect, size: QSize) -> bool:
    return screen.width() >= size.width() and screen.height() >= size.height()
