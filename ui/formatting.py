"""How values are written for people: dates, times, names, days left."""

from collections.abc import Sequence
from datetime import date, datetime

from models.rules.working_days import WorkingCalendar
from reports.content.wording import full_date

NAME_MARK = "、"
WEEKDAYS = "一二三四五六日"


def date_text(day: date | None) -> str:
    """Return ``2024-04-30``, "" for no date."""
    return day.isoformat() if day else ""


def long_date_text(day: date | None) -> str:
    """Return the date as documents print it, "" for no date."""
    return full_date(day) if day else ""


def time_text(at: datetime) -> str:
    """Return the minute in the computer's own time zone: ``2024-04-30 09:12``."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def names_text(names: Sequence[str]) -> str:
    """Return names in their order with 、 between them."""
    return NAME_MARK.join(names)


def remaining_text(deadline: date | None, today: date, calendar: WorkingCalendar) -> str:
    """Return how far ``deadline`` is from ``today``, "" when there is none.

    What is left is told in working days, what is late in days.
    """
    if deadline is None:
        return ""
    if deadline < today:
        return f"逾期 {(today - deadline).days} 天"
    if deadline == today:
        return "今天到期"
    if calendar.last_working_day(deadline) == today:
        return "今天须办完"
    return f"剩 {calendar.working_days_until(today, deadline)} 个工作日"


def weekday_text(day: date) -> str:
    """Return ``星期五``."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def short_date_text(day: date) -> str:
    """Return ``10月31日``."""
    return f"{day.month}月{day.day}日"


def size_text(size: int) -> str:
    """Return a size in kilobytes or megabytes."""
    return f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{max(1, size // 1024)} KB"
