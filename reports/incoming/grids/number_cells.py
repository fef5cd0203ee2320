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
        shown = stored if decimals is None else f"{number:.{decimals}f}"
        return GridCell(shown, CellKind.NUMBER, stored), doubt
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
    return ("percent" if code.endswith("%") else "number"), decimals
