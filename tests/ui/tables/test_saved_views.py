"""Views: shipped ones, own ones under a name, and whether the one in force was changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.filters import DateFilter, DateSpan, TickFilter
from models.views import SortKey
from models.vocabulary import TaskState
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.tables.conftest import menu_action, titles
from tests.ui.typing_words import type_words
from ui.dialogs.view_name import ViewNameDialog
from ui.pages.ledger_page import LedgerPage
from ui.pages.page import RowsAsked
from ui.pages.tasks import TasksPage
from ui.views import SHIPPED_VIEWS

LEAD = TickFilter(frozenset({"市优化办"}))


def names(page: TasksPage) -> list[str]:
    actions = page.face.view_menu.menu.actions()
    return [action.text() for action in actions if action.isCheckable()]


def act(page: TasksPage, text: str) -> QAction:
    return next(one for one in page.face.view_menu.menu.actions() if one.text() == text)


def is_marked(page: TasksPage) -> bool:
    return page.face.view_menu.mark.isVisible()


def name_dialog(page: TasksPage) -> ViewNameDialog:
    dialog = page.views.dialog
    assert dialog is not None
    return dialog


def save_as(desk: Desk, page: TasksPage, name: str, qtbot: QtBot) -> None:
    menu_action(page.face.view_menu.menu, "另存为视图…")
    dialog = name_dialog(page)
    type_words(dialog.line, name)
    dialog.take_button.click()
    desk.settle(qtbot)


def test_shipped_views_name_columns_that_exist(desk: Desk, qtbot: QtBot) -> None:
    for key, views in SHIPPED_VIEWS.items():
        desk.window.open_page(key)
        desk.settle(qtbot)
        page = desk.window.page
        assert isinstance(page, LedgerPage)
        columns = {column.key: column for column in page.model.columns}
        for view in views:
            state = view.state
            asked = {key for key, _ in state.filters} | {sort.column for sort in state.sorts}
            assert asked <= columns.keys(), view.name
            assert not state.group_by or columns[state.group_by].can_group, view.name


@pytest.mark.parametrize(
    ("name", "count"),
    [("全部任务", 19), ("已逾期", 4), ("本月到期", 3), ("未来15天到期", 3), ("无牵头单位", 2)],
)
def test_a_shipped_view_shows_its_rows_and_its_name(page: TasksPage, name: str, count: int) -> None:
    act(page, name).trigger()
    assert page.model.shown_count == count
    assert page.face.view_menu.button.text() == name
    assert not is_marked(page)


def test_a_view_leaves_the_columns_alone(page: TasksPage) -> None:
    page.table.arrangement.show_columns(("title", "state"))
    act(page, "按板块").trigger()
    assert page.model.group_at(0) is not None
    assert page.table.arrangement.shown() == ("title", "state")


def test_a_changed_view_says_so_until_it_is_chosen_again(page: TasksPage) -> None:
    act(page, "已逾期").trigger()
    page.model.set_filter("lead", LEAD)
    assert is_marked(page)
    assert "已修改" in page.face.view_menu.button.accessibleName()
    act(page, "已逾期").trigger()
    assert not is_marked(page)
    assert page.model.filters() == {}


def test_a_search_on_top_of_a_view_is_no_change_of_it(page: TasksPage) -> None:
    page.search_for("企业")
    assert not is_marked(page)


def test_the_table_is_kept_under_a_name_and_comes_back(
    desk: Desk, page: TasksPage, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    page.model.set_filter("lead", LEAD)
    page.model.set_sorts((SortKey("deadline"),))
    page.table.arrangement.show_columns(("title", "deadline", "lead"))
    save_as(desk, page, "市优化办按时限", qtbot)
    expected = titles(page)
    assert page.face.view_menu.button.text() == "市优化办按时限"
    assert not is_marked(page)
    desk.window.close()
    again = open_desk(ledger)
    again.window.open_page("tasks")
    again.settle(qtbot)
    page = again.window.findChildren(TasksPage)[0]
    page.table.arrangement.show_columns(())
    act(page, "市优化办按时限").trigger()
    assert titles(page) == expected
    assert page.table.arrangement.shown() == ("title", "deadline", "lead")


def test_a_view_is_updated_renamed_and_deleted_undoably(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    save_as(desk, page, "我的", qtbot)
    page.model.set_filter("lead", LEAD)
    act(page, "更新此视图").trigger()
    desk.settle(qtbot)
    assert not is_marked(page)
    act(page, "改名…").trigger()
    name_dialog(page).line.setText("我的任务")
    name_dialog(page).take_button.click()
    desk.settle(qtbot)
    assert names(page)[-1] == "我的任务"
    act(page, "删除此视图").trigger()
    desk.settle(qtbot)
    assert "我的任务" not in names(page)
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert names(page)[-1] == "我的任务"


def test_shipped_views_cannot_be_changed(page: TasksPage) -> None:
    page.model.set_filter("lead", LEAD)
    able = [act(page, text).isEnabled() for text in ("更新此视图", "改名…", "删除此视图")]
    assert able == [False, False, False]
    assert act(page, "另存为视图…").isEnabled()


def test_a_name_that_is_taken_is_refused_beside_the_field(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    act(page, "另存为视图…").trigger()
    dialog = name_dialog(page)
    assert not dialog.take_button.isEnabled()
    type_words(dialog.line, "已逾期")
    assert not dialog.take_button.isEnabled()
    dialog.reject()


def test_who_may_only_look_cannot_keep_views(
    desk: Desk, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    second = open_desk(ledger)
    second.window.open_page("tasks")
    second.settle(qtbot)
    page = second.window.findChildren(TasksPage)[0]
    assert not act(page, "另存为视图…").isEnabled()
    act(page, "已逾期").trigger()
    assert page.model.shown_count == 4


def test_rows_asked_for_as_a_view_put_its_name_in_force(desk: Desk, page: TasksPage) -> None:
    page.model.set_group("section")
    overdue = next(view for view in SHIPPED_VIEWS["tasks"] if view.name == "已逾期")
    desk.window.open_rows(RowsAsked("tasks", view=overdue.state))
    assert page.views.present == overdue
    assert {line.state for line in page.model.shown_rows()} == {TaskState.OVERDUE}
    assert page.model.view.group_by == ""


def test_rows_nobody_has_a_view_of_are_shown_as_a_changed_one(desk: Desk, page: TasksPage) -> None:
    asked = (("deadline", DateFilter(DateSpan.THIS_YEAR)),)
    desk.window.open_rows(RowsAsked("tasks", filters=asked))
    assert page.views.present.name == "全部任务"
    assert is_marked(page)


def test_alt_v_drops_the_views_down(page: TasksPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.face.view_menu.menu.isVisible)
