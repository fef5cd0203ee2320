"""One compared cell: what went out, what is here, what came back, and what becomes of it."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.intake_plan import PlannedCell, Verdict
from models.rules.intake_diff import Piece, PieceKind, diff_words
from ui import theme
from ui.dialogs.intake.plan_draft import Decision, Standing
from ui.dialogs.intake.plan_words import NOTHING, standing_words, value_text
from ui.widgets.difference import DifferenceLabel
from ui.widgets.focus_card import FocusCard
from ui.widgets.forms.flow_layout import FlowLayout
from ui.widgets.labels import make_button, make_label, tone_pill

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
HEADS = ("发出时", "本办现在", "单位填报")


@dataclass(frozen=True, slots=True)
class CellChoice:
    """One way to decide about a cell: the words on its button and what it means."""

    words: str
    decision: Decision


def choices_of(cell: PlannedCell) -> tuple[CellChoice, ...]:
    """Return the ways to decide about a cell that asks something."""
    if cell.verdict is Verdict.CONFLICT:
        return (
            CellChoice("保留本办  K", Decision(is_taken=False)),
            CellChoice("采用单位  A", Decision(is_taken=True, value=cell.theirs)),
        )
    if cell.verdict is Verdict.ASK:
        readings = [
            CellChoice(
                f"是“{value_text(cell.column, one)}”  {number}", Decision(is_taken=True, value=one)
            )
            for number, one in enumerate(cell.readings, start=1)
        ]
        return (*readings, CellChoice("不采用  0", Decision(is_taken=False)))
    return ()


class CellCard(FocusCard):
    """Shows one cell after another; it is made once and filled anew.

    Signals:
        decided(PlannedCell, Decision): the person decided about the cell shown.
        walked(step): the keyboard goes to the next cell, 1, or the one before, -1.
        left(): the keyboard goes back to the list.
    """

    decided = Signal(object, object)
    walked = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell: PlannedCell | None = None
        self._decision: Decision | None = None
        self._buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self.heading = make_label("", "strong")
        self.pill = make_label("", "pill")
        self.address = make_label("", "muted")
        self.reason = make_label("", "secondary", wraps=True)
        self.values = tuple(DifferenceLabel() for _ in HEADS)
        self.take = QCheckBox("采用")
        self.take.setAccessibleName("采用这一格")
        self.take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take.toggled.connect(self._on_ticked)
        self._choices = FlowLayout()
        self._lay_out()

    def show_cell(
        self, cell: PlannedCell, stands: Standing, decision: Decision | None, *, may_decide: bool
    ) -> None:
        """Show another cell, or the same one decided otherwise."""
        is_other = cell != self.cell
        self.cell, self._decision = cell, decision
        words, tone = standing_words(cell, stands)
        self.heading.setText(cell.heading)
        self.pill.setText(words)
        tone_pill(self.pill, tone)
        self.address.setText(cell.address)
        self.reason.setText(cell.reason)
        self.reason.setVisible(bool(cell.reason))
        self.setAccessibleName(f"{cell.heading} {words}，{cell.address}")
        if is_other:
            self._show_values(cell)
            self._make_choices(cell)
        self._show_decision(cell, stands, may_decide=may_decide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrow keys, which would scroll otherwise."""
        if event.key() in STEPS:
            self.walked.emit(STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Left:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard on a click."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    # What is shown

    def _show_values(self, cell: PlannedCell) -> None:
        sent, here = value_text(cell.column, cell.sent), value_text(cell.column, cell.here)
        theirs = value_text(cell.column, cell.theirs) or cell.text
        shown = (_plain(sent), _against(sent, here), _against(sent, theirs))
        for label, pieces, is_blank in zip(
            self.values, shown, (not sent, not here, not theirs), strict=True
        ):
            label.show_words(pieces, ink="text_muted" if is_blank else "text")

    def _make_choices(self, cell: PlannedCell) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._make_choice(choice) for choice in choices_of(cell)]

    def _make_choice(self, choice: CellChoice) -> QPushButton:
        button = make_button(choice.words, role="chip")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._tell(choice.decision))
        self._group.addButton(button)
        self._choices.addWidget(button)
        return button

    def _show_decision(self, cell: PlannedCell, stands: Standing, *, may_decide: bool) -> None:
        with QSignalBlocker(self.take):
            self.take.setVisible(cell.verdict is Verdict.TAKE and stands is not Standing.FIXED)
            self.take.setChecked(stands is Standing.TAKEN)
            self.take.setEnabled(may_decide)
        self._group.setExclusive(False)
        for button, choice in zip(self._buttons, choices_of(cell), strict=True):
            button.setChecked(choice.decision == self._decision)
            button.setEnabled(may_decide and stands is not Standing.FIXED)
        self._group.setExclusive(True)

    def _on_ticked(self, is_ticked: bool) -> None:
        if self.cell is not None:
            value = self.cell.theirs if is_ticked else None
            self._tell(Decision(is_taken=is_ticked, value=value))

    def _tell(self, decision: Decision) -> None:
        if self.cell is not None:
            self.decided.emit(self.cell, decision)

    # How it is laid out

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_SMALL)
        head.addWidget(self.heading)
        head.addWidget(self.pill)
        head.addStretch(1)
        head.addWidget(self.take)
        head.addWidget(self.address)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_WIDE)
        grid.setVerticalSpacing(0)
        for place, (title, label) in enumerate(zip(HEADS, self.values, strict=True)):
            grid.addWidget(make_label(title, "muted"), 0, place)
            grid.addWidget(label, 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.SPACE_WIDE, theme.SPACE_SMALL, theme.SPACE_WIDE, theme.SPACE_SMALL + 2
        )
        column.setSpacing(theme.SPACE_TIGHT)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self.reason)
        column.addLayout(self._choices)


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(text or NOTHING, PieceKind.SAME),)


def _against(before: str, after: str) -> tuple[Piece, ...]:
    """Return ``after`` with what differs from ``before`` marked in it."""
    return _plain(after) if before == after or not after else diff_words(before, after)
