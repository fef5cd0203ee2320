"""A figure on the front page: what it counts, how many, and one line about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.icons import IconLabel
from ui.theme import Tone
from ui.widgets.labels import make_button, make_label, set_tone


class StatCard(QFrame):
    """Shows one figure and opens its rows when pressed.

    Signals:
        pressed(): the person wants to see the rows behind the figure.
        second_pressed(): those behind the figure in the line below it.
    """

    pressed = Signal()
    second_pressed = Signal()

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
        self._second = make_button("", role="link")
        self._second.setProperty("flush", "true")
        self._second.clicked.connect(self.second_pressed)
        self._second.hide()
        self._lay_out(icon)

    @property
    def figure(self) -> str:
        """The figure as it is shown."""
        return self._figure.text()

    def show_figure(self, count: int, note: str, *, second: str = "") -> None:
        """Show the figure, which takes its colour only when there is something to see.

        ``second`` is another figure in words, in place of the note.
        """
        self._figure.setText(f"{count:,}")
        set_tone(self._figure, self._tone if count else None)
        self._note.setText(note)
        self._note.setVisible(not second)
        self._second.setText(second)
        self._second.setAccessibleName(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(f"{self._title} {count}，{second or note}")

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

    def _lay_out(self, icon: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(make_label(self._title, "muted"))
        words.addWidget(self._figure)
        words.addWidget(self._note)
        words.addWidget(self._second, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, theme.SPACE_SMALL + 2, theme.SPACE, theme.SPACE_SMALL)
        row.addLayout(words, 1)
        row.addWidget(IconLabel(icon, self._tone.value, 20), 0, Qt.AlignmentFlag.AlignTop)
