"""From files on the disk to the board, the plan and the ledger."""

import os
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest

from models.errors import Cancelled
from models.history import undo
from models.intake_records import ReceivedState
from models.operations.tasks import append_progress
from models.progress import SilentProgress
from models.queries.intake import find_received, list_received
from models.queries.rounds import list_board
from models.queries.tasks import list_tasks
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, TaskStatus
from reports.intake import (
    Collected,
    NothingCollectedError,
    accept_safe,
    acceptable_files,
    collect,
    plan_received,
)
from reports.workbooks.filled_form import FilledForm
from tests.reports.rounds import NAME, TODAY, fill, forms_of, open_round

UNIT = "市司法局"


@pytest.fixture(autouse=True)
def _ledger(workspace: Workspace) -> None:
    fill(workspace)


@pytest.fixture
def round_id(workspace: Workspace, tmp_path: Path) -> str:
    """A round whose forms are out, in the folder ``sent``."""
    key = open_round(workspace, UNIT, "市优化办")
    forms_of(workspace, key, tmp_path / "sent")
    return key


def returned(
    tmp_path: Path, change: Callable[[FilledForm], object], name: str = "", unit: str = UNIT
) -> Path:
    """Write a form that was filled in by ``change``."""
    form = FilledForm((tmp_path / "sent" / f"{unit}_{NAME}.xlsx").read_bytes())
    change(form)
    target = tmp_path / "back" / (name or f"{unit}_{NAME}.xlsx")
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(form.content())
    return target


def says(words: str) -> Callable[[FilledForm], object]:
    return lambda form: form.write(1, "本期进展", words)


def take(workspace: Workspace, *paths: Path, round_id: str | None = None) -> Collected:
    return collect(workspace, paths, round_id=round_id, today=TODAY)


@pytest.mark.usefixtures("round_id")
def test_a_filled_form_is_received_and_nothing_is_stored_yet(
    workspace: Workspace, tmp_path: Path
) -> None:
    (file,) = take(workspace, returned(tmp_path, says("已印发"))).files
    assert (file.unit, file.round_name, file.state) == (UNIT, NAME, ReceivedState.RECEIVED)
    assert (file.counts.changed, file.issues) == (1, ())
    assert "已印发" not in {task.latest_progress for task in list_tasks(workspace)}


def test_the_board_shows_who_has_sent(workspace: Workspace, tmp_path: Path, round_id: str) -> None:
    take(workspace, returned(tmp_path, says("已印发")))
    board = {row.unit: row.state_words for row in list_board(workspace, round_id)}
    assert board == {UNIT: "已收", "市优化办": "未报"}


@pytest.mark.usefixtures("round_id")
def test_what_is_safe_is_taken_in_and_undo_takes_it_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    collected = take(workspace, returned(tmp_path, says("已印发")))
    accept_safe(workspace, acceptable_files(workspace, collected), today=TODAY)
    assert f"{UNIT}：已印发" in {task.latest_progress for task in list_tasks(workspace)}
    undo(workspace)
    assert f"{UNIT}：已印发" not in {task.latest_progress for task in list_tasks(workspace)}


@pytest.mark.usefixtures("round_id")
def test_the_same_file_twice_is_recognised(workspace: Workspace, tmp_path: Path) -> None:
    path = returned(tmp_path, says("已印发"))
    again = path.with_name("最终版.xlsx")
    again.write_bytes(path.read_bytes())
    first, second = take(workspace, path, again).files
    assert (first.state, second.state) == (ReceivedState.RECEIVED, ReceivedState.DUPLICATE)
    assert "同一文件" in second.issues[0].message


@pytest.mark.usefixtures("round_id")
def test_a_duplicate_can_still_be_taken_in(workspace: Workspace, tmp_path: Path) -> None:
    path = returned(tmp_path, says("已印发"))
    take(workspace, path)
    assert len(acceptable_files(workspace, take(workspace, path))) == 1


