"""批量修改: the number named first, one step, what cannot be changed named and left alone."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.fields import TaskFields, fields_of
from models.operations.tasks import edit_tasks
from models.records import RoleEntry
from models.vocabulary import Role, TaskStatus, UnitLevel
from tests.ui.conftest import Desk
from tests.ui.editing.conftest import Sheet
from tests.ui.typing_words import press, type_words
from ui.dialogs.bulk_edit import BulkEdit
from ui.pages.units import UnitsPage
from ui.tables.bulk_plan import Mode
from ui.tables.task_columns import TaskLine


def open_bulk(sheet: Sheet, action: str = "bulk_edit") -> BulkEdit[TaskLine, TaskFields]:
    sheet.act(action)
    dialog = sheet.page.table_work.bulk
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def counted(sheet: Sheet, dialog: BulkEdit[TaskLine, TaskFields], qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: "核对" not in dialog.counts.text())
    sheet.settle()
    return dialog.counts.text()


def test_the_number_of_rows_is_named_and_all_change_in_one_step(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.select(0, 9, "title")
    dialog = open_bulk(sheet)
    assert dialog.windowTitle() == "批量修改 10 项任务"
    assert not dialog.accept_button.isEnabled()
    dialog.fields["status"].choose(Mode.SET)
    dialog.fields["status"].field.show_value(TaskStatus.DONE)
    dialog.fields["note"].choose(Mode.SET)
    type_words(dialog.fields["note"].field.editor(), "统一办结")
    assert counted(sheet, dialog, qtbot) == "将修改 10 项任务，可以撤销。"
    dialog.accept_button.click()
    tasks = sheet.stored()
    assert [task.status for task in tasks].count(TaskStatus.DONE) == 10
    assert [task.note for task in tasks].count("统一办结") == 10
    undo = sheet.desk.window.actions_by_name["undo"]
    assert undo.text() == "撤销：批量修改 10 项任务的办理状态、备注"
    sheet.undo()
    assert {task.note for task in sheet.stored()} == {""}


def test_enter_before_it_is_counted_is_carried_out_afterwards(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.select(0, 9, "title")
    dialog = open_bulk(sheet)
    dialog.fields["note"].choose(Mode.SET)
    line = dialog.fields["note"].field.editor()
    type_words(line, "统一办结")
    assert not dialog.accept_button.isEnabled()
    with qtbot.waitSignal(dialog.ordered):
        press(dialog, Qt.Key.Key_Return)
        assert dialog.counts.text() == "正在核对，核对完就修改……"
    assert [task.note for task in sheet.stored()].count("统一办结") == 10


def test_what_is_changed_after_enter_waits_for_another_one(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.select(0, 2, "title")
    dialog = open_bulk(sheet)
    dialog.fields["note"].choose(Mode.SET)
    line = dialog.fields["note"].field.editor()
    type_words(line, "一")
    press(dialog, Qt.Key.Key_Return)
    type_words(line, "二")
    assert counted(sheet, dialog, qtbot) == "将修改 3 项任务，可以撤销。"
    assert dialog.isVisible()
    dialog.reject()


def test_all_rows_shown_are_taken(sheet: Sheet) -> None:
    sheet.page.search_for("企业")
    shown = sheet.page.model.shown_count
    dialog = open_bulk(sheet, "bulk_edit_all")
    assert dialog.windowTitle() == f"批量修改 {shown} 项任务"
    dialog.reject()


def test_rows_that_are_like_that_already_are_told_apart(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.go(0, "note")
    sheet.type_keys("x")
    sheet.press(Qt.Key.Key_Return)
    sheet.settle()
    sheet.select(0, 2, "title")
    dialog = open_bulk(sheet)
    dialog.fields["note"].choose(Mode.SET)
    type_words(dialog.fields["note"].field.editor(), "x")
    assert counted(sheet, dialog, qtbot) == "将修改 2 项任务，可以撤销。"
    assert dialog.remarks.text() == "1 项已经是这样，不用改。"


def test_nothing_to_change_is_said_in_words(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.select(0, 2, "title")
    dialog = open_bulk(sheet)
    dialog.fields["status"].choose(Mode.SET)
    dialog.fields["status"].field.show_value(TaskStatus.NOT_STARTED)
    assert counted(sheet, dialog, qtbot) == "没有要修改的。"
    assert dialog.remarks.text() == "3 项已经是这样，不用改。"
    dialog.reject()


def test_a_field_is_emptied(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.select(0, 3, "title")
    dialog = open_bulk(sheet)
    dialog.fields["deadline"].choose(Mode.CLEAR)
    counted(sheet, dialog, qtbot)
    dialog.accept_button.click()
    tasks = sheet.stored()[:4]
    assert {(task.deadline, task.deadline_text) for task in tasks} == {(None, "")}


def test_deadline_words_mean_the_year_of_each_task(sheet: Sheet, qtbot: QtBot) -> None:
    first = sheet.stored()[0]
    moved = replace(fields_of(first), document_id=None, year=2025)
    sheet.desk.work.run_operation(
        lambda workspace, _: edit_tasks(workspace, edits={first.id: moved}),
        owner=sheet.desk.window,
    )
    sheet.settle()
    sheet.select(0, 18, "title")
    dialog = open_bulk(sheet)
    dialog.fields["deadline"].choose(Mode.SET)
    type_words(dialog.fields["deadline"].field.editor(), "10月底前")
    counted(sheet, dialog, qtbot)
    dialog.accept_button.click()
    days = {task.year: task.deadline for task in sheet.stored()}
    assert days == {2024: date(2024, 10, 31), 2025: date(2025, 10, 31)}


def test_units_are_added_and_removed(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.select(0, 2, "title")
    before = [task.units(Role.RESPONSIBLE) for task in sheet.stored()[:3]]
    for mode in (Mode.ADD, Mode.REMOVE):
        dialog = open_bulk(sheet)
        units = dialog.fields["roles.responsible"]
        units.choose(mode)
        units.field.show_value((RoleEntry(Role.RESPONSIBLE, "市财政局"),))
        units.field.edited.emit()
        counted(sheet, dialog, qtbot)
        dialog.accept_button.click()
        now = [task.units(Role.RESPONSIBLE) for task in sheet.stored()[:3]]
        wanted = [(*one, "市财政局") for one in before] if mode is Mode.ADD else before
        assert now == wanted


def test_fields_that_differ_from_task_to_task_are_not_offered(sheet: Sheet) -> None:
    sheet.select(0, 2, "title")
    dialog = open_bulk(sheet)
    assert not {"title", "body", "number", "year"} & set(dialog.fields)
    assert Mode.CLEAR.value not in [
        dialog.fields["status"].mode.itemText(place)
        for place in range(dialog.fields["status"].mode.count())
    ]
    dialog.reject()


def test_an_empty_value_is_asked_for(sheet: Sheet) -> None:
    sheet.select(0, 2, "title")
    dialog = open_bulk(sheet)
    dialog.fields["note"].choose(Mode.SET)
    assert "请填要改为的内容" in dialog.counts.text()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_units_that_cannot_take_a_date_are_named_and_left_alone(desk: Desk, qtbot: QtBot) -> None:
    desk.window.open_page("units")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, UnitsPage)
    ended = replace(fields_of(page.model.row_at(0)), valid_to=date(2020, 1, 1))
    operations = page.table_work.may_edit()
    assert operations is not None
    page.table_work.store({page.model.row_at(0).id: lambda _: ended}, "停用")
    desk.settle(qtbot)
    page.table_work.bulk_edit(page.model.shown_rows()[:3])
    dialog = page.table_work.bulk
    assert dialog is not None
    dialog.fields["valid_from"].choose(Mode.SET)
    type_words(dialog.fields["valid_from"].field.editor(), "2024-01-01")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.counts.text() == "将修改 2 个单位，可以撤销。"
    assert "1 项不能改" in dialog.remarks.text()
    assert "停用日期早于启用日期" in dialog.remarks.text()
    dialog.accept_button.click()
    desk.settle(qtbot)
    assert [one.valid_from for one in page.model.shown_rows()[:3]].count(date(2024, 1, 1)) == 2


def test_units_of_a_register_change_their_level(desk: Desk, qtbot: QtBot) -> None:
    level = UnitLevel.CITY
    desk.window.open_page("units")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, UnitsPage)
    rows = page.model.shown_rows()[:2]
    page.table_work.bulk_edit(rows)
    dialog = page.table_work.bulk
    assert dialog is not None
    dialog.fields["level"].choose(Mode.SET)
    dialog.fields["level"].field.show_value(level)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.accept_button.click()
    desk.settle(qtbot)
    keys = {row.id for row in rows}
    assert {one.level for one in page.model.shown_rows() if one.id in keys} == {level}
