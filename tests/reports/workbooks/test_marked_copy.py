"""Marked copies read back: their layout, what is coloured and said, what leads them back to us."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.intake_plan import FilePlan, RowState
from models.returned import FoundIssue
from models.rules.round_stamp import (
    STAMP_NAME,
    STAMP_SHEET,
    read_row_key,
    read_stamp,
    row_key,
)
from models.vocabulary import AskedKind
from reports.content.returned_findings import FindingKind
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridFile, GridSheet
from reports.workbooks.form_drawing import KEY_HEADING
from reports.workbooks.marked_copy import write_marked_copy
from reports.workbooks.marked_styles import FILLS
from reports.workbooks.return_forms import TABLE_NAMES
from tests.reports.returned import (
    BAD_PERCENT,
    ROUND,
    SHEET,
    STAMP,
    UNCLEAR,
    UNIT,
    grid_file,
    grid_sheet,
    plan,
    planned,
    returned,
)
from tests.reports.rounds import property_of

EMPTY = FilePlan((), (), ())


def copy_of(grid: GridFile | None = None, of: FilePlan | None = None) -> Workbook:
    written = write_marked_copy(
        grid or grid_file(), of or plan(), returned(), unit=UNIT, round_name=ROUND
    )
    return load_workbook(BytesIO(written))


@pytest.fixture(scope="module")
def book() -> Workbook:
    """The copy of the usual file."""
    return copy_of()


@pytest.fixture(scope="module")
def sheet(book: Workbook) -> Worksheet:
    """Its first sheet."""
    return book.worksheets[0]


def fill_of(sheet: Worksheet, address: str) -> str:
    return "#" + str(sheet[address].fill.fgColor.rgb)[2:]


def with_cell(cell: GridCell, row: int = 7, column: int = 7) -> GridFile:
    """Return the usual file with one cell replaced."""
    usual = grid_sheet()
    rows = {number: dict(cells) for number, cells in usual.rows.items()}
    rows[row][column] = cell
    return grid_file(replace(usual, rows=rows))


def test_every_text_stands_where_it_stood(sheet: Worksheet) -> None:
    for row, cells in grid_sheet().rows.items():
        for column, cell in cells.items():
            assert sheet.cell(row, column + 1).value == cell.text


def test_merged_ranges_and_hidden_keys_are_as_they_were(sheet: Worksheet) -> None:
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:I1", "A2:D2", "E2:I2"}
    assert sheet.column_dimensions["B"].hidden
    assert not sheet.column_dimensions["C"].hidden


def test_each_kind_of_finding_has_a_fill_of_its_own(sheet: Worksheet) -> None:
    assert fill_of(sheet, "G6") == FILLS[FindingKind.REFUSED]
    assert fill_of(sheet, "E7") == FILLS[FindingKind.UNAUTHORISED]
    assert fill_of(sheet, "F7") == FILLS[FindingKind.CONFLICT]
    assert fill_of(sheet, "G8") == FILLS[FindingKind.ASK]
    assert fill_of(sheet, "A8") == FILLS[FindingKind.UNMATCHED]
    assert len(set(FILLS.values())) == len(FindingKind)


def test_the_column_right_of_the_table_says_what_is_wrong_in_words(sheet: Worksheet) -> None:
    assert sheet["J4"].value == "差错"
    assert str(sheet["J6"].value).startswith("G6：完成比例写的是“120%”，超过 100%。")
    assert [line[:3] for line in str(sheet["J7"].value).split("\n")] == ["E7：", "F7："]
    assert sheet["J5"].value is None


def test_marked_cells_carry_a_comment_beside_the_units_own() -> None:
    marked = copy_of(with_cell(GridCell("120%", note="领导要求"), row=6, column=6)).worksheets[0]
    comment = marked["G6"].comment
    assert comment is not None
    assert comment.text.startswith("【差错】完成比例写的是")
    assert comment.text.endswith("【原批注】领导要求")


def test_the_list_leads_to_every_cell(book: Workbook) -> None:
    listed = book["差错清单"]
    assert book.sheetnames == [SHEET, "差错清单", "说明", STAMP_SHEET]
    assert [row[2].value for row in listed.iter_rows(min_row=4)] == [
        "G6", "E7", "F7", "第8行", "G8", None,
    ]  # fmt: skip
    assert listed["C4"].hyperlink.location == f"{SHEET}!G6"
    assert [cell.value for cell in listed[4]][3:6] == ["完成比例", "120%", "不能采用"]


def test_the_legend_names_the_kinds_that_occur(book: Workbook) -> None:
    said = [row[0].value for row in book["说明"].iter_rows()]
    assert "越权修改（1处）" in said
    assert not [words for words in said if str(words).startswith("请留意")]


def test_the_stamp_is_carried_on_in_all_three_places(book: Workbook) -> None:
    assert book[STAMP_SHEET].sheet_state == "veryHidden"
    assert read_stamp(str(book[STAMP_SHEET]["B1"].value)) == STAMP
    assert book.defined_names[STAMP_NAME].value == f'"{STAMP.text}"'
    assert property_of(book, "youhuaban") == STAMP.text
    assert book.defined_names[TABLE_NAMES[AskedKind.TASKS]].value == f"{SHEET}!$A$4:$I$8"


def test_a_file_without_a_stamp_gets_none() -> None:
    bare = write_marked_copy(
        grid_file(stamps=()), plan(), returned(stamp=None), unit=UNIT, round_name=ROUND
    )
    assert STAMP_SHEET not in load_workbook(BytesIO(bare)).sheetnames


def test_keys_that_the_unit_deleted_are_put_back_where_nobody_sees_them() -> None:
    usual = grid_sheet()
    rows = {
        number: {column: cell for column, cell in cells.items() if column != 1}
        for number, cells in usual.rows.items()
    }
    lost = copy_of(grid_file(replace(usual, rows=rows))).worksheets[0]
    assert lost["K4"].value == KEY_HEADING
    assert lost.column_dimensions["K"].hidden
    assert read_row_key(str(lost["K5"].value)) == (AskedKind.TASKS, "t1")
    assert lost["K8"].value is None  # nobody knows which record it is about


def test_keys_that_were_put_back_stay_in_their_place_in_the_next_copy() -> None:
    usual = grid_sheet()
    rows = {
        number: {column: cell for column, cell in cells.items() if column != 1}
        for number, cells in usual.rows.items()
    }
    rows[4] |= {9: GridCell("差错"), 10: GridCell(KEY_HEADING)}
    again = copy_of(grid_file(replace(usual, rows=rows))).worksheets[0]
    assert (again["J4"].value, again["K4"].value, again["L4"].value) == ("差错", KEY_HEADING, None)
    assert again.column_dimensions["K"].hidden


def test_a_damaged_key_is_mended() -> None:
    damaged = with_cell(GridCell("T:t1:00000000"), row=5, column=1)
    assert copy_of(damaged).worksheets[0]["B5"].value == row_key(AskedKind.TASKS, "t1")


def test_a_corrected_copy_is_marked_anew_without_what_we_wrote_before() -> None:
    usual = grid_sheet()
    rows = {number: dict(cells) for number, cells in usual.rows.items()}
    rows[4][9], rows[5][9], rows[6][9] = GridCell("差错"), GridCell("旧话"), GridCell("旧话")
    again = copy_of(grid_file(replace(usual, rows=rows), GridSheet("差错清单", {})))
    assert again.sheetnames == [SHEET, "差错清单", "说明", STAMP_SHEET]
    first = again.worksheets[0]
    assert (first["J4"].value, first["J5"].value, first["K4"].value) == ("差错", None, None)
    assert str(first["J6"].value).startswith("G6：")


def test_headings_of_two_rows_are_known_again_when_the_copy_comes_back() -> None:
    usual = grid_sheet()
    rows = {number: dict(cells) for number, cells in usual.rows.items()}
    rows[3] = {0: GridCell("序号"), 9: GridCell("差错")}
    rows[6][9] = GridCell("旧话")
    merges = (*usual.merges, Merge(3, 0, 4, 0), Merge(3, 9, 4, 9))
    again = copy_of(grid_file(replace(usual, rows=rows, merges=merges))).worksheets[0]
    assert (again["J3"].value, again["K3"].value, again["K4"].value) == ("差错", None, None)
    assert str(again["J6"].value).startswith("G6：")


def test_a_formula_is_text_and_what_no_cell_can_hold_is_left_out() -> None:
    sheet = copy_of(with_cell(GridCell("=1+1\x07" + "长" * 40_000))).worksheets[0]
    assert sheet["H7"].data_type == "s"
    assert str(sheet["H7"].value).startswith("=1+1长")
    assert len(str(sheet["H7"].value)) <= 32_767


@pytest.mark.parametrize(
    ("cell", "value", "number_format"),
    [
        (GridCell("2024.10", CellKind.NUMBER, "2024.1"), 2024.1, "0.00"),
        (GridCell("2024.1", CellKind.NUMBER, "2024.1"), 2024.1, "General"),
        (GridCell("80%", CellKind.PERCENT, "0.8"), 0.8, "0%"),
        (GridCell("2024-06-30", CellKind.DATE, "45473"), datetime(2024, 6, 30), "yyyy-mm-dd"),  # noqa: DTZ001 - days of a workbook have no zone
        (GridCell("1,234", CellKind.NUMBER, "1234"), "1,234", "@"),
        (GridCell("420106199001011234", CellKind.NUMBER, "4.2e17"), "420106199001011234", "@"),
        (GridCell("80%"), "80%", "@"),
    ],
)
def test_a_number_stays_the_number_it_was(
    cell: GridCell, value: object, number_format: str
) -> None:
    written = copy_of(with_cell(cell)).worksheets[0]["H7"]
    assert (written.value, written.number_format) == (value, number_format)


def test_struck_out_text_stays_struck_out() -> None:
    assert copy_of(with_cell(GridCell("作废", is_struck=True))).worksheets[0]["H7"].font.strike


def test_hidden_rows_stay_hidden_unless_something_is_wrong_in_them() -> None:
    hidden = replace(grid_sheet(), hidden_rows=frozenset({5, 6}))
    rows = copy_of(grid_file(hidden)).worksheets[0].row_dimensions
    assert (bool(rows[5].hidden), bool(rows[6].hidden)) == (True, False)


def test_a_finding_above_the_table_is_marked_and_said_there() -> None:
    issue = FoundIssue(SHEET, "E2", "报送期间与批次不一致，请核对。")
    sheet = copy_of(of=plan((issue,))).worksheets[0]
    assert fill_of(sheet, "E2") == FILLS[FindingKind.NOTICE]
    assert sheet["J2"].value == "E2：报送期间与批次不一致。请核对。"


def test_headings_of_two_rows_are_headings_both() -> None:
    usual = grid_sheet()
    merges = (*usual.merges, Merge(3, 0, 4, 0))
    two = copy_of(grid_file(replace(usual, merges=merges))).worksheets[0]
    assert "J3:J4" in {str(one) for one in two.merged_cells.ranges}
    assert two["J3"].value == "差错"
    assert two["G3"].border.bottom.style == "thin"


def test_cells_and_rows_far_from_the_table_are_drawn_where_they_stand() -> None:
    usual = grid_sheet()
    rows = {number: dict(cells) for number, cells in usual.rows.items()}
    rows[7][16_000] = GridCell("误入")
    rows[900_000] = dict(rows.pop(8))
    far_row = replace(planned(8, RowState.NEW, UNCLEAR, record_id=""), number=900_000)
    far = copy_of(
        grid_file(replace(usual, rows=rows)), FilePlan((*plan().rows[:3], far_row), (), ())
    ).worksheets[0]
    assert far.cell(7, 16_001).value == "误入"
    assert far["D900000"].value == "我区自行增加的工作"
    assert far["J4"].value == "差错"


def test_overlapping_merges_of_a_damaged_file_do_no_harm() -> None:
    usual = grid_sheet()
    merges = (*usual.merges, Merge(1, 2, 3, 4), Merge(30, 0, 900_000, 0))
    ranges = copy_of(grid_file(replace(usual, merges=merges))).worksheets[0].merged_cells.ranges
    assert "C1:E3" not in {str(one) for one in ranges}


def test_a_file_nothing_was_read_from_is_shown_all_the_same() -> None:
    sheet = copy_of(of=EMPTY).worksheets[0]
    assert sheet["D6"].value == "细化工作清单"
    assert sheet["D6"].border.left.style == "thin"
    assert sheet["J4"].value == "差错"


def test_what_is_typed_is_checked_as_on_the_form(sheet: Worksheet) -> None:
    rules = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
    assert rules == {"F5:F8": "list", "G5:G8": "decimal"}


def test_the_copy_prints_on_a4_lying_down_with_its_headings(sheet: Worksheet) -> None:
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.print_area == f"'{SHEET}'!$A$1:$J$9"


def test_a_sheet_name_of_the_unit_may_be_ours() -> None:
    own = GridSheet("说明", {1: {0: GridCell("我区另有说明")}})
    assert copy_of(grid_file(grid_sheet(), own)).sheetnames[:4] == [
        SHEET, "说明", "差错清单", "说明(2)",
    ]  # fmt: skip


def test_one_row_with_several_findings_of_a_cell_says_them_all() -> None:
    row = planned(6, RowState.REFUSED, BAD_PERCENT)
    issue = FoundIssue(SHEET, "G6", "这一格有删除线。")
    sheet = copy_of(of=FilePlan((row,), (), (issue,))).worksheets[0]
    assert str(sheet["J6"].value).count("G6：") == 2
