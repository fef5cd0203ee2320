"""The row of chips above a table: one of them is on, each says how many rows it holds."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.dressing import set_height
from ui.widgets.forms.flow_layout import FlowLayout
from ui.widgets.labels import make_button, make_label

ALL = ""
CHIP_HEIGHT = 28


class Chip(NamedTuple):
    """One chip: its key and the words on it."""

    key: str
    title: str


ALL_CHIP = Chip(ALL, "全部")


class FilterChips(QWidget):
    """Chooses one facet; the first chip, 全部, lifts the filter.

    Signals:
        chosen(key): another chip is on; ``ALL`` for 全部.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("筛选")
        self._chips: dict[str, tuple[Chip, QPushButton]] = {}
        self._group = QButtonGroup(self)
        self._note = make_label("", "muted")
        # Words are never cut: a narrow window gives the chips a second line.
        self._chip_row = FlowLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_SMALL)
        row.addLayout(self._chip_row, 1)
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignTop)
        set_height(self._note, CHIP_HEIGHT)
        # It stays for good: chips made later find their place in the order of Tab after it.
        self._chips = {ALL: (ALL_CHIP, self._make_chip(ALL_CHIP))}
        self.choose(ALL)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Offer other chips; the one that is on stays on where it still exists."""
        if [chip for chip, _ in self._chips.values()] == [ALL_CHIP, *chips]:
            return
        on = self.chosen_key()
        every = self._chips.pop(ALL)
        for _, button in self._chips.values():
            self._group.removeButton(button)
            self._chip_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._chips = {ALL: every, **{one.key: (one, self._make_chip(one)) for one in chips}}
        self._put_in_tab_order()
        self.choose(on if on in self._chips else ALL)

    def _put_in_tab_order(self) -> None:
        """Chips made late would come last in the window; they belong after the first one."""
        buttons = [button for _, button in self._chips.values()]
        for before, after in pairwise(buttons):
            QWidget.setTabOrder(before, after)

    def choose(self, key: str) -> None:
        """Turn a chip on, without telling."""
        self._chips[key][1].setChecked(True)

    def chosen_key(self) -> str:
        """Return the key of the chip that is on."""
        return next(key for key, (_, button) in self._chips.items() if button.isChecked())

    def _make_chip(self, chip: Chip) -> QPushButton:
        button = make_button(chip.title, role="chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(chip.key))
        self._group.addButton(button)
        self._chip_row.addWidget(button)
        return button

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write counts on the chips; a chip that would show nothing is hidden unless on."""
        for key, (chip, button) in self._chips.items():
            count = counts.get(key, 0)
            button.setText(f"{chip.title} {count}")
            button.setVisible(key == ALL or count > 0 or button.isChecked())

    def show_note(self, text: str) -> None:
        """Say at the right how many rows are shown."""
        self._note.setText(text)
