"""Editing in the cells of the task table: opened, typed, stored, refused, left."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.operations.tasks import delete_tasks
from models.vocabulary import Role, TaskStatus
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.editing.conftest import Sheet
from tests.ui.typing_words import compose, type_words
from ui.messages import Answer
from ui.pages.tasks import TasksPage
from ui.pages.units import UnitsPage
from ui.tables.cell_editors import ChoiceEditor, UnitsEditor

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_f2_opens_the_text_as_it_is_and_enter_stores_and_goes_down(sheet: Sheet) -> None:
    sheet.go(0, "title")
    sheet.press(Qt.Key.Key_F2)
    type_words(sheet.focused(), "新的名称")
    sheet.press(Qt.Key.Key_Return)
    assert sheet.page.table.currentIndex().row() == 1
    assert sheet.stored()[0].title == "新的名称"
    assert sheet.text(0, "title") == "新的名称"
    sheet.undo()
    assert sheet.stored()[0].title == "制定升级版政策措施"


def test_the_cell_in_hand_stays_in_hand_when_rows_are_read_again(sheet: Sheet) -> None:
    sheet.go(0, "note")
    sheet.type_keys("a")
    sheet.press(Qt.Key.Key_Return)
    sheet.settle()
    index = sheet.page.table.currentIndex()
    assert (index.row(), index.column()) == (1, sheet.cell(0, "note").column())


def test_typing_replaces_what_stood_there(sheet: Sheet) -> None:
    sheet.go(2, "number")
    sheet.type_keys("7a")
    sheet.press(Qt.Key.Key_Return)
    assert sheet.stored()[2].number == "7a"


def test_typing_goes_on_while_the_cell_before_is_stored(sheet: Sheet) -> None:
    sheet.go(0, "note")
    sheet.type_keys("one")
    sheet.press(Qt.Key.Key_Return)
    sheet.type_keys("tw")
    sheet.settle()  # rows are read anew under the open editor
    sheet.type_keys("o")
    sheet.press(Qt.Key.Key_Return)
    assert [task.note for task in sheet.stored()[:2]] == ["one", "two"]


def test_an_input_method_opens_the_editor_and_loses_no_letter(sheet: Sheet) -> None:
    table = sheet.page.table
    sheet.go(0, "note")
    compose(table, "c")
    assert sheet.is_open
    assert sheet.focused() is table  # moving the keyboard would break the composition off
    compose(table, "cui")
    type_words(table, "催办")
    assert sheet.focused() is not table
    type_words(sheet.focused(), "一次")
    sheet.press(Qt.Key.Key_Return)
    assert sheet.stored()[0].note == "催办一次"


def test_the_input_method_is_told_where_the_editor_is(sheet: Sheet) -> None:
    table = sheet.page.table
    sheet.go(0, "note")
    compose(table, "c")
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)
    QApplication.sendEvent(table, asked)
    place = asked.value(Qt.InputMethodQuery.ImCursorRectangle)
    editor = sheet.page.table_work.editing.editor
    assert editor is not None
    assert QRect(editor.mapTo(table, QPoint()), editor.size()).contains(place.center())


def test_a_composition_given_up_leaves_the_cell(sheet: Sheet) -> None:
    sheet.go(0, "note")
    compose(sheet.page.table, "c")
    compose(sheet.page.table, "")
    assert not sheet.is_open
    assert sheet.stored()[0].note == ""


def test_double_click_opens_the_editor_and_not_the_form(sheet: Sheet) -> None:
    table = sheet.page.table
    area = table.visualRect(sheet.cell(1, "number"))
    viewport = table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=area.center())
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=area.center())
    assert sheet.is_open
    assert sheet.focused().accessibleName() == "修改序号"


def test_enter_without_editing_goes_to_the_form(sheet: Sheet) -> None:
    sheet.go(0, "note")
    sheet.press(Qt.Key.Key_Return)
    assert not sheet.is_open
    assert sheet.focused().accessibleName() == "办理状态"


def test_escape_leaves_the_cell_as_it_was_and_the_filter_too(sheet: Sheet) -> None:
    sheet.page.search_for("营商")
    shown = sheet.page.model.rowCount()
    sheet.go(0, "note")
    sheet.type_keys("x")
    sheet.press(Qt.Key.Key_Escape)
    assert not sheet.is_open
    assert sheet.focused() is sheet.page.table
    assert sheet.page.model.rowCount() == shown
    assert {task.note for task in sheet.stored()} == {""}


def test_tab_stores_and_goes_to_the_next_cell_that_can_be_edited(sheet: Sheet) -> None:
    sheet.go(0, "state")
    sheet.press(Qt.Key.Key_F2)
    sheet.press(Qt.Key.Key_3)
    sheet.press(Qt.Key.Key_Tab)
    assert sheet.page.table.currentIndex() == sheet.cell(0, "responsible")  # 期限 is worked out
    assert sheet.stored()[0].status is TaskStatus.DONE


def test_shift_tab_goes_left_and_shift_enter_up(sheet: Sheet) -> None:
    sheet.go(1, "title")
    sheet.press(Qt.Key.Key_F2)
    sheet.press(Qt.Key.Key_Backtab, SHIFT)
    assert sheet.page.table.currentIndex() == sheet.cell(1, "number")
    sheet.press(Qt.Key.Key_F2)
    sheet.press(Qt.Key.Key_Return, SHIFT)
    assert sheet.page.table.currentIndex() == sheet.cell(0, "number")


@pytest.mark.parametrize(("column", "words"), [("remaining", "完成时限"), ("progress", "进展")])
def test_a_read_only_column_says_why(sheet: Sheet, column: str, words: str) -> None:
    sheet.go(0, column)
    sheet.press(Qt.Key.Key_F2)
    assert not sheet.is_open
    assert words in sheet.hint


def test_what_is_wrong_is_said_at_the_cell_and_nothing_is_stored(sheet: Sheet) -> None:
    sheet.go(0, "lead")
    sheet.type_keys("sfj")
    sheet.press(Qt.Key.Key_Escape)  # the list of units
    sheet.press(Qt.Key.Key_Return)
    assert sheet.is_open
    assert "“sfj”不是单位名称" in sheet.hint
    assert sheet.focused().property("issue") == "error"
    sheet.press(Qt.Key.Key_Escape)
    assert sheet.stored()[0].units(Role.LEAD) == sheet.page.model.row_at(0).task.units(Role.LEAD)


def test_leaving_with_something_wrong_comes_back(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.go(0, "lead")
    sheet.type_keys("sfj")
    editor = sheet.focused()
    sheet.page.focus_search()
    qtbot.waitUntil(editor.hasFocus)
    assert sheet.hint
    sheet.press(Qt.Key.Key_Escape)
    sheet.press(Qt.Key.Key_Escape)


def test_clicking_elsewhere_stores(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.go(0, "note")
    sheet.type_keys("x")
    sheet.page.focus_search()
    qtbot.waitUntil(lambda: not sheet.is_open)
    assert sheet.stored()[0].note == "x"


def test_a_deadline_shows_the_day_it_is_understood_as(sheet: Sheet) -> None:
    sheet.go(0, "deadline")
    sheet.press(Qt.Key.Key_F2)
    type_words(sheet.focused(), "10月底前")
    assert "2024年10月31日" in sheet.hint
    sheet.press(Qt.Key.Key_Return)
    task = sheet.stored()[0]
    assert (task.deadline_text, task.deadline) == ("10月底前", date(2024, 10, 31))


def test_a_status_is_chosen_from_a_list(sheet: Sheet) -> None:
    sheet.go(0, "state")
    sheet.press(Qt.Key.Key_F2)
    assert isinstance(sheet.page.table_work.editing.editor, ChoiceEditor)
    sheet.press(Qt.Key.Key_Down)
    sheet.press(Qt.Key.Key_Return)
    assert sheet.stored()[0].status is TaskStatus.IN_PROGRESS


def test_a_status_is_chosen_with_the_mouse(sheet: Sheet) -> None:
    sheet.go(0, "status")
    sheet.press(Qt.Key.Key_F2)
    editor = sheet.page.table_work.editing.editor
    assert isinstance(editor, ChoiceEditor)
    place = editor.list.visualItemRect(editor.list.item(2)).center()
    QTest.mouseClick(editor.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not sheet.is_open
    assert sheet.stored()[0].status is TaskStatus.DONE


def test_units_are_completed_by_their_initials(sheet: Sheet) -> None:
    sheet.go(0, "supporting")
    sheet.press(Qt.Key.Key_F2)
    sheet.settle()
    type_words(sheet.focused(), "ssfj")
    sheet.press(Qt.Key.Key_Return)
    type_words(sheet.focused(), "、sczj")
    sheet.press(Qt.Key.Key_Return)
    editor = sheet.page.table_work.editing.editor
    assert isinstance(editor, UnitsEditor)
    assert editor.text() == "市司法局、市财政局"
    sheet.press(Qt.Key.Key_Return)
    roles = [one for one in sheet.stored()[0].roles if one.role is Role.SUPPORTING]
    assert [one.printed for one in roles] == ["市司法局", "市财政局"]
    assert all(one.unit_id for one in roles)


def test_a_unit_written_in_full_needs_one_enter(sheet: Sheet) -> None:
    sheet.go(0, "supporting")
    sheet.press(Qt.Key.Key_F2)
    sheet.settle()
    type_words(sheet.focused(), "市司法局")
    sheet.press(Qt.Key.Key_Return)
    assert not sheet.is_open
    assert sheet.stored()[0].units(Role.SUPPORTING) == ("市司法局",)


def test_alt_enter_begins_a_new_line(sheet: Sheet) -> None:
    sheet.go(0, "note")
    sheet.type_keys("a")
    sheet.press(Qt.Key.Key_Return, ALT)
    sheet.type_keys("b")
    assert isinstance(sheet.focused(), QPlainTextEdit)
    sheet.press(Qt.Key.Key_Return)
    assert sheet.stored()[0].note == "a\nb"


def test_unsaved_changes_in_the_form_are_asked_about_first(sheet: Sheet) -> None:
    type_words(sheet.page.panel.form.field("备注").editor(), "表单里写的")
    sheet.desk.messages.script.unsaved = Answer.SAVE
    sheet.go(0, "number")
    sheet.press(Qt.Key.Key_F2)
    assert sheet.desk.messages.record.questions == ["这条记录"]
    type_words(sheet.focused(), "一")
    sheet.press(Qt.Key.Key_Return)
    task = sheet.stored()[0]
    assert (task.note, task.number) == ("表单里写的", "一")


def test_staying_with_the_form_opens_no_editor(sheet: Sheet) -> None:
    type_words(sheet.page.panel.form.field("备注").editor(), "表单里写的")
    sheet.desk.messages.script.unsaved = Answer.STAY
    sheet.go(0, "number")
    sheet.press(Qt.Key.Key_F2)
    assert not sheet.is_open
    sheet.page.panel.discard()


def test_a_task_deleted_meanwhile_is_refused(sheet: Sheet) -> None:
    first = sheet.page.model.row_at(0).id
    sheet.go(0, "note")
    sheet.type_keys("x")
    sheet.desk.work.run_operation(
        lambda workspace, _: delete_tasks(workspace, task_ids=[first]), owner=sheet.desk.window
    )
    sheet.press(Qt.Key.Key_Return)
    sheet.settle()
    assert any("已被删除" in notice.text for notice in sheet.desk.messages.record.notices)


def test_nothing_changed_is_nothing_stored(sheet: Sheet) -> None:
    before = sheet.stored()[0].updated_at
    sheet.go(0, "title")
    sheet.press(Qt.Key.Key_F2)
    sheet.press(Qt.Key.Key_Return)
    assert sheet.stored()[0].updated_at == before


def test_the_editor_lies_over_its_cell_and_follows_when_the_table_scrolls(sheet: Sheet) -> None:
    table = sheet.page.table
    sheet.go(3, "number")
    sheet.press(Qt.Key.Key_F2)
    editor = sheet.page.table_work.editing.editor
    assert editor is not None
    top = table.viewport().mapFrom(table, editor.pos()).y()
    assert top == table.visualRect(sheet.cell(3, "number")).top()
    table.verticalScrollBar().setValue(30)
    assert table.viewport().mapFrom(table, editor.pos()).y() == max(
        0, table.visualRect(sheet.cell(3, "number")).top()
    )
    sheet.press(Qt.Key.Key_Escape)


def test_a_frozen_column_is_edited_where_it_is_seen(sheet: Sheet) -> None:
    table = sheet.page.table
    table.freeze(2)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.frozen.isVisible()
    sheet.go(0, "title")
    sheet.press(Qt.Key.Key_F2)
    editor = sheet.page.table_work.editing.editor
    assert editor is not None
    frozen = table.frozen.visualRect(sheet.cell(0, "title"))
    place = table.frozen.viewport().mapTo(table, frozen.topLeft())
    assert editor.geometry().topLeft() == place
    assert not editor.visibleRegion().isEmpty()
    sheet.press(Qt.Key.Key_Escape)


def test_a_ledger_that_is_only_read_is_not_edited(
    sheet: Sheet, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    second = open_desk(ledger)
    second.window.open_page("tasks")
    second.settle(qtbot)
    assert isinstance(second.window.page, TasksPage)
    reader = Sheet(second, second.window.page, qtbot)
    reader.go(0, "title")
    reader.press(Qt.Key.Key_F2)
    assert not reader.is_open
    assert "只能查看" in reader.hint


def test_a_name_the_ledger_refuses_is_said_at_the_cell_again(desk: Desk, qtbot: QtBot) -> None:
    desk.window.open_page("units")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, UnitsPage)
    page.table.setFocus()
    first, second = page.model.row_at(0), page.model.row_at(1)
    page.table.choose(second.id)
    editing = page.table_work.editing
    editing.edit_current()
    assert editing.editor is not None
    type_words(editing.editor.field, first.name)
    QTest.keyClick(editing.editor.field, Qt.Key.Key_Return)
    desk.settle(qtbot)
    assert editing.editor.text() == first.name
    assert "已经是单位" in editing.hint
    QTest.keyClick(editing.editor.field, Qt.Key.Key_Escape)


def test_going_to_another_page_stores_the_open_cell(sheet: Sheet) -> None:
    sheet.go(0, "note")
    sheet.type_keys("x")
    assert sheet.desk.window.open_page("units")
    assert sheet.stored()[0].note == "x"


def test_an_open_cell_that_is_wrong_keeps_the_page(sheet: Sheet) -> None:
    sheet.go(0, "lead")
    sheet.type_keys("sfj")
    assert not sheet.desk.window.open_page("units")
    assert "“sfj”" in sheet.hint
    sheet.press(Qt.Key.Key_Escape)
    assert sheet.desk.window.open_page("units")
