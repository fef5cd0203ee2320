"""Working days with 放假调休."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.queries.calendar import shipped_days, shipped_years
from models.rules.working_days import (
    CalendarDay,
    WorkingCalendar,
    make_calendar,
)
from models.vocabulary import DayKind

CALENDAR = make_calendar(shipped_days(), shipped_years())
WEEKENDS_ONLY = WorkingCalendar()
DAYS = st.dates(date(2022, 6, 1), date(2027, 6, 1))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 9, 30), True),  # the day before the National Day
        (date(2024, 10, 1), False),
        (date(2024, 10, 7), False),  # a Monday off
        (date(2024, 10, 8), True),
        (date(2024, 10, 12), True),  # a Saturday worked for it
        (date(2024, 10, 13), False),  # an ordinary Sunday
        (date(2026, 2, 14), True),
        (date(2026, 2, 23), False),
    ],
)
def test_holidays_and_the_weekends_worked_for_them(day: date, works: bool) -> None:
    assert CALENDAR.is_working(day) is works


# Counted from the notices 国办发明电〔2022〕16号, 〔2023〕7号, 〔2024〕12号, 〔2025〕7号.
@pytest.mark.parametrize(("year", "count"), [(2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_a_year(year: int, count: int) -> None:
    eve, last = date(year - 1, 12, 31), date(year, 12, 31)
    assert CALENDAR.working_days_until(eve, last) == count


@given(today=DAYS, days=st.integers(0, 400))
def test_working_days_left_are_those_one_can_count(today: date, days: int) -> None:
    ahead = [today + timedelta(n) for n in range(1, days + 1)]
    counted = sum(map(CALENDAR.is_working, ahead))
    assert CALENDAR.working_days_until(today, today + timedelta(days)) == counted


@given(today=DAYS, days=st.integers(0, 400))
def test_no_working_days_are_left_of_what_is_past(today: date, days: int) -> None:
    assert CALENDAR.working_days_until(today, today - timedelta(days)) == 0


def test_what_ends_on_a_rest_day_is_to_be_done_on_the_working_day_before() -> None:
    assert CALENDAR.last_working_day(date(2024, 10, 6)) == date(2024, 9, 30)
    assert CALENDAR.last_working_day(date(2024, 9, 30)) == date(2024, 9, 30)


def test_next_working_day_goes_over_the_whole_holiday() -> None:
    assert CALENDAR.next_working_day(date(2025, 10, 1)) == date(2025, 10, 9)
    assert CALENDAR.next_working_day(date(2025, 10, 9)) == date(2025, 10, 9)


@given(day=DAYS)
def test_a_reminder_never_falls_on_a_rest_day(day: date) -> None:
    reminder = CALENDAR.last_working_day(day)
    assert CALENDAR.is_working(reminder)
    assert reminder <= day


def test_a_year_without_a_notice_goes_by_its_weekends() -> None:
    assert 2027 not in CALENDAR.years
    assert CALENDAR.is_working(date(2027, 10, 1))
    assert not CALENDAR.is_working(date(2027, 10, 2))


def test_a_day_entered_as_its_weekday_is_ordinary() -> None:
    ordinary = make_calendar({date(2024, 5, 6): CalendarDay(DayKind.WORK)}, [2024])
    assert ordinary.day(date(2024, 5, 6)) is None


def test_a_named_weekend_is_part_of_its_holiday() -> None:
    assert CALENDAR.day(date(2024, 10, 5)) == CalendarDay(DayKind.REST, "国庆节")
    assert WEEKENDS_ONLY.day(date(2024, 10, 5)) is None
