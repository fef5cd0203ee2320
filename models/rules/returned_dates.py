"""A day or a month as units write it (H10 to H14). Pure.

A month is ``2024-10``, a day ``2024-10-31``. Nothing is guessed: the number 2024.1 may be January
or an October whose zero was lost, and is asked.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.checks import EARLIEST_YEAR, LATEST_YEAR
from models.rules.returned_values import ReadValue, ask, refuse, without_words
from models.rules.round_period import Period
from models.text.deadlines import read_deadline
from models.text.normalise import even, fold
from models.text.numerals import calendar_digits

_DAY = re.compile(r"(20\d\d)([-./])(\d{1,2})\2(\d{1,2})|(20\d\d)年(\d{1,2})月(\d{1,2})[日号]")
_COMPACT_DAY = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_MONTH = re.compile(r"(20\d\d)[-./](\d{1,2})|(20\d\d)年(\d{1,2})月(?:份)?")
_COMPACT_MONTH = re.compile(r"(20\d\d)(0[1-9]|1[0-2])")
_MONTH_ALONE = re.compile(r"(\d{1,2})月(?:份)?")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})(?:[-./](\d{1,2})|月(\d{1,2})[日号])")
_SHORT_YEAR = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{1,2})")
_YEAR_FIRST_NUMBER = re.compile(r"(20\d\d)\.(\d{1,2})")
_MONTH_FIRST_NUMBER = re.compile(r"(\d{1,2})\.(\d{1,2})")
_TIME = re.compile(r"(?<=\d)[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$")
_END_OF_MONTH = frozenset(("月底", "本月底", "月末", "本月末", "当月底", "月底前", "本月底前"))
_FIRST_DAY_OF_SERIALS = date(1899, 12, 30)
_SERIALS = range(36526, 73051)  # 1 January 2000 to 31 December 2099


@dataclass(frozen=True, slots=True)
class _When:
    """The year and month that are meant where none is written; None when nobody knows."""

    period: Period | None

    @property
    def year(self) -> int | None:
        return self.period.last_day.year if self.period else None


def read_date_cell(
    text: str, *, number: str = "", is_date: bool = False, period: Period | None = None
) -> ReadValue:
    """Return the day or month a cell means, words (持续推进) as they are.

    Args:
        text: as the cell shows it; ISO where ``is_date``.
        number: the number stored in the file, "" where the cell is a text.
        is_date: the file itself says that the cell is a date.
        period: what the file is about, for words without a year.
    """
    meant = without_words(text)
    if meant is not None:
        return meant
    if is_date:
        return _stored_date(text)
    if number:
        return _read_number(text, number, _When(period))
    return _read_text(text, _When(period))


def _stored_date(text: str) -> ReadValue:
    found = _DAY.fullmatch(text[:10])
    day = _day(int(found[1]), int(found[3]), int(found[4])) if found else None
    if day is None:
        return refuse(
            f"日期是“{text}”，不像真的日期，可能是别的数字被显示成了日期。这一格没有采用，请核实。"
        )
    return ReadValue(day.isoformat())


def _read_number(text: str, number: str, when: _When) -> ReadValue:
    if number.isascii() and number.isdigit():
        return _read_whole_number(number)
    # What the format shows counts: 2024.10 in a cell of two decimals is October.
    month = _YEAR_FIRST_NUMBER.fullmatch(text)
    if month:
        return _month_of_number(int(month[1]), month[2])
    day = _MONTH_FIRST_NUMBER.fullmatch(text)
    if day:
        return _day_of_number(int(day[1]), day[2], when)
    return _not_understood(text)


def _read_whole_number(number: str) -> ReadValue:
    compact = _COMPACT_DAY.fullmatch(number)
    day = _day(*map(int, compact.groups())) if compact else None
    if day:
        return ReadValue(day.isoformat())
    month = _COMPACT_MONTH.fullmatch(number)
    if month:
        return ReadValue(f"{month[1]}-{month[2]}")
    if len(number) == 4 and EARLIEST_YEAR <= int(number) <= LATEST_YEAR:
        return ReadValue(number)
    if len(number) == 5 and int(number) in _SERIALS:
        meant = (_FIRST_DAY_OF_SERIALS + timedelta(int(number))).isoformat()
        return ask(f"写的是数字 {number}，可能是没有设成日期格式的 {meant}。请确认。", meant)
    return _not_understood(number)


def _month_of_number(year: int, digits: str) -> ReadValue:
    if digits == "1":
        return ask(
            f"写的是数字 {year}.1，可能是 1 月，也可能是 10 月（末尾的 0 丢了）。请确认。",
            f"{year}-01",
            f"{year}-10",
        )
    month = int(digits)
    return (
        ReadValue(f"{year}-{month:02d}")
        if 1 <= month <= 12
        else _not_understood(f"{year}.{digits}")
    )


def _day_of_number(month: int, digits: str, when: _When) -> ReadValue:
    shown = f"{month}.{digits}"
    if when.year is None:
        return ask(f"写的是“{shown}”，没有写年份，不知道是哪一年。请确认。")
    numbers = [int(digits)] if len(digits) == 2 else [int(digits), int(digits) * 10]
    days = [day for number in numbers if (day := _day(when.year, month, number))]
    if len(days) == 1:
        return ReadValue(days[0].isoformat())
    if not days:
        return _not_understood(shown)
    said = "，也可能是 ".join(f"{day.month} 月 {day.day} 日" for day in days)
    return ask(f"写的是数字 {shown}，可能是 {said}。请确认。", *(day.isoformat() for day in days))


def _read_text(text: str, when: _When) -> ReadValue:
    evened = calendar_digits(_TIME.sub("", even(text).strip()))
    key = fold(evened)
    if when.period and key in _END_OF_MONTH:
        return ReadValue(when.period.last_day.isoformat())
    for read in (_whole_day, _whole_month, _day_without_year):
        value = read(key, text, when)
        if value is not None:
            return value
    return _read_deadline_words(text, when)


def _whole_day(key: str, text: str, _when: _When) -> ReadValue | None:
    found = _DAY.fullmatch(key) or _COMPACT_DAY.fullmatch(key)
    if found is None:
        return None
    year, month, number = (int(part) for part in found.groups() if part and part.isdigit())
    return _day_or_end(year, month, number, text)


def _whole_month(key: str, text: str, when: _When) -> ReadValue | None:
    found = _MONTH.fullmatch(key) or _COMPACT_MONTH.fullmatch(key)
    alone = _MONTH_ALONE.fullmatch(key)
    if found is None and alone is None:
        return None
    if found is None and when.year is None:
        return ask(f"写的是“{text}”，没有写年份，不知道是哪一年。请确认。")
    parts = [int(part) for part in found.groups() if part] if found else [when.year or 0]
    month = parts[1] if found else int(alone[1]) if alone else 0
    return ReadValue(f"{parts[0]}-{month:02d}") if 1 <= month <= 12 else _not_understood(text)


def _day_without_year(key: str, text: str, when: _When) -> ReadValue | None:
    short = _SHORT_YEAR.fullmatch(key)
    if short:
        day = _day(2000 + int(short[1]), int(short[2]), int(short[3]))
        other = _day(2000 + int(short[3]), int(short[1]), int(short[2]))
        days = [one.isoformat() for one in (day, other) if one and one.year <= LATEST_YEAR]
        reason = f"写的是“{text}”，年份只有两位，可能是 {'、'.join(days)}。请确认。"
        return ask(reason, *days) if days else _not_understood(text)
    found = _MONTH_AND_DAY.fullmatch(key)
    if found is None:
        return None
    if when.year is None:
        return ask(f"写的是“{text}”，没有写年份，不知道是哪一年。请确认。")
    return _day_or_end(when.year, int(found[1]), int(found[2] or found[3]), text)


def _read_deadline_words(text: str, when: _When) -> ReadValue:
    """Read the words of domain A5: 6月底, 第二季度, 年底前, 持续推进."""
    meant = read_deadline(text, year=when.year)
    if meant.day is None and meant.certain:
        return ReadValue(text)
    if meant.day is None:
        return _not_understood(text)
    day = meant.day.isoformat()
    return ReadValue(day) if meant.certain else ask(f"写的是“{text}”，可能是 {day}。请确认。", day)


def _day_or_end(year: int, month: int, number: int, text: str) -> ReadValue:
    """Return a day; one past the end of its month is asked, with the end as what may be meant."""
    day = _day(year, month, number)
    if day:
        return ReadValue(day.isoformat())
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return _not_understood(text)
    end = date(year, month, calendar.monthrange(year, month)[1]).isoformat()
    return ask(f"写的是“{text}”，没有这一天，可能是 {end}。请确认。", end)


def _day(year: int, month: int, number: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _not_understood(text: str) -> ReadValue:
    return refuse(f"写的是“{text}”，看不出是哪一天。这一格没有采用，请写成 2024-06-30 这样的日期。")
