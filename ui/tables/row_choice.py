"""The chosen row of a table: it stays chosen while rows come and go, heads or not."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QTableView

from ui.tables.row_model import RowModel

Row = TypeVar("Row")
Flag = QItemSelectionModel.SelectionFlag
# Qt compares every piece of a selection with every other: thousands would take seconds.
MOST_RUNS = 1000


class RowChoice(QObject, Generic[Row]):
    """Keeps the choice of ``table``, which shows ``rows``.

    Signals:
        row_chosen(row or None): another row is the chosen one.
    """

    row_chosen = Signal(object)

    def __init__(self, table: QTableView, rows: RowModel[Row]) -> None:
        super().__init__(table)
        self._table = table
        self._rows = rows
        self._chosen_key = ""
        self._selected_keys: list[str] = []
        self._column = 0
        rows.modelAboutToBeReset.connect(self._note_selection)
        # Keys move the current row after the selection, the mouse before it: both are heard.
        table.selectionModel().currentRowChanged.connect(self._on_moved)
        table.selectionModel().selectionChanged.connect(self._on_moved)

    def chosen_row(self) -> Row | None:
        """Return the row in hand, None when none is chosen or a head is in hand."""
        # A table that gets the focus makes a row current without choosing it.
        index = self._table.currentIndex()
        is_chosen = index.isValid() and self._table.selectionModel().isSelected(index)
        return self._rows.row_at(index.row()) if is_chosen else None

    def selected_rows(self) -> tuple[Row, ...]:
        """Return all selected rows, in the order shown, each once."""
        return self._rows.rows_between(self._spans())

    def choose(self, key: str) -> bool:
        """Choose the row with ``key`` and bring it into sight; False when it is not shown."""
        position = self._rows.position_of(key)
        if position is None:
            return False
        self._choose_at(position)
        return True

    def choose_first(self) -> None:
        """Choose the first row, wherever heads stand."""
        for position in range(self._rows.rowCount()):
            if self._rows.group_at(position) is None:
                self._choose_at(position)
                return

    def restore(self) -> None:
        """Choose the row again that was chosen before the rows changed, and tell it anew."""
        key, self._chosen_key = self._chosen_key, ""
        if not (key and self.choose(key)):
            self._chosen_key = key
            self.row_chosen.emit(None)
        elif len(self._selected_keys) > 1:
            self._select_also(self._selected_keys)

    def tell_edited(self, keys: Collection[str]) -> None:
        """Tell the chosen row anew if it is one of the edited rows with ``keys``."""
        row = self.chosen_row()
        if row is not None and self._rows.row_key(row) in keys:
            self.row_chosen.emit(row)

    def column_in_hand(self) -> int:
        """Return the current column, the last one before rows came; else the first one shown."""
        index = self._table.currentIndex()
        column = index.column() if index.isValid() else self._column
        if not self._table.isColumnHidden(column):
            return column
        header = self._table.horizontalHeader()
        in_order = (header.logicalIndex(visual) for visual in range(header.count()))
        return next((one for one in in_order if not header.isSectionHidden(one)), 0)

    def _choose_at(self, position: int) -> None:
        index = self._rows.index(position, self.column_in_hand())
        self._table.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self._table.scrollTo(index)

    def _on_moved(self) -> None:
        row = self.chosen_row()
        if row is not None and self._rows.row_key(row) != self._chosen_key:
            self._chosen_key = self._rows.row_key(row)
            self.row_chosen.emit(row)

    def _note_selection(self) -> None:
        self._column = self.column_in_hand()
        self._selected_keys = self._rows.keys_between(self._spans())

    def _spans(self) -> list[tuple[int, int]]:
        ranges = self._table.selectionModel().selection().toList()
        return sorted({(one.top(), one.bottom()) for one in ranges})

    def _select_also(self, keys: Collection[str]) -> None:
        """Select rows beside the chosen one, unless they stand too far apart."""
        runs = _runs(self._rows.positions_of(keys))
        if len(runs) > MOST_RUNS:
            return
        selection = QItemSelection()
        for first, last in runs:
            selection.select(self._rows.index(first, 0), self._rows.index(last, 0))
        self._table.selectionModel().select(selection, Flag.Select | Flag.Rows)


def _runs(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of positions that follow each other."""
    if not positions:
        return []
    breaks = [(before, after) for before, after in pairwise(positions) if after != before + 1]
    firsts = [positions[0], *(after for _, after in breaks)]
    lasts = [*(before for before, _ in breaks), positions[-1]]
    return list(zip(firsts, lasts, strict=True))
