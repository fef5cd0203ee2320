"""A card among others that takes the keyboard as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.labels import bring_into_sight, restyle


class FocusCard(QFrame):
    """Comes into sight with the keyboard and shows that it is in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("cell", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into sight and show that the keyboard is here."""
        super().focusInEvent(event)
        bring_into_sight(self)
        self._mark(is_in_hand=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has gone."""
        super().focusOutEvent(event)
        self._mark(is_in_hand=False)

    def _mark(self, *, is_in_hand: bool) -> None:
        self.setProperty("inHand", "true" if is_in_hand else "")
        restyle(self)
