"""Which areas (鄂城区 ...) a task concerns: by the units that lead it or answer for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.records import RoleEntry, UnitRow
from models.vocabulary import Role, UnitKind, UnitLevel

CITY = "市本级"
ANSWERING = (Role.LEAD, Role.RESPONSIBLE)


@dataclass(frozen=True)
class AreaBook:
    """The area of every unit.

    Attributes:
        by_unit: unit key -> name of its area; 市本级 for bodies of the city.
        order: the names, areas in protocol order, 市本级 last.
    """

    by_unit: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def of_units(self, unit_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the areas of units, in order; 市本级 only where no area has a part."""
        found = {self.by_unit[unit_id] for unit_id in unit_ids if unit_id in self.by_unit}
        if len(found) > 1:
            found.discard(CITY)
        return tuple(area for area in self.order if area in found)

    def of_roles(self, roles: Iterable[RoleEntry]) -> tuple[str, ...]:
        """Return the areas of those who lead or answer; a group stands for its members."""
        answering = [entry for entry in roles if entry.role in ANSWERING]
        return self.of_units(unit_id for entry in answering for unit_id in unit_ids_of(entry))


def unit_ids_of(entry: RoleEntry) -> tuple[str, ...]:
    """Return the units an entry stands for, none while its words are unresolved."""
    return (entry.unit_id,) if entry.unit_id else entry.members


def make_area_book(units: Iterable[UnitRow]) -> AreaBook:
    """Return the areas of ``units``, which come in protocol order."""
    by_unit: dict[str, str] = {}
    areas: dict[str, None] = {}
    for unit in units:
        if unit.level is UnitLevel.AREA and unit.kind is UnitKind.GOVERNMENT:
            by_unit[unit.id] = unit.name
            areas[unit.name] = None
        elif unit.parent_area:
            by_unit[unit.id] = unit.parent_area
            areas[unit.parent_area] = None
        elif unit.level is UnitLevel.CITY:
            by_unit[unit.id] = CITY
    return AreaBook(by_unit, (*areas, CITY))
