"""Rows of another unit in one file: its form pasted below, its sheet, a column of units.

What another unit says must never be filed under this one: such rows are told and left out.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from models.rules.names import HOME_CITY, is_group_word, name_key
from models.text.normalise import fold
from reports.incoming.grid import GridSheet
from reports.incoming.returns.facts import is_unit_label, may_name_unit, unit_of_row
from reports.incoming.returns.findings import Findings
from reports.incoming.returns.header import Header
from reports.incoming.returns.heading_block import KEY_MARKS
from reports.incoming.returns.places import address
from reports.incoming.returns.tables import Table

_SHORTEST = 2
_LEAST_OF_RECORD = 4  # cells; fewer are a signature
_HOME = re.compile(f"^(?:湖北省)?(?:{HOME_CITY}市?|市)")
_WAY_OUT = "请让单位分开报送，或分别另存后再收。"


class SheetUnits:
    """Which unit each row of a sheet is from, as the sheet itself says."""

    def __init__(self, sheet: GridSheet, numbers: Sequence[int], tables: Sequence[Table]) -> None:
        first = tables[0].header.first if tables else 0
        above = ((number, unit_of_row(sheet, number)) for number in numbers if number < first)
        inside = (
            (number, unit_of_row(sheet, number))
            for table in tables
            for number in table.numbers
            if may_name_unit(sheet.rows[number])
        )
        self._sheet = sheet
        self.marks = [(number, words) for number, words in chain(above, inside) if _is_name(words)]
        self._tables = tables

    def column_words(self) -> list[str]:
        """Return the units named in columns headed 填报单位, from top to bottom."""
        return [
            words
            for table in self._tables
            if (place := _unit_place(table.header)) is not None
            and is_unit_label(table.header.headings[place], is_alone=True)
            for words in _column(self._sheet, place, table.numbers).values()
        ]

    def unit_of_rows(self, table: Table, own: "OwnUnit") -> dict[int, str]:
        """Return the unit of each row that names another one than ``own``."""
        place = _unit_place(table.header)
        named = {} if place is None else _column(self._sheet, place, table.numbers)
        is_alone = place is not None and is_unit_label(table.header.headings[place], is_alone=True)
        if not is_alone and not any(map(own.is_named, named.values())):
            named = {}  # 单位 alone may be anything, unless it names the own unit somewhere
        if not named and not any(own.is_other(words) for _, words in self.marks):
            return {}
        units = {number: named.get(number) or self._governing(number) for number in table.numbers}
        return {number: words for number, words in units.items() if own.is_other(words)}

    def _governing(self, number: int) -> str:
        """Return the unit named last above a row; one at the end of the sheet names all above."""
        above = [words for at, words in self.marks if at <= number]
        if above:
            return above[-1]
        last = max(table.header.last for table in self._tables)
        return self.marks[0][1] if self.marks and self._is_end(self.marks[0][0], last) else ""

    def _is_end(self, number: int, last_header: int) -> bool:
        below = [cells for at, cells in self._sheet.rows.items() if at > number]
        return number > last_header and all(len(cells) < _LEAST_OF_RECORD for cells in below)


class OwnUnit:
    """The unit a file is from: by its known names, else by the first one the file names."""

    def __init__(self, names: Collection[str], sheets: Sequence[SheetUnits]) -> None:
        written = [words for sheet in sheets for _, words in sheet.marks]
        written = written or [words for sheet in sheets for words in sheet.column_words()]
        self._keys = {key for name in names if len(key := _bare_name(name)) >= _SHORTEST}
        found = next((words for words in written if self.is_named(words)), "")
        if not found and written:
            self._keys = {_bare_name(written[0])}
        self.words = found or (written[0] if written else "")
        self.name = self.words or next(iter(names), "")

    def is_named(self, words: str) -> bool:
        """Return whether words name this unit, longer or shorter: 华容区, 华容区人民政府."""
        key = _bare_name(words)
        return any(key.startswith(own) or own.startswith(key) for own in self._keys)

    def is_other(self, words: str) -> bool:
        """Return whether words name another unit for certain."""
        return bool(words and self._keys) and not self.is_named(words)


def leave_out_others(
    sheet: GridSheet, table: Table, others: Mapping[int, str], own: OwnUnit, findings: Findings
) -> None:
    """Show the rows of other units as left out, and tell each unit with its rows."""
    for number, words in others.items():
        texts = [
            cell.text
            for cell in sheet.rows[number].values()
            if cell.text.strip() and not cell.text.startswith(KEY_MARKS)
        ]
        findings.leave_out(sheet.name, number, texts, f"“{words}”的内容")
    for words in dict.fromkeys(others.values()):
        numbers = [number for number, unit in others.items() if unit == words]
        place = min(sheet.rows[numbers[0]])
        findings.refuse(
            sheet.name,
            address(place, numbers[0]),
            f"第 {'、'.join(_ranges(numbers, table.numbers))} 行是“{words}”的内容，"
            f"这份表是“{own.name}”报的，这些行没有读入。{_WAY_OUT}",
        )


def _unit_place(header: Header) -> int | None:
    """Return the column that names the unit of each row: 填报单位 before 单位."""
    places = [
        at
        for at, heading in header.headings.items()
        if at not in header.columns and is_unit_label(heading)
    ]
    return min(
        places, key=lambda at: not is_unit_label(header.headings[at], is_alone=True), default=None
    )


def _column(sheet: GridSheet, place: int, numbers: Sequence[int]) -> dict[int, str]:
    """Return the names in a column; a range merged downwards names all of its rows."""
    named = {
        number: cell.text.strip()
        for number in numbers
        if (cell := sheet.rows[number].get(place)) and _is_name(cell.text)
    }
    for merge in sheet.merges:
        words = named.get(merge.top) if merge.left == place else None
        if words:
            named |= {number: words for number in numbers if merge.top <= number <= merge.bottom}
    return named


def _is_name(words: str) -> bool:
    key = fold(words)
    is_written = sum("\u4e00" <= sign <= "\u9fff" for sign in key) >= _SHORTEST
    return is_written and not key.startswith("同上") and not is_group_word(words)


def _bare_name(words: str) -> str:
    """Return a name without the city before it: 鄂州市司法局, 市司法局 and 司法局 are one."""
    key = name_key(words)
    bare = _HOME.sub("", key)
    return bare if len(bare) >= _SHORTEST else key


def _ranges(numbers: Sequence[int], among: Sequence[int]) -> Iterator[str]:
    """Yield first and last of each run of ``numbers``; rows nobody wrote in break none."""
    places = [bisect_left(among, number) for number in numbers]
    starts = [0, *(at for at in range(1, len(places)) if places[at] > places[at - 1] + 1)]
    for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True):
        first, last = numbers[start], numbers[end - 1]
        yield str(first) if first == last else f"{first} 至 {last}"
