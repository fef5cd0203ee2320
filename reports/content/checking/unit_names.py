"""Names of units in a draft: unknown to the register, no longer in use, written in two ways."""

from collections.abc import Iterator

from models.papers import Paper
from models.records import UnitRow
from models.rules.names import infer_unit, is_group_word, name_key
from models.text.unit_list import split_units
from models.text.written_dates import full_date
from models.vocabulary import UnitKind, UnitLevel
from reports.content.checking.findings import (
    DraftFacts,
    Finding,
    FindingKind,
    Part,
    Place,
    PlacedText,
    all_texts,
)
from reports.content.checking.listed_rows import listed_tables

_MOST_NEAR = 3
# A variant differs in a word or two: 市交通局, 市交通运输局; a long form stands in heads and seals.
_MOST_DIFFERENT = 2


def check_unit_names(paper: Paper, facts: DraftFacts) -> Iterator[Finding]:
    """Find unknown names where units are listed, old names and variants anywhere."""
    if not facts.units:
        return
    yield from _check_listed(paper, facts)
    yield from _check_old(paper, facts)
    yield from _check_variants(paper, facts)


def _check_listed(paper: Paper, facts: DraftFacts) -> Iterator[Finding]:
    told: set[str] = set()
    for text in _lists_of_units(paper):
        for printed in split_units(text.text):
            key = name_key(printed)
            if key in told or _is_known(printed, facts):
                continue
            told.add(key)
            start = max(text.text.find(printed), 0)
            near = facts.names.match(printed).near[:_MOST_NEAR]
            sentence = f"“{printed}”没有在单位库中登记"
            if near:
                sentence += f"，是否“{'”“'.join(unit.name for unit in near)}”"
            place = text.at(start, start + len(printed))
            suggestion = near[0].name if len(near) == 1 else ""
            yield Finding(
                FindingKind.UNIT,
                f"{sentence}？" if near else f"{sentence}，请核对。",
                place,
                suggestion,
            )


def _lists_of_units(paper: Paper) -> Iterator[PlacedText]:
    yield PlacedText(paper.addressees, Place(Part.ADDRESSEES))
    for listed in listed_tables(paper):
        for row in listed.rows:
            yield from row.unit_cells


def _is_known(printed: str, facts: DraftFacts) -> bool:
    """Whether a name needs no look: registered, a group word, or a body of a known area."""
    match = facts.names.match(printed)
    if (
        match.unit_id
        or match.group_id
        or is_group_word(printed)
        or len(printed) <= _MOST_DIFFERENT + 1
    ):
        return True
    areas = {
        name_key(name): unit.name for unit in facts.units if _is_area(unit) for name in _names(unit)
    }
    return not match.near and infer_unit(printed, areas).level is UnitLevel.AREA


def _check_old(paper: Paper, facts: DraftFacts) -> Iterator[Finding]:
    if facts.as_of is None:
        return
    for unit in facts.units:
        if unit.valid_to is None or unit.valid_to >= facts.as_of:
            continue
        for text, start, name in _mentions(paper, unit, facts):
            sentence = f"“{name}”已于{full_date(unit.valid_to)}停用，请改用现在的名称。"
            yield Finding(FindingKind.UNIT, sentence, text.at(start, start + len(name)))


def _check_variants(paper: Paper, facts: DraftFacts) -> Iterator[Finding]:
    for unit in facts.units:
        if not unit.aliases or (unit.kind is UnitKind.GOVERNMENT and not _is_area(unit)):
            continue
        first: dict[str, tuple[PlacedText, int]] = {}
        for text, start, name in _mentions(paper, unit, facts):
            if abs(len(name) - len(unit.name)) <= _MOST_DIFFERENT:
                first.setdefault(name, (text, start))
        kept = unit.name if unit.name in first else next(iter(first), "")
        for name, (text, start) in first.items():
            # 市纪委监委机关 says more than 市纪委监委; 市交通局 is another way to write it.
            if name in kept or kept in name:
                continue
            sentence = f"同一单位有两种写法：“{kept}”和“{name}”，请统一。"
            yield Finding(FindingKind.UNIT, sentence, text.at(start, start + len(name)), kept)


def _mentions(
    paper: Paper, unit: UnitRow, facts: DraftFacts
) -> Iterator[tuple[PlacedText, int, str]]:
    """Yield where a unit is named in running text; a name inside a longer one is not it."""
    names = sorted((unit.name, *unit.aliases), key=len, reverse=True)
    longer = [
        other
        for one in facts.units
        if one.id != unit.id
        for other in _names(one)
        if any(name in other and name != other for name in names)
    ]
    for text in all_texts(paper):
        taken: set[int] = set()
        for name in (*longer, *names):
            start = text.text.find(name)
            while start >= 0:
                span = range(start, start + len(name))
                if taken.isdisjoint(span):
                    taken.update(span)
                    if name in names:
                        yield text, start, name
                start = text.text.find(name, start + 1)


def _names(unit: UnitRow) -> tuple[str, ...]:
    return tuple(name for name in (unit.name, unit.full_name, *unit.aliases) if name)


def _is_area(unit: UnitRow) -> bool:
    return unit.level is UnitLevel.AREA and unit.kind is UnitKind.GOVERNMENT
