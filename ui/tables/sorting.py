"""Order of rows by Python values: text by pinyin, missing values last either way."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol, Self, TypeVar, cast

from PySide6.QtCore import QCollator, QLocale

from ui.tables.column import Column, SortValue

Row = TypeVar("Row")


class Comparable(Protocol):
    """A value Python can sort."""

    def __lt__(self, other: Self, /) -> bool:
        """Return whether this comes first."""


@lru_cache(maxsize=1)
def pinyin_collator() -> QCollator:
    """Return the collator of Chinese text: 第2号 before 第10号, half and full width alike."""
    collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    collator.setNumericMode(True)
    return collator


def sorted_order(rows: Sequence[Row], column: Column[Row], *, descending: bool) -> list[int]:
    """Return positions of ``rows`` in the order of ``column``; equal rows keep their order."""
    keys = _keys(rows, column)
    present = [position for position, key in enumerate(keys) if key is not None]
    missing = [position for position, key in enumerate(keys) if key is None]
    known = cast("list[Comparable]", keys)
    present.sort(key=lambda position: known[position], reverse=descending)
    return present + missing


def _keys(rows: Sequence[Row], column: Column[Row]) -> Sequence[Comparable | None]:
    values: list[SortValue | None]
    if column.sort_key is None:
        values = [column.text(row) or None for row in rows]
    else:
        values = [column.sort_key(row) for row in rows]
    texts = {value for value in values if isinstance(value, str)}
    if not texts:
        return cast("list[Comparable | None]", values)
    collate = cast("Callable[[str], Comparable]", pinyin_collator().sortKey)
    by_text = {text: collate(text) for text in texts}
    return [by_text[value] if isinstance(value, str) else None for value in values]
