"""The page that was left, shown again before the ledger is open: the same rows, nothing to edit."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from models.first_sight import MOST_ROWS
from models.operations.tasks import delete_tasks
from models.paths import settings_path
from models.queries.tasks import list_tasks
from models.settings import load_settings
from models.store.workspace import Workspace, open_workspace
from models.views import SortKey
from tests.ui.conftest import TODAY, Desk
from ui.jobs import Job
from ui.messages import RecordedMessages
from ui.opening import open_window
from ui.pages.desk import DeskPage
from ui.pages.first_sight import FirstSightPage
from ui.pages.ledger_page import LedgerPage
from ui.pages.tasks import TasksPage
from ui.tables.row_model import TONE_ROLE
from ui.tables.table_view import LedgerTable
from ui.work import Work


class HeldWork(Work):
    """Opens the ledger when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.may_open = threading.Event()

    def open_workspace(self, opener: Callable[[], Workspace], *rest: Any, **more: Any) -> Job:
        """Wait before the ledger is opened; all else is handed on (Any)."""

        def open_later() -> Workspace:
            self.may_open.wait(10)
            return opener()

        return super().open_workspace(open_later, *rest, **more)


class Start:
    """A window that was just shown and whose ledger is not open yet."""

    def __init__(self, workspace: Path, day: date, qtbot: QtBot) -> None:
        self.work = HeldWork()
        self._qtbot = qtbot
        settings = replace(load_settings(settings_path()), operator="李晓明", is_guided=True)
        self.window = open_window(self.work, RecordedMessages, workspace, settings, lambda: day)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        qtbot.waitUntil(lambda: self.sight is not None or "正在打开台账" in self.words)

    @property
    def sight(self) -> FirstSightPage | None:
        """The rows that are there before the ledger is open."""
        return self.window.waiting.first_sight

    @property
    def words(self) -> list[str]:
        """What is said in the place of the pages."""
        return [label.text() for label in self.window.waiting.findChildren(QLabel)]

    def open(self) -> TasksPage:
        """Let the ledger be opened; return the page when it has its rows."""
        self.work.may_open.set()
        self._qtbot.waitUntil(lambda: self.window.page is not None, timeout=10_000)
        self._qtbot.waitUntil(lambda: not self.work.is_busy(), timeout=10_000)
        page = self.window.page
        assert isinstance(page, TasksPage)
        return page


@pytest.fixture
def left(desk: Desk, qtbot: QtBot) -> TasksPage:
    """The task page in sight, on which the window is closed then."""
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    return page


@pytest.fixture
def start(ledger: Path, qtbot: QtBot) -> Iterator[Callable[..., Start]]:
    """Start again on the ledger, on the same day or another; what was started is closed."""
    started: list[Start] = []

    def go(day: date = TODAY) -> Start:
        started.append(Start(ledger, day, qtbot))
        return started[-1]

    yield go
    for one in started:
        one.work.may_open.set()
        one.window.close()
        delete(one.window)


def cells(table: LedgerTable[Any]) -> list[list[tuple[str, object]]]:
    """Return texts and tones as shown."""
    rows, titles = table.model(), table.horizontalHeader()
    places = [titles.logicalIndex(visual) for visual in range(titles.count())]
    in_sight = [place for place in places if not table.isColumnHidden(place)]
    return [
        [(rows.index(row, n).data(), rows.index(row, n).data(TONE_ROLE)) for n in in_sight]
        for row in range(rows.rowCount())
    ]


def test_the_page_left_is_there_before_the_ledger_is_open(
    left: TasksPage, desk: Desk, start: Callable[..., Start]
) -> None:
    before = cells(left.table)
    desk.window.close()
    sight = start().sight
    assert sight is not None
    assert cells(sight.table) == before
    assert len(before) == 19


@pytest.mark.parametrize("key", ["units", "documents"])
def test_every_ledger_is_there_as_it_was(
    desk: Desk, start: Callable[..., Start], qtbot: QtBot, key: str
) -> None:
    desk.window.open_page(key)
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, LedgerPage)
    before = cells(page.table)
    desk.window.close()
    sight = start().sight
    assert sight is not None
    assert cells(sight.table) == before[:MOST_ROWS]
    assert before


