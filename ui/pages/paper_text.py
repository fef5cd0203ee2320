"""The text of a paper in its editor: words to type, figures to press, tables as cards."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from models.papers import Paragraph
from ui import theme
from ui.pages import paper_document as parts
from ui.pages.paper_cards import CardPainter
from ui.pages.paper_document import Card, PlacedLine
from ui.pages.paper_flow import Line, marked, paragraphs_by_key
from ui.pages.paper_looks import Looks
from ui.widgets.forms.undo_keys import is_for_the_ledger

MARK_WIDTH = 3
SIDE = 14.0
_KEYS_OF_READING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperText(QTextEdit):
    """Edits the flow of one paper.

    Signals:
        edited(): something else is there than before.
        figure_asked(key): the rows of a figure are wanted.
        card_asked(number): a table or chart shall be opened.
        broken(): a figure became plain words, because somebody typed in it.
        menu_asked(QPoint): what can be done to the paragraph in hand shall be offered there.
    """

    edited = Signal()
    figure_asked = Signal(str)
    card_asked = Signal(int)
    broken = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[int, Card] = {}
        self._before: Mapping[str, Paragraph] = {}
        self._edited_blocks: frozenset[int] = frozenset()
        self._last_place = 0
        self._pressed_at = QPoint()
        self._broken = 0
        self.setAccessibleName("正文")
        self.setProperty("role", "flow")
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(SIDE)
        self._painter = CardPainter(self.cards.get, self)
        self.document().documentLayout().registerHandler(parts.CARD_OBJECT, self._painter)
        self._looks = Looks(self.document())
        self._taking_in = QTimer(self, singleShot=True, interval=0)
        self._taking_in.timeout.connect(self._take_in)
        self.document().contentsChange.connect(self._on_change)
        self.cursorPositionChanged.connect(self._on_moved)

    # What it says

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the lines of a paper; what was typed before cannot be undone any more."""
        document = self.document()
        document.blockSignals(True)
        document.setUndoRedoEnabled(False)
        self.cards.clear()
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        parts.put_lines(cursor, lines, self.cards)
        document.setUndoRedoEnabled(True)
        document.blockSignals(False)
        self._looks.rehighlight()
        self._before = paragraphs_by_key(lines)
        self._broken = 0
        self.moveCursor(QTextCursor.MoveOperation.Start)
        # One block is one line, as it was just put in.
        self._edited_blocks = frozenset(
            place
            for place, line in enumerate(lines)
            if isinstance(line, Paragraph) and line.is_edited
        )
        self.viewport().update()

    def placed_lines(self) -> tuple[PlacedLine, ...]:
        """Return the lines as they are now, those a person edited marked, with their places."""
        placed = parts.read_lines(self.document(), self.cards)
        lines = marked((one.line for one in placed), self._before)
        pairs = (PlacedLine(line, one.start) for line, one in zip(lines, placed, strict=True))
        return tuple(
            one for one in pairs if not isinstance(one.line, Paragraph) or one.line.text.strip()
        )

    def lines(self) -> tuple[Line, ...]:
        """Return the lines as they are now, blank ones left out."""
        return tuple(one.line for one in self.placed_lines())

    # Figures and cards

    def figure_at(self, position: int) -> str:
        """Return the key of the figure before or behind a place, "" where there is none."""
        for start, end, key in parts.figure_spans(self.document().findBlock(position)):
            if start <= position <= end:
                return key
        return ""

    def card_at(self, position: int) -> int | None:
        """Return the number of the card beside a place."""
        for place in (position + 1, position):
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            number = parts.card_of(cursor.charFormat())
            if number is not None and number in self.cards:
                return number
        return None

    def ask_next_figure(self) -> None:
        """Ask for the rows of the figure at the cursor; asked again, of the next one."""
        found = parts.next_figure(self.document(), self.textCursor().position())
        if found is not None:
            cursor = self.textCursor()
            cursor.setPosition(found[1])
            self.setTextCursor(cursor)
            self.figure_asked.emit(found[2])

    def show_place(self, start: int, end: int) -> None:
        """Select a stretch of text and bring it into sight."""
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def change_card(self, number: int, change: Callable[[Card], Card]) -> int:
        """Put a changed table or chart in the place of one; return its number."""
        cursor = self._cursor_at_card(number)
        if cursor is None:
            return number
        made = max(self.cards) + 1
        self.cards[made] = change(self.cards[number])
        cursor.insertText(parts.OBJECT_MARK, parts.card_format(made))
        return made

    def remove_card(self, number: int) -> None:
        """Take a table or chart out."""
        cursor = self._cursor_at_card(number)
        if cursor is not None:
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            if not cursor.block().text():
                cursor.deleteChar()
            cursor.endEditBlock()
            self.setTextCursor(cursor)

    def _cursor_at_card(self, number: int) -> QTextCursor | None:
        for block in parts.blocks_of(self.document()):
            for place, _, look in parts.pieces(block):
                if parts.card_of(look) == number:
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(place)
                    cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
                    return cursor
        return None

    # Paragraphs

    def paragraph_in_hand(self) -> Paragraph | None:
        """Return the paragraph the cursor is in, as it stands now."""
        line = self.line_in_hand()
        return line if isinstance(line, Paragraph) else None

    def line_in_hand(self) -> Line | None:
        """Return the line the cursor is in, as it stands now."""
        place = self.textCursor().position()
        before = [one.line for one in self.placed_lines() if one.start <= place]
        return before[-1] if before else None

    def replace_in_hand(self, lines: Sequence[Line]) -> None:
        """Put lines in place of the one the cursor is in; () takes it out."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        if lines:
            parts.put_lines(cursor, lines, self.cards)
        else:
            cursor.removeSelectedText()
            cursor.deleteChar()
        cursor.endEditBlock()
        self._before = {**paragraphs_by_key(lines), **self._before}

    def renew_in_hand(self, paragraph: Paragraph) -> None:
        """Put the composed words of the paragraph in hand back."""
        self._before = {**self._before, paragraph.key: paragraph}
        self.replace_in_hand((paragraph,))

    def add_below(self) -> None:
        """Begin a paragraph below the one in hand."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(parts.plain_block(), QTextCharFormat())
        self.setTextCursor(cursor)
        self.setFocus()

    def move_in_hand(self, by: int) -> None:
        """Move the line in hand up (-1) or down (1)."""
        block = self.textCursor().block()
        other = block.next() if by > 0 else block.previous()
        fixed = (block.blockFormat(), other.blockFormat()) if other.isValid() else ()
        if not fixed or any(one.property(parts.ANNEX) is not None for one in fixed):
            return
        column = self.textCursor().positionInBlock()
        first, second = sorted((block.blockNumber(), other.blockNumber()))
        parts.swap_blocks(self.document(), first, self.cards)
        moved = self.document().findBlockByNumber(second if by > 0 else first)
        cursor = self.textCursor()
        cursor.setPosition(moved.position() + min(column, moved.length() - 1))
        self.setTextCursor(cursor)

    # Qt's calls

    def event(self, event: QEvent) -> bool:
        """Leave 撤销 to the ledger while nothing is typed."""
        typed = self.document()
        if is_for_the_ledger(
            event, can_undo=typed.isUndoAvailable(), can_redo=typed.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the figures anew in another look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._looks.rehighlight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a card, or a figure of a text that is only read, by Enter."""
        if event.key() in _KEYS_OF_READING and not self.textCursor().hasSelection():
            place = self.textCursor().position()
            number = self.card_at(place)
            if number is not None:
                self.card_asked.emit(number)
                return
            if self.isReadOnly() and self.figure_at(place):
                self.figure_asked.emit(self.figure_at(place))
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from a selection."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the figure or the card that was clicked."""
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton
        if not is_click or self.textCursor().hasSelection():
            return
        place = self._pressed_place(event.position().toPoint())
        number = self.card_at(place)
        if number is not None:
            self.card_asked.emit(number)
        elif key := self._figure_under(event.position().toPoint(), place):
            self.figure_asked.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the hand what can be pressed."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        is_figure = bool(self._figure_under(place, self._pressed_place(place)))
        shape = Qt.CursorShape.PointingHandCursor if is_figure else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to the paragraph."""
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_asked.emit(event.globalPos())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted as plain words, save what was copied here."""
        plain = QMimeData()
        plain.setText(source.text())
        super().insertFromMimeData(plain)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a mark beside the paragraphs a person edited."""
        super().paintEvent(event)
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        with QPainter(self.viewport()) as painter:
            for number in self._edited_blocks:
                block = self.document().findBlockByNumber(number)
                room = layout.blockBoundingRect(block)
                mark = QRect(3, round(room.top()) - top, MARK_WIDTH, round(room.height()))
                painter.fillRect(mark, theme.colour(theme.current().warning))

    # How it does it

    def _on_change(self, _place: int, removed: int, added: int) -> None:
        if removed or added:
            self._taking_in.start()

    def _take_in(self) -> None:
        """See what was changed; a figure somebody typed in counts as plain words from then on."""
        before, self._broken = self._broken, parts.count_broken(self.document())
        self._mark_edited()
        if self._broken > before:
            self.broken.emit()
        self.edited.emit()

    def _mark_edited(self) -> None:
        document = self.document()
        self._edited_blocks = frozenset(
            document.findBlock(one.start).blockNumber()
            for one in self.placed_lines()
            if isinstance(one.line, Paragraph) and one.line.is_edited
        )
        self.viewport().update()

    def _on_moved(self) -> None:
        """Step over figures, and type plain words beside them."""
        cursor = self.textCursor()
        place, before = cursor.position(), self._last_place
        self._last_place = place
        if cursor.hasSelection():
            return
        for start, end, _ in parts.figure_spans(cursor.block()):
            if start < place < end:
                cursor.setPosition(start if before >= end else end)
                self.setTextCursor(cursor)
                return
        look = self.currentCharFormat()
        if look.property(parts.FIGURE) or look.property(parts.CARD) is not None:
            self.setCurrentCharFormat(QTextCharFormat())

    def _pressed_place(self, point: QPoint) -> int:
        return self.cursorForPosition(point).position()

    def _figure_under(self, point: QPoint, place: int) -> str:
        """Return the figure whose words lie under a point; beside them is not on them."""
        key = self.figure_at(place)
        if not key:
            return ""
        for start, end, one in parts.figure_spans(self.document().findBlock(place)):
            if one == key and start <= place <= end:
                cursor = self.textCursor()
                cursor.setPosition(start)
                first = self.cursorRect(cursor)
                cursor.setPosition(end)
                last = self.cursorRect(cursor)
                is_one_row = first.top() == last.top()
                inside = first.left() <= point.x() <= last.left() if is_one_row else True
                rows = first.top() <= point.y() <= last.bottom()
                return key if inside and rows else ""
        return ""
