"""The row of chips above a table: one of them is on, each says how many rows it holds."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.widgets.labels import make_button, make_label

ALL = ""


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
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(theme.SPACE_SMALL - 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_SMALL)
        row.addLayout(self._chip_row)
        row.addStretch(1)
        row.addWidget(self._note)
        self.set_chips(())

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Offer other chips; the one that is on stays on where it still exists."""
        on = self.chosen_key() if self._chips else ALL
        if [chip for chip, _ in self._chips.values()] == [ALL_CHIP, *chips]:
            return
        for _, button in self._chips.values():
            self._group.removeButton(button)
            self._chip_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._chips = {chip.key: (chip, self._make_chip(chip)) for chip in (ALL_CHIP, *chips)}
        self._put_in_tab_order()
        self.choose(on if on in self._chips else ALL)

    def _put_in_tab_order(self) -> None:
        """Chips made late would come last in the window; they belong where the row stands."""
        before = _tab_stop_before(self)
        for _, button in self._chips.values():
            QWidget.setTabOrder(before, button)
            before = button

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


def _tab_stop_before(widget: QWidget) -> QWidget:
    """Return what Tab comes from; ``widget`` itself while it stands alone."""
    before = widget.previousInFocusChain()
    while before not in (None, widget) and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    return before or widget
