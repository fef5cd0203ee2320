"""From one cell of a table to the next."""

from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QTableView

from ui.tables.row_model import RowModel

Row = TypeVar("Row")


def choose_cell(table: QTableView, index: QModelIndex) -> None:
    """Take a cell in hand and choose its row only."""
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    table.scrollTo(index)


def go_down(table: QTableView, rows: RowModel[Row], steps: int) -> None:
    """Go to the next row, over heads of groups; stay on the last one."""
    index = table.currentIndex()
    row = index.row() + steps
    while 0 <= row < rows.rowCount() and rows.group_at(row) is not None:
        row += steps
    if 0 <= row < rows.rowCount():
        choose_cell(table, rows.index(row, index.column()))


def go_right(table: QTableView, rows: RowModel[Row], steps: int) -> None:
    """Go to the next cell of the row that can be edited; stay where there is none."""
    index, header = table.currentIndex(), table.horizontalHeader()
    visual = header.visualIndex(index.column()) + steps
    while 0 <= visual < header.count():
        column = header.logicalIndex(visual)
        if not header.isSectionHidden(column) and rows.columns[column].edit is not None:
            choose_cell(table, rows.index(index.row(), column))
            return
        visual += steps
