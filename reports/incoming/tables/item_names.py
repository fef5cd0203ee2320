"""Names in an item list that look mistyped or written in two ways; none is changed."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations

from models.paths import resource_path
from models.reading import ReadItem, ReadWarning
from models.text.normalise import even, squeeze
from reports.incoming.plans.document_head import DocumentHead
from reports.incoming.source import Source

_UNIT_IN_TEXT = re.compile(
    r"(?<![\u4e00-\u9fff])[省市][\u4e00-\u9fff]{2,12}?[局委办院](?=[、,。;:\d()及和等]|$)"
)
_SHORT_NAMES = (
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("高新技术产业开发区", "高新区"),
    ("开发区", "经开区"),
    ("人民", ""),
)


@cache
def _known_places() -> frozenset[str]:
    text = resource_path("register", "hubei-areas.txt").read_text(encoding="utf-8")
    names = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name for line in names for name in line)


def odd_places(items: Sequence[ReadItem]) -> list[ReadWarning]:
    """Point at the places of ``mistyped_places``."""
    printed = [(item, name) for item in items for name in item.peers]
    odd = mistyped_places([name for _, name in printed])
    return [
        ReadWarning(
            item.line, f"第 {item.serial} 项“{name}”疑为“{'”或“'.join(odd[name])}”，原文未改"
        )
        for item, name in printed
        if name in odd
    ]


def mistyped_places(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the places no register knows that are one letter away from known ones, with those.

    Only where most places are known: the list of another province says nothing about typing.
    """
    known = _known_places()
    if sum(name in known for name in names) * 2 < len(names):
        return {}
    odd: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys(names):
        near = sorted(place for place in known if _is_one_letter_away(name, place))
        near = [place for place in near if place[0] == name[0]] or near
        if near and name not in known:
            odd[name] = tuple(near[:3])
    return odd


def _is_one_letter_away(name: str, other: str) -> bool:
    return (
        len(name) == len(other) >= 3
        and name[-1] == other[-1]
        and sum(a != b for a, b in zip(name, other, strict=True)) == 1
    )


def aliases(items: Sequence[ReadItem], source: Source, head: DocumentHead) -> list[ReadWarning]:
    """Point at two writings that seem to mean one body: 市交通局 and 市交通运输局."""
    lists = [head.addressees, *(tuple(_UNIT_IN_TEXT.findall(even(line))) for line in source.lines)]
    lists += [names for item in items for names in (item.creating, item.guiding, item.provincial)]
    places = [item.peers for item in items] + [(item.area,) for item in items]
    pairs = [*_pairs(lists, _may_be_one), *_pairs(places, _is_same_area)]
    return [
        ReadWarning(
            _line_of_rarer(first, second, source.lines),
            f"“{first}”与“{second}”疑为同一单位的不同写法，请确认",
        )
        for first, second in pairs
    ]


def _pairs(
    lists: Sequence[Sequence[str]], may_be_one: Callable[[str, str], bool]
) -> list[tuple[str, str]]:
    """Return the pairs that may be one body; names that stand in one list are two."""
    together = {frozenset(pair) for names in lists for pair in combinations(names, 2)}
    names = dict.fromkeys(name for names in lists for name in names if name)
    return [
        pair
        for pair in combinations(names, 2)
        if frozenset(pair) not in together and may_be_one(*pair)
    ]


def _line_of_rarer(first: str, second: str, lines: Sequence[str]) -> int | None:
    """Return the first line of the name printed less often: it is the likelier slip."""
    places = [
        [number for number, line in enumerate(lines, 1) if name in squeeze(line)]
        for name in (first, second)
    ]
    found = min((numbers for numbers in places if numbers), key=len, default=[])
    return found[0] if found else None


def _is_same_area(first: str, second: str) -> bool:
    return stem(first) == stem(second)


def _may_be_one(first: str, second: str) -> bool:
    """Return whether the shorter name is the longer one with letters left out inside."""
    if stem(first) == stem(second):
        return True
    short, long = sorted((stem(first), stem(second)), key=len)
    letters = iter(long)
    return (
        len(short) >= 4
        and len(long) - len(short) <= 3
        and short[:2] == long[:2]
        and short[-1] == long[-1]
        and all(letter in letters for letter in short)
    )


def stem(name: str) -> str:
    """Return a name without its bracket and with long words shortened, for comparison only."""
    stem = re.sub(r"\([^()]*\)", "", even(name))
    for full, short in _SHORT_NAMES:
        stem = stem.replace(full, short)
    return stem
