"""Draws the cells of every table: text with search marks, pills, hairlines, the row in hand."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.tables.column import CellKind
from ui.tables.row_model import KIND_ROLE, TONE_ROLE, fold
from ui.theme import Tone

PADDING = 10
EDGE_PADDING = 15
PILL_HEIGHT = 22
DOT_RADIUS = 3.0
SELECTION_BAR = 3


class _Cell(Protocol):
    """The fields of ``QStyleOptionViewItem`` used here; Qt's stubs leave them out."""

    rect: QRect
    state: QStyle.StateFlag
    font: QFont


class _Fonts(NamedTuple):
    normal: QFont
    strong: QFont
    small: QFont


class CellDelegate(QStyledItemDelegate):
    """Paints every kind of cell; one for a whole table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._words: tuple[str, ...] = ()
        self._fonts: _Fonts | None = None

    def set_search(self, text: str) -> None:
        """Mark the words of ``text`` from now on."""
        self._words = tuple(fold(text).split())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        cell = cast("_Cell", option)
        painter.save()
        self._paint_ground(painter, cell, index)
        kind = index.data(KIND_ROLE)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text and kind is CellKind.PILL:
            self._paint_pill(painter, cell, text, index.data(TONE_ROLE) or Tone.NEUTRAL)
        elif text:
            self._paint_text(painter, cell, index, text)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        cell: _Cell,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = theme.current()
        rect = cell.rect
        is_selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, theme.colour(tokens.selection))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, theme.colour(tokens.hover))
        bottom = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(bottom, theme.colour(tokens.hairline))
        if is_selected and index.column() == 0:
            bar = QRect(rect.left(), rect.top(), SELECTION_BAR, rect.height())
            painter.fillRect(bar, theme.colour(tokens.accent_fill))

    def _paint_text(
        self,
        painter: QPainter,
        cell: _Cell,
        index: QModelIndex | QPersistentModelIndex,
        text: str,
    ) -> None:
        kind = index.data(KIND_ROLE)
        tone = index.data(TONE_ROLE)
        fonts = self._fonts_for(cell)
        font = fonts.strong if tone else fonts.normal
        metrics = QFontMetrics(font)
        area = cell.rect.adjusted(left_padding(index.column()), 0, -PADDING, 0)
        shown = metrics.elidedText(
            text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width()
        )
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        if self._words and align & Qt.AlignmentFlag.AlignLeft:
            _paint_marks(painter, area, metrics, shown, _marks(shown, self._words))
        painter.setFont(font)
        painter.setPen(theme.colour(_ink(kind, tone)))
        painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), shown)

    def _paint_pill(self, painter: QPainter, cell: _Cell, text: str, tone: Tone) -> None:
        tokens = theme.current()
        font = self._fonts_for(cell).small
        area = cell.rect.adjusted(PADDING, 0, -PADDING, 0)
        width = min(QFontMetrics(font).horizontalAdvance(text) + 29, area.width())
        top = area.center().y() - PILL_HEIGHT / 2 + 0.5
        pill = QRectF(area.left(), top, width, PILL_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # On the selected row the soft ground would drown in the selection.
        is_selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        ground = tokens.surface if is_selected else tokens.ground(tone)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(pill, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
        painter.setBrush(theme.colour(tokens.ink(tone)))
        painter.drawEllipse(QPointF(pill.left() + 11, pill.center().y()), DOT_RADIUS, DOT_RADIUS)
        painter.setFont(font)
        painter.setPen(theme.colour(tokens.ink(tone)))
        words = pill.adjusted(19, 0, -6, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _fonts_for(self, cell: _Cell) -> _Fonts:
        if self._fonts is None or self._fonts.normal != cell.font:
            strong, small = QFont(cell.font), QFont(cell.font)
            strong.setWeight(QFont.Weight.DemiBold)
            small.setPixelSize(theme.FONT_SMALL)
            self._fonts = _Fonts(QFont(cell.font), strong, small)
        return self._fonts


def left_padding(column: int) -> int:
    """Return the room left of a cell; the first column stands under the card's heading."""
    return EDGE_PADDING if column == 0 else PADDING


def _ink(kind: CellKind, tone: Tone | None) -> str:
    tokens = theme.current()
    if tone is not None:
        return tokens.ink(tone)
    inks = {
        CellKind.LINK: tokens.accent,
        CellKind.MUTED: tokens.text_muted,
        CellKind.STRONG: tokens.text,
    }
    return inks.get(kind, tokens.text_secondary)


def _marks(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return starts and lengths of the words found; none where folding moves the letters."""
    folded = fold(text)
    if len(folded) != len(text):
        return []
    marks = []
    for word in words:
        start = folded.find(word)
        while start >= 0:
            marks.append((start, len(word)))
            start = folded.find(word, start + len(word))
    return marks


def _paint_marks(
    painter: QPainter,
    area: QRect,
    metrics: QFontMetrics,
    text: str,
    marks: Sequence[tuple[int, int]],
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(theme.current().mark))
    height = metrics.height()
    for start, length in marks:
        left = area.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[start : start + length])
        top = area.center().y() - height / 2 + 1
        painter.drawRoundedRect(QRectF(left - 1, top, width + 2, height), 3, 3)
