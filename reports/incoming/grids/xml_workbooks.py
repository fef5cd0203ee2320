"""XML workbooks of Excel 2003, which systems still export under the ending .xls, as grids."""

import re
from collections.abc import Callable

from reports.incoming.files.colours import colour_word, marks_of
from reports.incoming.files.package import parse_elements
from reports.incoming.files.refusals import refuse, refuse_damaged, refuse_too_large
from reports.incoming.files.sheet_cells import COLUMN_LIMIT
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell
from reports.incoming.grids.cell_meanings import NOT_COMPUTED
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.number_cells import is_day, number_cell
from reports.incoming.grids.sheet_builder import (
    CELL_LIMIT,
    SHEET_LIMIT,
    SheetBuilder,
    clean,
    stamps_in,
)

# The formats that this kind of file calls by name.
_FORMATS = {
    "Percent": "0.00%", "Fixed": "0.00", "Standard": "0.00", "Short Date": "yyyy/m/d",
    "Long Date": "yyyy/m/d", "Medium Date": "yyyy/m/d", "General Date": "yyyy/m/d",
    "Short Time": "h:mm", "Medium Time": "h:mm", "Long Time": "h:mm:ss",
}  # fmt: skip
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:[\d.]+)?$")
_CHINESE = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']gb[^>]{0,100}\?>", re.IGNORECASE)
_TEXT_KINDS = frozenset({"", "String"})
_TRUTHS = {"1": "TRUE", "0": "FALSE"}


def read(data: bytes) -> GridContent:
    """Read every sheet; hidden ones are marked."""
    reader = _Reader()
    parse_elements([_in_utf_8(data)], start=reader.start, end=reader.end, text=reader.text)
    sheets = tuple(sheet.finish() for sheet in reader.sheets)
    if not sheets:
        raise refuse("工作簿里没有能读取的工作表", "请用 WPS 打开，另存为 .xlsx 后再收")
    if sum(sheet.count for sheet in reader.sheets) > CELL_LIMIT:
        raise refuse_too_large(f"超过 {CELL_LIMIT} 个单元格")
    return GridContent(sheets, stamps=stamps_in(sheets, *reader.names))


def _in_utf_8(data: bytes) -> bytes:
    """Return the file in UTF-8; the parser knows no Chinese encodings."""
    if not _CHINESE.match(data):
        return data
    return _CHINESE.sub(b"", data.decode("gb18030", "replace").encode(), count=1)


