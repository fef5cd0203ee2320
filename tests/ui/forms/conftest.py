"""What the tests of forms share: the page of tasks with its panel, as a clerk has it."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from ui.pages.tasks import TasksPage


@pytest.fixture
def tasks_page(desk: Desk, qtbot: QtBot) -> TasksPage:
    """The page of tasks with the first task in the panel."""
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    page.table.choose(page.model.row_at(0).id)
    return page
