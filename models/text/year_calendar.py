"""The small text file of one year's 放假调休, which people can read, mend and send.

2026年工作日历
依据：国办发明电〔2025〕7号
休 2026-01-01 至 2026-01-03 元旦
班 2026-01-04 元旦
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.errors import UserError
from models.rules.working_days import CalendarDay
from models.vocabulary import DayKind

WORDS = {DayKind.REST: "休", DayKind.WORK: "班"}
_KINDS = {word: kind for kind, word in WORDS.items()}
_TITLE = re.compile(r"\s*(\d{4})\s*年")
_SOURCE = re.compile(r"\s*依据\s*[:：]\s*(.*)")
_DAY = r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?"
_SPAN = re.compile(rf"\s*([休班])\s*{_DAY}(?:\s*(?:至|到|~|—)\s*{_DAY})?\s*(.*)")
_LONGEST_SPAN = timedelta(31)


class InvalidCalendarFileError(UserError):
    """Raised when a calendar file cannot be read; the line named is to be mended."""


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The arrangement of one year.

    Attributes:
        source: the notice it follows, "" when not told.
        days: the days that are spoken of.
    """

    year: int
    source: str
    days: Mapping[date, CalendarDay]


def read_year(text: str) -> YearCalendar:
    """Return the year a calendar file tells.

    Raises:
        InvalidCalendarFileError: a line cannot be understood; nothing is taken.
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    title = _TITLE.match(lines[0][1].lstrip("\ufeff")) if lines else None
    if title is None:
        raise InvalidCalendarFileError(
            "这不是工作日历文件：第一行应写明年份，例如“2026年工作日历”。日历没有改动。"
        )
    year, source = int(title[1]), ""
    days: dict[date, CalendarDay] = {}
    for number, line in lines[1:]:
        if told := _SOURCE.fullmatch(line):
            source = told[1].strip()
            continue
        span, entry = _span(year, number, line)
        days |= dict.fromkeys(span, entry)
    return YearCalendar(year, source, days)


def write_year(calendar: YearCalendar) -> str:
    """Return the text of a calendar file; days that belong together stand on one line."""
    lines = [f"{calendar.year}年工作日历"]
    if calendar.source:
        lines.append(f"依据：{calendar.source}")
    for first, last, entry in _spans(calendar.days):
        until = f" 至 {last.isoformat()}" if last > first else ""
        lines.append(f"{WORDS[entry.kind]} {first.isoformat()}{until} {entry.name}".rstrip())
    return "\n".join(lines) + "\n"


def _span(year: int, number: int, line: str) -> tuple[list[date], CalendarDay]:
    found = _SPAN.fullmatch(line)
    days = _days(found) if found else []
    if found is None or not days or {day.year for day in days} != {year}:
        raise InvalidCalendarFileError(
            f"第 {number} 行看不懂：“{line.strip()}”。日历没有改动。"
            f"每行写成“休 {year}-10-01 至 {year}-10-07 国庆节”或“班 {year}-10-10 国庆节”。"
        )
    return days, CalendarDay(_KINDS[found[1]], found[8].strip())


def _days(found: re.Match[str]) -> list[date]:
    """Return the days of a span, none when it is not one."""
    try:
        first = date(int(found[2]), int(found[3]), int(found[4]))
        last = date(int(found[5]), int(found[6]), int(found[7])) if found[5] else first
    except ValueError:
        return []
    length = last - first
    if length > _LONGEST_SPAN:
        return []
    return [first + timedelta(place) for place in range(length.days + 1)]


def _spans(days: Mapping[date, CalendarDay]) -> Iterator[tuple[date, date, CalendarDay]]:
    """Yield first day, last day and entry of each run of like days, in their order."""
    waiting: tuple[date, date, CalendarDay] | None = None
    for day in sorted(days):
        if waiting and waiting[2] == days[day] and waiting[1] + timedelta(1) == day:
            waiting = (waiting[0], day, waiting[2])
            continue
        if waiting:
            yield waiting
        waiting = (day, day, days[day])
    if waiting:
        yield waiting
