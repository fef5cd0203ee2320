"""工作台: every figure of the front page opens exactly its rows."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.operations.documents import accept_document
from models.operations.tasks import append_progress, create_task
from models.operations.units import create_unit
from models.queries.tasks import list_tasks
from models.records import RoleEntry
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import Role, TaskStatus
from tests.builders import READ_ITEM, READ_LIST, TASK_FIELDS, UNIT_FIELDS
from tests.ui.conftest import TODAY, Desk, OpenDesk
from ui.dialogs.calendar import CalendarDialog
from ui.pages.desk import DeskPage
from ui.pages.ledger_page import LedgerPage
from ui.pages.page import RowsAsked
from ui.widgets.spots import SpotBoard
from ui.widgets.stat_card import StatCard

SUNDAY = date(2024, 10, 27)


def fill(workspace: Workspace) -> None:
    """Add to the sample plan what it has none of: every state, open names, items."""
    for days in (-40, 0, 7, 15, 16):
        day = TODAY + timedelta(days)
        create_task(workspace, fields=replace(TASK_FIELDS, title=f"{day}的任务", deadline=day))
    create_task(workspace, fields=replace(TASK_FIELDS, title="无人牵头", deadline=None, roles=()))
    create_unit(workspace, fields=replace(UNIT_FIELDS, name="市大数据局"))
    open_name = RoleEntry(Role.LEAD, "市大数据中心局")
    create_task(workspace, fields=replace(TASK_FIELDS, title="待确认", roles=(open_name,)))
    first, second = list_tasks(workspace)[:2]
    for task, status in ((first, TaskStatus.DONE), (second, TaskStatus.CANCELLED)):
        append_progress(workspace, task_id=task.id, reported_on=TODAY, text="办结。", status=status)
    items = (
        READ_ITEM,
        replace(READ_ITEM, serial=13, title="另一项", creating=("市大数据中心局",)),
        replace(READ_ITEM, serial=14, title="没有区域", area=""),
    )
    accept_document(workspace, read=replace(READ_LIST, items=items))


@pytest.fixture
def full_desk(open_desk: OpenDesk, ledger: Path) -> Desk:
    """A window on a ledger with something of everything."""
    with open_workspace(ledger, operator="李晓明") as workspace:
        fill(workspace)
    return open_desk(ledger)


def front_page(desk: Desk) -> DeskPage:
    desk.window.open_page("desk")
    page = desk.window.page
    assert isinstance(page, DeskPage)
    return page


def rows_opened(desk: Desk, qtbot: QtBot, press: Callable[[], None]) -> int:
    press()
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, LedgerPage)
    count = page.model.shown_count
    front_page(desk)
    return count


def chosen_id(desk: Desk) -> str:
    page = desk.window.page
    assert isinstance(page, LedgerPage)
    row = page.table.chosen_row()
    assert row is not None
    return str(row.id)


def press_spot(board: SpotBoard, key: object) -> None:
    board.go_to(key)
    QTest.keyClick(board, Qt.Key.Key_Return)


def counts_of(board: SpotBoard, pattern: str) -> list[tuple[object, int]]:
    """Return the spots that open something with the count in their words."""
    found = [(spot.key, re.search(pattern, spot.words)) for spot in board.spots() if spot.opens]
    return [(key, int(words[1])) for key, words in found if words]


def walk(desk: Desk, qtbot: QtBot, board: SpotBoard, pattern: str = r"(\d+) [项个]") -> int:
    """Press every spot; return how many there were."""
    figures = counts_of(board, pattern)
    for key, count in figures:
        assert rows_opened(desk, qtbot, partial(press_spot, board, key)) == count, key
    return len(figures)


CARDS = ("overdue", "week", "due_soon", "report_missing", "open_names", "warnings")


@pytest.mark.parametrize("name", CARDS)
def test_every_card_opens_as_many_rows_as_it_says(full_desk: Desk, qtbot: QtBot, name: str) -> None:
    card: StatCard = front_page(full_desk).cards[name]
    assert int(card.figure) > 0
    opened = rows_opened(full_desk, qtbot, lambda: QTest.keyClick(card, Qt.Key.Key_Return))
    assert opened == int(card.figure)


def test_items_with_open_names_have_a_figure_of_their_own(full_desk: Desk, qtbot: QtBot) -> None:
    card = front_page(full_desk).cards["open_names"]
    second = next(b for b in card.findChildren(QPushButton) if b.isVisible())
    assert second.text() == "另有 1 个改革事项"
    press = lambda: QTest.mouseClick(second, Qt.MouseButton.LeftButton)  # noqa: E731 - one use
    assert rows_opened(full_desk, qtbot, press) == 1


@pytest.mark.parametrize("view", [0, 1, 2])
def test_every_bar_part_and_line_of_the_legend_opens_its_rows(
    full_desk: Desk, qtbot: QtBot, view: int
) -> None:
    progress = front_page(full_desk).progress
    progress.show_view(view)
    bars, ring = progress.bars[view], progress.rings[view]
    assert walk(full_desk, qtbot, ring) == len(ring.spots()) >= 1
    assert walk(full_desk, qtbot, bars) == len(bars.spots()) >= 4


def test_every_day_of_the_year_with_deadlines_opens_its_tasks(
    full_desk: Desk, qtbot: QtBot
) -> None:
    month = front_page(full_desk).month.month
    month.show_month(date(2024, 1, 1))
    walked = 0
    for _ in range(12):
        walked += walk(full_desk, qtbot, month, r"到期 (\d+) 项")
        month.show_next(1)
    assert walked >= 8


def test_each_pressing_task_opens(full_desk: Desk, qtbot: QtBot) -> None:
    due = front_page(full_desk).due
    wanted = due.model.row_at(2).id
    due.table.activated.emit(due.model.index(2, 0))
    full_desk.settle(qtbot)
    assert chosen_id(full_desk) == wanted


def test_each_change_opens_its_record(full_desk: Desk, qtbot: QtBot) -> None:
    feed = front_page(full_desk).feed
    assert len(feed.spots()) >= 3
    for spot in feed.spots():
        press_spot(feed, spot.key)
        full_desk.settle(qtbot)
        page = full_desk.window.page
        assert page is not None
        opened = RowsAsked(page.key, record_id=chosen_id(full_desk))
        assert isinstance(spot.key, tuple)
        assert spot.key[1] == opened
        front_page(full_desk)


def test_what_ends_on_a_rest_day_is_to_be_done_before_it(full_desk: Desk) -> None:
    lines = front_page(full_desk).due.model.shown_rows()
    line = next(line for line in lines if line.ends_on == SUNDAY)
    assert line.done_by == date(2024, 10, 25)
    assert line.remaining == "剩 5 个工作日"


def test_a_day_of_another_year_is_listed_with_its_year(full_desk: Desk, qtbot: QtBot) -> None:
    fields = replace(TASK_FIELDS, title="去年的", deadline=date(2023, 12, 31))
    front = front_page(full_desk)
    full_desk.work.run_operation(
        lambda workspace, _progress: create_task(workspace, fields=fields), owner=front
    )
    full_desk.settle(qtbot)
    first = front.due.model.row_at(0)
    assert (first.task.title, first.done_by_text) == ("去年的", "2023-12-29")


def test_ongoing_work_is_due_by_the_last_working_day_of_the_period(full_desk: Desk) -> None:
    lines = front_page(full_desk).due.model.shown_rows()
    silent = [line for line in lines if line.task.deadline is None]
    assert {line.done_by for line in silent} == {date(2024, 10, 31)}


def test_the_month_says_when_its_year_has_no_arrangement(full_desk: Desk, qtbot: QtBot) -> None:
    card = front_page(full_desk).month
    assert card.unknown.isHidden()
    card.month.show_month(date(2027, 5, 1))
    assert card.heading.text() == "2027年5月"
    assert card.unknown.text() == "2027 年的放假安排还没有录入，只按周末算"
    assert not card.unknown.isHidden()
    QTest.mouseClick(card.unknown, Qt.MouseButton.LeftButton)
    full_desk.settle(qtbot)
    dialog = full_desk.window.findChildren(CalendarDialog)[0]
    assert dialog.title.text() == "2027年"
    dialog.reject()


def test_a_change_of_the_ledger_is_counted_at_once(full_desk: Desk, qtbot: QtBot) -> None:
    front = front_page(full_desk)
    before = int(front.cards["overdue"].figure)
    fields = replace(TASK_FIELDS, title="又一项", deadline=TODAY - timedelta(1))
    full_desk.work.run_operation(
        lambda workspace, _progress: create_task(workspace, fields=fields), owner=front
    )
    full_desk.settle(qtbot)
    assert int(front.cards["overdue"].figure) == before + 1
