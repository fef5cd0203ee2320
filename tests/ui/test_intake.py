"""收报: a round is opened in its dialog, its forms are made, and all of it can be taken back."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.queries.rounds import list_rounds, list_sent_rows
from models.round_records import RoundRow
from models.vocabulary import AskedKind, ReportColumn
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.intake.conftest import open_page
from tests.ui.typing_words import press, type_words
from ui.dialogs.round import RoundDialog
from ui.pages.intake import IntakePage
from ui.tables.round_columns import MADE, NOT_MADE, form_state


def rounds(desk: Desk, qtbot: QtBot) -> tuple[RoundRow, ...]:
    return desk.read(list_rounds, qtbot)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> IntakePage:
    """The page on a ledger without a round."""
    return open_page(desk, qtbot)


@pytest.fixture
def dialog(desk: Desk, page: IntakePage, qtbot: QtBot) -> RoundDialog:
    """The dialog of a new round."""
    page.start_new()
    desk.settle(qtbot)
    assert page.dialog is not None
    return page.dialog


def choose_units(dialog: RoundDialog, *initials: str) -> None:
    dialog.form.chosen.setChecked(True)
    for typed in initials:
        type_words(dialog.form.picker.line, typed)
        press(dialog.form.picker.line, Qt.Key.Key_Return)


def make_round(desk: Desk, dialog: RoundDialog, qtbot: QtBot, *initials: str) -> None:
    if initials:
        dialog.form.chosen.setChecked(True)
        dialog.form.picker.line.setFocus()
        desk.settle(qtbot)
        choose_units(dialog, *initials)
    dialog.save_button.click()
    desk.settle(qtbot)


def test_without_a_round_the_page_says_what_to_do(page: IntakePage) -> None:
    assert not page.make_action.isEnabled()
    page._fresh.pressed.emit()
    assert page.dialog is not None
    page.dialog.reject()


def test_a_file_that_comes_without_a_round_is_not_taken_and_says_why(
    desk: Desk, page: IntakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "市司法局.csv"
    path.write_text("序号,重点任务,本期进展\n1,某项任务,已办结\n", encoding="utf-8")
    page.arrivals.collect((path,), "")
    desk.settle(qtbot)
    said = "\n".join(notice.text for notice in desk.messages.record.notices)
    assert "“市司法局.csv”没有收下：" in said
    assert "批次" in said


def test_a_new_round_suggests_month_name_and_last_day(dialog: RoundDialog) -> None:
    fields = dialog.form.fields()
    assert (fields.name, fields.period) == ("2024年10月报送", "2024-10")
    assert fields.due_on == date(2024, 11, 7)  # five working days after October
    dialog.reject()


def test_name_and_last_day_follow_the_period_until_a_person_writes_them(
    dialog: RoundDialog,
) -> None:
    dialog.form.period.line.clear()
    type_words(dialog.form.period.line, "2024年第四季度")
    assert dialog.form.fields().name == "2024年第四季度报送"
    assert dialog.form.fields().period == "2024-Q4"
    dialog.form.name.line.clear()
    type_words(dialog.form.name.line, "年终")
    dialog.form.period.line.clear()
    type_words(dialog.form.period.line, "2024-11")
    assert dialog.form.fields().name == "年终"
    dialog.reject()


def test_everybody_with_a_row_must_report_and_is_counted(dialog: RoundDialog) -> None:
    units = [row.unit for row in dialog.model.shown_rows()]
    assert {"市优化办", "市司法局", "鄂城区"} <= set(units)
    total = sum(row.row_count for row in dialog.model.shown_rows())
    assert dialog.counts.text() == f"{len(units)} 个单位，共 {total} 行"
    dialog.form.kinds[AskedKind.TASKS].setChecked(False)
    assert dialog.model.rowCount() == 0
    assert "没有报送单位" in dialog.says.text()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_group_is_expanded_and_its_word_is_shown(
    desk: Desk, dialog: RoundDialog, qtbot: QtBot
) -> None:
    dialog.form.chosen.setChecked(True)
    dialog.form.picker.line.setFocus()
    desk.settle(qtbot)
    choose_units(dialog, "各区", "市司法局")
    shown = [(row.unit, row.through) for row in dialog.model.shown_rows()]
    assert len(shown) == 6
    assert ("市司法局", "") in shown
    assert ("鄂城区", "各区") in shown
    dialog.reject()


def test_a_round_with_an_error_cannot_be_made_and_says_why(dialog: RoundDialog) -> None:
    dialog.form.period.line.clear()
    type_words(dialog.form.period.line, "下个月")
    assert "看不懂报送期间“下个月”" in dialog.says.text()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_round_is_made_with_the_columns_chosen_and_can_be_taken_back(
    desk: Desk, page: IntakePage, dialog: RoundDialog, qtbot: QtBot
) -> None:
    dialog.form.columns[AskedKind.TASKS][ReportColumn.REMARK].setChecked(False)
    make_round(desk, dialog, qtbot)
    (made,) = rounds(desk, qtbot)
    assert ReportColumn.REMARK not in made.columns(AskedKind.TASKS)
    chosen = page.list.chosen_row()
    assert chosen is not None
    assert chosen.id == made.id
    assert {form_state(row) for row in page.board.shown_rows()} == {NOT_MADE}
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert rounds(desk, qtbot) == ()
    assert not page.make_action.isEnabled()


def test_forms_go_to_a_folder_of_the_round_and_the_board_shows_them(
    desk: Desk, page: IntakePage, dialog: RoundDialog, ledger: Path, qtbot: QtBot
) -> None:
    make_round(desk, dialog, qtbot, "市司法局", "各行政区")
    page.make_action.trigger()
    desk.settle(qtbot)
    folder = ledger / "outbox" / "2024年10月报送"
    names = {path.name for path in folder.iterdir()}
    assert names == {
        f"{unit}_2024年10月报送.xlsx" for unit in ("市司法局", "鄂城区", "华容区", "梁子湖区")
    }
    assert load_workbook(folder / "鄂城区_2024年10月报送.xlsx").sheetnames[0] == "重点任务"
    assert {form_state(row) for row in page.board.shown_rows()} == {MADE}
    assert any(
        "已生成“2024年10月报送”的报送表 4 份" in one.text for one in desk.messages.record.notices
    )
    page.open_action.trigger()
    assert desk.messages.record.opened == [folder]


def test_forms_go_into_an_archive(
    desk: Desk, page: IntakePage, dialog: RoundDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    make_round(desk, dialog, qtbot, "各行政区")
    desk.messages.script.save_file = tmp_path / "2024.10"
    page.zip_action.trigger()
    desk.settle(qtbot)
    with ZipFile(tmp_path / "2024.10.zip") as archive:
        assert len(archive.namelist()) == 3


def test_what_was_sent_is_kept_and_making_it_can_be_taken_back(
    desk: Desk, page: IntakePage, dialog: RoundDialog, qtbot: QtBot
) -> None:
    make_round(desk, dialog, qtbot, "市司法局")
    page.make_action.trigger()
    desk.settle(qtbot)
    (line,) = page.board.shown_rows()
    assert line.form is not None
    form_id = line.form.id
    assert len(desk.read(lambda w: list_sent_rows(w, form_id), qtbot)) == line.row_count
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert {form_state(row) for row in page.board.shown_rows()} == {NOT_MADE}


def test_a_round_is_corrected_and_keeps_its_units_and_group_words(
    desk: Desk, page: IntakePage, dialog: RoundDialog, qtbot: QtBot
) -> None:
    make_round(desk, dialog, qtbot, "各行政区")
    page.edit_action.trigger()
    desk.settle(qtbot)
    again = page.dialog
    assert again is not None
    assert {row.through for row in again.model.shown_rows()} == {"各行政区"}
    again.form.due_on.show_value(date(2024, 11, 20))
    again.form.due_on.edited.emit()
    again.save_button.click()
    desk.settle(qtbot)
    (corrected,) = rounds(desk, qtbot)
    assert (corrected.due_on, corrected.unit_count) == (date(2024, 11, 20), 3)
    assert {row.through for row in page.board.shown_rows()} == {"各行政区"}


def test_a_round_is_deleted_after_a_question(
    desk: Desk, page: IntakePage, dialog: RoundDialog, qtbot: QtBot
) -> None:
    make_round(desk, dialog, qtbot)
    desk.messages.script.yes = False
    page.delete_action.trigger()
    desk.settle(qtbot)
    assert len(rounds(desk, qtbot)) == 1
    desk.messages.script.yes = True
    page.delete_action.trigger()
    desk.settle(qtbot)
    assert rounds(desk, qtbot) == ()


def test_a_ledger_in_other_hands_can_only_be_looked_at(
    desk: Desk, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    second = open_desk(ledger)
    second.window.open_page("intake")
    second.settle(qtbot)
    shown = second.window.page
    assert isinstance(shown, IntakePage)
    shown.start_new()
    assert shown.dialog is None
    assert not shown.new_action.isEnabled()
