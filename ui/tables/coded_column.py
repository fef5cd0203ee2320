"""One column of all rows, each different cell made, folded, sorted and judged once.

Rows of a ledger say the same few things again and again: the same units, states, sections. A code
for each row tells which cell it has; search, filters, order and groups work on the cells.
"""

from array import array
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Generic, TypeVar

from models.views import ColumnFilter, DateFilter, NumberFilter, TextFilter, TickFilter
from ui.tables.column import Column
from ui.tables.folded_texts import FoldedTexts
from ui.tables.masks import Mask, mask_of, narrow
from ui.tables.sorting import Ranks, pinyin_key, ranks, sorted_by
from ui.theme import Tone

Row = TypeVar("Row")
BLANK = ""
# Long texts alike so far need no order among them; their keys would take much memory.
_COMPARED = 24


class CodedColumn(Generic[Row]):
    """The cells of ``column`` over ``rows``; what is asked for is made once and kept.

    Attributes:
        codes: for each row the number of its cell.
        examples: for each cell the first row that has it.
    """

    def __init__(self, column: Column[Row], rows: Sequence[Row]) -> None:
        self.column = column
        self.examples: list[Row] = []
        self.codes = self._code(rows, column.made_of or _cell_of(column))
        self._tones: dict[int, Tone | None] = {}

    def _code(self, rows: Sequence[Row], made_of: Callable[[Row], Hashable]) -> Sequence[int]:
        codes = array("I")
        known: dict[Hashable, int] = {}
        for row in rows:
            made = made_of(row)
            code = known.get(made)
            if code is None:
                code = known[made] = len(self.examples)
                self.examples.append(row)
            codes.append(code)
        return narrow(codes, len(self.examples))

    # What is shown

    @cached_property
    def texts(self) -> list[str]:
        """The text of each cell."""
        return [self.column.text(row) for row in self.examples]

    def text_at(self, index: int) -> str:
        """Return the text of a row."""
        return self.texts[self.codes[index]]

    def tone_at(self, index: int) -> Tone | None:
        """Return the tone of a row."""
        if self.column.tone is None:
            return None
        code = self.codes[index]
        if code not in self._tones:
            self._tones[code] = self.column.tone(self.examples[code])
        return self._tones[code]

    # Which rows it lets through

    def rows_with(self, flags: Sequence[int]) -> Mask:
        """Return the rows whose cell has a flag."""
        return mask_of(map(flags.__getitem__, self.codes))

    def rows_containing(self, word: str) -> Mask:
        """Return the rows whose text contains ``word``, folded."""
        flags = self.folded.containing(word)
        return self.rows_with(flags) if flags else 0

    def rows_passing(self, one: ColumnFilter, today: date) -> Mask:
        """Return the rows a filter lets through; one of another kind than the column has, all."""
        return self.rows_with(self._passing(one, today))

    def _passing(self, one: ColumnFilter, today: date) -> list[bool]:
        column = self.column
        match one:
            case TickFilter():
                return self._ticked(one)
            case TextFilter():
                return self.folded.passing(one.test())
            case DateFilter() if column.day is not None:
                return [one.passes(column.day(row), today) for row in self.examples]
            case NumberFilter() if column.number is not None:
                return [one.passes(column.number(row)) for row in self.examples]
        return [True] * len(self.examples)

    def _ticked(self, one: TickFilter) -> list[bool]:
        if self.column.values is None:
            return [text in one.values for text in self.texts]
        ticked = {place for place, name in enumerate(self.values) if name in one.values}
        return [not ticked.isdisjoint(values) for values in self.value_codes]

    @cached_property
    def folded(self) -> FoldedTexts:
        """The text of each cell as it is searched."""
        return FoldedTexts(self.texts)

    # Values and order

    @cached_property
    def values(self) -> tuple[str, ...]:
        """All values in their order, blank last."""
        if self.column.values is None:
            return tuple(self._texts_in_order())
        return tuple(self._in_order(dict.fromkeys(chain.from_iterable(self._value_lists()))))

    @cached_property
    def value_codes(self) -> list[tuple[int, ...]]:
        """The places in ``values`` of the values of each cell."""
        places = {name: place for place, name in enumerate(self.values)}
        return [
            tuple(dict.fromkeys([places[name] for name in names])) for names in self._value_lists()
        ]

    def count_values(self, counts: Mapping[int, int]) -> list[int]:
        """Return how many rows have each of the ``values``, from the number of each cell."""
        found: dict[str, int] = dict.fromkeys(self.values, 0)
        read, texts = self.column.values, self.texts
        if read is None:
            for code, count in counts.items():
                found[texts[code]] += count
        else:
            for code, count in counts.items():
                for name in set(read(self.examples[code]) or (BLANK,)):
                    found[name] += count
        return list(found.values())

    def _value_lists(self) -> Iterator[tuple[str, ...]]:
        read = self.column.values
        if read is None:
            return ((text,) for text in self.texts)
        return (read(row) or (BLANK,) for row in self.examples)

    def _in_order(self, names: Collection[str]) -> list[str]:
        present = [name for name in names if name != BLANK]
        if self.column.value_order is not None:
            present = sorted_by(present, self.column.value_order)
        else:
            places = self._known_places()
            unknown = [name for name in present if name not in places]
            present = sorted(places, key=places.__getitem__) + sorted_by(unknown, pinyin_key())
        return present + [BLANK] * (BLANK in names)

    def _texts_in_order(self) -> list[str]:
        ordered = sorted(range(len(self.texts)), key=self.ranks.ranks.__getitem__)
        texts = dict.fromkeys(map(self.texts.__getitem__, ordered))
        blank = [BLANK] if BLANK in texts else []
        texts.pop(BLANK, None)
        return [*texts, *blank]

    def _known_places(self) -> dict[str, int]:
        read_values, read_places = self.column.values, self.column.value_places
        if read_values is None or read_places is None:
            return {}
        found: dict[str, int] = {}
        for row in self.examples:
            for name, place in zip(read_values(row), read_places(row), strict=True):
                if place is not None and name:
                    found[name] = min(place, found.get(name, place))
        return found

    def sort(self, order: Sequence[int], *, descending: bool) -> list[int]:
        """Return ``order`` by this column, rows alike as they stood, blank ones last."""
        by_row = self.row_ranks
        ordered = sorted(order, key=by_row.__getitem__, reverse=descending)
        blank = by_row.count(self.ranks.missing) if descending else 0
        return ordered[blank:] + ordered[:blank] if blank else ordered

    @cached_property
    def row_ranks(self) -> Sequence[int]:
        """The rank of each row."""
        return narrow(map(self.ranks.ranks.__getitem__, self.codes), self.ranks.missing)

    @cached_property
    def ranks(self) -> Ranks:
        """The rank of each cell: by pinyin, by number or in the order of the values."""
        if self.column.sort_key is not None:
            return ranks([self.column.sort_key(row) for row in self.examples])
        if self.column.values is None:
            return ranks([text[:_COMPARED] or None for text in self.texts])
        blank = (len(self.values) - 1,) if BLANK in self.values else None
        return ranks([None if values == blank else values for values in self.value_codes])


def _cell_of(column: Column[Row]) -> Callable[[Row], Hashable]:
    """Return what tells the cells of a column apart when it does not say so itself."""
    readers: list[Callable[[Row], Hashable]] = [
        read
        for read in (column.text, column.sort_key, column.tone, column.day, column.number)
        if read is not None
    ]
    readers += [read for read in (column.values,) if read is not None]
    return lambda row: tuple([read(row) for read in readers])
