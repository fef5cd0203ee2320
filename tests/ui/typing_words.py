"""Typing as a Chinese input method does: words are composed, then committed in one go."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def compose(widget: QWidget, text: str) -> None:
    """Show ``text`` as being composed; nothing is committed."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def type_words(widget: QWidget, text: str) -> None:
    """Commit ``text`` at the cursor, Chinese or not."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, *, control: bool = False) -> None:
    """Press a key."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, modifier)
