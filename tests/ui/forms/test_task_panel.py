"""One task in its form: corrected, taken back, reported on, traced to its clause."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.queries.tasks import list_progress, list_tasks
from models.records import TaskRow
from models.vocabulary import TaskStatus
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.typing_words import press, type_words
from ui.messages import Answer
from ui.pages.tasks import TasksPage
from ui.widgets.forms.source_tab import lines_around


def stored_tasks(desk: Desk, qtbot: QtBot) -> tuple[TaskRow, ...]:
    return desk.read(list_tasks, qtbot)


def type_title(page: TasksPage, qtbot: QtBot, words: str) -> None:
    editor = page.panel.form.field("任务名称").editor()
    type_words(editor, words)


def test_a_corrected_title_is_stored_and_taken_back(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    type_title(tasks_page, qtbot, "（试行）")
    tasks_page.panel.save_button.click()
    desk.settle(qtbot)
    assert stored_tasks(desk, qtbot)[0].title == "（试行）制定升级版政策措施"
    assert not tasks_page.panel.is_dirty()
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert stored_tasks(desk, qtbot)[0].title == "制定升级版政策措施"
    assert tasks_page.panel.form.field("任务名称").value() == "制定升级版政策措施"


def test_control_s_saves(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> None:
    type_title(tasks_page, qtbot, "甲")
    press(tasks_page.panel, Qt.Key.Key_S, control=True)
    desk.settle(qtbot)
    assert stored_tasks(desk, qtbot)[0].title.startswith("甲")


def test_nothing_changed_is_nothing_to_save(tasks_page: TasksPage) -> None:
    assert not tasks_page.panel.is_dirty()
    assert not tasks_page.panel.save_button.isEnabled()


def test_a_task_without_words_is_not_saved_and_says_why(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    form = tasks_page.panel.form
    for label in ("任务名称", "任务内容"):
        field = form.field(label)
        field.show_value("")
        field.edited.emit()
    assert not tasks_page.panel.save()
    assert form.field("任务名称").editor().property("issue") == "error"
    assert stored_tasks(desk, qtbot)[0].title == "制定升级版政策措施"


def test_leaving_asks_and_discarding_shows_what_is_stored(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    type_title(tasks_page, qtbot, "乙")
    desk.messages.script.unsaved = Answer.DISCARD
    second = tasks_page.model.row_at(1)
    tasks_page.table.choose(second.id)
    qtbot.waitUntil(lambda: not tasks_page.panel.is_dirty())
    assert desk.messages.record.questions == ["这条记录"]
    assert tasks_page.panel.form.field("任务名称").value() == second.task.title


def test_staying_keeps_what_was_typed(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> None:
    type_title(tasks_page, qtbot, "丙")
    desk.messages.script.unsaved = Answer.STAY
    assert not desk.window.open_page("units")
    assert tasks_page.panel.form.field("任务名称").value().startswith("丙")
    tasks_page.panel.discard()


def test_a_new_task_is_stored_and_shown(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> None:
    desk.window.actions_by_name["new_record"].trigger()
    type_title(tasks_page, qtbot, "新任务")
    assert tasks_page.panel.save()
    desk.settle(qtbot)
    assert stored_tasks(desk, qtbot)[-1].title == "新任务"
    chosen = tasks_page.table.chosen_row()
    assert chosen is not None
    assert chosen.task.title == "新任务"


def test_a_new_task_begins_with_its_name(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> None:
    desk.window.actions_by_name["new_record"].trigger()
    name = tasks_page.panel.form.field("任务名称").editor()
    assert name.hasFocus()
    assert name.visibleRegion().boundingRect().height() == name.height()
    tasks_page.panel.discard()


def test_a_new_task_given_up_leaves_the_chosen_one(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    desk.window.actions_by_name["new_record"].trigger()
    type_title(tasks_page, qtbot, "不要了")
    tasks_page.panel.revert_button.click()
    assert tasks_page.panel.form.field("任务名称").value() == "制定升级版政策措施"
    assert len(stored_tasks(desk, qtbot)) == 19


def test_deleting_is_undoable(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> None:
    tasks_page.panel.delete_button.click()
    desk.settle(qtbot)
    assert len(stored_tasks(desk, qtbot)) == 18
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert len(stored_tasks(desk, qtbot)) == 19


def test_progress_is_appended_with_a_status(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    progress = tasks_page.panel.progress.list
    type_words(progress.text.text, "已印发")
    progress.status.setCurrentIndex(2)
    assert tasks_page.panel.save()
    desk.settle(qtbot)
    task = stored_tasks(desk, qtbot)[0]
    assert (task.latest_progress, task.status) == ("已印发", TaskStatus.DONE)
    told = desk.read(lambda w: list_progress(w, task.id), qtbot)
    assert [entry.reported_on for entry in told] == [date(2024, 10, 20)]


def test_typing_survives_progress_stored_meanwhile(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    type_title(tasks_page, qtbot, "丁")
    progress = tasks_page.panel.progress.list
    type_words(progress.text.text, "办结")
    progress.status.setCurrentIndex(2)
    progress.add.click()
    desk.settle(qtbot)
    assert tasks_page.panel.form.field("办理状态").value() is TaskStatus.DONE
    assert tasks_page.panel.save()
    desk.settle(qtbot)
    task = stored_tasks(desk, qtbot)[0]
    assert (task.title[0], task.status) == ("丁", TaskStatus.DONE)


def test_the_source_is_opened_at_the_clause(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    source = tasks_page.panel.source
    tasks_page.panel.show_tab(source.title)
    desk.settle(qtbot)
    dialog = source.open_document()
    desk.settle(qtbot)
    line = dialog.text.marked_lines().start
    assert dialog.text.document().findBlockByNumber(line - 1).text().strip().startswith("1. 制定")
    dialog.close()


def test_the_clause_is_shown_with_two_lines_on_either_side() -> None:
    lines = ("甲", "", "乙", "丙", "丁", "戊", "己")
    assert lines_around(lines, 4) == [(1, "甲"), (3, "乙"), (4, "丙"), (5, "丁"), (6, "戊")]
    assert lines_around(lines, 1) == [(1, "甲"), (3, "乙"), (4, "丙")]
    assert lines_around(lines, 99) == []


def test_history_says_from_what_to_what(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> None:
    type_title(tasks_page, qtbot, "戊")
    tasks_page.panel.save()
    desk.settle(qtbot)
    tasks_page.panel.show_tab(tasks_page.panel.history.title)
    desk.settle(qtbot)
    assert "制定升级版政策措施 → 戊制定升级版政策措施" in tasks_page.panel.history.list.text()


def test_a_read_only_ledger_can_be_read_and_not_changed(
    desk: Desk, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    second = open_desk(ledger)
    second.window.open_page("tasks")
    second.settle(qtbot)
    page = second.window.page
    assert isinstance(page, TasksPage)
    type_title(page, qtbot, "己")
    assert not page.panel.is_dirty()
    assert not page.panel.save_button.isVisible()
