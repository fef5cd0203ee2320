"""What goes back to the districts, from a ledger with received files to files on the disk."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.errors import RecordGoneError
from models.intake_records import ReceivedRow, ReceivedState
from models.operations.intake import receive_files
from models.queries.intake import list_batches, list_received
from models.settings import Settings
from models.store.workspace import Workspace
from reports.intake_papers import (
    NothingReceivedError,
    ReadFile,
    export_reminder,
    print_intake_receipt,
    read_reminder,
    write_marked_copies,
)
from tests.models.replies import NAME, TODAY, arrived, received, sent_round, take_in, units_of
from tests.reports.pages.pdf_reading import texts_of
from tests.reports.returned import grid_file, plan, returned

SETTINGS = Settings(office_name="市优化办", bundled_fonts_only=True)
AFTER = date(2024, 7, 8)


@pytest.fixture
def round_id(workspace: Workspace) -> str:
    """A round of five areas that was sent out."""
    return sent_round(workspace)


@pytest.fixture
def file(workspace: Workspace, round_id: str) -> ReceivedRow:
    """What the first of them sent."""
    return received(workspace, round_id, units_of(workspace, round_id)[0])


def read_again(file_id: str) -> ReadFile:
    """Return the usual file, whichever is asked for."""
    return ReadFile(grid_file(), returned(), plan())


def test_marked_copies_are_named_after_unit_and_round(
    workspace: Workspace, file: ReceivedRow, tmp_path: Path
) -> None:
    (path,) = write_marked_copies(workspace, [file.id], tmp_path / "out", read_again=read_again)
    assert path == tmp_path / "out" / f"{file.unit}_{NAME}_退改稿.xlsx"
    assert load_workbook(path).worksheets[0]["J4"].value == "差错"


def test_a_copy_that_is_there_is_never_replaced(
    workspace: Workspace, file: ReceivedRow, tmp_path: Path
) -> None:
    (first,) = write_marked_copies(workspace, [file.id], tmp_path, read_again=read_again)
    first.write_bytes(b"corrected")
    (second,) = write_marked_copies(workspace, [file.id], tmp_path, read_again=read_again)
    assert second.name == f"{file.unit}_{NAME}_退改稿(2).xlsx"
    assert first.read_bytes() == b"corrected"


def test_one_original_that_is_gone_leaves_no_copy_at_all(
    workspace: Workspace, file: ReceivedRow, tmp_path: Path
) -> None:
    with pytest.raises(RecordGoneError):
        write_marked_copies(workspace, [file.id, "gone"], tmp_path, read_again=read_again)
    with pytest.raises(NothingReceivedError):
        write_marked_copies(workspace, [], tmp_path, read_again=read_again)
    assert list(tmp_path.iterdir()) == []


def receipt_texts(
    workspace: Workspace, round_id: str, *, unit_id: str = "", batch_id: str = ""
) -> str:
    printed = print_intake_receipt(
        workspace,
        round_id,
        read_again=read_again,
        settings=SETTINGS,
        today=TODAY,
        unit_id=unit_id,
        batch_id=batch_id,
    )
    assert printed.missing == ()
    return "".join(texts_of(printed.pdf))


def test_the_receipt_of_a_unit_names_its_files_and_no_others(
    workspace: Workspace, round_id: str, file: ReceivedRow
) -> None:
    other = received(workspace, round_id, units_of(workspace, round_id)[1], "二")
    words = receipt_texts(workspace, round_id, unit_id=file.unit_id or "")
    assert f"填报单位：{file.unit}" in words
    assert file.sha256[:8] in words
    assert other.sha256[:8] not in words


def test_a_replaced_version_is_named_and_not_compared_again(
    workspace: Workspace, round_id: str, file: ReceivedRow
) -> None:
    received(workspace, round_id, file.unit_id or "", "二")
    words = receipt_texts(workspace, round_id, unit_id=file.unit_id or "")
    assert "已被替代" in words
    assert words.count("G6") == 1


def test_the_receipt_of_a_batch_names_what_it_took_in(
    workspace: Workspace, round_id: str, file: ReceivedRow
) -> None:
    received(workspace, round_id, units_of(workspace, round_id)[1], "二")
    take_in(workspace, file)
    (batch,) = list_batches(workspace, round_id)
    words = receipt_texts(workspace, round_id, batch_id=batch.id)
    assert "收到文件：1份" in words
    assert "已入库" in words


def test_without_files_there_is_no_receipt(workspace: Workspace, round_id: str) -> None:
    with pytest.raises(NothingReceivedError, match="还没有收到文件"):
        receipt_texts(workspace, round_id)


def test_who_has_not_sent_is_reminded_and_listed(
    workspace: Workspace, round_id: str, file: ReceivedRow, tmp_path: Path
) -> None:
    reminder = read_reminder(workspace, round_id, today=AFTER, office="市优化办")
    assert [one.is_area for one in reminder.units] == [True] * 4
    assert file.unit not in {one.name for one in reminder.units}
    assert "已于7月5日截止，现已逾期3天。目前仍有4个区未报，请尽快补报市优化办。" in reminder.text
    assert export_reminder(reminder, tmp_path / "list.xlsx").path.is_file()


def test_a_file_in_question_is_reminded_to_be_corrected(
    workspace: Workspace, round_id: str
) -> None:
    unit_id = units_of(workspace, round_id)[0]
    file = arrived(workspace, round_id, unit_id)
    doubtful = replace(file, state=ReceivedState.QUESTION, reason="2行需要确认")
    receive_files(workspace, round_id=round_id, files=[doubtful], today=TODAY)
    (row,) = list_received(workspace, round_id)
    reminder = read_reminder(workspace, round_id, today=TODAY, office="市优化办")
    assert [one.name for one in reminder.units if one.must_correct] == [row.unit]
    assert f"需要更正：{row.unit}。" in reminder.text
