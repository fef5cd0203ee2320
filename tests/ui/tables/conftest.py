"""The task page of the sample plan, and what tests of its table ask it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from ui.pages.ledger_page import LedgerPage
from ui.pages.tasks import TasksPage
from ui.tables.filter_popup import FilterPopup
from ui.tables.header import LedgerHeader
from ui.tables.task_columns import TaskLine


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[TasksPage]:
    """The task page of the sample plan."""
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    yield page
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu):
            menu.close()


def titles(page: LedgerPage[TaskLine]) -> list[str]:
    """Return the titles of the tasks shown."""
    return [line.task.title for line in page.model.shown_rows()]


def header_of(page: LedgerPage[TaskLine]) -> LedgerHeader:
    """Return the header of the table."""
    header = page.table.horizontalHeader()
    assert isinstance(header, LedgerHeader)
    return header


def place_of(page: LedgerPage[TaskLine], key: str) -> int:
    """Return the place of a column."""
    return [column.key for column in page.model.columns].index(key)


def click_title(
    page: LedgerPage[TaskLine],
    key: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Click on the words of a title."""
    header = header_of(page)
    area = header.title_area(place_of(page, key))
    place = QPoint(area.left() + 24, area.center().y())
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def open_filter(page: LedgerPage[TaskLine], key: str) -> FilterPopup:
    """Click on the funnel of a column."""
    header = header_of(page)
    place = header.funnel_area(place_of(page, key)).center()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    popup = page.table.controls.popup
    assert popup is not None
    return popup


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def menu_action(menu: QMenu, text: str) -> None:
    """Choose a line of a menu."""
    next(action for action in menu.actions() if action.text() == text).trigger()
