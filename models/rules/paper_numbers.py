"""Numbers of papers: what a number counts in, and which comes next. Pure."""

import re
from collections.abc import Iterable

from models.vocabulary import PaperKind

# 鄂州优化办函〔2024〕7号, with brackets as people type them; it is written by GB/T 9704 7.2.5.
_DOCUMENT_NUMBER = re.compile(r"(.*?)\s*[〔\[（(【]\s*(\d{4})\s*[〕\]）)】]\s*第?\s*(\d+)\s*号")
_ISSUE = re.compile(r"第?\s*(\d+)\s*期?")
# Kinds that count their issues (第N期) where the office has no document number for them.
_COUNTED = frozenset({PaperKind.BRIEFING, PaperKind.SPECIAL_REPORT})


def series_of(number: str, *, subject: str, year: int) -> str:
    """Return what a number counts in: its document number without the count, or its own year.

    Args:
        number: as printed, or the N of 第N期.
        subject: the sort of paper, so that briefings and reports count apart.
        year: the year of the paper; a document number has its own.
    """
    if found := _DOCUMENT_NUMBER.fullmatch(number.strip()):
        return f"{found[1].strip()}〔{found[2]}〕"
    return f"{subject}/{year}"


def next_in_series(latest: str, taken: Iterable[str], *, year: int) -> str:
    """Return the number after the highest of ``taken``, of the sort ``latest`` is.

    ``taken`` are the numbers of its series; the first of a new year is 1.
    """
    after = max((_count_of(number) for number in taken), default=0) + 1
    if found := _DOCUMENT_NUMBER.fullmatch(latest.strip()):
        return f"{found[1]}〔{year}〕{after}号"
    return str(after)


def is_taken(number: str, taken: Iterable[str]) -> bool:
    """Whether a number is one of ``taken`` of its series, however either is written."""
    return any(number == one or 0 != _count_of(number) == _count_of(one) for one in taken)


def in_year(number: str, year: int) -> str:
    """Return a document number with ``year`` in its brackets; another number as it is."""
    found = _DOCUMENT_NUMBER.fullmatch(number.strip())
    return f"{found[1]}〔{year}〕{found[3]}号" if found else number


def first_number(kind: PaperKind) -> str:
    """Return the number of the first paper of a kind: only issues can be counted unasked."""
    return "1" if kind in _COUNTED else ""


def _count_of(number: str) -> int:
    if found := _DOCUMENT_NUMBER.fullmatch(number.strip()):
        return int(found[3])
    found = _ISSUE.fullmatch(number.strip())
    return int(found[1]) if found else 0
