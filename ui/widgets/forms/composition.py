"""Knowing when an input method composes: until the words are there, nothing may touch the editor.

Filling an editor, even with the same text, throws away what is being composed in it.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui import theme


class Composition(QObject):
    """Watches the editor in hand, if it lies inside one widget.

    Signals:
        ended(): the words were committed or given up; the editor may be filled again.
    """

    ended = Signal()

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside
        self._editor: QWidget | None = None
        self._is_on = False
        theme.application().focusChanged.connect(self._on_focus_changed)

    @property
    def is_on(self) -> bool:
        """Whether words are being composed."""
        return self._is_on

    def is_in(self, widget: QWidget) -> bool:
        """Return whether words are being composed in ``widget`` or inside it."""
        editor = self._editor
        return (
            self._is_on and editor is not None and (editor is widget or widget.isAncestorOf(editor))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what the input method sends to the editor; nothing is kept from it."""
        if isinstance(event, QInputMethodEvent):
            self._set(is_on=bool(event.preeditString()))
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._editor is not None and isValid(self._editor):
            self._editor.removeEventFilter(self)
        self._editor = None
        self._set(is_on=False)
        if new is not None and self._inside.isAncestorOf(new):
            self._editor = new
            new.installEventFilter(self)

    def _set(self, *, is_on: bool) -> None:
        if self._is_on and not is_on:
            # The editor takes the committed words after its filters have seen them.
            QTimer.singleShot(0, self, self.ended.emit)
        self._is_on = is_on
