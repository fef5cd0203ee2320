"""While an input method composes, nothing that happens elsewhere may touch the editor."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.fields import fields_of
from models.operations.tasks import append_progress, edit_task
from tests.ui.conftest import Desk
from tests.ui.typing_words import compose, type_words
from ui.pages.tasks import TasksPage


def preedit(editor: QPlainTextEdit) -> str:
    """Return what is being composed in an editor."""
    return editor.textCursor().block().layout().preeditAreaText()


@pytest.fixture
def note(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> QPlainTextEdit:
    """The note of the first task, with the keyboard in it."""
    editor = tasks_page.panel.form.field("备注").editor()
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    return editor


def change_note(desk: Desk, page: TasksPage, qtbot: QtBot, text: str) -> None:
    """Change the note of the first task as another window would."""
    task = page.model.row_at(0).task
    fields = replace(fields_of(task), note=text)
    desk.work.run_operation(
        lambda w, _: edit_task(w, task_id=task.id, fields=fields), owner=desk.window
    )
    desk.settle(qtbot)


def test_a_change_elsewhere_does_not_cut_the_composing_off(
    desk: Desk, tasks_page: TasksPage, note: QPlainTextEdit, qtbot: QtBot
) -> None:
    compose(note, "cuiban")
    change_note(desk, tasks_page, qtbot, "别人写的")
    assert preedit(note) == "cuiban"
    assert note.toPlainText() == ""


def test_what_changed_meanwhile_is_shown_when_the_composing_is_given_up(
    desk: Desk, tasks_page: TasksPage, note: QPlainTextEdit, qtbot: QtBot
) -> None:
    compose(note, "cuiban")
    change_note(desk, tasks_page, qtbot, "别人写的")
    compose(note, "")
    qtbot.waitUntil(lambda: note.toPlainText() == "别人写的")
    assert not tasks_page.panel.is_dirty()


def test_the_words_committed_stay_over_what_changed_meanwhile(
    desk: Desk, tasks_page: TasksPage, note: QPlainTextEdit, qtbot: QtBot
) -> None:
    compose(note, "cuiban")
    change_note(desk, tasks_page, qtbot, "别人写的")
    type_words(note, "催办")
    desk.settle(qtbot)
    assert note.toPlainText() == "催办"
    tasks_page.panel.discard()
    assert note.toPlainText() == "别人写的"


def test_reading_the_page_again_leaves_the_composing_alone(
    desk: Desk, tasks_page: TasksPage, note: QPlainTextEdit, qtbot: QtBot
) -> None:
    compose(note, "cuiban")
    desk.window.actions_by_name["refresh"].trigger()
    desk.settle(qtbot)
    assert preedit(note) == "cuiban"


def test_other_fields_follow_while_one_is_composed_in(
    desk: Desk, tasks_page: TasksPage, note: QPlainTextEdit, qtbot: QtBot
) -> None:
    task = tasks_page.model.row_at(0).task
    compose(note, "cuiban")
    fields = replace(fields_of(task), title="改过")
    desk.work.run_operation(
        lambda w, _: edit_task(w, task_id=task.id, fields=fields), owner=desk.window
    )
    desk.settle(qtbot)
    assert tasks_page.panel.form.field("任务名称").value() == "改过"
    assert preedit(note) == "cuiban"


def test_a_report_stored_meanwhile_leaves_the_line_begun_alone(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    tasks_page.panel.show_tab("进展")
    desk.settle(qtbot)
    editor = tasks_page.panel.progress.list.text.text
    editor.setFocus()
    compose(editor, "yiban")
    task_id = tasks_page.model.row_at(0).id
    desk.work.run_operation(
        lambda w, _: append_progress(
            w, task_id=task_id, reported_on=date(2024, 10, 1), text="已印发"
        ),
        owner=desk.window,
    )
    desk.settle(qtbot)
    assert preedit(editor) == "yiban"


def test_a_search_for_a_unit_goes_on_over_a_change_elsewhere(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    picker = tasks_page.panel.form.field("牵头单位")
    picker.setFocus()
    type_words(picker.line, "ssf")  # type: ignore[attr-defined] # a picker
    change_note(desk, tasks_page, qtbot, "别人写的")
    assert picker.line.text() == "ssf"  # type: ignore[attr-defined] # a picker
    picker.line.clear()  # type: ignore[attr-defined] # a picker
