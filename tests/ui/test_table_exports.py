"""The table as it is shown goes to Excel and to paper: rows, columns, groups, sheets."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.circulation import UNITS
from models.filters import DateFilter, DateSpan, TickFilter
from models.views import PartsAs, ViewState
from models.vocabulary import TaskState
from reports.content.ledger_splits import BY_UNIT
from tests.ui.conftest import Desk, OpenDesk
from ui.controller import Controller
from ui.dialogs.table_export import PARTS_AS, SELECTED, UPRIGHT, TableExportDialog
from ui.pages.tasks import TasksPage
from ui.table_exports import TableExports, table_in_hand


@pytest.fixture
def desk(open_desk: OpenDesk, ledger: Path, qtbot: QtBot) -> Desk:
    desk = open_desk(ledger)
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    return desk


def page_of(desk: Desk) -> TasksPage:
    page = desk.window.page
    assert isinstance(page, TasksPage)
    return page


def exports_of(desk: Desk) -> TableExports:
    return desk.window.findChildren(Controller)[0].table_exports


def dialog_on(desk: Desk) -> TableExportDialog:
    desk.window.actions_by_name["export_table"].trigger()
    dialog = exports_of(desk).dialog
    assert dialog is not None
    return dialog


def exported(desk: Desk, qtbot: QtBot, dialog: TableExportDialog) -> openpyxl.Workbook:
    target = page_of(desk).session.workspace.path / "outbox" / "表格.xlsx"
    desk.messages.script.save_file = target
    dialog.export_button.click()
    desk.settle(qtbot)
    return openpyxl.load_workbook(target)


def rows_of(workbook: openpyxl.Workbook, sheet: int = 0) -> list[list[object]]:
    return [[cell.value for cell in row] for row in workbook.worksheets[sheet].iter_rows()]


def test_filtered_rows_and_shown_columns_go_out(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.show_view(
        ViewState(
            filters=(("deadline", DateFilter(DateSpan.THIS_MONTH)),),
            columns=("number", "title", "deadline"),
        )
    )
    rows = rows_of(exported(desk, qtbot, dialog_on(desk)))
    assert rows[1][0] == "完成时限：本月。"
    assert rows[2] == ["序号", "任务", "完成时限"]
    assert [row[2] for row in rows[3:6]] == ["2024年10月底"] * 3
    assert rows[6][0] == "共3项。"


def test_groups_stand_in_a_merged_column(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.show_view(ViewState(group_by="section", columns=("number", "title", "section")))
    page.model.set_groups_open(is_open=False)
    workbook = exported(desk, qtbot, dialog_on(desk))
    rows = rows_of(workbook)
    assert rows[2] == ["板块", "序号", "任务"]
    assert rows[-1][0] == "共19项。"
    assert any(
        merged.min_col == 1 and merged.min_row > 3 and merged.size["rows"] > 1
        for merged in workbook.worksheets[0].merged_cells.ranges
    )


def test_each_value_gets_a_sheet_of_its_own(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_on(desk)
    dialog.split.setCurrentIndex(dialog.split.findData("section"))
    workbook = exported(desk, qtbot, dialog)
    assert workbook.sheetnames[0] == "汇总"
    assert len(workbook.worksheets) == 1 + 7
    counts = [int(str(rows_of(workbook, n)[-1][0])[1:-2]) for n in range(1, 8)]
    assert sum(counts) == 19


def test_a_row_of_several_units_stands_with_each_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_on(desk)
    desk.settle(qtbot)
    dialog.split.setCurrentIndex(dialog.split.findData(BY_UNIT))
    workbook = exported(desk, qtbot, dialog)
    office = workbook["市优化办"]
    notes = [str(row[0].value) for row in office.iter_rows() if row[0].value]
    assert notes[-1].startswith("其中15项同时列在")
    assert {"葛店经开区", "临空经济区"} <= set(workbook.sheetnames)  # through 各区


def test_the_parts_are_shown_before_they_are_written(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_on(desk)
    dialog.split.setCurrentIndex(dialog.split.findData("section"))
    shown = dialog.preview_of_parts.names.text().split("\n")
    counts = [int(line.split()[0]) for line in dialog.preview_of_parts.counts.text().split("\n")]
    assert (counts[0], sum(counts[1:])) == (7, 19)
    assert exported(desk, qtbot, dialog).sheetnames == shown


def test_each_value_gets_a_file_when_asked(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_on(desk)
    dialog.split.setCurrentIndex(dialog.split.findData("state"))
    dialog.parts_as.setCurrentIndex(list(PARTS_AS).index(PartsAs.FOLDER))
    names = dialog.preview_of_parts.names.text().split("\n")
    desk.messages.script.directory = tmp_path / "各部分"
    dialog.export_button.click()
    desk.settle(qtbot)
    assert sorted(path.name for path in (tmp_path / "各部分").iterdir()) == sorted(names)
    assert names[0] == "汇总_重点任务.xlsx"


def test_files_of_the_same_names_are_replaced_only_when_a_person_says_so(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = tmp_path / "汇总_重点任务.xlsx"
    kept.write_bytes(b"kept")
    dialog = dialog_on(desk)
    dialog.split.setCurrentIndex(dialog.split.findData("state"))
    dialog.parts_as.setCurrentIndex(list(PARTS_AS).index(PartsAs.FOLDER))
    desk.messages.script.directory, desk.messages.script.yes = tmp_path, False
    dialog.export_button.click()
    desk.settle(qtbot)
    assert kept.read_bytes() == b"kept"
    assert "1 个同名的文件" in desk.messages.record.questions[-1]


def test_paper_and_protection_are_as_chosen(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_on(desk)
    dialog.paper.setCurrentIndex(UPRIGHT)
    dialog.protection.setChecked(True)
    sheet = exported(desk, qtbot, dialog).worksheets[0]
    assert sheet.page_setup.orientation in {None, "portrait"}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert page_of(desk).table.view_state().export.is_upright


def test_others_than_the_office_get_no_notes(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_on(desk)
    desk.settle(qtbot)
    dialog.columns.setCurrentIndex(1)
    dialog.readers.setCurrentIndex(dialog.readers.findText(UNITS.name))
    assert "备注" not in rows_of(exported(desk, qtbot, dialog))[2]
    assert page_of(desk).table.view_state().export.profile == UNITS.name


def test_selected_rows_alone_go_out_when_asked(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_on(desk)
    dialog.rows.setCurrentIndex(SELECTED)
    assert rows_of(exported(desk, qtbot, dialog))[-1][0] == "共2项。"


def test_all_columns_go_out_when_asked(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_on(desk)
    dialog.columns.setCurrentIndex(1)
    headings = rows_of(exported(desk, qtbot, dialog))[2]
    assert headings == [column.title for column in page_of(desk).model.columns]


def test_the_view_remembers_how_it_went_out(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_on(desk)
    dialog.name.show_value("十月任务")
    dialog.split.setCurrentIndex(dialog.split.findData("state"))
    exported(desk, qtbot, dialog)
    settings = page_of(desk).table.view_state().export
    assert (settings.title, settings.split_by) == ("十月任务", "state")
    assert dialog_on(desk).name.value() == "十月任务"


def test_the_preview_shows_the_table_as_it_is(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.show_view(ViewState(filters=(("state", TickFilter(frozenset({TaskState.DONE.label}))),)))
    assert page.model.shown_count == 0
    desk.window.actions_by_name["print_table"].trigger()
    assert exports_of(desk).preview is None
    assert "没有可以导出或打印的表格" in desk.messages.record.notices[-1].text
    page.show_view(ViewState())
    desk.window.actions_by_name["print_table"].trigger()
    desk.settle(qtbot)
    preview = exports_of(desk).preview
    assert preview is not None
    assert preview.printed is not None
    preview.close()


def test_what_is_searched_for_is_said(desk: Desk) -> None:
    page = page_of(desk)
    page.search_for("企业")
    page.model.set_chip(TaskState.OVERDUE.value)
    assert table_in_hand(page).note == "范围：已逾期；含有“企业”。"
