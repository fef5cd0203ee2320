"""Whom a list of reform items counts for, unit by unit (domain A7); no sentence is made here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from models.records import RoleEntry, UnitRow
from models.rules.names import infer_unit, name_key, without_spaces
from models.vocabulary import Role, UnitKind, UnitLevel

_SEATED = re.compile(r"(.+?)\(([^()]+)\)")
_CITY_GROUP = re.compile("[省市州区县]?本级|市直(?:部门|单位)?|市级")


class ListedItem(Protocol):
    """A row of a list: of the ledger, or of a table in a draft."""

    @property
    def id(self) -> str:
        """Its key."""

    @property
    def area(self) -> str:
        """The group it stands under (市本级, 鄂城区), "" where that is lost."""

    @property
    def roles(self) -> tuple[RoleEntry, ...]:
        """Its units in their roles."""


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """One unit as the statement names it.

    Attributes:
        key: key of the unit, or its printed words where they are not registered.
        name: 市发改委(市优化办), with the office that sits in it.
        short: how running text calls it: 市交通局 for 市交通运输局.
        order: its place in official lists, None where it is not registered.
    """

    key: str
    name: str
    short: str
    kind: UnitKind
    level: UnitLevel
    order: int | None = None

    @property
    def is_registered(self) -> bool:
        """Whether the register knows it."""
        return self.order is not None


@dataclass(frozen=True, slots=True)
class UnitShare:
    """The items of one unit; ``coop`` counts those it shares with other units (部门合作)."""

    unit: CountedUnit
    solo_records: tuple[str, ...]
    coop_records: tuple[str, ...]
    records: tuple[str, ...]

    @property
    def solo(self) -> int:
        """Items it answers for alone."""
        return len(self.solo_records)

    @property
    def coop(self) -> int:
        """Items it shares."""
        return len(self.coop_records)

    @property
    def total(self) -> int:
        """All of its items."""
        return len(self.records)


@dataclass(frozen=True, slots=True)
class Identity:
    """Σ solo + joint = total: each item is counted once (domain A7)."""

    solo: int
    joint: int
    total: int

    @property
    def holds(self) -> bool:
        """Whether every item has found its units."""
        return self.solo + self.joint == self.total


@dataclass(frozen=True, slots=True)
class Shares:
    """A whole list, shared out.

    Attributes:
        units: in the order of the statement.
        unassigned: keys of items that name no unit to count for.
    """

    units: tuple[UnitShare, ...]
    identity: Identity
    unassigned: tuple[str, ...]


class UnitBook:
    """Tells which unit the words of a role stand for, as the register has them today.

    An office that sits in another body counts for that body: an alias 市发改委（市优化办） says so.
    """

    def __init__(self, units: Sequence[UnitRow]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._by_name: dict[str, UnitRow] = {}
        for unit in units:
            for name in (unit.name, unit.full_name, *unit.aliases):
                if name:
                    self._by_name.setdefault(name_key(name), unit)
        self._hosts: dict[str, UnitRow] = {}
        self._shown: dict[str, str] = {}
        for unit in units:
            self._note_seated_office(unit)

    def counted(self, entry: RoleEntry) -> Iterator[CountedUnit]:
        """Return the units an entry stands for, none for a group word of no known members."""
        if entry.group_id is not None:
            yield from (self._of_unit(key) for key in entry.members if key in self._units)
        elif entry.unit_id in self._units:
            yield self._of_unit(entry.unit_id)
        else:
            yield self.named(entry.printed)

    def named(self, printed: str) -> CountedUnit:
        """Return the unit of this name, by its words alone where it is not registered."""
        known = self._by_name.get(name_key(printed))
        if known is not None:
            return self._of_unit(known.id)
        name = without_spaces(printed)
        told = infer_unit(name, {})
        return CountedUnit(name_key(printed), _half_width(name), name, told.kind, told.level)

    def area(self, printed: str) -> CountedUnit:
        """Return the area a group of items is printed under; it need not be registered."""
        found = self.named(printed)
        return found if found.is_registered else replace(found, level=UnitLevel.AREA)

    def _of_unit(self, key: str) -> CountedUnit:
        unit = self._hosts.get(key, self._units[key])
        return CountedUnit(
            unit.id,
            self._shown.get(unit.id, _half_width(unit.name)),
            short_name(unit),
            unit.kind,
            unit.level,
            unit.protocol_order,
        )

    def _note_seated_office(self, unit: UnitRow) -> None:
        for name in (unit.name, *unit.aliases):
            found = _SEATED.fullmatch(name_key(name))
            office = self._by_name.get(found[2]) if found else None
            if found is None or office is None or office.id == unit.id:
                continue
            if self._by_name.get(found[1], unit).id == unit.id:
                self._hosts[office.id] = unit
                self._shown[unit.id] = f"{found[1]}({found[2]})"


def share_items(
    items: Sequence[ListedItem], book: UnitBook, tie_order: Sequence[str] = ()
) -> Shares:
    """Share the items out among the units they count for.

    Units come by total, the largest first, then by fewer shared items; units alike in both stand
    as ``tie_order`` (keys of units) has them, then offices before enterprises, then by their first
    item: the published line of 2023 has it so.
    """
    bodies = [(item, bodies_of(item, book)) for item in items]
    solo: dict[str, list[str]] = {}
    coop: dict[str, list[str]] = {}
    units: dict[str, CountedUnit] = {}
    for item, counted in bodies:
        for unit in counted:
            units.setdefault(unit.key, unit)
            (coop if len(counted) > 1 else solo).setdefault(unit.key, []).append(item.id)
    shares = [
        UnitShare(
            unit,
            tuple(solo.get(key, ())),
            tuple(coop.get(key, ())),
            tuple(item.id for item, counted in bodies if unit in counted),
        )
        for key, unit in units.items()
    ]
    joint = sum(len(counted) > 1 for _, counted in bodies)
    return Shares(
        units=tuple(sorted(shares, key=_Place(tie_order))),
        identity=Identity(sum(share.solo for share in shares), joint, len(items)),
        unassigned=tuple(item.id for item, counted in bodies if not counted),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a share stands in the sentence; shares alike in all of it keep their order."""

    tie_order: Sequence[str]

    def __call__(self, share: UnitShare) -> tuple[bool, int, int, int, bool]:
        """Return the key to sort by: units with items of their own come before all others."""
        key = share.unit.key
        tie = self.tie_order.index(key) if key in self.tie_order else len(self.tie_order)
        is_enterprise = share.unit.kind is UnitKind.ENTERPRISE
        return not share.solo, -share.total, share.coop, tie, is_enterprise


