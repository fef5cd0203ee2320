"""The filters of columns now in force, as chips: × lifts one, a click opens it again."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui import theme
from ui.dressing import set_height
from ui.icons import IconLabel
from ui.widgets.forms.flow_layout import FlowLayout
from ui.widgets.labels import make_button, make_icon_button

WIDEST_CHIP = 320
CROSS = 14
CHIP_HEIGHT = 26


class ActiveFilter(NamedTuple):
    """One filter: the key of its column, and its words."""

    key: str
    words: str


class ActiveFilters(QWidget):
    """A row of chips, hidden when no column is filtered.

    Signals:
        opened(key, QRect): the filter shall be shown again under a place in the window.
        removed(key): the filter shall be lifted.
        all_removed(): all filters shall be lifted.
    """

    opened = Signal(str, QRect)
    removed = Signal(str)
    all_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("正在使用的筛选")
        self._shown: tuple[ActiveFilter, ...] = ()
        self._chips: list[FilterChip] = []
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.clear_button = make_button("全部清除", "funnel-x", "link")
        self.clear_button.clicked.connect(self.all_removed)
        set_height(self.clear_button, CHIP_HEIGHT)
        self._flow.addWidget(self.clear_button)
        self.hide()

    def show_filters(self, filters: Sequence[ActiveFilter]) -> None:
        """Show other chips; the keyboard stays in the row while there is one."""
        if tuple(filters) == self._shown:
            return
        had_keyboard = any(chip.isAncestorOf(self.focusWidget()) for chip in self._chips)
        self._shown = tuple(filters)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._make_chip(place, one) for place, one in enumerate(self._shown)]
        self.setVisible(bool(self._chips))
        if had_keyboard and self._chips:
            self._chips[-1].words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def chips(self) -> list["FilterChip"]:
        """Return the chips in their order."""
        return list(self._chips)

    def _make_chip(self, place: int, active: ActiveFilter) -> "FilterChip":
        chip = FilterChip(active)
        chip.words.clicked.connect(lambda: self._open(chip, active.key))
        chip.cross.clicked.connect(lambda: self.removed.emit(active.key))
        chip.deleted.connect(lambda: self.removed.emit(active.key))
        self._flow.insert_widget(place, chip)
        chip.show()
        return chip

    def _open(self, chip: QWidget, key: str) -> None:
        place = chip.mapTo(self.window(), chip.rect().topLeft())
        self.opened.emit(key, QRect(place, chip.size()))


class FilterChip(QFrame):
    """One filter; Delete on it lifts it as × does.

    Signals:
        deleted(): Delete or Backspace was pressed.
    """

    deleted = Signal()

    def __init__(self, active: ActiveFilter) -> None:
        super().__init__()
        self.setProperty("chip", "filter")
        self.words: QPushButton = make_button(active.words, role="chip-words")
        metrics = self.words.fontMetrics()
        room = theme.px(WIDEST_CHIP)
        self.words.setText(metrics.elidedText(active.words, theme.ELIDE_RIGHT, room))
        self.words.setToolTip(f"{active.words}\n单击修改")
        self.words.setAccessibleName(f"筛选 {active.words}，修改")
        self.cross: QToolButton = make_icon_button("x", f"取消筛选 {active.words}")
        self.cross.setProperty("role", "cross")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 3, 0)
        row.setSpacing(theme.SPACE_TIGHT)
        row.addWidget(IconLabel("funnel", "accent", CROSS))
        row.addWidget(self.words)
        row.addWidget(self.cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lift the filter by Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)
