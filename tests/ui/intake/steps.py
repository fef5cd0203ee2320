"""What the tests of intake do again and again on the page 收报."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.operations.tasks import append_progress
from models.queries.tasks import list_tasks
from models.vocabulary import TaskStatus
from tests.ui.conftest import TODAY, Desk
from ui.dialogs.intake.assign import AssignDialog
from ui.dialogs.intake.plan import PlanDialog
from ui.pages.intake import IntakePage
from ui.tables.intake_columns import state_text

# Rows 6 and 7 of the form of 市司法局: its first two tasks.
FILLED: dict[str, str | float] = {"I6": "推进中", "J6": 0.6, "K6": "已组织三次体验活动。"}
LATE = "（迟报）"


def collect(desk: Desk, page: IntakePage, qtbot: QtBot, *paths: Path) -> None:
    page.arrivals.collect(paths, page._round_id())
    desk.settle(qtbot)


def states(page: IntakePage) -> dict[str, str]:
    return {row.unit: state_text(row) for row in page.card.every_row()}


def choose(page: IntakePage, unit: str) -> None:
    key = next(row.unit_id for row in page.card.every_row() if row.unit == unit)
    assert page.table.choose(key)


def look_over(desk: Desk, page: IntakePage, qtbot: QtBot, unit: str) -> PlanDialog:
    choose(page, unit)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk.settle(qtbot)
    dialog = page.acts.dialog
    assert isinstance(dialog, PlanDialog)
    return dialog


def assign(desk: Desk, page: IntakePage, qtbot: QtBot) -> AssignDialog:
    """Open the file nobody can place by Enter."""
    page.card.arrival_table.choose_first()
    QTest.keyClick(page.card.arrival_table, Qt.Key.Key_Return)
    desk.settle(qtbot)
    dialog = page.acts.dialog
    assert isinstance(dialog, AssignDialog)
    return dialog


def statuses(desk: Desk, qtbot: QtBot) -> dict[str, TaskStatus]:
    return {task.title: task.status for task in desk.read(list_tasks, qtbot)}


def report_done(desk: Desk, qtbot: QtBot, task_id: str) -> None:
    """Let the office itself find a task done."""
    desk.work.run_operation(
        lambda workspace, _progress: append_progress(
            workspace,
            task_id=task_id,
            reported_on=TODAY,
            text="本办已核实办结",
            status=TaskStatus.DONE,
        ),
        owner=desk.window,
    )
    desk.settle(qtbot)


def notices(desk: Desk) -> str:
    return "\n".join(notice.text for notice in desk.messages.record.notices)
