"""Cells of returned forms: every problem has its place and a plain sentence.

Where each hazard of a returned workbook is tested; files and formats (H21, H22, H24 to H30, H42)
belong to the tests of the grids, H16, H35 and H38 to those of matching and comparing.

H1   merged groups                test_rows      H17  同上, /, -, 无            test_cells
H2   headings of several rows     test_headings  H18  formulas without result  test_cells
H3   title, 填报单位, measures     test_headings  H19  errors                   test_cells
H4   填表人, 说明, seals           test_rows      H20  pictures in cells        test_cells
H5   合计, 小计                    test_rows      H23  blank rows               test_rows
H6   renamed, re-ordered headings test_headings  H31  struck through           test_cells
H7   columns missing or added     test_headings  H32  comments                 test_cells
H8   hidden rows and columns      test_rows      H33  one record, many rows    test_rows
H9   hidden sheets, copies        test_rows      H34  rows twice               test_rows
H10  2024.10 as a number          test_cells     H36  pasted over a choice     test_cells
H11  dates of every kind          test_cells     H37  hidden rows written      test_rows
H12  the 1904 calendar            test_own_forms H39  sorted, keys gone        test_rows
H13  serials became dates         test_cells     H40  percent three ways       test_cells
H14  月底, 持续推进                 test_cells     H41  too long, control marks  test_cells
H15  blanks nobody sees           test_cells
"""

from dataclasses import replace

import pytest

from models.issues import Severity
from models.returned import Doubt, ReturnedCell, ReturnedFile
from models.rules.round_stamp import row_key
from models.vocabulary import AskedKind
from reports.incoming.grid import CellKind, GridCell, GridFile
from reports.incoming.returns.reading import read_return
from tests.reports.incoming.returns.grids import (
    ASKED,
    TASKS,
    messages,
    number,
    read,
    read_rows,
    sheet_of,
    values,
)

HEADINGS = [
    "序号",
    "任务编号",
    "重点任务",
    "完成时限",
    "办理状态",
    "完成比例",
    "本期进展",
    "存在问题",
]
PLACES = {"serial": 0, "number": 1, "title": 2, "deadline": 3, "status": 4, "percent": 5}
PLACES |= {"progress": 6, "problem": 7}


def rows_with(column: str, *cells: object) -> ReturnedFile:
    """Read rows that hold some cells in a column and plain words beside them."""
    rows: list[list[object]] = [list(HEADINGS)]
    for serial, cell in enumerate(cells, start=1):
        row: list[object] = [
            serial,
            str(serial),
            f"任务{serial}",
            "2024年底",
            "推进中",
            "80%",
            "有",
            "无",
        ]
        row[PLACES[column]] = cell
        rows.append(row)
    return read_rows(rows)


def cell_with(column: str, cell: object) -> ReturnedCell:
    return rows_with(column, cell).rows[0].cells[column]


def test_a_month_typed_as_a_number_is_asked() -> None:
    cell = cell_with("deadline", number("2024.1"))
    assert (cell.doubt, cell.readings) == (Doubt.ASK, ("2024-01", "2024-10"))


def test_a_deadline_in_words_stays_as_printed() -> None:
    found = values(rows_with("deadline", "2024.10", "6月底", "持续推进", "每季度"), "deadline")
    assert found == ["2024.10", "6月底", "持续推进", "每季度"]


def test_dates_of_the_file_and_numbers_are_days() -> None:
    returned = rows_with(
        "deadline", number("2024-06-30", "45473", CellKind.DATE), number("20240630")
    )
    assert values(returned, "deadline") == ["2024-06-30", "2024-06-30"]


def test_a_plain_serial_of_a_day_is_asked() -> None:
    assert cell_with("deadline", number("45473")).readings == ("2024-06-30",)


