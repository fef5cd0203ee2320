"""One cell of a table -> what it means in its column, with why it cannot be taken.

Most cells are plain words and are passed on at once; a form has thousands of them.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from models.returned import Doubt, ReturnedCell
from models.rules.returned_choices import CHOICE_COLUMNS, read_choice
from models.rules.returned_dates import read_date_cell
from models.rules.returned_percents import read_percent
from models.rules.returned_values import (
    Mark,
    ReadValue,
    ask,
    mark_of,
    read_number,
    read_words,
    refuse,
    shown,
)
from models.rules.round_period import Period
from models.vocabulary import AskedKind, ReportColumn
from reports.incoming.files.sheet_cells import column_letters
from reports.incoming.grid import CellKind, GridCell
from reports.workbooks.cell_text import CELL_LIMIT, clean_text, cut_text

PICTURE = "〔图片〕"
_LONGEST_MARK = 6
_SHORT = 12  # 2024-06-30, 基本完成
_LONGEST_KEPT = 200  # characters of a text that is kept beyond its file
_MOST_DIGITS_KEPT = 3  # of its row
_MOST_DIGITS = 15  # a workbook keeps no more of a number
_PLAIN_BELOW = CELL_LIMIT // 2
_NOT_PLAIN = "=#＃E"  # how formulas and errors begin
_DITTO = ReadValue(reason="同上")
_STORED = (CellKind.NUMBER, CellKind.PERCENT, CellKind.DATE)
_NOT_READ = {
    CellKind.ERROR: "公式出错，显示为“{}”。这一格没有采用，请改成真正的内容。",
    CellKind.UNCOMPUTED: "公式没有算出结果。这一格没有采用，请用 WPS 或 Excel 打开后保存一次再报。",
    CellKind.PICTURE: "这一格里是图片，图片按佐证留存，文字没有读到。",
}
_LOST_PICTURE = "这一格里应是图片，文件里却没有这张图片，没有收到。请单位另行报送。"
_PICTURE_WORDS = re.compile(r"=\s*(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)
_DAY_FOR_PERCENT = "写的是日期“{}”，不是比例。这一格没有采用，请填 0% 到 100%，例如 80%。"
_DAY_FOR_WORDS = (
    "存的是日期“{}”，原来写的可能是 1-1、3/4 这样的文字，被表格软件改成了日期。请确认。"
)
# Asked for once a cell; an enumeration takes ten times as long to name a member.
_WORDS = CellKind.TEXT
_ERROR_STARTS = ("#", "Err:")  # of Excel and WPS, of LibreOffice
# A result that was pasted as words is no word either.
_ERROR_WORDS = re.compile(
    r"[#＃](?:N/A|(?:REF|VALUE|DIV/0|NUM|NULL|SPILL|CALC|FIELD|CONNECT|BLOCKED|BUSY|UNKNOWN)!|"
    r"NAME\?|GETTING_DATA|名称？|[#＃]+)|Err:\d{3}",
    re.IGNORECASE,
)
_BROKEN = "存的“{}”不能当作这一格的内容。这一格没有采用，请重新填写。"


class Column:
    """One column of a table: its key, letters, and whether the unit fills it in.

    What short cells mean is kept: the same few words stand in every row; and so is what the office
    wrote in a row, for the forms of many units have the same rows.
    """

    def __init__(
        self, key: str, letters: str, kind: AskedKind, *, is_open: bool, period: Period | None
    ) -> None:
        self.key = key
        self._letters = letters
        self.is_open = is_open
        self._period = period
        # every text that is no mark stands for itself
        self._is_words = key not in CHOICE_COLUMNS and key != ReportColumn.PERCENT
        self._is_number = key == "serial" or (key == "number" and kind is AskedKind.ITEMS)
        self._short = lru_cache(maxsize=1024)(self._understood)
        self._last: dict[str, tuple[GridCell, ReturnedCell]] = {}

    def read(
        self, cell: GridCell | None, row: str, above: Mapping[str, ReturnedCell], is_keyed: bool
    ) -> ReturnedCell:
        """Return what a cell means.

        Args:
            cell: as the file has it, None where it has none.
            row: the number of its row, as it is written.
            above: the cells of the record before, for 同上; empty where nothing may be copied.
            is_keyed: the row is as it went out: 同上 in a column of the office was written here.
        """
        if is_keyed and not self.is_open and cell:
            return self._read_as_sent(cell, row)
        address = self._letters + row
        if cell is None:
            return ReturnedCell("", None, address)
        text, kind, _, note, is_struck, picture, _ = cell
        is_bare = kind is _WORDS and not note and not is_struck
        if is_bare and self._is_words and len(text) > _LONGEST_MARK and _is_plain(text):
            words = text.strip()
            if len(words) > _LONGEST_MARK:
                return ReturnedCell(words, words, address)
        is_short = len(text) <= _SHORT and not note and not picture
        words, read = self._short(cell) if is_short else self._understood(cell)
        if read is _DITTO:
            read = self._as_above(words, above.get(self.key))
        if is_struck and self.is_open and read.value is not None:
            read = ask("这一格划了删除线，不清楚是否作废。请确认是否采用。", read.value)
        return ReturnedCell(
            words, read.value, address, read.doubt, read.reason, read.readings, note, is_struck
        )

    def _read_as_sent(self, cell: GridCell, row: str) -> ReturnedCell:
        """Return what a cell means that counts as it stands; most stood so in the form before."""
        last = self._last.get(row)
        if last and last[0] == cell:
            return last[1]
        read = self.read(cell, row, {}, is_keyed=False)
        if len(cell.text) <= _LONGEST_KEPT and len(row) <= _MOST_DIGITS_KEPT:
            self._last[row] = cell, read
        return read

    def _understood(self, cell: GridCell) -> tuple[str, ReadValue]:
        """Return the words of a cell and what they mean, whatever stands around it."""
        text = shown(clean_text(cell.text))
        if cell.kind in _NOT_READ:
            read = self._not_read(cell, text)
            return (PICTURE if cell.kind is CellKind.PICTURE else text), read
        if _PICTURE_WORDS.match(text):  # pasted as words, the picture stayed behind
            return PICTURE, ReadValue(reason=_LOST_PICTURE)
        if _ERROR_WORDS.fullmatch(text):
            return text, refuse(_NOT_READ[CellKind.ERROR].format(text))
        if mark_of(text) is Mark.DITTO:
            return text, _DITTO
        cut = cut_text(text)
        read = self._meaning(cell, cut)
        if cut != text:
            read = replace(read, reason="文字太长，超过单元格上限的部分没有读入，请分开报送。")
        return cut, read

    def _not_read(self, cell: GridCell, text: str) -> ReadValue:
        if cell.kind is CellKind.PICTURE and not cell.picture:
            return ReadValue(reason=_LOST_PICTURE)
        is_value = cell.kind is CellKind.ERROR and not text.startswith(_ERROR_STARTS)
        reason = (_BROKEN if is_value else _NOT_READ[cell.kind]).format(text)
        return ReadValue(reason=reason) if cell.kind is CellKind.PICTURE else refuse(reason)

    def _as_above(self, text: str, above: ReturnedCell | None) -> ReadValue:
        if above is None and not self.is_open:  # the office's own words are only compared
            return ReadValue(text)
        if above is None or (above.value is None and above.doubt is Doubt.NONE):
            return refuse(f"写的是“{text}”，上面没有可照抄的内容。这一格没有采用，请写明。")
        reason = f"写的是“{text}”，按 {above.address} 的内容处理。"
        return ReadValue(above.value, above.doubt, reason, above.readings)

    def _meaning(self, cell: GridCell, text: str) -> ReadValue:
        number = cell.number if cell.kind in _STORED else ""
        if self.key in CHOICE_COLUMNS:
            return read_choice(ReportColumn(self.key), text)
        if self.key == ReportColumn.PERCENT and cell.kind is CellKind.DATE:
            return refuse(_DAY_FOR_PERCENT.format(text))
        if self.key == ReportColumn.PERCENT:
            return read_percent(text, number)
        if self.key == "deadline" and number:  # words of a deadline are compared as words
            is_date = cell.kind is CellKind.DATE
            return read_date_cell(text, number=number, is_date=is_date, period=self._period)
        return self._words(cell, text)

    def _words(self, cell: GridCell, text: str) -> ReadValue:
        read = read_words(text) if self.is_open else ReadValue(text or None)
        if self._is_number and read.value is not None:
            read = ReadValue(read_number(text))
        if self.key in ("serial", "number") and cell.kind is CellKind.DATE:
            return replace(read, reason=f"编号变成了日期“{text}”，原来写的可能是 1-1 这样的编号。")
        if self.is_open and cell.kind is CellKind.DATE:
            return ask(_DAY_FOR_WORDS.format(text), *_before_a_day(text))
        if cell.kind is CellKind.NUMBER and _digits(cell.number) > _MOST_DIGITS:
            reason = f"数字“{text}”超过 15 位，末几位可能已经失真。请核实，并改用文本格式。"
            return ask(reason, text) if self.is_open else replace(read, reason=reason)
        return read


@lru_cache(maxsize=64)  # a round has a dozen; all its files have the same ones
def column_of(
    key: str, place: int, kind: AskedKind, *, is_open: bool, period: Period | None
) -> Column:
    """Return a column of a table by its key and place."""
    return Column(key, column_letters(place), kind, is_open=is_open, period=period)


def _is_plain(text: str) -> bool:
    """Return whether there is nothing to be put right in a text or told of it."""
    if text[0] in _NOT_PLAIN or len(text) >= _PLAIN_BELOW:
        return False
    return text.isprintable() or text.replace("\n", "").isprintable()


def _before_a_day(day: str) -> tuple[str, ...]:
    """Return what may have been typed where a day is stored; of a month there is no day."""
    parts = day.split("-")
    return (day, f"{int(parts[1])}-{int(parts[2])}") if len(parts) == len("ymd") else (day,)


def _digits(number: str) -> int:
    """Return how many digits a number has; 1.23E+17 has eighteen."""
    try:
        return len(f"{abs(float(number)):.0f}")
    except ValueError:
        return 0
