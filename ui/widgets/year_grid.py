"""A year as twelve small months, whose days can be turned by click, drag and space."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.rules.working_days import CalendarDay, WorkingCalendar
from models.vocabulary import DayKind
from ui import theme
from ui.formatting import WEEKDAYS, long_date_text, weekday_text
from ui.theme import Tone
from ui.widgets.month_calendar import MARKS, STEPS
from ui.widgets.spots import Spot, SpotBoard, paint_hover, sized

MONTHS = 12
MOST_COLUMNS = 4
CELL = (29, 17)  # least width and height of a day
HEAD = 24
GAP = 14
LINES = 7  # the weekdays and six weeks
_CENTRE = Qt.AlignmentFlag.AlignCenter
_GROUNDS = {DayKind.REST: Tone.DANGER, DayKind.WORK: Tone.ACCENT}


class YearGrid(SpotBoard):
    """Shows one year of the calendar; the key of a spot is its day.

    Signals:
        day_turned(day): a day is to get its next meaning.
        day_painted(day): the mouse was drawn over it: it is to get the same.
        day_chosen(day): the keyboard or the mouse is on another day.
        year_asked(step): the person wants to go a year on or back.
    """

    day_turned = Signal(object)
    day_painted = Signal(object)
    day_chosen = Signal(object)
    year_asked = Signal(int)

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._today = today
        self._year = today.year
        self._calendar = WorkingCalendar()
        self._changed: frozenset[date] = frozenset()
        self._drawn: date | None = None
        self.is_read_only = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_year(self, year: int, calendar: WorkingCalendar, changed: frozenset[date]) -> None:
        """Show a year, the keyboard on the same day; days changed and not saved carry a mark."""
        before, self._year = self._year, year
        self._calendar, self._changed = calendar, changed
        here = self.current
        if year != before and isinstance(here, date):
            last = monthrange(year, here.month)[1]
            self.go_to(date(year, here.month, min(here.day, last)))
        self.update()

    def go_to(self, key: object) -> None:
        """Put the keyboard on a day and tell it."""
        super().go_to(key)
        if key is not None:
            self.day_chosen.emit(key)

    def day_words(self, day: date) -> str:
        """Return what a day is."""
        return f"{long_date_text(day)}　{weekday_text(day)}　{entry_words(self._calendar, day)}"

    # As a board of spots

    def sizeHint(self) -> QSize:
        """Return room for twelve months."""
        width = MOST_COLUMNS * 7 * CELL[0] + (MOST_COLUMNS - 1) * GAP
        return QSize(theme.px(width), self._least_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take more lines of months where there is less room beside each other."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._least_height())

    def spots(self) -> Sequence[Spot]:
        """Return the days of the year."""
        first = date(self._year, 1, 1)
        count = (date(self._year, 12, 31) - first).days + 1
        days = [first + timedelta(place) for place in range(count)]
        return [Spot(self._cell(day), day, self.day_words(day), opens=False) for day in days]

    def paint(self, painter: QPainter) -> None:
        """Draw the months."""
        for month in range(1, 13):
            self._paint_month(painter, date(self._year, month, 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn the day; drawing on from it gives others the same meaning."""
        spot = self.spot_at(event.position())
        if spot is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.go_to(spot.key)
        self._turn(spot.key)
        self._drawn = self._day(spot.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the day under the mouse; paint it while the button is held."""
        super().mouseMoveEvent(event)
        spot = self.spot_at(event.position())
        if self._drawn is None or spot is None or spot.key == self._drawn or self.is_read_only:
            return
        self._drawn = self._day(spot.key)
        self.day_painted.emit(spot.key)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stop drawing."""
        self._drawn = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days and weeks, turn with space, go to other years by pages."""
        key, here = event.key(), self.current
        if key in STEPS and isinstance(here, date):
            day = here + timedelta(STEPS[Qt.Key(key)])
            if day.year == self._year:
                self.go_to(day)
        elif key == Qt.Key.Key_Space and isinstance(here, date):
            self._turn(here)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.year_asked.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _turn(self, day: object) -> None:
        if not self.is_read_only:
            self.day_turned.emit(day)

    def _day(self, key: object) -> date | None:
        return key if isinstance(key, date) else None

    # How it is drawn

    def _columns(self) -> int:
        month, gap = theme.px(7 * CELL[0]), theme.px(GAP)
        return max(1, min(MOST_COLUMNS, (self.width() + gap) // (month + gap)))

    def _rows(self) -> int:
        return ceil(MONTHS / self._columns())

    def _least_height(self) -> int:
        rows = self._rows()
        return theme.px(rows * (HEAD + LINES * CELL[1]) + (rows - 1) * GAP)

    def _month_room(self, month: int) -> QRectF:
        gap = theme.px(GAP)
        columns, rows = self._columns(), self._rows()
        width = (self.width() - (columns - 1) * gap) / columns
        height = (self.height() - (rows - 1) * gap) / rows
        row, column = divmod(month - 1, columns)
        return QRectF(column * (width + gap), row * (height + gap), width, height)

    def _cell(self, day: date) -> QRectF:
        room, head = self._month_room(day.month), theme.px(HEAD)
        width, height = room.width() / 7, (room.height() - head) / LINES
        week = (day.day - 1 + day.replace(day=1).weekday()) // 7 + 1
        left = room.left() + day.weekday() * width
        return QRectF(left, room.top() + head + week * height, width, height).adjusted(1, 1, -1, -1)

    def _paint_month(self, painter: QPainter, first: date) -> None:
        tokens = theme.current()
        room, head = self._month_room(first.month), theme.px(HEAD)
        painter.setFont(sized(self.font(), theme.FONT_BODY, is_bold=True))
        painter.setPen(theme.colour(tokens.text))
        title = QRectF(room.left(), room.top(), room.width(), head)
        painter.drawText(title, _CENTRE, f"{first.month}月")
        painter.setFont(sized(self.font(), theme.FONT_SMALL - 1))
        painter.setPen(theme.colour(tokens.text_muted))
        width, height = room.width() / 7, (room.height() - head) / LINES
        for place, word in enumerate(WEEKDAYS):
            name = QRectF(room.left() + place * width, room.top() + head, width, height)
            painter.drawText(name, _CENTRE, word)
        for number in range(1, monthrange(first.year, first.month)[1] + 1):
            self._paint_day(painter, first.replace(day=number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        tokens, cell = theme.current(), self._cell(day)
        entry = self._calendar.day(day)
        if entry is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.ground(_GROUNDS[entry.kind])))
            painter.drawRoundedRect(cell, 4, 4)
        elif day == self.hovered:
            paint_hover(painter, cell)
        ink = tokens.text if self._calendar.is_working(day) else tokens.text_muted
        if entry is not None:
            ink = tokens.ink(_GROUNDS[entry.kind])
        is_today = day == self._today
        painter.setPen(theme.colour(ink))
        mark = MARKS[entry.kind][0] if entry else ""
        self._paint_words(painter, cell, str(day.day), mark, is_bold=is_today)
        self._paint_marks(painter, cell, is_today=is_today, is_changed=day in self._changed)

    def _paint_words(
        self, painter: QPainter, cell: QRectF, number: str, mark: str, *, is_bold: bool
    ) -> None:
        """Draw the number of a day and, smaller, its mark, together in the middle."""
        large = sized(self.font(), theme.FONT_SMALL, is_bold=is_bold)
        small = sized(self.font(), theme.FONT_SMALL - 2)
        width = QFontMetricsF(large).horizontalAdvance(number)
        beside = QFontMetricsF(small).horizontalAdvance(mark) + theme.px(1) if mark else 0.0
        left = cell.center().x() - (width + beside) / 2
        painter.setFont(large)
        room = QRectF(left, cell.top(), width + 1, cell.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, number)
        painter.setFont(small)
        room = QRectF(left + width + theme.px(1), cell.top(), beside + 1, cell.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, mark)

    def _paint_marks(
        self, painter: QPainter, cell: QRectF, *, is_today: bool, is_changed: bool
    ) -> None:
        tokens = theme.current()
        if is_today:
            painter.setPen(theme.colour(tokens.accent))
            side = cell.width() / 3
            painter.drawLine(
                cell.bottomLeft() + QPointF(side, -1), cell.bottomRight() - QPointF(side, 1)
            )
        if is_changed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.warning_fill))
            painter.drawEllipse(cell.topRight() + QPointF(-3, 4), 2.5, 2.5)


def entry_words(calendar: WorkingCalendar, day: date) -> str:
    """Return ``国庆节（休）``, or what an ordinary day is."""
    entry: CalendarDay | None = calendar.day(day)
    if entry is None:
        return "平常上班" if calendar.is_working(day) else "平常休息"
    word, _ = MARKS[entry.kind]
    return f"{entry.name}（{word}）" if entry.name else word
