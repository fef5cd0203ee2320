"""What opens over a cell to edit it: a line, several lines, a list to choose from, unit names.

Made of ordinary fields inside the window and no popups: a popup takes the keyboard away and cuts
Chinese input methods off.
"""

from typing import TypeVar

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.vocabulary import Role, UnitLevel
from ui import theme
from ui.formatting import NAME_MARK
from ui.tables.cell_edit import LETTERS, NAME_MARKS, CellEdit, EditorKind
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.finder import Candidates, FinderLine
from ui.widgets.forms.parties import Party, find_parties
from ui.widgets.labels import restyle

Row = TypeVar("Row")

NARROWEST_LINE = 110
NARROWEST_TEXT = 280
NARROWEST_UNITS = 220
MOST_LINES = 8
TEXT_EDGE = 8  # frame, padding and margin of the text above and below


class CellEditor(QFrame):
    """Base of the editors.

    Signals:
        changed(): a person changed what it says.
        chosen(): a person settled the value with the mouse.

    Attributes:
        field: the widget inside that takes the keyboard.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, field: QWidget, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        field.setProperty("role", "cell")
        field.setAccessibleName(name)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)

    def text(self) -> str:
        """Return what it says."""
        raise NotImplementedError

    def start(self, text: str, *, is_replacing: bool) -> None:
        """Show ``text``; where typing replaces it, nothing."""
        raise NotImplementedError

    def fitted(self, cell: QRect, room: QRect) -> QRect:
        """Return where it lies for a cell, inside the table's ``room``."""
        return _inside(cell, max(cell.width(), NARROWEST_LINE), cell.height(), room)

    def take_key(self, _key: int) -> bool:
        """Use a key that would end the editing; return whether that is all it does."""
        return False

    def mark(self, *, is_wrong: bool) -> None:
        """Show by the border that the value cannot be stored."""
        self.field.setProperty("issue", "error" if is_wrong else "")
        restyle(self.field)

    def hide_lists(self) -> None:
        """Take away what lies outside of it, for a sentence to be read."""

    def close_lists(self) -> None:
        """Take away what lies outside of it, for good."""


