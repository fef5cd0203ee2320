"""One cell of a table -> what it means in its column, with why it cannot be taken.

Most cells are plain words and are passed on at once; a form has thousands of them.
"""

from dataclasses import dataclass, field, replace

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
_MOST_DIGITS = 15  # a workbook keeps no more of a number
_PLAIN_BELOW = CELL_LIMIT // 2
_STORED = (CellKind.NUMBER, CellKind.PERCENT, CellKind.DATE)
_NOT_READ = {
    CellKind.ERROR: "公式出错，显示为“{}”。这一格没有采用，请改成真正的内容。",
    CellKind.UNCOMPUTED: "公式没有算出结果。这一格没有采用，请用 WPS 或 Excel 打开后保存一次再报。",
    CellKind.PICTURE: "这一格里是图片，图片按佐证留存，文字没有读到。",
}


def column_of(
    key: str, place: int, kind: AskedKind, *, is_open: bool, period: Period | None
) -> "Column":
    """Return a column of a table by its key and place."""
    is_words = key not in CHOICE_COLUMNS and key != ReportColumn.PERCENT
    return Column(key, column_letters(place), kind, is_open, period, is_words)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its key, letters, and whether the unit fills it in."""

    key: str
    letters: str
    kind: AskedKind
    is_open: bool
    period: Period | None
    is_words: bool  # every text that is no mark stands for itself
    # The same few words stand in every row: 推进中, 无
    _known: dict[str, tuple[str, ReadValue]] = field(default_factory=dict)

    def read(self, cell: GridCell, number: int, above: ReturnedCell | None) -> ReturnedCell:
        """Return what a cell means.

        Args:
            cell: as the file has it.
            number: its row.
            above: the cell of the record before, for 同上; None in the first row.
        """
        text = cell.text
        address = f"{self.letters}{number}"
        if cell.kind is not CellKind.TEXT or cell.note or cell.is_struck:
            return self._read_closely(cell, address, above)
        if len(text) <= _LONGEST_MARK:
            known = self._known.get(text) or self._short(cell)
            if known is not None:
                return ReturnedCell(
                    known[0], known[1].value, address, known[1].doubt, known[1].reason,
                    known[1].readings,
                )  # fmt: skip
        elif len(text) < _PLAIN_BELOW and self.is_words and text.replace("\n", "").isprintable():
            words = text.strip()
            if len(words) > _LONGEST_MARK:
                return ReturnedCell(words, words, address)
        return self._read_closely(cell, address, above)

    def _short(self, cell: GridCell) -> tuple[str, ReadValue] | None:
        """Return what a short text means here, None for 同上: that is told by the row above."""
        text = shown(clean_text(cell.text))
        if mark_of(text) is Mark.DITTO:
            return None
        return self._known.setdefault(cell.text, (text, self._meaning(cell, text)))

    def _read_closely(
        self, cell: GridCell, address: str, above: ReturnedCell | None
    ) -> ReturnedCell:
        text = shown(clean_text(cell.text))
        if cell.kind in _NOT_READ:
            read = self._not_read(cell, text)
            text = PICTURE if cell.kind is CellKind.PICTURE else text
        elif mark_of(text) is Mark.DITTO:
            read = self._as_above(text, above)
        else:
            cut = cut_text(text)
            read = self._meaning(cell, cut)
            if cut != text:
                read = replace(read, reason="文字太长，超过单元格上限的部分没有读入，请分开报送。")
            text = cut
        if cell.is_struck and self.is_open and read.value is not None:
            read = ask("这一格划了删除线，不清楚是否作废。请确认是否采用。", read.value)
        return ReturnedCell(
            text, read.value, address, read.doubt, read.reason, read.readings, cell.note,
            cell.is_struck,
        )  # fmt: skip

    def _not_read(self, cell: GridCell, text: str) -> ReadValue:
        reason = _NOT_READ[cell.kind].format(text)
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
        if self.key == ReportColumn.PERCENT:
            return read_percent(text, number)
        if self.key == "deadline" and number:  # words of a deadline are compared as words
            is_date = cell.kind is CellKind.DATE
            return read_date_cell(text, number=number, is_date=is_date, period=self.period)
        return self._words(cell, text)

    def _words(self, cell: GridCell, text: str) -> ReadValue:
        read = read_words(text) if self.is_open else ReadValue(text or None)
        is_number = self.key == "serial" or (self.key == "number" and self.kind is AskedKind.ITEMS)
        if is_number and read.value is not None:
            read = ReadValue(read_number(text))
        if self.key in ("serial", "number") and cell.kind is CellKind.DATE:
            return replace(read, reason=f"编号变成了日期“{text}”，原来写的可能是 1-1 这样的编号。")
        if cell.kind is CellKind.NUMBER and _digits(cell.number) > _MOST_DIGITS:
            reason = f"数字“{text}”超过 15 位，末几位可能已经失真。请核实，并改用文本格式。"
            return ask(reason, text) if self.is_open else replace(read, reason=reason)
        return read


def _digits(number: str) -> int:
    """Return how many digits a number has; 1.23E+17 has eighteen."""
    try:
        return len(f"{abs(float(number)):.0f}")
    except ValueError:
        return 0
