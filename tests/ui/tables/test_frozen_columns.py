"""Frozen columns: the first ones stay in sight, and are the same table."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from tests.ui.tables.conftest import place_of
from ui.pages.tasks import TasksPage
from ui.tables.frozen_columns import FrozenColumns


@pytest.fixture
def frozen(desk: Desk, page: TasksPage, qtbot: QtBot) -> FrozenColumns:
    """The two first columns of the task table, scrolled sideways."""
    desk.window.resize(1100, 500)
    page.table.freeze(2)
    qtbot.waitUntil(lambda: page.table.horizontalScrollBar().maximum() > 200)
    page.table.horizontalScrollBar().setValue(200)
    return page.table.frozen


def test_frozen_columns_show_only_while_the_table_is_scrolled(
    page: TasksPage, frozen: FrozenColumns
) -> None:
    assert frozen.isVisible()
    assert frozen.columns() == [place_of(page, "number"), place_of(page, "title")]
    page.table.horizontalScrollBar().setValue(0)
    assert not frozen.isVisible()


def test_rows_stand_at_the_same_height_in_both(page: TasksPage, frozen: FrozenColumns) -> None:
    page.table.verticalScrollBar().setValue(111)
    assert frozen.verticalScrollBar().value() == 111
    assert frozen.rowViewportPosition(9) == page.table.rowViewportPosition(9)
    frozen.verticalScrollBar().setValue(55)
    assert page.table.verticalScrollBar().value() == 55


def test_the_wheel_over_frozen_columns_scrolls_the_table(
    page: TasksPage, frozen: FrozenColumns
) -> None:
    place = QPointF(20, 60)
    event = QWheelEvent(
        place,
        frozen.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(frozen.viewport(), event)
    assert page.table.verticalScrollBar().value() > 0


def test_a_click_on_a_frozen_cell_chooses_the_row_and_does_not_scroll_back(
    page: TasksPage, frozen: FrozenColumns
) -> None:
    place = frozen.visualRect(page.model.index(5, place_of(page, "title"))).center()
    QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.table.chosen_row() == page.model.row_at(5)
    assert page.table.horizontalScrollBar().value() == 200
    assert page.table.hasFocus()


def test_keys_never_leave_the_cell_in_hand_under_the_frozen_columns(
    page: TasksPage, frozen: FrozenColumns
) -> None:
    table = page.table
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.setFocus()
    table.setCurrentIndex(page.model.index(0, place_of(page, "section")))
    for _ in range(5):
        QTest.keyClick(table, Qt.Key.Key_Left)
    column = table.currentIndex().column()
    assert column == place_of(page, "lead")
    assert table.columnViewportPosition(column) >= frozen.width() or not frozen.isVisible()


def test_a_column_made_wider_is_as_wide_in_both(page: TasksPage, frozen: FrozenColumns) -> None:
    title = place_of(page, "title")
    frozen.header.resizeSection(title, 190)
    assert page.table.columnWidth(title) == 190
    page.table.setColumnWidth(title, 170)
    assert frozen.columnWidth(title) == 170
    assert frozen.width() == frozen.covered()


def test_hidden_columns_are_not_counted_among_the_frozen(
    page: TasksPage, frozen: FrozenColumns
) -> None:
    page.table.arrangement.hide_column("number")
    assert frozen.columns() == [place_of(page, "title"), place_of(page, "lead")]


def test_a_head_of_a_group_turns_from_the_frozen_side(
    page: TasksPage, frozen: FrozenColumns, qtbot: QtBot
) -> None:
    page.model.set_group("section")
    before = page.model.rowCount()
    page.table.horizontalScrollBar().setValue(200)
    place = frozen.visualRect(page.model.index(0, place_of(page, "title"))).center()
    QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.model.rowCount() < before


def test_frozen_columns_give_way_where_they_would_leave_no_room(
    desk: Desk, page: TasksPage, frozen: FrozenColumns
) -> None:
    page.table.freeze(6)
    assert not frozen.isVisible()
