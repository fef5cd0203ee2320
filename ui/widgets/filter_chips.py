"""The row of chips above a table: one of them is on, each says how many rows it holds."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.widgets.labels import make_button, make_label

ALL = ""


class Chip(NamedTuple):
    """One chip: its key and the words on it."""

    key: str
    title: str


class FilterChips(QWidget):
    """Chooses one facet; the first chip, 全部, lifts the filter.

    Signals:
        chosen(key): another chip is on; ``ALL`` for 全部.
    """

    chosen = Signal(str)

    def __init__(self, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("筛选")
        self._chips: dict[str, tuple[Chip, QPushButton]] = {}
        self._group = QButtonGroup(self)
        self._note = make_label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_SMALL - 2)
        for chip in (Chip(ALL, "全部"), *chips):
            button = make_button(chip.title, role="chip")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, key=chip.key: self.chosen.emit(key))
            self._group.addButton(button)
            self._chips[chip.key] = (chip, button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._note)
        self._chips[ALL][1].setChecked(True)

    def choose(self, key: str) -> None:
        """Turn a chip on, without telling."""
        self._chips[key][1].setChecked(True)

    def chosen_key(self) -> str:
        """Return the key of the chip that is on."""
        return next(key for key, (_, button) in self._chips.items() if button.isChecked())

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write counts on the chips; a chip that would show nothing is hidden unless on."""
        for key, (chip, button) in self._chips.items():
            count = counts.get(key, 0)
            button.setText(f"{chip.title} {count}")
            button.setVisible(key == ALL or count > 0 or button.isChecked())

    def show_note(self, text: str) -> None:
        """Say at the right how many rows are shown."""
        self._note.setText(text)
