"""Order of values: text by pinyin, numbers and dates by themselves."""

from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from PySide6.QtCore import QCollator, QLocale

Value = TypeVar("Value", bound=Hashable)

MISSING = -1
# Comparing the keys of the collator holds the interpreter: sorted in runs, threads take turns.
_RUN = 2000


def pinyin_key() -> Callable[[str], Any]:  # QCollatorSortKey, whose stub has no comparison
    """Return the key by which Chinese text is sorted: 第2号 before 第10号, any width alike."""
    collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    collator.setNumericMode(True)
    return collator.sortKey


def sorted_by(values: Iterable[Value], key: Callable[[Value], Any]) -> list[Value]:
    """Return ``values`` sorted by ``key``, those alike as they came."""
    left = iter(values)
    runs = []
    while run := [(key(value), value) for value in islice(left, _RUN)]:
        runs.append(sorted(run, key=itemgetter(0)))
    return [value for _, value in merge(*runs, key=itemgetter(0))]


def ranks(keys: Sequence[Value | None]) -> Sequence[int]:
    """Return the place of each key among all, equal ones alike; ``MISSING`` for None."""
    known = [key for key in dict.fromkeys(keys) if key is not None]
    is_text = isinstance(next(iter(known), None), str)
    key: Callable[[Any], Any] = pinyin_key() if is_text else _itself
    ordered = sorted_by(known, key)
    places: dict[Value | None, int] = {key: place for place, key in enumerate(ordered)}
    places[None] = MISSING
    return array("i", [places[key] for key in keys])


def _itself(value: Any) -> Any:  # whatever has an order of its own
    return value
