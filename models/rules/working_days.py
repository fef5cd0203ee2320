"""Which days the office works, with 放假调休, and how many working days are left. Pure.

A day is as its weekday (Monday to Friday work) unless the calendar says otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.vocabulary import DayKind

_WORK_WEEK = 5


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """What the calendar says of one day, and the holiday it belongs to."""

    kind: DayKind
    name: str = ""


@dataclass(frozen=True)
class WorkingCalendar:
    """The working days of the office.

    Attributes:
        rest_days: days off by an arrangement, weekends inside a holiday included.
        work_days: weekends that are worked for it.
        names: the holiday a day belongs to.
        years: the years whose arrangement is known; others go by their weekends only.
    """

    rest_days: frozenset[date] = frozenset()
    work_days: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Return whether the office works on ``day``."""
        if day in self.rest_days:
            return False
        return day in self.work_days or day.weekday() < _WORK_WEEK

    def day(self, day: date) -> CalendarDay | None:
        """Return what the arrangement says of ``day``, None when it is as its weekday."""
        name = self.names.get(day, "")
        if day in self.rest_days:
            return CalendarDay(DayKind.REST, name)
        return CalendarDay(DayKind.WORK, name) if day in self.work_days else None

    def working_days_until(self, today: date, day: date) -> int:
        """Return the working days after ``today`` up to and with ``day``; 0 when it is past."""
        if day <= today:
            return 0
        weekdays = _weekdays_before(day + timedelta(1)) - _weekdays_before(today + timedelta(1))
        lost = sum(today < rest <= day and rest.weekday() < _WORK_WEEK for rest in self.rest_days)
        won = sum(today < work <= day and work.weekday() >= _WORK_WEEK for work in self.work_days)
        return weekdays - lost + won

    def next_working_day(self, day: date) -> date:
        """Return ``day``, or the first working day after it."""
        while not self.is_working(day):
            day += timedelta(1)
        return day

    def last_working_day(self, day: date) -> date:
        """Return ``day``, or the last working day before it: when what ends on it must be done."""
        while not self.is_working(day):
            day -= timedelta(1)
        return day


def weekday_kind(day: date) -> DayKind:
    """Return what ``day`` is when no arrangement speaks of it."""
    return DayKind.WORK if day.weekday() < _WORK_WEEK else DayKind.REST


def make_calendar(days: Mapping[date, CalendarDay], years: Iterable[int]) -> WorkingCalendar:
    """Return the calendar of ``days``; one that is as its weekday and has no name counts not."""
    told = {day: entry for day, entry in days.items() if entry != CalendarDay(weekday_kind(day))}
    return WorkingCalendar(
        rest_days=frozenset(day for day, entry in told.items() if entry.kind is DayKind.REST),
        work_days=frozenset(day for day, entry in told.items() if entry.kind is DayKind.WORK),
        names={day: entry.name for day, entry in told.items() if entry.name},
        years=frozenset(years),
    )


def _weekdays_before(day: date) -> int:
    """Return the number of Mondays to Fridays before ``day``; day 1 of the era was a Monday."""
    weeks, rest = divmod(day.toordinal() - 1, 7)
    return weeks * _WORK_WEEK + min(rest, _WORK_WEEK)
