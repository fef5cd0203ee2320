"""What the case ``start`` starts: a window of one kind; says "painted" at its first paint.

Usage: start_child.py empty | library | KIND FOLDER, where KIND is one of ``LOOKS``. ``leave``
closes the window on the task page; ``left`` and ``ready`` open it there again.
"""

import gc
import sys

if sys.argv[2:]:  # a window of ours: ui/command_line.py does so before Qt is imported
    gc.disable()

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Look = Callable[["MainWindow"], QWidget | None]
LOOK_EVERY_MS = 3


class FirstPaint(QObject):
    """Ends the process when ``widget`` is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Wait until the paint has been done, then say so."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, say_painted)
        return False


def say_painted() -> None:
    """Tell the parent and end without tidying up, which is not measured."""
    print("painted", flush=True)
    os._exit(0)


def open_empty() -> None:
    """Open a window with nothing in it."""
    QApplication(sys.argv[:1])
    window = QMainWindow()
    FirstPaint(window)
    window.resize(1366, 768)
    window.show()
    QApplication.exec()


def open_ours(folder: Path, look: Look | None, *, was_left: bool) -> None:
    """Open the program's window, until its frame or what ``look`` waits for is painted.

    ``was_left`` opens it where it was left, else it opens as on a new day.
    """
    # The program's own libraries are part of what is measured; the empty window has none.
    from models.settings import Settings, load_settings  # noqa: PLC0415 - see above
    from ui.messages import Messages  # noqa: PLC0415 - see above
    from ui.opening import make_application, open_window  # noqa: PLC0415 - see above
    from ui.work import Work  # noqa: PLC0415 - see above

    kept = folder.with_name("settings.json")
    settings = load_settings(kept) if was_left else Settings()
    settings = replace(settings, operator="张三", is_guided=True)
    make_application(settings)
    window = open_window(Work(), Messages, folder, settings, date.today, settings_file=kept)
    if look is None:
        FirstPaint(window)
    else:
        waiting = QTimer(window, interval=LOOK_EVERY_MS)
        waiting.timeout.connect(lambda: _paint_what_came(look(window), waiting))
        waiting.start()
    window.resize(1366, 768)
    window.show()
    QApplication.exec()


def _paint_what_came(filled: QWidget | None, waiting: QTimer) -> None:
    if filled is not None:
        waiting.stop()
        FirstPaint(filled)
        filled.update()


def first_figures(window: "MainWindow") -> QWidget | None:
    """Return the front page when it has been counted."""
    due = getattr(window.page, "due", None)
    return window.page if due is not None and due.model.rowCount() else None


def first_rows(window: "MainWindow") -> QWidget | None:
    """Open the task page as soon as that is possible; return its rows when there are some."""
    table = getattr(window.page, "table", None) if window.open_page("tasks") else None
    return table.viewport() if table is not None and table.model().rowCount() else None


def rows_left(window: "MainWindow") -> QWidget | None:
    """Return the rows that are there before the ledger is open."""
    sight = window.waiting.first_sight
    return sight.table.viewport() if sight is not None else None


def own_rows(window: "MainWindow") -> QWidget | None:
    """Return the rows of the page itself, which can be edited."""
    table = getattr(window.page, "table", None)
    return table.viewport() if table is not None and table.model().rowCount() else None


def close_at_tasks(window: "MainWindow") -> QWidget | None:
    """Open the task page, wait until nothing is left to be done, and close the window."""
    page = window.page if window.open_page("tasks") else None
    if page is not None and page.first_sight() is not None:
        window.close()
        say_painted()
    return None


LOOKS: dict[str, Look | None] = {
    "window": None,
    "desk": first_figures,
    "tasks": first_rows,
    "leave": close_at_tasks,
    "left": rows_left,
    "ready": own_rows,
}


def main(kind: str, *folder: str) -> None:
    """Open the window of a kind."""
    if kind in LOOKS:
        open_ours(Path(folder[0]), LOOKS[kind], was_left=kind in ("left", "ready"))
        return
    if kind == "library":
        import sqlalchemy  # noqa: F401, PLC0415 - the import is all that is measured
    open_empty()


if __name__ == "__main__":
    main(*sys.argv[1:])
