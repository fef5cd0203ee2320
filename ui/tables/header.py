"""The header of a table: titles, order with its rank, a funnel for the filter of each column."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from models.views import SortKey
from ui import theme
from ui.dressing import set_height
from ui.icons import icon_pixmap
from ui.tables.delegate import PADDING, left_padding

HEADER_HEIGHT = 38
ARROW = 14
FUNNEL = 15
FUNNEL_ROOM = 20
RANK_ROOM = 9


class SortMark(NamedTuple):
    """How a column takes part in the order; ``rank`` 0 where it is the only one."""

    descending: bool
    rank: int


class LedgerHeader(QHeaderView):
    """Titles. The arrow points up for ascending; Fusion draws it the other way round.

    A click sorts, with Shift it adds a column to the order. The funnel of a column shows while the
    mouse is over its title, and always while the column is filtered.

    Attributes:
        has_funnels: whether columns can be filtered from here.

    Signals:
        sorts_asked(tuple of SortKey): the rows shall be ordered so.
        filter_asked(column): the funnel of a column was pressed.
        menu_asked(column, QPoint): the menu of a column, at a place on screen.
    """

    sorts_asked = Signal(object)
    filter_asked = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.has_funnels = False
        self._keys = tuple(keys)
        self._sorts: tuple[SortKey, ...] = ()
        self._marks: dict[int, SortMark] = {}
        self._filtered: frozenset[int] = frozenset()
        self._hovered = -1
        self._pressed_funnel = -1
        self._is_adding = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(56)
        set_height(self, HEADER_HEIGHT)
        self.setAccessibleName("表头")
        self.sectionClicked.connect(self._ask_sort)

    def show_sorts(self, sorts: Sequence[SortKey]) -> None:
        """Put arrows on the columns that order the rows."""
        self._sorts = tuple(sorts)
        places = {key: place for place, key in enumerate(self._keys)}
        known = [one for one in sorts if one.column in places]
        self._marks = {
            places[one.column]: SortMark(one.descending, rank if len(known) > 1 else 0)
            for rank, one in enumerate(known, start=1)
        }
        self.viewport().update()

    def show_filtered(self, keys: Sequence[str]) -> None:
        """Let the funnels of filtered columns show."""
        self._filtered = frozenset(self._keys.index(key) for key in keys if key in self._keys)
        self.viewport().update()

    def first_column(self) -> int:
        """Return the column shown first from the left."""
        in_order = (self.logicalIndex(visual) for visual in range(self.count()))
        return next((one for one in in_order if not self.isSectionHidden(one)), 0)

    def sort_mark(self, column: int) -> SortMark | None:
        """Return how a column takes part in the order."""
        return self._marks.get(column)

    def has_funnel(self, column: int) -> bool:
        """Return whether the funnel of a column shows."""
        is_offered = self.has_funnels and column == self._hovered
        return is_offered or column in self._filtered

    def title_area(self, column: int) -> QRect:
        """Return where a title is, in the coordinates of the header."""
        left, width = self.sectionViewportPosition(column), self.sectionSize(column)
        return QRect(left, 0, width, self.height())

    def funnel_area(self, column: int) -> QRect:
        """Return where the funnel of a column is, away from the edge that widens the column."""
        area = self.title_area(column)
        is_right = bool(self._align(column) & Qt.AlignmentFlag.AlignRight)
        left = area.left() + 5 if is_right else area.right() - FUNNEL_ROOM - 4
        return QRect(left, area.center().y() - FUNNEL_ROOM // 2, FUNNEL_ROOM, FUNNEL_ROOM)

    def sizeHint(self) -> QSize:
        """Return the fixed height."""
        return QSize(super().sizeHint().width(), theme.px(HEADER_HEIGHT))

    # Painting

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
        is_in_use = logical_index in self._marks or logical_index in self._filtered
        painter.setPen(theme.colour(tokens.accent if is_in_use else tokens.text_secondary))
        self._paint_title(painter, rect, logical_index, QFontMetrics(font))
        if self.has_funnel(logical_index):
            self._paint_funnel(painter, logical_index)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, rect: QRect, column: int, metrics: QFontMetrics
    ) -> None:
        align, mark = self._align(column), self._marks.get(column)
        title = str(self.model().headerData(column, self.orientation()))
        room = self._title_room(rect, column)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, int(align | Qt.TextFlag.TextSingleLine), shown)
        if mark is None:
            return
        end = room.right()
        if not align & Qt.AlignmentFlag.AlignRight:
            spare = room.width() - metrics.horizontalAdvance(shown)
            is_centred = bool(align & Qt.AlignmentFlag.AlignHCenter)
            end -= spare // 2 if is_centred else spare
        self._paint_mark(painter, QPoint(end + 3, rect.center().y()), mark)

    def _title_room(self, rect: QRect, column: int) -> QRect:
        """Return the room of the words alone: beside it stand arrow, rank and funnel."""
        mark = self._marks.get(column)
        right = 0 if mark is None else ARROW + 2 + (RANK_ROOM if mark.rank else 0)
        left = left_padding(is_first=column == self.first_column())
        if self.has_funnel(column):
            is_right = bool(self._align(column) & Qt.AlignmentFlag.AlignRight)
            left, right = (
                (max(left, FUNNEL_ROOM + 6), right) if is_right else (left, right + FUNNEL_ROOM - 2)
            )
        return rect.adjusted(left, 0, -PADDING - right, 0)

    def _paint_mark(self, painter: QPainter, place: QPoint, mark: SortMark) -> None:
        name = "arrow-down" if mark.descending else "arrow-up"
        arrow = icon_pixmap(name, theme.current().accent, ARROW, self.devicePixelRatioF())
        painter.drawPixmap(place.x(), place.y() - ARROW // 2, arrow)
        if mark.rank:
            font = QFont(self.font())
            font.setPixelSize(theme.px(theme.FONT_SMALL - 2))
            painter.setFont(font)
            area = QRect(place.x() + ARROW - 2, place.y() - 11, RANK_ROOM + 2, 14)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(mark.rank))

    def _paint_funnel(self, painter: QPainter, column: int) -> None:
        tokens, area = theme.current(), self.funnel_area(column)
        is_filtered = column in self._filtered
        ink = tokens.accent if is_filtered else tokens.text_muted
        if is_filtered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.accent_soft))
            painter.drawRoundedRect(area, 4, 4)
        sign = icon_pixmap("funnel", ink, FUNNEL, self.devicePixelRatioF())
        inset = (FUNNEL_ROOM - FUNNEL) // 2
        painter.drawPixmap(area.left() + inset, area.top() + inset, sign)

    def _align(self, column: int) -> Qt.AlignmentFlag:
        role = Qt.ItemDataRole.TextAlignmentRole
        return Qt.AlignmentFlag(self.model().headerData(column, self.orientation(), role))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press on a funnel from sorting and moving."""
        self._pressed_funnel = self._funnel_at(event)
        if self._pressed_funnel < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the filter, or sort; Shift adds to the order."""
        if self._pressed_funnel < 0:
            self._is_adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            super().mouseReleaseEvent(event)
            self._is_adding = False
        elif self._funnel_at(event) == self._pressed_funnel:
            self.filter_asked.emit(self._pressed_funnel)
        self._pressed_funnel = -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the funnel of the title under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        if self._funnel_at(event) >= 0:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self.cursor().shape() is Qt.CursorShape.PointingHandCursor:
            self.unsetCursor()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the funnel away."""
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a column."""
        column = self.logicalIndexAt(event.pos())
        if column >= 0 and self.has_funnels:
            self.menu_asked.emit(column, event.globalPos())

    def _hover(self, column: int) -> None:
        if column != self._hovered:
            self._hovered = column
            self.viewport().update()

    def _funnel_at(self, event: QMouseEvent) -> int:
        place = event.position().toPoint()
        column = self.logicalIndexAt(place)
        is_left = event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)
        is_hit = column >= 0 and is_left and self.funnel_area(column).contains(place)
        return column if is_hit and (self.has_funnels or column in self._filtered) else -1

    # Order

    def _ask_sort(self, column: int) -> None:
        """Go from ascending to descending to no order, as clerks expect."""
        key = self._keys[column]
        before = next((one for one in self._sorts if one.column == key), None)
        is_alone = len(self._sorts) == 1 or self._is_adding
        if before is None or not is_alone:
            after: tuple[SortKey, ...] = (SortKey(key),)
        else:
            after = () if before.descending else (SortKey(key, descending=True),)
        self.sorts_asked.emit(self._joined(key, after) if self._is_adding else after)

    def _joined(self, key: str, after: tuple[SortKey, ...]) -> tuple[SortKey, ...]:
        """Return the order with one column changed in its place, or added last."""
        if all(one.column != key for one in self._sorts):
            return (*self._sorts, *after)
        return tuple(
            kept for one in self._sorts for kept in (after if one.column == key else (one,))
        )
