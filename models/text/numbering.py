"""Numbering marks of official documents (GB/T 9704 7.3.3 and what offices type instead).

Which mark stands above which is not decided here: every document has its own order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.text.normalise import even
from models.text.numerals import NUMERAL, to_int


class Family(StrEnum):
    """Marks that count together; the value is a sample."""

    CHAPTER = "第一章"
    ARTICLE = "第一条"
    CHINESE = "一、"
    CHINESE_BRACKET = "（一）"
    LABELLED = "任务一："
    ARABIC = "1."
    DECIMAL = "1.1"
    DECIMAL_3 = "1.1.1"
    ARABIC_BRACKET = "（1）"
    CIRCLED = "①"
    ORDINAL = "第一，"
    COUNTED = "一是"


@dataclass(frozen=True, slots=True)
class Mark:
    """One numbering mark: value, printed number without marks, place in the text."""

    family: Family
    value: int
    number: str
    start: int
    end: int


_N = rf"(?P<n>{NUMERAL}{{1,4}})"
_D = r"(?P<n>\d{1,3})"
_PATTERNS: tuple[tuple[Family, str], ...] = (
    (Family.CHAPTER, rf"第 ?(?:{_N}|(?P<d>\d{{1,2}})) ?(?:章|节|编|部分)(?!之|的)[、,: .]*"),
    (Family.ARTICLE, rf"第 ?(?:{_N}|(?P<d>\d{{1,3}})) ?条(?!之|的|例|款|规|第)[、,: .]*"),
    # 任务一：, 行动3、, 专项行动五 — a count that belongs to the word before it
    (
        Family.LABELLED,
        (
            r"(?:(?:重点|主要|工作|整改)?(?:任务|问题|项目)|(?:专项|重点|提升)?行动|"
            r"工程|举措|措施|事项) ?"
            rf"(?:{_N}|(?P<d>\d{{1,2}}))(?:[:、. ]+|$)"
        ),
    ),
    # 第一项：, 第2件、 — only with a mark after them: 第一项任务 is running text
    (Family.LABELLED, rf"第 ?(?:{_N}|(?P<d>\d{{1,2}})) ?[项件类][:、. ]+"),
    # 第一，  第一、 — an ordinal used as a mark; 首先 is not counted, nothing follows it in order
    (Family.ORDINAL, rf"第{_N}[,、:]"),
    (Family.CHINESE_BRACKET, rf"\( ?{_N} ?\) ?[、.]?"),
    (Family.CHINESE_BRACKET, r"(?P<c>[㈠-㈩])"),
    (Family.COUNTED, rf"{_N}(?:是(?!否|指|不是)|要)"),
    (Family.CHINESE, rf"{_N} ?[、.,](?!{NUMERAL}[、.,])"),
    (Family.DECIMAL_3, r"(?P<n>\d{1,2}[.]\d{1,2}[.]\d{1,2})(?:[.、]?(?![\d.]))"),
    (
        Family.DECIMAL,
        r"(?P<n>\d{1,2}[.]\d{1,2})(?:[.](?!\d)|、| |(?=[^\d.%,:\-万亿元倍个百年月/]))",
    ),
    (Family.ARABIC_BRACKET, rf"\( ?{_D} ?\) ?[、.]?|(?P<d>\d{{1,2}})\)"),
    (Family.ARABIC_BRACKET, r"(?P<c>[⑴-⒇])"),
    (Family.ARABIC, rf"{_D} ?(?:[.·•‧。](?!\d)|、|,(?!\d))"),
    (Family.ARABIC, r"(?P<c>[⒈-⒛])"),
    (Family.CIRCLED, r"(?P<c>[①-⑳])"),
)
_FAMILIES = tuple((family, re.compile(f"(?:{pattern}) *")) for family, pattern in _PATTERNS)
# Where a mark may begin at all: one look at most characters is enough to pass on.
_BEGINNING = re.compile(
    rf"第|\(|{NUMERAL}|\d|[㈠-㈩①-⒛]|任务|问题|项目|整改|行动|重点|主要|工作|专项|提升|工程|举措|措施|事项"
)
_FIRST_OF_RANGE = {"㈠": 10, "①": 20, "⑴": 20, "⒈": 20}


def mark_at(text: str, position: int = 0) -> Mark | None:
    """Return the numbering mark that begins exactly at ``position``, blanks after it included."""
    return _mark_in(even(text), position)


def find_marks(text: str) -> Iterator[Mark]:
    """Yield every mark anywhere in ``text``, also inside a line; most will not be real ones."""
    evened = even(text)
    position = 0
    while found := _BEGINNING.search(evened, position):
        inside_number = evened[found.start()].isdigit() and evened[: found.start()][-1:].isdigit()
        mark = None if inside_number else _mark_in(evened, found.start())
        if mark is not None:
            yield mark
        # 重点任务 一、: in a flattened text the word is a title's and the mark stands alone
        is_whole = mark is not None and mark.family is not Family.LABELLED
        position = mark.end if mark is not None and is_whole else found.end()


def _mark_in(evened: str, position: int) -> Mark | None:
    for family, pattern in _FAMILIES:
        found = pattern.match(evened, position)
        if found:
            number = next(text for text in found.groups() if text)
            value = _value(number)
            if value is not None:
                return Mark(family, value, number, position, found.end())
    return None


def _value(number: str) -> int | None:
    for first, count in _FIRST_OF_RANGE.items():
        if 0 <= ord(number[0]) - ord(first) < count:
            return ord(number[0]) - ord(first) + 1
    return to_int(number.rpartition(".")[2])
