"""A month with its rest days (休), worked weekends (班) and what ends on each day."""

from calendar import Calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.rules.working_days import WorkingCalendar
from models.vocabulary import DayKind
from ui import theme
from ui.formatting import WEEKDAYS, long_date_text, short_date_text, weekday_text
from ui.theme import Tone
from ui.widgets.charts import Part
from ui.widgets.spots import Spot, SpotBoard, paint_hover, sized

HEAD = 20
LEAST_CELL = 30
MARKS = {DayKind.REST: ("休", Tone.DANGER), DayKind.WORK: ("班", Tone.NEUTRAL)}

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_CENTRE = Qt.AlignmentFlag.AlignCenter
_WEEKS = Calendar()  # begins on Monday, as WEEKDAYS does


def _nothing(_day: date) -> Sequence[Part]:
    return ()


class MonthCalendar(SpotBoard):
    """Shows one month; the days of its neighbours stay empty. The key of a spot is its day.

    Signals:
        month_changed(): another month is shown.
    """

    month_changed = Signal()

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._today = today
        self._first = today.replace(day=1)
        self._calendar = WorkingCalendar()
        self._parts_of: Callable[[date], Sequence[Part]] = _nothing
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(HEAD + 6 * LEAST_CELL))

    # What it shows

    @property
    def month(self) -> date:
        """The first day of the month shown."""
        return self._first

    def show_days(
        self,
        today: date,
        calendar: WorkingCalendar,
        parts_of: Callable[[date], Sequence[Part]],
    ) -> None:
        """Show what ends on the days, in parts by state; the month stays."""
        self._today, self._calendar, self._parts_of = today, calendar, parts_of
        self.update()

    def show_month(self, day: date) -> None:
        """Show the month of ``day``."""
        first = day.replace(day=1)
        if first != self._first:
            self._first = first
            self.month_changed.emit()
            self.update()

    def show_next(self, months: int) -> None:
        """Go ``months`` on, or back when negative; the keyboard keeps its day of the month."""
        place = self._first.year * 12 + self._first.month - 1 + months
        year, month = divmod(place, 12)
        if date.min.year < year < date.max.year:
            self.show_month(date(year, month + 1, 1))
            self.go_to(None)

    def day_words(self, day: date) -> str:
        """Return what the calendar says of a day, and what is to be done by then."""
        lines = [f"{long_date_text(day)}　{weekday_text(day)}"]
        if (entry := self._calendar.day(day)) is not None:
            word, _ = MARKS[entry.kind]
            lines.append(f"{entry.name}（{word}）" if entry.name else word)
        parts = self._present(day)
        if parts:
            told = "，".join(f"{part.title} {part.count}" for part in parts)
            lines.append(f"到期 {sum(part.count for part in parts)} 项：{told}")
            working = self._calendar.last_working_day(day)
            if working != day:
                lines.append(f"这天休息，请在{short_date_text(working)}办完")
        return "\n".join(lines)

    # As a board of spots

    def sizeHint(self) -> QSize:
        """Return room for six calm weeks."""
        return QSize(theme.px(380), theme.px(HEAD + 6 * (LEAST_CELL + 4)))

    def spots(self) -> Sequence[Spot]:
        """Return the days of the month."""
        return [
            Spot(self._cell(day), day, self.day_words(day), opens=bool(self._present(day)))
            for day in self._days()
        ]

    def paint(self, painter: QPainter) -> None:
        """Draw the weekdays and the days."""
        tokens = theme.current()
        painter.setFont(sized(self.font(), theme.FONT_SMALL))
        width = self.width() / 7
        for place, word in enumerate(WEEKDAYS):
            painter.setPen(theme.colour(tokens.text_muted))
            painter.drawText(QRectF(place * width, 0, width, theme.px(HEAD)), _CENTRE, word)
        for day in self._days():
            self._paint_day(painter, day, self._cell(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days and weeks, across months too; by months; home to today."""
        key = event.key()
        here = self.current
        if key == Qt.Key.Key_PageUp:
            self.show_next(-1)
            self._go_to_day(self._first)
        elif key == Qt.Key.Key_PageDown:
            self.show_next(1)
            self._go_to_day(self._first)
        elif key == Qt.Key.Key_Home:
            self._go_to_day(self._today)
        elif key in STEPS and isinstance(here, date):
            self._go_to_day(here + timedelta(STEPS[Qt.Key(key)]))
        else:
            super().keyPressEvent(event)

    def _go_to_day(self, day: date) -> None:
        self.show_month(day)
        self.go_to(day)

    # How it is drawn

    def _present(self, day: date) -> Sequence[Part]:
        return [part for part in self._parts_of(day) if part.count]

    def _weeks(self) -> list[list[date]]:
        return _WEEKS.monthdatescalendar(self._first.year, self._first.month)

    def _days(self) -> list[date]:
        days = [day for week in self._weeks() for day in week]
        return [day for day in days if day.month == self._first.month]

    def _cell(self, day: date) -> QRectF:
        head = theme.px(HEAD)
        width = self.width() / 7
        height = (self.height() - head) / len(self._weeks())
        week = (day.day - 1 + self._first.weekday()) // 7
        cell = QRectF(day.weekday() * width, head + week * height, width, height)
        return cell.adjusted(1, 1, -1, -1)

    def _paint_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        tokens = theme.current()
        self._paint_ground(painter, day, cell)
        is_rest = not self._calendar.is_working(day)
        half = min(cell.height() / 2, theme.px(18))
        top = cell.center().y() - half
        line = QRectF(cell.left(), top, cell.width(), half)
        painter.setFont(sized(self.font(), theme.FONT_BODY, is_bold=day == self._today))
        ink = tokens.text_muted if is_rest else tokens.text
        painter.setPen(theme.colour(tokens.accent if day == self._today else ink))
        painter.drawText(line, _CENTRE, str(day.day))
        if (entry := self._calendar.day(day)) is not None:
            word, tone = MARKS[entry.kind]
            painter.setFont(sized(self.font(), theme.FONT_SMALL - 2))
            painter.setPen(theme.colour(tokens.ink(tone)))
            beside = line.translated(theme.px(16), -theme.px(3))
            painter.drawText(beside, _CENTRE, word)
        self._paint_parts(painter, self._present(day), line.translated(0, half))

    def _paint_ground(self, painter: QPainter, day: date, cell: QRectF) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        if day == self._today:
            painter.setBrush(theme.colour(tokens.accent_soft))
            painter.drawRoundedRect(cell, theme.RADIUS_SMALL, theme.RADIUS_SMALL)
        elif not self._calendar.is_working(day):
            painter.setBrush(theme.colour(tokens.sunken))
            painter.drawRoundedRect(cell, theme.RADIUS_SMALL, theme.RADIUS_SMALL)
        if day == self.hovered:
            paint_hover(painter, cell)

    def _paint_parts(self, painter: QPainter, parts: Sequence[Part], line: QRectF) -> None:
        """Draw the number of what ends, and before it a dot in the tone of what presses most."""
        if not parts:
            return
        tokens = theme.current()
        count = f"{sum(part.count for part in parts)} 项"
        painter.setFont(sized(self.font(), theme.FONT_SMALL - 1))
        width = painter.fontMetrics().horizontalAdvance(count)
        dot = theme.px(5)
        left = line.center().x() - (width + dot + theme.px(3)) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.fill(parts[0].tone)))
        painter.drawEllipse(QPointF(left + dot / 2, line.center().y()), dot / 2, dot / 2)
        painter.setPen(theme.colour(tokens.text_secondary))
        room = QRectF(left + dot + theme.px(3), line.top(), width + 2, line.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, count)
