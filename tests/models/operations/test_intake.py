"""Files that come back: received, recognised, replaced, assigned, dismissed; answers kept."""

from dataclasses import replace
from datetime import date

import pytest

from models.errors import RecordGoneError
from models.history import redo, undo
from models.intake_plan import Answer, AnswerKind
from models.intake_records import FileFinding, ReceivedState, ReportFields, RowCounts
from models.operations.intake import (
    FileSettledError,
    assign_file,
    dismiss_files,
    edit_report,
    receive_files,
    remember_answers,
)
from models.operations.rounds import delete_rounds
from models.operations.units import UnitInUseError, create_unit, delete_units
from models.queries.intake import (
    find_received,
    list_missing,
    list_questions,
    list_received,
    list_reports,
    read_answers,
)
from models.queries.rounds import list_board
from models.rules.checks import InvalidRecordError
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, RecordKind
from tests.builders import UNIT_FIELDS
from tests.models.replies import DUE, NAME, TODAY, arrived, received, take_in, units_of

LATE = date(2024, 7, 8)


def states(workspace: Workspace, round_id: str) -> dict[int, ReceivedState]:
    return {row.version: row.state for row in list_received(workspace, round_id)}


def test_received_files_stand_on_the_board(workspace: Workspace, round_id: str) -> None:
    first, second = units_of(workspace, round_id)[:2]
    files = [arrived(workspace, round_id, unit) for unit in (first, second)]
    changes = receive_files(workspace, round_id=round_id, files=files, today=TODAY)
    assert changes.label == f"收到“{NAME}”的文件 2 个"
    assert changes.kinds == {RecordKind.INTAKE}
    board = {row.unit_id: row for row in list_board(workspace, round_id)}
    assert [board[unit].state_words for unit in (first, second)] == ["已收", "已收"]
    assert sum(row.is_missing for row in board.values()) == 3
    row = board[first].received
    assert row is not None
    assert (row.version, row.received_by, row.sha256) == (1, "张三", files[0].sha256)
    assert check_workspace(workspace) == ()


