"""What a paper looks at: its tasks with their states on its day, and who leads them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from models.papers import PaperOrder, Run
from models.records import ItemRow, RoleEntry, TaskRow
from models.rules.task_state import state_of
from models.vocabulary import Role, TaskState, TaskStatus
from reports.content.composing.figures import FigureBook
from reports.content.composing.periods import PeriodWords, period_words
from reports.content.paper_facts import PaperFacts, within

_ENDED = frozenset({TaskStatus.DONE, TaskStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class LeadUnit:
    """A unit that leads tasks; ``key`` is that of the register, or the words where unknown."""

    key: str
    name: str
    order: int


class Standing:
    """Tasks by state. Cancelled ones count nowhere but in ``cancelled`` (domain A5)."""

    def __init__(self, tasks: Iterable[TaskRow], states: Mapping[str, TaskState]) -> None:
        by_state: dict[TaskState, list[TaskRow]] = {state: [] for state in TaskState}
        counted: list[TaskRow] = []
        for task in tasks:
            state = states[task.id]
            by_state[state].append(task)
            if state is not TaskState.CANCELLED:
                counted.append(task)
        self._by_state = {state: tuple(own) for state, own in by_state.items()}
        self.counted = tuple(counted)

    def of(self, *states: TaskState) -> tuple[TaskRow, ...]:
        """Return the tasks in these states, state by state."""
        return tuple(chain.from_iterable(self._by_state[state] for state in states))

    @property
    def done(self) -> tuple[TaskRow, ...]:
        """Those that are done."""
        return self._by_state[TaskState.DONE]

    @property
    def overdue(self) -> tuple[TaskRow, ...]:
        """Those past their deadline."""
        return self._by_state[TaskState.OVERDUE]

    @property
    def due_soon(self) -> tuple[TaskRow, ...]:
        """Those about to fall due."""
        return self._by_state[TaskState.DUE_SOON]

    @property
    def on_track(self) -> tuple[TaskRow, ...]:
        """Those under way, with and without a deadline."""
        return self.of(TaskState.ON_TRACK, TaskState.NO_DEADLINE)

    @property
    def ongoing(self) -> tuple[TaskRow, ...]:
        """Those that go on (持续推进), reported of in this period or not."""
        return self.of(TaskState.ONGOING, TaskState.REPORT_MISSING)

    @property
    def cancelled(self) -> tuple[TaskRow, ...]:
        """Those that were called off."""
        return self._by_state[TaskState.CANCELLED]


@dataclass(frozen=True)
class Survey:
    """Everything the parts of a paper are written from; ``book`` takes in their figures."""

    order: PaperOrder
    facts: PaperFacts
    tasks: tuple[TaskRow, ...]
    items: tuple[ItemRow, ...]
    states: Mapping[str, TaskState]
    book: FigureBook

    @cached_property
    def _leads(self) -> dict[int, tuple[LeadUnit, ...]]:
        """The lead units by the identity of roles.

        Rows of a query share equal roles: 100,000 tasks have some hundred of them.
        """
        return {}

    @cached_property
    def _others(self) -> dict[str, LeadUnit]:
        """The units of no register by key."""
        return {}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each record of the paper by its key: tasks, then items."""
        every = chain(ids_of(self.tasks), ids_of(self.items))
        return {key: place for place, key in enumerate(every)}

    def record(self, place: int) -> tuple[str, str]:
        """Return the title of the record in a place, and what it is: 任务 or 事项."""
        if place < len(self.tasks):
            return self.tasks[place].title, "任务"
        return self.items[place - len(self.tasks)].title, "事项"

    @cached_property
    def standing(self) -> Standing:
        """All tasks by state."""
        return Standing(self.tasks, self.states)

    @cached_property
    def counts(self) -> Mapping[str, Run]:
        """The figures of all tasks, also those that the text says in words (已全部完成)."""
        standing = self.standing
        counts = {
            key: self.count(f"tasks.{key}", label, tasks)
            for key, label, tasks in (
                ("total", "纳入统计的重点任务", standing.counted),
                ("done", "已完成的重点任务", standing.done),
                ("on_track", "推进中的重点任务", standing.on_track),
                ("ongoing", "持续推进的重点任务", standing.ongoing),
                ("due_soon", "将到期的重点任务", standing.due_soon),
                ("overdue", "已逾期的重点任务", standing.overdue),
            )
        }
        if standing.counted:
            done, total = (ids_of(tasks) for tasks in (standing.done, standing.counted))
            counts["rate"] = self.book.share("tasks.rate", "办结率", done, total)
        return counts

    @cached_property
    def period(self) -> PeriodWords:
        """The words of the period."""
        return period_words(self.order.starts_on, self.order.ends_on, self.order.as_of)

    @cached_property
    def names(self) -> Mapping[str, LeadUnit]:
        """The units of the register by key, with their places in protocol order."""
        return {
            unit.id: LeadUnit(unit.id, unit.name, place)
            for place, unit in enumerate(self.facts.units)
        }

    @cached_property
    def leads(self) -> Mapping[LeadUnit, tuple[TaskRow, ...]]:
        """The tasks each unit leads, units as first met, cancelled tasks left out."""
        return self.by_lead(self.standing.counted)

    def by_lead(self, tasks: Iterable[TaskRow]) -> dict[LeadUnit, tuple[TaskRow, ...]]:
        """Return ``tasks`` by the units that lead them, units as first met."""
        found: dict[LeadUnit, list[TaskRow]] = {}
        for task in tasks:
            for unit in self.leads_of(task):
                found.setdefault(unit, []).append(task)
        return {unit: tuple(own) for unit, own in found.items()}

    def leads_of(self, task: TaskRow) -> tuple[LeadUnit, ...]:
        """Return the units that lead a task, each once, as printed."""
        known = self._leads.get(id(task.roles))
        if known is None:
            known = tuple(dict.fromkeys(map(self._unit, _leading(task))))
            self._leads[id(task.roles)] = known
        return known

    def lead_words(self, task: TaskRow) -> str:
        """Return the names of those who lead a task, 无牵头 where nobody does (domain A4)."""
        return "、".join(unit.name for unit in self.leads_of(task)) or "无牵头"

    def in_protocol_order(self, units: Iterable[LeadUnit]) -> list[LeadUnit]:
        """Return the units as official lists have them; those of no register come last."""
        return sorted(units, key=lambda unit: unit.order)

    def count(self, key: str, label: str, tasks: Sequence[TaskRow]) -> Run:
        """Return the figure that counts ``tasks``."""
        return self.book.count(key, label, ids_of(tasks))

    def lead_count(self, unit: LeadUnit) -> Run:
        """Return how many tasks a unit leads."""
        label = f"{unit.name}牵头的重点任务"
        return self.count(f"unit.{unit.key}.total", label, self.leads[unit])

    def _unit(self, entry: RoleEntry) -> LeadUnit:
        """Return the unit of an entry; one of no register goes by the words it had first."""
        key = entry.unit_id or entry.printed
        known = self.names.get(key) if entry.unit_id else None
        return known or self._others.setdefault(key, LeadUnit(key, entry.printed, len(self.names)))