@pytest.mark.parametrize("column", ["serial", "number"])
def test_a_number_that_became_a_date_is_told(column: str) -> None:
    returned = rows_with(column, number("2024-01-01", "45292", CellKind.DATE))
    assert "编号变成了日期" in messages(returned)[0]


def test_a_long_number_among_words_is_asked() -> None:
    returned = rows_with("progress", number("12345678901234500"))
    assert returned.rows[0].cells["progress"].doubt is Doubt.ASK
    assert "超过 15 位" in messages(returned, "G2")[0]


def test_a_long_number_of_the_office_is_told_only() -> None:
    returned = rows_with("number", number("1.23456789012345E+17"))
    assert returned.rows[0].cells["number"].doubt is Doubt.NONE
    assert "超过 15 位" in messages(returned, "B2")[0]


@pytest.mark.parametrize(
    "status", ["已完成\u3000", "已\xa0完成", "\u200b已完成", "已完成\u200d", "已 完 成"]
)
def test_blanks_and_unseen_characters_do_not_hide_a_state(status: str) -> None:
    assert cell_with("status", status).value == "已完成"


def test_words_are_shown_unchanged_inside() -> None:
    text = "一是ＡＢＣ　开会；\n二是“调研”（１２次）"
    cell = cell_with("progress", f"  {text}\u3000")
    assert (cell.text, cell.value) == (text, text)


@pytest.mark.parametrize("text", ["　", "\u200b", "\xa0 \ufeff", "\u200d"])
def test_a_cell_with_nothing_to_see_is_blank(text: str) -> None:
    cell = cell_with("progress", text)
    assert (cell.text, cell.value, cell.doubt) == ("", None, Doubt.NONE)


@pytest.mark.parametrize("ditto", ["同上", "〃", "″", "同 上"])
def test_ditto_is_what_stands_above_and_is_told(ditto: str) -> None:
    returned = rows_with("progress", "已召开会议三次", ditto, ditto)
    assert values(returned, "progress") == ["已召开会议三次"] * 3
    assert returned.rows[1].cells["progress"].text == ditto
    assert messages(returned, "G3") == [f"写的是“{ditto}”，按 G2 的内容处理。"]


def test_ditto_of_a_doubtful_state_is_as_doubtful() -> None:
    cell = rows_with("status", "√", "同上").rows[1].cells["status"]
    assert (cell.doubt, cell.readings) == (Doubt.ASK, ("已完成", "推进中"))


@pytest.mark.parametrize("column", ["status", "percent", "progress"])
def test_ditto_in_the_first_row_is_refused(column: str) -> None:
    returned = rows_with(column, "同上")
    assert returned.rows[0].cells[column].doubt is Doubt.REFUSED
    assert "上面没有可照抄的内容" in messages(returned)[0]


def test_not_applicable_none_and_dashes_are_told_apart() -> None:
    returned = rows_with("problem", "/", "无", "暂无", "——", "N/A", "")
    assert values(returned, "problem") == ["/", "无", "暂无", None, "/", None]
    assert [one.cell for one in returned.issues] == ["H5"]


@pytest.mark.parametrize("column", ["status", "percent"])
def test_not_applicable_is_no_state_and_no_problem(column: str) -> None:
    returned = rows_with(column, "/")
    cell = returned.rows[0].cells[column]
    assert (cell.text, cell.value, cell.doubt) == ("/", None, Doubt.NONE)
    assert returned.issues == ()


def test_a_formula_without_a_result_is_refused_with_a_way_out() -> None:
    returned = rows_with("progress", GridCell("=A1&B1", CellKind.UNCOMPUTED))
    assert returned.rows[0].cells["progress"].doubt is Doubt.REFUSED
    assert "用 WPS 或 Excel 打开后保存一次" in messages(returned, "G2")[0]


