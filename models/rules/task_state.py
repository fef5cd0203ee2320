"""What the ledger shows of a task today (A5). Pure: today is always given.

Done is never red. 持续推进 is never overdue by date, but by a missing periodic report.
"""

from datetime import date

from models.vocabulary import TaskState, TaskStatus

DUE_SOON_DAYS = 15
_ENDED = {TaskStatus.DONE: TaskState.DONE, TaskStatus.CANCELLED: TaskState.CANCELLED}


def state_of(
    status: TaskStatus,
    deadline: date | None,
    ongoing: bool,
    latest_progress_on: date | None,
    today: date,
) -> TaskState:
    """Return the state of a task on ``today``; the last day itself is not late."""
    if status in _ENDED:
        return _ENDED[status]
    if ongoing:
        reported = is_reported(latest_progress_on, today)
        return TaskState.ONGOING if reported else TaskState.REPORT_MISSING
    if deadline is None:
        return TaskState.NO_DEADLINE
    if today > deadline:
        return TaskState.OVERDUE
    is_soon = (deadline - today).days <= DUE_SOON_DAYS
    return TaskState.DUE_SOON if is_soon else TaskState.ON_TRACK


def is_reported(latest_progress_on: date | None, today: date) -> bool:
    """Whether there is a report in the current period, the calendar month of ``today``."""
    return latest_progress_on is not None and latest_progress_on >= period_start(today)


def period_start(today: date) -> date:
    """Return the first day of the current reporting period."""
    return today.replace(day=1)
