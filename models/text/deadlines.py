"""Deadline words of official documents (domain A5): the printed words and the day they mean.

月底 means the last day of the month. 持续推进 never has a day of its own. Soft words (及时, 适时)
make no deadline. A year is never invented: without one in the words, the caller's ``year`` counts.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.text.normalise import even
from models.text.numerals import calendar_digits

# 2024年, 24年, 今年, 明年 before a month or a quarter; 2024- and 2024. before a month
_YEAR = (
    r"(?:(?:(?P<year>20\d\d) ?(?:年度?|[-./]|(?=[QqＱ]))|(?<!\d)(?P<short>\d\d)年|"
    r"(?P<relative>今年|本年度?|当年|明年|次年))[, ]?)?"
)
_POINTS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2024年6月30日, 2024-06-30, 2024.6.30, 6月30日, 12月31前
        (
            rf"{_YEAR}(?P<month>\d{{1,2}}) ?"
            r"(?:月|(?<=20\d\d[-./]\d)[-./]|(?<=20\d\d[-./]\d\d)[-./]) ?"
            r"(?P<day>\d{1,2}) ?(?:日|号|(?![\d.个项家条%所]))"
        ),
        # 2024年4月底, 6月中旬, 3月初, 9月份
        rf"{_YEAR}(?P<month>\d{{1,2}}) ?月份? ?(?P<part>底|末|上旬|中旬|下旬|初|中)?",
        # 2024.12, 2024-06: a year and a month without 月
        r"(?P<year>20\d\d)[./-](?P<month>\d{1,2})(?!\d)",
        # 2024年第二季度末, 2024年Q3
        rf"{_YEAR}(?:第|[QqＱ])?(?P<quarter>[1-4])(?:季度?|(?<=[QqＱ]\d)(?!\d))(?:底|末)?",
        # 2024年上半年
        rf"{_YEAR}(?P<half>上|下)半年(?:底|末)?",
        # 2024年底, 24年底, 2024年内, 2024年度, 今年底; 2024 alone
        (
            r"(?:(?P<year>20\d\d)(?:年度?|(?!\d))|(?<!\d)(?P<short>\d\d)年|"
            r"(?P<relative>今年|本年度?|当年|明年|次年)) ?(?:年?[底末内终])?"
        ),
        r"(?P<end>年底|年末|(?<!半)年内|年终|年度内|岁末)",
    )
)
# 每年11月, 每季度, 每两月, 每月底前, 按季度, 逐月: work that comes back, not a day
_RECURRENCE = re.compile(
    r"每(?:[一两二三四五六]|[2-6](?=个|周|天))?隔?"
    r"(?:年度?(?:第?[一二三四1-4]季度|上半年|下半年|"
    r"\d{1,2}月份?(?:\d{1,2}日|[底末初]|[上中下]旬)?|年?[底末])?"
    r"|半年|季度?|个?月|周|旬|日|天)(?:\d{1,2}[日号]|[底末初])?(?:\d+次)?|"
    r"(?:按|逐)(?:半年|季度?(?!节)|月度?|旬|周(?!期|边))"
)
_ONGOING = re.compile(
    r"持续(?!到|至)|长期|(?<![异正])常年|常态|经常|贯穿|一直|日常|不间断|滚动|动态|坚持|"
    r"分阶段推进|按(?:时序)?进度推进|逐年"
)
_ALL_YEAR = re.compile("全年")  # neither a day nor work without an end
# 立行立改, 及时, 按要求: words that name no day and need no question
_SOFT = re.compile(
    r"立行立改|立即|即时|即知即改|及时|适时|定期|随时|实时|"
    r"按(?:照)?.*(?:要求|部署|时限|规定|安排|计划|节点)"
)
_RANGE = re.compile(
    r"(?<=[\d年月日号底旬初度]) ?(?:-{1,2}|至|到) ?(?=20\d\d|\d{1,2} ?[月.]|年?底|明年|今年)"
)
# 5月1日起: when work begins; 第一、二季度: the last one counts
_BEGINNING = re.compile(r"[^,;。]{0,16}(?:月|日|年|季度)起(?!草)")
_LISTED = re.compile(r"第?[一二三四1-4](?:季度)?[、和及](?=第?[一二三四1-4]季度)")
# 在2023年基础上, 比2023年: a year that is spoken of
_SPOKEN_OF = re.compile(
    r"(?:在|比|较|以|按|据)(?:20\d\d)年度?(?:的)?(?:基础|水平|相比|增|同期|版)?"
)
_HIDDEN_YEAR = re.compile(r"(?:[xX×某] ?){1,4}年")  # xx年11月: copies of documents hide the year
_MONTH_DAYS = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}


@dataclass(frozen=True, slots=True)
class Deadline:
    """What deadline words mean.

    Attributes:
        text: the words as printed.
        day: last day they mean, the last one of several stages; None when they name none.
        ongoing: they ask for continuous work.
        recurrence: the words of work that comes back (每季度), "" when none.
        certain: False when a person should look: several days, no year, words not understood.
    """

    text: str
    day: date | None = None
    ongoing: bool = False
    recurrence: str = ""
    certain: bool = True


def read_deadline(text: str, *, year: int | None) -> Deadline:
    """Read deadline words; ``year`` is the plan's own year, for words that name none."""
    printed = text.strip(" \t\u3000。；;，,.")
    words = calendar_digits(_LISTED.sub("", _BEGINNING.sub("", even(printed))))
    recurrence = _RECURRENCE.search(words)
    plain = _RECURRENCE.sub(" ", words)
    days, unknown_year = _days(_last_of_ranges(plain), year)
    if _HIDDEN_YEAR.search(plain):
        days, unknown_year = [], True
    ongoing = _ONGOING.search(plain) is not None
    has_no_day = not printed or _SOFT.search(plain) or _ALL_YEAR.search(plain)
    understood = bool(days or ongoing or recurrence or has_no_day)
    return Deadline(
        text=printed,
        day=max(days) if days else None,
        ongoing=ongoing,
        recurrence=recurrence.group() if recurrence else "",
        certain=understood and len(set(days)) <= 1 and not unknown_year,
    )


