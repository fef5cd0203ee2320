"""The keys of the plan of a returned file: everything can be decided without the mouse."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.dialogs.intake.plan_columns import OPEN, line_key
from ui.dialogs.intake.plan_draft import Decision, taking

if TYPE_CHECKING:
    from ui.dialogs.intake.plan import PlanDialog
    from ui.dialogs.intake.plan_draft import PlanLine

ASKS_WHICH = "这一格有几种读法，请按数字键选一种，或者按 0 不采用。"


class PlanKeys(QObject):
    """Hears the keys of one dialog.

    A, K and 0 decide about the cell the keyboard is on, in the list about the whole row.
    """

    def __init__(self, dialog: "PlanDialog") -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._add("A", self.take)
        self._add("K", self.leave)
        self._add("0", self.leave_out)
        self._add("L", dialog.record_new)
        self._add("S", self.skip)
        self._add("N", self.go_to_next_question)
        self._add("Shift+A", dialog.take_row)
        self._add("Shift+K", dialog.leave_row)
        self._add("Shift+S", dialog.take_waiting)
        self._add("Ctrl+Z", dialog.take_back)
        # Buttons forget the shortcuts of their own with every change of their words.
        self._add("Ctrl+Return", dialog.accept)
        self._add("Ctrl+Enter", dialog.accept)  # the one of the number pad
        self._add("Alt+S", dialog.take_all_safe)
        self._add("Alt+V", dialog.show_versions)
        self._add("Alt+I", dialog.show_findings)
        for number in range(1, 10):
            self._add(str(number), partial(self._choose, number))
        enter = QShortcut(QKeySequence(Qt.Key.Key_Right), dialog.view.table)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        enter.activated.connect(dialog.view.panel.focus_first)

    def take(self) -> None:
        """Take the cell in hand, else the row in hand."""
        card = self._dialog.view.panel.card_in_hand()
        if card is None or card.cell is None:
            self._dialog.take_row()
            return
        decision = taking(card.cell)
        if decision is None:
            self._dialog.view.counts.setText(ASKS_WHICH)
        else:
            self._decide(decision)

    def leave(self) -> None:
        """Leave the cell in hand as it is here, else the row in hand."""
        if self._dialog.view.panel.card_in_hand() is None:
            self._dialog.leave_row()
        else:
            self._decide(Decision(is_taken=False))

    def leave_out(self) -> None:
        """Leave out the row that matches nothing, else do as K does."""
        panel = self._dialog.view.panel
        if panel.candidates.isVisible():
            panel.candidates.choose(0)
        else:
            self.leave()

    def skip(self) -> None:
        """Go on without deciding: to the next row."""
        table, model = self._dialog.view.table, self._dialog.view.model
        place = min(table.currentIndex().row() + 1, model.rowCount() - 1)
        if place >= 0:
            table.choose(line_key(model.row_at(place)))
        table.setFocus()

    def go_to_next_question(self) -> None:
        """Go to the next question of the row, else of the next row that has one."""
        view = self._dialog.view
        is_inside = view.panel.card_in_hand() is not None
        if is_inside and view.panel.focus_next_question():
            return
        line = self._next_open_line()
        if line is None:
            view.counts.setText("没有待处理的了。")
            return
        if view.model.position_of(line_key(line)) is None:
            self._dialog.show_chip(OPEN)
        view.table.choose(line_key(line))
        view.panel.focus_first()

    def _next_open_line(self) -> "PlanLine | None":
        """Return the open row after the one in hand, from the top again after the last."""
        lines = self._dialog.lines()
        in_hand = self._dialog.view.table.chosen_row()
        places = [line.row.place for line in lines]
        here = places.index(in_hand.row.place) if in_hand else -1
        is_inside = self._dialog.view.panel.card_in_hand() is not None
        start = here + 1 if is_inside else max(here, 0)
        around = [*lines[start:], *lines[:start]]
        return next((line for line in around if line.is_open), None)

    def _choose(self, number: int) -> None:
        self._dialog.view.panel.choose(number)

    def _decide(self, decision: Decision) -> None:
        panel = self._dialog.view.panel
        card = panel.card_in_hand()
        if card is None or card.cell is None:
            return
        row = self._dialog.view.table.chosen_row()
        self._dialog.decide(card.cell, decision)
        after = self._dialog.view.table.chosen_row()
        if row and after and row.row.place == after.row.place:
            panel.focus_next_question()
        else:
            panel.focus_first()

    def _add(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._dialog)
        shortcut.activated.connect(act)
