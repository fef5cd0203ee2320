"""Deadline words of official documents (domain A5): the printed words and the day they mean.

月底 means the last day of the month. 持续推进 never has a day of its own. Soft words (及时, 适时)
make no deadline. A year is never invented: without one in the words, the caller's ``year`` counts.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from models.text.normalise import even
from models.text.numerals import calendar_digits

_YEAR = r"(?:(?P<year>20\d\d|(?<!\d)\d\d)年?(?:\([^()]*\))?|(?P<relative>今年|本年度?|当年|明年|次年|同年)年?)"
_POINTS = re.compile(
    # 2024-06-30, 2024.6.30, 2024年6月30日, 6月30日
    r"(?:(?P<y1>20\d\d) ?[-./年] ?|(?P<r1>今年|本年|当年|明年|次年))?(?P<m1>\d{1,2}) ?[-./月] ?(?P<d1>\d{1,2})(?:日|号|(?![\d个项家%]))"
    # 2024年4月底, 24年4月, 6月中旬, 3月初
    r"|(?:(?P<y2>20\d\d|(?<!\d)\d\d) ?[年.\-] ?|(?P<r2>今年|本年|当年|明年|次年) ?)?(?P<m2>\d{1,2}) ?月份? ?(?P<part>底|末|上旬|中旬|下旬|初|中)?"
    # 2024年第二季度末, 二季度
    r"|(?:(?P<y3>20\d\d|(?<!\d)\d\d)年?|(?P<r3>今年|本年|当年|明年|次年))?第?(?P<q3>[1-4])季度(?:底|末)?"
    # 2024年上半年
    r"|(?:(?P<y4>20\d\d|(?<!\d)\d\d)年?|(?P<r4>今年|本年|当年|明年|次年))?(?P<half>上|下)半年(?:底|末)?"
    # 2024年底, 2024年年底前, 年底, 年内, 2024年度, 2024年
    r"|(?:(?P<y5>20\d\d|(?<!\d)\d\d)(?:年度|年)?|(?P<r5>今年|本年度|本年|当年|明年|次年))(?:年?[底末内终])?(?=年|[底末前内度以之]|$|[^\d])"
    r"|(?P<bare>年底|年末|年内|年终|年度内)"
)
# 每年11月, 每季度, 每半年, 每月底前: work that comes back, not a day
_RECURRENCE = re.compile(
    r"每(?:两|隔)?(?:年度?(?:第?[一二三四1-4]季度|上半年|下半年|\d{1,2}月份?(?:\d{1,2}日|[底末初]|[上中下]旬)?|年?[底末])?"
    r"|半年|季度?|个?月|周|旬|日|天)(?:\d{1,2}[日号]|[底末初])?(?:\d+次)?"
)
_ONGOING = re.compile(
    r"持续(?!到|至)|长期|常态|全年|经常|贯穿|一直|日常|不间断|滚动|动态|坚持|分阶段推进|按(?:时序)?进度推进|逐年"
)
# 立行立改, 及时, 按要求: words that name no day and need no question
_SOFT = re.compile(r"立行立改|立即|即时|即知即改|及时|适时|定期|按(?:照)?.*(?:要求|部署|时限|规定|安排|计划|节点)|随时|实时")
_RANGE = re.compile(r"(?<=[\d年月日号底旬初度]) ?(?:-{1,2}|至|到) ?(?=20\d\d|\d{1,2} ?[月.]|年?底|明年|今年)")
# 在2023年基础上, 比2023年: a year that is spoken of
_SPOKEN_OF = re.compile(r"(?:在|比|较|以|按|据)(?:20\d\d)年度?(?:的)?(?:基础|水平|相比|增|同期|版)?")
_MONTH_DAYS = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}


@dataclass(frozen=True, slots=True)
class Deadline:
    """What deadline words mean.

    Attributes:
        text: the words as printed.
        day: last day they mean; the last one when they name several stages; None when they name none.
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
    printed = text.strip(" \t\u3000。；;，,")
    words = calendar_digits(even(printed))
    recurrence = _RECURRENCE.search(words)
    plain = _RECURRENCE.sub(" ", words)
    days, unknown_year = _days(_last_of_ranges(plain), year)
    ongoing = _ONGOING.search(plain) is not None
    understood = bool(days or ongoing or recurrence or not printed or _SOFT.search(plain))
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
    return bool(_RECURRENCE.search(words) or _ONGOING.search(words) or _POINTS.search(words))


def _last_of_ranges(words: str) -> str:
    """Keep the end of 2024年1月-12月; the year before the range goes on to its end."""
    while found := _RANGE.search(words):
        before, after = words[: found.start()], words[found.end() :]
        start = re.search(r"(?:20\d\d|\d\d)?(?:[年.]|(?<=\d) )?(?:\d{1,2}(?:[月.]\d{0,2}[日号]?)?(?:份|底|初|[上中下]旬)?)?$", before)
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
    for found in _POINTS.finditer(_SPOKEN_OF.sub(" ", words)):
        named = _year(found, year)
        known = named if named is not None else known
        if known is None:
            unknown_year = True
            continue
        day = _day(found, known)
        if day is not None:
            days.append(day)
    return days, unknown_year


def _year(found: re.Match[str], year: int | None) -> int | None:
    printed = next((found[f"y{n}"] for n in range(1, 6) if found[f"y{n}"]), None)
    if printed is not None:
        return int(printed) if len(printed) == 4 else 2000 + int(printed)
    relative = next((found[f"r{n}"] for n in range(1, 6) if found[f"r{n}"]), None)
    if relative in {"明年", "次年"} and year is not None:
        return year + 1
    return None


def _day(found: re.Match[str], year: int) -> date | None:
    if found["m1"]:
        return _date(year, int(found["m1"]), int(found["d1"]))
    if found["m2"]:
        return _date(year, int(found["m2"]), _MONTH_DAYS.get(found["part"] or "", 31))
    if found["q3"]:
        return _date(year, int(found["q3"]) * 3, 31)
    if found["half"]:
        return _date(year, 6 if found["half"] == "上" else 12, 31)
    return date(year, 12, 31)


def _date(year: int, month: int, day: int) -> date | None:
    """Return a day; one past the end of its month is the end (6月31日 is not printed on purpose)."""
    if not 1 <= month <= 12 or day < 1:
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
