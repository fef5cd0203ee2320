"""What the formats beside .xlsx carry over: types, formats, comments, merges, what is hidden."""

import struct

import pytest

from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridSheet
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.formats import read_by_content
from tests.reports.incoming.files.old_workbooks import old_workbook, workbook_of_records
from tests.reports.incoming.grids.hostile_others import ods, xml_workbook

STAMP = "YHB1;form=a;round=b;unit=c;period=2024-06;sum=1a2b3c4d"
_STRUCK_FONT = struct.pack("<HHHHHBBBB", 200, 8, 0, 400, 0, 0, 0, 0, 0) + bytes(2)


def _read(data: bytes, file_format: str) -> GridContent:
    content, found = read_by_content(data, "")
    assert found == file_format
    return content


def _sheet(data: bytes, file_format: str) -> GridSheet:
    return _read(data, file_format).sheets[0]


def _wide(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _label(row: int, column: int, text: str, style: int = 0) -> tuple[int, bytes]:
    return 0x204, struct.pack("<HHH", row, column, style) + _wide(text)


def _style(font: int = 0, number_format: int = 0) -> tuple[int, bytes]:
    return 0xE0, struct.pack("<HH", font, number_format) + bytes(16)


def test_an_old_workbook_keeps_its_merged_ranges() -> None:
    sheet = _sheet(old_workbook([["组", "任务"], ["", "二"]], [(0, 1, 0, 0)]), "xls")
    assert sheet.merges == (Merge(1, 0, 2, 0),)


def test_an_old_workbook_shows_numbers_by_their_format() -> None:
    own = (0x41E, struct.pack("<H", 164) + _wide('yyyy"年"m"月"'))
    cells = [(0x203, struct.pack("<HHHd", 0, place, place, 45444.8)) for place in range(4)]
    styles = [_style(), _style(number_format=9), _style(number_format=14), _style(0, 164)]
    row = _sheet(workbook_of_records([own, *styles], cells), "xls").rows[1]
    assert [row[place].text for place in range(4)] == [
        "45444.8",
        "4544480%",
        "2024-06-01",
        "2024-06",
    ]


@pytest.mark.parametrize(
    ("packed", "number"),
    [
        pytest.param(80 << 2 | 3, "0.8", id="hundredths"),
        pytest.param((-7 << 2 | 2) & 0xFFFFFFFF, "-7", id="negative"),
        pytest.param(0x3FF80000, "1.5", id="short float"),
    ],
)
def test_an_old_workbook_unpacks_its_short_numbers(packed: int, number: str) -> None:
    cell = (0xBD, struct.pack("<HHHIHIH", 0, 0, 0, packed, 0, packed, 1))
    row = _sheet(workbook_of_records([_style()], [cell]), "xls").rows[1]
    assert row[0] == row[1] == GridCell(number, CellKind.NUMBER, number)


def test_an_old_workbook_reads_texts_that_run_over_its_records() -> None:
    first = struct.pack("<IIHB", 2, 2, 6, 0) + b"abc"
    second = b"\x01" + "甲乙丙".encode("utf-16-le") + struct.pack("<HBH", 1, 8, 1) + b"z"
    common = [_style(), (0xFC, first), (0x3C, second), (0x3C, bytes(4))]
    cells = [(0xFD, struct.pack("<HHHI", 0, place, 0, place)) for place in range(2)]
    row = _sheet(workbook_of_records(common, cells), "xls").rows[1]
    assert [row[0].text, row[1].text] == ["abc甲乙丙", "z"]


def test_an_old_workbook_tells_what_is_hidden_and_struck() -> None:
    hidden_row = (0x208, struct.pack("<HHHHHHHH", 0, 0, 9, 255, 0, 0, 0x20, 0))
    hidden_column = (0x7D, struct.pack("<HHHHHH", 1, 2, 9, 0, 1, 0))
    common = [(0x31, _STRUCK_FONT), _style()]
    data = workbook_of_records(common, [hidden_row, hidden_column, _label(0, 0, "作废")])
    sheet = _sheet(data, "xls")
    assert sheet.hidden_rows | sheet.hidden_columns == frozenset({1, 2})
    assert sheet.rows[1][0] == GridCell("作废", is_struck=True)


def test_an_old_workbook_tells_its_colours() -> None:
    red = struct.pack("<HHHHHBBBB", 200, 0, 10, 400, 0, 0, 0, 0, 0) + bytes(2)
    palette = (0x92, struct.pack("<H", 2) + bytes.fromhex("00000000 FFFF0000"))
    yellow = struct.pack("<HH10xIH", 0, 0, 1 << 26, 9)
    styles = [_style(), (0xE0, yellow), _style(font=1)]
    common = [(0x31, bytes(16)), (0x31, red), palette, *styles]
    cells = [_label(0, place, "字", style=place) for place in range(3)]
    rows = _sheet(workbook_of_records(common, cells), "xls").rows
    assert [rows[1][place].colour for place in range(3)] == ["", "黄底", "红字"]


def test_an_xml_workbook_tells_its_colours() -> None:
    styles = (
        b'<Styles><Style ss:ID="a"><Font ss:Color="#FF0000"/></Style><Style ss:ID="b">'
        b'<Interior ss:Color="#FFFF00" ss:Pattern="Solid"/></Style></Styles><Worksheet'
    )
    cells = "".join(
        f'<Cell ss:StyleID="{style}"><Data ss:Type="String">字</Data></Cell>' for style in "abc"
    )
    data = xml_workbook(cells).replace(b"<Worksheet", styles, 1)
    row = _sheet(data, "xml").rows[1]
    assert [cell.colour for cell in row.values()] == ["红字", "黄底", ""]


def test_an_open_document_tells_its_colours() -> None:
    styles = (
        '<office:automatic-styles xmlns:style="s" xmlns:fo="f">'
        '<style:style style:name="r"><style:text-properties fo:color="#ff0000"/></style:style>'
        '<style:style style:name="y"><style:table-cell-properties fo:background-color="#ffff00"/>'
        "</style:style></office:automatic-styles>"
    )
    cells = "".join(
        f'<table:table-cell table:style-name="{style}"><text:p>字</text:p></table:table-cell>'
        for style in "ryx"
    )
    row = _sheet(ods(cells, styles=styles), "ods").rows[1]
    assert [cell.colour for cell in row.values()] == ["红字", "黄底", ""]


def test_words_that_cannot_be_told_are_not_believed() -> None:
    data = ("序号,进展\n" + "1,已印发压减方案\n" * 20).encode()
    row = _sheet(data.replace("压".encode(), "压".encode()[:2], 1), "csv").rows[2]
    assert "\ufffd" in row[1].text
    assert row[1].kind is CellKind.ERROR


def test_a_number_of_an_open_document_keeps_the_words_it_is_shown_with() -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="float" office:value="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
        for value, shown in (("0.8", "0.8%"), ("12", "12万元"), ("1234", "1,234"))
    )
    row = _sheet(ods(cells), "ods").rows[1]
    assert [cell.text for cell in row.values()] == ["0.8%", "12万元", "1234"]
    assert [cell.kind is CellKind.TEXT for cell in row.values()] == [True, True, False]


