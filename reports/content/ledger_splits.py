"""By what the ledgers of tasks and items may be taken apart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from models.errors import UserError
from models.records import ItemRow, RoleEntry, TaskRow, UnitRow
from models.rules.round_rows import roles_in_item, roles_of_units, units_of_areas
from models.rules.task_state import state_of
from models.vocabulary import Role, TaskState

BY_UNIT = "unit"
Row = TypeVar("Row", TaskRow, ItemRow)


class UnknownSplitError(UserError):
    """Raised when a ledger cannot be taken apart by what was named; the sentence lists by what."""


@dataclass(frozen=True, slots=True)
class LedgerSplit(Generic[Row]):
    """One way to take a ledger apart.

    Attributes:
        heading: what the parts are, in the office's word.
        names_of: the parts a row belongs to.
        order: names that come first.
    """

    heading: str
    names_of: Callable[[Row], Sequence[str]]
    order: Sequence[str] = field(default=())


class UnitNames:
    """Which units a row concerns, in any role, itself or through a group word (domain A3, A4).

    Words that stand for no known unit stand for themselves, so that no row is lost.
    """

    def __init__(self, units: Sequence[UnitRow]) -> None:
        self.order = tuple(unit.name for unit in units)
        self._names = {unit.id: unit.name for unit in units}
        self._areas = units_of_areas(units)

    def of_task(self, task: TaskRow) -> tuple[str, ...]:
        """Return the units that have a part in a task."""
        return self._named(roles_of_units(task.roles), task.roles)

    def of_item(self, item: ItemRow) -> tuple[str, ...]:
        """Return the units that have a part in an item, and its area."""
        return self._named(roles_in_item(item.roles, item.area, self._areas), item.roles)

    def _named(self, roles: Mapping[str, object], entries: Sequence[RoleEntry]) -> tuple[str, ...]:
        known = [self._names[key] for key in roles if key in self._names]
        unknown = [
            entry.printed for entry in entries if entry.unit_id is None and not entry.members
        ]
        return tuple(dict.fromkeys((*known, *unknown)))


def task_split(by: str, units: Sequence[UnitRow], today: date) -> LedgerSplit[TaskRow]:
    """Return how tasks are taken apart.

    Raises:
        UnknownSplitError: tasks cannot be taken apart by this.
    """
    names = UnitNames(units)

    def state_name(task: TaskRow) -> tuple[str, ...]:
        known = state_of(task.status, task.deadline, task.ongoing, task.latest_progress_on, today)
        return (known.label,)

    splits: dict[str, LedgerSplit[TaskRow]] = {
        BY_UNIT: LedgerSplit("单位", names.of_task, names.order),
        "lead": LedgerSplit("牵头单位", lambda task: task.units(Role.LEAD)),
        "section": LedgerSplit("板块", lambda task: (task.section,)),
        "state": LedgerSplit("状态", state_name, [state.label for state in TaskState]),
    }
    return _known(by, splits)


def item_split(by: str, units: Sequence[UnitRow]) -> LedgerSplit[ItemRow]:
    """Return how items are taken apart.

    Raises:
        UnknownSplitError: items cannot be taken apart by this.
    """
    names = UnitNames(units)
    splits: dict[str, LedgerSplit[ItemRow]] = {
        BY_UNIT: LedgerSplit("单位", names.of_item, names.order),
        "area": LedgerSplit("区域", lambda item: (item.area,)),
        "category": LedgerSplit("类项", lambda item: (item.category,)),
    }
    return _known(by, splits)


def _known(by: str, splits: Mapping[str, LedgerSplit[Row]]) -> LedgerSplit[Row]:
    for key, split in splits.items():
        if by in (key, split.heading):
            return split
    known = "、".join(f"{key}（{split.heading}）" for key, split in splits.items())
    raise UnknownSplitError(f"这种台账不能按“{by}”分，没有导出。可以按：{known}。")
