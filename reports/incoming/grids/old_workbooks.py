"""Old Excel workbooks (.xls, and .et of WPS, which is the same inside) as grids.

Read from the records themselves, so that error cells, number formats, hidden rows and comments are
told like those of .xlsx.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reports.incoming.files.cell_values import CellStyles
from reports.incoming.files.colours import FIRST_OF_PALETTE, marks_of, palette_word
from reports.incoming.files.compound_file import CompoundFile
from reports.incoming.files.refusals import (
    refuse,
    refuse_damaged,
    refuse_encrypted,
    refuse_too_large,
)
from reports.incoming.grid import GridSheet
from reports.incoming.grids.biff_records import Record, Texts, records, shared_texts
from reports.incoming.grids.biff_sheets import Globals, read_sheet
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.sheet_builder import CELL_LIMIT, SHEET_LIMIT, stamps_in

_STREAMS = ("Workbook", "WORKBOOK", "Book", "BOOK")
_CODE_PAGE, _DATE_MODE, _FILE_PASS, _FONT, _FORMAT = 0x42, 0x22, 0x2F, 0x31, 0x41E
_STYLE, _SHEET, _SHARED, _NAME, _BOF = 0xE0, 0x85, 0xFC, 0x18, 0x809
_OLDEST = 0x500
_PALETTE = 0x92
_STYLE_SIZE = 20  # bytes
_STRUCK = 0x08
_TEXT_TOKEN = 0x17


@dataclass(slots=True)
class _Place:
    """Where a worksheet begins in the stream."""

    name: str
    at: int
    is_hidden: bool


@dataclass(slots=True)
class _Found:
    """What the first part of a workbook says about all sheets."""

    texts: Texts
    places: list[_Place] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    runs: dict[int, list[int]] = field(default_factory=dict)  # fonts inside shared texts
    formats: list[tuple[int, int]] = field(default_factory=list)  # font and format of each style
    fills: list[int] = field(default_factory=list)  # the colour of each style's ground, 0 for none
    palette: dict[int, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    fonts: list[tuple[bool, int]] = field(default_factory=list)  # struck through or not; colour
    names: list[str] = field(default_factory=list)
    epoch_1904: bool = False


def read(data: bytes) -> GridContent:
    """Read every worksheet; hidden ones are marked, charts and macros left out."""
    container = CompoundFile(data)
    name = next((name for name in _STREAMS if name in container.names), "")
    if not name:
        raise refuse_damaged("缺少必要的部分")
    stream = container.stream(name)
    try:
        return _read_stream(stream)
    except (struct.error, IndexError) as error:
        raise refuse_damaged("内部数据不合规范") from error


def _read_stream(stream: bytes) -> GridContent:
    found = _globals(stream)
    if not found.places:
        raise refuse("工作簿里没有能读取的工作表", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再收")
    if len(found.places) > SHEET_LIMIT:
        raise refuse_too_large(f"有 {len(found.places)} 张工作表")
    common = Globals(found.texts, found.shared, _partly_struck(found), _styles(found))
    sheets: list[GridSheet] = []
    count = 0
    for place in found.places:
        sheet = read_sheet(stream, place.at, place.name, common)
        sheet.is_hidden = place.is_hidden
        count += sheet.count
        if count > CELL_LIMIT:
            raise refuse_too_large(f"超过 {CELL_LIMIT} 个单元格")
        sheets.append(sheet.finish())
    return GridContent(tuple(sheets), stamps=stamps_in(sheets, *found.names))


def _globals(stream: bytes) -> _Found:
    if len(stream) < 8:
        raise refuse_damaged("文件不完整")
    version = struct.unpack_from("<H", stream, 4)[0]
    if version < _OLDEST:
        raise refuse("这是很早的 Excel 文件（4.0 及以前）", "请用 WPS 打开，另存为 .xlsx 后再收")
    found = _Found(Texts(version))
    for record in records(stream, 0):
        if record.kind == _FILE_PASS:
            raise refuse_encrypted()
        _take(record, found)
    return found


def _take(record: Record, found: _Found) -> None:
    """Take over what one record says."""
    body, texts = record.body, found.texts
    if record.kind == _CODE_PAGE:
        texts.set_code_page(struct.unpack_from("<H", body)[0])
    elif record.kind == _DATE_MODE:
        found.epoch_1904 = struct.unpack_from("<H", body)[0] == 1
    elif record.kind == _FONT:
        found.fonts.append((bool(body[2] & _STRUCK), struct.unpack_from("<H", body, 4)[0]))
    elif record.kind == _FORMAT:
        number = struct.unpack_from("<H", body)[0]
        found.codes[number] = texts.read(body, 2, short=not texts.is_wide)
    elif record.kind == _STYLE:
        found.formats.append(struct.unpack_from("<HH", body))
        found.fills.append(_fill(body) if texts.is_wide else 0)
    elif record.kind == _PALETTE:
        found.palette.update(_palette(body))
    elif record.kind == _SHEET:
        _take_sheet(body, found)
    elif record.kind == _SHARED:
        found.shared, found.runs = shared_texts(record)
    elif record.kind == _NAME:
        found.names += _named_text(body, texts)


def _take_sheet(body: bytes, found: _Found) -> None:
    at, visibility, kind = struct.unpack_from("<IBB", body)
    if kind == 0:
        name = found.texts.read(body, 6, short=True)
        found.places.append(_Place(name, at, bool(visibility & 3)))


def _named_text(body: bytes, texts: Texts) -> list[str]:
    """Return the text that a defined name stands for, nothing when it stands for cells."""
    name_length, formula_length = struct.unpack_from("<BH", body, 3)
    if not texts.is_wide or not formula_length:
        return []
    width = 2 if body[14] & 1 else 1
    at = 15 + name_length * width
    return [texts.read(body, at + 1, short=True)] if body[at] == _TEXT_TOKEN else []


def _fill(body: bytes) -> int:
    """Return the number of the colour of a solid ground, 0 for none."""
    if len(body) < _STYLE_SIZE:
        return 0
    pattern, colours = struct.unpack_from("<14xIH", body)
    return colours & 0x7F if pattern >> 26 == 1 else 0


def _palette(body: bytes) -> Iterator[tuple[int, str]]:
    """Yield the colours that a workbook changed, by their numbers."""
    for place in range((len(body) - 2) // 4):
        yield FIRST_OF_PALETTE + place, body[2 + place * 4 :][:3].hex()


def _colours(found: _Found, fonts: Sequence[tuple[bool, int]]) -> dict[int, str]:
    """Return the styles whose cells are marked by colour (H31)."""
    marks = {}
    for style, ((font, _number), fill) in enumerate(zip(found.formats, found.fills, strict=True)):
        ink = fonts[font][1] if font < len(fonts) else 0
        words = (palette_word(number, found.palette) if number else "" for number in (ink, fill))
        marks[style] = marks_of(*words)
    return {style: mark for style, mark in marks.items() if mark}


def _fonts(found: _Found) -> list[tuple[bool, int]]:
    return [*found.fonts[:4], (False, 0), *found.fonts[4:]]  # there is no font number 4


def _partly_struck(found: _Found) -> frozenset[int]:
    """Return the places of shared texts of which a part is struck through."""
    struck = {number for number, (is_struck, _ink) in enumerate(_fonts(found)) if is_struck}
    return frozenset(place for place, runs in found.runs.items() if not struck.isdisjoint(runs))


def _styles(found: _Found) -> CellStyles:
    fonts = _fonts(found)
    return CellStyles(
        tuple((str(number), found.codes.get(number, "")) for _font, number in found.formats),
        found.epoch_1904,
        frozenset(
            style
            for style, (font, _number) in enumerate(found.formats)
            if font < len(fonts) and fonts[font][0]
        ),
        _colours(found, fonts),
    )
