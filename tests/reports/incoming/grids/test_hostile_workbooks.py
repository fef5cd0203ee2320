"""Workbooks that lie, overflow or are broken: told, cut or refused, never read wrongly."""

import io
import zipfile

import openpyxl
import pytest

from reports.incoming.files.refusals import UnreadableFileError
from reports.incoming.grid import CellKind, GridCell, GridSheet
from reports.incoming.grids.workbook_grids import read
from tests.reports.incoming.grids.books import SHEET, book, packed, workbook


def sheet_of(data: bytes) -> GridSheet:
    return read(data).sheets[0]


def text_cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="str"><v>{text}</v></c>'


@pytest.mark.parametrize("declared", ["A1", "A1:A1", "A1:XFD1048576"])
def test_the_declared_range_is_ignored(declared: str) -> None:
    rows = "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in range(1, 21))
    assert len(sheet_of(book(rows, before=f'<dimension ref="{declared}"/>')).rows) == 20


def test_rows_out_of_order_come_in_order() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in (9, 2, 21, 1))
    assert list(sheet_of(book(rows)).rows) == [1, 2, 9, 21]


def test_a_cell_stands_where_its_own_address_says() -> None:
    assert list(sheet_of(book('<row r="3"><c r="B12"><v>7</v></c></row>')).rows) == [12]


def test_cells_far_out_are_left_out_and_told() -> None:
    cells = '<c r="A5"><v>1</v></c><c r="XFD5"><v>2</v></c>'
    sheet = sheet_of(book(f'<row r="5">{cells}</row>'))
    assert sheet.rows == {5: {0: GridCell("1", CellKind.NUMBER, "1")}}
    assert sheet.warnings == ("GR 列以后的 1 个单元格没有读取",)


def test_a_cell_that_stands_twice_is_told() -> None:
    cells = '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'
    sheet = sheet_of(book(f'<row r="1">{cells}</row>'))
    assert sheet.rows[1][0].text == "2"
    assert "A1 单元格在文件里出现了两次" in sheet.warnings[0]


@pytest.mark.parametrize("kind", ["str", "s"])
def test_a_text_longer_than_a_cell_can_hold_is_cut_and_told(kind: str) -> None:
    text = "字" * 5_000_000
    value = text if kind == "str" else "0"
    row = f'<row r="2"><c r="A2" t="{kind}"><v>{value}</v></c></row>'
    sheet = sheet_of(book(row, strings=f"<si><t>{text}</t></si>"))
    assert len(sheet.rows[2][0].text) == 32_767
    assert "A2 单元格的文字超过 32767 个字" in sheet.warnings[0]


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        ("甲_x0001_乙", "甲乙"),
        ("甲_x000D_\n乙", "甲\n乙"),
        ("_x005F_x0001_", "_x0001_"),
        ("甲_xD83D_乙", "甲乙"),
        ("_xD83D__xDE00_", "😀"),
        ("甲&#13;乙", "甲\n乙"),
        ("甲\ufeff乙", "甲乙"),
        ("全　角\u00a0空格", "全　角\u00a0空格"),
    ],
)
def test_characters_that_cannot_be_kept_are_dropped(stored: str, kept: str) -> None:
    assert sheet_of(book(f'<row r="1">{text_cell("A1", stored)}</row>')).rows[1][0].text == kept


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="地址不合规范"):
        read(book('<row r="1"><c r="??"><v>1</v></c></row>'))


def test_a_string_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="不存在的文字"):
        read(book('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', strings="<si><t>甲</t></si>"))


def test_a_sheet_whose_content_is_missing_is_told() -> None:
    two = '<sheet name="表一" sheetId="1" r:id="rId1"/><sheet name="表二" sheetId="2" r:id="rId9"/>'
    content = read(book(parts={"xl/workbook.xml": workbook(two)}))
    assert [sheet.name for sheet in content.sheets] == ["表一"]
    assert content.warnings == ("工作表“表二”的内容在文件里找不到，没有读取",)


def test_a_workbook_without_sheets_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="没有能读取的工作表"):
        read(book(parts={"xl/workbook.xml": workbook("")}))


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_definitions_from_outside_are_refused(part: str) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "哈"><!ENTITY b "&a;&a;">]><a><si><t>&b;</t></si></a>'
    with pytest.raises(UnreadableFileError, match="DTD"):
        read(book(parts={part: laughs}))


def test_a_row_inside_a_comment_is_none() -> None:
    hidden = '<!-- <sheetData><row r="1"><c r="A1"><v>1</v></c></row> -->'
    sheet = sheet_of(book('<row r="2"><c r="A2"><v>2</v></c></row>', before=hidden))
    assert list(sheet.rows) == [2]


def test_text_between_the_parts_of_a_cell_is_no_value() -> None:
    row = '<row r="1"><c r="A1"><v>1</v>2</c><c r="B1"><v>3</v></c>4</row>'
    assert [cell.text for cell in sheet_of(book(row)).rows[1].values()] == ["1", "3"]


def test_a_million_empty_rows_leave_nothing() -> None:
    rows = "".join(f'<row r="{n}" ht="14" customHeight="1"/>' for n in range(1, 1_048_556))
    assert sheet_of(book(rows)).rows == {}


def test_cells_with_a_style_and_nothing_else_leave_nothing() -> None:
    row = '<row r="{0}">' + "".join(f'<c r="{a}{{0}}" s="3"/>' for a in "ABCDEFGHI") + "</row>"
    assert sheet_of(book("".join(row.format(n) for n in range(1, 200_001)))).rows == {}


def test_more_cells_than_any_table_of_an_office_are_refused() -> None:
    row = "".join(f'<c r="{letter}@"><v>1</v></c>' for letter in "ABCDEFGHIJ")
    rows = "".join(f'<row r="{n}">{row.replace("@", str(n))}</row>' for n in range(1, 50_002))
    with pytest.raises(UnreadableFileError, match="超过 500000 个单元格"):
        read(book(rows))


def test_thousands_of_merges_of_everything_are_cut() -> None:
    merges = '<mergeCell ref="A1:XFD1048576"/>' * 30_000
    sheet = sheet_of(book(after=f"<mergeCells>{merges}</mergeCells>"))
    assert len(sheet.merges) <= 20_000
    assert "合并单元格超过 20000 处" in sheet.warnings[0]


def test_a_part_that_unfolds_too_far_is_refused() -> None:
    buffer = io.BytesIO(book())
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/sharedStrings.xml", "w", force_zip64=True) as stream,
    ):
        for _ in range(220):
            stream.write(b" " * 1024 * 1024)
    with pytest.raises(UnreadableFileError, match=r"过大.*展开后"):
        read(buffer.getvalue())


def test_the_short_way_and_the_parser_read_alike() -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for number in range(1, 60):
        sheet.append([number, f"任务{number}", number / 7, None, " 留白 ", "a<b&c", True, "=A1"])
        sheet.row_dimensions[number].hidden = number % 5 == 0
    buffer = io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    # A comment sends the whole part through the parser.
    parsed = {
        name: part + b"<!-- -->" if name == SHEET or "shared" in name else part
        for name, part in parts.items()
    }
    assert read(packed(parsed)) == read(buffer.getvalue())
