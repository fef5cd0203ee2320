"""The form of document numbers: 机关代字〔年〕号 (GB/T 9704 7.2.5), 第N期 of papers in numbers."""

import re
from collections.abc import Iterator

from models.papers import Paper
from models.text.normalise import even
from models.text.numerals import to_int
from models.vocabulary import PaperKind
from reports.content.checking.findings import (
    Finding,
    FindingKind,
    Part,
    Place,
    PlacedText,
    all_texts,
)

_CITED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<open>[〔\[［【﹝（(〈<＜])\s*(?P<year>\d{2,4}|[〇○零一二三四五六七八九]{4})\s*"
    r"(?P<close>[〕\]］】﹞）)〉>＞])\s*(?P<ordinal>第?)\s*(?P<serial>[0-9０-９]+)\s*号"
)
_NUMBER = re.compile(r"[\u4e00-\u9fffA-Za-z（）]{2,}〔\d{4}〕[1-9]\d*号")
_ISSUE = re.compile(r"第[1-9]\d*期(?:[（(]总第[1-9]\d*期[）)])?")
_YEAR = re.compile(r"〔(\d{4})〕")
_SIGNED_YEAR = re.compile(r"(\d{4})年")
_IN_NUMBERS = frozenset({PaperKind.BRIEFING, PaperKind.SPECIAL_REPORT})


def check_numbers(paper: Paper) -> Iterator[Finding]:
    """Find numbers of documents in a wrong form, its own and those it cites."""
    for text in all_texts(paper):
        for found in _CITED.finditer(text.text):
            yield from _check_form(text, found)
    own = paper.head.number.strip()
    if own and not _CITED.search(own):
        yield from _check_own(paper, own)
    yield from _check_year(paper)


def _check_form(text: PlacedText, found: re.Match[str]) -> Iterator[Finding]:
    year, serial = to_int(found["year"]), int(even(found["serial"]))
    faults = [
        fault
        for fault, is_wrong in (
            ("年份要用六角括号〔〕", (found["open"], found["close"]) != ("〔", "〕")),
            ("年份要写四位阿拉伯数字", re.fullmatch(r"\d{4}", found["year"]) is None),
            ("不加“第”字", bool(found["ordinal"])),
            ("不编虚位（1不写01）", found["serial"][0] in "0０"),
            ("数字要用半角", even(found["serial"]) != found["serial"]),
            ("中间没有空格", bool(re.search(r"\s", found[0]))),
        )
        if is_wrong
    ]
    if not faults:
        return
    century = f"20{year:02}" if year is not None and year < 100 else str(year)
    sentence = f"“{found[0]}”：发文字号的{'，'.join(faults)}。"
    place = text.at(*found.span())
    yield Finding(FindingKind.NUMBER, sentence, place, f"〔{century}〕{serial}号")


def _check_own(paper: Paper, own: str) -> Iterator[Finding]:
    if _ISSUE.fullmatch(own) or _NUMBER.fullmatch(own):
        return
    place = Place(Part.NUMBER, end=len(paper.head.number))
    if paper.kind in _IN_NUMBERS:
        digits = re.sub(r"\D", "", even(own))
        right = f"第{int(digits)}期" if digits else ""
        sentence = f"“{own}”不成期号，应写成“第6期”的样子。"
        yield Finding(FindingKind.NUMBER, sentence, place, right)
        return
    sentence = f"“{own}”不成发文字号，应写成“鄂州优化发〔2024〕4号”的样子：机关代字、年份、顺序号。"
    yield Finding(FindingKind.NUMBER, sentence, place)


def _check_year(paper: Paper) -> Iterator[Finding]:
    """Hold the year of the number against the day the paper is signed."""
    number = _YEAR.search(paper.head.number)
    signed = _SIGNED_YEAR.search(paper.signature.dated) if paper.signature else None
    if number and signed and number[1] != signed[1]:
        yield Finding(
            FindingKind.NUMBER,
            f"发文字号是{number[1]}年的，成文日期是{signed[1]}年，请核对哪一个对。",
            Place(Part.NUMBER, start=number.start(1), end=number.end(1)),
            signed[1],
        )
