"""What a workbook holds: values, marks, what is hidden, where the stamp stands."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridSheet
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.workbook_grids import read
from tests.reports.incoming.grids.books import book, links, number_formats, workbook

Fill = Callable[[Worksheet], None]


def sheet_of(fill: Fill) -> GridSheet:
    made = openpyxl.Workbook()
    assert isinstance(made.active, Worksheet)
    fill(made.active)
    return saved(made).sheets[0]


def saved(made: openpyxl.Workbook) -> GridContent:
    buffer = io.BytesIO()
    made.save(buffer)
    return read(buffer.getvalue())


def first_cell(data: bytes) -> GridCell:
    return read(data).sheets[0].rows[1][0]


def stored(value: str, code: str) -> GridCell:
    row = f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>'
    return first_cell(book(row, styles=number_formats(code)))


def test_cells_stand_where_they_stand() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C5"] = "进行中"
        sheet["A2"] = "序号"

    rows = sheet_of(fill).rows
    assert {number: list(row) for number, row in rows.items()} == {2: [0], 5: [2]}
    assert rows[5][2] == GridCell("进行中")


@pytest.mark.parametrize(
    ("value", "code", "cell"),
    [
        ("2024.1", "General", GridCell("2024.1", CellKind.NUMBER, "2024.1")),
        ("2024.1", "0.00", GridCell("2024.10", CellKind.NUMBER, "2024.1")),
        ("0.80000000000000004", "0%", GridCell("80%", CellKind.PERCENT, "0.8")),
        ("0.8", "0.0%", GridCell("80.0%", CellKind.PERCENT, "0.8")),
        ("0.8", '0.0"%"', GridCell("0.8%", CellKind.TEXT, "0.8")),
        ("80", "0\\%", GridCell("80%", CellKind.TEXT, "80")),
        ("8", '0"成"', GridCell("8成", CellKind.TEXT, "8")),
        ("-12", "#,##0.0万元", GridCell("-12.0万元", CellKind.TEXT, "-12")),
        ("3", 'General"次"', GridCell("3次", CellKind.TEXT, "3")),
        ("5", '"无"', GridCell("无", CellKind.TEXT, "5")),
        ("1234", "#,##0_);(#,##0)", GridCell("1234", CellKind.NUMBER, "1234")),
        ("45473", "yyyy/m/d", GridCell("2024-06-30", CellKind.DATE, "45473")),
        ("45473.5", "yyyy-mm-dd hh:mm", GridCell("2024-06-30", CellKind.DATE, "45473.5")),
        ("45473", 'm"月"d"日"', GridCell("2024-06-30", CellKind.DATE, "45473")),
        ("45566", 'yyyy"年"m"月"', GridCell("2024-10", CellKind.DATE, "45566")),
        ("45566", "[$-804]yyyy;@", GridCell("2024", CellKind.DATE, "45566")),
        ("0.5", "h:mm", GridCell("12:00", CellKind.TEXT, "0.5")),
        ("5", '0"个"', GridCell("5个", CellKind.TEXT, "5")),
    ],
)
def test_a_number_means_what_its_format_shows(value: str, code: str, cell: GridCell) -> None:
    assert stored(value, code) == cell


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    other = workbook('<sheet name="a" sheetId="1" r:id="rId1"/>', '<workbookPr date1904="1"/>')
    row = '<row r="1"><c r="A1" s="1"><v>44011</v></c></row>'
    data = book(row, styles=number_formats("yyyy-mm-dd"), parts={"xl/workbook.xml": other})
    assert first_cell(data).text == "2024-06-30"


@pytest.mark.parametrize("value", ["60", "0", "-1", "2958466"])
def test_a_day_outside_the_calendar_is_told(value: str) -> None:
    row = f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>'
    sheet = read(book(row, styles=number_formats("yyyy-mm-dd"))).sheets[0]
    assert sheet.rows[1][0] == GridCell(value, CellKind.ERROR)
    assert sheet.warnings == ("A1 单元格的日期超出范围",)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"><v>0.5</v><v>0.9</v></c>',
        '<c r="A1"><v>0.9</v><v/></c>',
        '<c r="A1" t="str"><f>B1</f><v>甲</v><v>0.9</v></c>',
    ],
)
def test_two_values_in_one_cell_are_an_error_and_told(cell: str) -> None:
    sheet = read(book(f'<row r="1">{cell}<c r="B1"><v>7</v></c></row>')).sheets[0]
    assert sheet.rows[1][0].kind is CellKind.ERROR
    assert sheet.rows[1][1] == GridCell("7", CellKind.NUMBER, "7")
    assert sheet.warnings == ("A1 单元格在文件里写了两个值，请核对",)


@pytest.mark.parametrize("value", ["NaN", "INF", "1e999", "abc", "1_000"])
def test_what_is_no_number_is_an_error_and_told(value: str) -> None:
    sheet = read(book(f'<row r="3"><c r="B3"><v>{value}</v></c></row>')).sheets[0]
    assert sheet.rows[3][1].kind is CellKind.ERROR
    assert sheet.warnings == ("B3 单元格不是有效的数字",)


def test_a_number_too_long_for_excel_is_told_with_its_address() -> None:
    row = '<row r="1"><c r="A1"><v>110101199001011234</v></c></row>'
    sheet = read(book(row)).sheets[0]
    assert "A1 单元格是超过 15 位的数字" in sheet.warnings[0]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ('<c r="A1" t="e"><v>#N/A</v></c>', GridCell("#N/A", CellKind.ERROR)),
        ('<c r="A1" t="b"><v>1</v></c>', GridCell("TRUE", CellKind.TRUTH)),
        ('<c r="A1" t="d"><v>2024-06-30T00:00:00</v></c>', GridCell("2024-06-30", CellKind.DATE)),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', GridCell("", CellKind.UNCOMPUTED)),
        ('<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', GridCell("", CellKind.UNCOMPUTED)),
        ('<c r="A1"><f>SUM(B1:B9)</f><v> </v></c>', GridCell("", CellKind.UNCOMPUTED)),
        ('<c r="A1" t="str"><f>B1</f></c>', GridCell("", CellKind.UNCOMPUTED)),
        ('<c r="A1"><f t="shared" si="0"/><v/></c>', GridCell("", CellKind.UNCOMPUTED)),
        ('<c r="A1"><f t="array" ref="A1">B1</f><v/></c>', GridCell("", CellKind.UNCOMPUTED)),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', GridCell("2", CellKind.NUMBER, "2")),
        ('<c r="A1" t="str"><f>"甲"</f><v>甲</v></c>', GridCell("甲")),
        ('<c r="A1" t="inlineStr"><is><t>乙</t></is></c>', GridCell("乙")),
        ("<c><v>7</v></c>", GridCell("7", CellKind.NUMBER, "7")),
        ('<c r="A1" s="99999"><v>7</v></c>', GridCell("7", CellKind.NUMBER, "7")),
    ],
)
def test_a_cell_is_of_the_kind_the_file_says(cell: str, meant: GridCell) -> None:
    assert first_cell(book(f'<row r="1">{cell}</row>')) == meant


def test_a_formula_without_result_is_told_and_one_with_an_empty_text_is_blank() -> None:
    row = '<row r="1"><c r="A1"><f>B1</f></c><c r="B1" t="str"><f>C1</f><v></v></c></row>'
    sheet = read(book(row)).sheets[0]
    assert list(sheet.rows[1]) == [0]
    assert "A1 单元格的公式没有结果" in sheet.warnings[0]


def test_text_in_runs_is_joined_without_its_phonetic_guide() -> None:
    strings = "<si><r><t>政务</t></r><r><t>服务</t></r><rPh><t>zhengwu</t></rPh></si>"
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    assert first_cell(book(row, strings=strings)) == GridCell("政务服务")


def test_cells_without_address_follow_one_another() -> None:
    rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"
    found = read(book(rows)).sheets[0].rows
    assert [list(row) for row in found.values()] == [[0, 2], [0]]


def test_struck_cells_and_struck_texts_are_marked_and_partly_struck_ones_told() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "作废"
        sheet["A1"].font = Font(strike=True)
        struck, plain = InlineFont(strike=True), InlineFont()
        sheet["A2"] = CellRichText(TextBlock(struck, "全部"), TextBlock(struck, "作废"))
        sheet["A3"] = CellRichText(TextBlock(struck, "市经信局"), TextBlock(plain, "市发改委"))

    sheet = sheet_of(fill)
    assert [sheet.rows[row][0].is_struck for row in (1, 2, 3)] == [True, True, False]
    assert sheet.warnings == ("A3 单元格有一部分文字带删除线",)


def test_cells_and_runs_marked_by_colour_are_told_and_greys_are_none() -> None:
    def fill(sheet: Worksheet) -> None:
        for place, text in enumerate(["红", "黄", "灰", "表头"], start=1):
            sheet.cell(place, 1, text)
        sheet["A1"].font = Font(color="FFFF0000")
        sheet["A2"].fill = PatternFill("solid", fgColor="FFFFFF00")
        sheet["A3"].font = Font(color="FF808080")
        sheet["A4"].fill = PatternFill("solid", fgColor="FFDCE6F1")
        red = InlineFont(color=Color("FFFF0000"))
        sheet["A5"] = CellRichText(TextBlock(InlineFont(), "留"), TextBlock(red, "改"))
        sheet["A6"], sheet["A6"].font = 0.5, Font(color="FF00B050")

    rows = sheet_of(fill).rows
    assert [rows[row][0].colour for row in range(1, 7)] == ["红字", "黄底", "", "", "红字", "绿字"]


def test_of_two_values_for_one_cell_none_is_believed() -> None:
    cells = "".join(f'<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>' for text in "甲乙")
    assert first_cell(book(f'<row r="1">{cells}</row>')).kind is CellKind.ERROR


def test_a_link_is_not_marked_by_its_colour() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "a@b.cn"
        sheet["A1"].font = Font(color="FF0563C1", underline="single")

    assert not sheet_of(fill).rows[1][0].colour


def test_comments_come_with_their_cells_and_also_without() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "进行中"
        sheet["A1"].comment = Comment("已完成80%", "李四")
        sheet["B2"].comment = Comment("见附件", "李四")

    rows = sheet_of(fill).rows
    assert rows[1][0].note == "已完成80%"
    assert rows[2][1] == GridCell("", note="见附件")


def test_a_threaded_comment_takes_the_place_of_its_stand_in() -> None:
    old = '<comments><comment ref="A1"><text><t>请升级</t></text></comment></comments>'
    new = (
        '<ThreadedComments><threadedComment ref="A1"><text>已办结</text></threadedComment>'
        '<threadedComment ref="A1"><text>收到</text></threadedComment></ThreadedComments>'
    )
    data = book(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": links(
                ("r1", "comments", "../comments1.xml"), ("r2", "threadedComment", "../thread.xml")
            ),
            "xl/comments1.xml": old,
            "xl/thread.xml": new,
        },
    )
    assert first_cell(data).note == "已办结\n收到"


def picture_book(*, with_picture: bool) -> bytes:
    formula = "_xlfn.DISPIMG(&quot;ID_1&quot;,1)"
    cell = f'<c r="A1" t="str"><f>{formula}</f><v>={formula}</v></c>'
    images = (
        '<etc:cellImages xmlns:etc="e" xmlns:r="r" xmlns:x="x"><etc:cellImage><x:pic><x:nvPicPr>'
        '<x:cNvPr id="2" name="ID_1"/></x:nvPicPr><x:blip r:embed="rId1"/></x:pic>'
        "</etc:cellImage></etc:cellImages>"
    )
    parts: dict[str, str | bytes] = {
        "xl/cellimages.xml": images,
        "xl/_rels/cellimages.xml.rels": links(("rId1", "image", "media/image1.png")),
    }
    if with_picture:
        parts["xl/media/image1.png"] = b"\x89PNG bytes"
    return book(f'<row r="1">{cell}</row>', parts=parts)


def test_a_picture_inside_a_cell_is_kept_as_it_is() -> None:
    content = read(picture_book(with_picture=True))
    cell = content.sheets[0].rows[1][0]
    assert cell == GridCell("〔图片〕", CellKind.PICTURE, picture="image1.png")
    assert content.pictures == {"image1.png": b"\x89PNG bytes"}


def test_a_picture_that_is_missing_is_told() -> None:
    content = read(picture_book(with_picture=False))
    assert content.sheets[0].rows[1][0].kind is CellKind.PICTURE
    assert "A1 单元格里的图片在文件中找不到" in content.sheets[0].warnings[0]


def test_what_is_hidden_or_has_no_size_is_marked() -> None:
    rows = "".join(
        f'<row r="{number}" {mark}><c r="A{number}"><v>1</v></c></row>'
        for number, mark in enumerate(['hidden="1"', 'ht="0" customHeight="1"', 'ht="20"'], start=1)
    )
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols>'
    sheet = read(book(rows, before=columns)).sheets[0]
    assert sheet.hidden_rows == {1, 2}
    assert sheet.hidden_columns == {1, 2, 4}


def test_hidden_sheets_are_read_and_marked() -> None:
    made = openpyxl.Workbook()
    for state in ("hidden", "veryHidden"):
        made.create_sheet(state)["A1"] = state
        made[state].sheet_state = state
    found = {sheet.name: sheet.is_hidden for sheet in saved(made).sheets}
    assert found == {"Sheet": False, "hidden": True, "veryHidden": True}


def test_merges_are_told_and_cut_to_where_there_are_cells() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="4"><c r="C4"><v>2</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A4:XFD1048576"/></mergeCells>'
    found = read(book(rows, after=merges)).sheets[0].merges
    assert found == (Merge(1, 0, 1, 2), Merge(4, 0, 4, 2))


def test_stamps_are_found_in_their_three_places() -> None:
    made = openpyxl.Workbook()
    stamp_sheet = made.create_sheet("报送信息")
    stamp_sheet["B1"] = "YHB1;一"
    stamp_sheet.sheet_state = "veryHidden"
    made.defined_names["YHB_STAMP"] = DefinedName("YHB_STAMP", attr_text='"YHB1;二"')
    buffer = io.BytesIO()
    made.save(buffer)
    properties = (
        '<Properties xmlns:vt="v"><property name="youhuaban"><vt:lpwstr>YHB1;三</vt:lpwstr>'
        "</property></Properties>"
    )
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("docProps/custom.xml", properties)
    assert read(buffer.getvalue()).stamps == ("YHB1;一", "YHB1;二", "YHB1;三")


def test_strict_workbooks_and_prefixed_ones_read_like_others() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    row = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{strict}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    assert first_cell(book(parts={"xl/worksheets/sheet1.xml": sheet})) == GridCell("甲")
