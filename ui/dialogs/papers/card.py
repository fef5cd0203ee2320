"""A table or chart of a paper: its cells, the records behind them, turned or taken out."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from models.papers import Chart, PaperTable, Run
from ui import theme
from ui.dressing import set_dialog_size
from ui.pages.paper_cards import card_words
from ui.pages.paper_document import Card
from ui.tables.column import CellKind, Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.labels import make_button, make_card, make_label

SIZE = (900, 520)
HINT = "蓝色的数字是台账里数出来的：选中它按回车，看是哪些记录。"


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row of a card."""

    id: str
    cells: tuple[Run, ...]


def card_rows(card: Card) -> tuple[CardRow, ...]:
    """Return all rows of a card; the label of a group stands in each of its rows."""
    if isinstance(card, Chart):
        rows = [
            (Run(name), *(Run(str(one.values[place])) for one in card.series))
            for place, name in enumerate(card.categories)
        ]
    else:
        rows = [
            ((Run(group.label),) if card.group_heading else ()) + row
            for group in card.groups
            for row in group.rows
        ]
    return tuple(CardRow(str(place), cells) for place, cells in enumerate(rows))


def card_headings(card: Card) -> tuple[str, ...]:
    """Return the headings over ``card_rows``."""
    if isinstance(card, Chart):
        return ("项目", *(one.name or card.unit for one in card.series))
    return ((card.group_heading,) if card.group_heading else ()) + card.headings


class CardDialog(QDialog):
    """Shows one table or chart.

    Signals:
        figure_asked(key): the records behind a cell are wanted.
        turned(is_sideways): the table shall stand sideways, or upright again.
        removed(): it shall be taken out.
    """

    figure_asked = Signal(str)
    turned = Signal(bool)
    removed = Signal()

    def __init__(self, card: Card, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(card.kind.label if isinstance(card, Chart) else "表格")
        set_dialog_size(self, *SIZE)
        rows = card_rows(card)
        self.model: RowModel[CardRow] = RowModel(_columns(card, rows), lambda row: row.id, self)
        self.table: LedgerTable[CardRow] = LedgerTable(self.model, card_words(card))
        self.model.set_rows(rows)
        self.sideways = QCheckBox("横排（单独的横页）")
        self.remove_button = make_button("从公文里去掉", "trash-2", "danger")
        if isinstance(card, PaperTable):
            self.sideways.setChecked(card.is_sideways)
        self.sideways.setVisible(isinstance(card, PaperTable))
        self.sideways.setEnabled(not is_read_only)
        self.remove_button.setEnabled(not is_read_only)
        self._lay_out(card_words(card), isinstance(card, PaperTable))
        self.table.activated.connect(self._on_activated)
        self.sideways.toggled.connect(self.turned)
        self.remove_button.clicked.connect(self._remove)
        self.table.choose_first()

    def _on_activated(self, index: QModelIndex) -> None:
        cells = self.model.row_at(index.row()).cells
        key = cells[index.column()].figure if index.column() < len(cells) else ""
        key = key or next((cell.figure for cell in cells if cell.figure), "")
        if key:
            self.accept()
            self.figure_asked.emit(key)

    def _remove(self) -> None:
        self.accept()
        self.removed.emit()

    def _lay_out(self, words: str, has_figures: bool) -> None:
        close = make_button("关闭", role="primary")
        close.clicked.connect(self.accept)
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(make_label(words, "heading", wraps=True))
        if has_figures:
            column.addWidget(make_label(HINT, "secondary", wraps=True))
        column.addWidget(card, 1)
        beside = (self.remove_button, self.sideways)
        set_body(self, column, make_foot((), (close,), beside=beside))


def _columns(card: Card, rows: tuple[CardRow, ...]) -> tuple[Column[CardRow], ...]:
    headings = card_headings(card)
    counted = {place for row in rows for place, cell in enumerate(row.cells) if cell.figure}
    return tuple(
        _column(place, heading, counted, is_first=place == 0)
        for place, heading in enumerate(headings)
    )


def _column(place: int, heading: str, counted: set[int], *, is_first: bool) -> Column[CardRow]:
    return Column(
        key=str(place),
        title=heading,
        text=lambda row: row.cells[place].text if place < len(row.cells) else "",
        width=150 if is_first else 96,
        kind=CellKind.LINK if place in counted else CellKind.TEXT,
        stretches=is_first,
    )
