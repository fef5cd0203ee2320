"""The one table model: a tuple of frozen rows that it filters and sorts by itself.

Qt's sort proxy is not used: over Python values it is slow and silently leaves Decimal and date
unsorted. Every change of rows, search, filter or order is one model reset. ``data()`` looks up.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.tables.column import CellKind, Column, Facet
from ui.tables.sorting import sorted_order
from ui.theme import Tone

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

KIND_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class SortState:
    """Which column orders the rows; ``column`` -1 keeps the order in which they came."""

    column: int = -1
    descending: bool = False


@dataclass(frozen=True, slots=True)
class _Cells:
    """What one row shows, made once."""

    texts: tuple[str, ...]
    tones: tuple[Tone | None, ...]


class RowModel(QAbstractTableModel, Generic[Row]):
    """Shows ``rows`` through ``columns``.

    The facets belong together by a name ("chips"): one predicate for each name, all must hold.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_key: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.row_key = row_key
        self._rows: tuple[Row, ...] = ()
        self._cells: list[_Cells | None] = []
        self._search_texts: list[str] | None = None
        self._search = ""
        self._facets: dict[str, Callable[[Row], bool]] = {}
        self._sort = SortState()
        self._order: Sequence[int] = ()
        self._shown: list[int] = []

    # What the model is asked to show

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; search, filters and order stay."""
        self.beginResetModel()
        self._rows = rows
        self._cells = [None] * len(rows)
        self._search_texts = None
        self._reorder()
        self._select()
        self.endResetModel()

    def set_search(self, text: str) -> None:
        """Show only rows that contain every word of ``text``, in any column."""
        self._change(lambda: setattr(self, "_search", text))

    def set_facet(self, name: str, predicate: Callable[[Row], bool] | None) -> None:
        """Show only rows for which ``predicate`` holds; None lifts the filter ``name``."""
        if predicate is None:
            self._change(lambda: self._facets.pop(name, None))
        else:
            self._change(lambda: self._facets.update({name: predicate}))

    def set_sort(self, sort: SortState) -> None:
        """Order the rows by a column; None last either way, equal rows as they came."""
        self.beginResetModel()
        self._sort = sort
        self._reorder()
        self._select()
        self.endResetModel()

    def clear_filters(self) -> None:
        """Drop search and facets."""
        self.beginResetModel()
        self._search = ""
        self._facets.clear()
        self._select()
        self.endResetModel()

    # What it knows

    @property
    def search(self) -> str:
        """The text searched for."""
        return self._search

    @property
    def sort_state(self) -> SortState:
        """The order now in force."""
        return self._sort

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def row_at(self, position: int) -> Row:
        """Return the row shown at ``position``."""
        return self._rows[self._shown[position]]

    def shown_rows(self) -> tuple[Row, ...]:
        """Return the rows in the order shown."""
        return tuple(self._rows[index] for index in self._shown)

    def position_of(self, key: str) -> int | None:
        """Return where the row with ``key`` is shown, None when it is not."""
        for position, index in enumerate(self._shown):
            if self.row_key(self._rows[index]) == key:
                return position
        return None

    def count_facets(self, facets: Sequence[Facet[Row]]) -> Mapping[str, int]:
        """Return for each facet how many rows it would let through under the present search."""
        found = self._found()
        return Counter({facet.key: sum(map(facet.holds, found)) for facet in facets})

    def count_found(self) -> int:
        """Return how many rows the search lets through, whatever the facets."""
        return len(self._found())

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one cell."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells_at(index.row()).texts[index.column()]
        if role == TONE_ROLE:
            return self._cells_at(index.row()).tones[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index, column)
        fixed: dict[int, object] = {
            KIND_ROLE: column.kind,
            Qt.ItemDataRole.TextAlignmentRole: column.align | Qt.AlignmentFlag.AlignVCenter,
        }
        return fixed.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, or the number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    # How it does it

    def _change(self, change: Callable[[], object]) -> None:
        self.beginResetModel()
        change()
        self._select()
        self.endResetModel()

    def _reorder(self) -> None:
        if self._sort.column < 0:
            self._order = range(len(self._rows))
        else:
            column = self.columns[self._sort.column]
            self._order = sorted_order(self._rows, column, descending=self._sort.descending)

    def _select(self) -> None:
        shown: Sequence[int] = self._order
        if words := self._words():
            texts = self._texts()
            shown = [index for index in shown if _contains(texts[index], words)]
        for holds in self._facets.values():
            shown = [index for index in shown if holds(self._rows[index])]
        self._shown = list(shown)

    def _words(self) -> tuple[str, ...]:
        return tuple(fold(self._search).split())

    def _texts(self) -> list[str]:
        if self._search_texts is None:
            readers = [column.text for column in self.columns if column.searchable]
            self._search_texts = [
                fold("\n".join([read(row) for read in readers])) for row in self._rows
            ]
        return self._search_texts

    def _found(self) -> Sequence[Row]:
        words = self._words()
        if not words:
            return self._rows
        pairs = zip(self._rows, self._texts(), strict=True)
        return [row for row, text in pairs if _contains(text, words)]

    def _cells_at(self, position: int) -> _Cells:
        index = self._shown[position]
        cells = self._cells[index]
        if cells is None:
            row = self._rows[index]
            cells = _Cells(
                tuple(column.text(row) for column in self.columns),
                tuple(column.tone(row) if column.tone else None for column in self.columns),
            )
            self._cells[index] = cells
        return cells

    def _tooltip(self, index: Index, column: Column[Row]) -> str | None:
        if column.tooltip is not None:
            return column.tooltip(self.row_at(index.row())) or None
        if column.kind is CellKind.PILL:
            return None
        return self._cells_at(index.row()).texts[index.column()] or None


def fold(text: str) -> str:
    """Return ``text`` as it is searched: half width, lower case."""
    return unicodedata.normalize("NFKC", text).casefold()


def _contains(text: str, words: tuple[str, ...]) -> bool:
    return all(word in text for word in words)
