"""The heads of groups: one line across all columns, with an arrow, the value and its count."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QTableView

from ui import theme
from ui.icons import icon_pixmap
from ui.tables.delegate import PADDING
from ui.tables.row_model import Group, RowModel

ARROW = 16
TITLE_LEFT = PADDING + ARROW + 6


def paint_heads(table: QTableView, *, width: int, hovered_row: int) -> None:
    """Draw the heads in sight over the cells of ``table``, as if it were ``width`` wide.

    Drawn after the cells: a head is no cell, it runs across all of them and does not scroll
    sideways.
    """
    model = table.model()
    if not isinstance(model, RowModel) or not model.view.group_by:
        return
    painter = QPainter(table.viewport())
    for row in range(max(table.rowAt(0), 0), _last_row(table) + 1):
        group = model.group_at(row)
        if group is not None:
            area = QRect(0, table.rowViewportPosition(row), width, table.rowHeight(row))
            is_in_hand = table.hasFocus() and table.currentIndex().row() == row
            _paint_head(painter, area, group, is_lit=row == hovered_row, is_in_hand=is_in_hand)
    painter.end()


def is_head(table: QTableView, row: int) -> bool:
    """Return whether the head of a group stands in ``row``."""
    model = table.model()
    return isinstance(model, RowModel) and row >= 0 and model.group_at(row) is not None


def _last_row(table: QTableView) -> int:
    row = table.rowAt(table.viewport().height() - 1)
    return row if row >= 0 else table.model().rowCount() - 1


def _paint_head(
    painter: QPainter, area: QRect, group: Group, *, is_lit: bool, is_in_hand: bool
) -> None:
    tokens = theme.current()
    painter.fillRect(area, theme.colour(tokens.track if is_lit else tokens.sunken))
    bottom = QRect(area.left(), area.bottom(), area.width(), 1)
    painter.fillRect(bottom, theme.colour(tokens.hairline))
    ratio = painter.device().devicePixelRatioF()
    arrow = icon_pixmap(
        "chevron-down" if group.is_open else "chevron-right", tokens.text_secondary, ARROW, ratio
    )
    painter.drawPixmap(QPoint(PADDING, area.center().y() - ARROW // 2), arrow)
    words = area.adjusted(TITLE_LEFT, 0, -PADDING, 0)
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    title = metrics.elidedText(group.title, theme.ELIDE_RIGHT, max(words.width() - 70, 40))
    line = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    count = words.adjusted(metrics.horizontalAdvance(title) + 8, 0, 0, 0)
    painter.setPen(theme.colour(tokens.text_muted))
    painter.drawText(count, line, f"{group.count:,}")
    painter.setFont(font)
    painter.setPen(theme.colour(tokens.text))
    painter.drawText(words, line, title)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    if is_in_hand:
        painter.setPen(QPen(theme.colour(tokens.accent), 1))
        painter.drawRect(area.adjusted(1, 0, -2, -2))


def turns_group(key: int, group: Group) -> bool:
    """Return whether a key opens or closes the group whose head is in hand."""
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        return True
    return key == (Qt.Key.Key_Left if group.is_open else Qt.Key.Key_Right)
