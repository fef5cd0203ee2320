"""How values are written for people: dates, times, names, days left."""

from collections.abc import Sequence
from datetime import date, datetime

from reports.content.wording import full_date

NAME_MARK = "、"


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


def remaining_text(deadline: date | None, today: date) -> str:
    """Return how far ``deadline`` is from ``today``, "" when there is none."""
    if deadline is None:
        return ""
    days = (deadline - today).days
    if days == 0:
        return "今天到期"
    return f"还有 {days} 天" if days > 0 else f"逾期 {-days} 天"
