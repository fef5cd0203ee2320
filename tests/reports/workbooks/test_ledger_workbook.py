"""The task and item ledgers as files: what openpyxl reads back from them."""

import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.errors import Cancelled
from models.vocabulary import TaskState
from reports.files import FileNotWrittenError
from reports.workbooks.ledger_look import WorkbookLook
from reports.workbooks.ledger_workbook import write_ledgers
from tests.reports.workbooks.sheets import (
    COLUMNS,
    FIRST_ROW,
    row_of,
    sheet_of,
    with_item,
    written,
)

# What a hostile or careless row may hold; a spreadsheet would run or re-read most of it.
INJECTIONS = (
    "=1+1",
    "=SUM(A1:A9)",
    '=HYPERLINK("http://example.com","点这里")',
    "=cmd|' /C calc'!A0",
    '=DISPIMG("ID_1",1)',
    "{=1+1}",
    "==1",
    " =1+1",
    "\t=1+1",
    "\n=1+1",
    "\r=1+1",
    "＝1+1",
    "+1",
    "+1+cmd|' /C calc'!A0",
    "-1",
    "-1+1",
    "@SUM(1)",
    "@x",
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "TRUE",
    "1-1",
    "3/4",
    "2024.10",
    "420700199001011234",
    "1e999",
    "http://example.com",
    "mailto:a@example.com",
    "internal:台账!A1",
    "file:///etc/passwd",
    "<r><t>假</t></r>",
    '<c r="A1"><f>1+1</f></c>',
    "'=1+1",
)


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_stays_the_text_it_is(tmp_path: Path, text: str) -> None:
    cell = written(tmp_path, with_item(text)).cell(FIRST_ROW, 3)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert str(cell.value).strip() == text.strip()


def test_the_file_holds_no_formula_no_link_and_no_macro(tmp_path: Path) -> None:
    rows = [row_of(number, item=text) for number, text in enumerate(INJECTIONS, start=1)]
    write_ledgers(tmp_path / "ledger.xlsx", [sheet_of(*rows)])
    with zipfile.ZipFile(tmp_path / "ledger.xlsx") as package:
        assert not [name for name in package.namelist() if "vba" in name or "external" in name]
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_a_text_like_an_escape_of_the_format_is_escaped_itself(tmp_path: Path) -> None:
    write_ledgers(tmp_path / "ledger.xlsx", [with_item("_x0041_")])
    with zipfile.ZipFile(tmp_path / "ledger.xlsx") as package:
        assert "<t>_x005F_x0041_</t>" in package.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", ["=1+1", "-1", "@x", "1-1", "2024.10"])
def test_a_text_that_would_be_read_anew_when_edited_is_quoted(tmp_path: Path, text: str) -> None:
    assert written(tmp_path, with_item(text)).cell(FIRST_ROW, 3).quotePrefix


def test_a_plain_text_is_not_quoted(tmp_path: Path) -> None:
    assert not written(tmp_path, with_item("推行停电")).cell(FIRST_ROW, 3).quotePrefix


def test_control_characters_and_half_surrogates_are_left_out(tmp_path: Path) -> None:
    cell = written(tmp_path, with_item("甲\x00乙\x0b丙\ud800丁\uffff")).cell(FIRST_ROW, 3)
    assert cell.value == "甲乙丙丁"


def test_a_text_beyond_the_cell_limit_is_cut_with_a_notice(tmp_path: Path) -> None:
    result = write_ledgers(tmp_path / "ledger.xlsx", [with_item("字" * 40_000)])
    sheet = load_workbook(tmp_path / "ledger.xlsx").active
    assert sheet is not None
    notes = [str(row[0]) for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True)]
    assert len(str(sheet.cell(FIRST_ROW, 3).value)) == 32_767
    assert len(result.warnings) == 1
    assert "第1行“事项”共40000字" in result.warnings[0]
    assert result.warnings[0] in notes


def test_dates_are_dates_in_chinese_form(tmp_path: Path) -> None:
    cell = written(tmp_path, sheet_of(row_of(1))).cell(FIRST_ROW, 4)
    assert cell.value == datetime(2024, 10, 31)  # noqa: DTZ001 - a cell carries no zone
    assert cell.number_format == 'yyyy"年"m"月"d"日"'


def test_serials_are_numbers(tmp_path: Path) -> None:
    cell = written(tmp_path, sheet_of(row_of(1))).cell(FIRST_ROW, 1)
    assert (cell.value, cell.data_type) == (1, "n")


@pytest.mark.parametrize("state", list(TaskState))
def test_a_state_is_its_word_on_its_colour(tmp_path: Path, state: TaskState) -> None:
    cell = written(tmp_path, sheet_of((1, "", "", None, state))).cell(FIRST_ROW, 5)
    assert cell.value == state.label
    assert cell.fill.fill_type == "solid"