def test_a_later_version_takes_the_place_of_the_earlier(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    take(workspace, returned(tmp_path, says("初稿"), "v1.xlsx"))
    take(workspace, returned(tmp_path, says("定稿"), "v2.xlsx"))
    rows = {row.file_name: (row.version, row.state) for row in list_received(workspace, round_id)}
    assert rows == {
        "v1.xlsx": (1, ReceivedState.SUPERSEDED),
        "v2.xlsx": (2, ReceivedState.RECEIVED),
    }


@pytest.mark.usefixtures("round_id")
@pytest.mark.parametrize("is_packed", [False, True])
def test_of_versions_that_come_together_the_one_saved_last_counts(
    workspace: Workspace, tmp_path: Path, is_packed: bool
) -> None:
    last = returned(tmp_path, says("修改后"), "修改稿.xlsx")
    first = returned(tmp_path, says("修改前"), "终稿.xlsx")
    os.utime(first, (1_720_000_000, 1_720_000_000))
    os.utime(last, (1_720_086_400, 1_720_086_400))
    packed = tmp_path / "报送.zip"
    with ZipFile(packed, "w") as archive:
        for path in (last, first):
            archive.write(path, path.name)
    newer, older = take(workspace, *([packed] if is_packed else [last, first])).files
    assert (newer.state, older.state) == (ReceivedState.RECEIVED, ReceivedState.SUPERSEDED)
    assert "“终稿.xlsx”留作旧版" in newer.issues[-1].message


@pytest.mark.usefixtures("round_id")
def test_of_a_later_version_only_what_the_unit_changed_counts(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = take(workspace, returned(tmp_path, says("初稿"), "v1.xlsx"))
    accept_safe(workspace, acceptable_files(workspace, first), today=TODAY)
    (file,) = take(workspace, returned(tmp_path, says("定稿"), "v2.xlsx")).files
    assert (file.counts.changed, file.counts.conflict) == (1, 0)


def test_the_form_of_another_round_is_named_and_takes_nobodys_place(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    other = open_round(workspace, UNIT, name="7月报送")
    (file,) = take(workspace, returned(tmp_path, says("已印发")), round_id=other).files
    assert file.state is ReceivedState.QUESTION
    assert NAME in file.issues[0].message
    assert {row.state_words for row in list_board(workspace, other)} == {"未报"}
    assert list_received(workspace, round_id) == ()


@pytest.mark.usefixtures("round_id")
def test_what_both_sides_changed_is_a_conflict_and_is_not_taken(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = returned(tmp_path, lambda form: form.write(1, "办理状态", "推进中"))
    for task in list_tasks(workspace):
        append_progress(
            workspace, task_id=task.id, reported_on=TODAY, text="已办结", status=TaskStatus.DONE
        )
    collected = take(workspace, path)
    assert collected.files[0].counts.conflict == 1
    accept_safe(workspace, acceptable_files(workspace, collected), today=TODAY)
    assert TaskStatus.IN_PROGRESS not in {task.status for task in list_tasks(workspace)}


@pytest.mark.usefixtures("round_id")
def test_a_form_nobody_filled_in_is_asked_about(workspace: Workspace, tmp_path: Path) -> None:
    (file,) = take(workspace, tmp_path / "sent" / f"{UNIT}_{NAME}.xlsx").files
    assert file.state is ReceivedState.QUESTION


def test_a_file_that_cannot_be_read_is_refused_in_words(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    path = tmp_path / f"{UNIT}.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    (file,) = take(workspace, path, round_id=round_id).files
    assert file.state is ReceivedState.REFUSED
    assert "重新索取" in file.issues[0].message
    assert {row.state_words for row in list_board(workspace, round_id)} == {"未报"}


@pytest.mark.usefixtures("round_id")
def test_a_folder_and_an_archive_are_opened(workspace: Workspace, tmp_path: Path) -> None:
    inside = returned(tmp_path, says("甲"))
    other = returned(tmp_path, says("乙"), unit="市优化办")
    with ZipFile(tmp_path / "back" / "all.zip", "w") as archive:
        archive.write(other, other.name)
    other.unlink()
    files = take(workspace, inside.parent).files
    assert [file.unit for file in files] == ["市优化办", UNIT]


def test_what_comes_after_the_last_day_is_late(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    collect(workspace, [returned(tmp_path, says("迟了"))], today=date(2024, 7, 6))
    words = {row.unit: row.state_words for row in list_board(workspace, round_id)}
    assert words[UNIT] == "已收（迟报）"


@pytest.mark.usefixtures("round_id")
def test_a_received_file_is_planned_again_from_its_kept_original(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = returned(tmp_path, says("已印发"))
    (file,) = take(workspace, path).files
    path.unlink()
    planned = plan_received(workspace, file.file_id)
    row = planned.plan.rows[0]
    assert (row.kind, row.sheet) == (AskedKind.TASKS, "重点任务")
    assert [cell.theirs for cell in row.cells if cell.column == "progress"] == ["已印发"]


def test_nothing_is_entered_when_it_is_stopped(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    class Stopped(SilentProgress):
        def is_cancelled(self) -> bool:
            return True

    path = returned(tmp_path, says("已印发"))
    with pytest.raises(Cancelled):
        collect(workspace, [path], today=TODAY, progress=Stopped())
    assert list_received(workspace, round_id) == ()


def test_an_empty_folder_is_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(NothingCollectedError):
        take(workspace, tmp_path / "空")


@pytest.mark.usefixtures("round_id")
def test_a_later_file_that_says_less_is_put_in_question(
    workspace: Workspace, tmp_path: Path
) -> None:
    def all_of_it(form: FilledForm) -> None:
        form.write(1, "本期进展", "已印发")
        form.write(1, "存在问题", "缺人手")

    first = returned(tmp_path, all_of_it, "1.xlsx")
    second = returned(tmp_path, says("已印发"), "2.xlsx")
    files = take(workspace, first, second).files
    assert files[1].state is ReceivedState.QUESTION
    assert "缺人手" in files[1].issues[0].message
    collected = take(workspace, second)
    accept_safe(workspace, acceptable_files(workspace, collected), today=TODAY)
    assert find_received(workspace, files[1].file_id).has_questions


@pytest.mark.usefixtures("round_id")
def test_a_later_file_is_held_against_the_one_that_waits(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, returned(tmp_path, says("初稿"), "1.xlsx"))
    (file,) = take(
        workspace, returned(tmp_path, lambda form: form.write(1, "备注", "见附件"), "2.xlsx")
    ).files
    assert "初稿" in file.issues[0].message


@pytest.mark.usefixtures("round_id")
def test_files_of_several_units_are_held_each_against_its_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    drafts = {UNIT: "初稿", "市优化办": "草稿"}
    take(workspace, *(returned(tmp_path, says(drafts[unit]), unit=unit) for unit in drafts))
    later = [
        returned(tmp_path, lambda form: form.write(1, "备注", "见附件"), f"{unit}2.xlsx", unit)
        for unit in drafts
    ]
    collected = take(workspace, *later)
    for file, draft in zip(collected.files, drafts.values(), strict=True):
        assert draft in file.issues[0].message
    accept_safe(workspace, acceptable_files(workspace, collected), today=TODAY)
    assert all(find_received(workspace, one.file_id).has_questions for one in collected.files)


def test_a_file_without_a_report_takes_nobodys_place(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    note = tmp_path / f"{UNIT}附件.csv"
    note.write_text("照片\n", encoding="utf-8")
    files = take(workspace, returned(tmp_path, says("已印发")), note, round_id=round_id).files
    assert files[1].state is ReceivedState.QUESTION
    board = {row.unit: row.state_words for row in list_board(workspace, round_id)}
    assert board[UNIT] == "已收"


def test_two_units_of_one_task_conflict_in_one_go_as_one_after_the_other(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    for unit, status in ((UNIT, "已完成"), ("市优化办", "推进中")):
        returned(tmp_path, partial(_say_everywhere, status), unit=unit)
    collected = take(workspace, tmp_path / "back", round_id=round_id)
    accept_safe(workspace, acceptable_files(workspace, collected), today=TODAY)
    asked = [row for row in list_received(workspace, round_id) if row.has_questions]
    assert [row.counts.conflict for row in asked] == [1]


def _say_everywhere(status: str, form: FilledForm) -> None:
    for row in range(1, form.row_count + 1):
        form.write(row, "办理状态", status)
