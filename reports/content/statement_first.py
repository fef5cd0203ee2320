"""Which units and areas are in a list for the first time (首次入围, domain A8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.records import ItemRow
from models.vocabulary import UnitKind, UnitLevel
from reports.content.statement_units import CountedUnit, UnitBook, bodies_of, is_of_city


@dataclass(frozen=True, slots=True)
class Applicant:
    """A unit or an area with its items of a list."""

    unit: CountedUnit
    records: tuple[str, ...]


def first_listed(
    items: Iterable[ItemRow], earlier: Iterable[ItemRow], book: UnitBook
) -> tuple[Applicant, ...]:
    """Return who has no item in any earlier list: bodies of the city, areas, then enterprises.

    Within each the official order holds, as in the notice of 2023.
    """
    known = _applicants(earlier, book)
    new = [one for key, one in _applicants(items, book).items() if key not in known]
    return tuple(sorted(new, key=_place))


def _applicants(items: Iterable[ItemRow], book: UnitBook) -> dict[str, Applicant]:
    """Return the units that items count for and the areas they stand under, by key."""
    found: dict[str, Applicant] = {}
    for item in items:
        units = {unit.key: unit for unit in bodies_of(item, book)}
        if item.area and not is_of_city(item):
            area = book.area(item.area)
            units[area.key] = area
        for key, unit in units.items():
            before = found[key].records if key in found else ()
            found[key] = Applicant(unit, (*before, item.id))
    return found


def _place(applicant: Applicant) -> tuple[bool, bool, bool, int]:
    """Return the key to sort by; who is not registered stands last in its block."""
    unit = applicant.unit
    is_enterprise, is_area = unit.kind is UnitKind.ENTERPRISE, unit.level is UnitLevel.AREA
    return is_enterprise, is_area, unit.order is None, unit.order or 0