def test_what_opening_told_of_a_cell_is_told_once_and_has_its_place() -> None:
    formula = GridCell("=A1", CellKind.UNCOMPUTED)
    sheet = sheet_of([TASKS, [1, "推进台账", "市司法局", "推进中", "80%", formula, "无"]])
    told = ("F2 单元格的公式没有结果", "G2 单元格在文件里出现了两次", "合并单元格有重叠")
    returned = read(replace(sheet, warnings=told))
    found = [(one.cell, one.message) for one in returned.issues]
    assert [cell for cell, _ in found] == ["F2", "G2", ""]
    assert found[1:] == [("G2", "单元格在文件里出现了两次"), ("", "合并单元格有重叠")]


def test_an_error_is_refused_with_its_place() -> None:
    returned = rows_with("percent", GridCell("#REF!", CellKind.ERROR))
    (issue,) = returned.issues
    assert (issue.cell, issue.severity) == ("F2", Severity.ERROR)
    assert "#REF!" in issue.message


@pytest.mark.parametrize(
    "text", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#n/a", "＃N/A", "Err:502", "#####"]
)
@pytest.mark.parametrize("column", ["progress", "status", "percent"])
def test_the_words_of_an_error_are_an_error(column: str, text: str) -> None:
    cell = cell_with(column, text)
    assert (cell.doubt, cell.value) == (Doubt.REFUSED, None)
    assert text in cell.reason


@pytest.mark.parametrize("text", ["#1泵房已整改", "#", "Error 已排除", "N/A"])
def test_words_that_only_begin_like_an_error_are_words(text: str) -> None:
    assert cell_with("progress", text).doubt is Doubt.NONE


@pytest.mark.parametrize("column", ["progress", "problem"])
def test_words_that_became_a_date_are_asked(column: str) -> None:
    cell = cell_with(column, number("2024-01-02", "45293", CellKind.DATE))
    assert (cell.doubt, cell.value) == (Doubt.ASK, None)
    assert cell.readings == ("2024-01-02", "1-2")
    assert "日期“2024-01-02”" in cell.reason


def test_words_that_became_a_month_are_asked() -> None:
    cell = cell_with("progress", number("2024-10", "45566", CellKind.DATE))
    assert (cell.doubt, cell.readings) == (Doubt.ASK, ("2024-10",))


def test_a_value_that_is_none_is_refused_and_not_called_a_formula() -> None:
    returned = rows_with("progress", GridCell("2958466", CellKind.ERROR))
    assert returned.rows[0].cells["progress"].doubt is Doubt.REFUSED
    (message,) = messages(returned, "G2")
    assert "2958466" in message
    assert "公式" not in message


def test_a_picture_in_a_cell_is_kept_with_its_place() -> None:
    picture = GridCell('=DISPIMG("ID_1",1)', CellKind.PICTURE, picture="xl/media/image1.png")
    row = [1, "推进台账", "市司法局", "推进中", "80%", picture, "无"]
    grid = GridFile(
        "a.xlsx", "", "xlsx", (sheet_of([TASKS, row]),), pictures={"xl/media/image1.png": b"png"}
    )
    returned = read_return(grid, asked=ASKED)
    assert returned.rows[0].text("progress") == "〔图片〕"
    assert returned.rows[0].cells["progress"].value is None
    assert returned.pictures == {"重点任务!F2": "xl/media/image1.png"}
    assert "图片" in messages(returned, "F2")[0]


def test_words_struck_through_are_asked() -> None:
    cell = cell_with("progress", GridCell("已经完成了调研", is_struck=True))
    assert (cell.doubt, cell.value, cell.readings) == (Doubt.ASK, None, ("已经完成了调研",))
    assert cell.is_struck
    assert "删除线" in cell.reason


def test_a_title_struck_through_is_told_and_still_names_its_record() -> None:
    returned = rows_with("title", GridCell("推进台账建设", is_struck=True))
    assert values(returned, "title") == ["推进台账建设"]
    assert "删除线" in messages(returned, "C2")[0]


