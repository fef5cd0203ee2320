"""Which tasks and items each unit is asked about, and who must report. Pure (A3, A4, A17)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from models.records import GroupRow, ItemRow, RoleEntry, TaskRow, UnitRow
from models.round_records import AskedUnit
from models.rules.matching import NameIndex, areas_by_name
from models.rules.names import name_key
from models.vocabulary import AskedKind, ItemStage, Role, TaskStatus, UnitLevel

_ENDED_TASKS = frozenset({TaskStatus.DONE, TaskStatus.CANCELLED})
_ROLE_PLACES = {role: place for place, role in enumerate(Role)}
Row = TypeVar("Row", TaskRow, ItemRow)


@dataclass(frozen=True, slots=True)
class UnitRole:
    """The part a unit plays in a row.

    ``through`` is the group word or the area of an item, "" when the unit is named itself.
    """

    role: Role
    through: str = ""


@dataclass(slots=True)
class UnitRows:
    """What one unit is asked about, rows it leads first, then in the order of the ledger."""

    tasks: list[tuple[TaskRow, tuple[UnitRole, ...]]] = field(default_factory=list)
    items: list[tuple[ItemRow, tuple[UnitRole, ...]]] = field(default_factory=list)


def rows_by_unit(
    tasks: Sequence[TaskRow],
    items: Sequence[ItemRow],
    units: Iterable[UnitRow],
    *,
    with_ended: bool = False,
) -> dict[str, UnitRows]:
    """Return by unit key the tasks and items it has a role in, itself or by a group snapshot.

    An area answers for the items listed under it, whoever creates them (S1; domain A6).
    """
    found: dict[str, UnitRows] = defaultdict(UnitRows)
    areas = units_of_areas(units)
    for task in tasks:
        if with_ended or task.status not in _ENDED_TASKS:
            for unit_id, roles in roles_of_units(task.roles).items():
                found[unit_id].tasks.append((task, roles))
    for item in items:
        if with_ended or item.stage is not ItemStage.PASSED:
            for unit_id, roles in roles_in_item(item.roles, item.area, areas).items():
                found[unit_id].items.append((item, roles))
    for rows in found.values():
        rows.tasks.sort(key=_place_of_role)
        rows.items.sort(key=_place_of_role)
    return dict(found)


def roles_of_units(entries: Sequence[RoleEntry]) -> dict[str, tuple[UnitRole, ...]]:
    """Return the parts units play in one row, by unit key."""
    found: dict[str, dict[Role, UnitRole]] = defaultdict(dict)
    for entry in entries:
        for unit_id, through in _units_of(entry):
            known = found[unit_id].get(entry.role)
            if known is None or (known.through and not through):
                found[unit_id][entry.role] = UnitRole(entry.role, through)
    return {unit_id: tuple(roles.values()) for unit_id, roles in found.items()}


def roles_in_item(
    entries: Sequence[RoleEntry], area: str, areas: Mapping[str, str]
) -> dict[str, tuple[UnitRole, ...]]:
    """Return the parts units play in an item, and that of its area; see ``units_of_areas``."""
    found = roles_of_units(entries)
    unit_id = areas.get(name_key(area)) if area else None
    if unit_id is not None:
        found.setdefault(unit_id, (UnitRole(Role.RESPONSIBLE, area),))
    return found


def units_of_areas(units: Iterable[UnitRow]) -> dict[str, str]:
    """Return the keys of the area governments by every name they go by, as ``name_key`` has it."""
    return {key: unit.id for key, unit in areas_by_name(units).items()}


def units_with_rows(
    rows: Mapping[str, UnitRows],
    units: Iterable[UnitRow],
    kinds: Iterable[AskedKind],
    today: date,
) -> tuple[AskedUnit, ...]:
    """Return every unit with something to report, in the order of ``units``.

    Bodies of the province and of other cities do not report to this office, nor do those that have
    ceased to be; a person may still name one.
    """
    wanted = frozenset(kinds)
    return tuple(
        AskedUnit(unit.id)
        for unit in units
        if unit.id in rows
        and has_rows(rows[unit.id], wanted)
        and unit.level in (UnitLevel.CITY, UnitLevel.AREA)
        and (unit.valid_to is None or unit.valid_to >= today)
    )


def has_rows(rows: UnitRows, kinds: Iterable[AskedKind]) -> bool:
    """Return whether there is a row of one of the kinds."""
    asked = frozenset(kinds)
    return bool(
        (rows.tasks and AskedKind.TASKS in asked) or (rows.items and AskedKind.ITEMS in asked)
    )


def expand_words(
    words: Iterable[str], units: Sequence[UnitRow], groups: Iterable[GroupRow]
) -> tuple[tuple[AskedUnit, ...], tuple[str, ...]]:
    """Return the units that words name, each once in protocol order, and a sentence per problem.

    A unit that is named itself needs no group word; one of several groups keeps the first.
    """
    named: dict[str, str] = {}
    problems: list[str] = []
    by_key = {group.id: group for group in groups}
    index = NameIndex(units, by_key.values())
    for word in words:
        match = index.match(word)
        if match.unit_id is not None:
            named[match.unit_id] = ""
        elif match.group_id is not None and by_key[match.group_id].member_ids:
            for unit_id in by_key[match.group_id].member_ids:
                named.setdefault(unit_id, by_key[match.group_id].word)
        elif match.group_id is not None or not (match.is_new or match.near):
            problems.append(f"单位组“{word}”还没有定成员")
        else:
            near = "、".join(unit.name for unit in match.near)
            problems.append(f"没有单位“{word}”" + (f"（相近的有{near}）" if near else ""))
    asked = tuple(AskedUnit(unit.id, named[unit.id]) for unit in units if unit.id in named)
    return asked, tuple(problems)


def unresolved_words(
    tasks: Sequence[TaskRow], items: Sequence[ItemRow], *, with_ended: bool = False
) -> tuple[str, ...]:
    """Return the printed words of open rows that stand for no known unit, in their order."""
    entries: list[RoleEntry] = []
    for task in tasks:
        if with_ended or task.status not in _ENDED_TASKS:
            entries += task.roles
    for item in items:
        if with_ended or item.stage is not ItemStage.PASSED:
            entries += item.roles
    return tuple(dict.fromkeys(one.printed for one in entries if not any(_units_of(one))))


def _units_of(entry: RoleEntry) -> Iterator[tuple[str, str]]:
    if entry.unit_id is not None:
        yield entry.unit_id, ""
    for unit_id in entry.members:
        yield unit_id, entry.printed


def _place_of_role(row: tuple[Row, tuple[UnitRole, ...]]) -> int:
    """Sort by the first role the unit plays: leading before responsible before supporting."""
    return min(_ROLE_PLACES[one.role] for one in row[1])
