"""A figure on the front page: what it counts, how many, and one line about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.icons import IconLabel
from ui.theme import Tone
from ui.widgets.labels import make_label, set_tone


class StatCard(QFrame):
    """Shows one figure and opens its rows when pressed.

    Signals:
        pressed(): the person wants to see the rows behind the figure.
    """

    pressed = Signal()

    def __init__(self, title: str, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._tone = tone
        self.setProperty("card", "true")
        self.setProperty("clickable", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._figure = make_label("—", "figure")
        self._note = make_label("", "muted")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(make_label(title, "muted"))
        words.addWidget(self._figure)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_WIDE, theme.SPACE, theme.SPACE_WIDE, theme.SPACE)
        row.addLayout(words, 1)
        row.addWidget(IconLabel(icon, tone.value, 22), 0, Qt.AlignmentFlag.AlignTop)

    def show_figure(self, count: int, note: str) -> None:
        """Show the figure; it takes its colour only when there is something to see."""
        self._figure.setText(f"{count:,}")
        set_tone(self._figure, self._tone if count and self._tone is not Tone.ACCENT else None)
        self._note.setText(note)
        self.setAccessibleName(f"{self._title} {count}，{note}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the rows."""
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the rows on Enter or space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)