def ids_of(rows: Iterable[TaskRow | ItemRow]) -> tuple[str, ...]:
    """Return the keys of rows."""
    return tuple(row.id for row in rows)


def survey(order: PaperOrder, facts: PaperFacts) -> Survey:
    """Return what a paper of ``order`` looks at."""
    own = within(facts, order.scope)
    tasks = _current(own.tasks, order)
    states = {
        task.id: state_of(
            task.status, task.deadline, task.ongoing, task.latest_progress_on, order.as_of
        )
        for task in tasks
    }
    items = _latest_items(own.items, order.ends_on.year)
    return Survey(order, own, tasks, items, states, FigureBook())


def by_section(tasks: Iterable[TaskRow]) -> dict[str, list[TaskRow]]:
    """Return the tasks under their section headings, sections as they first appear."""
    found: dict[str, list[TaskRow]] = {}
    for task in tasks:
        found.setdefault(task.section, []).append(task)
    return found


def without_lead(standing: Standing) -> tuple[TaskRow, ...]:
    """Return the tasks that are not done and name no lead unit (domain A4), as in the ledger."""
    return tuple(
        task
        for task in standing.counted
        if task.status is not TaskStatus.DONE and not any(_leading(task))
    )


def _leading(task: TaskRow) -> Iterable[RoleEntry]:
    return (entry for entry in task.roles if entry.role is Role.LEAD)


def _current(tasks: tuple[TaskRow, ...], order: PaperOrder) -> tuple[TaskRow, ...]:
    """Leave out plans of later years, and of earlier ones those that are wholly ended (A46)."""
    year = order.ends_on.year
    is_open = Counter(_plan(task) for task in tasks if task.status not in _ENDED)
    current = tuple(
        task
        for task in tasks
        if task.year is None or task.year == year or (task.year < year and is_open[_plan(task)])
    )
    return current or tuple(task for task in tasks if task.year is None or task.year <= year)


def _latest_items(items: tuple[ItemRow, ...], year: int) -> tuple[ItemRow, ...]:
    """Return the items of the last list there was in ``year``; each year has its own (A9, A46)."""
    years = [item.year for item in items if item.year and item.year <= year]
    latest = max(years, default=None)
    return tuple(item for item in items if item.year in {None, latest})


def _plan(task: TaskRow) -> tuple[str | None, int | None]:
    return task.document_id, task.year
