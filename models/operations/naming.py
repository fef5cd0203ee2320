"""Finding the unit or group that printed words name, and registering units not yet known."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.errors import RecordGoneError
from models.history import Recorder, new_key
from models.queries.units import read_index, read_units
from models.records import RoleEntry, UnitRow
from models.rules.matching import NameIndex, area_names
from models.rules.names import (
    KIND_ORDER,
    infer_unit,
    is_group_word,
    name_key,
    without_spaces,
)
from models.store import tables
from models.vocabulary import UnitKind, UnitLevel

_LEVEL_ORDER = tuple(UnitLevel)
_AREA_BODIES = 100_000  # beyond the order of any unit of province and city


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """What a person decided for printed words.

    ``unit_id`` None leaves them unresolved, unless ``create`` registers them as a new unit.
    """

    printed: str
    unit_id: str | None = None
    create: bool = False


class NameResolver:
    """Resolves printed words inside one operation; the names are read once for each document."""

    def __init__(self, recorder: Recorder) -> None:
        self._connection = recorder.connection
        self._indexes: dict[str | None, NameIndex] = {}

    def entries(
        self, entries: Iterable[RoleEntry], document_id: str | None
    ) -> tuple[RoleEntry, ...]:
        """Return entries with known words resolved; a group gets the snapshot of its members."""
        index = self._indexes.get(document_id)
        if index is None:
            index = self._indexes[document_id] = read_index(self._connection, document_id)
        return tuple(resolved_entry(index, entry) for entry in entries)


def resolved_entry(index: NameIndex, entry: RoleEntry) -> RoleEntry:
    """Return one entry resolved by its words; one that names a unit or group already is kept."""
    if not index.holds(entry):
        # Deleted meanwhile, or a word of another document (下同): the printed words are what stays.
        entry = replace(entry, unit_id=None, group_id=None, members=())
    if entry.is_resolved and (entry.group_id is None or entry.members):
        return entry
    if entry.group_id is None and (unit := index.unit(entry.printed)) is not None:
        return replace(entry, unit_id=unit.id)
    if (group := index.group(entry.printed)) is not None:
        return replace(entry, group_id=group.id, members=group.member_ids)
    return entry


def role_rows(
    owner_column: str, owner_id: str, entries: Iterable[RoleEntry]
) -> list[dict[str, object]]:
    """Return the stored rows of role entries; positions count from 1 within each role."""
    counts: dict[str, int] = {}
    rows: list[dict[str, object]] = []
    for entry in entries:
        counts[entry.role] = counts.get(entry.role, 0) + 1
        rows.append(
            {
                "id": new_key(),
                owner_column: owner_id,
                "role": entry.role.value,
                "position": counts[entry.role],
                "printed": entry.printed,
                "unit_id": entry.unit_id,
                "group_id": entry.group_id,
                "members": json.dumps(entry.members) if entry.members else "",
            }
        )
    return rows


@dataclass(frozen=True, slots=True)
class Resolution:
    """Printed words of a whole document, resolved.

    Attributes:
        units, groups: the key each printed name stands for; a name in neither is unresolved.
        members: of each group, by its key.
        open_questions: one sentence for each name a person has to decide on.
    """

    units: Mapping[str, str]
    groups: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    open_questions: tuple[str, ...]

    def entry(self, entry: RoleEntry) -> RoleEntry:
        """Return the entry with the unit or group its words name."""
        group_id = self.groups.get(entry.printed)
        return replace(
            entry,
            unit_id=self.units.get(entry.printed),
            group_id=group_id,
            members=self.members.get(group_id, ()) if group_id else (),
        )


def resolve_document_names(
    recorder: Recorder,
    names: Sequence[str],
    choices: Sequence[UnitChoice],
    *,
    document_id: str,
    may_register: frozenset[str],
) -> Resolution:
    """Resolve the names of a document; register what is new.

    Args:
        recorder: of the operation that takes the document in.
        names: printed names, in printed order, each once.
        choices: what a person decided already.
        document_id: its own group words go before the general ones.
        may_register: names that may become new units; others stay words only.
    """
    register = _Register(recorder)
    chosen = {choice.printed: choice for choice in choices}
    units: dict[str, str] = {}
    groups: dict[str, str] = {}
    questions: list[str] = []
    index = read_index(recorder.connection, document_id)
    for printed in names:
        if (choice := chosen.get(printed)) is not None:
            if (unit_id := register.choose(choice)) is not None:
                units[printed] = unit_id
            continue
        match = index.match(printed)
        if match.unit_id is not None:
            units[printed] = match.unit_id
        elif match.group_id is not None:
            groups[printed] = match.group_id
        elif is_group_word(printed):
            groups[printed] = register.group_word(printed)
        elif match.near:
            near = "、".join(unit.name for unit in match.near[:3])
            questions.append(f"“{printed}”没有登记，与“{near}”相近，请确认是否同一单位。")
        elif match.is_new and printed in may_register:
            units[printed] = register.unit(printed)
    members = {
        group.id: group.member_ids
        for group in (index.group(printed) for printed in groups)
        if group is not None
    }
    return Resolution(units, groups, members, tuple(questions))


class _Register:
    """Adds units, aliases and group words inside one operation; each name once."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._units = list(read_units(recorder.connection))
        self._new: dict[str, str] = {}

    def choose(self, choice: UnitChoice) -> str | None:
        """Return the unit a person chose, and remember the printed words as its alias."""
        if choice.create:
            return self.unit(choice.printed)
        if choice.unit_id is not None:
            self._remember_alias(choice.unit_id, choice.printed)
        return choice.unit_id

    def unit(self, printed: str) -> str:
        """Register a unit with what its name tells."""
        key = name_key(printed)
        if key in self._new:
            return self._new[key]
        unit_id = self._new[key] = new_key()
        row = inferred_row(unit_id, without_spaces(printed), self._units)
        self._recorder.insert(tables.units, [row])
        self._units = list(read_units(self._recorder.connection))
        return unit_id

    def group_word(self, printed: str) -> str:
        """Register words that stand for several units; which ones stays open (未解析)."""
        key = name_key(printed)
        if key not in self._new:
            self._new[key] = new_key()
            row = {"id": self._new[key], "word": without_spaces(printed)}
            self._recorder.insert(tables.unit_groups, [row])
        return self._new[key]

    def _remember_alias(self, unit_id: str, printed: str) -> None:
        unit = next((unit for unit in self._units if unit.id == unit_id), None)
        if unit is None:
            text = f"为“{printed}”选定的单位已被删除，没有导入。请重新选择后再导入。"
            raise RecordGoneError(text)
        if NameIndex(self._units, ()).unit(printed) is not None:
            return
        row = {
            "id": new_key(),
            "unit_id": unit_id,
            "position": len(unit.aliases) + 1,
            "alias": printed,
        }
        self._recorder.insert(tables.unit_aliases, [row])
        self._units = list(read_units(self._recorder.connection))


