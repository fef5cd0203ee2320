"""What a stored number of Excel means under its format: number, percentage, day or time.

Days are written ISO, whatever order the format shows; a format without days gives the month alone
(``2024-10``), because whoever typed 2024年10月 did not mean its first day.
"""

import re
from datetime import date
from functools import lru_cache

from reports.incoming.files.cell_values import (
    BEYOND_15_DIGITS,
    FIXED_FORMAT,
    NUMBER,
    day_of_serial,
    is_beyond_15_digits,
    is_date_code,
    plain_number,
)
from reports.incoming.grid import CellKind, GridCell

NO_NUMBER = "不是有效的数字"
_NO_DAY = "的日期超出范围"
_UNKNOWN_FORMAT = "的显示格式不能识别，按存的数字读取，请核对"
_USUAL = re.compile(r"general|g/通用格式|e[+-]")
_DATE_LETTER = re.compile(r"[abeghmsy]")
_LITERAL = re.compile(r'"[^"]*"|\\.')
_WORDS = r"""((?:"[^"]*"|\\.|[^\x00-\x7f]|[ ()¥$:+-])*)"""
_DIGITS = r"(general|g/通用格式|[#0?,]*[#0?](?:\.[#0?]+)?)?"
_WORDED = re.compile(_WORDS + _DIGITS + _WORDS, re.IGNORECASE)


@lru_cache(maxsize=20_000)  # serials, shares and days come back in every file
def number_cell(value: str, code: str, epoch_1904: bool) -> tuple[GridCell, str]:
    """Return the cell of a stored number, and what a person should know about it ("" for nothing).

    Args:
        value: as stored.
        code: the plain code of its format, "" for none.
        epoch_1904: whether the days of the workbook count from 1904.
    """
    value = value.strip()
    if not NUMBER.match(value):
        return GridCell(value, CellKind.ERROR), NO_NUMBER
    number = float(value)
    stored = plain_number(number)
    shape, decimals = _shape(code)
    if shape == "number":
        doubt = BEYOND_15_DIGITS if is_beyond_15_digits(number) else _unknown_format(code)
        if worded := _worded(number, code):
            cell = GridCell(worded, CellKind.TEXT, stored)
        else:
            shown = stored if decimals is None else f"{number:.{decimals}f}"
            cell = GridCell(shown, CellKind.NUMBER, stored)
        return cell, doubt
    if shape == "percent":
        share = number * 100
        shown = plain_number(share) if decimals is None else f"{share:.{decimals}f}"
        return GridCell(f"{shown}%", CellKind.PERCENT, stored), ""
    if shape == "time":
        minutes = round(number % 1 * 24 * 60)
        return GridCell(f"{minutes // 60:02d}:{minutes % 60:02d}", CellKind.TEXT, stored), ""
    day = day_of_serial(number, epoch_1904=epoch_1904)
    if day is None:
        # Shown as ##### or as no day at all: nobody wrote this number.
        return GridCell(stored, CellKind.ERROR), _NO_DAY
    return GridCell(_iso(day, shape), CellKind.DATE, stored), ""


def _worded(number: float, code: str) -> str:
    """Return a number with the words of its format around it, "" where the format has none.

    What the sender saw counts: 0.8 under 0.0"%" is 0.8%, 12 under 0"万元" is 12万元.
    """
    parts = _words_around(code)
    if parts is None:
        return ""
    before, digits, after = parts
    shown = ""
    if digits:
        fraction = digits.partition(".")[2]
        is_free = not digits.isascii() or digits[0] in "gG"
        shown = plain_number(abs(number)) if is_free else f"{abs(number):.{len(fraction)}f}"
        if "#" in fraction or "?" in fraction:
            shown = shown.rstrip("0").rstrip(".")
    sign = "-" if number < 0 and digits else ""
    return f"{sign}{before}{shown}{after}".strip()


@lru_cache(maxsize=1000)
def _words_around(code: str) -> tuple[str, str, str] | None:
    """Return the words of a format before its digits, the digits, and the words after them."""
    found = _WORDED.fullmatch(code)
    if found is None:
        return None
    before, after = (re.sub(r'"|\\(?=.)', "", found[place]) for place in (1, 3))
    is_worded = any(not sign.isspace() and sign not in "()+-" for sign in before + after)
    return (before, found[2] or "", after) if is_worded else None


@lru_cache(maxsize=1000)
def _unknown_format(code: str) -> str:
    """Return a doubt for weekdays, years of an era and lengths of time, which show no number."""
    letters = _USUAL.sub("", _LITERAL.sub("", code).lower())
    return _UNKNOWN_FORMAT if _DATE_LETTER.search(letters) else ""


def is_day(text: str) -> bool:
    """Return whether an ISO text is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _iso(day: date, shape: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7}.get(shape, 10)]


@lru_cache(maxsize=1000)
def _shape(code: str) -> tuple[str, int | None]:
    """Return what a format shows, and its decimal places, None to show as many as there are."""
    letters = _LITERAL.sub("", code).lower()
    if is_date_code(code):
        if "d" in letters or "y" not in letters:
            return "day", None
        return ("month" if "m" in letters else "year"), None
    if "h" in letters or "ss" in letters:
        return "time", None
    fixed = FIXED_FORMAT.match(code)
    decimals = len(fixed[1]) if fixed else None
    return ("percent" if letters.endswith("%") else "number"), decimals
