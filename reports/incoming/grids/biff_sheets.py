"""One worksheet of an old Excel workbook: its cells, comments, merged ranges and hidden rows."""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from reports.incoming.files.cell_values import CellStyles
from reports.incoming.files.refusals import refuse_damaged
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, Floating, GridCell
from reports.incoming.grids.biff_records import Record, Texts, read_characters, records
from reports.incoming.grids.cell_text import PARTLY_STRUCK
from reports.incoming.grids.number_cells import number_cell
from reports.incoming.grids.sheet_builder import SheetBuilder, clean

# The result of a formula that is no number: a text (it follows), a truth, an error; 3 is blank.
_FORMULA_TEXT, _FORMULA_ERROR, _LAST_RESULT = 0, 2, 2
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_PICTURE, _NOTE_OBJECT = 8, 25
_SHAPES = frozenset({2, 3, 6, 9, 30})  # rectangle, oval, text box, polygon, any other shape
_ROW_HIDDEN = 0x20


@dataclass(frozen=True, slots=True)
class Globals:
    """What all sheets of a workbook share."""

    texts: Texts
    shared: list[str]
    partly_struck: frozenset[int]  # places of shared texts
    styles: CellStyles
    codes: dict[int, str] = field(default_factory=dict)

    def plain_code(self, style: int) -> str:
        """Return the format code of a style, worked out once."""
        if style not in self.codes:
            self.codes[style] = self.styles.plain_code(style)
        return self.codes[style]


def read_sheet(stream: bytes, at: int, name: str, common: Globals) -> SheetBuilder:
    """Read the worksheet that begins at a place of the stream."""
    reader = _SheetReader(name, common)
    for record in records(stream, at):
        reader.take(record)
    return reader.finish()


