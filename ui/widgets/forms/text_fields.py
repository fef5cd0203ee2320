"""Fields of words and numbers: one line, several lines, a list of names, a whole number."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.formatting import NAME_MARK
from ui.widgets.forms.field import Field, Quiet
from ui.widgets.forms.undo_keys import is_for_the_ledger

_NUMBER = re.compile(r"\d{1,9}")
_NAME_MARKS = re.compile(r"[、，,;；\n]+")


class _Line(QLineEdit):
    def event(self, event: QEvent) -> bool:
        """Leave 撤销 to the ledger while nothing is typed."""
        if is_for_the_ledger(
            event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)


class LineField(Field[str]):
    """One line of text."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self.line: QLineEdit = _Line()
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self._quiet.wrap(self.edited.emit))
        put_alone(self, self.line)

    def value(self) -> str:
        """Return the text."""
        return self.line.text()

    def show_value(self, value: str) -> None:
        """Show the text from its beginning."""
        with self._quiet:
            self.line.setText(value)
            self.line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self.line.setReadOnly(read_only)

    def editor(self) -> QWidget:
        """Return the line."""
        return self.line


class NumberField(Field[int | None]):
    """A whole number, or none."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = LineField(hint)
        self._line.edited.connect(self.edited)
        put_alone(self, self._line)

    def value(self) -> int | None:
        """Return the number."""
        text = self._line.value().strip()
        return int(text) if _NUMBER.fullmatch(text) else None

    def show_value(self, value: int | None) -> None:
        """Show the number."""
        self._line.show_value("" if value is None else str(value))

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._line.set_read_only(read_only)

    def problem(self) -> str:
        """Ask for digits."""
        text = self._line.value().strip()
        return "" if not text or _NUMBER.fullmatch(text) else "请填数字"

    def editor(self) -> QWidget:
        """Return the line."""
        return self._line.line


class NamesField(Field[tuple[str, ...]]):
    """Names in one line with 、 between them."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = LineField(hint)
        self._line.edited.connect(self.edited)
        put_alone(self, self._line)

    def value(self) -> tuple[str, ...]:
        """Return the names, blanks around them removed, empty ones left out."""
        return tuple(filter(None, (name.strip() for name in _NAME_MARKS.split(self._line.value()))))

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show the names."""
        self._line.show_value(NAME_MARK.join(value))

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._line.set_read_only(read_only)

    def editor(self) -> QWidget:
        """Return the line."""
        return self._line.line


class GrowingText(QPlainTextEdit):
    """Several lines of text, as high as its text within limits; Tab goes on to the next field."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Leave 撤销 to the ledger while nothing is typed."""
        typed = self.document()
        if is_for_the_ledger(
            event, can_undo=typed.isUndoAvailable(), can_redo=typed.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return the height its text needs."""
        return QSize(super().sizeHint().width(), self._wanted())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        self._grow()

    def _wanted(self) -> int:
        # A plain text document measures itself in lines, not in pixels.
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        return lines * self.fontMetrics().lineSpacing() + 22

    def _grow(self) -> None:
        is_cut = round(self.document().size().height()) > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_cut else policy.ScrollBarAlwaysOff
        )
        if self.height() != self._wanted() or self.maximumHeight() != self._wanted():
            self.setFixedHeight(self._wanted())


class TextField(Field[str]):
    """Several lines of text."""

    def __init__(
        self, hint: str = "", *, least: int = 2, most: int = 9, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self.text = GrowingText(least, most)
        self.text.setPlaceholderText(hint)
        self.text.textChanged.connect(self._quiet.wrap(self.edited.emit))
        put_alone(self, self.text)

    def value(self) -> str:
        """Return the text."""
        return self.text.toPlainText()

    def show_value(self, value: str) -> None:
        """Show the text."""
        with self._quiet:
            self.text.setPlainText(value)

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self.text.setReadOnly(read_only)

    def editor(self) -> QWidget:
        """Return the text."""
        return self.text


class LinesField(Field[tuple[str, ...]]):
    """Texts that may hold 、 themselves, one in a line (主送机关)."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = TextField(hint or "每行一个", least=1, most=6)
        self._text.edited.connect(self.edited)
        put_alone(self, self._text)

    def value(self) -> tuple[str, ...]:
        """Return the lines that say something."""
        return tuple(filter(None, (line.strip() for line in self._text.value().split("\n"))))

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show the texts."""
        self._text.show_value("\n".join(value))

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._text.set_read_only(read_only)

    def editor(self) -> QWidget:
        """Return the text."""
        return self._text.text


def put_alone(field: QWidget, editor: QWidget) -> None:
    """Let ``editor`` fill ``field`` and take its focus."""
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(editor)
    field.setFocusProxy(editor)