def test_cells_marked_by_colour_are_taken_and_named() -> None:
    red, yellow = GridCell("已建台账", colour="红字"), GridCell("正在推进", colour="黄底")
    returned = rows_with("progress", red, yellow, *["有"] * 5)
    assert values(returned, "progress")[:2] == ["已建台账", "正在推进"]
    (message,) = messages(returned)
    assert "有 2 格标了颜色（G2 红字、G3 黄底）" in message


def test_a_coloured_column_of_a_table_of_their_own_is_its_look() -> None:
    cells = [GridCell(f"已召开会议{number}次", colour="蓝底") for number in range(6)]
    assert messages(rows_with("progress", *cells)) == []


def test_a_comment_is_shown_beside_the_words() -> None:
    returned = rows_with("progress", GridCell("已开会", note="张三：其实没有开"))
    cell = returned.rows[0].cells["progress"]
    assert (cell.value, cell.note) == ("已开会", "张三：其实没有开")
    assert messages(returned, "G2") == ["批注：张三：其实没有开"]


@pytest.mark.parametrize(
    ("cell", "share"),
    [("80%", 0.8), (number("80%", "0.8", CellKind.PERCENT), 0.8), (80, 0.8), (0.8, 0.8)],
)
def test_a_percentage_in_each_writing(cell: object, share: float) -> None:
    assert cell_with("percent", cell).value == share


def test_a_percentage_of_one_is_asked() -> None:
    assert cell_with("percent", 1).readings == (1.0, 0.01)


def test_a_state_pasted_over_the_drop_down_is_checked_again() -> None:
    returned = rows_with("status", "差不多了")
    assert returned.rows[0].cells["status"].doubt is Doubt.REFUSED
    assert "请从未启动、推进中、已完成、已取消中选" in messages(returned, "E2")[0]


def test_a_text_beyond_what_a_cell_holds_is_cut_and_told() -> None:
    returned = rows_with("progress", "长" * 40_000)
    value = returned.rows[0].cells["progress"].value
    assert isinstance(value, str)
    assert 32_000 < len(value) <= 32_767
    assert "文字太长" in messages(returned, "G2")[0]


def test_control_characters_and_line_ends_are_cleaned() -> None:
    assert cell_with("progress", "一是开会\r\n二是\x01调研").value == "一是开会\n二是调研"


def test_the_words_of_a_picture_formula_are_no_words() -> None:
    returned = rows_with("progress", GridCell('=DISPIMG("ID_1234567890ABCDEF",1)'))
    cell = returned.rows[0].cells["progress"]
    assert (cell.text, cell.value) == ("〔图片〕", None)
    assert "没有这张图片" in cell.reason


def test_a_picture_that_is_not_in_the_file_is_not_said_to_be_kept() -> None:
    cell = cell_with("progress", GridCell("〔图片〕", CellKind.PICTURE))
    assert cell.value is None
    assert "留存" not in cell.reason


def test_a_day_where_a_percentage_should_stand_is_told_as_a_day() -> None:
    cell = cell_with("percent", number("2024-06-30", "45473", CellKind.DATE))
    assert cell.doubt is Doubt.REFUSED
    assert "日期“2024-06-30”" in cell.reason


def test_forms_of_the_same_rows_are_each_read_as_they_are() -> None:
    headings = ["序号", "行标识（勿改）", "重点任务", "牵头单位", "本期进展"]
    key = row_key(AskedKind.TASKS, "k1")
    own, noted = "市行政审批局、市司法局", GridCell("市行政审批局、市司法局", note="改由司法局牵头")
    leads = [
        read(sheet_of([headings, [1, key, "优化办理流程", lead, "已召开会议"]]))
        .rows[0]
        .cells["lead"]
        for lead in (own, "市发改委", noted, own, None)
    ]
    assert [lead.text for lead in leads] == [own, "市发改委", own, own, ""]
    assert [lead.note for lead in leads] == ["", "", "改由司法局牵头", "", ""]
