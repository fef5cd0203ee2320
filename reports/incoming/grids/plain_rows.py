"""The short way through a worksheet part: rows of nothing but plain cells, by pattern.

Nearly every row of an office table is such a row. One that a pattern matches without a gap means
the same to any reader; every other row, and all around the rows, is left to the parser, so that
nothing is ever guessed. Measured: the parser alone takes more than twice as long.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from operator import getitem

from reports.incoming.files.sheet_cells import COLUMN_LIMIT, column_letters
from reports.incoming.grids.cell_meanings import CellMeanings, ValueMeanings
from reports.incoming.grids.plain_parts import is_masked
from reports.incoming.grids.sheet_content import ROW_LIMIT, SheetContent

_START, _END = b"<sheetData>", b"</sheetData>"
_ROW = re.compile(r'<row r="([1-9]\d{0,6})"([^<>]*)>')
_HIDDEN = re.compile(r' hidden="(?:1|true)"| ht="0[0.]*"')
_CELL = re.compile(r'<c r="([A-Z]{1,3}+)(\d{1,7}+)"([^<>/]*+)(?:><v>([^<&]*+)</v></c>|/>|></c>)')
_ATTRIBUTES = re.compile(r'(?: s="(\d{1,6})")?(?: t="([a-z]{1,9})")?')
_LAYOUTS = 256  # remembered; the rows of a table have one
ValuesOf = Callable[..., list[ValueMeanings]]  # by the attributes of each cell as written
_COLUMNS = {column_letters(column): column for column in range(COLUMN_LIMIT)}


def take_plain_rows(data: bytes, content: SheetContent, meanings: CellMeanings) -> bytes:
    """Put the plain rows of a worksheet part into ``content``; return the part without them."""
    start, end = data.find(_START) + len(_START), data.rfind(_END)
    if start > end or start < len(_START) or is_masked(data) or data.count(b"<sheetData") > 1:
        return data
    try:
        *rows, rest = data[start:end].decode("utf-8").split("</row>")
    except UnicodeDecodeError:
        return data

    @lru_cache(maxsize=_LAYOUTS)
    def values_of(*attributes: str) -> list[ValueMeanings]:
        plain = list(map(_ATTRIBUTES.fullmatch, attributes))
        return [meanings[one[2], one[1]] for one in plain if one]

    heads = [_head(row) for row in rows]
    if None in heads:  # a row without a number hangs on the one before it
        return data
    left = [
        f"{row}</row>"
        for row, head in zip(rows, heads, strict=True)
        if head and not _take_row(row, head, content, values_of)
    ]
    return b"".join((data[:start], "".join(left).encode(), rest.encode(), data[end:]))


def _head(row: str) -> re.Match[str] | None:
    """Return the start of a row; empty rows before it are passed over."""
    head = _ROW.match(row)
    while head and head[2].endswith("/"):
        head = _ROW.match(row, head.end())
    return head


@lru_cache(maxsize=_LAYOUTS)
def _columns_of(*letters: str) -> list[int]:
    return [_COLUMNS[one] for one in letters]


def _take_row(row: str, head: re.Match[str], content: SheetContent, values_of: ValuesOf) -> bool:
    """Put a row into ``content`` if it is plain, with all its cells where they belong."""
    # A gap, column, row, attributes and value of a cell; a gap; and so on.
    pieces = _CELL.split(row[head.end() :])
    if len(pieces) == 1:
        return not pieces[0]
    number = int(head[1])
    try:
        columns = _columns_of(*pieces[1::5])
    except KeyError:  # one is too far out
        return False
    values = values_of(*pieces[3::5])
    if len(values) != len(columns):  # attributes that are not plain
        return False
    cells, doubts = zip(*map(getitem, values, pieces[4::5]), strict=True)
    line = dict(zip(columns, cells, strict=True))
    if (
        any(pieces[::5])
        or pieces[2::5].count(head[1]) != len(columns)
        or len(line) != len(columns)
        or any(doubts)
        or number in content.rows
        or number > ROW_LIMIT
    ):
        return False
    if not all(cells):
        line = {column: cell for column, cell in line.items() if cell}
    if line:
        content.rows[number] = line
        if _HIDDEN.search(head[2]):
            content.hidden_rows.add(number)
    return True
