"""Days that do not exist or are written in another way than GB/T 9704 7.3.5.4 asks."""

import re
from collections.abc import Iterator
from datetime import date

from models.papers import Paper
from models.text.normalise import even
from models.text.written_dates import full_date, plain_dates
from reports.content.checking.findings import (
    Finding,
    FindingKind,
    Part,
    Place,
    PlacedText,
    all_texts,
)

_DAY = re.compile(
    r"(?:(?<!\d)(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?!龄)(?:(?P<day>\d{1,2})日)?"
    r"(?:\((?:星期|周)(?P<weekday>[一二三四五六日天])\))?"
)
_SIGNED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_WEEKDAYS = "一二三四五六日"
_LEAP_YEAR = 2024  # a day without its year may be of any year


def check_dates(paper: Paper) -> Iterator[Finding]:
    """Find impossible days, leading zeros, wrong weekdays, a signature of another form."""
    for text in all_texts(paper):
        for found in _DAY.finditer(even(text.text)):
            yield from _check_day(text, found)
    yield from _check_signature(paper)


def _check_day(text: PlacedText, found: re.Match[str]) -> Iterator[Finding]:
    words = text.text[found.start() : found.end()]
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    place = text.at(*found.span())
    has_zeros = found["month"][0] == "0" or (found["day"] or "1")[0] == "0"
    if not _exists(year, month, day):
        yield Finding(FindingKind.DATE, f"“{words}”：没有这一天，请核对。", place)
    elif has_zeros:
        sentence = f"“{words}”：月、日不编虚位（1不写01）。"
        yield Finding(FindingKind.DATE, sentence, place, plain_dates(words))
    elif found["weekday"] and year and day:
        right = _WEEKDAYS[date(year, month, day).weekday()]
        if right != found["weekday"].replace("天", "日"):
            sentence = f"“{words}”：这一天是星期{right}。"
            start = found.start("weekday")
            yield Finding(FindingKind.DATE, sentence, text.at(start, start + 1), right)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year or _LEAP_YEAR, month, day or 1)
    except ValueError:
        return False
    return True


def _check_signature(paper: Paper) -> Iterator[Finding]:
    if paper.signature is None or not paper.signature.dated.strip():
        return
    dated = paper.signature.dated.strip()
    place = Place(Part.SIGNATURE, end=len(paper.signature.dated))
    signed = _signed_day(dated)
    if signed is None:
        plain = _signed_day(plain_dates(dated))
        if plain is not None or _SIGNED.search(even(dated)) is None:
            yield Finding(
                FindingKind.DATE,
                f"成文日期“{dated}”应当用阿拉伯数字写全年、月、日。",
                place,
                full_date(plain) if plain else "",
            )
        return
    printed = _signed_day(paper.imprint.printed_on.replace("印发", "").strip())
    if printed is not None and printed < signed:
        yield Finding(
            FindingKind.DATE,
            f"印发日期（{full_date(printed)}）早于成文日期（{full_date(signed)}），请核对。",
            Place(Part.IMPRINT, end=len(paper.imprint.printed_on)),
        )


def _signed_day(dated: str) -> date | None:
    found = _SIGNED.fullmatch(dated)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
