"""The register of papers: drafts, issued and withdrawn ones, by state or kind."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from models.papers import PaperRow
from ui import theme
from ui.tables.paper_columns import PAPER_COLUMNS, PAPER_FACETS
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.widgets.empty_state import NOTHING_MATCHES, Emptiness, EmptyState
from ui.widgets.filter_chips import ALL, Chip, FilterChips

EMPTINESS = Emptiness(
    "scroll-text",
    "还没有公文",
    "选一种公文和期间，程序按台账写出初稿：每个数字都能点开看是哪些任务。"
    "改好、校核后印发，印发的原样留存。已经写好的文字也可以直接排成公文。",
    "拟一份公文",
    "plus",
    "由文字排版…",
    "file-text",
)


class PapersRegister(QFrame):
    """Shows all papers.

    Signals:
        opened(PaperRow): a paper shall be shown.
        chosen(): another row is in hand.
        new_asked(), text_asked(): a paper shall be composed, or a written text set.
        menu_asked(QPoint): what can be done with the row in hand shall be offered there.
    """

    opened = Signal(object)
    chosen = Signal()
    new_asked = Signal()
    text_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._rows: tuple[PaperRow, ...] = ()
        self.model: RowModel[PaperRow] = RowModel(PAPER_COLUMNS, lambda row: row.id, self)
        self.table: LedgerTable[PaperRow] = LedgerTable(self.model, "公文登记")
        self.chips = FilterChips()
        self.fresh = EmptyState(EMPTINESS)
        self._nothing = EmptyState(NOTHING_MATCHES)
        self._stack = QStackedWidget()
        self._lay_out()
        self.table.activated.connect(self._on_activated)
        self.table.menu_asked.connect(self.menu_asked)
        self.table.row_chosen.connect(lambda _row: self.chosen.emit())
        self.table.shown_changed.connect(self._show_part)
        self.chips.chosen.connect(self.show_chip)
        self.fresh.pressed.connect(self.new_asked)
        self.fresh.second_pressed.connect(self.text_asked)
        self._nothing.pressed.connect(self.clear)

    def show_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show the papers; search, chip and the row in hand stay."""
        self._rows = tuple(rows)
        self.model.set_rows(self._rows, PAPER_FACETS)
        counts = {one.key: sum(map(one.holds, rows)) for one in PAPER_FACETS}
        self.chips.show_counts({ALL: len(rows), **counts})
        self._show_part()
        if self.table.chosen_row() is None and rows:
            self.table.choose_first()

    def show_chip(self, key: str) -> None:
        """Show only the papers of a chip."""
        self.chips.choose(key)
        self.model.set_chip(key)

    @property
    def is_empty(self) -> bool:
        """Whether there is no paper yet."""
        return not self._rows

    def row_in_hand(self) -> PaperRow | None:
        """Return the paper in hand."""
        return self.table.chosen_row()

    def clear(self) -> None:
        """Show all papers."""
        self.table.show_all()
        self.show_chip(ALL)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row_at(index.row()))

    def _show_part(self) -> None:
        shown = self.table if self.model.shown_count else self._nothing
        self._stack.setCurrentWidget(shown if self._rows else self.fresh)
        self.chips.setVisible(bool(self._rows))

    def _lay_out(self) -> None:
        self.chips.set_chips([Chip(one.key, one.title) for one in PAPER_FACETS])
        chips = QHBoxLayout()
        chips.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        chips.addWidget(self.chips, 1)
        for part in (self.fresh, self.table, self._nothing):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.SPACE, 1, 1)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(chips)
        column.addWidget(self._stack, 1)
