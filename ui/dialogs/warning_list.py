"""What the reader found unclear, to be looked up in the original text and ticked as looked at."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.records import WarningRow
from ui import theme
from ui.formatting import time_text
from ui.tables.item_option import item_option

# On both sides of an item, see forms.qss, and a little for the tick.
PADDING = 36


class Unclear(Protocol):
    """What a list of warnings needs of one."""

    @property
    def line(self) -> int | None:
        """The line of the original text, None when it has no single place."""

    @property
    def message(self) -> str:
        """What is unclear."""


class _WrappedWords(QStyledItemDelegate):
    """Asks for the height that words need beside the padding, which Qt forgets as it wraps them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of an item."""
        cell = item_option(option)
        cell.rect = cell.rect.adjusted(0, 0, -theme.px(PADDING), 0)
        return super().sizeHint(option, index)


class WarningList(QListWidget):
    """Lists warnings.

    Signals:
        place_chosen(line): a warning was clicked or reached; None when it has no single place.
        place_opened(line): the same, by Enter or a double click.
    """

    place_chosen = Signal(object)
    place_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warnings: tuple[Unclear, ...] = ()
        self.setProperty("role", "warnings")
        self.setAccessibleName("识读提示")
        self.setWordWrap(True)
        self.setItemDelegate(_WrappedWords(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)  # when the scroll bar takes its room
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._choose)
        self.itemClicked.connect(lambda item: self._choose(self.row(item)))
        self.itemActivated.connect(lambda item: self.place_opened.emit(self._line(self.row(item))))

    def show_warnings(self, warnings: Iterable[Unclear]) -> None:
        """Show other warnings, in their order."""
        self.clear()
        self._warnings = tuple(warnings)
        for warning in self._warnings:
            QListWidgetItem(_words(warning), self)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._warnings):
            self.place_chosen.emit(self._line(row))

    def _line(self, row: int) -> int | None:
        return self._warnings[row].line


class WarningChecklist(WarningList):
    """Warnings of a stored document; each has a tick that says whether it was looked at (已核对).

    Signals:
        check_asked(WarningRow, bool): a tick was set or taken away, by mouse or the space bar.
    """

    check_asked = Signal(object, bool)

    def __init__(self, *, may_check: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_check = may_check
        self._rows: tuple[WarningRow, ...] = ()
        self.setToolTip("勾上表示已核对；双击打开原文" if may_check else "双击打开原文")
        self.itemChanged.connect(self._on_ticked)

    def open_warnings(self) -> tuple[WarningRow, ...]:
        """Return those nobody has looked at."""
        return tuple(row for row in self._rows if not row.is_checked)

    def show_checked(self, rows: Sequence[WarningRow]) -> None:
        """Show other warnings, or the same anew: the one in hand stays in hand."""
        in_hand = self.currentRow() if [row.id for row in rows] == self._keys() else -1
        self._rows = tuple(rows)
        with QSignalBlocker(self):
            self.show_warnings(rows)
            for place, row in enumerate(rows if self._may_check else ()):
                state = Qt.CheckState.Checked if row.is_checked else Qt.CheckState.Unchecked
                self.item(place).setCheckState(state)
            self.setCurrentRow(in_hand)

    def _keys(self) -> list[str]:
        return [row.id for row in self._rows]

    def _on_ticked(self, item: QListWidgetItem) -> None:
        is_checked = item.checkState() is Qt.CheckState.Checked
        self.check_asked.emit(self._rows[self.row(item)], is_checked)


def _words(warning: Unclear) -> str:
    place = f"第 {warning.line} 行　" if warning.line else ""
    words = f"{place}{warning.message}"
    if isinstance(warning, WarningRow) and warning.checked_at is not None:
        words += f"\n已核对　{warning.checked_by} {time_text(warning.checked_at)}"
    return words
