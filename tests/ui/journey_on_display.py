"""A clerk's whole way by the keyboard alone, on a real display; run by ``test_journey.py``.

Not collected by itself: without a display of its own it would disturb the person's.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.paths import resource_path
from models.vocabulary import TaskStatus
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.dialogs.conftest import journey, next_review
from tests.ui.typing_words import type_words
from ui.dialogs.table_export import TableExportDialog
from ui.pages.tasks import TasksPage
from ui.tables.task_columns import TaskLine
from ui.widgets.filter_chips import ALL

CTRL = Qt.KeyboardModifier.ControlModifier
MOST_TABS = 60


class Keyboard:
    """Presses keys wherever the cursor is, and waits for what they do."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self._desk = desk
        self._qtbot = qtbot

    def focus(self) -> QWidget:
        """Return what has the keyboard; there must be something at every step."""
        if QApplication.focusWidget() is None:
            # A bare display has no window manager to give a window the keyboard back.
            self._desk.window.activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key."""
        QTest.keyClick(self.focus(), key, modifier)
        self._desk.settle(self._qtbot)

    def write(self, text: str) -> None:
        """Write words as an input method does."""
        type_words(self.focus(), text)

    def tab_to(self, name: str) -> None:
        """Go on with Tab until the control of this name has the keyboard."""
        for _ in range(MOST_TABS):
            if self.focus().accessibleName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")


def import_sample(desk: Desk, keys: Keyboard, qtbot: QtBot) -> None:
    """Import the sample plan without its last task, looked over by keys alone."""
    desk.messages.script.open_files = (resource_path("samples", "2024-work-plan.txt"),)
    keys.press(Qt.Key.Key_O, CTRL)
    review = next_review(desk, qtbot)
    qtbot.waitUntil(review.isActiveWindow)
    keys.tab_to("读出的任务")
    keys.press(Qt.Key.Key_End, CTRL)
    keys.press(Qt.Key.Key_Space)
    assert review.view.counts.text().startswith("将入库 18 项任务")
    # A button pressed by its key goes down for a moment before it counts.
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: journey(desk).review is None)
    desk.settle(qtbot)


def filter_by_keys(keys: Keyboard, page: TasksPage) -> None:
    """Search, then take the chip of what is overdue, then go to the first row."""
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write("市优化办")
    keys.press(Qt.Key.Key_Return)
    found = page.model.rowCount()
    keys.tab_to("全部")
    keys.press(Qt.Key.Key_Right)
    assert page.chips.chosen_key() != ALL
    assert 0 < page.model.rowCount() < found < 18
    keys.tab_to(page.title)


def edit_by_keys(keys: Keyboard) -> None:
    """Set the first row in hand to done, with a note, and save."""
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Return)
    assert keys.focus().accessibleName() == "办理状态"
    keys.press(Qt.Key.Key_End)
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Down)
    keys.tab_to("备注")
    keys.write("已督办")
    keys.press(Qt.Key.Key_S, CTRL)


def stored(page: TasksPage, key: str) -> TaskLine:
    position = page.model.position_of(key)
    assert position is not None
    return page.model.row_at(position)


def test_from_a_file_to_a_workbook_by_keys_alone(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(tmp_path / "workspace")
    keys = Keyboard(desk, qtbot)
    import_sample(desk, keys, qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    filter_by_keys(keys, page)
    edited = page.model.row_at(0).id
    edit_by_keys(keys)
    assert stored(page, edited).task.note == "已督办"
    assert stored(page, edited).task.status is TaskStatus.IN_PROGRESS

    keys.press(Qt.Key.Key_Z, CTRL)
    assert stored(page, edited).task.note == ""
    keys.press(Qt.Key.Key_Y, CTRL)
    assert stored(page, edited).task.note == "已督办"

    keys.press(Qt.Key.Key_Escape)
    desk.messages.script.save_file = tmp_path / "台账.xlsx"
    keys.press(Qt.Key.Key_E, CTRL)
    dialog = desk.window.findChild(TableExportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    keys.press(Qt.Key.Key_Return)
    assert (tmp_path / "台账.xlsx").stat().st_size > 0
    assert page.model.rowCount() == 18
