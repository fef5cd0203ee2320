"""Rows ready to be shown: coded columns, order, chips, all of it free of Qt's models.

Large ledgers are prepared on the database thread; what was not prepared is made when first needed.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import compress
from typing import Generic, TypeVar

from models.views import ColumnFilter, SortKey, fold
from ui.tables.coded_column import CodedColumn
from ui.tables.column import Column, Facet
from ui.tables.masks import Mask, all_of, flags_of, mask_of

Row = TypeVar("Row")


class PreparedRows(Generic[Row]):
    """``rows`` with what search, filters and order need of them.

    Attributes:
        facets: the chips these rows are offered under.
    """

    def __init__(
        self,
        rows: tuple[Row, ...],
        columns: Sequence[Column[Row]],
        row_key: Callable[[Row], str],
        facets: Sequence[Facet[Row]] = (),
    ) -> None:
        self.rows = rows
        self.facets = tuple(facets)
        self._row_key = row_key
        self._columns = {column.key: column for column in columns}
        self._coded: dict[str, CodedColumn[Row]] = {}
        self._chips: dict[str, Mask] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def warm(self) -> None:
        """Make now what is needed later, so that nobody waits for it."""
        for key, column in self._columns.items():
            coded = self.column(key)
            _ = coded.texts, coded.ranks
            _ = coded.folded if column.searchable else None
        for facet in self.facets:
            self.rows_of_chip(facet.key)
        _ = self.keys

    @cached_property
    def keys(self) -> list[str]:
        """The key of each row."""
        return [self._row_key(row) for row in self.rows]

    @cached_property
    def everything(self) -> Mask:
        """All rows."""
        return all_of(len(self.rows))

    def column(self, key: str) -> CodedColumn[Row]:
        """Return the cells of a column."""
        if key not in self._coded:
            self._coded[key] = CodedColumn(self._columns[key], self.rows)
        return self._coded[key]

    def has_column(self, key: str) -> bool:
        """Whether there is a column ``key``."""
        return key in self._columns

    def rows_of_chip(self, key: str) -> Mask:
        """Return the rows under a chip; all where it is not among these rows' chips."""
        if key not in self._chips:
            facet = next((one for one in self.facets if one.key == key), None)
            rows = self.rows
            self._chips[key] = mask_of(map(facet.holds, rows)) if facet else self.everything
        return self._chips[key]

    def rows_found(self, search: str) -> Mask:
        """Return the rows that contain every word of ``search``, in any searchable column."""
        found = self.everything
        for word in fold(search).split():
            found &= self._rows_containing(word)
        return found

    def rows_passing(self, key: str, one: ColumnFilter, today: date) -> Mask:
        """Return the rows the filter of a column lets through; all where it is not known."""
        return (
            self.column(key).rows_passing(one, today) if self.has_column(key) else self.everything
        )

    def _rows_containing(self, word: str) -> Mask:
        found = 0
        for key, column in self._columns.items():
            if column.searchable:
                found |= self.column(key).rows_containing(word)
        return found

    def order(self, sorts: Iterable[SortKey]) -> Sequence[int]:
        """Return the places of the rows as ``sorts`` order them, equal ones as they came."""
        keys = [one for one in sorts if one.column in self._columns]
        ordered = range(len(self.rows))
        if not keys:
            return ordered
        result = list(ordered)
        for key in reversed(keys):
            coded = self.column(key.column)
            places = coded.places(descending=key.descending)
            by_row = array("I", map(places.__getitem__, coded.codes))
            result.sort(key=by_row.__getitem__)
        return result

    def value_counts(self, key: str, mask: Mask) -> tuple[tuple[str, int], ...]:
        """Return the values of a column that rows in ``mask`` have, with the number of rows."""
        coded = self.column(key)
        counts = [0] * len(coded.values)
        cells = Counter(compress(coded.codes, flags_of(mask, len(self.rows))))
        for code, count in cells.items():
            for value in coded.value_codes[code]:
                counts[value] += count
        pairs = zip(coded.values, counts, strict=True)
        return tuple((value, count) for value, count in pairs if count)

    def pick(self, order: Sequence[int], mask: Mask) -> list[int]:
        """Return those of ``order`` that are in ``mask``."""
        if mask == self.everything:
            return list(order)
        flags = flags_of(mask, len(self.rows))
        chosen = flags if isinstance(order, range) else map(flags.__getitem__, order)
        return list(compress(order, chosen))
