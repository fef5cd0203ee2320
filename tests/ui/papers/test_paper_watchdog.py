"""A paper about thousands of tasks does not hold the window."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.operations.views import save_view
from models.papers import PaperOrder
from models.store.workspace import open_workspace
from models.views import SavedView, ViewState
from tests.big_ledger import make_big_ledger
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.papers.conftest import PaperDriver
from tests.ui.test_watchdog import LONGEST_GAP_S, Watched
from tests.ui.typing_words import type_words
from ui.pages.paper_scopes import read_scopes

TASKS = 5000
# What the pages are set with in the background counts as the window's own time.
LONGEST_WITH_PAGES_S = 2 * LONGEST_GAP_S
YEAR = (date(2024, 1, 1), date(2024, 12, 31), date(2024, 10, 20))


@pytest.fixture
def big_desk(open_desk: OpenDesk, tmp_path: Path) -> Desk:
    """A window on 5,000 tasks."""
    return open_desk(make_big_ledger(tmp_path / "workspace", TASKS))


def test_no_step_with_a_paper_about_5000_tasks_holds_the_window(
    big_desk: Desk, qtbot: QtBot
) -> None:
    driver = PaperDriver(big_desk, qtbot)
    watched = Watched(big_desk, qtbot)
    watched.step("compose", lambda: driver.page.acts.compose(PaperOrder("report", *YEAR)))
    assert driver.page.is_editing
    watched.step("figure", driver.text.ask_next_figure)
    watched.step("type", lambda: type_words(driver.text, "补充说明。"))
    for _ in range(2):
        watched.step("check", driver.page.desk.check)
        watched.step("refresh", driver.page.desk.refresh_data)
    watched.step("leave", driver.page.leave_paper)
    slow = {name: gap for name, gap in watched.gaps.items() if gap > LONGEST_WITH_PAGES_S}
    assert not slow


def test_a_saved_view_is_a_scope_of_the_rows_it_shows(ledger: Path) -> None:
    with open_workspace(ledger, operator="李晓明") as workspace:
        view = SavedView("", "tasks", "工商联的", ViewState(search="工商联"))
        save_view(workspace, view=view)
        (found,) = read_scopes(workspace, date(2024, 10, 20)).views
    words, scope = found
    assert words == "视图：工商联的"
    assert scope.records is not None
    assert 0 < len(scope.records) < 19
