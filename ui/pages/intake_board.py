"""The units of the round in hand and what came from each; above them files nobody can place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from models.intake_records import ReceivedRow, ReceivedState
from models.round_records import BoardRow
from ui import theme
from ui.dressing import set_height
from ui.tables.intake_columns import ARRIVAL_COLUMNS, BOARD_COLUMNS, BOARD_FACETS
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.widgets.filter_chips import ALL, Chip, FilterChips
from ui.widgets.labels import make_button, make_card, make_icon_button, make_label

MOST_ARRIVALS = 4
HEAD = 38


class BoardCard(QFrame):
    """Shows one round.

    Signals:
        opened(ReceivedRow): a file is to be looked over.
        arrival_opened(ReceivedRow): it is to be said whose a file is, or read why it was refused.
        menu_asked(QPoint): what can be done with the unit in hand shall be offered there.
        chosen(): another unit is in hand.
    """

    opened = Signal(object)
    arrival_opened = Signal(object)
    menu_asked = Signal(QPoint)
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._rows: tuple[BoardRow, ...] = ()
        self.name = make_label("", "heading", wraps=True)
        self.facts = make_label("", "secondary", wraps=True)
        self.model: RowModel[BoardRow] = RowModel(BOARD_COLUMNS, lambda row: row.unit_id, self)
        self.table: LedgerTable[BoardRow] = LedgerTable(self.model, "报送单位")
        self.chips = FilterChips()
        self.arrivals: RowModel[ReceivedRow] = RowModel(ARRIVAL_COLUMNS, lambda row: row.id, self)
        self.arrival_table: LedgerTable[ReceivedRow] = LedgerTable(self.arrivals, "要先处理的文件")
        self.arrival_words = make_label("", "strong")
        self.more = make_icon_button(
            "ellipsis", "选中的单位：核对、退改稿、回执（在表里按菜单键也行）"
        )
        self._arrival_card = make_card()
        self._tools = QHBoxLayout()
        self._lay_out()
        self.table.activated.connect(self._on_activated)
        self.table.menu_asked.connect(self.menu_asked)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.arrival_table.activated.connect(self._on_arrival)
        self.chips.chosen.connect(self.show_chip)
        self.show_arrivals(())

    def every_row(self) -> tuple[BoardRow, ...]:
        """Return all units of the round, shown or not."""
        return self._rows

    def show_board(self, rows: Sequence[BoardRow]) -> None:
        """Show the units; search and chip stay."""
        self._rows = tuple(rows)
        self.model.set_rows(self._rows, BOARD_FACETS)
        counts = {one.key: sum(map(one.holds, rows)) for one in BOARD_FACETS}
        self.chips.show_counts({ALL: len(rows), **counts})

    def show_chip(self, key: str) -> None:
        """Show only the units of a chip."""
        self.chips.choose(key)
        self.model.set_chip(key)

    def show_arrivals(self, rows: Sequence[ReceivedRow]) -> None:
        """Show the files whose unit nobody knows and those that were refused."""
        self.arrivals.set_rows(tuple(rows))
        self._arrival_card.setVisible(bool(rows))
        unknown = sum(row.state is not ReceivedState.REFUSED for row in rows)
        words = [f"{unknown} 份待确认"] if unknown else []
        words += [f"{len(rows) - unknown} 份没有收下"] if len(rows) > unknown else []
        self.arrival_words.setText(f"要先处理的文件：{'，'.join(words)}")
        shown = min(len(rows), MOST_ARRIVALS)
        set_height(self.arrival_table, HEAD + 2 + shown * theme.ROW_HEIGHT)

    def add_tool(self, action: QAction) -> QPushButton:
        """Add a button beside the name of the round."""
        button = make_button(action.text(), str(action.property("iconName") or ""))
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self._tools.addWidget(button)
        return button

    def pop_up(self, actions: Sequence[QAction | None], place: QPoint) -> QMenu:
        """Offer actions at a place; None is a line."""
        menu = QMenu(self)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        return menu

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row.received is not None:
            self.opened.emit(row.received)

    def _on_arrival(self, index: QModelIndex) -> None:
        self.arrival_opened.emit(self.arrivals.row_at(index.row()))

    # How it is laid out

    def _lay_out(self) -> None:
        self.chips.set_chips([Chip(one.key, one.title) for one in BOARD_FACETS])
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        self._tools.setSpacing(theme.SPACE_SMALL)
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_WIDE, 0, theme.SPACE, 0)
        head.setSpacing(theme.SPACE)
        head.addLayout(words, 1)
        head.addLayout(self._tools)
        chips = QHBoxLayout()
        chips.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        chips.addWidget(self.chips, 1)
        chips.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.SPACE, 1, 1)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(head)
        around = QVBoxLayout()
        around.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        around.addWidget(self._make_arrivals())
        column.addLayout(around)
        column.addLayout(chips)
        column.addWidget(self.table, 1)

    def _make_arrivals(self) -> QFrame:
        inside = QVBoxLayout(self._arrival_card)
        inside.setContentsMargins(1, theme.SPACE_SMALL, 1, 1)
        inside.setSpacing(theme.SPACE_TIGHT)
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        head.addWidget(self.arrival_words)
        head.addStretch(1)
        act = make_button("指定单位，看原因", role="link")
        act.setToolTip("选中的文件是哪个单位报的，或者为什么没有收下（回车）")
        act.clicked.connect(self._open_arrival_in_hand)
        head.addWidget(act)
        inside.addLayout(head)
        inside.addWidget(self.arrival_table)
        self.arrival_table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._arrival_card

    def _open_arrival_in_hand(self) -> None:
        row = self.arrival_table.chosen_row()
        if row is None and self.arrivals.rowCount():
            row = self.arrivals.row_at(0)
        if row is not None:
            self.arrival_opened.emit(row)
