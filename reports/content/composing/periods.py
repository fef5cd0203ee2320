"""How a paper names the time it is about: 2024年6月, 2024年二季度, 2024年上半年, 2024年."""

from dataclasses import dataclass
from datetime import date, timedelta

from reports.content.wording import chinese_number, full_date, short_date

_QUARTER, _HALF, _YEAR = 3, 6, 12


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The words of a period.

    Attributes:
        label: with its year, as a title names it.
        here: how the text speaks of it: 本月 while it lasts, 6月 afterwards.
    """

    label: str
    here: str


def period_words(starts_on: date, ends_on: date, as_of: date) -> PeriodWords:
    """Return the words of a period; one of no usual length is named by its days.

    Args:
        starts_on: its first day.
        ends_on: its last day.
        as_of: the day of the paper.
    """
    months = (ends_on.year - starts_on.year) * _YEAR + ends_on.month - starts_on.month + 1
    is_whole = starts_on.day == 1 and (ends_on + timedelta(1)).day == 1
    if not is_whole or months > _YEAR or (starts_on.month - 1) % months:
        is_same_year = starts_on.year == ends_on.year
        last = short_date(ends_on) if is_same_year else full_date(ends_on)
        return PeriodWords(f"{full_date(starts_on)}至{last}", "本期")
    year, is_over = f"{starts_on.year}年", as_of > ends_on
    if months == 1:
        name, present = f"{starts_on.month}月", "本月"
    elif months == _QUARTER:
        name, present = f"{chinese_number(ends_on.month // _QUARTER)}季度", "本季度"
    elif months == _HALF:
        name = present = "上半年" if starts_on.month == 1 else "下半年"
    elif months == _YEAR:
        return PeriodWords(year, year if is_over else "今年以来")
    else:
        name, present = f"{starts_on.month}至{ends_on.month}月", "本期"
    later = name if as_of.year == starts_on.year else year + name
    return PeriodWords(year + name, later if is_over else present)


def eve_words(starts_on: date, this_year: int) -> str:
    """Return how the text names the day before a period: 5月底, 2023年底, 6月14日."""
    eve = starts_on - timedelta(1)
    year = "" if eve.year == this_year else f"{eve.year}年"
    if starts_on.day > 1:
        return year + short_date(eve)
    if year and eve.month == _YEAR:
        return f"{year}底"
    return f"{year}{eve.month}月底"