def test_an_old_workbook_tells_a_text_that_is_partly_struck() -> None:
    text = "已印发方案初稿"
    runs = struct.pack("<HHHH", 3, 1, 5, 0)
    shared = struct.pack("<IIHBH", 1, 1, len(text), 1 | 8, 2) + text.encode("utf-16-le") + runs
    common = [(0x31, bytes(16)), (0x31, _STRUCK_FONT), _style(), (0xFC, shared)]
    sheet = _sheet(workbook_of_records(common, [(0xFD, struct.pack("<HHHI", 0, 0, 0, 0))]), "xls")
    assert sheet.rows[1][0].text == text
    assert sheet.warnings == ("A1 单元格有一部分文字带删除线",)


@pytest.mark.parametrize("mark", ["style:text-line-through-style", "style:text-line-through-type"])
def test_an_open_document_tells_a_text_that_is_partly_struck(mark: str) -> None:
    styles = (
        '<office:automatic-styles xmlns:style="s"><style:style style:name="T1">'
        f'<style:text-properties {mark}="single"/></style:style>'
        "</office:automatic-styles>"
    )
    words = '已印发<text:span text:style-name="T1">方案初稿</text:span>'
    sheet = _sheet(
        ods(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>", styles=styles), "ods"
    )
    assert sheet.rows[1][0].text == "已印发方案初稿"
    assert sheet.warnings == ("A1 单元格有一部分文字带删除线",)


def test_an_old_workbook_keeps_comments() -> None:
    drawn = (0x5D, struct.pack("<HHHH", 0x15, 18, 25, 7) + bytes(14))
    words = (0x1B6, struct.pack("<5HHHI", 0, 0, 0, 0, 0, 3, 16, 0))
    text = (0x3C, b"\x01" + "请核实".encode("utf-16-le"))
    note = (0x1C, struct.pack("<HHHH", 0, 0, 0, 7))
    data = workbook_of_records([_style()], [_label(0, 0, "甲"), drawn, words, text, note])
    assert _sheet(data, "xls").rows[1][0] == GridCell("甲", note="请核实")


@pytest.mark.parametrize(("kind", "told"), [(6, ["另见附件"]), (7, [])], ids=["box", "button"])
def test_an_old_workbook_tells_text_boxes_but_no_buttons(kind: int, told: list[str]) -> None:
    drawn = (0x5D, struct.pack("<HHHH", 0x15, 18, kind, 7) + bytes(14))
    words = (0x1B6, struct.pack("<5HHHI", 0, 0, 0, 0, 0, 4, 16, 0))
    text = (0x3C, b"\x01" + "另见附件".encode("utf-16-le"))
    data = workbook_of_records([_style()], [_label(0, 0, "甲"), drawn, words, text])
    assert [one.text for one in _sheet(data, "xls").floating] == told


def test_an_older_workbook_of_excel_95_is_read_in_its_code_page() -> None:
    words = "压减时限".encode("gbk")
    label = (0x204, struct.pack("<HHHH", 0, 0, 0, len(words)) + words)
    note = (0x1C, struct.pack("<HHH", 0, 0, len(words)) + words)
    page = (0x42, struct.pack("<H", 936))
    data = workbook_of_records([page, _style()], [label, note], version=0x500)
    assert _sheet(data, "xls").rows[1][0] == GridCell("压减时限", note="压减时限")


def test_an_old_workbook_carries_the_stamp_as_a_defined_name() -> None:
    formula = b"\x17" + struct.pack("<BB", len(STAMP), 0) + STAMP.encode()
    head = struct.pack("<HBBHHHBBBB", 0, 0, 3, len(formula), 0, 0, 0, 0, 0, 0)
    name = (0x18, head + b"\x00YHB" + formula)
    assert _read(workbook_of_records([name], []), "xls").stamps == (STAMP,)


def _cell(text: str, more: str = "", *, note: str = "") -> str:
    said = f"<office:annotation><text:p>{note}</text:p></office:annotation>" if note else ""
    return f"<table:table-cell {more}>{said}<text:p>{text}</text:p></table:table-cell>"


def _row(cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{cells}</table:table-row>"


def test_an_open_document_keeps_comments_merges_and_what_is_hidden() -> None:
    wide = _cell("组", 'table:number-columns-spanned="2"', note="请核实")
    hidden = _row(_cell("藏"), 'table:visibility="collapse"')
    sheet = _sheet(ods(f"{wide}<table:covered-table-cell/>", rows=hidden), "ods")
    assert sheet.rows[1] == {0: GridCell("组", note="请核实")}
    assert (sheet.merges, sheet.hidden_rows) == ((Merge(1, 0, 1, 1),), frozenset({2}))


def test_an_open_document_counts_repeated_rows_and_columns() -> None:
    rows = _row("<table:table-cell/>", 'table:number-rows-repeated="5"')
    cells = '<table:table-cell table:number-columns-repeated="3"/>' + _cell("远")
    sheet = _sheet(ods("", rows=rows + _row(cells)), "ods")
    assert {row: list(columns) for row, columns in sheet.rows.items()} == {7: [3]}


def test_a_page_keeps_the_words_above_its_table_and_its_spans() -> None:
    table = "<table><tr><td rowspan=2>组<td>一<tr><td>二</table>"
    page = f"<html><p>填报单位：甲区</p>{table}<p>填表人：张三</html>"
    sheet = _sheet(page.encode(), "html")
    shown = {
        row: {place: cell.text for place, cell in cells.items()}
        for row, cells in sheet.rows.items()
    }
    assert shown == {
        1: {0: "填报单位：甲区"},
        2: {0: "组", 1: "一"},
        3: {1: "二"},
        4: {0: "填表人：张三"},
    }
    assert sheet.merges == (Merge(2, 0, 3, 0),)


def test_each_table_of_a_page_is_a_sheet() -> None:
    page = b"<html><table><tr><td>a<td>b</table><table><tr><td>c<td>d</table></html>"
    assert [sheet.name for sheet in _read(page, "html").sheets] == ["表1", "表2"]


def test_a_text_row_keeps_its_number_below_blank_lines() -> None:
    sheet = _sheet("序号,任务\n\n\n1,甲\n".encode(), "csv")
    assert list(sheet.rows) == [1, 4]


def test_a_formula_without_result_beside_computed_ones_is_told_in_open_documents() -> None:
    formula = (
        '<table:table-cell table:formula="of:=A2" office:value-type="{}">{}</table:table-cell>'
    )
    empty, computed = formula.format("string", ""), formula.format("string", "<text:p>甲</text:p>")
    lost = '<table:table-cell table:formula="of:=A2"/>'
    sheet = _sheet(ods(computed + empty + lost), "ods")
    assert sheet.rows[1] == {0: GridCell("甲"), 2: GridCell("", CellKind.UNCOMPUTED)}
    assert [warning.split()[0] for warning in sheet.warnings] == ["C1"]


def test_a_formula_without_result_beside_computed_ones_is_told_in_xml_workbooks() -> None:
    formula = '<Cell ss:Formula="=A2">{}</Cell>'
    empty, computed = '<Data ss:Type="String"></Data>', '<Data ss:Type="String">甲</Data>'
    cells = "".join(map(formula.format, (computed, empty, "")))
    sheet = _sheet(xml_workbook(cells), "xml")
    assert sheet.rows[1] == {0: GridCell("甲"), 2: GridCell("", CellKind.UNCOMPUTED)}
    assert [warning.split()[0] for warning in sheet.warnings] == ["C1"]
