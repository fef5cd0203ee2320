"""Days as an office writes them."""

import re
from datetime import date

from models.text.numerals import calendar_digits

_LEADING_ZERO = re.compile(r"(?<=[年月])0(?=\d[月日])")


def full_date(day: date) -> str:
    """Return 2024年3月27日: Arabic numerals without leading zeros (GB/T 9704 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def plain_dates(text: str) -> str:
    """Write the days in ``text`` so: 二〇二四年三月五日 and 2024年03月05日 become 2024年3月5日."""
    return _LEADING_ZERO.sub("", calendar_digits(text))
