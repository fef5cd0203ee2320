"""What the program tells: notices in the window, bugs with details, Qt's own words in Chinese."""

import sys

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QToolButton
from pytestqt.qtbot import QtBot

from models.errors import UserError
from tests.ui.conftest import Desk
from ui.dialogs.crash import bug_details
from ui.messages import Notice, RecordedMessages
from ui.theme import Tone
from ui.widgets.notice_bar import NoticeBar


def test_a_refusal_is_a_quiet_notice_in_the_window(desk: Desk, qtbot: QtBot) -> None:
    desk.messages.tell_refused(UserError("文件正在 WPS 中打开。没有写入。请先关闭它。"))
    assert desk.window.notices.isVisible()
    assert desk.window.notices.texts() == ["文件正在 WPS 中打开。没有写入。请先关闭它。"]


def test_a_notice_goes_when_it_is_closed(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice(Notice("请核对", Tone.WARNING))
    cross = next(b for b in bar.findChildren(QToolButton) if b.accessibleName() == "关闭提示")
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert bar.texts() == []
    assert bar.isHidden()


def test_an_uncaught_error_is_reported_once_with_its_place(desk: Desk, qtbot: QtBot) -> None:
    try:
        {"有": 1}["没有"]
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    assert [type(bug) for bug in desk.messages.record.bugs] == [KeyError]
    details = bug_details(desk.messages.record.bugs.pop())
    assert "test_messages.py" in details
    assert "Qt 6" in details


def test_answers_come_from_the_script_in_tests() -> None:
    messages = RecordedMessages()
    assert messages.choose_save_file("导出", "台账.xlsx", "Excel") is None
    assert messages.record.questions == ["导出 台账.xlsx Excel"]


def test_qt_speaks_chinese(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"
    assert QLocale().name() == "zh_CN"