def test_order_columns_and_widths_are_those_of_the_page(
    left: TasksPage, desk: Desk, start: Callable[..., Start]
) -> None:
    left.table.arrangement.show_columns(("title", "state", "note"))
    left.table.setColumnWidth(1, 333)
    left.model.set_sorts((SortKey("title", descending=True),))
    before = cells(left.table)
    desk.window.close()
    sight = start().sight
    assert sight is not None
    assert cells(sight.table) == before
    assert sight.table.columnWidth(0) == 333


def test_a_search_is_not_kept_so_all_rows_are_shown_at_once(
    left: TasksPage, desk: Desk, start: Callable[..., Start]
) -> None:
    before = cells(left.table)
    left.search_for("企业")
    assert 0 < left.model.shown_count < len(before)
    desk.window.close()
    sight = start().sight
    assert sight is not None
    assert cells(sight.table) == before


def test_a_ledger_changed_elsewhere_shows_no_stale_rows(
    left: TasksPage, desk: Desk, ledger: Path, start: Callable[..., Start]
) -> None:
    first = left.model.row_at(0).id
    desk.window.close()
    with open_workspace(ledger) as workspace:
        delete_tasks(workspace, task_ids=[first])
    again = start()
    assert again.sight is None
    assert again.open().model.total == 18


def test_a_change_saved_in_the_moment_of_closing_shows_no_stale_rows(
    left: TasksPage, desk: Desk, start: Callable[..., Start]
) -> None:
    first = left.model.row_at(0).id
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=[first]), owner=desk.window)
    desk.window.close()
    again = start()
    assert again.sight is None
    assert again.open().model.total == 18


def test_a_change_that_was_shown_is_in_the_first_sight(
    left: TasksPage, desk: Desk, start: Callable[..., Start], qtbot: QtBot
) -> None:
    first = left.model.row_at(0).id
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=[first]), owner=desk.window)
    desk.settle(qtbot)
    before = cells(left.table)
    desk.window.close()
    sight = start().sight
    assert sight is not None
    assert cells(sight.table) == before
    assert len(before) == 18


def test_grouped_rows_wait_for_the_ledger(
    left: TasksPage, desk: Desk, start: Callable[..., Start]
) -> None:
    left.model.set_group("state")
    desk.window.close()
    assert start().sight is None


def test_a_new_day_begins_with_the_front_page(
    left: TasksPage, desk: Desk, start: Callable[..., Start], qtbot: QtBot
) -> None:
    assert left.isVisible()
    desk.window.close()
    again = start(TODAY + timedelta(days=1))
    assert again.sight is None
    again.work.may_open.set()
    qtbot.waitUntil(lambda: again.window.page is not None, timeout=10_000)
    assert isinstance(again.window.page, DeskPage)


def test_nothing_can_be_edited_before_the_ledger_is_open(
    left: TasksPage, desk: Desk, ledger: Path, start: Callable[..., Start]
) -> None:
    before = cells(left.table)
    desk.window.close()
    again = start()
    assert again.sight is not None
    table = again.sight.table
    rows = table.model()
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    indexes = [rows.index(row, n) for row in range(19) for n in range(rows.columnCount())]
    assert not any(index.flags() & Qt.ItemFlag.ItemIsEditable for index in indexes)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_A):
        QTest.keyClick(table, key)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton)
    assert not table.findChildren(QLineEdit)
    assert cells(table) == before
    assert cells(again.open().table) == before
    again.window.close()
    with open_workspace(ledger) as workspace:
        assert len(list_tasks(workspace)) == 19


def test_the_row_in_hand_and_the_keyboard_stay_when_the_page_comes(
    left: TasksPage, desk: Desk, start: Callable[..., Start]
) -> None:
    wanted = left.model.row_at(4).id
    desk.window.close()
    again = start()
    assert again.sight is not None
    for _ in range(4):
        QTest.keyClick(again.sight.table, Qt.Key.Key_Down)
    page = again.open()
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert chosen.id == wanted
    assert page.table.hasFocus()


def test_a_ledger_that_cannot_be_opened_takes_the_rows_away(
    left: TasksPage, desk: Desk, start: Callable[..., Start], ledger: Path, qtbot: QtBot
) -> None:
    assert left.isVisible()
    desk.window.close()
    again = start()
    assert again.sight is not None
    (ledger / "ledger.db").write_bytes(b"not a ledger at all")
    again.work.may_open.set()
    qtbot.waitUntil(lambda: again.sight is None, timeout=10_000)
    assert "台账没有打开" in again.words
