"""Groups in a table: heads are opened and closed, and rows are chosen as if none were there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from tests.ui.tables.conftest import menu_action, titles
from tests.ui.typing_words import press
from ui.pages.tasks import TasksPage


def head_rows(page: TasksPage) -> list[int]:
    rows = range(page.model.rowCount())
    return [row for row in rows if page.model.group_at(row) is not None]


def is_open(page: TasksPage, row: int) -> bool:
    group = page.model.group_at(row)
    assert group is not None
    return group.is_open


def click_row(page: TasksPage, row: int) -> None:
    place = page.table.visualRect(page.model.index(row, 1)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_button_above_the_table_groups_and_ungroups(page: TasksPage) -> None:
    bar = page.face.bar
    menu_action(bar.group_menu, "按板块")
    assert page.model.group_at(0) is not None
    assert bar.group_button.accessibleName() == "分组：板块"
    menu_action(bar.group_menu, "不分组")
    assert page.model.group_at(0) is None
    assert page.model.rowCount() == 19


def test_a_click_on_a_head_closes_and_opens_its_group(page: TasksPage) -> None:
    page.model.set_group("section")
    before = page.model.rowCount()
    group = page.model.group_at(0)
    assert group is not None
    click_row(page, 0)
    assert page.model.rowCount() == before - group.count
    click_row(page, 0)
    assert page.model.rowCount() == before


def test_arrow_keys_walk_over_heads_and_turn_them(page: TasksPage) -> None:
    page.model.set_group("section")
    table = page.table
    table.setFocus()
    table.choose_first()
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.currentIndex().row() == 0
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert not is_open(page, 0)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert is_open(page, 0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    chosen = table.chosen_row()
    assert chosen is not None
    assert chosen.task.number == "1"


def test_a_head_in_hand_leaves_the_record_in_the_panel(page: TasksPage) -> None:
    page.model.set_group("section")
    page.table.setFocus()
    page.table.choose_first()
    shown = page.panel.form.field("备注")
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    press(page.table, Qt.Key.Key_Left)
    assert page.table.chosen_row() is None
    assert shown.isVisible()


def test_down_goes_from_the_last_row_of_a_group_over_the_next_head(page: TasksPage) -> None:
    page.model.set_group("section")
    second_head = head_rows(page)[1]
    last = page.model.row_at(second_head - 1)
    page.table.choose(last.id)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    chosen = page.table.chosen_row()
    assert chosen == page.model.row_at(second_head + 1)


def test_all_groups_are_closed_and_opened_from_the_menu(page: TasksPage) -> None:
    page.model.set_group("section")
    count = len(head_rows(page))
    menu_action(page.face.bar.group_menu, "全部收起")
    assert page.model.rowCount() == count
    menu_action(page.face.bar.group_menu, "全部展开")
    assert page.model.rowCount() == count + 19


def test_a_head_has_a_menu_of_its_own(page: TasksPage) -> None:
    page.model.set_group("section")
    viewport = page.table.viewport()
    place = page.table.visualRect(page.model.index(0, 1)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu_action(menu, "收起")
    assert not is_open(page, 0)


def test_selecting_all_selects_each_row_once_and_no_head(page: TasksPage) -> None:
    page.model.set_group("lead")  # tasks with two lead units stand under both
    page.table.selectAll()
    assert len(page.table.selected_rows()) == 19


def test_the_chosen_row_stays_chosen_when_rows_are_grouped(page: TasksPage) -> None:
    page.table.choose(page.model.row_at(7).id)
    before = page.table.chosen_row()
    page.model.set_group("section")
    assert page.table.chosen_row() == before
    page.model.set_group("")
    assert page.table.chosen_row() == before


def test_a_closed_group_stays_closed_when_the_ledger_is_read_again(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    page.model.set_group("section")
    page.table.turn_group(0)
    page.refresh()
    desk.settle(qtbot)
    assert not is_open(page, 0)


def test_rows_in_closed_groups_count_as_shown(page: TasksPage) -> None:
    page.model.set_group("section")
    page.table.open_groups(is_open=False)
    assert len(titles(page)) == 19
    assert page.table.isVisible()
