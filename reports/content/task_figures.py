"""Tasks counted by state and by lead unit: the figures of every document about them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.records import TaskRow
from models.rules.task_state import state_of
from models.vocabulary import Role, TaskState


@dataclass(frozen=True, slots=True)
class DatedTask:
    """A task with what the ledger shows of it on the day of the document."""

    row: TaskRow
    state: TaskState


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """How many tasks stand where. Cancelled ones count nowhere but in ``cancelled``.

    ``on_track`` holds ``no_deadline``; ``ongoing`` holds ``report_missing``.
    """

    total: int
    done: int
    on_track: int
    ongoing: int
    due_soon: int
    overdue: int
    no_deadline: int
    report_missing: int
    cancelled: int


def dated_tasks(rows: Sequence[TaskRow], today: date) -> tuple[DatedTask, ...]:
    """Return the tasks with their states on ``today``, in the order given."""
    return tuple(
        DatedTask(
            row,
            state_of(row.status, row.deadline, row.ongoing, row.latest_progress_on, today),
        )
        for row in rows
    )


def count_tasks(tasks: Sequence[DatedTask]) -> TaskFigures:
    """Count ``tasks`` by state."""
    states = Counter(task.state for task in tasks)
    return TaskFigures(
        total=len(tasks) - states[TaskState.CANCELLED],
        done=states[TaskState.DONE],
        on_track=states[TaskState.ON_TRACK] + states[TaskState.NO_DEADLINE],
        ongoing=states[TaskState.ONGOING] + states[TaskState.REPORT_MISSING],
        due_soon=states[TaskState.DUE_SOON],
        overdue=states[TaskState.OVERDUE],
        no_deadline=states[TaskState.NO_DEADLINE],
        report_missing=states[TaskState.REPORT_MISSING],
        cancelled=states[TaskState.CANCELLED],
    )


def tasks_in(tasks: Sequence[DatedTask], state: TaskState) -> tuple[DatedTask, ...]:
    """Return the tasks in ``state``, in the order given."""
    return tuple(task for task in tasks if task.state is state)


def by_section(tasks: Sequence[DatedTask]) -> tuple[tuple[str, tuple[DatedTask, ...]], ...]:
    """Return the tasks under their section headings, sections in the order they first appear."""
    sections: dict[str, list[DatedTask]] = {}
    for task in tasks:
        sections.setdefault(task.row.section, []).append(task)
    return tuple((section, tuple(members)) for section, members in sections.items())


def count_leads(tasks: Sequence[DatedTask]) -> tuple[tuple[str, int], ...]:
    """Return each lead unit with the number of its tasks, most first, then as first printed.

    A unit printed under several names counts once, where its names are known.
    """
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for task in tasks:
        leads = {e.unit_id or e.printed: e.printed for e in task.row.roles if e.role is Role.LEAD}
        for key, printed in leads.items():
            names.setdefault(key, printed)
            counts[key] += 1
    # Counting keeps the order met, and sorting is stable.
    return tuple((names[key], count) for key, count in counts.most_common())


def without_lead(tasks: Sequence[DatedTask]) -> tuple[DatedTask, ...]:
    """Return the tasks that name no lead unit (domain A4), done and cancelled ones left out."""
    closed = {TaskState.DONE, TaskState.CANCELLED}
    return tuple(
        task for task in tasks if task.state not in closed and not task.row.units(Role.LEAD)
    )
