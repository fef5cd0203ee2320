"""What goes back to the districts, from forms that came back to files on the disk."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.errors import RecordGoneError
from models.intake_records import ReceivedRow
from models.queries.intake import list_batches, list_received
from models.queries.rounds import find_round
from models.settings import Settings
from models.store.workspace import Workspace
from reports.content.reminder import compose_reminder
from reports.intake import collect
from reports.intake_papers import (
    NothingReceivedError,
    export_reminder,
    print_intake_receipt,
    write_marked_copies,
)
from reports.reminders import read_reminded
from tests.models.replies import take_in
from tests.reports.pages.pdf_reading import texts_of
from tests.reports.rounds import NAME, columns_of, fill, forms_of, heading_row, open_round

SETTINGS = Settings(office_name="市优化办", bundled_fonts_only=True)
IN_TIME, AFTER = date(2024, 7, 3), date(2024, 7, 8)
UNIT, SHEET = "鄂城区", "重点任务"


@pytest.fixture
def round_id(workspace: Workspace, tmp_path: Path) -> str:
    """A round of five areas whose forms were made."""
    fill(workspace)
    made = open_round(workspace, "各区")
    forms_of(workspace, made, tmp_path / "forms")
    return made


def came_back(
    workspace: Workspace, folder: Path, unit: str = UNIT, *, percent: object = "120%"
) -> ReceivedRow:
    """Receive the form of a unit with this 完成比例 in its first row."""
    path = folder / "forms" / f"{unit}_{NAME}.xlsx"
    book = load_workbook(path)
    write(book[SHEET], "完成比例", percent)
    write(book[SHEET], "本期进展", "已印发实施方案")
    book.save(path)
    (file,) = collect(workspace, [path], today=IN_TIME).files
    return next(row for row in list_received(workspace, file.round_id) if row.id == file.file_id)


def write(sheet: Worksheet, heading: str, value: object) -> None:
    sheet.cell(heading_row(sheet) + 1, columns_of(sheet)[heading]).value = value  # type: ignore[assignment]  # any value of a cell


def test_a_marked_copy_is_named_after_unit_and_round_and_says_what_is_wrong(
    workspace: Workspace, round_id: str, tmp_path: Path
) -> None:
    file = came_back(workspace, tmp_path)
    (path,) = write_marked_copies(workspace, [file.id], tmp_path / "out")
    assert path == tmp_path / "out" / f"{UNIT}_{NAME}_退改稿.xlsx"
    sheet = load_workbook(path)[SHEET]
    said = sheet.cell(heading_row(sheet) + 1, columns_of(sheet)["差错"]).value
    assert "“120%”，超过 100%" in str(said)


def test_a_corrected_copy_comes_back_as_the_next_version_of_the_same_unit(
    workspace: Workspace, round_id: str, tmp_path: Path
) -> None:
    file = came_back(workspace, tmp_path)
    (path,) = write_marked_copies(workspace, [file.id], tmp_path / "out")
    book = load_workbook(path)
    write(book[SHEET], "完成比例", 0.8)
    book.save(path)
    (again,) = collect(workspace, [path], today=IN_TIME).files
    newest = list_received(workspace, round_id)[0]
    assert (again.unit, newest.version, newest.form_id) == (UNIT, 2, file.form_id)
    assert (again.counts.changed, again.counts.refused, again.counts.new) == (1, 0, 0)
    assert [issue.message for issue in again.issues if "差错" in issue.message] == []


def test_a_copy_that_is_there_is_never_replaced(
    workspace: Workspace, round_id: str, tmp_path: Path
) -> None:
    file = came_back(workspace, tmp_path)
    (first,) = write_marked_copies(workspace, [file.id], tmp_path)
    first.write_bytes(b"corrected")
    (second,) = write_marked_copies(workspace, [file.id], tmp_path)
    assert second.name == f"{UNIT}_{NAME}_退改稿(2).xlsx"
    assert first.read_bytes() == b"corrected"


def test_one_file_that_is_gone_leaves_no_copy_at_all(
    workspace: Workspace, round_id: str, tmp_path: Path
) -> None:
    file = came_back(workspace, tmp_path)
    with pytest.raises(RecordGoneError):
        write_marked_copies(workspace, [file.id, "gone"], tmp_path / "out")
    with pytest.raises(NothingReceivedError):
        write_marked_copies(workspace, [], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def receipt_texts(
    workspace: Workspace, round_id: str, *, unit_id: str = "", batch_id: str = ""
) -> str:
    printed = print_intake_receipt(
        workspace,
        round_id,
        settings=SETTINGS,
        today=IN_TIME,
        unit_id=unit_id,
        batch_id=batch_id,
    )
    assert printed.missing == ()
    return "".join(texts_of(printed.pdf))


def test_the_receipt_of_a_unit_names_its_files_and_no_others(
    workspace: Workspace, round_id: str, tmp_path: Path
) -> None:
    file = came_back(workspace, tmp_path)
    other = came_back(workspace, tmp_path, "华容区")
    words = receipt_texts(workspace, round_id, unit_id=file.unit_id or "")
    assert f"填报单位：{UNIT}" in words
    assert file.sha256[:8] in words
    assert other.sha256[:8] not in words


def test_a_replaced_version_is_named_and_not_compared_again(
    workspace: Workspace, round_id: str, tmp_path: Path
) -> None:
    came_back(workspace, tmp_path)
    file = came_back(workspace, tmp_path, percent="130%")
    words = receipt_texts(workspace, round_id, unit_id=file.unit_id or "")
    assert "已被替代" in words
    assert "“130%”" in words
    assert "“120%”" not in words


def test_the_receipt_of_a_batch_says_what_was_taken(
    workspace: Workspace, round_id: str, tmp_path: Path
) -> None:
    file = came_back(workspace, tmp_path, percent=0.8)
    came_back(workspace, tmp_path, "华容区")
    take_in(workspace, file, {"percent": 0.8, "progress": "已印发实施方案"})
    (batch,) = list_batches(workspace, round_id)
    words = receipt_texts(workspace, round_id, batch_id=batch.id)
    assert "收到文件：1份" in words
    assert "重点任务1项" in words
    assert "完成比例、本期进展" in words


def test_without_files_there_is_no_receipt(workspace: Workspace, round_id: str) -> None:
    with pytest.raises(NothingReceivedError, match="还没有收到文件"):
        receipt_texts(workspace, round_id)


def test_who_has_not_sent_and_who_must_correct_is_reminded_and_listed(
    workspace: Workspace, round_id: str, tmp_path: Path
) -> None:
    came_back(workspace, tmp_path)
    units = read_reminded(workspace, round_id)
    row = find_round(workspace, round_id)
    reminder = compose_reminder(row, units, today=AFTER, office="市优化办")
    assert [one.name for one in reminder.units if one.must_correct] == [UNIT]
    assert "已于7月5日截止，现已逾期3天。目前仍有4个区未报，请尽快补报市优化办。" in reminder.text
    assert f"需要更正：{UNIT}。" in reminder.text
    told = dict(reminder.by_unit)[UNIT]
    assert "需要更正：有1行填写不符合要求。" in told
    assert "台账不动" not in told
    written = export_reminder(reminder, tmp_path / "list.xlsx")
    assert (written.path.is_file(), written.rows) == (True, 5)
