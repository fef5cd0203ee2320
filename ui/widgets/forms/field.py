"""What every field of a form is: a widget that shows one value and tells when a person changed it.

A field is never rebuilt or filled while it is typed in: input methods are left alone.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.issues import Severity
from ui.widgets.labels import restyle

Value = TypeVar("Value")


class Field(QWidget, Generic[Value]):
    """Base of all fields.

    Signals:
        edited(): the person changed the value; not emitted by ``show_value``.
    """

    edited = Signal()

    def value(self) -> Value:
        """Return the value now shown."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Show a value that does not come from the person."""
        raise NotImplementedError

    def take_in(self, before: Value, after: Value) -> None:
        """Show what was changed elsewhere, from ``before`` to ``after``, unless a person typed."""
        if before != after and not self.problem() and self.value() == before:
            self.show_value(after)

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied only."""
        raise NotImplementedError

    def problem(self) -> str:
        """Say what keeps the typed text from being a value, "" when nothing."""
        return ""

    def editor(self) -> QWidget:
        """Return the widget that takes the keyboard, also marked when there is an issue."""
        return self

    def mark(self, severity: Severity | None) -> None:
        """Show by the border that there is an issue."""
        shown = severity.value if severity else ""
        if (self.editor().property("issue") or "") != shown:
            self.editor().setProperty("issue", shown)
            restyle(self.editor())


class Quiet:
    """Keeps a field from telling while it is filled by the program."""

    def __init__(self) -> None:
        self._depth = 0

    def __enter__(self) -> None:
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1

    def wrap(self, tell: Callable[[], object]) -> Callable[..., None]:
        """Return a slot that passes on only what a person did."""

        def slot(*_: object) -> None:
            if not self._depth:
                tell()

        return slot
