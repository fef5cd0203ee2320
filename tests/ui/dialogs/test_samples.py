"""打开示例: an empty ledger shows the whole way on the two documents shipped with the program."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk, OpenDesk
from tests.ui.dialogs.conftest import journey, next_review
from ui.pages.items import ItemsPage
from ui.pages.tasks import TasksPage


@pytest.fixture
def empty_desk(open_desk: OpenDesk, tmp_path: Path) -> Desk:
    """A window on a ledger without a single record."""
    return open_desk(tmp_path / "fresh")


def press_samples(desk: Desk, qtbot: QtBot) -> None:
    page = desk.window.page
    assert page is not None
    buttons = [b for b in page.findChildren(QPushButton) if b.accessibleName() == "打开示例"]
    assert buttons[0].isVisible()
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("page", ["desk", "tasks", "items"])
def test_every_empty_page_offers_the_samples(empty_desk: Desk, page: str, qtbot: QtBot) -> None:
    empty_desk.window.open_page(page)
    empty_desk.settle(qtbot)
    press_samples(empty_desk, qtbot)
    review = next_review(empty_desk, qtbot)
    assert review.view.place.text() == "第 1 / 2 份"
    review.reject()
    next_review(empty_desk, qtbot).reject()


def test_both_samples_go_through_the_review_into_the_ledger(empty_desk: Desk, qtbot: QtBot) -> None:
    press_samples(empty_desk, qtbot)
    for _ in range(2):
        next_review(empty_desk, qtbot).view.accept.click()
        empty_desk.settle(qtbot)
    qtbot.waitUntil(lambda: journey(empty_desk).review is None)
    for key in ("tasks", "items"):
        empty_desk.window.open_page(key)
        empty_desk.settle(qtbot)
    assert empty_desk.window.findChildren(TasksPage)[0].model.total == 19
    assert empty_desk.window.findChildren(ItemsPage)[0].model.total == 17
