"""撤销 by key inside a field: its own typing first, the ledger when there is none."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_for_the_ledger(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Return whether Ctrl+Z or Ctrl+Y would do nothing in a field.

    Qt's fields keep these keys to themselves even then; the window's actions would never hear them.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo
