"""From replies on disk to the ledger, through the page 收报."""

from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.intake_records import ReceivedState
from models.operations.tasks import append_progress
from models.queries.tasks import list_tasks
from models.vocabulary import TaskStatus
from tests.ui.conftest import TODAY, Desk, OpenDesk
from tests.ui.intake.conftest import ROUND, Reply, open_page
from ui.dialogs.intake.assign import AssignDialog
from ui.dialogs.intake.batches import BatchesDialog
from ui.dialogs.intake.plan import PlanDialog
from ui.dialogs.intake.plan_columns import OPEN
from ui.dialogs.intake.reminder import ReminderDialog
from ui.dialogs.intake.versions import VersionsDialog
from ui.pages.desk import DeskPage
from ui.pages.intake import IntakePage
from ui.pages.tasks import TasksPage
from ui.tables.intake_columns import state_text
from ui.widgets.forms.task_panel import TaskPanel

# Rows 6 and 7 of the form of 市司法局: its first two tasks.
FILLED = {"I6": "推进中", "J6": 0.6, "K6": "已组织三次体验活动。"}
LATE = "（迟报）"


def collect(desk: Desk, page: IntakePage, qtbot: QtBot, *paths: Path) -> None:
    page.arrivals.collect(paths, page._round_id())
    desk.settle(qtbot)


def states(page: IntakePage) -> dict[str, str]:
    return {row.unit: state_text(row) for row in page.card.every_row()}


def choose(page: IntakePage, unit: str) -> None:
    key = next(row.unit_id for row in page.card.every_row() if row.unit == unit)
    assert page.table.choose(key)


def look_over(desk: Desk, page: IntakePage, qtbot: QtBot, unit: str) -> PlanDialog:
    choose(page, unit)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk.settle(qtbot)
    dialog = page.acts.dialog
    assert isinstance(dialog, PlanDialog)
    return dialog


def statuses(desk: Desk, qtbot: QtBot) -> dict[str, TaskStatus]:
    found: list[dict[str, TaskStatus]] = []
    desk.work.run_query(
        lambda workspace: {one.title: one.status for one in list_tasks(workspace)},
        found.append,
        owner=desk.window,
    )
    desk.settle(qtbot)
    return found[0]


def report_done(desk: Desk, qtbot: QtBot, task_id: str) -> None:
    """Let the office itself find a task done."""
    desk.work.run_operation(
        lambda workspace, _progress: append_progress(
            workspace,
            task_id=task_id,
            reported_on=TODAY,
            text="本办已核实办结",
            status=TaskStatus.DONE,
        ),
        owner=desk.window,
    )
    desk.settle(qtbot)


def notices(desk: Desk) -> str:
    return "\n".join(notice.text for notice in desk.messages.record.notices)


def test_nobody_has_sent_yet(page: IntakePage) -> None:
    assert set(states(page).values()) == {"未报"}
    assert not page.acts.safe.isEnabled()
    assert not page.acts.look.isEnabled()


def test_files_are_chosen_by_a_key_from_anywhere(desk: Desk, reply: Reply, qtbot: QtBot) -> None:
    desk.messages.script.open_files = (reply("市司法局", FILLED),)
    desk.window.actions_by_name["collect_files"].trigger()
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, IntakePage)
    assert states(page)["市司法局"] == f"已收{LATE}"
    assert "收到 1 个文件" in notices(desk)


def test_a_folder_dropped_on_the_page_is_collected_and_the_page_shows_where_to_drop(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    folder = reply("市司法局", FILLED).parent
    reply("鄂城区", {"K6": "方案已印发"})
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), Qt.DropAction.CopyAction, mime, buttons, modifiers)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    assert page._drop.veil.isVisible()
    drop = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, mime, buttons, modifiers)
    QApplication.sendEvent(page, drop)
    desk.settle(qtbot)
    assert page._drop.veil.isHidden()
    assert states(page) == {
        "市司法局": f"已收{LATE}",
        "鄂城区": f"已收{LATE}",
        "华容区": "未报",
    }


def test_an_archive_is_opened(
    desk: Desk, page: IntakePage, reply: Reply, tmp_path: Path, qtbot: QtBot
) -> None:
    path = reply("华容区", {"K6": "已部署"})
    with ZipFile(tmp_path / "收到.zip", "w") as archive:
        archive.write(path, path.name)
    collect(desk, page, qtbot, tmp_path / "收到.zip")
    assert states(page)["华容区"] == f"已收{LATE}"


