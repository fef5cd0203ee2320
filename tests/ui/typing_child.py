"""A whole program in a process of its own: somebody types into a task and never saves it.

Run as ``python -m tests.ui.typing_child <workspace>``; it goes on until it is killed.
"""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer

from models.settings import Settings
from tests.ui.typing_words import type_words
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.opening import make_application, open_window
from ui.pages.tasks import TasksPage
from ui.work import Work

NOTE = "催办第三次"
REPORT = "已开会"


def main(workspace: Path) -> int:
    """Open the window, type as soon as there are tasks, and wait."""
    app = make_application(Settings(operator="李晓明"))
    window = open_window(
        Work(), RecordedMessages, workspace, Settings(), lambda: date(2024, 10, 20)
    )
    window.show()
    typing = QTimer(interval=50)
    typing.timeout.connect(lambda: type_when_ready(window, typing))
    typing.start()
    return app.exec()


def type_when_ready(window: MainWindow, typing: QTimer) -> None:
    """Type into the first task once it is shown."""
    if window.page is None or not window.open_page("tasks"):
        return
    page = window.page
    if isinstance(page, TasksPage) and page.model.rowCount() and page.table.chosen_row():
        typing.stop()
        type_words(page.panel.form.field("备注").editor(), NOTE)
        type_words(page.panel.progress.list.text.text, REPORT)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
