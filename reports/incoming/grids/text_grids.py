"""Text that holds a table: comma, tab or semicolon between cells, in any encoding of offices."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from reports.incoming.files.text_files import decode
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.sheet_builder import SheetBuilder, refuse_if_long

_DELIMITERS = ("\t", ",", ";")
_LOOKED_AT = 200  # lines that settle which delimiter it is
_FIELD_LIMIT = 200 * 1024 * 1024


def read(data: bytes) -> GridContent:
    """Read a text file as one sheet; a row is a record, so quoted line ends do not count."""
    refuse_if_long(data)
    text = decode(data).removeprefix("\ufeff").replace("\x00", "")
    text, named = _named_delimiter(text)
    delimiter = named or _delimiter(text)
    sheet = SheetBuilder("表格")
    try:
        rows = list(_rows(text, delimiter, is_quoted=True))
    except csv.Error:
        # A quotation mark without its twin would swallow the rows below it.
        sheet.warn("引号不成对，已按原样读取，引号留在文字里，请核对")
        rows = list(_rows(text, delimiter, is_quoted=False))
    if _is_mixed(data):
        sheet.warn("文件里混有两种文字编码，一部分文字可能是乱码，请核对")
    usual = _usual_width(rows)
    for number, row in enumerate(rows, start=1):
        if len(row) > usual and any(cell.strip() for cell in row[usual:]):
            sheet.warn(f"第 {number} 行有 {len(row)} 列，其他行是 {usual} 列，可能错位，请核对")
        for column, cell in enumerate(row):
            sheet.add_shown(number, column, cell)
    return GridContent((sheet.finish(),))


def _is_mixed(data: bytes) -> bool:
    """Return whether some lines are UTF-8 and others are not: files were put together."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    kinds = {_is_chinese_utf_8(line) for line in data.splitlines() if not line.isascii()}
    return len(kinds) > 1


def _is_chinese_utf_8(line: bytes) -> bool:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # GBK by chance makes letters of Greek and Cyrillic, hardly ever Chinese ones.
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells most rows have; a comma without quotation marks adds one."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return widths.most_common(1)[0][0] if widths else 1


def _named_delimiter(text: str) -> tuple[str, str]:
    """Take off the line ``sep=;`` that Excel obeys and never shows."""
    first, _, rest = text.partition("\n")
    named = first.strip("\r").removeprefix("sep=")
    if first.startswith("sep=") and len(named) == 1:
        return rest, named
    return text, ""


def _delimiter(text: str) -> str:
    """Return the delimiter that parts most lines into equally many cells."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> int:
    try:
        rows = list(islice(_rows(text, delimiter, is_quoted=True), _LOOKED_AT))
    except csv.Error:
        rows = list(islice(_rows(text, delimiter, is_quoted=False), _LOOKED_AT))
    widths = [len(row) for row in rows if len(row) > 1]
    return max((widths.count(width) * width for width in set(widths)), default=0)


def _rows(text: str, delimiter: str, *, is_quoted: bool) -> Iterator[list[str]]:
    csv.field_size_limit(_FIELD_LIMIT)
    lines = io.StringIO(text, newline="")
    if is_quoted:
        return csv.reader(lines, delimiter=delimiter, strict=True)
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
