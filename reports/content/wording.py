"""How an office writes figures: Chinese numerals, percentages, dates, lists of names."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from models.text.written_dates import full_date

__all__ = [
    "chinese_number",
    "first_names",
    "full_date",
    "percent",
    "percentage",
    "quoted",
    "short_date",
]

_DIGITS = "零一二三四五六七八九"
_TENTH = Decimal("0.1")
_INNER_MARKS = str.maketrans("“”", "‘’")


def chinese_number(number: int) -> str:
    """Return 1 to 99 in Chinese numerals, as headings are counted: 十, 十一, 二十.

    Raises:
        ValueError: the number is not from 1 to 99.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"not a heading number: {number}")
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def percentage(part: int, whole: int) -> str:
    """Return ``part`` of ``whole`` with one decimal, half up (domain A8); whole tens lose ".0".

    Raises:
        ZeroDivisionError: ``whole`` is 0.
    """
    return f"{percent(part, whole):f}".removesuffix(".0") + "%"


def percent(part: int, whole: int) -> Decimal:
    """Return ``part`` of ``whole`` in hundredths with one decimal, half up (domain A8).

    Raises:
        ZeroDivisionError: ``whole`` is 0.
    """
    if not whole:
        raise ZeroDivisionError("percentage of nothing")
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)


def short_date(day: date) -> str:
    """Return 3月27日."""
    return f"{day.month}月{day.day}日"


def first_names(names: Sequence[str], *, most: int) -> str:
    """Return 甲、乙、丙, or 甲、乙等 where there are more than ``most``."""
    return "、".join(names[:most]) + ("等" if len(names) > most else "")


def quoted(names: Sequence[str]) -> str:
    """Return “甲”“乙”: quotation marks side by side take no 、 (GB/T 15834-2011, 4.5.3.5).

    Marks inside a name become single ones (4.8.3).
    """
    return "".join(f"“{name.translate(_INNER_MARKS)}”" for name in names)
