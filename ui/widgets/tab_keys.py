"""Ctrl+Tab and Ctrl+Shift+Tab go through the tabs of a bar, wherever the keyboard is."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget


def turn_by_keys(bar: QTabBar, owner: QWidget) -> None:
    """Let the keys work while ``owner`` is in sight."""
    for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
        QShortcut(QKeySequence(keys), owner).activated.connect(partial(_turn, bar, step))


def _turn(bar: QTabBar, step: int) -> None:
    places = [place for place in range(bar.count()) if bar.isTabEnabled(place)]
    now = places.index(bar.currentIndex())
    bar.setCurrentIndex(places[(now + step) % len(places)])