class _Reader:
    """Handlers of one pass over the file."""

    def __init__(self) -> None:
        self.sheets: list[SheetBuilder] = []
        self.names: list[str] = []
        self._codes: dict[str, str] = {}
        self._struck: set[str] = set()
        self._inks: dict[str, str] = {}
        self._grounds: dict[str, str] = {}
        self._style = ""
        self._row = self._column = self._next_column = 0
        self._cell: dict[str, str] = {}
        self._kind = ""
        self._value: list[str] = []
        self._note: list[str] = []
        self._texts: list[str] | None = None  # what takes the text now
        self._in_note = False
        self._property: list[str] = []
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "Style": self._start_style,
            "NumberFormat": self._take_format,
            "Font": self._take_font,
            "Interior": self._take_ground,
            "NamedRange": lambda given: self.names.append(given.get("RefersTo", "")),
            "Worksheet": self._start_sheet,
            "Column": self._start_column,
            "Row": self._start_row,
            "Cell": self._start_cell,
            "Comment": self._start_note,
            "Data": self._start_data,
            "Visible": lambda _given: self._start_property(),
        }
        self._ends: dict[str, Callable[[], None]] = {
            "Cell": self._end_cell,
            "Data": self._end_data,
            "Comment": self._end_note,
            "Visible": self._end_visible,
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if starter := self._starts.get(tag):
            starter(attributes)

    def end(self, tag: str) -> None:
        if ender := self._ends.get(tag):
            ender()

    def text(self, text: str) -> None:
        if self._texts is not None:
            self._texts.append(text)

    @property
    def _sheet(self) -> SheetBuilder:
        if not self.sheets:
            raise refuse_damaged("内部数据不合规范")
        return self.sheets[-1]

    def _start_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("ID", "")

    def _take_format(self, attributes: dict[str, str]) -> None:
        code = attributes.get("Format", "")
        plain = re.sub(r"\[[^\]]*\]|_.|\*.", "", code.split(";", maxsplit=1)[0])
        self._codes[self._style] = _FORMATS.get(code, plain if plain != "General" else "")

    def _take_font(self, attributes: dict[str, str]) -> None:
        if attributes.get("StrikeThrough") == "1" and not self.sheets:
            self._struck.add(self._style)
        if not self.sheets:
            self._inks[self._style] = colour_word(attributes.get("Color", "").lstrip("#"))

    def _take_ground(self, attributes: dict[str, str]) -> None:
        if attributes.get("Pattern") == "Solid":
            self._grounds[self._style] = colour_word(attributes.get("Color", "").lstrip("#"))

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        if len(self.sheets) >= SHEET_LIMIT:
            raise refuse_too_large(f"超过 {SHEET_LIMIT} 张工作表")
        self.sheets.append(SheetBuilder(attributes.get("Name", "")))
        self._row = self._next_column = 0

    def _start_column(self, attributes: dict[str, str]) -> None:
        first = _number(attributes, "Index", self._next_column + 1) - 1
        last = first + _number(attributes, "Span", 0)
        self._next_column = last + 1
        if attributes.get("Hidden") == "1":
            self._sheet.hidden_columns |= set(range(first, min(last + 1, COLUMN_LIMIT)))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes, "Index", self._row + 1)
        self._column = -1
        if attributes.get("Hidden") == "1":
            self._sheet.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column = _number(attributes, "Index", self._column + 2) - 1
        self._cell = attributes
        self._kind = ""
        self._value, self._note = [], []

    def _start_note(self, _attributes: dict[str, str]) -> None:
        self._in_note = True

    def _start_data(self, attributes: dict[str, str]) -> None:
        if self._in_note:
            self._texts = self._note
        else:
            self._kind = attributes.get("Type", "String")
            self._texts = self._value

    def _end_data(self) -> None:
        self._texts = None

    def _end_note(self) -> None:
        self._in_note = False

    def _start_property(self) -> None:
        self._property = self._texts = []

    def _end_visible(self) -> None:
        self._texts = None
        if "".join(self._property).strip() in {"SheetHidden", "SheetVeryHidden"}:
            self._sheet.is_hidden = True

    def _end_cell(self) -> None:
        row, column, style = self._row, self._column, self._cell.get("StyleID", "")
        down, right = (_number(self._cell, name, 0) for name in ("MergeDown", "MergeAcross"))
        self._sheet.add_merge(Merge(row, column, row + down, column + right))
        value = "".join(self._value)
        if "Formula" in self._cell:
            self._sheet.count_formula(row, column, is_blank=not value and bool(self._kind))
        cell, doubt = self._meaning(value, style)
        if doubt:
            self._sheet.flag(row, column, doubt)
        note = clean("".join(self._note)).strip()
        colour = marks_of(self._inks.get(style, ""), self._grounds.get(style, ""))
        is_struck = style in self._struck
        marked = cell._replace(note=note, is_struck=is_struck, colour=colour)
        self._sheet.add(row, column, marked)
        self._column += right

    def _meaning(self, value: str, style: str) -> tuple[GridCell, str]:
        if "Formula" in self._cell and not self._kind:
            return NOT_COMPUTED
        if self._kind == "Number":
            return number_cell(value.strip(), self._codes.get(style, ""), epoch_1904=False)
        if self._kind == "DateTime":
            return _moment(value.strip(), self._codes.get(style, ""))
        if self._kind == "Boolean" and value.strip() in _TRUTHS:
            return GridCell(_TRUTHS[value.strip()], CellKind.TRUTH), ""
        if self._kind == "Error":
            return GridCell(value.strip(), CellKind.ERROR), ""
        doubt = "" if self._kind in _TEXT_KINDS else "的类型不明，按文字读取，请核对"
        return self._sheet.text_cell(self._row, self._column, value), doubt


def _moment(value: str, code: str) -> tuple[GridCell, str]:
    moment = _MOMENT.match(value)
    if moment is None or not is_day(moment[1]):
        return GridCell(value, CellKind.ERROR), "不是有效的日期"
    if moment[1].startswith("1899-12-3"):  # the day before the first: a time without a day
        return GridCell(moment[2]), ""
    is_month = "d" not in code.lower() and "y" in code.lower()
    return GridCell(moment[1][:7] if is_month else moment[1], CellKind.DATE), ""


def _number(attributes: dict[str, str], name: str, usual: int) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else usual
