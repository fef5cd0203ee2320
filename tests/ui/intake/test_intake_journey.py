"""From replies on disk to the board of the page 收报, and what goes back to the units."""

from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.intake_records import ReceivedState
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.intake.conftest import ROUND, Reply, open_page
from tests.ui.intake.steps import (
    FILLED,
    LATE,
    assign,
    choose,
    collect,
    look_over,
    notices,
    states,
)
from ui.dialogs.intake.plan import PlanDialog
from ui.dialogs.intake.reminder import ReminderDialog
from ui.pages.desk import DeskPage
from ui.pages.intake import IntakePage


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


def test_a_refusal_is_settled_when_the_file_comes_again_whole(
    desk: Desk, page: IntakePage, reply: Reply, tmp_path: Path, qtbot: QtBot
) -> None:
    whole = reply("市司法局", FILLED)
    broken = tmp_path / whole.name
    broken.write_bytes(whole.read_bytes()[:600])
    collect(desk, page, qtbot, broken)
    assert len(page.card.arrivals.shown_rows()) == 1
    collect(desk, page, qtbot, whole)
    assert not page.card.arrivals.shown_rows()


def test_a_file_that_is_not_wanted_is_refused_and_undo_brings_it_back(
    desk: Desk, page: IntakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    nameless = tmp_path / "汇总.csv"
    nameless.write_text("序号,重点任务,本期进展\n1,加强向上汇报沟通,已汇报\n", encoding="utf-8")
    collect(desk, page, qtbot, nameless)
    dialog = assign(desk, page, qtbot)
    dialog.refuse_button.click()
    desk.settle(qtbot)
    assert not page.card.arrivals.shown_rows()
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    (row,) = page.card.arrivals.shown_rows()
    assert row.state is ReceivedState.QUESTION


def test_a_file_of_nobody_is_given_to_its_unit_and_looked_over(
    desk: Desk, page: IntakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    nameless = tmp_path / "汇总.csv"
    nameless.write_text("序号,重点任务,本期进展\n1,加强向上汇报沟通,已汇报两次\n", encoding="utf-8")
    collect(desk, page, qtbot, nameless)
    dialog = assign(desk, page, qtbot)
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
