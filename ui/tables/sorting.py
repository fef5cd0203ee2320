"""Order of values: text by pinyin, numbers and dates by themselves."""

from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import merge
from itertools import islice
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
    known = [key for key in dict.fromkeys(keys) if key is not None]
    is_text = isinstance(next(iter(known), None), str)
    key: Callable[[Any], Any] = pinyin_key() if is_text else _itself
    by_key: dict[Value | None, int] = {one: rank for rank, one in enumerate(sorted_by(known, key))}
    by_key[None] = len(known)
    return Ranks(array("I", [by_key[one] for one in keys]), len(known))


def _itself(value: Any) -> Any:  # whatever has an order of its own
    return value
