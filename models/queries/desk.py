"""What the front page counts, in one reading transaction.

The database groups tasks that are alike, so that a hundred thousand of them are counted without
making a row of each; the rules then say the state of every group.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from json import loads
from typing import Any

from sqlalchemy import (
    Connection,
    FromClause,
    Select,
    Subquery,
    Table,
    and_,
    case,
    distinct,
    func,
    or_,
    select,
)

from models.queries.calendar import read_working_calendar
from models.queries.convert import to_day
from models.queries.latest import LatestChange, read_latest
from models.queries.units import Readable, read_units
from models.rules.areas import ANSWERING, AreaBook, make_area_book
from models.rules.task_state import DUE_SOON_DAYS, period_start, state_of
from models.rules.working_days import WorkingCalendar
from models.store import tables
from models.vocabulary import ItemStage, Role, TaskState, TaskStatus

MOST_PRESSING = 100
SOON = timedelta(7)
_OPEN = (TaskStatus.NOT_STARTED.value, TaskStatus.IN_PROGRESS.value)
_MARK = "|"

StateCounts = Mapping[TaskState, int]


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task that asks for something today."""

    id: str
    title: str
    lead: tuple[str, ...]
    deadline: date | None
    state: TaskState


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """The front page in numbers; each is the number of rows that its ledger shows.

    Attributes:
        due_in_week: of those due soon, how many end within seven days.
        sections: the latest plan first, in its order; "" for tasks of no section.
        areas: in protocol order; a task of several areas counts in each, "" for none known.
        deadlines: the tasks that end on a day.
        item_areas: as printed; "" for none.
        unresolved_tasks, unresolved_items: rows with a unit name nobody has decided on.
        pressing: what asks for something, the longest overdue first, no more than a hundred.
    """

    states: StateCounts
    due_in_week: int
    sections: Mapping[str, StateCounts]
    areas: Mapping[str, StateCounts]
    deadlines: Mapping[date, StateCounts]
    item_areas: Mapping[str, Mapping[ItemStage, int]]
    unresolved_tasks: int
    unresolved_items: int
    documents_with_warnings: int
    pressing: tuple[DueTask, ...]
    latest: tuple[LatestChange, ...]
    calendar: WorkingCalendar

    @property
    def task_count(self) -> int:
        """How many tasks there are."""
        return sum(self.states.values())

    @property
    def item_count(self) -> int:
        """How many reform items there are."""
        return sum(sum(stages.values()) for stages in self.item_areas.values())


