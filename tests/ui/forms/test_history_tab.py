"""The history of a record and of one field, and the way back for a single field."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from models.operations.restoring import Side
from models.records import FieldChange
from tests.ui.conftest import Desk
from tests.ui.rows import AT
from tests.ui.typing_words import type_words
from ui.pages.tasks import TasksPage
from ui.widgets.forms.field_clock import FieldClock
from ui.widgets.forms.history_tab import HistoryTab
from ui.widgets.history_list import HistoryList, choices_of

CHANGE = FieldChange(
    at=AT,
    operator="李晓明",
    operation_id="o",
    operation_label="修改任务",
    record_kind="task",
    record_id="t",
    field="note",
    field_label="备注",
    before="甲",
    after="乙",
    form_field="note",
)


def save(desk: Desk, page: TasksPage, qtbot: QtBot, label: str, words: str) -> None:
    type_words(page.panel.form.field(label).editor(), words)
    assert page.panel.save()
    desk.settle(qtbot)


@pytest.fixture
def tab(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> HistoryTab:
    """The history of the first task after its note and its title were changed."""
    save(desk, tasks_page, qtbot, "备注", "催办")
    save(desk, tasks_page, qtbot, "任务名称", "（试行）")
    tasks_page.panel.show_tab("修改记录")
    desk.settle(qtbot)
    return tasks_page.panel.history


def button_of(tab: HistoryTab, label: str) -> QToolButton:
    buttons = tab.list.widget().findChildren(QToolButton)
    return next(button for button in buttons if button.accessibleName() == f"恢复{label}")


def test_a_field_is_restored_from_the_menu_of_its_change(
    desk: Desk, tasks_page: TasksPage, tab: HistoryTab, qtbot: QtBot
) -> None:
    (action,) = button_of(tab, "备注").menu().actions()
    assert action.text() == "恢复为此值（改前：（空））"
    action.trigger()
    desk.settle(qtbot)
    assert tasks_page.panel.form.field("备注").value() == ""
    assert tasks_page.panel.form.field("任务名称").value().startswith("（试行）")
    assert desk.window.actions_by_name["undo"].toolTip().startswith("撤销：恢复任务")
    assert "催办 → （空）" in tab.list.text()


def test_what_the_field_says_already_is_not_offered() -> None:
    assert [choice.side for choice in choices_of(CHANGE, now="乙")] == [Side.BEFORE]
    assert [choice.side for choice in choices_of(CHANGE, now="丙")] == [Side.BEFORE, Side.AFTER]


def test_a_long_history_is_shown_piece_by_piece(qtbot: QtBot) -> None:
    shown = HistoryList()
    qtbot.addWidget(shown)
    changes = [replace(CHANGE, operation_id=str(n), after=f"第{n}次") for n in range(40)]
    shown.show_changes(changes)
    assert "第29次" in shown.text()
    assert "第30次" not in shown.text()
    assert shown.more_button.text() == "显示更早的修改（还有 10 次）"
    shown.more_button.click()
    assert "第39次" in shown.text()
    assert not shown.more_button.isVisibleTo(shown)


def test_a_field_shows_its_own_history_by_key(
    desk: Desk, tasks_page: TasksPage, tab: HistoryTab, qtbot: QtBot
) -> None:
    tasks_page.panel.show_tab("任务")
    editor = tasks_page.panel.form.field("备注").editor()
    editor.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(editor, Qt.Key.Key_H, keys)
    desk.settle(qtbot)
    assert tab.isVisible()
    assert "催办" in tab.list.text()
    assert "试行" not in tab.list.text().replace("修改任务“", "")
    tab.all_button.click()
    assert "试行" in tab.list.text()


def test_the_clock_stands_at_the_field_in_hand(tasks_page: TasksPage, qtbot: QtBot) -> None:
    clock = tasks_page.panel.form.findChildren(FieldClock)[0]
    tasks_page.panel.form.field("备注").editor().setFocus()
    assert clock.isVisible()
    assert clock.accessibleName() == "备注的修改记录"
    with qtbot.waitSignal(clock.asked) as asked:
        clock.click()
    assert asked.args == ["note", "备注"]


def test_another_record_shows_all_of_its_history(
    desk: Desk, tasks_page: TasksPage, tab: HistoryTab, qtbot: QtBot
) -> None:
    tab.show_field("note", "备注")
    tasks_page.table.choose(tasks_page.model.row_at(1).id)
    desk.settle(qtbot)
    assert not tab.all_button.isVisible()
    assert "新建" in tab.list.text()


def test_the_clock_goes_where_its_label_goes(tasks_page: TasksPage, qtbot: QtBot) -> None:
    form = tasks_page.panel.form
    clock = form.findChildren(FieldClock)[0]
    form.field("任务名称").setFocus()
    before = clock.y()
    form.field("备注").setFixedHeight(form.field("备注").height() + 60)
    qtbot.waitUntil(lambda: clock.y() == before + 60)
