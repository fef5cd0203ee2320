"""The text file of a year's arrangement."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.queries.calendar import shipped_years
from models.rules.working_days import CalendarDay
from models.text.year_calendar import (
    InvalidCalendarFileError,
    YearCalendar,
    read_year,
    write_year,
)
from models.vocabulary import DayKind

DAYS = st.integers(0, 364).map(lambda place: date(2025, 1, 1) + timedelta(place))
NAMES = st.sampled_from(["", "春节", "中秋节、国庆节"])
ENTRIES = st.builds(CalendarDay, st.sampled_from(DayKind), NAMES)


def test_a_span_of_days_is_read() -> None:
    read = read_year(
        "2027年工作日历\n依据：国办发明电〔2026〕9号\n休 2027-10-01 至 2027-10-03 国庆节"
    )
    assert read.source == "国办发明电〔2026〕9号"
    assert list(read.days) == [date(2027, 10, 1), date(2027, 10, 2), date(2027, 10, 3)]
    assert read.days[date(2027, 10, 2)] == CalendarDay(DayKind.REST, "国庆节")


@pytest.mark.parametrize(
    "line", ["休2027年10月1日国庆节", "休 2027.10.1 国庆节", "　休　2027/10/01　国庆节　"]
)
def test_dates_are_read_as_people_write_them(line: str) -> None:
    read = read_year(f"\ufeff2027年工作日历\r\n\r\n{line}\r\n")
    assert read.days == {date(2027, 10, 1): CalendarDay(DayKind.REST, "国庆节")}


@pytest.mark.parametrize(
    "line",
    [
        "休 2027-02-30 春节",
        "休 2026-10-01 国庆节",
        "休 2027-10-07 至 2027-10-01 国庆节",
        "休 2027-01-01 至 2027-12-31 全年",
        "上班 2027-10-09",
        "2027-10-01",
    ],
)
def test_a_line_that_makes_no_sense_is_named(line: str) -> None:
    with pytest.raises(InvalidCalendarFileError, match=r"第 3 行看不懂.*日历没有改动"):
        read_year(f"2027年工作日历\n\n{line}\n")


@pytest.mark.parametrize("text", ["", "\n\n", "通讯录\n休 2027-10-01"])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(InvalidCalendarFileError, match="不是工作日历文件"):
        read_year(text)


@given(st.dictionaries(DAYS, ENTRIES, max_size=40))
def test_what_is_written_is_read_again(days: dict[date, CalendarDay]) -> None:
    calendar = YearCalendar(2025, "国办发明电〔2024〕12号", days)
    assert read_year(write_year(calendar)) == calendar


@pytest.mark.parametrize("year", shipped_years())
def test_the_shipped_years_name_their_notice(year: int) -> None:
    assert shipped_years()[year].source.startswith(f"国办发明电〔{year - 1}〕")
