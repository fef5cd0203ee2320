"""From the board to the ledger: looked over, answered, taken in, taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.intake_records import ReceivedState
from models.vocabulary import TaskStatus
from tests.ui.conftest import Desk
from tests.ui.intake.conftest import Reply
from tests.ui.intake.steps import (
    FILLED,
    LATE,
    collect,
    look_over,
    notices,
    report_done,
    states,
    statuses,
)
from ui.dialogs.intake.batches import BatchesDialog
from ui.dialogs.intake.new_record import NewRecordDialog
from ui.dialogs.intake.plan_columns import OPEN
from ui.dialogs.intake.versions import VersionsDialog
from ui.pages.intake import IntakePage
from ui.pages.tasks import TasksPage
from ui.widgets.forms.task_panel import TaskPanel


def test_what_was_looked_over_goes_into_the_ledger_and_is_shown_with_the_task(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    collect(desk, page, qtbot, reply("市司法局", FILLED))
    dialog = look_over(desk, page, qtbot, "市司法局")
    title = dialog.lines()[0].row.title
    record_id = dialog.lines()[0].row.record_id
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle(qtbot)
    assert statuses(desk, qtbot)[title] is TaskStatus.IN_PROGRESS
    assert states(page)["市司法局"] == f"已入库{LATE}"
    assert "已收报入库" in notices(desk)
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    tasks = desk.window.page
    assert isinstance(tasks, TasksPage)
    panel = tasks.panel
    assert isinstance(panel, TaskPanel)
    tasks.table.choose(record_id)
    panel.show_tab(panel.reports.title)
    desk.settle(qtbot)
    (report,) = panel.reports.list.reports
    assert (report.unit, report.percent, report.progress) == ("市司法局", 0.6, FILLED["K6"])


def test_a_conflict_is_asked_and_the_answer_is_written_and_remembered(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    collect(desk, page, qtbot, reply("市司法局", {"I6": "推进中"}))
    dialog = look_over(desk, page, qtbot, "市司法局")
    (row,) = [line.row for line in dialog.lines() if line.is_written]
    dialog.reject()
    report_done(desk, qtbot, row.record_id)
    again = look_over(desk, page, qtbot, "市司法局")
    assert again.view.chips.chosen_key() == OPEN
    QTest.keyClick(again.view.table, Qt.Key.Key_A)
    QTest.keyClick(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle(qtbot)
    assert statuses(desk, qtbot)[row.title] is TaskStatus.IN_PROGRESS


def test_a_later_version_is_compared_with_the_one_before(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    collect(desk, page, qtbot, reply("市司法局", FILLED))
    collect(desk, page, qtbot, reply("市司法局", FILLED | {"K6": "已组织五次。"}, "第二版.xlsx"))
    dialog = look_over(desk, page, qtbot, "市司法局")
    assert dialog.material.received.version == 2
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    desk.settle(qtbot)
    (versions,) = dialog.findChildren(VersionsDialog)
    (cell,) = versions.model.shown_rows()
    assert (cell.before, cell.after) == (FILLED["K6"], "已组织五次。")
    versions.accept()
    dialog.reject()


def test_an_unknown_heading_is_answered_once_and_the_file_is_read_anew(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    collect(desk, page, qtbot, reply("市司法局", {"K5": "工作情况说明", "K6": "已部署"}))
    dialog = look_over(desk, page, qtbot, "市司法局")
    (box,) = dialog.view.headings.boxes
    box.setCurrentText("本期进展")
    dialog.view.headings.confirm.click()
    desk.settle(qtbot)
    assert dialog.view.headings.isHidden()
    (line,) = [line for line in dialog.lines() if line.is_written]
    assert "已部署" in [cell.theirs for cell in line.row.cells]
    dialog.reject()


def test_a_row_without_key_is_given_to_its_record_by_a_number(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    lost = {"A6": "", "B6": "", "C6": "", "D6": "做深做实创新活动", "E6": "", "K6": "已办结"}
    collect(desk, page, qtbot, reply("市司法局", lost))
    assert states(page)["市司法局"] == f"有疑问{LATE}"
    dialog = look_over(desk, page, qtbot, "市司法局")
    (asked,) = [line for line in dialog.lines() if line.is_open]
    assert asked.row.candidates[0].title == "做深做实主题活动"
    QTest.keyClick(dialog.view.table, Qt.Key.Key_1)
    desk.settle(qtbot)
    (line,) = [line for line in dialog.lines() if line.is_written]
    assert line.row.record_id == asked.row.candidates[0].record_id
    assert states(page)["市司法局"] == f"已收{LATE}"
    dialog.accept()
    desk.settle(qtbot)
    assert states(page)["市司法局"] == f"已入库{LATE}"


def test_a_row_the_unit_added_becomes_a_task_by_keys(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    added = {"A6": "", "B6": "", "C6": "", "D6": "自选改革任务", "E6": "先行先试", "K6": "已启动"}
    collect(desk, page, qtbot, reply("市司法局", added))
    dialog = look_over(desk, page, qtbot, "市司法局")
    QTest.keyClick(dialog.view.table, Qt.Key.Key_L)
    (asked,) = dialog.findChildren(NewRecordDialog)
    assert not asked.record_button.isEnabled()  # the form has rows of several documents
    QTest.keyClick(asked.document, Qt.Key.Key_Down)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert dialog.view.counts.text() == "新录入 1 项。"
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle(qtbot)
    assert statuses(desk, qtbot)["自选改革任务"] is TaskStatus.NOT_STARTED
    assert states(page)["市司法局"] == f"已入库{LATE}"


def test_recording_a_row_is_taken_back_before_anything_is_stored(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    added = {"A6": "", "B6": "", "C6": "", "D6": "自选改革任务", "E6": "先行先试", "K6": "已启动"}
    collect(desk, page, qtbot, reply("市司法局", added))
    dialog = look_over(desk, page, qtbot, "市司法局")
    QTest.keyClick(dialog.view.table, Qt.Key.Key_L)
    (asked,) = dialog.findChildren(NewRecordDialog)
    asked.accept()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.counts.text() == "1 项待处理，留在这里。"
    assert dialog.view.panel.candidates.isVisible()
    dialog.reject()


def test_what_stays_open_keeps_the_unit_among_those_in_question(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    lost = {"A6": "", "B6": "", "C6": "", "D6": "做深做实创新活动", "E6": "", "K7": "已汇报"}
    collect(desk, page, qtbot, reply("市司法局", lost))
    dialog = look_over(desk, page, qtbot, "市司法局")
    assert dialog.view.counts.text().startswith("将更新 1 项（1 格）；1 项待处理，留在这里")
    dialog.accept()
    desk.settle(qtbot)
    assert states(page)["市司法局"] == f"部分入库{LATE}"
    page.card.show_chip(ReceivedState.QUESTION.value)
    assert [row.unit for row in page.board.shown_rows()] == ["市司法局"]


def test_taking_a_batch_back_keeps_and_lists_what_was_edited_since(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    collect(desk, page, qtbot, reply("市司法局", {"I6": "推进中"}))
    dialog = look_over(desk, page, qtbot, "市司法局")
    (row,) = [line.row for line in dialog.lines() if line.is_written]
    dialog.accept()
    desk.settle(qtbot)
    report_done(desk, qtbot, row.record_id)
    page.acts.batches.trigger()
    desk.settle(qtbot)
    batches = page.acts.dialog
    assert isinstance(batches, BatchesDialog)
    batches.undo()
    desk.settle(qtbot)
    (kept,) = batches.kept.shown_rows()
    assert (kept.title, kept.value) == (row.title, "已完成")
    assert "1 处入库后又改过" in batches.kept_words.text()
    assert statuses(desk, qtbot)[row.title] is TaskStatus.DONE
    batches.reject()


def test_all_that_is_safe_goes_in_at_once_and_is_taken_back(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    before = statuses(desk, qtbot)
    collect(desk, page, qtbot, reply("市司法局", FILLED), reply("鄂城区", {"I6": "推进中"}))
    page.acts.safe.trigger()
    desk.settle(qtbot)
    assert states(page)["鄂城区"] == f"已入库{LATE}"
    assert statuses(desk, qtbot) != before
    page.acts.batches.trigger()
    desk.settle(qtbot)
    dialog = page.acts.dialog
    assert isinstance(dialog, BatchesDialog)
    dialog.undo_button.click()
    desk.settle(qtbot)
    assert statuses(desk, qtbot) == before
    (batch,) = dialog.model.shown_rows()
    assert batch.undone_at is not None
    assert not dialog.undo_button.isEnabled()
    dialog.reject()
