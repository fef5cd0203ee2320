"""Rows under the values of one column: heads, and which of them are open."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from models.filters import BLANK_LABEL
from ui.tables.coded_column import CodedColumn
from ui.tables.masks import places

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Group:
    """The head of a group: the value its rows share, in words, and how many rows it has."""

    value: str
    title: str
    count: int
    is_open: bool


class GroupedRows(Generic[Row]):
    """The rows shown, under heads where a column groups them.

    A row with several values of the column stands under each of them. ``lines`` holds what the
    table shows from top to bottom: places of rows, and -1 - n for the head of the n-th group.
    """

    def __init__(
        self, shown: Sequence[int], coded: CodedColumn[Row] | None, closed: Iterable[str]
    ) -> None:
        self.lines: Sequence[int] = shown
        self._values: list[str] = []
        self._members: list[array[int]] = []
        self._closed = set(closed)
        if coded is not None:
            self._values, self._members = _grouped(shown, coded)
            self.lines = places(self._all_lines())

    def group_of(self, line: int) -> Group | None:
        """Return the group ``line`` is the head of, None when it is a row."""
        if line >= 0:
            return None
        number = -1 - line
        value = self._values[number]
        is_open = value not in self._closed
        return Group(value, value or BLANK_LABEL, len(self._members[number]), is_open)

    def members_of(self, line: int) -> Sequence[int]:
        """Return the rows under a head."""
        return self._members[-1 - line]

    def places_between(self, spans: Iterable[tuple[int, int]]) -> Iterable[int]:
        """Return the places of the rows in spans of lines, ends included, each once."""
        lines = chain.from_iterable(self.lines[first : last + 1] for first, last in spans)
        return dict.fromkeys([line for line in lines if line >= 0])

    def positions_of(self, places: Collection[int]) -> list[int]:
        """Return where rows stand among the lines, from top to bottom."""
        if self._values or len(places) > 1:
            return [position for position, line in enumerate(self.lines) if line in places]
        return [self.lines.index(place) for place in places if place in self.lines]

    def toggle(self, position: int) -> None:
        """Open or close the group whose head stands at ``position``."""
        line = self.lines[position]
        value, members = self._values[-1 - line], self.members_of(line)
        head, below = self.lines[: position + 1], self.lines[position + 1 :]
        if value in self._closed:
            self._closed.remove(value)
            self.lines = places(chain(head, members, below))
        else:
            self._closed.add(value)
            self.lines = places(chain(head, below[len(members) :]))

    def stands_like(self, other: "GroupedRows[Row]") -> bool:
        """Return whether the same rows stand in the same lines, under heads alike."""
        return (
            self.lines == other.lines
            and self._values == other._values
            and self._members == other._members
        )

    @property
    def values(self) -> tuple[str, ...]:
        """The values of all groups, from top to bottom."""
        return tuple(self._values)

    @property
    def closed(self) -> frozenset[str]:
        """The values of the groups that are closed."""
        return frozenset(self._closed)

    def _all_lines(self) -> Iterator[int]:
        for number, (value, members) in enumerate(zip(self._values, self._members, strict=True)):
            yield -1 - number
            if value not in self._closed:
                yield from members


def _grouped(shown: Sequence[int], coded: CodedColumn[Row]) -> tuple[list[str], "list[array[int]]"]:
    values, codes, value_codes = coded.values, coded.codes, coded.value_codes
    members = [places(()) for _ in values]
    for place in shown:
        for value in value_codes[codes[place]]:
            members[value].append(place)
    filled = [(value, rows) for value, rows in zip(values, members, strict=True) if rows]
    return [value for value, _ in filled], [rows for _, rows in filled]
