"""Addressees against the units of the annex: who has rows gets the paper (domain A1, A3)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.papers import Paper
from models.rules.names import is_group_word
from models.text.unit_list import split_units
from models.vocabulary import UnitLevel
from reports.content.checking.findings import (
    DraftFacts,
    Finding,
    FindingKind,
    Part,
    Place,
    PlacedText,
)
from reports.content.checking.listed_rows import ListedTable, is_whole_list
from reports.content.statement_units import CountedUnit, UnitBook, bodies_of, is_of_city

_REST = re.compile(r"^(?:及|以及)?其[他它]")
_MANAGEMENT = "管委会"
_FEWEST = 3  # rows that make a table a list the paper is about
_MOST_ALONE = 3


@dataclass(frozen=True, slots=True)
class _Addressed:
    """Whom a paper goes to.

    Attributes:
        units: by key, with the words that name it.
        has_open_group, has_open_areas: words that stand for any body (市直各有关单位), any area.
    """

    units: dict[str, tuple[CountedUnit, str]]
    has_open_group: bool
    has_open_areas: bool


def check_addressees(
    paper: Paper, lists: Sequence[ListedTable], facts: DraftFacts
) -> Iterator[Finding]:
    """Name the units of the annex that are not addressed, and addressees without a row."""
    lists = [one for one in lists if one.place.annex is not None and len(one.rows) >= _FEWEST]
    if not paper.addressees.strip() or not lists:
        return
    book = UnitBook(facts.units)
    addressed = _addressed(paper.addressees, facts, book)
    concerned: dict[str, CountedUnit] = {}
    is_open = False
    for listed in lists:
        units, has_open_group = _concerned(listed, facts, book)
        concerned |= units
        is_open |= has_open_group
    text = PlacedText(paper.addressees, Place(Part.ADDRESSEES))
    yield from _not_addressed(text, concerned, addressed)
    if not is_open and all(is_whole_list(paper, listed) for listed in lists):
        yield from _without_rows(text, concerned, addressed, facts)


def _addressed(addressees: str, facts: DraftFacts, book: UnitBook) -> _Addressed:
    units: dict[str, tuple[CountedUnit, str]] = {}
    has_open_group = has_open_areas = False
    for printed in split_units(addressees):
        named = _units_named(printed, facts, book)
        if printed == _MANAGEMENT:
            has_open_areas = True
        elif not named:
            # 其他相关单位 is the rest: who has rows is still to be named.
            has_open_group |= _REST.match(printed) is None
            has_open_areas |= "区" in printed
        else:
            for unit in named:
                units.setdefault(unit.key, (unit, printed))
    return _Addressed(units, has_open_group, has_open_areas)


def _concerned(
    listed: ListedTable, facts: DraftFacts, book: UnitBook
) -> tuple[dict[str, CountedUnit], bool]:
    """Return the units of a list by key, and whether a word in it stands for units unknown.

    Of items those the 说明 counts and the areas; of tasks all that have a part.
    """
    found: dict[str, CountedUnit] = {}
    has_open_group = False
    for row in listed.rows:
        if listed.is_item_list:
            units = list(bodies_of(row, book))
            if row.area and not is_of_city(row):
                units.append(book.area(row.area))
            found |= {unit.key: unit for unit in units}
            continue
        for entry in row.roles:
            units = _units_named(entry.printed, facts, book)
            has_open_group |= not units
            found |= {unit.key: unit for unit in units}
    return found, has_open_group


def _units_named(printed: str, facts: DraftFacts, book: UnitBook) -> list[CountedUnit]:
    """Return the unit of a name or the members of a group word, none while they are not known."""
    if facts.names.unit(printed) is not None or not is_group_word(printed):
        return [book.named(printed)]
    group = facts.names.group(printed)
    members = [facts.by_id[key] for key in group.member_ids if key in facts.by_id] if group else []
    return [book.named(member.name) for member in members]


def _not_addressed(
    text: PlacedText, concerned: dict[str, CountedUnit], addressed: _Addressed
) -> Iterator[Finding]:
    lost = [
        unit.name
        for key, unit in concerned.items()
        if key not in addressed.units and not _is_covered(unit, addressed)
    ]
    if lost:
        sentence = f"附件里有、主送里没有：{'、'.join(lost)}。"
        yield Finding(FindingKind.ADDRESSEE, sentence, text.at(0, len(text.text)))


def _is_covered(unit: CountedUnit, addressed: _Addressed) -> bool:
    is_of_area = unit.level is UnitLevel.AREA
    return addressed.has_open_areas if is_of_area else addressed.has_open_group


def _without_rows(
    text: PlacedText, concerned: dict[str, CountedUnit], addressed: _Addressed, facts: DraftFacts
) -> Iterator[Finding]:
    """Name addressees that no row concerns, many of them in one sentence."""
    idle = [
        (printed, _named(unit, printed, facts))
        for key, (unit, printed) in addressed.units.items()
        if key not in concerned and unit.level is not UnitLevel.PROVINCE
    ]
    if len(idle) > _MOST_ALONE:
        named = "、".join(name for _, name in idle)
        sentence = f"主送里有、附件里没有事项：{named}。"
        yield Finding(FindingKind.ADDRESSEE, sentence, text.at(0, len(text.text)))
        return
    for printed, name in idle:
        start = max(text.text.find(printed), 0)
        sentence = f"主送里有“{name}”，附件里没有它的事项。"
        yield Finding(FindingKind.ADDRESSEE, sentence, text.at(start, start + len(printed)))


def _named(unit: CountedUnit, printed: str, facts: DraftFacts) -> str:
    """Return the addressee as printed, or the member a group word stands for."""
    return printed if facts.names.unit(printed) is not None else f"{unit.name}（{printed}）"
