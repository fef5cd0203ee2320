"""One column of all rows, each different cell made, folded, sorted and judged once.

Rows of a ledger say the same few things again and again: the same units, states, sections. A code
for each row tells which cell it has; search, filters, order and groups work on the cells.
"""

from array import array
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from datetime import date
from itertools import chain, compress
from typing import Generic, TypeVar

from models.filters import ColumnFilter, DateFilter, NumberFilter, TextFilter, TickFilter
from ui.tables.column import Column, SortValue
from ui.tables.folded_texts import FoldedTexts
from ui.tables.made_once import made_once
from ui.tables.masks import Mask, mask_of, narrow, places
from ui.tables.row_patch import RowPatch
from ui.tables.sorting import Ranks, by_rank, more_ranks, pinyin_key, ranks, sorted_by
from ui.theme import Tone

Row = TypeVar("Row")
BLANK = ""
# Long texts alike so far need no order among them; their keys would take much memory.
_COMPARED = 24


class CodedColumn(Generic[Row]):
    """The cells of ``column`` over rows; what is asked for is made once and kept.

    Attributes:
        codes: for each row the number of its cell.
        examples: for each cell a row that has it, or had it before rows were edited.
    """

    def __init__(self, column: Column[Row], examples: Sequence[Row], codes: Sequence[int]) -> None:
        self.column = column
        self.examples = examples
        self.codes = codes
        self._tones: dict[int, Tone | None] = {}

    def patched(self, patch: RowPatch[Row]) -> "CodedColumn[Row]":
        """Return the column after some rows changed.

        Cells that differ are added as new ones: what hangs on the old ones need not be made anew.
        """
        cell = _cell_of(self.column)
        new: list[Row] = []
        codes: list[int] = []
        for place, row in patch.replaced:
            code = self.codes[place]
            if cell(row) != cell(self.examples[code]):
                code = len(self.examples) + len(new)
                new.append(row)
            codes.append(code)
        for _, row in patch.inserted:
            codes.append(len(self.examples) + len(new))
            new.append(row)
        if not new and not patch.moves_rows:
            return self
        all_codes = array("I", self.codes)
        patch.apply(all_codes, codes)
        examples = [*self.examples, *new]
        made = CodedColumn(self.column, examples, narrow(all_codes, len(examples)))
        made._take_over(self, new)
        return made

    def _take_over(self, before: "CodedColumn[Row]", new: Sequence[Row]) -> None:
        """Add what ``new`` cells need to what was made for the cells ``before``."""
        texts = [self.column.text(row) for row in new]
        self.texts = [*before.texts, *texts]
        if self.column.searchable:
            self.folded = before.folded.with_more(texts)
        if self._ranks_by_key():
            known, key_of = before.ranks, before.sort_key
            self.ranks = more_ranks(
                known, key_of, map(self.sort_key, range(len(known.ranks), len(self.examples)))
            )

    # What is shown

    @made_once
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

    @made_once
    def present(self) -> Sequence[int]:
        """The cells that rows have, as the rows come."""
        return places(dict.fromkeys(self.codes))

    @made_once
    def folded(self) -> FoldedTexts:
        """The text of each cell as it is searched."""
        return FoldedTexts(self.texts)

    # Values and order

    @made_once
    def values(self) -> tuple[str, ...]:
        """All values in their order, blank last."""
        if self.column.values is None:
            return tuple(self._texts_in_order())
        lists = map(self._values_of, map(self.examples.__getitem__, self.present))
        return tuple(self._in_order(dict.fromkeys(chain.from_iterable(lists))))

    @made_once
    def value_codes(self) -> list[tuple[int, ...]]:
        """The places in ``values`` of the values of each cell."""
        known = {name: place for place, name in enumerate(self.values)}
        # A cell that no row has any more may have values that no row has.
        return [
            tuple(dict.fromkeys([known[name] for name in names if name in known]))
            for names in self._value_lists()
        ]

    def count_values(self, flags: bytes) -> dict[str, int]:
        """Return how many of the rows with a flag have each of the ``values``, 0 for none."""
        counts = array("I", bytes(4 * len(self.examples)))
        for code in compress(self.codes, flags):
            counts[code] += 1
        found: dict[str, int] = dict.fromkeys(self.values, 0)
        read, texts = self.column.values, self.texts
        if read is None:
            for code, count in enumerate(counts):
                if count:
                    found[texts[code]] += count
        else:
            for code, count in enumerate(counts):
                for name in set(self._values_of(self.examples[code])) if count else ():
                    found[name] += count
        return found

    def _value_lists(self) -> Iterator[tuple[str, ...]]:
        read = self.column.values
        if read is None:
            return ((text,) for text in self.texts)
        return map(self._values_of, self.examples)

    def _values_of(self, row: Row) -> tuple[str, ...]:
        read = self.column.values
        return (read(row) if read is not None else (self.column.text(row),)) or (BLANK,)

    def _in_order(self, names: Collection[str]) -> list[str]:
        present = [name for name in names if name != BLANK]
        if self.column.value_order is not None:
            present = sorted_by(present, self.column.value_order)
        elif not self.column.values_as_rows:
            known = self._known_places()
            unknown = [name for name in present if name not in known]
            present = sorted(known, key=known.__getitem__) + sorted_by(unknown, pinyin_key())
        return present + [BLANK] * (BLANK in names)

    def _texts_in_order(self) -> list[str]:
        ordered = by_rank(self.present, self.ranks)
        texts = dict.fromkeys(map(self.texts.__getitem__, ordered))
        blank = [BLANK] if BLANK in texts else []
        texts.pop(BLANK, None)
        return [*texts, *blank]

    def _known_places(self) -> dict[str, int]:
        read_values, read_places = self.column.values, self.column.value_places
        if read_values is None or read_places is None:
            return {}
        found: dict[str, int] = {}
        for row in map(self.examples.__getitem__, self.present):
            for name, place in zip(read_values(row), read_places(row), strict=True):
                if place is not None and name:
                    found[name] = min(place, found.get(name, place))
        return found

    def sort(self, order: Sequence[int], *, descending: bool) -> Sequence[int]:
        """Return ``order`` by this column, rows alike as they stood, blank ones last."""
        return by_rank(order, Ranks(self.row_ranks, self.ranks.missing), descending=descending)

    @made_once
    def row_ranks(self) -> Sequence[int]:
        """The rank of each row."""
        return narrow(map(self.ranks.ranks.__getitem__, self.codes), self.ranks.missing)

    @made_once
    def ranks(self) -> Ranks:
        """The rank of each cell: by pinyin, by number or in the order of the values."""
        if self._ranks_by_key():
            return ranks([self.sort_key(code) for code in range(len(self.examples))])
        blank = (len(self.values) - 1,) if BLANK in self.values else None
        return ranks([None if values == blank else values for values in self.value_codes])

    def sort_key(self, code: int) -> SortValue | None:
        """Return what a cell is sorted by, where that is not the order of its values."""
        if self.column.sort_key is not None:
            return self.column.sort_key(self.examples[code])
        return self.texts[code][:_COMPARED] or None

    def _ranks_by_key(self) -> bool:
        return self.column.sort_key is not None or self.column.values is None


def code_column(column: Column[Row], rows: Sequence[Row]) -> CodedColumn[Row]:
    """Return the cells of a column, numbered as they come."""
    made_of = column.made_of or _cell_of(column)
    examples: list[Row] = []
    codes = array("I")
    known: dict[Hashable, int] = {}
    for row in rows:
        made = made_of(row)
        code = known.get(made)
        if code is None:
            code = known[made] = len(examples)
            examples.append(row)
        codes.append(code)
    if len(examples) == len(rows):  # all different: the rows themselves say it in less room
        return CodedColumn(column, rows, range(len(rows)))
    return CodedColumn(column, examples, narrow(codes, len(examples)))


def _cell_of(column: Column[Row]) -> Callable[[Row], Hashable]:
    """Return what tells the cells of a column apart when it does not say so itself."""
    readers: list[Callable[[Row], Hashable]] = [
        read
        for read in (column.text, column.sort_key, column.tone, column.day, column.number)
        if read is not None
    ]
    # Where values stand belongs to the cell too: a name may be registered in one row only.
    readers += [read for read in (column.values, column.value_places) if read is not None]
    return lambda row: tuple([read(row) for read in readers])
