"""Names of units in a draft: unknown to the register, no longer in use, written in two ways."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
from reports.content.checking.listed_rows import ListedTable

_MOST_NEAR = 3
# A variant differs in a word or two: 市交通局, 市交通运输局; a long form stands in heads and seals.
_MOST_DIFFERENT = 2


def check_unit_names(
    paper: Paper, lists: Sequence[ListedTable], facts: DraftFacts
) -> Iterator[Finding]:
    """Find unknown names where units are listed, old names and variants anywhere."""
    if not facts.units:
        return
    yield from _check_listed(paper, lists, facts)
    mentions = tuple(_mentions(paper, facts))
    yield from _check_old(mentions, facts)
    yield from _check_variants(mentions)


def _check_listed(
    paper: Paper, lists: Sequence[ListedTable], facts: DraftFacts
) -> Iterator[Finding]:
    told: set[str] = set()
    seen: set[str] = set()
    for text in _lists_of_units(paper, lists):
        if text.text in seen:
            continue
        seen.add(text.text)
        for printed in split_units(text.text):
            key = name_key(printed)
            if key not in told and not _is_known(printed, facts):
                yield _unknown(text, printed, facts)
            told.add(key)


def _unknown(text: PlacedText, printed: str, facts: DraftFacts) -> Finding:
    start = max(text.text.find(printed), 0)
    near = facts.names.match(printed).near[:_MOST_NEAR]
    sentence = f"“{printed}”没有在单位库中登记，请核对。"
    if near:
        known = "”“".join(unit.name for unit in near)
        sentence = f"“{printed}”没有在单位库中登记，是否“{known}”？"
    suggestion = near[0].name if len(near) == 1 else ""
    return Finding(FindingKind.UNIT, sentence, text.at(start, start + len(printed)), suggestion)


def _lists_of_units(paper: Paper, lists: Sequence[ListedTable]) -> Iterator[PlacedText]:
    yield PlacedText(paper.addressees, Place(Part.ADDRESSEES))
    for listed in lists:
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


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place where a text names a unit."""

    unit: UnitRow
    name: str
    text: PlacedText
    start: int

    @property
    def place(self) -> Place:
        return self.text.at(self.start, self.start + len(self.name))


def _mentions(paper: Paper, facts: DraftFacts) -> Iterator[_Mention]:
    """Yield every unit named anywhere; of names that overlap the longest counts."""
    names: dict[str, UnitRow] = {}
    for unit in facts.units:
        for name in _names(unit):
            names.setdefault(name, unit)
    # By their first two letters, so that a long table is gone through once, not once for each name.
    by_beginning: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_beginning.setdefault(name[:2], []).append(name)
    for text in all_texts(paper):
        words, position = text.text, 0
        while position < len(words):
            candidates = by_beginning.get(words[position : position + 2], ())
            name = next((name for name in candidates if words.startswith(name, position)), "")
            if name:
                yield _Mention(names[name], name, text, position)
            position += len(name) or 1


def _check_old(mentions: Iterable[_Mention], facts: DraftFacts) -> Iterator[Finding]:
    for mention in mentions:
        ended = mention.unit.valid_to
        if facts.as_of is not None and ended is not None and ended < facts.as_of:
            sentence = f"“{mention.name}”已于{full_date(ended)}停用，请改用现在的名称。"
            yield Finding(FindingKind.UNIT, sentence, mention.place)


def _check_variants(mentions: Iterable[_Mention]) -> Iterator[Finding]:
    """Find short names of one unit that differ; full names stand in heads and seals."""
    first: dict[str, dict[str, _Mention]] = {}
    for mention in mentions:
        unit = mention.unit
        is_usual = mention.name in (unit.name, *unit.aliases)
        is_near = abs(len(mention.name) - len(unit.name)) <= _MOST_DIFFERENT
        is_government = unit.kind is UnitKind.GOVERNMENT and not _is_area(unit)
        if is_usual and is_near and not is_government:
            first.setdefault(unit.id, {}).setdefault(mention.name, mention)
    for mention in mentions:
        known = first.get(mention.unit.id, {})
        kept = mention.unit.name if mention.unit.name in known else next(iter(known), "")
        # 市纪委监委机关 says more than 市纪委监委; 市交通局 is another way to write it.
        if known.get(mention.name) is mention and not (
            mention.name in kept or kept in mention.name
        ):
            sentence = f"同一单位有两种写法：“{kept}”和“{mention.name}”，请统一。"
            yield Finding(FindingKind.UNIT, sentence, mention.place, kept)


def _names(unit: UnitRow) -> tuple[str, ...]:
    return tuple(name for name in (unit.name, unit.full_name, *unit.aliases) if len(name) > 1)


def _is_area(unit: UnitRow) -> bool:
    return unit.level is UnitLevel.AREA and unit.kind is UnitKind.GOVERNMENT
