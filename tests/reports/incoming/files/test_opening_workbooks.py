"""Opening Excel workbooks, new and old."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from reports.incoming.files.opening import open_source
from reports.incoming.files.refusals import UnreadableFileError
from reports.incoming.source import Source
from tests.reports.incoming.files.old_workbooks import old_workbook


def opened(tmp_path: Path, fill: Callable[[Worksheet], None]) -> Source:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    path = tmp_path / "清单.xlsx"
    book.save(path)
    return open_source(path)


def with_sheet_xml(tmp_path: Path, sheet_data: str) -> Path:
    """Write a workbook whose one sheet holds exactly the given XML."""
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    path = tmp_path / "raw.xlsx"
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8")
            if name == "xl/worksheets/sheet1.xml":
                space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                content = f'<worksheet xmlns="{space}">{sheet_data}</worksheet>'
            new.writestr(name, content)
    return path


def inline(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_merged_range_shows_its_text_in_every_cell_of_it_and_only_there(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["类别", "任务"])
        sheet.append(["政务", "甲"])
        sheet.append([None, "乙"])
        sheet.append([None, "丙"])
        sheet.merge_cells("A2:A3")

    table = opened(tmp_path, fill).tables[0]
    assert table.rows == (("类别", "任务"), ("政务", "甲"), ("政务", "乙"), ("", "丙"))


def test_a_row_is_one_line_with_merged_text_printed_once(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["政务", "甲\n乙"])
        sheet.append([None, "丙"])
        sheet.merge_cells("A1:A2")

    source = opened(tmp_path, fill)
    assert source.lines == ("政务\t甲 乙", "\t丙")
    assert source.tables[0].row_lines == (1, 2)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (2024.1, "0.00", "2024.10"),
        (0.8, "0%", "80%"),
        (date(2024, 4, 30), 'yyyy"年"m"月"', "2024年4月"),
        (date(2024, 4, 30), 'yyyy"年"m"月"d"日";@', "2024年4月30日"),
        (date(2024, 4, 5), "yyyy-mm-dd", "2024-04-05"),
        (date(2024, 4, 5), "yyyy/m/d", "2024/4/5"),
        ("001", "@", "001"),
        ("=1+1 文字", "@", "=1+1 文字"),
    ],
)
def test_cells_show_what_a_person_sees(
    tmp_path: Path, value: float | str | date, number_format: str, shown: str
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "时限"
        cell = sheet.cell(1, 2, value)
        cell.number_format = number_format
        if isinstance(value, str):
            cell.data_type = "s"

    assert opened(tmp_path, fill).tables[0].rows == (("时限", shown),)


def test_hidden_sheets_are_left_out_and_named(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["序号", "任务"])
        assert sheet.parent is not None
        old = sheet.parent.create_sheet("旧表")
        old.append(["不", "读"])
        old.sheet_state = "veryHidden"

    source = opened(tmp_path, fill)
    assert len(source.tables) == 1
    assert [warning.message for warning in source.warnings] == ["隐藏的工作表没有读取：旧表"]


def test_a_hidden_row_is_read_and_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["序号", "任务"])
        sheet.append(["1", "甲"])
        sheet.row_dimensions[2].hidden = True

    source = opened(tmp_path, fill)
    assert source.tables[0].rows[1] == ("1", "甲")
    assert "隐藏行" in source.warnings[0].message


def test_rows_out_of_order_and_a_false_range_lose_nothing(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}">{inline(f"A{n}", str(n))}{inline(f"B{n}", "任务")}</row>' for n in (3, 1, 2)
    )
    path = with_sheet_xml(tmp_path, f'<dimension ref="A1:A1"/><sheetData>{rows}</sheetData>')
    assert [row[0] for row in open_source(path).tables[0].rows] == ["1", "2", "3"]


def test_a_cell_at_the_far_edge_is_dropped_with_a_warning(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{inline("A1", "序号")}{inline("B1", "任务")}</row>'
        f'<row r="1048576">{inline("XFD1048576", "远")}</row>'
    )
    source = open_source(with_sheet_xml(tmp_path, f"<sheetData>{rows}</sheetData>"))
    assert source.tables[0].rows == (("序号", "任务"),)
    assert "第 200 列以后的 1 个单元格没有读取" in source.warnings[0].message


@pytest.mark.parametrize(
    ("cell", "shown", "told"),
    [
        ('<c r="B1" t="e"><v>#N/A</v></c>', "#N/A", "B1 单元格是错误值 #N/A"),
        ('<c r="B1"><v>1e999</v></c>', "1e999", "B1 单元格不是有效的数字"),
        ('<c r="B1"><v>NaN</v></c>', "NaN", "B1 单元格不是有效的数字"),
        ('<c r="B1"><v>110101199001011234</v></c>', "110101199001011234", "超过 15 位"),
    ],
)
def test_cells_that_mislead_are_told_with_their_address(
    tmp_path: Path, cell: str, shown: str, told: str
) -> None:
    xml = f'<sheetData><row r="1">{inline("A1", "甲")}{cell}{inline("C1", "乙")}</row></sheetData>'
    source = open_source(with_sheet_xml(tmp_path, xml))
    assert source.tables[0].rows == (("甲", shown, "乙"),)
    assert told in source.warnings[0].message


def test_a_formula_that_was_never_calculated_is_told(tmp_path: Path) -> None:
    row = f'<row r="1">{inline("A1", "甲")}<c r="B1"><f>A1</f></c>{inline("C1", "乙")}</row>'
    source = open_source(with_sheet_xml(tmp_path, f"<sheetData>{row}</sheetData>"))
    assert "B1 单元格的公式没有结果，请用 WPS 或 Excel 打开保存一次" in source.warnings[0].message


def test_a_text_pointing_nowhere_is_a_damaged_file(tmp_path: Path) -> None:
    xml = '<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'
    with pytest.raises(UnreadableFileError, match="已损坏"):
        open_source(with_sheet_xml(tmp_path, xml))


def test_a_sheet_of_one_column_is_running_text(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["关于印发方案的通知"])
        sheet.append(["一、总体要求"])

    source = opened(tmp_path, fill)
    assert source.lines == ("关于印发方案的通知", "一、总体要求")
    assert source.tables == ()


def test_an_old_workbook_is_read_by_content(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["类别", "序号", "任务"], ["政务", 1.0, "甲"], ["", 2.0, "乙"]]
    path = tmp_path / "清单.et"
    path.write_bytes(old_workbook(rows, merges=[(1, 2, 0, 0)]))
    source = open_source(path)
    assert source.format == "xls"
    assert source.tables[0].rows == (
        ("类别", "序号", "任务"),
        ("政务", "1", "甲"),
        ("政务", "2", "乙"),
    )
    assert source.tables[0].name == "清单"


def test_a_damaged_old_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "清单.xls"
    path.write_bytes(old_workbook([["a", "b"]])[:1200] + b"Workbook".join([b"\x00" * 9] * 3))
    with pytest.raises(UnreadableFileError, match="原文件没有改动"):
        open_source(path)
