"""The first rows of a page, shown before its ledger is open: to look at and to choose from.

They are what the page showed last (``models/first_sight.py``) and count only while the ledger is
still the same. Nothing here edits, sorts or filters: the page itself takes the place of this one
a moment later, with the same row in hand.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from models.first_sight import FirstSight, SeenColumn, SeenRow
from models.views import SavedView, ViewState, view_from_json
from ui.actions import Actions
from ui.pages.ledger_frame import LedgerFrame, add_buttons, lay_out_page
from ui.tables.column import CENTRE, LEFT, RIGHT, CellKind, Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.filter_chips import ALL, Chip
from ui.widgets.page_header import PageHeader
from ui.widgets.table_bar import GroupChoice, TableBar
from ui.widgets.view_menu import ViewMenu

ALIGNS = {"left": LEFT, "right": RIGHT, "centre": CENTRE}
TONES = {tone.value: tone for tone in Tone}


class SeenTable(LedgerTable[SeenRow]):
    """The rows of a first sight; one can be chosen, that is all."""

    def __init__(self, sight: FirstSight, parent: QWidget | None = None) -> None:
        columns = [_column(one, place) for place, one in enumerate(sight.columns)]
        model: RowModel[SeenRow] = RowModel(columns, lambda row: row.key)
        super().__init__(model, sight.head.title, parent)
        model.setParent(self)
        self.sight = sight
        titles = self.horizontalHeader()
        titles.setSectionsClickable(False)
        titles.setSectionsMovable(False)
        view = view_from_json(sight.view)
        # The rows are in their order and their columns in theirs: neither is made here.
        self.show_view(ViewState(widths=view.widths, frozen=view.frozen))
        model.set_rows(sight.rows)
        for header in (self._header, self._frozen.header):
            header.show_sorts(view.sorts)
        self.choose_first()

    @property
    def chosen_key(self) -> str:
        """The key of the row in hand, "" for none."""
        row = self.chosen_row()
        return "" if row is None else row.key


class FirstSightPage(QWidget):
    """Looks as the page will, without its record in hand.

    Attributes:
        table: the rows.
    """

    def __init__(self, sight: FirstSight, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        head = sight.head
        self.table = SeenTable(sight)
        header = PageHeader(head.title, head.hint)
        header.set_subtitle(head.subtitle)
        header.add_beside_title(_view_menu(sight))
        add_buttons(header, actions, own=head.own_action, can_create=head.can_create)
        bar = TableBar([GroupChoice(*one) for one in head.groups])
        show_chips(bar, sight)
        for part in (header, bar):
            # For the moment until the page is there nothing of it answers.
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        empty = QFrame()
        empty.setProperty("card", "true")
        lay_out_page(self, header, LedgerFrame((bar,), self.table, empty))


def show_chips(bar: TableBar, sight: FirstSight) -> None:
    """Show the chips of a first sight and how many rows there are."""
    bar.chips.set_chips([Chip(one.key, one.title) for one in sight.chips])
    bar.chips.show_counts({one.key: one.number for one in sight.chips} | {ALL: sight.total})
    bar.chips.show_note(f"显示 {len(sight.rows):,} / {sight.total:,}")


def _view_menu(sight: FirstSight) -> ViewMenu:
    menu = ViewMenu()
    view = SavedView("", sight.page, sight.head.view_name, ViewState(), is_shipped=True)
    menu.show_views((), view, is_changed=sight.head.is_view_changed, may_write=False)
    return menu


def _column(seen: SeenColumn, place: int) -> Column[SeenRow]:
    return Column(
        key=seen.key,
        title=seen.title,
        text=lambda row: row.cells[place],
        tone=lambda row: TONES.get(row.tones[place]),
        tooltip=lambda row: row.cells[place],
        kind=CellKind[seen.kind],
        align=ALIGNS[seen.align],
        width=seen.width,
        least=seen.least,
        stretches=seen.stretches,
    )
