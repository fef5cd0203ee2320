"""What the case ``start`` starts: a window of one kind; says "painted" at its first paint.

Usage: start_child.py empty | window FOLDER | tasks FOLDER
"""

import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


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


def open_ours(folder: Path, *, until_tasks: bool) -> None:
    """Open the program's window, until its frame or its tasks are painted."""
    # The program's own libraries are part of what is measured; the empty window has none.
    from models.settings import Settings  # noqa: PLC0415 - see above
    from ui.messages import Messages  # noqa: PLC0415 - see above
    from ui.opening import make_application, open_window  # noqa: PLC0415 - see above
    from ui.work import Work  # noqa: PLC0415 - see above

    make_application(Settings())
    settings = Settings(operator="张三", is_guided=True)
    window = open_window(Work(), Messages, folder, settings, date.today)
    if until_tasks:
        waiting = QTimer(window, interval=10)

        def look() -> None:
            table = getattr(window.page, "table", None) if window.open_page("tasks") else None
            if table is not None and table.model().rowCount():
                waiting.stop()
                FirstPaint(table.viewport())
                table.viewport().update()

        waiting.timeout.connect(look)
        waiting.start()
    else:
        FirstPaint(window)
    window.resize(1366, 768)
    window.show()
    QApplication.exec()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        open_empty()
    else:
        open_ours(Path(sys.argv[2]), until_tasks=sys.argv[1] == "tasks")
