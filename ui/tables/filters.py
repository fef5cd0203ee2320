"""Which rows search, chip and the filters of columns let through, each kept apart."""

from datetime import date
from typing import Generic, Self, TypeVar

from models.views import ViewState
from ui.tables.masks import Mask
from ui.tables.prepared_rows import PreparedRows

Row = TypeVar("Row")


class Selection(Generic[Row]):
    """What ``view`` lets through of ``rows`` on the day ``today``.

    What is the same as in the selection ``before`` is taken from it.
    """

    def __init__(
        self, rows: PreparedRows[Row], view: ViewState, today: date, before: Self | None = None
    ) -> None:
        self._rows = rows
        self._view = view
        self._today = today
        is_same = before is not None and before._rows is rows and before._today == today
        self._before = before if is_same else None
        self._found = self._search()
        self._chip = rows.rows_of_chip(view.chip)
        self._asked = None if view.records is None else rows.rows_with_keys(view.records)
        self._passing = {key: self._filter(key) for key, _ in view.filters}
        self._before = None

    def mask(self, *, chip: bool = True, without: str = "") -> Mask:
        """Return the rows let through, leaving out of account the chip or one column's filter."""
        mask = self._found & self._chip if chip else self._found
        if self._asked is not None:
            mask &= self._asked
        for key, passing in self._passing.items():
            if key != without:
                mask &= passing
        return mask

    def _search(self) -> Mask:
        before = self._before
        if before is not None and before._view.search == self._view.search:
            return before._found
        return self._rows.rows_found(self._view.search)

    def _filter(self, key: str) -> Mask:
        one, before = dict(self._view.filters)[key], self._before
        if before is not None and dict(before._view.filters).get(key) == one:
            return before._passing[key]
        return self._rows.rows_passing(key, one, self._today)
