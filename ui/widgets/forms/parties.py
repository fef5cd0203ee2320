"""Who can be given a role: units and group words, found by name, alias or pinyin initials."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.queries.units import list_groups, list_units
from models.records import GroupRow, RoleEntry, UnitRow
from models.store.workspace import Workspace
from models.text.initials import initials
from models.vocabulary import Role, UnitKind, UnitLevel

MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Party:
    """A unit or a group word as it is offered.

    Attributes:
        names: every name it goes by, the one that is printed first.
        initials: pinyin initials of the names as they may be typed, lower case.
        hint: what tells it from others of like name: its level and area, or members of a group.
    """

    name: str
    names: tuple[str, ...]
    initials: tuple[str, ...]
    hint: str
    unit_id: str | None = None
    group_id: str | None = None
    members: tuple[str, ...] = ()
    level: UnitLevel | None = None
    kind: UnitKind | None = None

    def entry(self, role: Role, printed: str = "") -> RoleEntry:
        """Return it in a role; ``printed`` keeps the words of a document."""
        return RoleEntry(role, printed or self.name, self.unit_id, self.group_id, self.members)


def read_parties(workspace: Workspace) -> tuple[Party, ...]:
    """Read all units in protocol order, then the group words; runs on the database thread."""
    return tuple(make_parties(list_units(workspace), list_groups(workspace)))


def make_parties(units: Iterable[UnitRow], groups: Iterable[GroupRow]) -> Iterator[Party]:
    """Return units and general group words as parties, in the order given."""
    for unit in units:
        names = tuple(dict.fromkeys(filter(None, (unit.name, unit.full_name, *unit.aliases))))
        hint = unit.parent_area or f"{unit.level.label}级"
        yield Party(
            unit.name,
            names,
            _initials(names),
            hint,
            unit_id=unit.id,
            level=unit.level,
            kind=unit.kind,
        )
    for group in groups:
        if group.document_id is None:
            hint = f"{len(group.member_ids)} 个单位" if group.member_ids else "未定成员"
            yield Party(
                group.word,
                (group.word,),
                _initials((group.word,)),
                hint,
                group_id=group.id,
                members=group.member_ids,
            )


def find_parties(
    parties: Iterable[Party], typed: str, *, first: UnitLevel | None = None
) -> tuple[Party, ...]:
    """Return the parties that ``typed`` may mean, best first.

    Equally good ones stand in their own order, those of the level ``first`` before the others.
    """
    key = "".join(typed.split()).casefold()
    if not key:
        return ()
    ranked = [(rank, party) for party in parties if (rank := _rank(party, key)) is not None]
    ranked.sort(key=lambda pair: (pair[0], pair[1].level is not first))
    return tuple(party for _, party in ranked[:MOST_FOUND])


def _rank(party: Party, key: str) -> int | None:
    """Return how well a party fits, 0 best, None not at all."""
    if key in party.names:
        return 0
    tests = (
        any(name.startswith(key) for name in party.names),
        key in party.initials,
        any(initials.startswith(key) for initials in party.initials),
        any(key in name for name in party.names),
        # 市发改委 is known as fgw as well as sfgw
        any(key in initials for initials in party.initials) if len(key) > 1 else False,
    )
    return next((rank for rank, holds in enumerate(tests, start=1) if holds), None)


def _initials(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(way for name in names for way in initials(name))