def test_the_same_file_twice_is_recognised(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    path = reply("市司法局", FILLED)
    collect(desk, page, qtbot, path)
    collect(desk, page, qtbot, path)
    assert "以前收过，没有重复接收" in notices(desk)
    (row,) = [one for one in page.card.every_row() if one.received is not None]
    assert row.received is not None
    assert row.received.version == 1


def test_a_broken_file_is_refused_with_a_sentence_and_listed(
    desk: Desk, page: IntakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    collect(desk, page, qtbot, broken)
    (row,) = page.card.arrivals.shown_rows()
    assert row.state is ReceivedState.REFUSED
    assert row.reason
    assert "没有收下" in page.card.arrival_words.text()


def test_a_file_of_nobody_is_given_to_its_unit_and_looked_over(
    desk: Desk, page: IntakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    nameless = tmp_path / "汇总.csv"
    nameless.write_text("序号,重点任务,本期进展\n1,加强向上汇报沟通,已汇报两次\n", encoding="utf-8")
    collect(desk, page, qtbot, nameless)
    page.card.arrival_table.choose_first()
    QTest.keyClick(page.card.arrival_table, Qt.Key.Key_Return)
    desk.settle(qtbot)
    dialog = page.acts.dialog
    assert isinstance(dialog, AssignDialog)
    assert not dialog.save_button.isEnabled()
    dialog.unit.setCurrentText("市司法局")
    dialog.save_button.click()
    desk.settle(qtbot)
    plan = page.acts.dialog
    assert isinstance(plan, PlanDialog)
    assert plan.material.received.unit == "市司法局"
    plan.reject()
    assert states(page)["市司法局"] != "未报"
    assert not page.card.arrivals.shown_rows()


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


def test_who_has_not_sent_is_reminded(
    desk: Desk, page: IntakePage, reply: Reply, tmp_path: Path, qtbot: QtBot
) -> None:
    collect(desk, page, qtbot, reply("市司法局", FILLED))
    page.acts.remind.trigger()
    desk.settle(qtbot)
    dialog = page.acts.dialog
    assert isinstance(dialog, ReminderDialog)
    assert dialog.counts.text() == "2 个单位未报"
    assert "逾期2天" in dialog.days.text()
    dialog.copy_button.click()
    assert "鄂城区" in QGuiApplication.clipboard().text()
    dialog.to.setCurrentIndex(1)
    assert dialog.text.toPlainText().startswith(f"{dialog.model.row_at(0).unit.name}：")
    desk.messages.script.save_file = tmp_path / "名单"
    dialog.export_button.click()
    desk.settle(qtbot)
    assert (tmp_path / "名单.xlsx").exists()
    dialog.reject()


def test_a_marked_copy_and_a_receipt_go_back_to_the_unit(
    desk: Desk, page: IntakePage, reply: Reply, tmp_path: Path, qtbot: QtBot
) -> None:
    collect(desk, page, qtbot, reply("市司法局", {"I6": "差不多了"}))
    choose(page, "市司法局")
    folder = tmp_path / "退改"
    folder.mkdir()
    desk.messages.script.directory = folder
    page.acts.mark.trigger()
    desk.settle(qtbot)
    assert [path.name for path in folder.iterdir()] == [f"市司法局_{ROUND}_退改稿.xlsx"]
    desk.messages.script.save_file = tmp_path / "回执.pdf"
    page.acts.receipt.trigger()
    desk.settle(qtbot)
    assert (tmp_path / "回执.pdf").read_bytes().startswith(b"%PDF")
    page.acts.original.trigger()
    desk.settle(qtbot)
    (opened,) = desk.messages.record.opened
    assert opened.name == f"市司法局_{ROUND}.xlsx"


def test_the_front_page_names_who_has_not_sent_and_opens_them(
    desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot
) -> None:
    collect(desk, page, qtbot, reply("市司法局", {"I6": "差不多了"}))
    desk.window.open_page("desk")
    desk.settle(qtbot)
    front = desk.window.page
    assert isinstance(front, DeskPage)
    asked, missing = front.intake.lines
    assert (asked.word, asked.count, asked.about) == ("有疑问", 1, "市司法局")
    assert (missing.word, missing.count, missing.when) == ("缺报", 2, "逾期 2 天")
    front.intake.rows_asked.emit(missing.asked)
    desk.settle(qtbot)
    assert {row.unit for row in page.board.shown_rows()} == {"鄂城区", "华容区"}


def test_in_other_hands_files_can_only_be_looked_at(
    desk: Desk,
    page: IntakePage,
    open_desk: OpenDesk,
    ledger: Path,
    reply: Reply,
    qtbot: QtBot,
) -> None:
    collect(desk, page, qtbot, reply("市司法局", FILLED))
    second = open_desk(ledger)
    shown = open_page(second, qtbot)
    assert not shown.collect_action.isEnabled()
    assert not shown.acts.safe.isEnabled()
    dialog = look_over(second, shown, qtbot, "市司法局")
    assert not dialog.view.accept.isEnabled()
    dialog.reject()
