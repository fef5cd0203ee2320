"""Order of values: text by pinyin, numbers and dates by themselves."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cmp_to_key
from heapq import merge
from itertools import accumulate, chain, islice, pairwise
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QCollator, QLocale

Value = TypeVar("Value", bound=Hashable)

# Comparing the keys of the collator holds the interpreter: sorted in runs, threads take turns.
_RUN = 2000


class Ranks(NamedTuple):
    """Ranks from 0, and the rank that stands for a missing value: higher than all others."""

    ranks: Sequence[int]
    missing: int


def pinyin_key() -> Callable[[str], Any]:  # QCollatorSortKey, whose stub has no comparison
    """Return the key by which Chinese text is sorted: 第2号 before 第10号, any width alike."""
    collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    collator.setNumericMode(True)
    return collator.sortKey


def sorted_by(values: Iterable[Value], key: Callable[[Value], Any]) -> list[Value]:
    """Return ``values`` sorted by ``key``, those alike as they came."""
    left = iter(values)
    runs = []
    while run := list(islice(left, _RUN)):
        runs.append(sorted(run, key=key))
    # Keys are many times as large as what they are made of: made anew, not kept.
    return list(merge(*runs, key=key))


def ranks(keys: Sequence[Value | None]) -> Ranks:
    """Return the rank of each key among all, equal ones alike, None after all others."""
    known: Iterable[Any] = [key for key in dict.fromkeys(keys) if key is not None]
    key = _reading_of(known)
    if key is not _itself:
        # Texts that read alike have an order too, whichever came first.
        known = sorted_by(known, _itself)
    by_key: dict[Value | None, int] = {one: rank for rank, one in enumerate(sorted_by(known, key))}
    by_key[None] = len(by_key)
    return Ranks(array("I", [by_key[one] for one in keys]), by_key[None])


def by_rank(order: Sequence[int], known: Ranks, *, descending: bool = False) -> "array[int]":
    """Return ``order`` by the rank of each place, those alike as they stood, missing ones last.

    Counted, not compared: as quick, and no object is made of each of very many numbers.
    """
    by_place, missing = known
    counts = array("i", bytes(4 * missing))
    for place in order:
        if (rank := by_place[place]) < missing:
            counts[rank] += 1
    if descending:
        counts.reverse()
    starts = array("i", accumulate(counts, initial=0))
    if descending:
        start_of_missing = starts.pop()
        starts.reverse()
        starts.append(start_of_missing)
    ordered = array("i", bytes(4 * len(order)))
    for place in order:
        rank = by_place[place]
        ordered[starts[rank]] = place
        starts[rank] += 1
    return ordered


def more_ranks(
    known: Ranks, key_of: Callable[[int], Value | None], more: Iterable[Value | None]
) -> Ranks:
    """Return the ranks of cells with ``known`` ones, whose keys ``key_of`` tells, and of ``more``.

    They are those of ``ranks`` over all keys, found without sorting all of them again.
    """
    keys = list(more)
    new: list[Any] = [key for key in dict.fromkeys(keys) if key is not None]
    order = cmp_to_key(_comparison(_reading_of(new)))
    cells = array("I", bytes(4 * known.missing))  # of each rank
    for cell, rank in enumerate(known.ranks):
        if rank < known.missing:
            cells[rank] = cell
    by_key: dict[Value | None, int] = {}
    places: list[int] = []
    for key in sorted(new, key=order):
        place = bisect_left(
            range(known.missing), order(key), key=lambda rank: order(key_of(cells[rank]))
        )
        by_key[key] = place + len(places)
        if place == known.missing or key_of(cells[place]) != key:
            places.append(place)
    ends = pairwise([0, *places, known.missing + 1])
    spans = (range(first + by, last + by) for by, (first, last) in enumerate(ends))
    moved = array("I", chain.from_iterable(spans))
    by_key[None] = moved[-1]
    found = array("I", map(moved.__getitem__, known.ranks))
    found.extend([by_key[key] for key in keys])
    return Ranks(found, moved[-1])


def _reading_of(keys: Iterable[object]) -> Callable[[Any], Any]:
    return pinyin_key() if isinstance(next(iter(keys), None), str) else _itself


def _comparison(key: Callable[[Any], Any]) -> Callable[[Any, Any], int]:
    """Return how ``ranks`` compares: by ``key``, texts that read alike by themselves."""

    def compare(left: Any, right: Any) -> int:  # whatever has an order of its own
        ours, theirs = key(left), key(right)
        if ours < theirs:
            return -1
        return 1 if theirs < ours else (left > right) - (left < right)

    return compare


def _itself(value: Any) -> Any:  # whatever has an order of its own
    return value
