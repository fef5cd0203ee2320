"""How rows come in: a first page of a long ledger at once, a later reading before an earlier."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.views import SortKey
from tests.big_ledger import make_big_ledger
from tests.ui.conftest import Desk, OpenDesk
from ui.pages.row_loading import FIRST_ROWS, LONG_LEDGER
from ui.pages.tasks import TasksPage

TASKS = LONG_LEDGER + 200


def tasks_page(desk: Desk) -> TasksPage:
    desk.window.open_page("tasks")
    return desk.window.findChildren(TasksPage)[0]


def note_resets(page: TasksPage) -> list[tuple[int, str]]:
    """Return a list that grows by the rows there are, and the note beside the chips."""
    seen: list[tuple[int, str]] = []
    (note,) = page.chips.findChildren(QLabel)
    page.table.shown_changed.connect(lambda: seen.append((page.model.total, note.text())))
    return seen


def test_a_long_ledger_shows_a_first_page_and_says_that_it_is_reading(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(make_big_ledger(tmp_path / "workspace", TASKS))
    page = tasks_page(desk)
    seen = note_resets(page)
    desk.settle(qtbot)
    assert seen == [
        (FIRST_ROWS, f"正在读取…… 先显示前 {FIRST_ROWS} / {TASKS:,}"),
        (TASKS, f"显示 {TASKS:,} / {TASKS:,}"),
    ]


def test_a_short_ledger_comes_in_at_once(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk)
    seen = note_resets(page)
    desk.settle(qtbot)
    assert seen == [(19, "显示 19 / 19")]


def test_no_first_page_stands_in_for_rows_that_will_be_ordered(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(make_big_ledger(tmp_path / "workspace", TASKS))
    page = tasks_page(desk)
    desk.settle(qtbot)
    page.model.set_rows(())
    page.model.set_sorts((SortKey("title"),))
    seen = note_resets(page)
    page.refresh()
    desk.settle(qtbot)
    assert [total for total, _ in seen] == [TASKS]


def test_of_two_readings_only_the_later_is_shown(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk)
    desk.settle(qtbot)
    seen = note_resets(page)
    page.refresh()
    page.refresh()
    desk.settle(qtbot)
    assert len(seen) == 1
