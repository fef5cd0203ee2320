"""Taking a batch back at any later time: all of it, but for what was changed since."""

from dataclasses import replace
from datetime import date

import pytest

from models.errors import RecordGoneError
from models.fields import fields_of
from models.history import redo, undo
from models.intake_records import KeptEdit, ReceivedState, ReportFields
from models.operations.intake import edit_report
from models.operations.intake_batches import BatchUndoneError, undo_batch
from models.operations.tasks import append_progress, delete_tasks, edit_task
from models.queries.intake import find_received, list_batches, list_reports
from models.queries.tasks import list_progress, list_tasks
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, TaskStatus
from tests.models.replies import DONE, NAME, base_of, received, take_in
from tests.models.store.ledgers import content_of


def test_a_batch_taken_back_leaves_the_ledger_as_it_was(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    file = received(workspace, round_id, unit_id)
    before = base_of(workspace, file)
    batch = take_in(workspace, file, {**DONE, "remark": "无"}, rows=3)
    undone = undo_batch(workspace, batch_id=batch.batch_id)
    assert undone.changes.label == f"撤回“{NAME}”的收报入库：恢复 3 项"
    assert undone.kept == ()
    assert base_of(workspace, file) == before
    assert all(not list_progress(workspace, task.id) for task in list_tasks(workspace))
    assert find_received(workspace, file.id) == file
    assert list_batches(workspace, round_id)[0].undone_at is not None
    assert check_workspace(workspace) == ()


def test_it_can_be_taken_back_long_after_and_other_work_stays(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    batch = take_in(workspace, received(workspace, round_id, unit_id))
    other = list_tasks(workspace)[1]
    append_progress(workspace, task_id=other.id, reported_on=date(2024, 7, 4), text="已约谈")
    edit_task(workspace, task_id=other.id, fields=replace(fields_of(other), note="紧盯"))
    assert undo_batch(workspace, batch_id=batch.batch_id).kept == ()
    first, second = list_tasks(workspace)[:2]
    assert (first.status, second.note) == (TaskStatus.NOT_STARTED, "紧盯")
    assert second.latest_progress == "已约谈"


def test_what_a_person_edited_since_is_kept_and_listed(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    said = {**DONE, "problem": "缺钱"}
    batch = take_in(workspace, received(workspace, round_id, unit_id), said)
    task = list_tasks(workspace)[0]
    edit_task(
        workspace, task_id=task.id, fields=replace(fields_of(task), status=TaskStatus.CANCELLED)
    )
    (report,) = list_reports(workspace, AskedKind.TASKS, task.id)
    edited = ReportFields(progress="已印发（本办核）", problem="缺钱")
    edit_report(workspace, report_id=report.id, fields=edited)
    undone = undo_batch(workspace, batch_id=batch.batch_id)
    assert set(undone.kept) == {
        KeptEdit("第1项任务", "办理状态", "已取消"),
        KeptEdit("第1项任务", "本期进展", "已印发（本办核）"),
    }
    (report,) = list_reports(workspace, AskedKind.TASKS, task.id)
    assert (report.progress, report.problem) == ("已印发（本办核）", "")
    assert list_tasks(workspace)[0].status is TaskStatus.CANCELLED
    assert undone.changes.open_questions == ("有 2 处在入库之后又改过，保留了现在的内容。",)


def test_taking_back_is_an_operation_like_any_other(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    batch = take_in(workspace, received(workspace, round_id, unit_id))
    taken_in = content_of(workspace)
    undo_batch(workspace, batch_id=batch.batch_id)
    taken_back = content_of(workspace)
    undo(workspace)
    assert content_of(workspace) == taken_in
    redo(workspace)
    assert content_of(workspace) == taken_back


def test_a_batch_is_taken_back_once(workspace: Workspace, round_id: str, unit_id: str) -> None:
    batch = take_in(workspace, received(workspace, round_id, unit_id))
    undo_batch(workspace, batch_id=batch.batch_id)
    with pytest.raises(BatchUndoneError, match="撤回，没有改动"):
        undo_batch(workspace, batch_id=batch.batch_id)


def test_a_batch_whose_taking_in_was_undone_is_gone(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    batch = take_in(workspace, received(workspace, round_id, unit_id))
    undo(workspace)
    with pytest.raises(RecordGoneError, match="已被撤销或删除"):
        undo_batch(workspace, batch_id=batch.batch_id)


def test_a_batch_that_was_redone_can_be_taken_back(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    batch = take_in(workspace, received(workspace, round_id, unit_id))
    undo(workspace)
    redo(workspace)
    undo_batch(workspace, batch_id=batch.batch_id)
    assert list_tasks(workspace)[0].status is TaskStatus.NOT_STARTED


def test_the_earlier_batch_taken_back_leaves_what_a_later_version_says(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    first = take_in(
        workspace, received(workspace, round_id, unit_id, "一"), {**DONE, "remark": "无"}
    )
    second = received(workspace, round_id, unit_id, "二")
    take_in(workspace, second, {**DONE, "progress": "已印发并公开", "remark": "无"})
    kept = undo_batch(workspace, batch_id=first.batch_id).kept
    assert {(edit.field, edit.value) for edit in kept} == {
        ("本期进展", "已印发并公开"),
        ("办理状态", "已完成"),
    }
    task = list_tasks(workspace)[0]
    (report,) = list_reports(workspace, AskedKind.TASKS, task.id)
    assert (task.status, report.progress, report.remark) == (
        TaskStatus.DONE, "已印发并公开", "无",
    )  # fmt: skip


def test_two_versions_taken_back_from_the_last_leave_the_ledger_as_it_was(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    first = received(workspace, round_id, unit_id, "一")
    before = base_of(workspace, first)
    batches = [take_in(workspace, first)]
    second = received(workspace, round_id, unit_id, "二")
    batches.append(take_in(workspace, second, {"progress": "已印发并公开"}))
    undo_batch(workspace, batch_id=batches[1].batch_id)
    assert list_reports(workspace, AskedKind.TASKS, list_tasks(workspace)[0].id)[0].progress == (
        "已印发"
    )
    undo_batch(workspace, batch_id=batches[0].batch_id)
    assert base_of(workspace, first) == before
    assert find_received(workspace, first.id).state is ReceivedState.SUPERSEDED
    assert find_received(workspace, second.id).state is ReceivedState.RECEIVED


def test_a_file_taken_in_twice_stands_in_the_batch_that_is_left(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    file = received(workspace, round_id, unit_id)
    first = take_in(workspace, file, DONE, rows=1)
    second = take_in(workspace, file, DONE, rows=2)
    undo_batch(workspace, batch_id=second.batch_id)
    row = find_received(workspace, file.id)
    assert (row.state, row.batch_id) == (ReceivedState.ACCEPTED, first.batch_id)
    undo_batch(workspace, batch_id=first.batch_id)
    assert find_received(workspace, file.id) == file


def test_a_file_taken_in_twice_waits_again_when_both_are_taken_back(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    file = received(workspace, round_id, unit_id)
    batches = [take_in(workspace, file, DONE, rows=rows) for rows in (1, 2)]
    undo_batch(workspace, batch_id=batches[0].batch_id)
    assert find_received(workspace, file.id).batch_id == batches[1].batch_id
    undo_batch(workspace, batch_id=batches[1].batch_id)
    row = find_received(workspace, file.id)
    assert (row.state, row.batch_id) == (ReceivedState.RECEIVED, "")


def test_a_task_deleted_since_does_not_stand_in_the_way(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    batch = take_in(workspace, received(workspace, round_id, unit_id), DONE, rows=2)
    delete_tasks(workspace, task_ids=[list_tasks(workspace)[0].id])
    assert undo_batch(workspace, batch_id=batch.batch_id).kept == ()
    assert {task.status for task in list_tasks(workspace)} == {TaskStatus.NOT_STARTED}
    assert check_workspace(workspace) == ()
