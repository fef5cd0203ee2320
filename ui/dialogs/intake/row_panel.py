"""The chosen row of a returned file: its cells compared, or the records it may be about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.intake_plan import PlannedCell, PlannedRow, Verdict
from models.returned import ReturnedRow
from ui import theme
from ui.dialogs.intake.candidate_list import CandidateList
from ui.dialogs.intake.cell_card import CellCard, choices_of
from ui.dialogs.intake.plan_draft import (
    DECIDABLE,
    PlanDraft,
    PlanLine,
    Standing,
    asks_for_record,
    place_of,
    standing,
)
from ui.dialogs.intake.plan_words import ROW_TONES
from ui.widgets.labels import make_button, make_label, make_scroll_area, restyle, tone_pill

QUIET = (Verdict.SAME, Verdict.BLANK)


class RowPanel(QFrame):
    """Shows one row; the keyboard goes through its cells by the arrow keys.

    Signals:
        decided(PlannedCell, Decision): the person decided about a cell of the row shown.
        row_taken(), row_left(): about the whole row.
        waiting_taken(): the cells nobody has to be asked about go in before the row's questions.
        record_chosen(record_id): the row is about this record; "" leaves it out.
        row_recorded(): the row becomes a record of its own.
        left(): the keyboard goes back to the list.
    """

    decided = Signal(object, object)
    row_taken = Signal()
    row_left = Signal()
    waiting_taken = Signal()
    record_chosen = Signal(str)
    row_recorded = Signal()
    left = Signal()

    def __init__(self, *, may_decide: bool) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._may_decide = may_decide
        self._draft: PlanDraft | None = None
        self._row: PlannedRow | None = None
        self._shows_all = False
        self.cards: list[CellCard] = []
        self.title = make_label("", "heading", wraps=True)
        self.pill = make_label("", "pill")
        self.place = make_label("", "muted")
        self.reason = make_label("", "secondary", wraps=True)
        self.alike = QCheckBox("相同情况都这样处理")
        self.alike.setToolTip("本表里相同的冲突和疑问一起定下来，下次这个单位再这样报也照此办理")
        self.alike.setChecked(True)
        self.take_button = make_button("整行采用")
        self.take_button.setToolTip("单位填的都采用（Shift+A）")
        self.part_button = make_button("先采用无疑问的格")
        self.part_button.setToolTip("没有疑问的格先入库，待定的格留着，仍然列在待处理里（Shift+S）")
        self.leave_button = make_button("整行保留本办")
        self.leave_button.setToolTip("台账保持原样（Shift+K）")
        self.more = make_button("", role="link")
        self.candidates = CandidateList()
        self._cells = QVBoxLayout()
        self._scroll = self._make_cells()
        self._lay_out()
        self._connect()

    # What is shown

    def show_row(
        self, draft: PlanDraft, line: PlanLine | None, returned: ReturnedRow | None
    ) -> None:
        """Show a row as it is decided now; None shows nothing."""
        is_other = line is None or self._row is None or line.row.place != self._row.place
        self._draft, self._row = draft, line.row if line else None
        if is_other:
            self._shows_all = False
        self._show_head(line)
        is_asked = line is not None and asks_for_record(line.row)
        self.candidates.setVisible(is_asked)
        if is_asked and line is not None:
            self.candidates.show_row(line.row, returned, may_decide=self._may_decide)
        self._show_cells(draft, None if is_asked else self._row)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the keyboard on the first question of the row, else on its first cell."""
        if self.candidates.isVisible():
            self.candidates.focus_first()
            return
        asking = [card for card in self.shown_cards() if self._is_question(card)]
        for card in (asking or self.shown_cards())[:1]:
            card.setFocus()

    def focus_next_question(self) -> bool:
        """Go to the next question below the keyboard; False where there is none."""
        cards = self.shown_cards()
        here = next((place for place, card in enumerate(cards) if card.hasFocus()), -1)
        for card in cards[here + 1 :]:
            if self._is_question(card):
                card.setFocus()
                return True
        return False

    def shown_cards(self) -> list[CellCard]:
        """Return the cells in sight, in their order."""
        return [card for card in self.cards if not card.isHidden()]

    def card_in_hand(self) -> CellCard | None:
        """Return the cell the keyboard is on."""
        return next((card for card in self.shown_cards() if card.hasFocus()), None)

    def choose(self, number: int) -> None:
        """Press the ``number``-th choice of the cell in hand, or take a candidate, from 1."""
        card = self.card_in_hand()
        if self.candidates.isVisible():
            self.candidates.choose(number)
        elif card is not None and card.cell is not None and self._may_decide:
            choices = choices_of(card.cell)
            if number <= len(choices):
                self.decided.emit(card.cell, choices[number - 1].decision)

    def _walk(self, step: int) -> None:
        cards = self.shown_cards()
        card = self.card_in_hand()
        if card is not None:
            place = cards.index(card) + step
            cards[max(0, min(place, len(cards) - 1))].setFocus()

    def _is_question(self, card: CellCard) -> bool:
        return bool(card.property("open") == "true")

    def _show_head(self, line: PlanLine | None) -> None:
        for part in (self.title, self.pill, self.place):
            part.setVisible(line is not None)
        self._show_acts(line)
        if line is None:
            self.reason.setText("这里没有行。换一个筛选看看。")
            self.reason.show()
            return
        row = line.row
        self.title.setText(row.title or "（没有名称）")
        self.pill.setText(line.state.label)
        tone_pill(self.pill, ROW_TONES[line.state])
        hidden = "（隐藏行）" if row.is_hidden else ""
        self.place.setText(f"{row.sheet} 第 {row.number} 行{hidden}")
        self.reason.setText(row.reason)
        self.reason.setVisible(bool(row.reason))

    def _show_acts(self, line: PlanLine | None) -> None:
        """Offer what can be done with the whole row."""
        can_be_decided = line is not None and line.row.record_id and self._may_decide
        cells = line.row.cells if line is not None and can_be_decided else ()
        self.part_button.setVisible(bool(cells) and line is not None and line.waiting_count > 0)
        has_choice = any(cell.verdict in DECIDABLE for cell in cells)
        self.take_button.setVisible(has_choice)
        self.leave_button.setVisible(has_choice)
        self.alike.setVisible(any(choices_of(cell) for cell in cells))

    def _show_cells(self, draft: PlanDraft, row: PlannedRow | None) -> None:
        cells = row.cells if row else ()
        loud = [cell for cell in cells if cell.verdict not in QUIET]
        quiet = [cell for cell in cells if cell.verdict in QUIET]
        shown = [*loud, *quiet] if self._shows_all or not loud else loud
        while len(self.cards) < len(shown):
            self._add_card()
        for card, cell in zip(self.cards, shown, strict=False):
            self._fill(card, draft, row, cell)
        for card in self.cards[len(shown) :]:
            card.hide()
        rest = len(cells) - len(shown)
        self.more.setText(f"显示其余 {rest} 栏（一致或未填）")
        self.more.setVisible(rest > 0)

    def _fill(
        self, card: CellCard, draft: PlanDraft, row: PlannedRow | None, cell: PlannedCell
    ) -> None:
        if row is None:
            return
        stands = standing(draft, row, cell)
        card.setProperty("open", "true" if stands is Standing.OPEN else "")
        decision = draft.decisions.get(place_of(row, cell))
        card.show_cell(cell, stands, decision, may_decide=self._may_decide)
        restyle(card)
        card.show()

    def _add_card(self) -> None:
        card = CellCard()
        card.decided.connect(self.decided)
        card.walked.connect(self._walk)
        card.left.connect(self.left)
        self._cells.insertWidget(len(self.cards), card)
        self.cards.append(card)

    # How it is laid out

    def _connect(self) -> None:
        self.take_button.clicked.connect(self.row_taken)
        self.leave_button.clicked.connect(self.row_left)
        self.part_button.clicked.connect(self.waiting_taken)
        self.candidates.chosen.connect(self.record_chosen)
        self.candidates.recorded.connect(self.row_recorded)
        self.more.clicked.connect(self._show_rest)

    def _show_rest(self) -> None:
        self._shows_all = True
        if self._draft is not None:
            self._show_cells(self._draft, self._row)

    def _make_cells(self) -> QScrollArea:
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(1, 0, 1, theme.SPACE)
        column.setSpacing(0)
        self._cells.setSpacing(0)
        column.addWidget(self.candidates)
        column.addLayout(self._cells)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.SPACE_WIDE - 4, theme.SPACE_TIGHT, 0, 0)
        foot.addWidget(self.more)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        return make_scroll_area(holder)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(theme.SPACE_SMALL)
        first.addWidget(self.title, 1)
        first.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout()
        second.setSpacing(theme.SPACE_SMALL)
        second.addWidget(self.place)
        second.addStretch(1)
        second.addWidget(self.alike)
        second.addWidget(self.part_button)
        second.addWidget(self.leave_button)
        second.addWidget(self.take_button)
        head = QVBoxLayout()
        head.setContentsMargins(theme.SPACE_WIDE, theme.SPACE, theme.SPACE_WIDE, theme.SPACE_SMALL)
        head.setSpacing(theme.SPACE_TIGHT)
        head.addLayout(first)
        head.addLayout(second)
        head.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