def bodies_of(item: ListedItem, book: UnitBook) -> tuple[CountedUnit, ...]:
    """Return the units an item counts for, each once, in printed order (domain A7).

    Its creating units where the city's own bodies create it, else the guiding units of the city.
    """
    role = role_counted(item)
    entries = [entry for entry in item.roles if entry.role is role]
    units = {unit.key: unit for entry in entries for unit in book.counted(entry)}
    of_city = [unit for unit in units.values() if unit.level is not UnitLevel.AREA]
    return tuple(of_city or units.values())


def is_of_city(item: ListedItem) -> bool:
    """Whether an item stands in the group of the city's own bodies (市本级)."""
    return _CITY_GROUP.fullmatch(without_spaces(item.area)) is not None


def role_counted(item: ListedItem) -> Role:
    """Return the role whose units an item counts for."""
    if is_of_city(item):
        return Role.CREATING
    if item.area.strip():
        return Role.GUIDING
    # A row that lost its group: what is guided is an area's.
    is_guided = any(entry.role is Role.GUIDING for entry in item.roles)
    return Role.GUIDING if is_guided else Role.CREATING


def short_name(unit: UnitRow) -> str:
    """Return what running text calls a unit: its shortest alias that only leaves out letters."""
    shorter = [alias for alias in unit.aliases if _leaves_out_letters(alias, unit.name)]
    return min((*shorter, unit.name), key=len)


def _leaves_out_letters(alias: str, name: str) -> bool:
    rest = iter(name)
    return len(alias) < len(name) and all(letter in rest for letter in alias)


def _half_width(name: str) -> str:
    """Return a name with the brackets of the published line (鄂州优化发〔2023〕6号)."""
    return name.replace("（", "(").replace("）", ")")


def unregistered(shares: Iterable[UnitShare]) -> tuple[str, ...]:
    """Return the names the register does not know, as printed."""
    return tuple(share.unit.name for share in shares if not share.unit.is_registered)