def test_an_empty_cell_is_empty_and_boxed(tmp_path: Path) -> None:
    cell = written(tmp_path, sheet_of((1, "甲区", "", None, TaskState.DONE))).cell(FIRST_ROW, 4)
    assert cell.value is None
    assert cell.border.left.style == "thin"


def test_the_head_names_title_source_and_date(tmp_path: Path) -> None:
    sheet = written(tmp_path, sheet_of(row_of(1)))
    assert sheet["A1"].value == "改革事项台账"
    assert sheet["A2"].value == "文号：鄂州优化发〔2023〕6号"
    assert "制表日期：2024年4月2日　单位：项" in [cell.value for cell in sheet[2]]
    assert [cell.value for cell in sheet[3]] == ["序号", "区域", "事项", "截止日期", "状态"]


def test_notes_stand_under_the_table(tmp_path: Path) -> None:
    assert written(tmp_path, sheet_of(row_of(1))).cell(FIRST_ROW + 1, 1).value == "共3项。"


def test_equal_words_of_a_group_are_merged(tmp_path: Path) -> None:
    rows = [row_of(1), row_of(2), row_of(3, "华容区（7项）"), row_of(4)]
    merged = {str(found) for found in written(tmp_path, sheet_of(*rows)).merged_cells.ranges}
    assert "B4:B5" in merged
    assert not [name for name in merged if name.startswith("B") and name != "B4:B5"]


def test_each_cell_of_a_group_keeps_its_words_and_all_borders(tmp_path: Path) -> None:
    write_ledgers(tmp_path / "ledger.xlsx", [sheet_of(*(row_of(n) for n in range(1, 6)))])
    book = load_workbook(tmp_path / "ledger.xlsx", read_only=True)  # shows merged cells as stored
    cells = [row[1] for row in book.worksheets[0].iter_rows(min_row=FIRST_ROW, max_row=8)]
    assert [cell.value for cell in cells] == ["鄂城区（8项）"] * 5
    for cell in cells:
        box = cell.border
        assert {box.left.style, box.right.style, box.top.style, box.bottom.style} == {"thin"}
    book.close()


def test_a_group_over_several_pages_stands_on_each_of_them(tmp_path: Path) -> None:
    sheet = written(tmp_path, sheet_of(*(row_of(number) for number in range(1, 61))))
    breaks = [found.id for found in sheet.row_breaks.brk]
    groups = sorted(
        (found.min_row, found.max_row) for found in sheet.merged_cells.ranges if found.min_col == 2
    )
    assert breaks
    assert [first for first, _ in groups] == [FIRST_ROW, *(row + 1 for row in breaks)]
    assert [last for _, last in groups] == [*breaks, FIRST_ROW + 59]


def test_an_entry_taller_than_a_row_can_be_takes_several_rows_joined(tmp_path: Path) -> None:
    sheet = written(tmp_path, with_item("很长的工作内容，" * 200))
    parts = next(found for found in sheet.merged_cells.ranges if found.coord.startswith("C4:"))
    heights = [
        sheet.row_dimensions[row].height or 0 for row in range(parts.min_row, parts.max_row + 1)
    ]
    assert len(heights) > 1
    assert max(heights) <= 409.5
    assert sum(heights) > 1600 * 2 / 40 * 13  # 1,600 characters, 20 in a line, 13 points a line


def test_rows_are_as_high_as_their_longest_text(tmp_path: Path) -> None:
    sheet = written(tmp_path, sheet_of(row_of(1), row_of(2, item="字" * 100)))
    short, tall = (sheet.row_dimensions[FIRST_ROW + index].height or 0 for index in (0, 1))
    assert short == 24
    assert tall >= 5 * 14


def test_the_page_is_a4_landscape_fitted_to_width(tmp_path: Path) -> None:
    sheet = written(tmp_path, sheet_of(row_of(1)))
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in {None, 1}  # 1 is what the format means by leaving it out
    assert sheet.page_setup.fitToHeight == 0


def test_header_repeats_pages_are_numbered_and_the_print_area_holds_all(tmp_path: Path) -> None:
    sheet = written(tmp_path, sheet_of(row_of(1), row_of(2)))
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == "'台账'!$A$1:$E$6"
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "第 &P 页　共 &N 页"


def test_panes_are_frozen_and_the_filter_covers_the_table_only(tmp_path: Path) -> None:
    sheet = written(tmp_path, sheet_of(row_of(1), row_of(2)))
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:E5"


SUMMED = replace(
    sheet_of(row_of(1), row_of(2, item="很长的内容，" * 200), row_of(3)),
    columns=tuple(replace(column, is_summed=column.heading == "序号") for column in COLUMNS),
)


