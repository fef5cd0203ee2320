"""Rows ready to be shown: coded columns, order, chips, all of it free of Qt's models.

Large ledgers are prepared on the database thread; what was not prepared is made when first needed.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import compress
from typing import Generic, TypeVar

from models.filters import ColumnFilter, fold
from models.views import SortKey
from ui.tables.coded_column import CodedColumn, code_column
from ui.tables.column import Column, Facet
from ui.tables.made_once import made_once
from ui.tables.masks import Mask, all_of, flags_of, mask_of, places
from ui.tables.row_patch import RowPatch

Row = TypeVar("Row")

_PORTION = 1000


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
            _ = coded.texts, coded.row_ranks
            _ = coded.folded if column.searchable else None
        for facet in self.facets:
            self.rows_of_chip(facet.key)
        _ = self.keys

    def patched(
        self, patch: RowPatch[Row], make_facets: Callable[[Sequence[Row]], Sequence[Facet[Row]]]
    ) -> "PreparedRows[Row]":
        """Return these rows after some changed; they must have been made ``warm``."""
        rows = list(self.rows)
        patch.apply(rows, patch.rows)
        made = PreparedRows(
            tuple(rows), tuple(self._columns.values()), self._row_key, make_facets(rows)
        )
        made.keys = list(self.keys)
        patch.apply(made.keys, [self._row_key(row) for row in patch.rows])
        made._coded = {key: coded.patched(patch) for key, coded in self._coded.items()}
        known = {facet.key for facet in self.facets}
        for facet in made.facets:
            if facet.key in known:
                flags = bytearray(flags_of(self.rows_of_chip(facet.key), len(self)))
                patch.apply(flags, [facet.holds(row) for row in patch.rows])
                made._chips[facet.key] = mask_of(flags)
        made.warm()
        return made

    def let_go(self) -> None:
        """Free the rows in portions, so that other threads are not kept waiting; none are left."""
        self._coded = {}
        rows, self.rows = list(self.rows), ()
        while rows:
            del rows[-_PORTION:]

    @made_once
    def keys(self) -> list[str]:
        """The key of each row."""
        return [self._row_key(row) for row in self.rows]

    @made_once
    def everything(self) -> Mask:
        """All rows."""
        return all_of(len(self.rows))

    def column(self, key: str) -> CodedColumn[Row]:
        """Return the cells of a column."""
        if key not in self._coded:
            self._coded[key] = code_column(self._columns[key], self.rows)
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

    def rows_with_keys(self, keys: Collection[str]) -> Mask:
        """Return the rows with these keys."""
        return mask_of(key in keys for key in self.keys)

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
        order: Sequence[int] = range(len(self.rows))
        for one in reversed([one for one in sorts if self.has_column(one.column)]):
            order = self.column(one.column).sort(order, descending=one.descending)
        return order

    def value_counts(self, key: str, mask: Mask) -> dict[str, int]:
        """Return the values of a column that rows in ``mask`` have, with the number of rows."""
        counts = self.column(key).count_values(flags_of(mask, len(self.rows)))
        for value in [value for value, count in counts.items() if not count]:
            del counts[value]
        return counts

    def pick(self, order: Sequence[int], mask: Mask) -> Sequence[int]:
        """Return those of ``order`` that are in ``mask``."""
        if mask == self.everything:
            return order
        flags = flags_of(mask, len(self.rows))
        return places(compress(order, map(flags.__getitem__, order)))

    def places_of(self, keys: Collection[str]) -> set[int]:
        """Return the places of the rows with these keys."""
        wanted = set(keys)
        if len(wanted) > 1:
            return {place for place, key in enumerate(self.keys) if key in wanted}
        return {self.keys.index(key) for key in wanted if key in self.keys}
