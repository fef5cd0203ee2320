"""What a number cell of Excel shows: dates by their format, numbers without float noise.

Only the formats of office tables are known; another number format shows the plain number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

# The formats Excel keeps by number alone, as a Chinese Excel shows them.
_BUILT_IN = {
    "9": "0%", "10": "0.00%", "2": "0.00", "4": "0.00",
    "14": "yyyy/m/d", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm",
    "19": "h:mm:ss", "20": "h:mm", "21": "h:mm:ss", "22": "yyyy/m/d", "27": 'yyyy"年"m"月"',
    "28": 'm"月"d"日"', "29": 'm"月"d"日"', "30": "m/d/yy", "31": 'yyyy"年"m"月"d"日"',
    "32": "h:mm", "33": "h:mm:ss", "34": "h:mm", "35": "h:mm:ss", "36": 'yyyy"年"m"月"',
    "45": "mm:ss", "46": "h:mm:ss", "47": "mm:ss",
    "50": 'yyyy"年"m"月"', "51": 'm"月"d"日"', "52": 'yyyy"年"m"月"', "53": 'm"月"d"日"',
    "54": 'm"月"d"日"', "55": "h:mm", "56": "h:mm:ss", "57": 'yyyy"年"m"月"',
    "58": 'm"月"d"日"',
}  # fmt: skip
# Excel's own writing of a number; "abc", NaN, INF and 1e999 are not let through as numbers.
NUMBER = re.compile(r"[+-]?\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,2})?$", re.ASCII)
FIXED_FORMAT = re.compile(r"[#,0]*0\.(0+)(%?)(?:_.*)?$")
_DATE_TOKEN = re.compile(r'"([^"]*)"|\\(.)|(y+|m+|d+)|(.)', re.IGNORECASE)
BEYOND_15_DIGITS = "是超过 15 位的数字，末几位可能已失真，请改为文本格式"
_LAST_SERIAL = 2958465  # 31 December 9999


@dataclass(frozen=True, slots=True)
class CellStyles:
    """What the styles of a workbook say, by style index.

    Attributes:
        formats: number of the format and its own code or "".
        struck: the styles whose font is struck through.
        colours: how the cells of a style are marked by colour: 红字, 黄底.
    """

    formats: tuple[tuple[str, str], ...]
    epoch_1904: bool = False
    struck: frozenset[int] = frozenset()
    colours: Mapping[int, str] = field(default_factory=dict)

    def code(self, style: int) -> str:
        """Return the format code of a style, "" when it is general or unknown."""
        if style >= len(self.formats):
            return ""
        number, own = self.formats[style]
        return own or _BUILT_IN.get(number, "")

    def plain_code(self, style: int) -> str:
        """Return the first section of a format without colours, locale marks and paddings."""
        return re.sub(r"\[[^\]]*\]|_.|\*.", "", self.code(style).split(";", maxsplit=1)[0])


@dataclass(frozen=True, slots=True)
class Shown:
    """The text a cell shows, and what a person should know about it ("" for nothing)."""

    text: str
    warning: str = ""


def number_text(value: str, style: int, styles: CellStyles) -> Shown:
    """Return what a number cell shows under its format."""
    value = value.strip()
    if not NUMBER.match(value):
        return Shown(value, "不是有效的数字")
    number = float(value)
    code = styles.plain_code(style)
    if is_date_code(code):
        day = day_of_serial(number, epoch_1904=styles.epoch_1904)
        return (
            Shown(plain_number(number), "的日期超出范围")
            if day is None
            else Shown(_date(day, code))
        )
    fixed = FIXED_FORMAT.match(code)
    if fixed:
        percent = bool(fixed[2])
        shown = f"{number * 100 if percent else number:.{len(fixed[1])}f}"
        return Shown(shown + fixed[2])
    if code.endswith("%"):
        return Shown(f"{plain_number(number * 100)}%")
    if is_beyond_15_digits(number):
        return Shown(value, BEYOND_15_DIGITS)
    return Shown(plain_number(number))


def is_beyond_15_digits(number: float) -> bool:
    """Return whether a whole number is longer than Excel can keep exactly."""
    return abs(number) >= 1e15


def is_date_code(code: str) -> bool:
    """Return whether a plain format code shows days, months or years."""
    letters = re.sub(r'"[^"]*"|\\.', "", code).lower()
    return "y" in letters or ("d" in letters and "red" not in letters) or letters in {"m", "mmm"}


def day_of_serial(serial: float, *, epoch_1904: bool) -> date | None:
    """Return the day of a serial number, None outside the calendar.

    Excel counts a 29 February 1900 that never was: number 60.
    """
    if int(serial) == 60 and not epoch_1904:
        return None
    if not 1 <= serial <= _LAST_SERIAL - (1462 if epoch_1904 else 0):
        return None
    days = int(serial)
    if epoch_1904:
        return date(1904, 1, 1) + timedelta(days)
    return date(1899, 12, 30 if days > 60 else 31) + timedelta(days)


def _date(day: date, code: str) -> str:
    """Write ``day`` by the y, m and d of a format; times of day are left out."""
    parts: list[str] = []
    for quoted, escaped, token, other in _DATE_TOKEN.findall(code.split(" ", maxsplit=1)[0]):
        letter = token[:1].lower()
        if letter == "y":
            parts.append(f"{day.year % 100:02d}" if len(token) <= 2 else str(day.year))
        elif letter in {"m", "d"}:
            number = day.month if letter == "m" else day.day
            parts.append(f"{number:02d}" if len(token) == 2 else str(number))
        else:
            parts.append(quoted or escaped or other)
    return "".join(parts).removesuffix("@")


def plain_number(number: float) -> str:
    """Return a number with the 15 digits that Excel keeps, without the noise of floats."""
    return str(int(number)) if number == int(number) else f"{number:.15g}"
