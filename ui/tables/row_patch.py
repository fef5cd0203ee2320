"""A few rows of very many that were edited, deleted or created, and where they stand."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
Value = TypeVar("Value")

# Rows of one block stand together, by their numbers in it.
Place = tuple[Hashable, int]


@dataclass(frozen=True, slots=True)
class RowPatch(Generic[Row]):
    """What changes in a list of rows, and so in every list with one value for each of them.

    Attributes:
        replaced: rows that stay where they are, by their places.
        dropped: places of rows that go, from the last to the first.
        inserted: rows that come, by their places in the new list, from the first to the last.
    """

    replaced: tuple[tuple[int, Row], ...] = ()
    dropped: tuple[int, ...] = ()
    inserted: tuple[tuple[int, Row], ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The new rows, replaced ones before inserted ones."""
        return tuple(row for _, row in (*self.replaced, *self.inserted))

    @property
    def moves_rows(self) -> bool:
        """Whether rows get other places."""
        return bool(self.dropped or self.inserted)

    def apply(self, values: MutableSequence[Value], new: Sequence[Value]) -> None:
        """Bring a list up to date; ``new`` holds the values of ``rows``."""
        coming = iter(new)
        for place, _ in self.replaced:
            values[place] = next(coming)
        for place in self.dropped:
            del values[place]
        for place, _ in self.inserted:
            values.insert(place, next(coming))


def make_patch(
    rows: Sequence[Row],
    keys: Sequence[str],
    asked: Collection[str],
    found: Mapping[str, Row],
    place_of: Callable[[Row], Place],
) -> RowPatch[Row] | None:
    """Return what changes in ``rows``, which have ``keys``, where those ``asked`` for were read.

    Those not among the ``found`` go. None where one comes whose place ``rows`` do not tell.
    """
    places = {key: place for place, key in enumerate(keys) if key in asked}
    stay = {
        key: place
        for key, place in places.items()
        if key in found and place_of(found[key]) == place_of(rows[place])
    }
    dropped = [place for key, place in places.items() if key not in stay]
    coming = [row for key, row in found.items() if key not in stay]
    left = [row for place, row in enumerate(rows) if place not in set(dropped)] if coming else ()
    inserted = _insertions(left, coming, place_of)
    if inserted is None:
        return None
    replaced = tuple((place, found[key]) for key, place in stay.items())
    return RowPatch(replaced, tuple(sorted(dropped, reverse=True)), inserted)


def _insertions(
    rows: Sequence[Row], coming: Sequence[Row], place_of: Callable[[Row], Place]
) -> tuple[tuple[int, Row], ...] | None:
    wanted = {place_of(row)[0] for row in coming}
    firsts: dict[Hashable, int] = {}
    numbers: dict[Hashable, list[int]] = {block: [] for block in wanted}
    for place, row in enumerate(rows):
        block, number = place_of(row)
        if block in wanted:
            firsts.setdefault(block, place)
            numbers[block].append(number)
    found: list[tuple[int, int, int, Row]] = []
    for row in coming:
        block, number = place_of(row)
        if block not in firsts or number in numbers[block]:
            return None
        first, before = firsts[block], bisect_left(numbers[block], number)
        found.append((first, number, first + before, row))
    if len({one[:2] for one in found}) < len(found):
        return None
    found.sort(key=lambda one: one[:2])
    return tuple((place + earlier, row) for earlier, (*_, place, row) in enumerate(found))
