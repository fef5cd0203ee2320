"""The task ledger as a table: its rows, columns and chips."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.records import TaskRow
from models.rules.areas import AreaBook
from models.rules.task_state import state_of
from models.rules.working_days import WorkingCalendar
from models.vocabulary import Role, TaskState
from ui.formatting import date_text, long_date_text, names_text, remaining_text
from ui.tables.column import CENTRE, CellKind, Column, Facet
from ui.tables.states import TASK_STATE_ORDER, TASK_STATE_TONES
from ui.theme import Tone

NO_LEAD = "无牵头"
_COUNTED = (TaskState.OVERDUE, TaskState.DUE_SOON, TaskState.ON_TRACK)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with what it is today."""

    task: TaskRow
    state: TaskState
    remaining: str
    area_book: AreaBook

    @property
    def id(self) -> str:
        """The key of the task."""
        return self.task.id

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of those who lead or answer."""
        return self.area_book.of_roles(self.task.roles)


def task_lines(
    tasks: Sequence[TaskRow],
    today: date,
    calendar: WorkingCalendar = WorkingCalendar(),  # noqa: B008 - frozen
    areas: AreaBook = AreaBook(),  # noqa: B008 - frozen
) -> tuple[TaskLine, ...]:
    """Return the tasks with their states of ``today``, in their order."""
    # Many tasks end on the same day.
    remaining = lru_cache(maxsize=None)(lambda day: remaining_text(day, today, calendar))
    states = [_state(task, today) for task in tasks]
    return tuple(
        TaskLine(task, state, remaining(task.deadline) if state in _COUNTED else "", areas)
        for task, state in zip(tasks, states, strict=True)
    )


def _state(task: TaskRow, today: date) -> TaskState:
    return state_of(
        status=task.status,
        deadline=task.deadline,
        ongoing=task.ongoing,
        latest_progress_on=task.latest_progress_on,
        today=today,
    )


def task_facets(_lines: Sequence[TaskLine]) -> tuple[Facet[TaskLine], ...]:
    """Return one chip for each state, what asks for action first."""
    return tuple(_state_facet(state) for state in TASK_STATE_ORDER)


def _state_facet(state: TaskState) -> Facet[TaskLine]:
    return Facet(
        key=state.value,
        title=state.label,
        holds=lambda line: line.state is state,
        tone=TASK_STATE_TONES[state],
    )


def _unit_column(key: str, role: Role, width: int) -> Column[TaskLine]:
    return Column(
        key=key,
        title=role.label,
        text=lambda line: names_text(line.task.units(role)),
        width=width,
    )


def _lead_text(line: TaskLine) -> str:
    return names_text(line.task.units(Role.LEAD)) or NO_LEAD


def _remaining_tone(line: TaskLine) -> Tone | None:
    is_pressing = line.state in (TaskState.OVERDUE, TaskState.DUE_SOON)
    return TASK_STATE_TONES[line.state] if is_pressing else None


TASK_COLUMNS: tuple[Column[TaskLine], ...] = (
    Column(
        key="number",
        title="序号",
        text=lambda line: line.task.number,
        sort_key=lambda line: line.task.order,
        width=58,
        align=CENTRE,
        kind=CellKind.MUTED,
    ),
    Column(
        key="title",
        title="任务",
        text=lambda line: line.task.title,
        tooltip=lambda line: f"{line.task.title}\n{line.task.body}".strip(),
        width=236,
        least=150,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(
        key="lead",
        title=Role.LEAD.label,
        text=_lead_text,
        sort_key=lambda line: names_text(line.task.units(Role.LEAD)) or None,
        width=150,
        least=100,
    ),
    Column(
        key="deadline",
        title="完成时限",
        text=lambda line: line.task.deadline_text,
        sort_key=lambda line: line.task.deadline,
        tooltip=lambda line: long_date_text(line.task.deadline),
        width=118,
        kind=CellKind.DATE,
    ),
    Column(
        key="state",
        title="状态",
        text=lambda line: line.state.label,
        sort_key=lambda line: TASK_STATE_ORDER.index(line.state),
        width=104,
        kind=CellKind.PILL,
        tone=lambda line: TASK_STATE_TONES[line.state],
    ),
    Column(
        key="remaining",
        title="期限",
        text=lambda line: line.remaining,
        sort_key=lambda line: line.task.deadline if line.remaining else None,
        width=116,
        kind=CellKind.DATE,
        tone=_remaining_tone,
    ),
    _unit_column("responsible", Role.RESPONSIBLE, 170),
    Column(key="section", title="板块", text=lambda line: line.task.section, width=170),
    Column(
        key="progress",
        title="最新进展",
        text=lambda line: line.task.latest_progress,
        width=200,
    ),
    Column(
        key="progress_on",
        title="进展日期",
        text=lambda line: date_text(line.task.latest_progress_on),
        sort_key=lambda line: line.task.latest_progress_on,
        width=104,
        kind=CellKind.DATE,
    ),
    Column(
        key="document",
        title="来源文号",
        text=lambda line: line.task.document_number,
        width=170,
        kind=CellKind.MUTED,
    ),
)
