"""Editing in the cells of a table by F2, double click or typing, as spreadsheets do it.

An input method composes its first letters before any editor has the keyboard. Moving the keyboard
then would break the composition off, so the editor opens without it: the table hands on what is
composed, and the keyboard follows when the first words are committed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QTableView

from ui.tables.cell_editors import CellEditor, make_editor
from ui.tables.cell_hints import CellHints
from ui.tables.cell_steps import choose_cell, go_down, go_right
from ui.tables.column import Column
from ui.tables.edit_plan import locked_because
from ui.tables.row_model import RowModel
from ui.theme import Tone
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.labels import ENTER

Row = TypeVar("Row")

ENDING = (*ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
# The keyboard only visits these: the editor stays open meanwhile.
PASSING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


@dataclass(frozen=True, kw_only=True)
class EditRules(Generic[Row]):
    """What the page says about editing its rows.

    Attributes:
        refusal: why nothing can be edited now, "" when it can; asks about unsaved changes.
        store: stores words for a cell; returns what is wrong with them, "" when they are taken.
        explain: what words for a cell are understood as, "" for nothing to say.
    """

    refusal: Callable[[], str]
    store: Callable[[Row, Column[Row], str], str]
    explain: Callable[[Row, Column[Row], str], str]
    directory: UnitDirectory


@dataclass(slots=True)
class _Open(Generic[Row]):
    """The editor that is open, and the cell it is for: rows may be read anew under it."""

    editor: CellEditor
    row: Row
    key: str
    column: int
    before: str


class CellEditing(QObject, Generic[Row]):
    """Lets a person edit the cells of ``table``, and of views that lie over it."""

    def __init__(self, table: QTableView, model: RowModel[Row], rules: EditRules[Row]) -> None:
        super().__init__(table)
        self._table = table
        self._rows = model
        self._rules = rules
        self._views = [table]
        self._open: _Open[Row] | None = None
        self._hints = CellHints(table)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        table.selectionModel().currentChanged.connect(self._on_current_changed)
        self._follow(table)
        model.modelReset.connect(self._place)

    def watch(self, view: QTableView) -> None:
        """Edit in ``view`` too, wherever it shows a column over the table (frozen columns)."""
        self._views.append(view)
        view.viewport().installEventFilter(self)
        self._follow(view)

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open."""
        return self._open.editor if self._open else None

    @property
    def hint(self) -> str:
        """The sentence at the cell, "" when there is none."""
        return self._hints.text

    def edit_current(self) -> None:
        """Open the editor over the cell in hand (F2), or say why there is none."""
        self._start(self._table.currentIndex(), is_replacing=False)

    def commit(self) -> bool:
        """Store what the open editor says; False when there is none or something is wrong."""
        return self._commit()

    def give_up(self) -> None:
        """Close the editor; nothing is stored."""
        self._close(takes_keyboard=True)

    def say(self, text: str) -> None:
        """Show a sentence at the cell in hand for a while."""
        index = self._table.currentIndex()
        if index.isValid() and self._open is None:
            self._say(index, text)

    def reopen(self, key: str, column: Column[Row], text: str, problem: str) -> bool:
        """Open the editor with words that could not be stored; False when that is not possible."""
        position = self._rows.position_of(key)
        if self._open is not None or position is None or not self._table.isVisible():
            return False
        index = self._rows.index(position, self._rows.columns.index(column))
        choose_cell(self._table, index)
        opened = self._start(index, is_replacing=False)
        if opened is not None:
            opened.editor.start(text, is_replacing=False)
            self._complain(problem)
        return opened is not None

    # What the table hears

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen to the table, its viewports and the open editor."""
        if self._open is not None and watched is self._open.editor.field:
            return self._on_editor_event(event)
        if watched is self._table:
            return self._on_table_event(event)
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonDblClick:
            return self._on_double_click(event)
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _on_table_event(self, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            return self._compose(event)
        if isinstance(event, QInputMethodQueryEvent):
            return self._answer(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_table_key(event)
        return False

    def _on_double_click(self, event: QMouseEvent) -> bool:
        index = self._table.currentIndex()
        is_left = event.button() is Qt.MouseButton.LeftButton
        is_editable = index.isValid() and self._rows.columns[index.column()].edit is not None
        if not (is_left and is_editable) or self._rows.group_at(index.row()) is not None:
            return False
        return self._start(index, is_replacing=False) is not None

    def _on_table_key(self, event: QKeyEvent) -> bool:
        if self._open is not None:
            field = self._open.editor.field
            if not field.hasFocus():  # composing: the keyboard has not followed yet
                field.setFocus()
                QCoreApplication.sendEvent(field, event)
            return True  # what an editor leaves over is not for the table
        index = self._table.currentIndex()
        if event.modifiers() & HELD or not index.isValid():
            return False
        if event.key() == Qt.Key.Key_Backspace:
            return self._start(index, is_replacing=True) is not None
        text = event.text()
        if not text.isprintable() or not text.strip():
            return False
        if (opened := self._start(index, is_replacing=True)) is not None:
            QCoreApplication.sendEvent(opened.editor.field, event)
        return True  # else the table would jump to a row that begins with the letter

    # Composing before the editor has the keyboard

    def _compose(self, event: QInputMethodEvent) -> bool:
        opened = self._open
        if opened is None:
            if not event.preeditString() and not event.commitString():
                return False
            index = self._table.currentIndex()
            opened = self._start(index, is_replacing=True, takes_keyboard=False)
        if opened is None:
            return True
        QCoreApplication.sendEvent(opened.editor.field, QInputMethodEvent(event))
        if event.commitString() and not event.preeditString():
            opened.editor.field.setFocus()
        elif not event.preeditString() and not opened.editor.text():
            self._close()  # the composition was given up
        return True

    def _answer(self, event: QInputMethodQueryEvent) -> bool:
        """Tell the input method about the editor, where its list of words is to appear."""
        if self._open is None or self._open.editor.field.hasFocus():
            return False
        field = self._open.editor.field
        for query in Qt.InputMethodQuery:
            if event.queries() & query and query.value.bit_count() == 1:
                value = field.inputMethodQuery(query)
                if isinstance(value, QRectF):
                    value = value.toAlignedRect()
                if isinstance(value, QRect):
                    value = value.translated(field.mapTo(self._table, QPoint()))
                event.setValue(query, value)
        event.accept()
        return True

    # The editor

    def _start(
        self, index: QModelIndex, *, is_replacing: bool, takes_keyboard: bool = True
    ) -> _Open[Row] | None:
        if not index.isValid() or self._rows.group_at(index.row()) is not None:
            return None
        column = self._rows.columns[index.column()]
        self._table.scrollTo(index)
        refusal = locked_because(column) if column.edit is None else self._rules.refusal()
        if column.edit is None or refusal:
            self._say(index, refusal)
            return None
        row = self._rows.row_at(index.row())
        # In the table itself: above its cells and above the view of its frozen columns.
        editor = make_editor(column.edit, column.title, self._rules.directory, self._table)
        before = column.edit.text(row)
        opened = _Open(editor, row, self._rows.row_key(row), index.column(), before)
        self._open = opened
        self._hints.drop()
        editor.start(before, is_replacing=is_replacing)
        editor.field.installEventFilter(self)
        editor.changed.connect(self._on_changed)
        editor.chosen.connect(self._commit)
        self._place()
        editor.show()
        if takes_keyboard:
            editor.field.setFocus()
        return opened

    def _on_editor_event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                return self._keeps_from_window(event)
            if event.type() is QEvent.Type.KeyPress:
                return self._on_editor_key(event)
        is_leaving = isinstance(event, QFocusEvent) and event.reason() not in PASSING
        if is_leaving and event.type() is QEvent.Type.FocusOut:
            # The keyboard is on its way elsewhere: what is wrong is said when it has arrived.
            QTimer.singleShot(0, self, self._on_left)
        return False

    def _keeps_from_window(self, event: QKeyEvent) -> bool:
        is_own = event.key() == Qt.Key.Key_Escape or not event.modifiers() & HELD
        if is_own and event.key() not in range(Qt.Key.Key_F1, Qt.Key.Key_F12):
            event.accept()
            return True
        return False

    def _on_editor_key(self, event: QKeyEvent) -> bool:
        editor, key = self.editor, event.key()
        if editor is None:
            return False
        if key in ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return editor.take_key(Qt.Key.Key_unknown)
        if editor.take_key(key):
            return True
        if key not in ENDING:
            return False
        if key == Qt.Key.Key_Escape:
            self.give_up()
        else:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._commit(takes_keyboard=True, then=key, is_back=is_back)
        return True

    def _on_left(self) -> None:
        opened = self._open
        if opened is None or opened.editor.field.hasFocus() or self._commit():
            return
        if self._table.isVisible():
            opened.editor.field.setFocus()

    def _commit(
        self,
        *,
        takes_keyboard: bool = False,
        then: Qt.Key | int = Qt.Key.Key_unknown,
        is_back: bool = False,
    ) -> bool:
        """Store what the editor says; what is wrong is said at the cell and nothing is stored."""
        if self._open is None:
            return False
        opened, text = self._open, self._open.editor.text()
        if text != opened.before:
            problem = self._rules.store(opened.row, self._rows.columns[opened.column], text)
            if problem:
                self._complain(problem)
                return False
        self._close(takes_keyboard=takes_keyboard)
        if then in ENTER:
            go_down(self._table, self._rows, -1 if is_back else 1)
        elif then in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            steps = -1 if is_back or then == Qt.Key.Key_Backtab else 1
            go_right(self._table, self._rows, steps)
        return True

    def _close(self, *, takes_keyboard: bool = False) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        opened.editor.field.removeEventFilter(self)
        opened.editor.close_lists()
        had_keyboard = opened.editor.field.hasFocus()
        if takes_keyboard or had_keyboard:
            self._table.setFocus()
        opened.editor.hide()
        opened.editor.deleteLater()
        self._hints.drop()

    # Where things lie

    def _cell_area(self, index: QModelIndex) -> QRect:
        """Return where a cell lies in the table, in the uppermost view that shows its column."""
        column = index.column()
        shown = [one for one in self._views if one.isVisible() and not one.isColumnHidden(column)]
        view = shown[-1] if shown else self._table
        return view.visualRect(index).translated(view.viewport().mapTo(self._table, QPoint()))

    def _follow(self, view: QTableView) -> None:
        view.verticalScrollBar().valueChanged.connect(self._place)
        view.horizontalScrollBar().valueChanged.connect(self._place)
        view.horizontalHeader().sectionResized.connect(self._place)

    def _place(self, *_: object) -> None:
        """Lay the editor over its cell; a cell that is no longer shown leaves it where it is."""
        opened = self._open
        if opened is None:
            return
        position = self._rows.position_of(opened.key)
        if position is not None:
            cell = self._cell_area(self._rows.index(position, opened.column))
            room = self._table.viewport().geometry()
            opened.editor.setGeometry(opened.editor.fitted(cell, room))
        opened.editor.raise_()
        self._hints.move(opened.editor.geometry())

    # Sentences at the cell

    def _on_changed(self) -> None:
        opened = self._open
        if opened is None:
            return
        opened.editor.mark(is_wrong=False)
        self._place()
        text = opened.editor.text()
        said = self._rules.explain(opened.row, self._rows.columns[opened.column], text)
        if said:
            self._hints.say(opened.editor.geometry(), said)
        else:
            self._hints.drop()

    def _complain(self, problem: str) -> None:
        opened = self._open
        if opened is not None:
            opened.editor.mark(is_wrong=True)
            opened.editor.hide_lists()
            self._hints.say(opened.editor.geometry(), problem, Tone.DANGER)

    def _say(self, index: QModelIndex, text: str) -> None:
        self._hints.say(self._cell_area(index), text, fades=True)

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if self._open is None and (now.row(), now.column()) != (before.row(), before.column()):
            self._hints.drop()
