"""The list under the search box: headings, lines with icon, marked words, hint and shortcut."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.filters import fold
from ui import theme
from ui.dialogs.palette_entries import Entry, Sort
from ui.icons import icon_pixmap

Index = QModelIndex | QPersistentModelIndex

LINE, HEAD = 38, 28
SIDE = 16
ICON = 16
GAP = 10
MOST_HEIGHT = 480
CUT = "…"


class EntryModel(QAbstractListModel):
    """The lines of the list, headings among them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry_at(self, row: int) -> Entry:
        """Return the line at ``row``."""
        return self._entries[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one line; assistive tools read hint and shortcut with the title."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(filter(None, (entry.title, entry.hint, entry.keys)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be passed over."""
        if index.isValid() and self._entries[index.row()].sort is Sort.HEAD:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class EntryList(QListView):
    """Shows the entries; the keyboard stays in the search box above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryModel(self)
        self._painter = EntryDelegate(self)
        self.setModel(self.entries)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("搜索结果")
        self.setProperty("role", "palette")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def show_entries(self, entries: tuple[Entry, ...], words: str) -> None:
        """Show other lines with the words marked; the first is in hand when the words are new."""
        wanted = tuple(fold(words).split())
        in_hand = self.chosen() if wanted == self._painter.words else None
        self._painter.words = wanted
        self.entries.set_entries(entries)
        if in_hand in entries:
            self.setCurrentIndex(self.entries.index(entries.index(in_hand)))
        else:
            self.step(1)

    def chosen(self) -> Entry | None:
        """Return the line in hand."""
        index = self.currentIndex()
        return self.entries.entry_at(index.row()) if index.isValid() else None

    def step(self, steps: int) -> None:
        """Go up or down, around the ends, past headings."""
        count = self.entries.rowCount()
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1
        for _ in range(count):
            row = (row + steps) % count
            if self.entries.entry_at(row).sort is not Sort.HEAD:
                self.setCurrentIndex(self.entries.index(row))
                # The heading above the first line should be seen too.
                self.scrollTo(self.entries.index(max(0, row - 1)))
                self.scrollTo(self.entries.index(row))
                return

    def wanted_height(self) -> int:
        """Return the height that shows all lines, within limits."""
        heights = (
            HEAD if self.entries.entry_at(row).sort is Sort.HEAD else LINE
            for row in range(self.entries.rowCount())
        )
        return min(sum(theme.px(height) for height in heights) + 10, theme.px(MOST_HEIGHT))


class _Line(NamedTuple):
    """Where the parts of a line are drawn."""

    rect: QRect
    font: QFont
    is_chosen: bool


class EntryDelegate(QStyledItemDelegate):
    """Draws headings and lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        is_head = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        return QSize(100, theme.px(HEAD if is_head else LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        model = index.model()
        if not isinstance(model, EntryModel):
            return
        entry = model.entry_at(index.row())
        chosen = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        # Qt's stubs leave the fields of the option out.
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        font = option.font  # type: ignore[attr-defined]
        painter.save()
        if entry.sort is Sort.HEAD:
            _paint_head(painter, rect, font, entry.title)
        else:
            self._paint_entry(painter, _Line(rect, font, bool(state & chosen)), entry)
        painter.restore()

    def _paint_entry(self, painter: QPainter, line: _Line, entry: Entry) -> None:
        tokens = theme.current()
        if line.is_chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.accent_soft))
            painter.drawRoundedRect(QRectF(line.rect.adjusted(6, 1, -6, -1)), 6, 6)
        area = line.rect.adjusted(SIDE, 0, -SIDE, 0)
        self._paint_icon(painter, area, entry.icon, is_chosen=line.is_chosen)
        area.setLeft(area.left() + ICON + GAP)
        if entry.keys:
            area.setRight(_paint_keys(painter, area, line.font, entry.keys) - GAP)
        metrics = QFontMetrics(line.font)
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, area.width())
        self._paint_words(painter, area, line.font, title, tokens.text)
        area.setLeft(area.left() + metrics.horizontalAdvance(title) + GAP + 4)
        if area.width() > 40:
            small = _small(line.font)
            hint = QFontMetrics(small).elidedText(
                entry.hint, Qt.TextElideMode.ElideRight, area.width()
            )
            self._paint_words(painter, area, small, hint, tokens.text_muted)

    def _paint_icon(self, painter: QPainter, area: QRect, name: str, *, is_chosen: bool) -> None:
        tokens = theme.current()
        ink = tokens.accent if is_chosen else tokens.text_muted
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        top = area.center().y() - ICON // 2 + 1
        painter.drawPixmap(area.left(), top, icon_pixmap(name, ink, ICON, ratio))

    def _paint_words(
        self, painter: QPainter, area: QRect, font: QFont, text: str, ink: str
    ) -> None:
        metrics = QFontMetrics(font)
        # The mark of what was cut off would fold into three points.
        folded = fold(text.removesuffix(CUT))
        for word in self.words if len(folded) == len(text.removesuffix(CUT)) else ():
            start = folded.find(word)
            if start >= 0:
                left = area.left() + metrics.horizontalAdvance(text[:start])
                width = metrics.horizontalAdvance(text[start : start + len(word)])
                height = metrics.height()
                top = area.center().y() - height / 2 + 1
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(theme.current().mark))
                painter.drawRoundedRect(QRectF(left - 1, top, width + 2, height), 3, 3)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, int(flags), text)


def _paint_head(painter: QPainter, rect: QRect, font: QFont, text: str) -> None:
    painter.setFont(_small(font))
    painter.setPen(theme.colour(theme.current().text_muted))
    area = rect.adjusted(SIDE, 0, -SIDE, -3)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom), text)


def _paint_keys(painter: QPainter, area: QRect, font: QFont, keys: str) -> int:
    """Draw a shortcut at the right and return where it begins."""
    small = _small(font)
    width = QFontMetrics(small).horizontalAdvance(keys)
    painter.setFont(small)
    painter.setPen(theme.colour(theme.current().text_muted))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(area, int(flags), keys)
    return area.right() - width


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(theme.px(theme.FONT_SMALL))
    return small