class _SheetReader:
    """Takes the records of one sheet in their order."""

    def __init__(self, name: str, common: Globals) -> None:
        self._sheet = SheetBuilder(name)
        self._common = common
        self._cells: list[tuple[int, int, GridCell]] = []
        self._formula: tuple[int, int, int] | None = None  # one whose text comes next
        self._notes: dict[tuple[int, int], int] = {}  # the object that holds its text
        self._note_texts: dict[int, str] = {}
        self._object = -1
        self._is_shape = False
        self._pictures = 0
        self._takers: dict[int, Callable[[Record], None]] = {
            0x203: self._number, 0x27E: self._small_number, 0xBD: self._small_numbers,
            0xFD: self._shared_text, 0x204: self._label, 0xD6: self._label,
            0x205: self._truth_or_error, 0x06: self._formula_cell, 0x207: self._formula_text,
            0xE5: self._merges, 0x208: self._row, 0x7D: self._columns,
            0x1C: self._note, 0x5D: self._drawn, 0x1B6: self._drawn_text,
        }  # fmt: skip

    def take(self, record: Record) -> None:
        """Take over what one record says."""
        taker = self._takers.get(record.kind)
        if taker is not None:
            taker(record)

    def finish(self) -> SheetBuilder:
        """Return the sheet with comments at their cells."""
        sheet = self._sheet
        notes = {place: self._note_texts.get(number, "") for place, number in self._notes.items()}
        for row, column, cell in self._cells:
            sheet.add(row, column, cell._replace(note=notes.pop((row, column), "")))
        for (row, column), note in notes.items():
            sheet.add(row, column, GridCell("", note=note))
        if self._pictures:
            sheet.warn(f"有 {self._pictures} 张图片没有读取，需要时请打开原文件查看")
        return sheet

    def _add(self, row: int, column: int, style: int, cell: GridCell) -> None:
        styles = self._common.styles
        marked = cell._replace(
            is_struck=style in styles.struck, colour=styles.colours.get(style, "")
        )
        self._cells.append((row, column, marked))

    def _add_number(self, row: int, column: int, style: int, number: float) -> None:
        whole = number == number // 1 and abs(number) < 1e40
        stored = str(int(number)) if whole else repr(number)
        styles = self._common.styles
        code = self._common.plain_code(style)
        cell, warning = number_cell(stored, code, epoch_1904=styles.epoch_1904)
        if style and style >= len(styles.formats):
            warning = warning or "的格式在文件里找不到，按普通数字读取，请核对"
        if warning:
            self._sheet.flag(row, column, warning)
        self._add(row, column, style, cell)

    def _add_text(self, row: int, column: int, style: int, text: str) -> None:
        self._add(row, column, style, self._sheet.text_cell(row, column, text))

    def _number(self, record: Record) -> None:
        row, column, style, number = struct.unpack_from("<HHHd", record.body)
        self._add_number(row + 1, column, style, number)

    def _small_number(self, record: Record) -> None:
        row, column, style, packed = struct.unpack_from("<HHHI", record.body)
        self._add_number(row + 1, column, style, _unpacked(packed))

    def _small_numbers(self, record: Record) -> None:
        row, column = struct.unpack_from("<HH", record.body)
        for place in range((len(record.body) - 6) // 6):
            style, packed = struct.unpack_from("<HI", record.body, 4 + place * 6)
            self._add_number(row + 1, column + place, style, _unpacked(packed))

    def _shared_text(self, record: Record) -> None:
        row, column, style, index = struct.unpack_from("<HHHI", record.body)
        if index >= len(self._common.shared):
            raise refuse_damaged("单元格指向不存在的文字")
        if index in self._common.partly_struck and style not in self._common.styles.struck:
            self._sheet.flag(row + 1, column, PARTLY_STRUCK)
        self._add_text(row + 1, column, style, self._common.shared[index])

    def _label(self, record: Record) -> None:
        row, column, style = struct.unpack_from("<HHH", record.body)
        self._add_text(row + 1, column, style, self._common.texts.read(record.body, 6))

    def _truth_or_error(self, record: Record) -> None:
        row, column, style, value, is_error = struct.unpack_from("<HHHBB", record.body)
        self._add_truth_or_error(row + 1, column, style, value, is_error=bool(is_error))

    def _add_truth_or_error(
        self, row: int, column: int, style: int, value: int, *, is_error: bool
    ) -> None:
        if is_error:
            self._add(row, column, style, GridCell(_ERRORS.get(value, "#ERR!"), CellKind.ERROR))
        else:
            self._add(row, column, style, GridCell("TRUE" if value else "FALSE", CellKind.TRUTH))

    def _formula_cell(self, record: Record) -> None:
        row, column, style = struct.unpack_from("<HHH", record.body)
        result = record.body[6:14]
        self._formula = None
        is_blank = result[6:8] == b"\xff\xff" and result[0] > _LAST_RESULT
        self._sheet.count_formula(row + 1, column, is_blank=is_blank)
        if result[6:8] != b"\xff\xff":
            self._add_number(row + 1, column, style, struct.unpack("<d", result)[0])
        elif result[0] == _FORMULA_TEXT:
            self._formula = (row + 1, column, style)
        elif not is_blank:
            is_error = result[0] == _FORMULA_ERROR
            self._add_truth_or_error(row + 1, column, style, result[2], is_error=is_error)

    def _formula_text(self, record: Record) -> None:
        if self._formula is None:
            return
        texts = self._common.texts
        if texts.is_wide:
            (length,) = struct.unpack_from("<H", record.body)
            text = read_characters([record.body[2:], *record.more], length)
        else:
            text = texts.read(record.body, 0)
        self._add_text(*self._formula, text)
        self._formula = None

    def _merges(self, record: Record) -> None:
        for place in range((len(record.body) - 2) // 8):
            top, bottom, left, right = struct.unpack_from("<4H", record.body, 2 + place * 8)
            self._sheet.add_merge(Merge(top + 1, left, bottom + 1, right))

    def _row(self, record: Record) -> None:
        row, options = struct.unpack_from("<H10xH", record.body)
        if options & _ROW_HIDDEN:
            self._sheet.hidden_rows.add(row + 1)

    def _columns(self, record: Record) -> None:
        first, last, options = struct.unpack_from("<HH4xH", record.body)
        if options & 1:
            self._sheet.hidden_columns |= set(range(first, min(last, 255) + 1))

    def _note(self, record: Record) -> None:
        row, column, length = struct.unpack_from("<HHH", record.body)
        if self._common.texts.is_wide:
            (number,) = struct.unpack_from("<H", record.body, 6)
        else:  # the words stand here and not in an object, whose numbers are never negative
            number = -1 - len(self._notes)
            words = record.body[6 : 6 + length].decode("gb18030", "replace")
            self._note_texts[number] = clean(words)
        self._notes[row + 1, column] = number

    def _drawn(self, record: Record) -> None:
        if self._common.texts.is_wide:
            kind, number = struct.unpack_from("<HH", record.body, 4)
            self._object = number if kind == _NOTE_OBJECT else -1
            self._is_shape = kind in _SHAPES
            self._pictures += kind == _PICTURE

    def _drawn_text(self, record: Record) -> None:
        (length,) = struct.unpack_from("<H", record.body, 10)
        if not length or not record.more:
            return
        # The last part holds fonts; what is beyond the length is not looked at.
        words = clean(read_characters([*record.more], length))
        if self._object >= 0:
            self._note_texts[self._object] = words
        elif self._is_shape and words.strip():
            # Where it floats stands in the drawing itself, which is not read.
            self._sheet.floating += (Floating(0, 0, words.strip()),)


def _unpacked(packed: int) -> float:
    """Return the number that BIFF packs into 30 bits."""
    number: float
    if packed & 2:
        number = (packed >> 2) - (1 << 30 if packed & 0x80000000 else 0)
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return number / 100 if packed & 1 else number