class LineEditor(CellEditor):
    """One line."""

    def __init__(self, name: str, parent: QWidget, line: QLineEdit | None = None) -> None:
        self.line = line or QLineEdit()
        super().__init__(self.line, name, parent)
        self.line.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return the line."""
        return self.line.text()

    def start(self, text: str, *, is_replacing: bool) -> None:
        """Show the line, all of it selected."""
        self.line.setText("" if is_replacing else text)
        self.line.selectAll()


class TextEditor(CellEditor):
    """Several lines; Alt+Enter begins a new one. It is as high as its text."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self.words = QPlainTextEdit()
        super().__init__(self.words, name, parent)
        self.words.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return the text."""
        return self.words.toPlainText()

    def start(self, text: str, *, is_replacing: bool) -> None:
        """Show the text, all of it selected."""
        self.words.setPlainText("" if is_replacing else text)
        self.words.selectAll()

    def fitted(self, cell: QRect, room: QRect) -> QRect:
        """Return the place its lines need, wrapped at the width of the column."""
        width = max(cell.width(), theme.px(NARROWEST_TEXT))
        metrics = self.words.fontMetrics()
        inside = QRect(0, 0, width - 2 * theme.SPACE_SMALL - 10, 0)
        flags = int(Qt.TextFlag.TextWrapAnywhere)
        wrapped = metrics.boundingRect(inside, flags, f"{self.text()}▏").height()
        lines = max(1, min(MOST_LINES, -(-wrapped // metrics.lineSpacing())))
        height = max(cell.height(), lines * metrics.lineSpacing() + 2 * TEXT_EDGE)
        above = (height - lines * metrics.lineSpacing()) // 2 - TEXT_EDGE
        self.words.setViewportMargins(0, max(above, 0), 0, 0)
        return _inside(cell, width, height, room)

    def take_key(self, key: int) -> bool:
        """Begin a new line for Alt+Enter, which arrives as such."""
        if key == Qt.Key.Key_unknown:
            self.words.insertPlainText("\n")
            return True
        return False


class ChoiceEditor(CellEditor):
    """A list under the cell; a digit chooses as well as the arrows."""

    def __init__(self, options: tuple[str, ...], name: str, parent: QWidget) -> None:
        self.list = QListWidget()
        super().__init__(self.list, name, parent)
        self._options = options
        for number, option in enumerate(options, start=1):
            QListWidgetItem(f"{number}　{option}", self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self.chosen.emit())
        self.list.currentRowChanged.connect(lambda _: self.changed.emit())

    def text(self) -> str:
        """Return the option chosen."""
        return self._options[max(self.list.currentRow(), 0)]

    def start(self, text: str, *, is_replacing: bool) -> None:  # noqa: ARG002 - one must be chosen
        """Choose ``text``."""
        self.list.setCurrentRow(self._options.index(text) if text in self._options else 0)

    def take_key(self, key: int) -> bool:
        """Choose by a digit."""
        place = key - Qt.Key.Key_1
        if 0 <= place < len(self._options):
            self.list.setCurrentRow(place)
            return True
        return False

    def fitted(self, cell: QRect, room: QRect) -> QRect:
        """Return the place under the cell, above it where there is none."""
        self.list.ensurePolished()
        width = max(cell.width(), theme.px(NARROWEST_LINE) + 20)
        frame = self.list.contentsMargins()
        height = len(self._options) * self.list.sizeHintForRow(0) + frame.top() + frame.bottom()
        below = QRect(cell.left(), cell.bottom() + 1, width, height)
        if below.bottom() > room.bottom() and cell.top() - height >= room.top():
            below.moveBottom(cell.top() - 1)
        return _inside(below, width, height, room)


class UnitsEditor(LineEditor):
    """Unit names with 、 between them; the one at the cursor is looked for as it is typed."""

    def __init__(self, role: Role, directory: UnitDirectory, name: str, parent: QWidget) -> None:
        self._finder = FinderLine()
        super().__init__(name, parent, self._finder)
        self._level = UnitLevel.PROVINCE if role is Role.PROVINCIAL else UnitLevel.CITY
        self._directory = directory
        self.candidates = Candidates(self._finder, self)
        self._finder.setFrame(True)
        self._finder.textEdited.connect(lambda _: self._find())
        self.candidates.chosen.connect(self._take)
        directory.changed.connect(self._find_again)
        directory.ask()

    def fitted(self, cell: QRect, room: QRect) -> QRect:
        """Return the place for several names."""
        return _inside(cell, max(cell.width(), theme.px(NARROWEST_UNITS)), cell.height(), room)

    def take_key(self, key: int) -> bool:
        """Settle the name at the cursor first; a name written in full needs no settling."""
        if not self.candidates.isVisible():
            return False
        if key == Qt.Key.Key_Escape:
            self.candidates.hide()
            return True
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            return False
        word = self._word()
        if any(word in party.names for party in self._directory.parties):
            self.candidates.hide()
            return False
        self._finder.entered.emit()
        return key != Qt.Key.Key_Tab

    def hide_lists(self) -> None:
        """Take the candidates away."""
        self.candidates.hide()

    def close_lists(self) -> None:
        """Take the candidates away for good; they lie in the window."""
        self.candidates.hide()
        self.candidates.deleteLater()

    def _span(self) -> tuple[int, int]:
        """Return where the name at the cursor begins and ends."""
        text, cursor = self.line.text(), self.line.cursorPosition()
        before = [found.end() for found in NAME_MARKS.finditer(text, 0, cursor)]
        after = NAME_MARKS.search(text, cursor)
        return before[-1] if before else 0, after.start() if after else len(text)

    def _word(self) -> str:
        start, end = self._span()
        return self.line.text()[start:end].strip()

    def _find(self) -> None:
        word = self._word()
        found = find_parties(self._directory.parties, word, first=self._level)
        # Initials that nothing was found for are no name to be written as they stand.
        self.candidates.offer(found, word, may_write_freely=LETTERS.fullmatch(word) is None)

    def _find_again(self) -> None:
        if self.candidates.isVisible():
            self._find()

    def _take(self, party: Party | None) -> None:
        start, end = self._span()
        name = party.name if party else self._word()
        text = self.line.text()
        self.line.setText(f"{text[:start]}{name}{text[end:]}")
        self.line.setCursorPosition(start + len(name))
        self.candidates.hide()


def make_editor(
    edit: CellEdit[Row], title: str, directory: UnitDirectory, parent: QWidget
) -> CellEditor:
    """Return the editor for the cells of a column."""
    name = f"修改{title}"
    if edit.editor is EditorKind.CHOICE:
        return ChoiceEditor(edit.options, name, parent)
    if edit.editor is EditorKind.TEXT:
        return TextEditor(name, parent)
    if edit.role is not None:
        editor = UnitsEditor(edit.role, directory, name, parent)
        editor.line.setPlaceholderText(f"名称或首字母，用{NAME_MARK}隔开")
        return editor
    return LineEditor(name, parent)


def _inside(cell: QRect, width: int, height: int, room: QRect) -> QRect:
    """Return a place that begins where the cell does, moved so far that it lies in the room."""
    width, height = min(width, room.width()), min(height, room.height())
    left = max(room.left(), min(cell.left(), room.right() + 1 - width))
    top = max(room.top(), min(cell.top(), room.bottom() + 1 - height))
    return QRect(left, top, width, height)