def test_a_file_after_the_last_day_is_late(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    file = arrived(workspace, round_id, unit_id)
    receive_files(workspace, round_id=round_id, files=[file], today=LATE)
    assert list_board(workspace, round_id)[0].state_words == "已收（迟报）"


def test_a_file_on_the_last_day_is_not_late(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    file = arrived(workspace, round_id, unit_id)
    receive_files(workspace, round_id=round_id, files=[file], today=DUE)
    assert list_board(workspace, round_id)[0].state_words == "已收"


def test_the_same_file_is_recognised_and_not_received_again(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    first = received(workspace, round_id, unit_id)
    again = received(workspace, round_id, unit_id)
    assert (again.id, again.state) == (first.id, ReceivedState.DUPLICATE)
    assert again.reason.startswith("同一文件已于")
    assert len(list_received(workspace, round_id)) == 1


def test_the_same_file_twice_in_one_go_is_received_once(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    file = arrived(workspace, round_id, unit_id)
    told = receive_files(workspace, round_id=round_id, files=[file, file], today=TODAY)
    assert [row.state for row in told.files] == [ReceivedState.RECEIVED, ReceivedState.DUPLICATE]
    assert told.label.endswith("1 个")


def test_a_later_file_is_the_next_version_and_replaces_the_earlier(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    first = received(workspace, round_id, unit_id, "一")
    second = received(workspace, round_id, unit_id, "二")
    assert states(workspace, round_id) == {
        1: ReceivedState.SUPERSEDED,
        2: ReceivedState.RECEIVED,
    }
    assert find_received(workspace, first.id).superseded_by == second.id
    assert list_board(workspace, round_id)[0].received == second


def test_a_later_file_leaves_what_was_taken_in(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    take_in(workspace, received(workspace, round_id, unit_id, "一"))
    second = received(workspace, round_id, unit_id, "二")
    assert states(workspace, round_id)[1] is ReceivedState.ACCEPTED
    assert list_board(workspace, round_id)[0].received == second


def test_a_refused_file_replaces_nothing(workspace: Workspace, round_id: str, unit_id: str) -> None:
    first = received(workspace, round_id, unit_id, "一")
    bad = arrived(workspace, round_id, unit_id, "二")
    bad = replace(bad, state=ReceivedState.REFUSED, reason="已加密")
    receive_files(workspace, round_id=round_id, files=[bad], today=TODAY)
    assert list_board(workspace, round_id)[0].received == first


def test_a_unit_that_is_gone_is_told_and_nothing_is_received(
    workspace: Workspace, round_id: str
) -> None:
    file = arrived(workspace, round_id, "gone")
    with pytest.raises(RecordGoneError, match="没有收下任何文件"):
        receive_files(workspace, round_id=round_id, files=[file], today=TODAY)
    assert list_received(workspace, round_id) == ()


def test_receiving_can_be_undone_and_redone(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    row = received(workspace, round_id, unit_id)
    undo(workspace)
    with pytest.raises(RecordGoneError):
        find_received(workspace, row.id)
    redo(workspace)
    assert find_received(workspace, row.id) == row


def test_a_file_of_nobody_is_given_to_its_unit(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    known = received(workspace, round_id, unit_id, "一")
    file = arrived(workspace, round_id, None, "二")
    told = receive_files(workspace, round_id=round_id, files=[file], today=TODAY)
    finding = FileFinding(told.files[0].id, ReceivedState.RECEIVED, RowCounts(changed=2))
    assign_file(workspace, file_id=told.files[0].id, unit_id=unit_id, finding=finding)
    row = list_board(workspace, round_id)[0].received
    assert row is not None
    assert (row.id, row.version, row.counts.changed) == (told.files[0].id, 2, 2)
    assert find_received(workspace, known.id).state is ReceivedState.SUPERSEDED


def test_a_file_given_to_another_unit_lets_the_one_before_count_again(
    workspace: Workspace, round_id: str
) -> None:
    right, wrong = units_of(workspace, round_id)[:2]
    before = received(workspace, round_id, wrong, "一")
    file = received(workspace, round_id, wrong, "二")
    assign_file(workspace, file_id=file.id, unit_id=right)
    board = {row.unit_id: row.received for row in list_board(workspace, round_id)}
    assert board[wrong] == before
    moved = board[right]
    assert moved is not None
    assert (moved.id, moved.version) == (file.id, 1)


def test_a_dismissed_file_counts_no_more_and_the_one_before_does(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    first = received(workspace, round_id, unit_id, "一")
    second = received(workspace, round_id, unit_id, "二")
    dismiss_files(workspace, file_ids=[second.id], reason="发错了文件")
    assert list_board(workspace, round_id)[0].received == first
    assert find_received(workspace, second.id).reason == "发错了文件"
    undo(workspace)
    assert list_board(workspace, round_id)[0].received == second


def test_dismissing_one_of_the_middle_keeps_the_last(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    first, second, third = (received(workspace, round_id, unit_id, word) for word in "一二三")
    dismiss_files(workspace, file_ids=[second.id], reason="发错了文件")
    assert list_board(workspace, round_id)[0].received == third
    assert find_received(workspace, first.id).superseded_by == third.id


def test_a_dismissed_file_can_be_received_again(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    first = received(workspace, round_id, unit_id)
    dismiss_files(workspace, file_ids=[first.id], reason="发错了文件")
    assert received(workspace, round_id, unit_id).state is ReceivedState.RECEIVED


def test_what_was_taken_in_can_be_neither_dismissed_nor_assigned(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    file = received(workspace, round_id, unit_id)
    take_in(workspace, file)
    with pytest.raises(FileSettledError, match="已入库，没有改动。请先撤回"):
        dismiss_files(workspace, file_ids=[file.id], reason="发错了")
    with pytest.raises(FileSettledError, match="已入库，没有改动"):
        assign_file(workspace, file_id=file.id, unit_id=unit_id)


def test_an_answer_is_kept_for_the_unit_and_a_newer_one_replaces_it(
    workspace: Workspace, unit_id: str
) -> None:
    asked = Answer(AnswerKind.HEADING, unit_id, "完成情况", "progress")
    remember_answers(workspace, answers=[asked, Answer(AnswerKind.VALUE, "", "x", "null")])
    newer = Answer(AnswerKind.HEADING, unit_id, "完成情况", "remark")
    remember_answers(workspace, answers=[newer])
    general = Answer(AnswerKind.VALUE, "", "x", "null")
    assert read_answers(workspace) == {"": (general,), unit_id: (newer,)}
    undo(workspace)
    assert read_answers(workspace) == {"": (general,), unit_id: (asked,)}


def test_an_answer_tells_how_the_file_looks_now(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    file = received(workspace, round_id, unit_id)
    finding = FileFinding(file.id, ReceivedState.QUESTION, RowCounts(conflict=1), "有 1 处冲突")
    remember_answers(workspace, answers=[], findings=[finding])
    assert list_board(workspace, round_id)[0].state_words == "有疑问"
    assert [row.id for row in list_questions(workspace)] == [file.id]


def test_what_a_unit_reported_can_be_corrected(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    batch = take_in(workspace, received(workspace, round_id, unit_id))
    task_id = next(key for key in batch.changes.record_ids if key != round_id)
    (report,) = list_reports(workspace, AskedKind.TASKS, task_id)
    fields = ReportFields(percent=0.333333, progress="已印发并公开")
    changes = edit_report(workspace, report_id=report.id, fields=fields)
    assert changes.label == "修改“鄂城区”填报的任务“第1项任务”的完成比例、本期进展"
    (edited,) = list_reports(workspace, AskedKind.TASKS, task_id)
    assert (edited.percent, edited.progress) == (0.333333, "已印发并公开")
    with pytest.raises(InvalidRecordError, match="0% 到 100%"):
        edit_report(workspace, report_id=report.id, fields=ReportFields(percent=1.2))


def test_who_has_not_sent_is_listed_with_days_late(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    received(workspace, round_id, unit_id)
    (missing,) = list_missing(workspace, LATE)
    assert (missing.name, missing.unit_count, missing.days_late) == (NAME, 5, 3)
    assert unit_id not in {unit.unit_id for unit in missing.units}
    assert [unit.has_form for unit in missing.units] == [True] * 4
    assert list_missing(workspace, DUE)[0].days_late == 0


def test_a_deleted_round_takes_its_intake_along_and_undo_brings_all_back(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    take_in(workspace, received(workspace, round_id, unit_id))
    before = list_received(workspace, round_id)
    delete_rounds(workspace, round_ids=[round_id])
    assert list_received(workspace, round_id) == ()
    undo(workspace)
    assert list_received(workspace, round_id) == before
    assert check_workspace(workspace) == ()


def test_a_unit_that_sent_a_file_cannot_be_deleted(workspace: Workspace, round_id: str) -> None:
    unit_id = create_unit(workspace, fields=UNIT_FIELDS).record_ids[0]
    received(workspace, round_id, unit_id)
    with pytest.raises(UnitInUseError, match="收到的文件"):
        delete_units(workspace, unit_ids=[unit_id])
