"""What is painted before the ledger is open: the frame, then the rows of the page that was left."""

import gc
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from models.settings import Settings
from ui import theme
from ui.icons import icon_pixmap
from ui.main_window import MainWindow
from ui.page_left import page_left


def after_first_paint(widget: QWidget, act: Callable[[], None]) -> None:
    """Do something as soon as a widget and all that is in it have been painted once."""
    _FirstPaint(widget, act)


def paint_in_steps(
    window: MainWindow, folder: Path, settings: Settings, today: date, done: Callable[[], None]
) -> None:
    """Let the frame be painted, then the rows left in the workspace ``folder``; then ``done``."""
    left = page_left(settings, today)
    view = settings.tables.get(left, "")
    if view:
        # A sign for the moment until rows are there would only flicker.
        window.waiting.show_nothing()

    def go_on() -> None:
        _end_start()
        done()

    def show_rows() -> None:
        if view and window.waiting.is_undecided:
            _show_rows_left(window, folder, left, view, today, go_on)
        else:
            go_on()

    after_first_paint(window, show_rows)


def _show_rows_left(
    window: MainWindow, folder: Path, page: str, view: str, today: date, done: Callable[[], None]
) -> None:
    """Show the first rows of the page that was left, if they still are what the ledger says."""
    # The first frame does not wait for what only some starts need.
    from models.store.first_sight import find_first_sight  # noqa: PLC0415 - see above

    sight = find_first_sight(folder, page=page, view=view, today=today)
    if sight is None:
        window.waiting.show_sign()
        done()
        return
    from ui.pages.first_sight import FirstSightPage  # noqa: PLC0415 - see above

    shown = FirstSightPage(sight, window.actions_by_name, window.waiting)
    window.show_first_sight(shown)
    after_first_paint(shown.table.viewport(), lambda: _import_page(page, done))


def _import_page(page: str, done: Callable[[], None]) -> None:
    """Import what the page needs here, not on the database thread.

    Making widget classes there while rows are being painted here ended one start in forty.
    """
    import_module("ui.controller")
    page_makers = import_module("ui.page_makers")
    page_makers.import_page(page_makers.in_order(page)[0])
    done()


def _end_start() -> None:
    """Do what the first paint need not wait for."""
    from ui.freed_memory import keep_large_blocks_apart  # noqa: PLC0415 - it takes 4 ms to import

    sign = icon_pixmap("landmark", theme.LIGHT.accent_fill, 64)
    theme.application().setWindowIcon(QIcon(sign))
    keep_large_blocks_apart()
    if not gc.isenabled():  # see ui/command_line.py
        # What the start made stays: there is nothing in it for the collector to find.
        gc.freeze()
        gc.enable()


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, act: Callable[[], None]) -> None:
        super().__init__(widget)
        self._act = act
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until what is in the widget has been painted as well."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._act)
        return False
