"""Tables and charts in the flow of a paper, drawn as cards: what they are, and their first rows."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPyTextObject, QTextDocument, QTextFormat

from models.papers import Chart, PaperTable
from ui import theme
from ui.pages.paper_document import Card, card_of

SHOWN_ROWS = 3
LINE, PADDING = 22, 10


def card_words(card: Card) -> str:
    """Return what a card is, in words."""
    if isinstance(card, Chart):
        return f"{card.kind.label}：{card.title}（{len(card.categories)} 项）"
    rows = sum(len(group.rows) for group in card.groups)
    name = card.caption or "、".join(card.headings[:3])
    turned = "，横排" if card.is_sideways else ""
    return f"表格：{name}（{rows} 行 × {len(card.headings)} 列{turned}）"


def first_rows(card: Card) -> list[list[str]]:
    """Return the headings and the first rows, as texts."""
    if isinstance(card, Chart):
        # The names of the series tell their rows apart.
        is_one = len(card.series) == 1
        head = [*card.categories] if is_one else ["", *card.categories]
        rows = [[*([] if is_one else [one.name]), *map(str, one.values)] for one in card.series]
        return [head, *rows]
    rows = [[run.text for run in row] for group in card.groups for row in group.rows]
    return [list(card.headings), *rows[:SHOWN_ROWS]]


def turned(card: Card, *, is_sideways: bool) -> Card:
    """Return a table sideways or upright; a chart as it is."""
    return replace(card, is_sideways=is_sideways) if isinstance(card, PaperTable) else card


class CardPainter(QPyTextObject):
    """Draws the cards of one document; ``find`` returns the card of a number."""

    def __init__(self, find: Callable[[int], Card | None], parent: QObject) -> None:
        super().__init__(parent)
        self._find = find

    def intrinsicSize(self, document: QTextDocument, _place: int, look: QTextFormat) -> QSizeF:
        """Return the room of a card: as wide as the text."""
        card = self._card(look)
        lines = 1 + (len(first_rows(card)) if card else 0)
        width = document.textWidth() - 2 * document.documentMargin() - 2
        return QSizeF(max(160.0, width), theme.px(LINE) * lines + 2 * PADDING)

    def drawObject(
        self,
        painter: QPainter,
        room: QRectF | QRect,
        _document: QTextDocument,
        _place: int,
        look: QTextFormat,
    ) -> None:
        """Draw a card: what it is, then its first rows."""
        card = self._card(look)
        if card is None:
            return
        tokens = theme.current()
        rect = QRectF(room)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(tokens.border))
        painter.setBrush(theme.colour(tokens.sunken))
        painter.drawRoundedRect(rect.adjusted(0.5, 2.5, -0.5, -2.5), 6, 6)
        inside = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        height = theme.px(LINE)
        plain = painter.font()
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(theme.colour(tokens.text_secondary))
        head = QRectF(inside.left(), inside.top(), inside.width(), height)
        _draw_words(painter, head, card_words(card))
        painter.setFont(plain)
        for place, cells in enumerate(first_rows(card)):
            ink = tokens.text_muted if place == 0 else tokens.text_secondary
            painter.setPen(theme.colour(ink))
            row = head.translated(0, height * (place + 1))
            _draw_row(painter, row, cells)
        painter.restore()

    def _card(self, look: QTextFormat) -> Card | None:
        number = card_of(look.toCharFormat())
        return self._find(number) if number is not None else None


def _draw_row(painter: QPainter, row: QRectF, cells: list[str]) -> None:
    if not cells:
        return
    width = row.width() / len(cells)
    for place, cell in enumerate(cells):
        left = row.left() + place * width
        _draw_words(painter, QRectF(left, row.top(), width - 6, row.height()), cell)


def _draw_words(painter: QPainter, room: QRectF, words: str) -> None:
    metrics = painter.fontMetrics()
    cut = metrics.elidedText(words.replace("\n", " "), theme.ELIDE_RIGHT, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
