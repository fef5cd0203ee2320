"""The field of a role: its units as chips in printed order, and a line to find the next one."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.records import RoleEntry
from models.vocabulary import Role, UnitLevel
from ui import theme
from ui.dressing import set_least_height
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.field import Field
from ui.widgets.forms.finder import Candidates, FinderLine
from ui.widgets.forms.flow_layout import FlowLayout
from ui.widgets.forms.parties import Party, find_parties
from ui.widgets.forms.unit_chip import UnitChip

NARROWEST_LINE = 24


class UnitPicker(Field[tuple[RoleEntry, ...]]):
    """The units in one role.

    Arrow keys and Enter choose a candidate; Backspace in the empty line goes to the last chip;
    on a chip Delete removes it, Ctrl with an arrow key moves it.

    Attributes:
        may_write_freely: words that name no unit may be kept as they were typed.
        has_own_order: the person decides which chip stands before which.
    """

    may_write_freely: ClassVar[bool] = True
    has_own_order: ClassVar[bool] = True

    def __init__(self, role: Role, directory: UnitDirectory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._directory = directory
        self._entries: tuple[RoleEntry, ...] = ()
        self._chips: list[UnitChip] = []
        self._renaming: int | None = None
        self._is_read_only = False
        self._new_names: frozenset[str] = frozenset()
        self.line = FinderLine()
        self.line.setAccessibleName(f"查找{role.label}")
        self._flow = FlowLayout()
        self._box = QFrame()
        self.candidates = Candidates(self.line, self._box)
        self._lay_out()
        self.line.textChanged.connect(self._make_room)
        self.line.textEdited.connect(self._find)
        self.line.focused.connect(self._on_focused)
        self.line.backed_out.connect(self._focus_last_chip)
        self.line.abandoned.connect(self._end_search)
        self.candidates.chosen.connect(self._take)
        directory.changed.connect(self._on_directory_changed)

    # The value

    def value(self) -> tuple[RoleEntry, ...]:
        """Return the entries in their order."""
        return self._entries

    def show_value(self, value: tuple[RoleEntry, ...]) -> None:
        """Show other entries; chips that stay the same stay."""
        self._end_search()
        if any(entry.members for entry in value):
            self._directory.ask()
        if value != self._entries or len(self._chips) != len(value):
            self._entries = value
            self._show_chips()

    def take_in(self, before: tuple[RoleEntry, ...], after: tuple[RoleEntry, ...]) -> None:
        """Show other entries unless a person chose some; a search under way goes on."""
        if before != after and self._entries == before:
            self._entries = after
            self._show_chips()

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._is_read_only = read_only
        self.line.setVisible(not read_only)
        for chip in self._chips:
            chip.set_read_only(read_only)

    def set_new_names(self, names: frozenset[str]) -> None:
        """Say which names, not registered yet, will be when the record is stored."""
        if names != self._new_names:
            self._new_names = names
            self._show_chips()

    def problem(self) -> str:
        """Ask to finish a search: words left in the line are in nobody's role."""
        if not self.line.text().strip():
            return ""
        return f"单位没有选定：请从列表选{'，或按回车照写' if self.may_write_freely else ''}"

    def editor(self) -> QWidget:
        """Return the frame."""
        return self._box

    # What a person does with chips

    def remove(self, position: int) -> None:
        """Take an entry out."""
        self._change((*self._entries[:position], *self._entries[position + 1 :]))
        self._focus(min(position, len(self._entries) - 1))

    def move_chip(self, position: int, target: int) -> None:
        """Put an entry at another place of the order."""
        target = max(0, min(target, len(self._entries) - 1))
        rest = [entry for place, entry in enumerate(self._entries) if place != position]
        rest.insert(target, self._entries[position])
        self._change(tuple(rest))
        self._focus(target)

    def start_renaming(self, position: int) -> None:
        """Look for the unit that the printed words of an entry mean; the words stay."""
        self._renaming = position
        self.search(self._entries[position].printed)
        self.line.selectAll()

    def search(self, words: str) -> None:
        """Look for ``words`` as if they were typed."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(words)
        self._find(words)

    # How it works

    def _lay_out(self) -> None:
        self._box.setProperty("field", "units")
        self._flow.setContentsMargins(5, 5, 5, 5)
        self._box.setLayout(self._flow)
        set_least_height(self._box, theme.CONTROL_HEIGHT)
        self.line.setMinimumWidth(NARROWEST_LINE)
        self._flow.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)
        self.setFocusProxy(self.line)
        self._set_hint()

    def _show_chips(self) -> None:
        """Dress the chips that are there in the entries; make and drop only what differs."""
        self._flow.setEnabled(False)  # else every new chip lays all of them out
        while len(self._chips) > len(self._entries):
            chip = self._chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self._chips) < len(self._entries):
            self._chips.append(self._make_chip(len(self._chips)))
        names = self._directory.unit_names()
        for entry, chip in zip(self._entries, self._chips, strict=True):
            chip.show_entry(entry, names, is_new=entry.printed in self._new_names)
        self._flow.setEnabled(True)
        self._flow.invalidate()
        self._set_hint()

    def _make_chip(self, position: int) -> UnitChip:
        """Return the chip of a place in the order: which entry stands there may change."""
        chip = UnitChip(is_movable=self.has_own_order, parent=self._box)
        chip.set_read_only(self._is_read_only)
        chip.removed.connect(lambda: self.remove(position))
        chip.moved.connect(lambda steps: self.move_chip(position, position + steps))
        chip.moved_first.connect(lambda: self.move_chip(position, 0))
        chip.unit_asked.connect(lambda: self.start_renaming(position))
        chip.stepped.connect(lambda steps: self._focus(position + steps))
        self._flow.insert_widget(position, chip)
        chip.show()
        return chip

    def _set_hint(self) -> None:
        self.line.setPlaceholderText("" if self._entries else "名称、别称或首字母，如 sfgw")

    def _make_room(self, text: str) -> None:
        """Let the line go to a row of its own when its words need the room."""
        needed = self.line.fontMetrics().horizontalAdvance(text) + 24
        self.line.setMinimumWidth(max(NARROWEST_LINE, min(needed, 220)))

    def _focus_last_chip(self) -> None:
        self._focus(len(self._chips) - 1)

    def _focus(self, position: int) -> None:
        if 0 <= position < len(self._chips):
            self._chips[position].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_directory_changed(self) -> None:
        self._show_chips()
        self._find(self.line.text())

    def _on_focused(self) -> None:
        self._directory.ask()
        if self.line.text():
            self._find(self.line.text())

    def _find(self, typed: str) -> None:
        self._directory.ask()
        self.mark(None)
        level = UnitLevel.PROVINCE if self._role is Role.PROVINCIAL else UnitLevel.CITY
        found = find_parties(self._offered(), typed, first=level)
        self.candidates.offer(found, typed.strip(), may_write_freely=self.may_write_freely)

    def _offered(self) -> tuple[Party, ...]:
        """Return who can be chosen."""
        return self._directory.parties

    def _take(self, party: Party | None) -> None:
        """Put the chosen party, or None for the words as typed, into the role."""
        words = self.line.text().strip()
        if self._renaming is not None:
            position, self._renaming = self._renaming, None
            self._end_search()
            if party is not None:
                printed = self._entries[position].printed
                entry = party.entry(self._role, printed)
                self._change((*self._entries[:position], entry, *self._entries[position + 1 :]))
            return
        self._end_search()
        entry = party.entry(self._role) if party else RoleEntry(self._role, words)
        if all(replace(known, role=self._role) != entry for known in self._entries):
            self._change((*self._entries, entry))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_search(self) -> None:
        self._renaming = None
        self.line.clear()
        self.candidates.hide()

    def _change(self, entries: tuple[RoleEntry, ...]) -> None:
        self._entries = entries
        self._show_chips()
        self.edited.emit()
