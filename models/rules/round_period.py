"""The period a reporting round is about: a month, a quarter, a half year or a year. Pure.

Stored as 2024-06, 2024-Q2, 2024-H1 or 2024, so that periods of one sort stand in their order.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.checks import EARLIEST_YEAR, LATEST_YEAR
from models.text.normalise import fold

EXAMPLES = "2024-06、2024年第二季度、2024年上半年、2024年"
_ORDINALS = "一二三四"
_HALF_A_MONTH = 15
_MONTH = re.compile(r"(\d{4})(?:[-./]|年)(\d{1,2})月?(?:份)?")
_QUARTER = re.compile(r"(\d{4})-?q([1-4])|(\d{4})年?第?([1-4一二三四])季度?")
_HALF = re.compile(r"(\d{4})-?h([12])|(\d{4})年?([上下])半年")
_YEAR = re.compile(r"(\d{4})年?(?:度|全年)?")


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its stored writing, how it is printed, its first and last day."""

    code: str
    label: str
    first_day: date
    last_day: date


def read_period(written: str) -> Period | None:
    """Return the period that words name, None when they name none."""
    words = fold(written)
    for pattern, make in ((_MONTH, _month), (_QUARTER, _quarter), (_HALF, _half), (_YEAR, _year)):
        if found := pattern.fullmatch(words):
            return make(*(part for part in found.groups() if part))
    return None


def period_label(code: str) -> str:
    """Return how a stored period is printed."""
    period = read_period(code)
    return period.label if period else code


def usual_month(today: date) -> Period:
    """Return the month usually asked about: in its first half the one before, then the present."""
    day = today if today.day > _HALF_A_MONTH else today.replace(day=1) - timedelta(1)
    return _period(f"{day:%Y-%m}", f"{day.year}年{day.month}月", day.replace(day=1), 1)


def _month(year: str, month: str) -> Period | None:
    number = int(month)
    if not 1 <= number <= 12:
        return None
    label = f"{year}年{number}月"
    return _checked(year, f"{year}-{number:02d}", label, first_month=number, months=1)


def _quarter(year: str, word: str) -> Period | None:
    number = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word)
    label = f"{year}年第{_ORDINALS[number - 1]}季度"
    return _checked(year, f"{year}-Q{number}", label, first_month=3 * number - 2, months=3)


def _half(year: str, word: str) -> Period | None:
    number = {"上": 1, "下": 2}.get(word) or int(word)
    label = f"{year}年{'上下'[number - 1]}半年"
    return _checked(year, f"{year}-H{number}", label, first_month=6 * number - 5, months=6)


def _year(year: str) -> Period | None:
    return _checked(year, year, f"{year}年", first_month=1, months=12)


def _checked(year: str, code: str, label: str, *, first_month: int, months: int) -> Period | None:
    if not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        return None
    return _period(code, label, date(int(year), first_month, 1), months)


def _period(code: str, label: str, first_day: date, months: int) -> Period:
    month = first_day.month - 1 + months
    after = date(first_day.year + month // 12, month % 12 + 1, 1)
    return Period(code, label, first_day, after - timedelta(1))
