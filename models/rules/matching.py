"""Finding the unit or group that printed words name, among those that are registered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.records import GroupRow, RoleEntry, UnitRow
from models.rules.names import is_group_word, name_key, near_names
from models.vocabulary import UnitKind, UnitLevel


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What is known about printed words.

    Attributes:
        unit_id: the unit whose name, full name or alias they are.
        group_id: the group they name.
        is_new: neither, and no registered name is near: a unit not yet registered.
        near: units with a near name, nearest first; a person has to choose.
    """

    printed: str
    unit_id: str | None = None
    group_id: str | None = None
    is_new: bool = False
    near: tuple[UnitRow, ...] = ()


class NameIndex:
    """All registered names, ready to be looked up.

    ``document_id`` makes the group words of that document go before the general ones (下同).
    """

    def __init__(
        self, units: Sequence[UnitRow], groups: Iterable[GroupRow], document_id: str | None = None
    ) -> None:
        self._by_name: dict[str, UnitRow] = {}
        self._unit_ids = {unit.id for unit in units}
        self._group_ids: set[str] = set()
        for unit in units:
            for name in (unit.name, unit.full_name, *unit.aliases):
                if name:
                    self._by_name.setdefault(name_key(name), unit)
        self._areas = area_names(units)
        self._groups: dict[str, GroupRow] = {}
        for group in groups:
            if group.document_id not in (None, document_id):
                continue
            self._group_ids.add(group.id)
            if group.document_id is None:
                self._groups.setdefault(name_key(group.word), group)
            else:
                self._groups[name_key(group.word)] = group

    def holds(self, entry: RoleEntry) -> bool:
        """Whether the unit or group an entry names is there and may be named in this document."""
        return (entry.unit_id is None or entry.unit_id in self._unit_ids) and (
            entry.group_id is None or entry.group_id in self._group_ids
        )

    def unit(self, printed: str) -> UnitRow | None:
        """Return the unit with exactly this name, full name or alias."""
        return self._by_name.get(name_key(printed))

    def group(self, printed: str) -> GroupRow | None:
        """Return the group with exactly this word."""
        return self._groups.get(name_key(printed))

    def match(self, printed: str) -> UnitMatch:
        """Return what the words name, or which units come near."""
        if (unit := self.unit(printed)) is not None:
            return UnitMatch(printed, unit_id=unit.id)
        if (group := self.group(printed)) is not None:
            return UnitMatch(printed, group_id=group.id)
        if is_group_word(printed):
            return UnitMatch(printed)
        near = [self._by_name[name] for name in near_names(printed, self._by_name, self._areas)]
        distinct = tuple({unit.id: unit for unit in near}.values())
        return UnitMatch(printed, is_new=not distinct, near=distinct)


def area_names(units: Iterable[UnitRow]) -> dict[str, str]:
    """Return every name and alias of the areas among the units, with the name it goes by."""
    return {key: unit.name for key, unit in areas_by_name(units).items()}


def areas_by_name(units: Iterable[UnitRow]) -> dict[str, UnitRow]:
    """Return the area governments by every name they go by, as ``name_key`` has it."""
    return {
        name_key(name): unit
        for unit in units
        if unit.level is UnitLevel.AREA and unit.kind is UnitKind.GOVERNMENT
        for name in (unit.name, unit.full_name, *unit.aliases)
        if name
    }
