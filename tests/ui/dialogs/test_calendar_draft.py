"""The working calendar while it is edited."""

from datetime import date

import pytest

from models.queries.calendar import shipped_days, shipped_years
from models.rules.working_days import CalendarDay, make_calendar
from models.text.year_calendar import YearCalendar
from models.vocabulary import DayKind
from ui.dialogs.calendar_draft import CalendarDraft

FRIDAY, SATURDAY, SUNDAY = date(2027, 10, 1), date(2027, 10, 2), date(2027, 10, 3)
REST = CalendarDay(DayKind.REST, "国庆节")


@pytest.fixture
def draft() -> CalendarDraft:
    return CalendarDraft(make_calendar(shipped_days(), shipped_years()))


def test_a_weekday_turns_to_rest_and_back(draft: CalendarDraft) -> None:
    assert draft.turn(FRIDAY) == CalendarDay(DayKind.REST, "放假")
    assert draft.turn(FRIDAY) is None
    assert draft.changes() == {}


def test_a_weekend_turns_to_work_to_rest_and_back(draft: CalendarDraft) -> None:
    draft.set_kind(FRIDAY, DayKind.REST)
    draft.rename(FRIDAY, "国庆节")
    assert draft.turn(SATURDAY) == CalendarDay(DayKind.WORK, "国庆节")
    assert draft.turn(SATURDAY) == REST
    assert draft.turn(SATURDAY) is None


def test_a_day_takes_the_name_of_the_holiday_beside_it(draft: CalendarDraft) -> None:
    draft.set_kind(FRIDAY, DayKind.REST)
    draft.rename(FRIDAY, "国庆节")
    draft.set_kind(SATURDAY, DayKind.REST)
    assert draft.day(SATURDAY) == REST
    # Another holiday a week away is another holiday; a weekend worked for it is not.
    assert draft.turn(date(2027, 10, 8)) == CalendarDay(DayKind.REST, "放假")
    assert draft.turn(date(2027, 9, 26)) == CalendarDay(DayKind.WORK, "国庆节")


def test_a_name_goes_to_all_days_beside_it_that_are_alike(draft: CalendarDraft) -> None:
    for day in (date(2027, 9, 30), FRIDAY, SATURDAY, SUNDAY):
        draft.set_kind(day, DayKind.REST)
    draft.rename(FRIDAY, "国庆节")
    assert [draft.day(day) for day in (date(2027, 9, 30), SATURDAY, SUNDAY)] == [REST] * 3
    assert draft.day(date(2027, 9, 29)) is None


def test_a_name_taken_away_leaves_the_days_off(draft: CalendarDraft) -> None:
    draft.set_kind(SATURDAY, DayKind.REST)
    draft.rename(SATURDAY, "国庆节")
    draft.rename(SATURDAY, "")
    assert draft.day(SATURDAY) == CalendarDay(DayKind.REST, "放假")


def test_an_ordinary_day_has_no_name(draft: CalendarDraft) -> None:
    draft.rename(FRIDAY, "国庆节")
    assert draft.changes() == {}


def test_a_shipped_day_can_be_changed_and_given_back(draft: CalendarDraft) -> None:
    monday_off = date(2024, 10, 7)
    assert draft.turn(monday_off) is None
    assert draft.changes() == {monday_off: None}
    draft.take_year(shipped_years()[2024])
    assert draft.changes() == {}


def test_a_year_taken_in_replaces_the_whole_year(draft: CalendarDraft) -> None:
    draft.set_kind(date(2027, 5, 4), DayKind.REST)
    draft.take_year(YearCalendar(2027, "", {FRIDAY: REST}))
    assert draft.changes() == {FRIDAY: REST}
    assert 2027 in draft.calendar().years


def test_what_is_sent_is_what_a_colleague_takes_in(draft: CalendarDraft) -> None:
    sent = draft.year(2025, shipped_years()[2025].source)
    assert sent == shipped_years()[2025]