def count_desk(workspace: Readable, today: date) -> DeskCounts:
    """Count the whole ledger as it is ``today``."""
    with workspace.reading() as connection:
        book = make_area_book(read_units(connection))
        tally = _Tally(book, _section_titles(connection), today)
        for group in _groups(connection, today):
            tally.add(group)
        return DeskCounts(
            states=tally.states,
            due_in_week=tally.due_in_week,
            sections=_present(tally.sections),
            areas=_present(tally.areas),
            deadlines=tally.deadlines,
            item_areas=_item_areas(connection, book),
            unresolved_tasks=_count_unresolved(connection, tables.task_roles),
            unresolved_items=_count_unresolved(connection, tables.item_roles),
            documents_with_warnings=_count_documents_with_warnings(connection),
            pressing=tuple(_pressing(connection, today)),
            latest=read_latest(connection),
            calendar=read_working_calendar(connection),
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """Tasks that are alike in all that is counted."""

    section: str
    state: TaskState
    deadline: date | None
    words: str
    count: int


class _Tally:
    """Adds groups up by state, section, area and day."""

    def __init__(self, book: AreaBook, sections: tuple[str, ...], today: date) -> None:
        self.states: Counter[TaskState] = Counter()
        self.due_in_week = 0
        self.sections: dict[str, Counter[TaskState]] = {name: Counter() for name in sections}
        self.areas: dict[str, Counter[TaskState]] = {name: Counter() for name in (*book.order, "")}
        self.deadlines: dict[date, Counter[TaskState]] = {}
        self._week_ends = today + SOON
        # The same words stand in most tasks.
        self._areas_of = lru_cache(maxsize=None)(lambda words: book.of_units(_unit_ids(words)))

    def add(self, group: _Group) -> None:
        """Count a group of tasks."""
        state, count = group.state, group.count
        self.states[state] += count
        self.sections.setdefault(group.section, Counter())[state] += count
        for area in self._areas_of(group.words) or ("",):
            self.areas[area][state] += count
        if group.deadline is not None:
            self.deadlines.setdefault(group.deadline, Counter())[state] += count
            if state is TaskState.DUE_SOON and group.deadline <= self._week_ends:
                self.due_in_week += count


def _present(counts: Mapping[str, Counter[TaskState]]) -> dict[str, StateCounts]:
    return {name: states for name, states in counts.items() if states}


def _unit_ids(words: str) -> Iterator[str]:
    """Yield the units of joined role words: a key each, or the stored list of a group's members."""
    for word in words.split(_MARK):
        if word.startswith("["):
            yield from loads(word)
        else:
            yield word


def _groups(connection: Connection, today: date) -> Iterator[_Group]:
    for section, status, deadline, ongoing, latest, words, count in connection.execute(_grouped()):
        day = to_day(deadline)
        state = state_of(
            status=TaskStatus(status),
            deadline=day,
            ongoing=ongoing == 1,
            latest_progress_on=to_day(latest),
            today=today,
        )
        yield _Group(section, state, day, words, count)


def _grouped() -> Select[*tuple[Any, ...]]:  # the row is taken apart where it is read
    tasks, sections, reports, words = tables.tasks, tables.sections, _reports(), _words()
    kinds = (
        func.coalesce(sections.c.title, "").label("section"),
        tasks.c.status,
        tasks.c.deadline,
        tasks.c.ongoing,
        # Only ongoing work is judged by its reports.
        case((tasks.c.ongoing == 1, reports.c.latest)).label("latest"),
        func.coalesce(words.c.words, "").label("words"),
    )
    joined = (
        tasks.outerjoin(sections, tasks.c.section_id == sections.c.id)
        .outerjoin(reports, reports.c.task_id == tasks.c.id)
        .outerjoin(words, words.c.task_id == tasks.c.id)
    )
    return select(*kinds, func.count()).select_from(joined).group_by(*kinds)


def _reports() -> Subquery:
    entries = tables.progress_entries
    latest = func.max(entries.c.reported_on).label("latest")
    return select(entries.c.task_id, latest).group_by(entries.c.task_id).subquery()


def _words() -> Subquery:
    """Select, for each task, the units that lead or answer, joined to one text."""
    roles = tables.task_roles
    word = func.coalesce(roles.c.unit_id, roles.c.members)
    return (
        select(roles.c.task_id, func.aggregate_strings(word, _MARK).label("words"))
        .where(roles.c.role.in_([role.value for role in ANSWERING]))
        .group_by(roles.c.task_id)
        .subquery()
    )


def _section_titles(connection: Connection) -> tuple[str, ...]:
    sections, plans, documents = tables.sections, tables.plans, tables.documents
    query = (
        select(sections.c.title)
        .select_from(
            sections.join(plans, sections.c.plan_id == plans.c.id).outerjoin(
                documents, plans.c.document_id == documents.c.id
            )
        )
        .order_by(documents.c.imported_at.desc(), sections.c.position)
    )
    return tuple(dict.fromkeys(connection.scalars(query)))


def _item_areas(connection: Connection, book: AreaBook) -> dict[str, Counter[ItemStage]]:
    items = tables.items
    query = select(items.c.area, items.c.stage, func.count()).group_by(items.c.area, items.c.stage)
    found: dict[str, Counter[ItemStage]] = {}
    for area, stage, count in connection.execute(query):
        found.setdefault(area, Counter())[ItemStage(stage)] += count
    printed = [area for area in found if area and area not in book.order]
    order = [*book.order, *printed, ""]
    return {area: found[area] for area in order if area in found}


def _count_unresolved(connection: Connection, roles: Table) -> int:
    owner = roles.c[tables.owner_column(roles)]
    query = select(func.count(distinct(owner))).where(
        roles.c.unit_id.is_(None), roles.c.group_id.is_(None)
    )
    return connection.scalar(query) or 0


def _count_documents_with_warnings(connection: Connection) -> int:
    """Count the documents with a warning that nobody has looked at."""
    warnings, checked = tables.document_warnings, tables.checked_warnings
    query = select(func.count(distinct(warnings.c.document_id))).where(
        warnings.c.id.not_in(select(checked.c.warning_id))
    )
    return connection.scalar(query) or 0


def _pressing(connection: Connection, today: date) -> Iterator[DueTask]:
    rows = connection.execute(_pressing_query(today)).all()
    leads = _leads(connection, [row.id for row in rows])
    for row in rows:
        deadline = to_day(row.deadline)
        state = state_of(
            status=TaskStatus(row.status),
            deadline=deadline,
            ongoing=row.ongoing == 1,
            latest_progress_on=to_day(row.latest),
            today=today,
        )
        yield DueTask(row.id, row.title, tuple(leads.get(row.id, ())), deadline, state)


def _pressing_query(today: date) -> Select[*tuple[Any, ...]]:  # rows are read by name
    tasks, reports = tables.tasks, _reports()
    joined: FromClause = tasks.outerjoin(reports, reports.c.task_id == tasks.c.id)
    soon = (today + timedelta(DUE_SOON_DAYS)).isoformat()
    is_due = and_(tasks.c.ongoing == 0, tasks.c.deadline <= soon)
    begins = period_start(today).isoformat()
    is_silent = or_(reports.c.latest.is_(None), reports.c.latest < begins)
    return (
        select(
            tasks.c.id,
            case((tasks.c.title != "", tasks.c.title), else_=tasks.c.body).label("title"),
            tasks.c.status,
            tasks.c.deadline,
            tasks.c.ongoing,
            reports.c.latest,
        )
        .select_from(joined)
        .where(tasks.c.status.in_(_OPEN))
        .where(or_(is_due, and_(tasks.c.ongoing == 1, is_silent)))
        .order_by(tasks.c.ongoing, tasks.c.deadline, tasks.c.position, tasks.c.id)
        .limit(MOST_PRESSING)
    )


def _leads(connection: Connection, task_ids: list[str]) -> dict[str, list[str]]:
    roles = tables.task_roles
    query = (
        select(roles.c.task_id, roles.c.printed)
        .where(roles.c.task_id.in_(task_ids), roles.c.role == Role.LEAD.value)
        .order_by(roles.c.position)
    )
    found: dict[str, list[str]] = {}
    for task_id, printed in connection.execute(query):
        found.setdefault(task_id, []).append(printed)
    return found