def names_a_time(text: str) -> bool:
    """Return whether ``text`` holds words that name a day, a rhythm or continuous work."""
    words = calendar_digits(even(text))
    without_day = (_RECURRENCE, _ONGOING, _ALL_YEAR)
    return any(pattern.search(words) for pattern in without_day) or any(_points(words))


def _last_of_ranges(words: str) -> str:
    """Keep the end of 2024年1月-12月; the year before the range goes on to its end."""
    while found := _RANGE.search(words):
        before, after = words[: found.start()], words[found.end() :]
        start = re.search(
            r"(?:20\d\d|\d\d)?(?:[年.]|(?<=\d) )?"
            r"(?:\d{1,2}(?:[月.]\d{0,2}[日号]?)?(?:份|底|初|[上中下]旬)?)?$",
            before,
        )
        begin = start.start() if start else found.start()
        year = re.match(r"(20\d\d)[年.]?", before[begin:])
        keeps_year = year is not None and not re.match(r"20\d\d|明年|今年", after)
        words = before[:begin] + (f"{year.group(1)}年" if year and keeps_year else "") + after
    return words


def _days(words: str, year: int | None) -> tuple[list[date], bool]:
    """Return the days named, in order, and whether one lacked a year."""
    days: list[date] = []
    unknown_year = False
    known = year
    for parts in _points(_SPOKEN_OF.sub(" ", words)):
        named = _year(parts, year)
        known = named if named is not None else known
        day = _day(parts, known) if known is not None else None
        unknown_year = unknown_year or known is None
        if day is not None:
            days.append(day)
    return days, unknown_year


def _points(words: str) -> Iterator[dict[str, str]]:
    """Yield the parts of each time named, from left to right."""
    position = 0
    while position < len(words):
        found = next((f for p in _POINTS if (f := p.match(words, position))), None)
        if found:
            yield {name: part for name, part in found.groupdict().items() if part}
        position = found.end() if found else position + 1


def _year(parts: dict[str, str], year: int | None) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    if "short" in parts:
        return 2000 + int(parts["short"])
    if parts.get("relative") in {"明年", "次年"} and year is not None:
        return year + 1
    return None


def _day(parts: dict[str, str], year: int) -> date | None:
    if "day" in parts:
        return _date(year, int(parts["month"]), int(parts["day"]))
    if "month" in parts:
        return _date(year, int(parts["month"]), _MONTH_DAYS.get(parts.get("part", ""), 31))
    if "quarter" in parts:
        return _date(year, int(parts["quarter"]) * 3, 31)
    if "half" in parts:
        return _date(year, 6 if parts["half"] == "上" else 12, 31)
    return date(year, 12, 31)


def _date(year: int, month: int, day: int) -> date | None:
    """Return a day; one past the end of its month (6月31日 is printed too) is the end."""
    if not 1 <= month <= 12 or day < 1:
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
