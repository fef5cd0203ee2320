"""The line to find a unit in, and the list of those found under it.

The list lies inside the window and is no popup of its own: a popup takes the keyboard from the line
and cuts Chinese input methods off.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.widgets.forms.parties import Party

CANDIDATE_HEIGHT = 30
MOST_SHOWN = 8


class FinderLine(QLineEdit):
    """The line to type in; the keys of the list below it are passed on.

    Signals:
        focused(): the cursor came into the line.
        backed_out(): Backspace or Left at the beginning of the empty line.
        abandoned(): Esc while something stood in the line.
        stepped(steps), entered(), left(): keys for the candidates, and leaving the line.
    """

    focused = Signal()
    backed_out = Signal()
    abandoned = Signal()
    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setProperty("role", "finder")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on arrows, Enter, Esc and Backspace where they do not belong to the text."""
        keys = {
            Qt.Key.Key_Down: partial(self.stepped.emit, 1),
            Qt.Key.Key_Up: partial(self.stepped.emit, -1),
            Qt.Key.Key_Return: partial(self.entered.emit),
            Qt.Key.Key_Enter: partial(self.entered.emit),
            Qt.Key.Key_Escape: partial(self.abandoned.emit),
        }
        key = Qt.Key(event.key())
        if self.text() and key in keys:
            keys[key]()
        elif not self.text() and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self.backed_out.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window's own shortcut while something is looked for."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() is QEvent.Type.ShortcutOverride and is_escape and self.text():
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody may search."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the search is over."""
        super().focusOutEvent(event)
        self.left.emit()


class Candidates(QListWidget):
    """The parties found, under the line; last the words as they were typed.

    Signals:
        chosen(Party or None): None stands for the words as typed.
    """

    chosen = Signal(object)

    def __init__(self, line: FinderLine, frame: QWidget) -> None:
        super().__init__(frame)  # until it is first shown; without a parent it would never die
        self._line = line
        self._frame = frame
        self._parties: list[Party | None] = []
        self.setProperty("popup", "true")
        self.setAccessibleName("可选单位")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        self.itemClicked.connect(lambda _: self._choose())
        line.stepped.connect(self._step)
        line.entered.connect(self._choose)
        line.left.connect(self.hide)

    def offer(
        self, parties: tuple[Party, ...], typed: str, *, may_write_freely: bool = True
    ) -> None:
        """Show what was found for ``typed``; hidden for nothing typed or nothing to offer."""
        self.clear()
        is_name = any(typed in party.names for party in parties)
        as_typed = [None] if may_write_freely and not is_name else []
        self._parties = [*parties, *as_typed]
        if not typed or not self._parties:
            self.hide()
            return
        for party in self._parties:
            text = f"{party.name}　{_hint(party, typed)}" if party else f"照写“{typed}”"
            QListWidgetItem(text, self)
        self.setCurrentRow(0)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line when the window changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Lie under the line, above it where there is no room below, within the window."""
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        height = min(self.count(), MOST_SHOWN) * CANDIDATE_HEIGHT + 8
        width = max(self._frame.width(), 240)
        below = self._frame.mapTo(window, QPoint(0, self._frame.height() + 2))
        left = min(self._frame.mapTo(window, QPoint(0, 0)).x(), window.width() - width - 4)
        top = below.y()
        if top + height > window.height():
            top = self._frame.mapTo(window, QPoint(0, 0)).y() - height - 2
        self.setGeometry(left, top, width, height)
        self.raise_()
        self.show()

    def _step(self, steps: int) -> None:
        if self.isVisible():
            self.setCurrentRow((self.currentRow() + steps) % self.count())

    def _choose(self) -> None:
        if self.isVisible() and self.currentRow() >= 0:
            self.chosen.emit(self._parties[self.currentRow()])


def _hint(party: Party, typed: str) -> str:
    """Return what tells the party apart; an alias that was typed is named."""
    alias = next((name for name in party.names[1:] if typed in name), "")
    return f"{party.hint}（{alias}）" if alias and typed not in party.name else party.hint
