"""The working calendar while it is edited: nothing is stored before it is saved."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from models.rules.working_days import (
    CalendarDay,
    WorkingCalendar,
    make_calendar,
    weekday_kind,
)
from models.text.year_calendar import YearCalendar
from models.vocabulary import DayKind

# A weekend off without a name would be a weekend like any other.
UNNAMED = {DayKind.REST: "放假", DayKind.WORK: ""}
_ONE = timedelta(1)
# A weekend is worked for a holiday not far from it.
_REACH = {DayKind.REST: 1, DayKind.WORK: 10}


class CalendarDraft:
    """The stored calendar and what was changed since; a day is None while it is as its weekday."""

    def __init__(
        self, stored: WorkingCalendar, changes: Mapping[date, CalendarDay | None] | None = None
    ) -> None:
        self._stored = stored
        self._changed: dict[date, CalendarDay | None] = dict(changes or {})

    def changes(self) -> Mapping[date, CalendarDay | None]:
        """Return the days that differ from what is stored."""
        return {
            day: entry
            for day, entry in sorted(self._changed.items())
            if entry != self._stored.day(day)
        }

    def day(self, day: date) -> CalendarDay | None:
        """Return what a day is now."""
        return self._changed[day] if day in self._changed else self._stored.day(day)

    def calendar(self) -> WorkingCalendar:
        """Return the calendar as it would be."""
        stored = {*self._stored.rest_days, *self._stored.work_days}
        days = {day: self.day(day) for day in {*stored, *self._changed}}
        told = {day: entry for day, entry in days.items() if entry is not None}
        return make_calendar(told, self._stored.years | {day.year for day in told})

    # Changing it

    def turn(self, day: date) -> CalendarDay | None:
        """Give a day its next meaning and return that: 平常, 休; on weekends 平常, 班, 休."""
        way = [None, DayKind.REST]
        if weekday_kind(day) is DayKind.REST:
            way = [None, DayKind.WORK, DayKind.REST]
        entry = self.day(day)
        kind = way[(way.index(entry.kind if entry else None) + 1) % len(way)]
        self.set_kind(day, kind)
        return self.day(day)

    def set_kind(self, day: date, kind: DayKind | None) -> None:
        """Make a day 休 or 班, None as its weekday; it takes the name of the holiday beside it."""
        if kind is None or (kind is weekday_kind(day) and kind is DayKind.WORK):
            self._changed[day] = None
            return
        before = self.day(day)
        name = before.name if before and before.name != UNNAMED[before.kind] else ""
        name = name or self._name_beside(day, _REACH[kind]) or UNNAMED[kind]
        self._changed[day] = CalendarDay(kind, name)

    def rename(self, day: date, name: str) -> None:
        """Name the holiday of a day, and with it the days beside it that go under the same name."""
        entry = self.day(day)
        if entry is None:
            return
        name = name or UNNAMED[entry.kind]
        for one in [day, *self._run(day, -_ONE), *self._run(day, _ONE)]:
            self._changed[one] = CalendarDay(entry.kind, name)

    def take_year(self, year: YearCalendar) -> None:
        """Make a whole year what ``year`` says of it."""
        day = date(year.year, 1, 1)
        while day.year == year.year:
            entry = year.days.get(day)
            self._changed[day] = None if entry == CalendarDay(weekday_kind(day)) else entry
            day += _ONE

    def year(self, year: int, source: str) -> YearCalendar:
        """Return a year as it is now."""
        calendar = self.calendar()
        days = {*calendar.rest_days, *calendar.work_days}
        told = {day: calendar.day(day) for day in sorted(days) if day.year == year}
        return YearCalendar(year, source, {day: one for day, one in told.items() if one})

    def _run(self, day: date, step: timedelta) -> Iterator[date]:
        """Yield the days beside ``day``, one way, that are the same."""
        entry, day = self.day(day), day + step
        while self.day(day) == entry:
            yield day
            day += step

    def _name_beside(self, day: date, reach: int) -> str:
        for distance in range(1, reach + 1):
            for beside in (day - distance * _ONE, day + distance * _ONE):
                entry = self.day(beside)
                if entry is not None and entry.name:
                    return entry.name
        return ""
