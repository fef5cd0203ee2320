"""Copying rows, pasting blocks with a preview, filling down, deleting several rows."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from models.vocabulary import Role, TaskStatus
from tests.ui.editing.conftest import Sheet, put_on_clipboard
from ui.dialogs.paste_preview import EditPreview
from ui.tables.clipboard import from_html

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def paste(sheet: Sheet, text: str, html: str = "") -> EditPreview | None:
    put_on_clipboard(text, html)
    before = sheet.page.table_work.preview
    sheet.page.table.setFocus()
    sheet.press(Qt.Key.Key_V, CTRL)
    sheet.settle()
    preview = sheet.page.table_work.preview
    return None if preview is before else preview


def shown(preview: EditPreview | None) -> EditPreview:
    assert preview is not None
    assert preview.isVisible()
    return preview


def accept(sheet: Sheet, preview: EditPreview | None) -> None:
    shown(preview).accept_button.click()
    sheet.settle()


# Copying


def test_several_rows_are_copied_as_text_and_as_a_table(sheet: Sheet) -> None:
    sheet.select(0, 2, "title")
    sheet.press(Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[1] == "制定升级版政策措施"
    read = from_html(mime.html())
    assert read is not None
    assert read[0][1] == "制定升级版政策措施"
    assert "mso-number-format:'\\@'" in mime.html()


def test_one_row_copies_the_cell_in_hand(sheet: Sheet) -> None:
    sheet.go(0, "title")
    sheet.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "制定升级版政策措施"
    assert "已复制" in sheet.hint


def test_the_heading_is_copied_when_asked_for(sheet: Sheet) -> None:
    sheet.go(0, "title")
    sheet.press(Qt.Key.Key_C, CTRL | SHIFT)
    first, second = QGuiApplication.clipboard().text().splitlines()
    assert first.startswith("序号\t任务\t牵头单位")
    assert "制定升级版政策措施" in second


def test_only_columns_in_sight_are_copied(sheet: Sheet) -> None:
    sheet.page.table.arrangement.show_columns(("title", "number"))
    sheet.select(0, 1, "title")
    sheet.act("copy_rows")
    assert QGuiApplication.clipboard().text().splitlines()[0] == "制定升级版政策措施\t1"


# Pasting


def test_a_block_is_shown_first_and_stored_in_one_step(sheet: Sheet) -> None:
    sheet.go(1, "status")
    preview = paste(sheet, "已完成\t一批\n推进中\t二批\n")
    assert shown(preview).counts.text() == "将修改 2 项任务、4 格。可以撤销。"
    assert {task.note for task in sheet.stored()} == {""}
    accept(sheet, preview)
    tasks = sheet.stored()
    assert [(one.status, one.note) for one in tasks[1:3]] == [
        (TaskStatus.DONE, "一批"),
        (TaskStatus.IN_PROGRESS, "二批"),
    ]
    sheet.undo()
    assert [(one.status, one.note) for one in sheet.stored()[1:3]] == [
        (TaskStatus.NOT_STARTED, "")
    ] * 2


def test_cancelling_the_preview_changes_nothing(sheet: Sheet) -> None:
    sheet.go(0, "note")
    shown(paste(sheet, "甲\n乙\n")).cancel_button.click()
    assert {task.note for task in sheet.stored()} == {""}


def test_cells_that_cannot_be_taken_are_named_and_the_others_are_stored(sheet: Sheet) -> None:
    sheet.go(0, "status")
    preview = shown(paste(sheet, "办完了\t甲\n已完成\t乙\n"))
    assert preview.counts.text() == "将修改 2 项任务、3 格；1 格不能改，保持原样。可以撤销。"
    first = preview.model.row_at(0)
    assert first.column == "办理状态"
    assert "可填：未启动、推进中、已完成、已取消" in first.problem
    accept(sheet, preview)
    assert [(one.status, one.note) for one in sheet.stored()[:2]] == [
        (TaskStatus.NOT_STARTED, "甲"),
        (TaskStatus.DONE, "乙"),
    ]


def test_rows_beyond_the_end_are_named(sheet: Sheet) -> None:
    sheet.go(18, "note")
    preview = shown(paste(sheet, "甲\n乙\n丙\n"))
    assert preview.warnings.text() == "有 2 行超出表格末尾，没有地方放：“乙”、“丙”。"


def test_a_block_goes_onto_the_rows_as_shown(sheet: Sheet) -> None:
    sheet.page.search_for("企业")
    keys = [sheet.page.model.row_at(row).id for row in range(2)]
    sheet.go(0, "note")
    accept(sheet, paste(sheet, "甲\n乙\n"))
    notes = {task.id: task.note for task in sheet.stored() if task.note}
    assert notes == dict(zip(keys, ("甲", "乙"), strict=True))


def test_one_cell_fills_all_selected_rows(sheet: Sheet) -> None:
    sheet.select(2, 5, "note")
    preview = shown(paste(sheet, "催办"))
    assert "4 项任务" in preview.counts.text()
    accept(sheet, preview)
    assert [task.note for task in sheet.stored()].count("催办") == 4


def test_a_block_is_repeated_over_a_selection_it_divides(sheet: Sheet) -> None:
    sheet.select(0, 3, "note")
    accept(sheet, paste(sheet, "甲\n乙\n"))
    assert [task.note for task in sheet.stored()[:5]] == ["甲", "乙", "甲", "乙", ""]


def test_a_larger_block_goes_beyond_the_selection(sheet: Sheet) -> None:
    sheet.select(0, 1, "note")
    accept(sheet, paste(sheet, "甲\n乙\n丙\n"))
    assert [task.note for task in sheet.stored()[:4]] == ["甲", "乙", "丙", ""]


def test_one_cell_onto_one_cell_is_stored_at_once(sheet: Sheet) -> None:
    sheet.go(0, "note")
    assert paste(sheet, "一格") is None
    assert sheet.stored()[0].note == "一格"


def test_the_same_content_is_nothing_to_do(sheet: Sheet) -> None:
    sheet.select(0, 4, "number")
    sheet.press(Qt.Key.Key_C, CTRL)
    sheet.go(0, "number")
    text = QGuiApplication.clipboard().text()
    assert paste(sheet, text) is None
    assert "没有要改的" in sheet.hint


def test_rows_copied_here_can_be_pasted_onto_others(sheet: Sheet) -> None:
    sheet.select(0, 1, "number")
    sheet.press(Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    sheet.go(5, "number")
    accept(sheet, paste(sheet, text, QGuiApplication.clipboard().mimeData().html()))
    tasks = sheet.stored()
    assert [task.title for task in tasks[5:7]] == [task.title for task in tasks[:2]]
    assert tasks[5].roles == tasks[0].roles


def test_a_copied_heading_is_not_taken_for_a_row(sheet: Sheet) -> None:
    sheet.go(0, "status")
    preview = shown(paste(sheet, "办理状态\t备注\n已完成\t甲\n"))
    assert preview.warnings.text() == "第一行是表头，没有当作内容。"
    accept(sheet, preview)
    assert sheet.stored()[0].note == "甲"


def test_multi_line_cells_and_full_width_digits_come_in(sheet: Sheet) -> None:
    sheet.go(0, "deadline")
    assert paste(sheet, "２０２４年１１月底\r\n") is None
    assert sheet.stored()[0].deadline == date(2024, 11, 30)
    sheet.go(0, "note")
    paste(sheet, '"一是\n二是"\r\n')
    assert sheet.stored()[0].note == "一是\n二是"


def test_unknown_units_are_pointed_at(sheet: Sheet) -> None:
    sheet.go(0, "supporting")
    preview = shown(paste(sheet, "市司法行政局、市财政局\n"))
    assert "“市司法行政局”没有登记，与“市司法局”相近" in preview.model.row_at(0).note
    accept(sheet, preview)
    assert sheet.stored()[0].units(Role.SUPPORTING) == ("市司法行政局", "市财政局")


def test_read_only_columns_take_nothing(sheet: Sheet) -> None:
    sheet.go(0, "progress")
    preview = shown(paste(sheet, "已印发\n"))
    assert not preview.accept_button.isEnabled()
    assert "进展" in preview.model.row_at(0).problem
    preview.cancel_button.click()


# Filling


def test_the_first_row_is_filled_into_the_others(sheet: Sheet) -> None:
    sheet.select(4, 7, "lead")
    units = sheet.stored()[4].units(Role.LEAD)
    sheet.press(Qt.Key.Key_D, CTRL)
    sheet.settle()
    preview = sheet.page.table_work.preview
    assert shown(preview).windowTitle().startswith("向下填充“牵头单位”")
    accept(sheet, preview)
    assert {task.units(Role.LEAD) for task in sheet.stored()[4:8]} == {units}
    sheet.undo()
    assert sheet.stored()[5].units(Role.LEAD) != units


def test_filling_one_other_row_needs_no_preview(sheet: Sheet) -> None:
    sheet.go(0, "note")
    sheet.type_keys("x")
    sheet.press(Qt.Key.Key_Return)
    sheet.settle()
    sheet.select(0, 1, "note")
    sheet.press(Qt.Key.Key_D, CTRL)
    assert [task.note for task in sheet.stored()[:3]] == ["x", "x", ""]


def test_filling_needs_several_rows(sheet: Sheet) -> None:
    sheet.go(0, "note")
    sheet.press(Qt.Key.Key_D, CTRL)
    assert "请先选中几行" in sheet.hint


# Deleting


def test_several_rows_are_deleted_after_naming_their_number(sheet: Sheet) -> None:
    sheet.select(0, 4, "title")
    sheet.press(Qt.Key.Key_Delete)
    assert len(sheet.stored()) == 14
    assert sheet.desk.messages.record.questions == [
        "删除选中的 5 项任务？\n附属的内容一起删除，可以撤销。"
    ]
    sheet.undo()
    assert len(sheet.stored()) == 19


def test_several_rows_stay_when_the_person_says_no(sheet: Sheet) -> None:
    sheet.desk.messages.script.yes = False
    sheet.select(0, 4, "title")
    sheet.press(Qt.Key.Key_Delete)
    assert len(sheet.stored()) == 19


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_D])
def test_keys_of_the_table_mean_nothing_in_the_form(sheet: Sheet, key: Qt.Key) -> None:
    sheet.select(0, 2, "title")
    sheet.page.panel.form.field("备注").editor().setFocus()
    sheet.press(key, CTRL if key == Qt.Key.Key_D else None)
    assert len(sheet.stored()) == 19
    assert sheet.page.table_work.preview is None


# The menu


def test_the_menu_of_the_table_offers_all_of_it_with_its_keys(sheet: Sheet) -> None:
    sheet.select(0, 1, "title")
    place = sheet.page.table.visualRect(sheet.cell(0, "title")).center()
    viewport = sheet.page.table.viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, asked)
    menu = next(one for one in sheet.page.findChildren(QMenu) if one.isVisible())
    keys = {one.text(): one.shortcut().toString() for one in menu.actions() if one.text()}
    wanted = {
        "修改这一格": "F2",
        "复制": "Ctrl+C",
        "复制整行": "Ctrl+Alt+C",
        "复制（含表头）": "Ctrl+Shift+C",
        "粘贴": "Ctrl+V",
        "向下填充": "Ctrl+D",
        "批量修改选中的…": "Ctrl+Shift+E",
        "批量修改全部显示的…": "Ctrl+Alt+E",
        "删除选中的": "Del",
    }
    assert keys.items() >= wanted.items()
    menu.close()


def test_the_preview_says_in_full_what_a_row_cuts_off(sheet: Sheet) -> None:
    sheet.go(0, "state")
    preview = shown(paste(sheet, "办结\n已完成"))
    assert "不能改" in preview.detail.text()
    assert "未启动、推进中、已完成、已取消" in preview.detail.text()
    preview.table.setFocus()
    QTest.keyClick(preview.table, Qt.Key.Key_Down)
    assert preview.detail.text().endswith("→ 已完成")
    preview.reject()
