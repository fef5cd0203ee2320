"""The original text of a document: numbered lines on a quiet ground, places marked."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui import theme

MARGIN_PADDING = 8
# Cells of a table stand in one line with tabs between them; Qt's own stops tear them apart.
TAB_WIDTH = 24
BAR = 3


class SourceText(QPlainTextEdit):
    """Shows the lines of a document; they can be read, searched by eye and copied, not changed.

    Signals:
        line_chosen(line): a line was clicked, or reached with the arrow keys; from 1.
    """

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: range = range(0)
        self._taken: frozenset[int] = frozenset()
        self._warned: frozenset[int] = frozenset()
        self._margin = _Margin(self)
        self.setProperty("role", "source")
        self.setAccessibleName("原文")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setTabStopDistance(TAB_WIDTH)
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._follow)

    # What it shows

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other lines, from the first."""
        self._marked = range(0)
        self.setPlainText("\n".join(lines))
        self._make_room()
        self._paint_marks()

    def set_places(self, taken: Iterable[int], warned: Iterable[int]) -> None:
        """Show in the margin which lines something was read from, and which have a warning."""
        self._taken, self._warned = frozenset(taken), frozenset(warned)
        self._margin.update()

    def mark(self, first: int, last: int) -> None:
        """Mark lines ``first`` to ``last``, both included, and bring them into sight."""
        self._marked = range(first, last + 1)
        self._paint_marks()
        block = self.document().findBlockByNumber(first - 1)
        if block.isValid():
            is_in_sight = self._is_in_sight(first - 1)
            self.setTextCursor(QTextCursor(block))
            if not is_in_sight:
                self.centerCursor()
        self._margin.update()

    def marked_lines(self) -> range:
        """Return the lines now marked."""
        return self._marked

    def current_line(self) -> int:
        """Return the line the cursor is in, from 1."""
        return self.textCursor().blockNumber() + 1

    def chosen_text(self) -> str:
        """Return the words selected, or the whole line of the cursor."""
        cursor = self.textCursor()
        return cursor.selectedText().replace("\u2029", "\n") or cursor.block().text()

    def chosen_lines(self) -> tuple[int, int]:
        """Return the first and the last line of what is selected."""
        cursor = self.textCursor()
        blocks = [
            self.document().findBlock(place).blockNumber() + 1
            for place in (cursor.selectionStart(), cursor.selectionEnd())
        ]
        return blocks[0], blocks[1]

    # Qt's calls

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which line was clicked; selecting words is no click."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.line_chosen.emit(self.current_line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin as high as the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(QRect(area.left(), area.top(), self.margin_width(), area.height()))

    # The margin and the marks

    def margin_width(self) -> int:
        """Return the width of the line numbers."""
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("0") * digits + 2 * MARGIN_PADDING + BAR

    def paint_margin(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines in sight."""
        tokens = theme.current()
        painter = QPainter(self._margin)
        painter.fillRect(event.rect(), theme.colour(tokens.sunken))
        block = self.firstVisibleBlock()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > event.rect().bottom():
                break
            self._paint_number(painter, block.blockNumber() + 1, area.toRect())
            block = block.next()
        painter.end()

    def _paint_number(self, painter: QPainter, line: int, area: QRect) -> None:
        tokens = theme.current()
        width = self._margin.width()
        bar = (
            tokens.warning if line in self._warned else tokens.accent if line in self._taken else ""
        )
        if bar:
            painter.fillRect(QRect(width - BAR, area.top(), BAR, area.height()), QColor(bar))
        is_marked = line in self._marked
        painter.setPen(theme.colour(tokens.accent if is_marked else tokens.text_muted))
        words = QRect(0, area.top(), width - MARGIN_PADDING - BAR, self.fontMetrics().height() + 4)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, int(flags), str(line))

    def _is_in_sight(self, number: int) -> bool:
        """Return whether a line is shown already: a text that jumps under the mouse disturbs."""
        block = self.document().findBlockByNumber(number)
        area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return area.top() >= 0 and area.top() < self.viewport().height() - 40

    def _make_room(self) -> None:
        self.setViewportMargins(self.margin_width() + 4, 0, 0, 0)

    def _follow(self, rect: QRect, moved: int) -> None:
        if moved:
            self._margin.scroll(0, moved)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def _paint_marks(self) -> None:
        ground = theme.colour(theme.current().mark)
        selections = []
        for line in self._marked:
            block = self.document().findBlockByNumber(line - 1)
            if not block.isValid():
                continue
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(block)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            selection.cursor = cursor  # type: ignore[attr-defined] # Qt's stubs leave fields out
            selection.format.setBackground(ground)  # type: ignore[attr-defined] # the same
            selection.format.setProperty(  # type: ignore[attr-defined] # the same
                QTextFormat.Property.FullWidthSelection, True
            )
            selections.append(selection)
        self.setExtraSelections(selections)


class _Margin(QWidget):
    def __init__(self, text: SourceText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """Return the width of the numbers."""
        return QSize(self._text.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the text draw its numbers."""
        self._text.paint_margin(event)
