"""Draws the cells of every table: text with search marks, pills, hairlines, the row in hand."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.filters import fold
from ui import theme
from ui.tables.column import CellKind
from ui.tables.item_option import ItemOption, item_option
from ui.tables.row_model import KIND_ROLE, TONE_ROLE
from ui.theme import Tone

PADDING = 10
EDGE_PADDING = 15
PILL_HEIGHT = 22
DOT_RADIUS = 3.0
SELECTION_BAR = 3


class _Fonts(NamedTuple):
    normal: QFont
    strong: QFont
    small: QFont


class CellDelegate(QStyledItemDelegate):
    """Paints every kind of cell; one for a whole table.

    Attributes:
        hovered_row: the row under the mouse, -1 for none.
        first_column: the column shown first from the left.
        marks_cell_in_hand: whether the current cell has a frame, for tables that are worked on
            cell by cell.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.first_column = 0
        self.marks_cell_in_hand = False
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
        kind = index.data(KIND_ROLE)
        if kind is None:  # The head of a group is drawn over all cells, see group_heads.
            return
        cell = item_option(option)
        painter.save()
        self.paint_ground(painter, cell, index)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text and kind is CellKind.PILL:
            self._paint_pill(painter, cell, text, index.data(TONE_ROLE) or Tone.NEUTRAL)
        elif text:
            self._paint_text(painter, cell, index, text)
        if self.marks_cell_in_hand and cell.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour(theme.current().accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.drawRect(cell.rect.adjusted(0, 0, -1, -2))
        painter.restore()

    def paint_ground(
        self, painter: QPainter, cell: ItemOption, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw what lies under the words: selection, hover band, hairline."""
        tokens = theme.current()
        rect = cell.rect
        is_selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, theme.colour(tokens.selection))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, theme.colour(tokens.hover))
        bottom = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(bottom, theme.colour(tokens.hairline))
        if is_selected and index.column() == self.first_column:
            bar = QRect(rect.left(), rect.top(), SELECTION_BAR, rect.height())
            painter.fillRect(bar, theme.colour(tokens.accent_fill))

    def _paint_text(
        self,
        painter: QPainter,
        cell: ItemOption,
        index: QModelIndex | QPersistentModelIndex,
        text: str,
    ) -> None:
        tone = index.data(TONE_ROLE)
        fonts = self._fonts_for(cell)
        font = fonts.strong if tone else fonts.normal
        metrics = QFontMetrics(font)
        left = left_padding(is_first=index.column() == self.first_column)
        area = cell.rect.adjusted(left, 0, -PADDING, 0)
        plain = text.replace("\n", " ")
        shown = metrics.elidedText(plain, theme.ELIDE_RIGHT, area.width())
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        if self._words:
            words = _aligned(area, metrics.horizontalAdvance(shown), align)
            self._paint_marks(painter, QRectF(words), metrics, plain, shown)
        painter.setFont(font)
        painter.setPen(theme.colour(_ink(index.data(KIND_ROLE), tone)))
        painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), shown)

    def _paint_pill(self, painter: QPainter, cell: ItemOption, text: str, tone: Tone) -> None:
        tokens = theme.current()
        font = self._fonts_for(cell).small
        metrics, height = QFontMetrics(font), theme.px(PILL_HEIGHT)
        area = cell.rect.adjusted(PADDING, 0, -PADDING, 0)
        width = min(metrics.horizontalAdvance(text) + 29, area.width())
        top = area.center().y() - height / 2 + 0.5
        pill = QRectF(area.left(), top, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # On the selected row the soft ground would drown in the selection.
        is_selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        ground = tokens.surface if is_selected else tokens.ground(tone)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setBrush(theme.colour(tokens.ink(tone)))
        painter.drawEllipse(QPointF(pill.left() + 11, pill.center().y()), DOT_RADIUS, DOT_RADIUS)
        words = pill.adjusted(19, 0, -6, 0)
        if self._words:
            self._paint_marks(painter, words, metrics, text, text)
        painter.setFont(font)
        painter.setPen(theme.colour(tokens.ink(tone)))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_marks(
        self, painter: QPainter, words: QRectF, metrics: QFontMetrics, text: str, shown: str
    ) -> None:
        """Mark what was searched for; where it is cut off, the dots are marked in its place."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().mark))
        height = metrics.height()
        top = words.center().y() - height / 2
        last = len(shown) - 1
        for start, end in marks_in(text, self._words):
            first = min(start, last) if shown != text else start
            left = words.left() + metrics.horizontalAdvance(shown[:first])
            width = metrics.horizontalAdvance(shown[first:end])
            painter.drawRoundedRect(QRectF(left - 1, top, width + 2, height), 3, 3)

    def _fonts_for(self, cell: ItemOption) -> _Fonts:
        if self._fonts is None or self._fonts.normal != cell.font:
            strong, small = QFont(cell.font), QFont(cell.font)
            strong.setWeight(QFont.Weight.DemiBold)
            small.setPixelSize(theme.px(theme.FONT_SMALL))
            self._fonts = _Fonts(QFont(cell.font), strong, small)
        return self._fonts


def left_padding(*, is_first: bool) -> int:
    """Return the room left of a cell; the first column stands under the card's heading."""
    return EDGE_PADDING if is_first else PADDING


def marks_in(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return beginnings and ends of the folded ``words`` in ``text``."""
    folded = fold(text)
    if len(folded) == len(text):
        return list(_found(folded, words))
    # Folding may write one letter as several (㎡, ½): ends are counted back to letters of the text.
    letters = [fold(letter) for letter in text]
    places = [place for place, letter in enumerate(letters) for _ in letter]
    found = _found("".join(letters), words)
    return [(places[start], places[end - 1] + 1) for start, end in found]


def _found(folded: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        start = folded.find(word)
        while start >= 0:
            yield start, start + len(word)
            start = folded.find(word, start + len(word))


def _aligned(area: QRect, width: int, align: Qt.AlignmentFlag) -> QRect:
    """Return where words of ``width`` stand in ``area``."""
    spare = area.width() - width
    if align & Qt.AlignmentFlag.AlignRight:
        return area.adjusted(spare, 0, 0, 0)
    if align & Qt.AlignmentFlag.AlignHCenter:
        return area.adjusted(spare // 2, 0, 0, 0)
    return area


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
