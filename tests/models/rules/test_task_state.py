"""What the ledger shows of a task on a given day (A5)."""

from datetime import date

import pytest

from models.rules.task_state import state_of
from models.vocabulary import TaskState, TaskStatus

TODAY = date(2024, 5, 16)
OPEN = TaskStatus.IN_PROGRESS


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (date(2024, 5, 15), TaskState.OVERDUE),
        (date(2024, 5, 16), TaskState.DUE_SOON),
        (date(2024, 5, 31), TaskState.DUE_SOON),
        (date(2024, 6, 1), TaskState.ON_TRACK),
        (None, TaskState.NO_DEADLINE),
    ],
)
def test_an_open_task_is_judged_by_its_last_day(deadline: date | None, expected: TaskState) -> None:
    assert state_of(OPEN, deadline, False, None, TODAY) is expected


def test_a_done_task_is_never_overdue() -> None:
    assert state_of(TaskStatus.DONE, date(2020, 1, 1), False, None, TODAY) is TaskState.DONE


def test_a_cancelled_task_is_never_overdue() -> None:
    long_ago = date(2020, 1, 1)
    assert state_of(TaskStatus.CANCELLED, long_ago, False, None, TODAY) is TaskState.CANCELLED


@pytest.mark.parametrize(
    ("reported_on", "expected"),
    [
        (None, TaskState.REPORT_MISSING),
        (date(2024, 4, 30), TaskState.REPORT_MISSING),
        (date(2024, 5, 1), TaskState.ONGOING),
    ],
)
def test_an_ongoing_task_is_judged_by_this_months_report(
    reported_on: date | None, expected: TaskState
) -> None:
    assert state_of(OPEN, date(2024, 1, 1), True, reported_on, TODAY) is expected