def inferred_row(unit_id: str, printed: str, units: Sequence[UnitRow]) -> dict[str, object]:
    """Return the stored row of a new unit: level, kind, area and place by its name."""
    inferred = infer_unit(printed, area_names(units))
    area_id = next((unit.id for unit in units if unit.name == inferred.area), None)
    return {
        "id": unit_id,
        "name": printed,
        "level": inferred.level.value,
        "kind": inferred.kind.value,
        "parent_area_id": area_id,
        "protocol_order": place_after_its_like(units, inferred.level, inferred.kind, area_id),
    }


def place_after_its_like(
    units: Sequence[UnitRow], level: UnitLevel, kind: UnitKind, area_id: str | None
) -> int:
    """Return the protocol order of a new unit.

    Bodies of an area stand after everything of the city, area by area, then by kind; any other
    unit right after the last one that goes before it or is of its level and kind.
    """
    area = next((unit for unit in units if unit.id == area_id), None)
    if area is not None:
        return _AREA_BODIES + area.protocol_order * 10 + KIND_ORDER.index(kind)
    own = _LEVEL_ORDER.index(level), KIND_ORDER.index(kind)
    before = [
        unit.protocol_order
        for unit in units
        if (_LEVEL_ORDER.index(unit.level), KIND_ORDER.index(unit.kind)) <= own
        and unit.parent_area_id is None
    ]
    return max(before, default=0) + 1
