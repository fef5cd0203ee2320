"""From a file to stored rows, as a clerk goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from models.queries.tasks import list_tasks
from models.records import TaskRow
from models.vocabulary import Role
from tests.ui.conftest import Desk
from tests.ui.dialogs.conftest import TEXT, journey, next_review, units_by_name
from tests.ui.typing_words import press, type_words
from ui.dialogs.import_review import ImportReview
from ui.dialogs.review_frame import NAMES_TAB, ROWS_TAB
from ui.dialogs.review_rows import ReviewRows
from ui.widgets.unit_picker import UnitPicker


def start(desk: Desk, qtbot: QtBot, *files: Path) -> ImportReview:
    """Drop files on the window and wait for the first review."""
    desk.window.files_given.emit(files)
    return next_review(desk, qtbot)


def rows_of(review: ImportReview) -> ReviewRows:
    assert review.rows is not None
    return review.rows


def accept(desk: Desk, review: ImportReview, qtbot: QtBot) -> None:
    review.view.accept.click()
    desk.settle(qtbot)


def new_tasks(desk: Desk, qtbot: QtBot) -> tuple[TaskRow, ...]:
    """The tasks that were not in the ledger before."""
    return tuple(task for task in desk.read(list_tasks, qtbot) if "2025" in task.document_number)


@pytest.fixture
def review(desk: Desk, plan_file: Path, qtbot: QtBot) -> ImportReview:
    """The review of the plan."""
    return start(desk, qtbot, plan_file)


def test_a_file_becomes_stored_rows_and_its_page_is_shown(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    assert review.view.counts.text() == "将入库 2 项任务，新增 1 个单位，1 个名称待确认。"
    accept(desk, review, qtbot)
    assert [task.title for task in new_tasks(desk, qtbot)] == [
        "推进水电气联合报装",
        "开展惠企政策直达",
    ]
    assert desk.window.page is not None
    assert desk.window.page.key == "tasks"
    assert "导入文件" in desk.window.status.text()


def test_an_import_is_taken_back_as_a_whole(desk: Desk, review: ImportReview, qtbot: QtBot) -> None:
    accept(desk, review, qtbot)
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert new_tasks(desk, qtbot) == ()
    assert "市水务集团" not in units_by_name(desk, qtbot)


def test_nothing_is_stored_before_it_is_accepted(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    review.view.cancel.click()
    desk.settle(qtbot)
    assert new_tasks(desk, qtbot) == ()
    assert desk.messages.record.questions == []


def test_a_corrected_row_is_what_is_stored(desk: Desk, review: ImportReview, qtbot: QtBot) -> None:
    rows = rows_of(review)
    rows.choose("row-2")
    type_words(rows.form.field("任务").editor(), "全面")
    words = rows.form.field("完成时限").editor()
    assert isinstance(words, QLineEdit)
    words.clear()
    type_words(words, "10月底前")
    accept(desk, review, qtbot)
    task = new_tasks(desk, qtbot)[1]
    assert task.title == "全面开展惠企政策直达"
    assert (task.deadline_text, str(task.deadline)) == ("10月底前", "2025-10-31")


def test_a_correction_can_be_taken_back(review: ImportReview, desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(review)
    type_words(rows.form.field("任务").editor(), "全面")
    assert rows.model.row_at(0).is_corrected
    rows.restore_button.click()
    assert [row.is_corrected for row in review.draft.rows] == [False, False]
    assert rows.form.field("任务").value() == "推进水电气联合报装"
    review.reject()


def test_a_row_that_is_not_ticked_is_left_out(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    rows = rows_of(review)
    rows.choose("row-1")
    press(rows.table, Qt.Key.Key_Space)
    assert review.view.counts.text() == "将入库 1 项任务，1 个名称待确认。"
    accept(desk, review, qtbot)
    assert [task.title for task in new_tasks(desk, qtbot)] == ["开展惠企政策直达"]


def test_several_rows_are_left_out_and_taken_again_by_the_space_bar(
    review: ImportReview,
) -> None:
    rows = rows_of(review)
    rows.table.selectAll()
    press(rows.table, Qt.Key.Key_Space)
    assert review.view.counts.text() == "只入库文件本身。"
    press(rows.table, Qt.Key.Key_Space)
    assert review.view.counts.text().startswith("将入库 2 项任务")
    review.reject()


def test_a_near_name_stays_open_until_somebody_says_so(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    accept(desk, review, qtbot)
    lead = new_tasks(desk, qtbot)[1].roles[0]
    assert (lead.printed, lead.unit_id) == ("市财政金融局", None)


def test_a_name_answered_with_a_known_unit_becomes_its_alias(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    review.view.tabs.setCurrentIndex(NAMES_TAB)
    box = review.view.names.rows["市财政金融局"].box
    known = box.itemText(0)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert review.view.counts.text() == "将入库 2 项任务，新增 1 个单位。"
    accept(desk, review, qtbot)
    units = units_by_name(desk, qtbot)
    unit = next(unit for name, unit in units.items() if f"“{name}”" in known)
    assert "市财政金融局" in unit.aliases
    assert new_tasks(desk, qtbot)[1].roles[0].unit_id == unit.id


def test_all_suggestions_are_taken_at_once(desk: Desk, review: ImportReview, qtbot: QtBot) -> None:
    review.view.names.take_all_button.click()
    assert review.view.counts.text() == "将入库 2 项任务，新增 1 个单位。"
    accept(desk, review, qtbot)
    assert new_tasks(desk, qtbot)[1].roles[0].unit_id is not None


def test_a_near_name_can_be_a_new_unit(desk: Desk, review: ImportReview, qtbot: QtBot) -> None:
    row = review.view.names.rows["市财政金融局"]
    place = row.box.findText("登记为新单位")
    row.box.setCurrentIndex(place)
    row.box.activated.emit(place)
    accept(desk, review, qtbot)
    assert "市财政金融局" in units_by_name(desk, qtbot)


def test_a_unit_said_at_a_chip_is_stored_with_the_printed_words(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    rows = rows_of(review)
    rows.choose("row-2")
    picker = rows.form.field("牵头单位")
    assert isinstance(picker, UnitPicker)
    picker.start_renaming(0)
    picker.line.clear()
    desk.settle(qtbot)
    type_words(picker.line, "sczj")
    press(picker.line, Qt.Key.Key_Return)
    accept(desk, review, qtbot)
    lead = new_tasks(desk, qtbot)[1].roles[0]
    assert (lead.role, lead.printed) == (Role.LEAD, "市财政金融局")
    assert lead.unit_id == units_by_name(desk, qtbot)["市财政局"].id


def test_rows_and_lines_show_each_other(review: ImportReview) -> None:
    rows = rows_of(review)
    rows.choose("row-2")
    assert review.view.source.marked_lines().start == review.draft.rows[1].now.line
    review.view.tabs.setCurrentIndex(NAMES_TAB)
    review.view.source.line_chosen.emit(review.draft.rows[0].now.line)
    chosen = rows.table.chosen_row()
    assert chosen is not None
    assert chosen.key == "row-1"
    assert review.view.tabs.currentIndex() == ROWS_TAB
    review.reject()


def test_facts_of_the_document_can_be_corrected(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    number = review.view.facts.field("发文字号")
    number.show_value("")
    type_words(number.editor(), "鄂州政办发〔2025〕8号")
    accept(desk, review, qtbot)
    assert {task.document_number for task in new_tasks(desk, qtbot)} == {"鄂州政办发〔2025〕8号"}


def test_leaving_with_corrections_asks_first(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    type_words(rows_of(review).form.field("任务").editor(), "全面")
    desk.messages.script.yes = False
    press(review, Qt.Key.Key_Escape)
    assert review.isVisible()
    desk.messages.script.yes = True
    press(review, Qt.Key.Key_Escape)
    assert not review.isVisible()


def test_a_document_stored_already_is_not_stored_again(
    desk: Desk, review: ImportReview, plan_file: Path, qtbot: QtBot
) -> None:
    accept(desk, review, qtbot)
    again = start(desk, qtbot, plan_file)
    assert not again.view.accept.isEnabled()
    assert "已经在台账里" in again.view.notices.texts()[0]
    assert again.view.counts.text() == "这份文件已经在台账里，不会重复入库。"
    again.reject()


def test_several_files_come_one_after_another(
    desk: Desk, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "第二份.txt"
    other.write_text(TEXT.replace("7号", "9号").replace("营商", "办事"), encoding="utf-8")
    first = start(desk, qtbot, plan_file, other)
    assert first.view.place.text() == "第 1 / 2 份"
    accept(desk, first, qtbot)
    second = next_review(desk, qtbot)
    assert second.view.place.text() == "第 2 / 2 份"
    accept(desk, second, qtbot)
    assert len(new_tasks(desk, qtbot)) == 4


def test_an_unreadable_file_is_told_and_the_next_one_follows(
    desk: Desk, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    review = start(desk, qtbot, empty, plan_file)
    assert "空文件" in desk.messages.record.notices[0].text
    review.reject()


def test_words_from_the_clipboard_are_read(desk: Desk, qtbot: QtBot) -> None:
    journey(desk).start_text(TEXT)
    review = next_review(desk, qtbot)
    accept(desk, review, qtbot)
    assert len(new_tasks(desk, qtbot)) == 2


def test_an_empty_clipboard_says_what_to_do(desk: Desk) -> None:
    journey(desk).start_text(" ")
    assert "剪贴板里没有文字" in desk.messages.record.notices[0].text


def test_a_document_nobody_recognises_can_be_read_by_hand(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "随笔.txt"
    path.write_text("今天天气很好。\n请各科室整理档案。\n", encoding="utf-8")
    review = start(desk, qtbot, path)
    assert review.rows is None
    review.view.source.mark(2, 2)
    review.view.add.click()
    accept(desk, review, qtbot)
    assert desk.read(list_tasks, qtbot)[-1].title == "请各科室整理档案。"