def test_totals_are_a_formula_that_leaves_out_what_is_filtered_away(tmp_path: Path) -> None:
    last = [(*row[1:], row[0]) for row in (row_of(1), row_of(2))]
    columns = (*SUMMED.columns[1:], SUMMED.columns[0])
    sheet = written(tmp_path, replace(SUMMED, columns=columns, rows=tuple(last)))
    assert [cell.value for cell in sheet[6]] == ["合计", None, None, None, "=SUBTOTAL(9,E4:E5)"]
    assert sheet.auto_filter.ref == "A3:E5"
    assert "A6:D6" in sheet.merged_cells


def test_a_number_of_an_entry_over_several_rows_is_added_once(tmp_path: Path) -> None:
    write_ledgers(tmp_path / "ledger.xlsx", [SUMMED])
    book = load_workbook(tmp_path / "ledger.xlsx", read_only=True)  # shows merged cells as stored
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=FIRST_ROW, values_only=True)]
    assert [cell for cell in cells if isinstance(cell, int)] == [1, 2, 3]
    book.close()


def test_no_formula_stands_where_none_is_wanted(tmp_path: Path) -> None:
    write_ledgers(tmp_path / "ledger.xlsx", [SUMMED], look=WorkbookLook(has_totals=False))
    with zipfile.ZipFile(tmp_path / "ledger.xlsx") as package:
        assert "<f>" not in package.read("xl/worksheets/sheet1.xml").decode()


def test_secrecy_stands_over_the_title_and_at_the_head_of_each_page(tmp_path: Path) -> None:
    sheet = written(tmp_path, replace(sheet_of(row_of(1)), secrecy="秘密★1年", watermark="A&B"))
    assert [sheet["A1"].value, sheet["A2"].value] == ["秘密★1年", "改革事项台账"]
    assert sheet.print_area == "'台账'!$A$2:$E$6"  # not printed twice on the first page
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.oddHeader is not None
    assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == ("秘密★1年", "A&&B")


def test_a_protected_sheet_has_no_password_and_can_be_filtered(tmp_path: Path) -> None:
    write_ledgers(
        tmp_path / "ledger.xlsx", [sheet_of(row_of(1))], look=WorkbookLook(is_protected=True)
    )
    protection = load_workbook(tmp_path / "ledger.xlsx").worksheets[0].protection
    assert (protection.sheet, protection.password) == (True, None)
    assert not protection.autoFilter  # what the format calls: not forbidden


def test_an_upright_page_is_fitted_to_its_width(tmp_path: Path) -> None:
    rows = [row_of(number) for number in range(1, 61)]
    write_ledgers(tmp_path / "u.xlsx", [sheet_of(*rows)], look=WorkbookLook(is_upright=True))
    upright = load_workbook(tmp_path / "u.xlsx").worksheets[0]
    assert upright.page_setup.orientation in {None, "portrait"}
    lying = written(tmp_path, sheet_of(*rows))
    assert len(upright.row_breaks.brk) < len(lying.row_breaks.brk)


def test_an_empty_ledger_is_a_header_and_its_note(tmp_path: Path) -> None:
    sheet = written(tmp_path, sheet_of())
    assert sheet.auto_filter.ref == "A3:E3"
    assert sheet.cell(FIRST_ROW, 1).value == "共3项。"


def test_properties_name_title_source_office_and_day(tmp_path: Path) -> None:
    look = WorkbookLook(office="市优化办", day=date(2024, 4, 2))
    write_ledgers(tmp_path / "ledger.xlsx", [sheet_of(row_of(1))], look=look)
    properties = load_workbook(tmp_path / "ledger.xlsx").properties
    assert properties.title == "改革事项台账"
    assert properties.subject == "文号：鄂州优化发〔2023〕6号"
    assert properties.creator == "市优化办"
    assert properties.created is not None
    assert properties.created.date() == date(2024, 4, 2)


def test_sheets_that_want_the_same_name_get_different_ones(tmp_path: Path) -> None:
    sheets = [sheet_of(row_of(1), name="鄂州优化发〔2024〕4号") for _ in range(2)]
    result = write_ledgers(tmp_path / "ledger.xlsx", sheets)
    names = load_workbook(tmp_path / "ledger.xlsx").sheetnames
    assert names == ["鄂州优化发〔2024〕4号", "鄂州优化发〔2024〕4号(2)"]
    assert result.rows == 2


def test_a_target_that_is_a_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "ledger.xlsx").mkdir()
    with pytest.raises(FileNotWrittenError, match="没有改动"):
        write_ledgers(tmp_path / "ledger.xlsx", [sheet_of(row_of(1))])


class Stopped:
    """A person who presses 取消 at once."""

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Take no notice."""

    def is_cancelled(self) -> bool:
        """Ask to stop."""
        return True


def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "ledger.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_ledgers(target, [sheet_of(row_of(1))], progress=Stopped())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
