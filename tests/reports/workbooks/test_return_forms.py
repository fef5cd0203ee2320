"""Return forms read back: what is asked, what is locked, what leads the unit, the stamp."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from models.queries.rounds import list_forms, list_rounds, list_sent_rows
from models.round_records import RoundAsk
from models.rules.round_stamp import (
    STAMP_NAME,
    STAMP_PROPERTY,
    STAMP_SHEET,
    read_row_key,
    read_stamp,
)
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, ItemStage, ReportColumn, TaskStatus
from reports.workbooks.form_drawing import KEY_HEADING
from tests.reports.rounds import (
    book_of,
    columns_of,
    fill,
    forms_of,
    heading_row,
    keys_of,
    open_round,
    property_of,
    texts_under,
)

UNITS_OWN = ["办理状态", "完成比例", "本期进展", "存在问题", "下一步措施", "备注"]


@pytest.fixture
def book(workspace: Workspace, tmp_path: Path) -> Workbook:
    """The form of 市司法局: one task, one item."""
    fill(workspace)
    forms_of(workspace, open_round(workspace, "市司法局"), tmp_path / "out")
    return book_of(tmp_path / "out", "市司法局")


@pytest.fixture
def tasks(book: Workbook) -> Worksheet:
    """Its sheet of tasks."""
    return book["重点任务"]


def rule_at(sheet: Worksheet, heading: str) -> DataValidation:
    row, column = heading_row(sheet) + 1, columns_of(sheet)[heading]
    cell = f"{get_column_letter(column)}{row}"
    rules: list[DataValidation] = sheet.data_validations.dataValidation
    return next(rule for rule in rules if cell in rule.sqref)


def test_there_is_one_sheet_for_each_kind_asked(book: Workbook) -> None:
    assert book.sheetnames == ["重点任务", "改革事项", STAMP_SHEET]


def test_the_office_columns_are_filled_and_locked_and_the_units_are_open(tasks: Worksheet) -> None:
    row = heading_row(tasks) + 1
    for heading, column in columns_of(tasks).items():
        assert tasks.cell(row, column).protection.locked is (heading not in UNITS_OWN)
    assert texts_under(tasks, "重点任务") == ["建立问题台账"]
    assert texts_under(tasks, "本单位职责") == ["责任"]
    assert texts_under(tasks, "此前进展") == ["2024年5月20日：已起草"]
    assert texts_under(tasks, "办理状态") == ["未启动"]
    assert texts_under(tasks, "本期进展") == [None]
    assert tasks.protection.sheet
    assert tasks.protection.password is None


def test_a_unit_may_format_sort_and_filter_but_not_delete_rows(tasks: Worksheet) -> None:
    forbidden = tasks.protection  # openpyxl holds what is not allowed
    assert not any((forbidden.formatCells, forbidden.formatRows, forbidden.formatColumns))
    assert not any((forbidden.sort, forbidden.autoFilter))
    assert forbidden.deleteRows
    assert tasks.auto_filter.ref.startswith(f"A{heading_row(tasks)}:")


def test_drop_downs_percentages_and_days_are_checked_with_chinese_words(
    book: Workbook, tasks: Worksheet
) -> None:
    status = rule_at(tasks, "办理状态")
    assert status.formula1 == f'"{",".join(word.label for word in TaskStatus)}"'
    percent = rule_at(tasks, "完成比例")
    assert (percent.type, percent.formula1, percent.formula2) == ("decimal", "0", "1")
    assert percent.prompt == "填 0% 到 100%，例如 80%。"
    stage = rule_at(book["改革事项"], "阶段")
    assert stage.formula1 == f'"{",".join(word.label for word in ItemStage)}"'
    days = [one for one in tasks.data_validations.dataValidation if one.type == "date"]
    assert [one.error for one in days] == ["请填一个日期，例如 2024-7-3。"]


def test_text_is_never_a_formula_and_what_is_typed_stays_text(tasks: Worksheet) -> None:
    column = columns_of(tasks)["工作内容"]
    cell = tasks.cell(heading_row(tasks) + 1, column)
    assert (cell.data_type, cell.value) == ("s", "=1+1 建立“台账”\n<r>分类</r>")
    progress = tasks.cell(heading_row(tasks) + 1, columns_of(tasks)["本期进展"])
    assert progress.number_format == "@"
    assert progress.alignment.wrap_text


def test_unit_period_and_last_day_stand_where_people_see_them(tasks: Worksheet) -> None:
    seen = [cell.value for row in tasks.iter_rows(max_row=4) for cell in row if cell.value]
    assert seen[0] == "2024年6月重点任务进展报送表"
    assert {"填报单位：市司法局", "报送期间：2024年6月", "报送截止：2024年7月5日"} <= set(seen)
    assert "市优化办" in str(seen[1])


def test_the_stamp_stands_in_sheet_name_and_property(book: Workbook, workspace: Workspace) -> None:
    (form,) = list_forms(workspace, open_round_of(workspace))
    stamp = read_stamp(form.stamp)
    assert stamp is not None
    assert (stamp.form, stamp.unit, stamp.period) == (form.id, form.unit_id, "2024-06")
    assert book[STAMP_SHEET].sheet_state == "veryHidden"
    assert book[STAMP_SHEET]["B1"].value == form.stamp
    assert book.defined_names[STAMP_NAME].value == f'"{form.stamp}"'
    assert property_of(book, STAMP_PROPERTY) == form.stamp
    assert stamp.number in str([cell.value for cell in book["重点任务"][3]])


def open_round_of(workspace: Workspace) -> str:
    return list_rounds(workspace)[0].id


def test_each_row_carries_its_key_in_a_hidden_column_inside_the_table(tasks: Worksheet) -> None:
    column = columns_of(tasks)[KEY_HEADING]
    assert 1 < column < tasks.max_column
    assert tasks.column_dimensions[get_column_letter(column)].hidden
    assert [read_row_key(str(key))[0] for key in keys_of(tasks)] == [AskedKind.TASKS]  # type: ignore[index]  # None fails


def test_the_headings_stay_in_sight_and_are_repeated_on_a4_lying_down(tasks: Worksheet) -> None:
    row = heading_row(tasks)
    assert str(tasks.freeze_panes).endswith(str(row + 1))
    assert tasks.print_title_rows == f"${row}:${row}"
    page = tasks.page_setup
    # One page wide is what the format takes for granted.
    assert (page.orientation, page.paperSize, page.fitToWidth or 1, page.fitToHeight) == (
        "landscape", 9, 1, 0,
    )  # fmt: skip
    fitting = tasks.sheet_properties.pageSetUpPr
    assert fitting is not None
    assert fitting.fitToPage


def test_what_was_kept_is_what_stands_in_the_file(book: Workbook, workspace: Workspace) -> None:
    (form,) = list_forms(workspace, open_round_of(workspace))
    for row in list_sent_rows(workspace, form.id):
        sheet = book[row.kind.label]
        at = heading_row(sheet) + 1
        headings = {cell.value for cell in sheet[heading_row(sheet)]} - {KEY_HEADING}
        shown = [sheet.cell(at, columns_of(sheet)[str(name)]).value for name in headings]
        assert sorted(map(str, shown)) == sorted(map(str, row.content.values()))
        assert keys_of(sheet) == [row.row_key]


def test_only_the_columns_chosen_are_asked(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    asks = [RoundAsk(AskedKind.TASKS, (ReportColumn.PROGRESS,))]
    forms_of(workspace, open_round(workspace, "市司法局", asks=asks), tmp_path)
    book = book_of(tmp_path, "市司法局")
    assert book.sheetnames == ["重点任务", STAMP_SHEET]
    assert not {"办理状态", "完成比例", "备注"} & columns_of(book["重点任务"]).keys()
    assert "下拉" not in str(book["重点任务"]["A2"].value)


def test_the_office_may_add_a_note_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    forms_of(workspace, open_round(workspace, "市司法局", instructions="请附佐证。"), tmp_path)
    notes = str(book_of(tmp_path, "市司法局")["重点任务"]["A2"].value)
    assert notes.startswith("填写说明：1.请附佐证。\n2.")


def test_the_documents_are_named_where_rows_come_from_several(
    workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace)
    forms_of(workspace, open_round(workspace, "各区"), tmp_path)
    district = book_of(tmp_path, "鄂城区")["重点任务"]
    assert texts_under(district, "依据文件") == ["鄂州优化发〔2024〕4号", None]
    assert texts_under(district, "本单位职责") == ["责任（各区）", "责任（各行政区）"]
    park = book_of(tmp_path, "葛店经开区")["重点任务"]
    assert "依据文件" not in columns_of(park)
