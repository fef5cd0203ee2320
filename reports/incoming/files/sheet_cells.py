"""The raw cells of one worksheet part, in one pass, within limits.

Later intake of returned forms builds on this: every cell keeps its address, kind and style.
"""

import re
from dataclasses import dataclass, field

from reports.incoming.files.package import Package
from reports.incoming.files.refusals import refuse_too_large
from reports.incoming.files.source_builder import Merge

COLUMN_LIMIT = 200  # columns; one cell at XFD1048576 hangs or aborts the usual readers
_CELL_LIMIT = 500_000
_MERGE_LIMIT = 20_000
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as stored. ``kind`` is the type letter of the format, "n" for numbers."""

    kind: str
    value: str
    style: int
    has_formula: bool


@dataclass(slots=True)
class Sheet:
    """The cells with content by 1-based row number and 0-based column."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)  # rows 1-based as printed, columns 0-based
    warnings: list[str] = field(default_factory=list)


def read_sheet(package: Package, part: str) -> Sheet:
    """Read a worksheet part; its declared range is ignored, rows may come in any order."""
    reader = _SheetReader()
    package.parse(part, start=reader.start, end=reader.end, text=reader.text)
    return reader.finish()


def column_letters(column: int) -> str:
    """Return the letters of a 0-based column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the 0-based column of letters; see ``column_letters``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class _SheetReader:
    """Handlers of one pass over a sheet."""

    def __init__(self) -> None:
        self._sheet = Sheet()
        self._count = 0
        self._row = 0
        self._column = -1
        self._attributes: dict[str, str] = {}
        self._value: list[str] = []
        self._in_value = False
        self._in_phonetic = False
        self._has_formula = False
        self._dropped = 0
        self._hidden_rows: list[int] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = -1
            if attributes.get("hidden") in {"1", "true"}:
                self._hidden_rows.append(self._row)
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._in_phonetic = True
        elif tag in {"v", "t"}:
            self._in_value = not self._in_phonetic
        elif tag == "mergeCell":
            self._add_merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)

    def end(self, tag: str) -> None:
        if tag in {"v", "t"}:
            self._in_value = False
        elif tag == "rPh":
            self._in_phonetic = False
        elif tag == "c":
            self._end_cell()

    def finish(self) -> Sheet:
        if self._dropped:
            self._sheet.warnings.append(
                f"第 {COLUMN_LIMIT} 列以后的 {self._dropped} 个单元格没有读取"
            )
        shown = [number for number in self._hidden_rows if number in self._sheet.rows]
        if shown:
            self._sheet.warnings.append(
                f"有 {len(shown)} 个隐藏行（第一个是第 {shown[0]} 行），已一并读取"
            )
        return self._sheet

    def _start_cell(self, attributes: dict[str, str]) -> None:
        address = _ADDRESS.match(attributes.get("r", ""))
        self._column = column_number(address[1]) if address else self._column + 1
        self._attributes = attributes
        self._value.clear()
        self._has_formula = False

    def _end_cell(self) -> None:
        value = "".join(self._value)
        if not value.strip() and not self._has_formula:
            return
        if self._column >= COLUMN_LIMIT:
            self._dropped += 1
            return
        self._count += 1
        if self._count > _CELL_LIMIT:
            raise refuse_too_large(f"一张工作表超过 {_CELL_LIMIT} 个单元格")
        style = self._attributes.get("s", "0")
        self._sheet.rows.setdefault(self._row, {})[self._column] = Cell(
            kind=self._attributes.get("t", "n"),
            value=value,
            style=int(style) if style.isdecimal() else 0,
            has_formula=self._has_formula,
        )

    def _add_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _ADDRESS.match(first), _ADDRESS.match(last)
        if start and end and len(self._sheet.merges) < _MERGE_LIMIT:
            self._sheet.merges.append(
                Merge(int(start[2]), column_number(start[1]), int(end[2]), column_number(end[1]))
            )
