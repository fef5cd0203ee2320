"""Keys: where Tab goes, how forms are entered, what 撤销 takes back; and narrow windows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from models.operations.tasks import delete_tasks
from tests.ui.conftest import Desk
from tests.ui.typing_words import press, type_words
from ui.main_window import ROOM_FOR_WORDS
from ui.messages import Notice
from ui.pages.tasks import TasksPage
from ui.theme import Tone
from ui.widgets.sidebar import Sidebar

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TasksPage:
    """The task page of the sample plan."""
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    return desk.window.findChildren(TasksPage)[0]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def names_on_the_way(steps: int) -> list[str]:
    names = []
    for _ in range(steps):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        names.append(focused().accessibleName())
    return names


def test_tab_goes_from_the_search_over_buttons_and_chips_to_the_table(page: TasksPage) -> None:
    page.focus_search()
    assert names_on_the_way(8) == [
        *("导出", "导入", "新建", "全部"),
        *("分组：不分组", "列设置", "显示或收起详情", "重点任务"),
    ]


def test_tab_goes_through_all_units_of_the_form(page: TasksPage) -> None:
    page.table.setFocus()
    way = [name for name in names_on_the_way(14) if name.startswith("查找")]
    assert way == ["查找牵头单位", "查找责任单位", "查找配合单位"]


def test_enter_goes_from_a_row_into_its_form(page: TasksPage) -> None:
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    assert focused().accessibleName() == "办理状态"


def test_ctrl_tab_turns_the_tabs_of_a_record(page: TasksPage) -> None:
    bar = page.panel.findChildren(QTabBar)[0]
    seen = []
    for _ in range(bar.count()):
        QTest.keyClick(page.table, Qt.Key.Key_Tab, CTRL)
        seen.append(bar.currentIndex())
    assert seen == [1, 2, 3, 4, 5, 0]


def test_undo_in_a_field_takes_back_typing_first_and_then_the_ledger(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    first = page.model.row_at(0).id
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=[first]), owner=desk.window)
    desk.settle(qtbot)
    note = page.panel.form.field("备注")
    note.editor().setFocus()
    type_words(note.editor(), "催办")
    QTest.keySequence(note.editor(), QKeySequence(QKeySequence.StandardKey.Undo))
    assert note.value() == ""
    assert page.model.total == 18
    QTest.keySequence(note.editor(), QKeySequence(QKeySequence.StandardKey.Undo))
    desk.settle(qtbot)
    assert page.model.total == 19


def test_a_narrow_window_keeps_the_state_in_sight(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    sidebar = desk.window.findChildren(Sidebar)[0]
    table = page.table
    state = next(place for place, one in enumerate(page.model.columns) if one.key == "state")
    wide = sidebar.width()
    desk.window.resize(1024, 700)
    qtbot.waitUntil(lambda: sidebar.width() < wide / 2)
    qtbot.waitUntil(
        lambda: (
            table.columnViewportPosition(state) + table.columnWidth(state)
            <= table.viewport().width()
        )
    )
    desk.window.resize(ROOM_FOR_WORDS, 700)
    qtbot.waitUntil(lambda: sidebar.width() == wide)


def test_f6_takes_the_keyboard_to_the_notices_and_back(desk: Desk, page: TasksPage) -> None:
    page.table.setFocus()
    press(desk.window, Qt.Key.Key_F6)
    assert focused() is page.table
    desk.messages.tell(Notice("有一条提示。", Tone.WARNING))
    press(desk.window, Qt.Key.Key_F6)
    assert focused().accessibleName() == "关闭提示"
    press(desk.window, Qt.Key.Key_F6)
    assert focused() is page.table


def test_a_notice_closed_by_keys_gives_the_keyboard_back(desk: Desk, page: TasksPage) -> None:
    page.table.setFocus()
    desk.messages.tell(Notice("第一条。", Tone.WARNING))
    desk.messages.tell(Notice("已改好。", Tone.SUCCESS, "撤销", lambda: None))
    press(desk.window, Qt.Key.Key_F6)
    assert focused().accessibleName() == "撤销"
    press(focused(), Qt.Key.Key_Space)
    assert focused().accessibleName() == "关闭提示"
    press(focused(), Qt.Key.Key_Space)
    assert focused() is page.table
