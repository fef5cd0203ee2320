"""What the tests of editing in the table share: the page of tasks, its cells, what is stored."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.queries.tasks import list_tasks
from models.records import TaskRow
from tests.ui.conftest import Desk
from ui.pages.tasks import TasksPage
from ui.tables.task_columns import TASK_COLUMNS

Flag = QItemSelectionModel.SelectionFlag
COLUMNS = {column.key: place for place, column in enumerate(TASK_COLUMNS)}


class Sheet:
    """The table of tasks as a person works in it."""

    def __init__(self, desk: Desk, page: TasksPage, qtbot: QtBot) -> None:
        self.desk = desk
        self.page = page
        self._qtbot = qtbot

    def cell(self, row: int, column: str) -> QModelIndex:
        """Return a cell by its row as shown and the key of its column."""
        return self.page.model.index(row, COLUMNS[column])

    def go(self, row: int, column: str) -> None:
        """Take a cell in hand."""
        self.desk.window.activateWindow()  # a dialog may have had the keyboard
        self._qtbot.waitUntil(self.desk.window.isActiveWindow)
        self.page.table.setFocus()
        flags = Flag.ClearAndSelect | Flag.Rows
        self.page.table.selectionModel().setCurrentIndex(self.cell(row, column), flags)

    def select(self, first: int, last: int, column: str) -> None:
        """Select rows; the cell of the first is in hand."""
        self.go(first, column)
        for row in range(first + 1, last + 1):
            self.page.table.selectionModel().select(self.cell(row, column), Flag.Select | Flag.Rows)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.focused(), key, modifier or Qt.KeyboardModifier.NoModifier)

    def type_keys(self, text: str) -> None:
        """Type letters where the keyboard is."""
        for letter in text:
            QTest.keyClicks(self.focused(), letter)

    def focused(self) -> QWidget:
        """Return the widget with the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def act(self, name: str) -> None:
        """Choose an action of the window."""
        self.desk.window.actions_by_name[name].trigger()
        self.settle()

    def settle(self) -> None:
        """Wait until all work has been done."""
        self.desk.settle(self._qtbot)

    def text(self, row: int, column: str) -> str:
        """Return what a cell shows."""
        return str(self.cell(row, column).data())

    @property
    def hint(self) -> str:
        """The sentence at the cell."""
        return self.page.table_work.editing.hint

    @property
    def is_open(self) -> bool:
        """Whether an editor is open."""
        return self.page.table_work.editing.editor is not None

    def stored(self) -> tuple[TaskRow, ...]:
        """Return the tasks as they are stored, in the order of the plan."""
        self.settle()
        return self.desk.read(list_tasks, self._qtbot)

    def undo(self) -> None:
        """Take the last step back."""
        self.act("undo")


def put_on_clipboard(text: str, html: str = "") -> None:
    """Put on the clipboard what another program would."""
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


@pytest.fixture
def sheet(desk: Desk, qtbot: QtBot) -> Sheet:
    """The page of tasks with the 19 tasks of the sample plan, all columns in sight."""
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    page.table.arrangement.show_columns(tuple(COLUMNS))
    return Sheet(desk, page, qtbot)
