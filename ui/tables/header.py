"""The header of a table: titles, our own sort arrow, a click to sort."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.icons import icon_pixmap
from ui.tables.delegate import PADDING, left_padding
from ui.tables.row_model import SortState

HEADER_HEIGHT = 38
ARROW = 14


class SortHeader(QHeaderView):
    """Titles with an arrow that points up for ascending; Fusion draws it the other way round.

    Signals:
        sort_asked(SortState): the person clicked a title.
    """

    sort_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sort_state = SortState()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(56)
        self.setFixedHeight(HEADER_HEIGHT)
        self.sectionClicked.connect(self._ask_sort)

    def show_sort(self, sort: SortState) -> None:
        """Put the arrow on the column that orders the rows."""
        self.sort_state = sort
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the fixed height."""
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Draw one title."""
        tokens = theme.current()
        painter.save()
        painter.fillRect(rect, theme.colour(tokens.surface))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour(tokens.border)
        )
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        is_sorted = self.sort_state.column == logical_index
        painter.setPen(theme.colour(tokens.accent if is_sorted else tokens.text_secondary))
        self._paint_title(painter, rect, logical_index, QFontMetrics(font))
        painter.restore()

    def _paint_title(
        self, painter: QPainter, rect: QRect, logical_index: int, metrics: QFontMetrics
    ) -> None:
        model = self.model()
        title = str(model.headerData(logical_index, self.orientation()))
        role = Qt.ItemDataRole.TextAlignmentRole
        align = Qt.AlignmentFlag(model.headerData(logical_index, self.orientation(), role))
        is_sorted = self.sort_state.column == logical_index
        room = rect.adjusted(
            left_padding(logical_index), 0, -PADDING - (ARROW + 2 if is_sorted else 0), 0
        )
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(align | Qt.TextFlag.TextSingleLine), shown)
        if is_sorted:
            is_right = bool(align & Qt.AlignmentFlag.AlignRight)
            left = room.right() if is_right else room.left() + metrics.horizontalAdvance(shown)
            name = "arrow-down" if self.sort_state.descending else "arrow-up"
            ratio = self.devicePixelRatioF()
            arrow = icon_pixmap(name, theme.current().accent, ARROW, ratio)
            painter.drawPixmap(left + 3, rect.center().y() - ARROW // 2, arrow)

    def _ask_sort(self, column: int) -> None:
        """Go from ascending to descending to the order of the source, as clerks expect."""
        now = self.sort_state
        if now.column != column:
            self.sort_asked.emit(SortState(column))
        elif not now.descending:
            self.sort_asked.emit(SortState(column, descending=True))
        else:
            self.sort_asked.emit(SortState())
