"""What a filter of one column lets through, and the words its chip shows. Pure: today is given.

A blank value is "" among texts, None among dates and numbers.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.vocabulary import LabelledEnum

BLANK_LABEL = "（空白）"
NAMED_IN_CHIP = 2


class DateSpan(LabelledEnum):
    """A span of days that moves with today; weeks begin on Monday."""

    OVERDUE = "overdue", "已逾期"
    NEXT_7 = "next_7", "未来7天"
    NEXT_15 = "next_15", "未来15天"
    THIS_WEEK = "this_week", "本周"
    THIS_MONTH = "this_month", "本月"
    THIS_QUARTER = "this_quarter", "本季度"
    THIS_YEAR = "this_year", "本年"
    LAST_MONTH = "last_month", "上月"
    NONE = "none", "无日期"


class TextMode(LabelledEnum):
    """How a text is compared with the words of a filter."""

    CONTAINS = "contains", "包含"
    EXCLUDES = "excludes", "不包含"
    EQUALS = "equals", "等于"
    STARTS = "starts", "开头是"


@dataclass(frozen=True, slots=True)
class TickFilter:
    """Lets a row through when one of its values is ticked; "" ticks the blank ones."""

    values: frozenset[str]

    def passes(self, values: Sequence[str]) -> bool:
        """Whether one of ``values`` is ticked; no values at all count as blank."""
        return not self.values.isdisjoint(values or ("",))


@dataclass(frozen=True, slots=True)
class TextFilter:
    """Lets a row through by its text, whatever its width and case."""

    text: str
    mode: TextMode = TextMode.CONTAINS

    def passes(self, text: str) -> bool:
        """Whether ``text`` is as asked."""
        return self.test()(fold(text))

    def test(self) -> Callable[[str], bool]:
        """Return the test of a text that is folded already."""
        wanted = fold(self.text)
        tests: dict[TextMode, Callable[[str], bool]] = {
            TextMode.CONTAINS: lambda text: wanted in text,
            TextMode.EXCLUDES: lambda text: wanted not in text,
            TextMode.EQUALS: lambda text: wanted == text,
            TextMode.STARTS: lambda text: text.startswith(wanted),
        }
        return tests[self.mode]


@dataclass(frozen=True, slots=True)
class DateFilter:
    """Lets a row through by its day; what is given must all hold, ends are inclusive."""

    span: DateSpan | None = None
    first: date | None = None
    last: date | None = None

    def passes(self, day: date | None, today: date) -> bool:
        """Whether ``day`` lies where it should."""
        if self.span is DateSpan.NONE:
            return day is None
        first, last = self.first, self.last
        if day is None:
            return self == DateFilter()
        if self.span is not None:
            begins, ends = days_of(self.span, today)
            if not begins <= day <= ends:
                return False
        return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True)
class NumberFilter:
    """Lets a row through by its number; ends are inclusive."""

    least: Decimal | None = None
    most: Decimal | None = None

    def passes(self, number: Decimal | int | None) -> bool:
        """Whether ``number`` lies where it should."""
        if number is None:
            return self == NumberFilter()
        return (self.least is None or self.least <= number) and (
            self.most is None or number <= self.most
        )


ColumnFilter = TickFilter | TextFilter | DateFilter | NumberFilter


def fold(text: str) -> str:
    """Return ``text`` as it is searched: half width, lower case."""
    return unicodedata.normalize("NFKC", text).casefold()


def days_of(span: DateSpan, today: date) -> tuple[date, date]:
    """Return the first and the last day of ``span``, which must not be 无日期."""
    week = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    last_month = month - timedelta(days=1)
    quarter = month.replace(month=(today.month - 1) // 3 * 3 + 1)
    return {
        DateSpan.OVERDUE: (date.min, today - timedelta(days=1)),
        DateSpan.NEXT_7: (today, today + timedelta(days=7)),
        DateSpan.NEXT_15: (today, today + timedelta(days=15)),
        DateSpan.THIS_WEEK: (week, week + timedelta(days=6)),
        DateSpan.THIS_MONTH: (month, _end(month, months=1)),
        DateSpan.THIS_QUARTER: (quarter, _end(quarter, months=3)),
        DateSpan.THIS_YEAR: (today.replace(month=1, day=1), today.replace(month=12, day=31)),
        DateSpan.LAST_MONTH: (last_month.replace(day=1), last_month),
    }[span]


def describe_filter(title: str, column_filter: ColumnFilter) -> str:
    """Return the words of the chip of a filter: ``牵头单位：市司法局、市财政局 等 3 个``."""
    return f"{title}：{_words(column_filter)}"


def _words(column_filter: ColumnFilter) -> str:
    match column_filter:
        case TickFilter(values):
            return _ticked(values)
        case TextFilter(text, mode):
            return f"{mode.label}“{text}”"
        case DateFilter(span, first, last):
            return "，".join(
                part for part in (span.label if span else "", _range(first, last)) if part
            )
        case NumberFilter(least, most):
            return _range(least, most)


def _ticked(values: frozenset[str]) -> str:
    named = sorted(values - {""}) + ([""] if "" in values else [])
    words = "、".join(value or BLANK_LABEL for value in named[:NAMED_IN_CHIP])
    return words if len(named) <= NAMED_IN_CHIP else f"{words} 等 {len(named)} 个"


def _range(least: object, most: object) -> str:
    if least is not None and most is not None:
        return f"{least} 至 {most}"
    if least is not None:
        return f"{least} 起"
    return "" if most is None else f"至 {most}"


def _end(first: date, *, months: int) -> date:
    """Return the last day of the ``months`` that begin on ``first``."""
    later = first.month - 1 + months
    return date(first.year + later // 12, later % 12 + 1, 1) - timedelta(days=1)
