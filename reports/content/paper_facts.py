"""What papers are composed from: rows of the ledger, read at one moment; no layout, no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from models.fields import TotalsFields
from models.intake_records import ReportRow
from models.papers import Scope, StoredPaper
from models.records import DocumentRow, ItemRow, ProgressRow, RoleEntry, TaskRow, UnitRow
from models.round_records import BoardRow, RoundRow
from models.rules.areas import unit_ids_of
from models.rules.names import name_key
from models.rules.round_rows import units_of_areas
from models.rules.working_days import WorkingCalendar
from models.text.stated_totals import StatedTotals
from models.vocabulary import TaskStatus


@dataclass(frozen=True, slots=True)
class RoundBoard:
    """One reporting round with its units (报送批次)."""

    round: RoundRow
    board: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Everything a paper may say, of the whole ledger or of a scope (``within``).

    Attributes:
        tasks, items: in the order of the ledger, of all years.
        units: all of them, in protocol order.
        progress: entries reported in the period, of any task.
        reports: what units wrote in rounds whose period lies in the period of the paper.
        rounds: those rounds with their boards, the earliest first.
        statuses_before: by task key, the status on the evening before the period, as the history
            tells it; tasks that were not in the ledger then are not in it, nor any whose status
            is not known.
        previous: the last issued paper of the same composer and scope before this one.
        totals: reference totals by year (domain A8).
        stated: by year, what the lists of items state of them in their own text.
        declared: by document key and area, how many items the document itself states.
        office: the issuing office, as the settings name it.
    """

    tasks: tuple[TaskRow, ...] = ()
    items: tuple[ItemRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    progress: tuple[ProgressRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()
    rounds: tuple[RoundBoard, ...] = ()
    statuses_before: Mapping[str, TaskStatus] = field(default_factory=dict)
    previous: StoredPaper | None = None
    totals: Mapping[int, TotalsFields] = field(default_factory=dict)
    stated: Mapping[int, tuple[StatedTotals, ...]] = field(default_factory=dict)
    declared: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    office: str = "市优化营商环境领导小组办公室"


def within(facts: PaperFacts, scope: Scope) -> PaperFacts:
    """Return the facts a paper of ``scope`` is about; composers call it themselves.

    A unit stands for the rows it has any part in, itself or by a group; an area stands for its
    units and for the items listed under it as well.
    """
    tasks, items = facts.tasks, facts.items
    if scope.unit_id:
        wanted = _units_of(scope.unit_id, facts.units)
        areas = units_of_areas(facts.units)
        tasks = tuple(task for task in tasks if _has_part(task.roles, wanted))
        items = tuple(
            item
            for item in items
            if _has_part(item.roles, wanted) or areas.get(name_key(item.area)) in wanted
        )
    if scope.records is not None:
        tasks = tuple(task for task in tasks if task.id in scope.records)
        items = tuple(item for item in items if item.id in scope.records)
    if tasks is facts.tasks and items is facts.items:
        return facts
    kept = {task.id for task in tasks} | {item.id for item in items}
    return replace(
        facts,
        tasks=tasks,
        items=items,
        progress=tuple(entry for entry in facts.progress if entry.task_id in kept),
        reports=tuple(report for report in facts.reports if report.record_id in kept),
    )


def _units_of(unit_id: str, units: Iterable[UnitRow]) -> frozenset[str]:
    """Return the unit and those that belong to its area."""
    return frozenset({unit_id, *(one.id for one in units if one.parent_area_id == unit_id)})


def _has_part(roles: Iterable[RoleEntry], wanted: frozenset[str]) -> bool:
    return any(not wanted.isdisjoint(unit_ids_of(entry)) for entry in roles)
