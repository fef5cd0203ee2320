"""The figures of the front page, counted from the rows a click on them opens."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.queries import history, items, tasks
from models.records import OperationRow
from models.store.workspace import Workspace
from models.vocabulary import TaskState
from ui.tables.states import TASK_STATE_ORDER, TASK_STATE_TONES
from ui.tables.task_columns import TaskLine, task_lines
from ui.widgets.charts import Bar, Part

LATEST_OPERATIONS = 12
SOON_DAYS = 7
NO_SECTION = "未分板块"
PRESSING = (TaskState.OVERDUE, TaskState.DUE_SOON, TaskState.REPORT_MISSING)


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """What the front page shows of one day.

    Attributes:
        pressing: tasks that ask for something, the longest overdue first.
        due_this_week: how many of those due soon end within seven days.
        sections: the tasks of each section by state, in the order of the plans.
    """

    task_count: int
    item_count: int
    by_state: tuple[Part, ...]
    pressing: tuple[TaskLine, ...]
    due_this_week: int
    sections: tuple[Bar, ...]
    operations: tuple[OperationRow, ...]

    def count(self, state: TaskState) -> int:
        """Return how many tasks are in ``state``."""
        return sum(part.count for part in self.by_state if part.key == state.value)


def read_desk(workspace: Workspace, today: date) -> DeskFigures:
    """Count the ledger of ``today``; runs on the database thread."""
    lines = task_lines(tasks.list_tasks(workspace), today)
    pressing = sorted((line for line in lines if line.state in PRESSING), key=_urgency)
    return DeskFigures(
        task_count=len(lines),
        item_count=len(items.list_items(workspace)),
        by_state=_parts(lines),
        pressing=tuple(pressing),
        due_this_week=sum(_is_due_within(line, today, SOON_DAYS) for line in pressing),
        sections=_section_bars(lines),
        operations=history.list_operations(workspace, limit=LATEST_OPERATIONS),
    )


def _urgency(line: TaskLine) -> tuple[int, date]:
    return PRESSING.index(line.state), line.task.deadline or date.max


def _is_due_within(line: TaskLine, today: date, days: int) -> bool:
    deadline = line.task.deadline
    if line.state is not TaskState.DUE_SOON or deadline is None:
        return False
    return (deadline - today).days <= days


def _parts(lines: Sequence[TaskLine]) -> tuple[Part, ...]:
    counts = Counter(line.state for line in lines)
    return tuple(
        Part(state.value, state.label, counts[state], TASK_STATE_TONES[state])
        for state in TASK_STATE_ORDER
    )


def _section_bars(lines: Sequence[TaskLine]) -> tuple[Bar, ...]:
    by_section: dict[str, list[TaskLine]] = {}
    for line in lines:
        by_section.setdefault(line.task.section or NO_SECTION, []).append(line)
    return tuple(Bar(name, name, _parts(own)) for name, own in by_section.items())
