"""The tick list of a header filter: every value of a column with its count, searched as one types.

A list model and one delegate, no widget for a value: ten thousand values stay quick.
"""

from collections.abc import Collection, Iterable, Mapping, Set
from functools import cached_property
from itertools import compress

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.filters import BLANK_LABEL, fold
from ui import theme
from ui.tables.folded_texts import FoldedTexts
from ui.tables.item_option import item_option

Index = QModelIndex | QPersistentModelIndex

ALL_TITLE = "全选"
FOUND_TITLE = "全选搜索结果"
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_HEIGHT = 28
BOX = 16
PADDING = 8


class ValueModel(QAbstractListModel):
    """The values of a column; the first line ticks all that are shown.

    A search narrows the list and ticks what it finds; without a search the ticks from before count.

    Signals:
        ticked(): other values are ticked than before.
    """

    ticked = Signal()

    def __init__(self, counts: Mapping[str, int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts = counts
        self._shown = list(self._counts)
        self._ticked: Set[str] = self._counts.keys()  # no second set of very many values
        self._ticked_before_search: Set[str] = self._ticked
        self._search = ""

    def tick_only(self, values: Iterable[str]) -> None:
        """Tick exactly ``values``; those not in the list count as well."""
        self._ticked = set(values)
        self._tell()

    def search(self, text: str) -> None:
        """Show the values that contain every word of ``text``, all ticked."""
        words = fold(text).split()
        self.beginResetModel()
        if words and not self._search:
            self._ticked_before_search = self._ticked
        self._search = " ".join(words)
        has_all = self._folded.passing(lambda text: all(word in text for word in words))
        self._shown = list(compress(self._counts, has_all))
        self._ticked = set(self._shown) if words else self._ticked_before_search
        self.endResetModel()
        self.ticked.emit()

    @cached_property
    def _folded(self) -> FoldedTexts:
        return FoldedTexts([value or BLANK_LABEL for value in self._counts])

    def chosen(self) -> frozenset[str] | None:
        """Return the values to be shown, None for all there are."""
        ticked = self._ticked & set(self._shown) if self._search else self._ticked
        return None if _has_all(ticked, self._counts) else frozenset(ticked)

    def is_none_ticked(self) -> bool:
        """Return whether nothing that is shown is ticked."""
        return self._ticked.isdisjoint(self._shown)

    def value_at(self, line: int) -> str | None:
        """Return the value in a line, None for the line that ticks all."""
        return self._shown[line - 1] if line else None

    def toggle(self, line: int) -> None:
        """Tick a value or take its tick away; the first line does so for all shown."""
        value = self.value_at(line)
        if value is not None:
            self._ticked = self._ticked ^ {value}
        elif _has_all(self._ticked, self._shown):
            self._ticked = self._ticked - set(self._shown)
        else:
            self._ticked = self._ticked | set(self._shown)
        self._tell()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the lines: the values shown and the one that ticks all; none where none is."""
        return 0 if parent.isValid() or not self._shown else len(self._shown) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one line."""
        if not index.isValid():
            return None
        value = self.value_at(index.row())
        count = None if value is None else self._counts[value]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._title(value)
            case Qt.ItemDataRole.CheckStateRole:
                return self._state(value)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._title(value) if count is None else f"{self._title(value)}，{count} 条"
            case _ if role == COUNT_ROLE:
                return count
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every line be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def _title(self, value: str | None) -> str:
        if value is None:
            return FOUND_TITLE if self._search else ALL_TITLE
        return value.replace("\n", " ") or BLANK_LABEL

    def _state(self, value: str | None) -> Qt.CheckState:
        if value is not None:
            is_ticked = value in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if _has_all(self._ticked, self._shown):
            return Qt.CheckState.Checked
        if self._ticked.isdisjoint(self._shown):
            return Qt.CheckState.Unchecked
        return Qt.CheckState.PartiallyChecked

    def _tell(self) -> None:
        if self._shown:
            last = self.index(self.rowCount() - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()


def _has_all(ticked: Set[str], values: Collection[str]) -> bool:
    return len(ticked) >= len(values) and all(map(ticked.__contains__, values))


class ValueDelegate(QStyledItemDelegate):
    """Draws a line: tick, value, count."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        tokens, cell = theme.current(), item_option(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, cell.rect, cell.state)
        box = QRect(cell.rect.left() + PADDING, 0, BOX, BOX)
        box.moveTop(cell.rect.center().y() - BOX // 2 + 1)
        paint_box(painter, QRectF(box), index.data(Qt.ItemDataRole.CheckStateRole))
        painter.setFont(cell.font)
        metrics = QFontMetrics(cell.font)
        count = index.data(COUNT_ROLE)
        figure = "" if count is None else f"{count:,}"
        words = cell.rect.adjusted(PADDING + BOX + 8, 0, -PADDING, 0)
        painter.setPen(theme.colour(tokens.text_muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignRight), figure)
        room = words.width() - metrics.horizontalAdvance(figure) - 8
        title = metrics.elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, room
        )
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(words, int(middle | Qt.TextFlag.TextSingleLine), title)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = theme.current()
        is_in_hand = bool(state & QStyle.StateFlag.State_HasFocus)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not (is_in_hand or is_hovered):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.accent_soft if is_in_hand else tokens.hover))
        painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 4, 4)


def paint_box(painter: QPainter, box: QRectF, state: object) -> None:
    """Draw a tick box; ``state`` is a ``Qt.CheckState``."""
    tokens = theme.current()
    is_empty = Qt.CheckState(state) is Qt.CheckState.Unchecked
    painter.setPen(theme.colour(tokens.text_muted if is_empty else tokens.accent_fill))
    painter.setBrush(theme.colour(tokens.surface if is_empty else tokens.accent_fill))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if is_empty:
        return
    painter.setPen(QPen(theme.colour(tokens.on_accent), 1.8))
    left, top = box.left(), box.top()
    if Qt.CheckState(state) is Qt.CheckState.PartiallyChecked:
        line = [QPointF(left + 4, top + 8), QPointF(left + 12, top + 8)]
    else:
        line = [(QPointF(left + x, top + y)) for x, y in ((4, 8.2), (7, 11), (12, 5))]
    painter.drawPolyline(line)


class ValueList(QTableView):
    """Shows the values; a click anywhere in a line, or the space bar, ticks it.

    A table of one column: ``QListView`` measures every line again whenever a tick changes.

    Signals:
        entered_key(): Enter was pressed.
        left_above(): Up was pressed in the first line.
    """

    entered_key = Signal()
    left_above = Signal()

    def __init__(self, model: ValueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = model
        self.setAccessibleName("可选的值")
        self.setModel(model)
        self.setItemDelegate(ValueDelegate(self))
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(LINE_HEIGHT))

    def sizeHint(self) -> QSize:
        """Return room for some eight lines."""
        lines = max(5, min(8, self.values.rowCount()))
        return QSize(super().sizeHint().width(), lines * theme.px(LINE_HEIGHT) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar, take the ticks by Enter, go back to the search by Up.

        Home and End go to the first and the last value: a line has but one cell to go through.
        """
        key = event.key()
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.values.rowCount() - 1}
        if key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.values.toggle(self.currentIndex().row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_key.emit()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_above.emit()
        elif key in ends:
            self.setCurrentIndex(self.values.index(ends[Qt.Key(key)], 0))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the line the button was pressed and let go on."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_same = index.isValid() and index == self.currentIndex()
        if is_same and event.button() == Qt.MouseButton.LeftButton:
            self.values.toggle(index.row())

    def take_keyboard(self) -> None:
        """Take the keyboard from the search above, the first line in hand."""
        if self.values.rowCount():
            self.setCurrentIndex(self.values.index(0, 0))
        self.setFocus(Qt.FocusReason.TabFocusReason)
