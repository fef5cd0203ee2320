"""Sentences at a cell: what was understood, what is wrong, why it cannot be edited."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QLabel, QTableView

from ui import theme
from ui.theme import Tone
from ui.widgets.labels import set_tone

FADING_MS = 5000
WIDEST = 420


class CellHints(QObject):
    """Shows one sentence at a time, over ``table`` and whatever lies over it."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._label: _Hint | None = None
        self._fading = QTimer(self, singleShot=True, interval=FADING_MS)
        self._fading.timeout.connect(self.drop)

    @property
    def text(self) -> str:
        """The sentence shown, "" when there is none."""
        return self._label.text() if self._label is not None else ""

    def say(
        self, beside: QRect, text: str, tone: Tone | None = None, *, fades: bool = False
    ) -> None:
        """Show a sentence beside a place in the table."""
        self.drop()
        self._label = _Hint(self._table)
        self._label.setText(text)
        set_tone(self._label, tone)
        self._label.ensurePolished()  # else it is measured without its padding
        self._label.place(beside)
        self._label.show()
        self._label.raise_()
        if fades:
            self._fading.start()

    def move(self, beside: QRect) -> None:
        """Go along with the place the sentence belongs to."""
        if self._label is not None:
            self._label.place(beside)
            self._label.raise_()

    def drop(self) -> None:
        """Take the sentence away."""
        self._fading.stop()
        label, self._label = self._label, None
        if label is not None:
            label.hide()
            label.deleteLater()


class _Hint(QLabel):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "cell-hint")
        self.setWordWrap(True)

    def place(self, beside: QRect) -> None:
        """Lie under a place, above it where there is no room below."""
        room = self._table.viewport().geometry()
        plain = self.fontMetrics().horizontalAdvance(self.text()) + 3 * theme.SPACE
        self.setFixedWidth(min(theme.px(WIDEST), room.width() - 8, plain))
        self.setFixedHeight(self.heightForWidth(self.width()))
        at = QPoint(beside.left(), beside.bottom() + 4)
        if at.y() + self.height() > room.bottom():
            at.setY(beside.top() - self.height() - 4)
        at.setX(max(room.left() + 4, min(at.x(), room.right() - self.width() - 4)))
        self.move(at)
