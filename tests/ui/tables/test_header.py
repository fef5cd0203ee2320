"""Titles of a table: order by one column and by several, the menu of a column, moved columns."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from models.filters import TickFilter
from models.views import SortKey
from tests.ui.tables.conftest import (
    click_title,
    focused,
    header_of,
    menu_action,
    open_filter,
    place_of,
)
from ui.pages.tasks import TasksPage
from ui.tables.header import SortMark

SHIFT = Qt.KeyboardModifier.ShiftModifier
UP, DOWN = SortKey("state"), SortKey("deadline", descending=True)


def column_menu(page: TasksPage, key: str) -> QMenu:
    """Open the menu of a column as the right button does."""
    header = header_of(page)
    place = header.title_area(place_of(page, key)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, header.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(header.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_clicks_go_from_ascending_to_descending_to_no_order(page: TasksPage) -> None:
    seen = []
    for _ in range(3):
        click_title(page, "deadline")
        seen.append(page.model.view.sorts)
    assert seen == [(SortKey("deadline"),), (DOWN,), ()]


def test_shift_adds_a_column_to_the_order_and_the_titles_say_which_is_first(
    page: TasksPage,
) -> None:
    click_title(page, "state")
    click_title(page, "deadline", SHIFT)
    click_title(page, "deadline", SHIFT)
    assert page.model.view.sorts == (UP, DOWN)
    header = header_of(page)
    assert header.sort_mark(place_of(page, "state")) == SortMark(descending=False, rank=1)
    assert header.sort_mark(place_of(page, "deadline")) == SortMark(descending=True, rank=2)


def test_shift_takes_a_column_out_of_the_order_and_keeps_the_others(page: TasksPage) -> None:
    page.model.set_sorts((UP, DOWN))
    click_title(page, "deadline", SHIFT)
    assert page.model.view.sorts == (UP,)


def test_a_click_without_shift_orders_by_that_column_alone(page: TasksPage) -> None:
    page.model.set_sorts((UP, DOWN))
    click_title(page, "deadline")
    assert page.model.view.sorts == (SortKey("deadline"),)


def test_the_menu_of_a_column_orders_and_takes_the_order_back(page: TasksPage) -> None:
    menu_action(column_menu(page, "deadline"), "降序")
    assert page.model.view.sorts == (DOWN,)
    page.model.set_sorts((UP, DOWN))
    menu_action(column_menu(page, "state"), "取消排序")
    assert page.model.view.sorts == (DOWN,)


def test_the_menu_of_a_column_hides_groups_and_freezes(page: TasksPage) -> None:
    menu_action(column_menu(page, "remaining"), "隐藏此列")
    assert page.table.isColumnHidden(place_of(page, "remaining"))
    menu_action(column_menu(page, "state"), "按此列分组")
    assert page.model.view.group_by == "state"
    menu_action(column_menu(page, "lead"), "冻结到此列")
    assert page.table.frozen.count == 3
    menu_action(column_menu(page, "lead"), "取消冻结")
    assert page.table.frozen.count == 0


def test_the_menu_of_a_column_opens_and_lifts_its_filter(page: TasksPage) -> None:
    menu_action(column_menu(page, "state"), "筛选“状态”…")
    assert page.table.controls.popup is not None
    page.table.controls.close_filter()
    page.model.set_filter("state", TickFilter(frozenset({"已逾期"})))
    menu_action(column_menu(page, "state"), "清除此列筛选")
    assert page.model.filters() == {}


def test_the_last_column_cannot_be_hidden(page: TasksPage) -> None:
    page.table.arrangement.show_columns(("title",))
    menu = column_menu(page, "title")
    hide = next(action for action in menu.actions() if action.text() == "隐藏此列")
    assert not hide.isEnabled()


def test_the_filter_leads_on_to_the_menu_of_the_column(page: TasksPage) -> None:
    popup = open_filter(page, "state")
    popup.more_button.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "隐藏此列" in [action.text() for action in menu.actions()]


def test_a_title_is_dragged_to_another_place(page: TasksPage) -> None:
    header = header_of(page)
    state, lead = (header.title_area(place_of(page, key)) for key in ("state", "lead"))
    viewport = header.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=state.center())
    for left in range(state.center().x(), lead.left(), -20):
        QTest.mouseMove(viewport, QPoint(left, state.center().y()))
    QTest.mouseMove(viewport, QPoint(lead.left() + 8, lead.center().y()))
    QTest.mouseRelease(
        viewport, Qt.MouseButton.LeftButton, pos=QPoint(lead.left() + 8, lead.center().y())
    )
    shown = page.table.arrangement.shown()
    assert shown.index("state") < shown.index("lead")
    assert page.model.view.sorts == ()


@pytest.mark.parametrize("key", ["number", "title", "deadline"])
def test_no_funnel_lies_where_a_column_is_made_wider(page: TasksPage, key: str) -> None:
    header = header_of(page)
    column = place_of(page, key)
    assert header.funnel_area(column).right() < header.title_area(column).right() - 3
