"""A bug of ours: the person reads what is safe and what to do, a maintainer gets the details."""

import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from models.version import program_version
from tests.ui.conftest import Desk
from ui.dialogs.crash import CrashDialog, bug_details, place_of, without_names
from ui.messages import Messages, Notice


def fail(*_: object) -> None:
    raise RuntimeError("broken")


def raised(act: Callable[[], None] = fail) -> Exception:
    with pytest.raises(RuntimeError) as caught:
        act()
    return caught.value


def talk(text: str) -> None:
    raise RuntimeError(text)


class Person:
    """Answers the next crash dialog by pressing a button of it."""

    def __init__(self) -> None:
        self.read = ""

    def press(self, *names: str) -> None:
        """Press buttons one after another as soon as the dialog is there."""
        QTimer.singleShot(0, lambda: self._press(names))

    def _press(self, names: tuple[str, ...]) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CrashDialog):
            self.press(*names)
            return
        self.read = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
        for name in names:
            button = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == name)
            button.click()


@pytest.fixture
def person() -> Person:
    """Who reads the dialog."""
    return Person()


def test_an_error_in_a_slot_reaches_the_person(desk: Desk, qtbot: QtBot) -> None:
    button = QPushButton(desk.window)
    button.clicked.connect(fail)
    handler = sys.excepthook
    # pytest-qt would take the error for the test's own.
    with capture_exceptions():
        sys.excepthook = handler
        button.click()
    assert [type(bug) for bug in desk.messages.record.bugs] == [RuntimeError]
    desk.messages.record.bugs.clear()


def test_an_error_in_a_thread_reaches_the_person(desk: Desk, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    with qtbot.waitSignal(desk.work.crashed):
        thread.start()
    thread.join()
    assert [type(bug) for bug in desk.messages.record.bugs] == [RuntimeError]
    desk.messages.record.bugs.clear()


def test_a_job_that_crashes_reaches_the_person(desk: Desk, qtbot: QtBot) -> None:
    desk.work.run_job(fail, lambda _: None, owner=desk.window, label="读文件")
    desk.settle(qtbot)
    assert [str(bug) for bug in desk.messages.record.bugs] == ["broken"]
    desk.messages.record.bugs.clear()


def test_the_details_can_be_copied_and_work_goes_on(qtbot: QtBot, person: Person) -> None:
    messages = Messages()
    person.press("复制信息", "继续使用")
    with qtbot.assertNotEmitted(messages.exit_asked):
        messages.report_bug(raised())
    assert "RuntimeError: broken" in person.read
    assert QGuiApplication.clipboard().text() == person.read


def test_the_program_can_be_ended_from_the_dialog(qtbot: QtBot, person: Person) -> None:
    messages = Messages()
    person.press("退出程序")
    with qtbot.waitSignal(messages.exit_asked):
        messages.report_bug(raised())


def test_the_same_error_is_shown_once_and_then_told_quietly(qtbot: QtBot, person: Person) -> None:
    messages = Messages()
    told: list[Notice] = []
    messages.noticed.connect(told.append)
    bug = raised()
    person.press("继续使用")
    messages.report_bug(bug)
    messages.report_bug(bug)
    assert [notice.action_text for notice in told] == ["详情"]


def test_details_name_version_system_and_place_and_are_short() -> None:
    details = bug_details(raised(lambda: talk("x" * 2000)))
    assert program_version() in details
    assert "test_crash.py" in details
    assert len(details) < 2500


@pytest.mark.parametrize(
    ("told", "masked"),
    [
        ('File "/home/wangfang/桌面/a.py"', 'File "/home/…/桌面/a.py"'),
        (r"C:\Users\王芳\Documents\a.xlsx", r"C:\Users\…\Documents\a.xlsx"),
        ("/Users/li/x /home/zhao", "/Users/…/x /home/…"),
    ],
)
def test_names_of_accounts_are_left_out_of_paths(told: str, masked: str) -> None:
    assert without_names(told) == masked


def test_two_errors_are_told_apart_by_kind_and_line() -> None:
    assert place_of(raised()) == place_of(raised())
    assert place_of(raised()) != place_of(raised(lambda: talk("")))
