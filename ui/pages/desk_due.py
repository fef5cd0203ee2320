"""今天要办: the tasks that ask for something, with the day by which each must be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.queries.desk import DueTask
from models.rules.task_state import period_start
from models.rules.working_days import WorkingCalendar
from models.vocabulary import Role, TaskState
from ui.formatting import (
    date_text,
    long_date_text,
    names_text,
    remaining_text,
    short_date_text,
    weekday_text,
)
from ui.tables.column import CellKind, Column
from ui.tables.states import TASK_STATE_ORDER, TASK_STATE_TONES
from ui.theme import Tone

NO_LEAD = "无牵头"


@dataclass(frozen=True, slots=True)
class DueLine:
    """A task that asks for something.

    Attributes:
        ends_on: the last day, of the reporting period where the work goes on.
        done_by: the last working day until then; a reminder never falls on a rest day.
        done_by_text: the same as it is listed, with its year where that is another one.
    """

    task: DueTask
    ends_on: date
    done_by: date
    done_by_text: str
    remaining: str

    @property
    def id(self) -> str:
        """The key of the task."""
        return self.task.id


def due_lines(
    tasks: Sequence[DueTask], today: date, calendar: WorkingCalendar
) -> tuple[DueLine, ...]:
    """Return the tasks as they are listed today."""
    period_ends = (period_start(today) + timedelta(31)).replace(day=1) - timedelta(1)
    lines = []
    for task in tasks:
        ends_on = task.deadline if task.deadline and not is_silent(task) else period_ends
        done_by = calendar.last_working_day(ends_on)
        is_this_year = done_by.year == today.year
        listed = short_date_text(done_by) if is_this_year else date_text(done_by)
        remaining = remaining_text(ends_on, today, calendar)
        lines.append(DueLine(task, ends_on, done_by, listed, remaining))
    return tuple(lines)


def is_silent(task: DueTask) -> bool:
    """Whether it is ongoing work that has not been reported on this period."""
    return task.state is TaskState.REPORT_MISSING


def _day_words(line: DueLine) -> str:
    end = f"{long_date_text(line.ends_on)}（{weekday_text(line.ends_on)}）"
    words = f"本期到{end}为止" if is_silent(line.task) else f"完成时限{end}"
    if line.done_by == line.ends_on:
        return words
    return f"{words}是休息日，最迟{long_date_text(line.done_by)}办完"


def _tone(line: DueLine) -> Tone:
    return TASK_STATE_TONES[line.task.state]


DUE_COLUMNS: tuple[Column[DueLine], ...] = (
    Column(
        key="title",
        title="任务",
        text=lambda line: line.task.title,
        width=150,
        least=110,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(
        key="lead",
        title=Role.LEAD.label,
        text=lambda line: names_text(line.task.lead) or NO_LEAD,
        width=130,
        least=96,
    ),
    Column(
        key="done_by",
        title="最迟办理",
        text=lambda line: line.done_by_text,
        tooltip=_day_words,
        sort_key=lambda line: line.done_by,
        width=100,
        kind=CellKind.DATE,
    ),
    Column(
        key="state",
        title="状态",
        text=lambda line: line.task.state.label,
        sort_key=lambda line: TASK_STATE_ORDER.index(line.task.state),
        width=98,
        kind=CellKind.PILL,
        tone=_tone,
    ),
    Column(
        key="remaining",
        title="期限",
        text=lambda line: line.remaining,
        sort_key=lambda line: line.ends_on,
        width=116,
        kind=CellKind.DATE,
        tone=_tone,
    ),
)
