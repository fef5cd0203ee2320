"""What a cell of an OpenDocument workbook means: its type, its stored value and what it shows."""

import re
from collections.abc import Callable, Mapping

from reports.incoming.files.cell_values import (
    BEYOND_15_DIGITS,
    NUMBER,
    is_beyond_15_digits,
    plain_number,
)
from reports.incoming.grid import CellKind, GridCell
from reports.incoming.grids.cell_meanings import NOT_COMPUTED
from reports.incoming.grids.number_cells import is_day

Meaning = tuple[GridCell | None, str]  # None for a text; what a person should know, "" for nothing

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$")
_PRINTED = re.compile(r"([+-]?\d[\d,]*)(?:\.(\d+))?(%?)$")
_WITH_WORDS = re.compile(r"[^\x00-\x7f]|%")
_LONG_EXPONENT = re.compile(r"(?<=\d)([eE][+-]?)0+(?=\d)")  # E+017
_ERROR = re.compile(r"(#\S+|Err:\d+)$")


def meaning(attributes: Mapping[str, str], shown: str, date_parts: str) -> Meaning:
    """Return the cell for what is stored, and what a person should know about it.

    Args:
        attributes: of the cell, by their local names.
        shown: the text in the cell.
        date_parts: which parts of a date its format shows, of "ymd"; "" when that is unknown.
    """
    kind = attributes.get("value-type", "")
    has_formula = "formula" in attributes
    if kind == "error" or (has_formula and _ERROR.match(shown)):
        return GridCell(shown or "#ERR!", CellKind.ERROR), ""
    if has_formula and not kind and not shown:
        return NOT_COMPUTED
    if kind == "date":
        return _date(attributes.get("date-value", ""), date_parts)
    if reader := _READERS.get(kind):
        return reader(attributes, shown)
    return None, ""


def _number(attributes: Mapping[str, str], shown: str) -> Meaning:
    value = _LONG_EXPONENT.sub(r"\1", attributes.get("value", "").strip())
    if not NUMBER.match(value):
        return GridCell(value or shown, CellKind.ERROR), "不是有效的数字"
    number = float(value)
    stored = plain_number(number)
    is_percent = attributes["value-type"] == "percentage"
    kind = CellKind.PERCENT if is_percent else CellKind.NUMBER
    usual = f"{plain_number(number * 100)}%" if is_percent else stored
    printed = _PRINTED.match(shown.strip())
    if not is_percent and _WITH_WORDS.search(shown):  # 12万元, 0.8%: what the sender saw counts
        return GridCell(shown.strip(), CellKind.TEXT, stored), ""
    if printed is None or bool(printed[3]) != is_percent:
        printed_text = usual  # with a time or an exponent: the number itself is plainer
    elif _is_near(printed, number * 100 if is_percent else number):
        printed_text = shown.strip().replace(",", "")
    else:
        return GridCell(usual, kind, stored), f"显示的是“{shown.strip()}”，存的是 {stored}，请核对"
    doubt = BEYOND_15_DIGITS if is_beyond_15_digits(number) else ""
    return GridCell(printed_text, kind, stored), doubt


def _is_near(printed: re.Match[str], number: float) -> bool:
    """Return whether a number was rounded to what is printed."""
    decimals = printed[2] or ""
    read = float(f"{printed[1].replace(',', '')}.{decimals or '0'}")
    return abs(read - number) <= 0.51 * 10.0 ** -len(decimals) + abs(number) * 1e-14


def _date(value: str, date_parts: str) -> Meaning:
    if not _DAY.match(value) or not is_day(value[:10]):
        return GridCell(value, CellKind.ERROR), "不是有效的日期"
    length = {"y": 4, "ym": 7}.get(date_parts, 10)
    return GridCell(value[:length], CellKind.DATE), ""


def _truth(attributes: Mapping[str, str], shown: str) -> Meaning:
    value = attributes.get("boolean-value", "").lower()
    if value not in {"true", "false"}:
        return GridCell(value or shown, CellKind.ERROR), "不是有效的真假值"
    return GridCell(value.upper(), CellKind.TRUTH), ""


_READERS: Mapping[str, Callable[[Mapping[str, str], str], Meaning]] = {
    "float": _number,
    "currency": _number,
    "percentage": _number,
    "boolean": _truth,
}
