"""The task ledger as a table: its rows, columns and chips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.records import TaskRow
from models.rules.areas import AreaBook
from models.rules.task_state import state_of
from models.rules.working_days import WorkingCalendar
from models.vocabulary import Role, TaskState, TaskStatus
from ui.formatting import date_text, long_date_text, names_text, remaining_text
from ui.tables.cell_edit import (
    CellEdit,
    by_label,
    deadline_edit,
    deadline_of,
    deadline_words,
    line_edit,
    text_edit,
    title_edit,
    units_edit,
    word_edit,
)
from ui.tables.column import CENTRE, CellKind, Column, Facet
from ui.tables.open_names import open_names_column
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


def _units_text(role: Role) -> Callable[[TaskLine], str]:
    return lambda line: names_text(line.task.units(role))


def _unit_column(key: str, role: Role, width: int, *, is_hidden: bool = False) -> Column[TaskLine]:
    return Column(
        key=key,
        title=role.label,
        text=_units_text(role),
        values=lambda line: line.task.units(role),
        value_places=lambda line: line.task.protocol_orders(role),
        made_of=_roles,
        width=width,
        can_group=True,
        edit=units_edit(role, _units_text(role)),
        is_hidden=is_hidden,
    )


def _roles(line: TaskLine) -> int:
    # Tasks with the same units share one tuple of roles, which lives as long as they do.
    return id(line.task.roles)


def _lead_text(line: TaskLine) -> str:
    return names_text(line.task.units(Role.LEAD)) or NO_LEAD


def _remaining_tone(line: TaskLine) -> Tone | None:
    is_pressing = line.state in (TaskState.OVERDUE, TaskState.DUE_SOON)
    return TASK_STATE_TONES[line.state] if is_pressing else None


def _whole(number: str) -> int | None:
    return int(number) if number.isdecimal() else None


def _year_text(line: TaskLine) -> str:
    return "" if line.task.year is None else str(line.task.year)


def _deadline_words(line: TaskLine) -> str:
    return deadline_words(line.task.deadline_text, deadline_of(line.task))


STATUS_EDIT: CellEdit[TaskLine] = word_edit(
    "status",
    lambda line: line.task.status.label,
    by_label(TaskStatus),
    derived=frozenset(state.label for state in TaskState),
)
PROGRESS_LOCKED = "进展只追加、不覆盖，请在右边的“进展”里填报。"

TASK_COLUMNS: tuple[Column[TaskLine], ...] = (
    Column(
        key="number",
        title="序号",
        text=lambda line: line.task.number,
        sort_key=lambda line: line.task.order,
        number=lambda line: _whole(line.task.number),
        width=58,
        align=CENTRE,
        kind=CellKind.MUTED,
        edit=line_edit("number", lambda line: line.task.number),
    ),
    Column(
        key="title",
        title="任务",
        text=lambda line: line.task.title,
        made_of=lambda line: line.task.title,
        tooltip=lambda line: f"{line.task.title}\n{line.task.body}".strip(),
        width=236,
        least=150,
        kind=CellKind.STRONG,
        stretches=True,
        edit=title_edit("title", lambda line: line.task.title),
    ),
    Column(
        key="lead",
        title=Role.LEAD.label,
        text=_lead_text,
        values=lambda line: line.task.units(Role.LEAD),
        value_places=lambda line: line.task.protocol_orders(Role.LEAD),
        made_of=_roles,
        width=150,
        least=100,
        can_group=True,
        edit=units_edit(Role.LEAD, _units_text(Role.LEAD)),
    ),
    Column(
        key="deadline",
        title="完成时限",
        text=lambda line: line.task.deadline_text,
        sort_key=lambda line: line.task.deadline,
        day=lambda line: line.task.deadline,
        tooltip=lambda line: long_date_text(line.task.deadline),
        width=118,
        kind=CellKind.DATE,
        edit=deadline_edit(_deadline_words),
    ),
    Column(
        key="state",
        title="状态",
        text=lambda line: line.state.label,
        sort_key=lambda line: TASK_STATE_ORDER.index(line.state),
        made_of=lambda line: line.state,
        width=104,
        can_group=True,
        kind=CellKind.PILL,
        tone=lambda line: TASK_STATE_TONES[line.state],
        edit=STATUS_EDIT,
    ),
    Column(
        key="remaining",
        title="期限",
        text=lambda line: line.remaining,
        sort_key=lambda line: line.task.deadline if line.remaining else None,
        day=lambda line: line.task.deadline if line.remaining else None,
        made_of=lambda line: (line.state, line.task.deadline),
        width=116,
        kind=CellKind.DATE,
        tone=_remaining_tone,
        locked="“期限”由完成时限算出，请改“完成时限”那一列。",
    ),
    _unit_column("responsible", Role.RESPONSIBLE, 170),
    _unit_column("supporting", Role.SUPPORTING, 150, is_hidden=True),
    Column(
        key="section",
        title="板块",
        text=lambda line: line.task.section,
        values=lambda line: (line.task.section,),
        values_as_rows=True,
        made_of=lambda line: line.task.section,
        width=170,
        can_group=True,
        edit=title_edit("section", lambda line: line.task.section),
    ),
    Column(
        key="areas",
        title="涉及地区",
        text=lambda line: names_text(line.areas),
        values=lambda line: line.areas,
        value_places=lambda line: tuple(map(line.area_book.order.index, line.areas)),
        made_of=_roles,
        width=150,
        can_group=True,
        is_hidden=True,
        locked="“涉及地区”由牵头和责任单位算出，请改单位。",
    ),
    open_names_column(lambda line: line.task.roles),
    Column(
        key="body",
        title="工作内容",
        text=lambda line: line.task.body,
        made_of=lambda line: line.task.body,
        width=260,
        edit=text_edit("body", lambda line: line.task.body),
        is_hidden=True,
    ),
    Column(
        key="status",
        title="办理状态",
        text=lambda line: line.task.status.label,
        sort_key=lambda line: list(TaskStatus).index(line.task.status),
        made_of=lambda line: line.task.status,
        width=92,
        can_group=True,
        edit=STATUS_EDIT,
        is_hidden=True,
    ),
    Column(
        key="note",
        title="备注",
        text=lambda line: line.task.note,
        made_of=lambda line: line.task.note,
        width=170,
        edit=text_edit("note", lambda line: line.task.note),
        is_hidden=True,
    ),
    Column(
        key="progress",
        title="最新进展",
        text=lambda line: line.task.latest_progress,
        made_of=lambda line: line.task.latest_progress,
        width=200,
        locked=PROGRESS_LOCKED,
    ),
    Column(
        key="progress_on",
        title="进展日期",
        text=lambda line: date_text(line.task.latest_progress_on),
        sort_key=lambda line: line.task.latest_progress_on,
        day=lambda line: line.task.latest_progress_on,
        made_of=lambda line: line.task.latest_progress_on,
        width=104,
        kind=CellKind.DATE,
        locked=PROGRESS_LOCKED,
    ),
    Column(
        key="year",
        title="年度",
        text=_year_text,
        sort_key=lambda line: line.task.year,
        number=lambda line: line.task.year,
        made_of=lambda line: line.task.year,
        width=64,
        align=CENTRE,
        searchable=False,
        can_group=True,
        is_hidden=True,
        locked="年度是所属文件或方案的，请在“文件”页修改。",
    ),
    Column(
        key="document",
        title="来源文号",
        text=lambda line: line.task.document_number,
        made_of=lambda line: line.task.document_number,
        width=170,
        kind=CellKind.MUTED,
        can_group=True,
        locked="来源文号是所属文件的，请在“文件”页修改。",
    ),
)
