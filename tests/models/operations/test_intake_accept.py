"""Taking returned files in: what is written where, what is left, all of it or nothing."""

from dataclasses import replace

import pytest

from models.errors import Cancelled
from models.fields import fields_of
from models.history import redo, undo
from models.intake_plan import FilePlan, PlannedRow, RowState, Verdict
from models.intake_records import ReceivedState
from models.operations.intake import FileSettledError, receive_files
from models.operations.intake_accept import AcceptedFile, NothingToAcceptError, accept_files
from models.operations.tasks import delete_tasks, edit_task
from models.progress import SilentProgress
from models.queries.history import list_changes, list_operations
from models.queries.intake import (
    find_received,
    list_batches,
    list_questions,
    list_received,
    list_reports,
)
from models.queries.tasks import get_tasks, list_progress, list_tasks
from models.store.backup import list_backups
from models.store.integrity import check_workspace
from models.store.workspace import Workspace, WorkspaceReadOnlyError, open_workspace
from models.vocabulary import AskedKind, RecordKind, TaskStatus
from tests.models.replies import (
    DONE,
    NAME,
    TODAY,
    Values,
    arrived,
    base_of,
    received,
    reply,
    take_in,
    units_of,
)


def first_task(workspace: Workspace) -> str:
    return list_tasks(workspace)[0].id


def test_status_goes_to_the_task_and_words_to_the_report(
    workspace: Workspace, round_id: str
) -> None:
    unit_id = units_of(workspace, round_id)[0]
    said: Values = {**DONE, "percent": 0.8, "problem": "缺钱", "next_step": "申请", "remark": "/"}
    take_in(workspace, received(workspace, round_id, unit_id), said)
    task_id = first_task(workspace)
    task = get_tasks(workspace, [task_id])[task_id]
    assert (task.status, task.latest_progress) == (TaskStatus.DONE, "鄂城区：已印发")
    (entry,) = list_progress(workspace, task_id)
    assert (entry.reported_on, entry.operator) == (TODAY, "张三")
    (report,) = list_reports(workspace, AskedKind.TASKS, task_id)
    assert (report.unit_id, report.period, report.kind) == (unit_id, "2024-06", AskedKind.TASKS)
    assert (report.percent, report.progress, report.problem) == (0.8, "已印发", "缺钱")
    assert (report.next_step, report.remark) == ("申请", "/")


def test_a_batch_is_one_operation_after_one_backup(workspace: Workspace, round_id: str) -> None:
    files = [received(workspace, round_id, unit) for unit in units_of(workspace, round_id)[:2]]
    plans = [reply(base_of(workspace, file), {"progress": "已办"}, rows=2) for file in files]
    accepted = accept_files(
        workspace,
        round_id=round_id,
        files=[AcceptedFile(file.id, plan) for file, plan in zip(files, plans, strict=True)],
        today=TODAY,
    )
    assert accepted.changes.label == f"收报入库“{NAME}”：2 个文件，更新 2 项"
    assert accepted.changes.kinds == {RecordKind.INTAKE, RecordKind.PROGRESS}
    assert list_operations(workspace)[0].label == accepted.changes.label
    assert [backup.reason for backup in list_backups(workspace.path)].count("import") == 2
    (batch,) = list_batches(workspace, round_id)
    assert (batch.file_count, batch.record_count, batch.undone_at) == (2, 2, None)
    assert {row.state for row in list_received(workspace, round_id)} == {ReceivedState.ACCEPTED}
    assert check_workspace(workspace) == ()


def test_a_taken_report_stands_in_the_history_of_its_task(
    workspace: Workspace, round_id: str
) -> None:
    take_in(workspace, received(workspace, round_id, units_of(workspace, round_id)[0]))
    shown = {
        change.field_label: change.after
        for change in list_changes(workspace, first_task(workspace))
    }
    assert shown["办理状态"] == "已完成"
    assert "已印发" in shown["单位填报"]


def test_a_cell_changed_since_the_plan_stays_and_is_told(
    workspace: Workspace, round_id: str
) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    plan = reply(base_of(workspace, file), DONE)
    task = list_tasks(workspace)[0]
    ours = replace(fields_of(task), status=TaskStatus.CANCELLED)
    edit_task(workspace, task_id=task.id, fields=ours)
    accepted = accept_files(
        workspace, round_id=round_id, files=[AcceptedFile(file.id, plan)], today=TODAY
    )
    (stale,) = accepted.stale[file.id]
    assert (stale.sheet, stale.cell) == ("重点任务", "F5")
    assert "改成了“已取消”，没有采用“已完成”" in stale.message
    assert list_tasks(workspace)[0].status is TaskStatus.CANCELLED
    assert len(list_progress(workspace, task.id)) == 1


def test_two_units_that_say_different_things_of_one_task_do_not_overwrite_each_other(
    workspace: Workspace, round_id: str
) -> None:
    files = [received(workspace, round_id, unit) for unit in units_of(workspace, round_id)[:2]]
    said = [{"status": "已完成"}, {"status": "推进中"}]
    plans = [
        AcceptedFile(file.id, reply(base_of(workspace, file), values))
        for file, values in zip(files, said, strict=True)
    ]
    accepted = accept_files(workspace, round_id=round_id, files=plans, today=TODAY)
    assert list(accepted.stale) == [files[1].id]
    assert list_tasks(workspace)[0].status is TaskStatus.DONE
    second = find_received(workspace, files[1].id)
    assert (second.has_questions, second.counts.conflict) == (True, 1)


def test_a_task_deleted_since_the_plan_is_told(workspace: Workspace, round_id: str) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    plan = reply(base_of(workspace, file), DONE, rows=2)
    delete_tasks(workspace, task_ids=[plan.rows[0].record_id])
    accepted = accept_files(
        workspace, round_id=round_id, files=[AcceptedFile(file.id, plan)], today=TODAY
    )
    (stale,) = accepted.stale[file.id]
    assert "已从台账删除" in stale.message
    assert list_tasks(workspace)[0].status is TaskStatus.DONE


def with_verdict(row: PlannedRow, state: RowState, verdict: Verdict) -> PlannedRow:
    first, *others = row.cells
    return replace(row, state=state, cells=(replace(first, verdict=verdict), *others))


def test_rows_with_a_conflict_stay_out_and_the_file_keeps_its_question(
    workspace: Workspace, round_id: str
) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    plan = reply(base_of(workspace, file), DONE, rows=2)
    first = with_verdict(plan.rows[0], RowState.CONFLICT, Verdict.CONFLICT)
    mixed = FilePlan((first, plan.rows[1]), (), ())
    accept_files(workspace, round_id=round_id, files=[AcceptedFile(file.id, mixed)], today=TODAY)
    statuses = [task.status for task in list_tasks(workspace)]
    assert statuses[:2] == [TaskStatus.NOT_STARTED, TaskStatus.DONE]
    row = find_received(workspace, file.id)
    assert (row.state, row.reason) == (ReceivedState.ACCEPTED, "还有 1 行有疑问，没有全部入库")
    assert (row.counts.conflict, row.counts.changed) == (1, 1)
    assert list_questions(workspace) == (row,)


def test_single_cells_can_be_chosen_also_of_a_conflict(workspace: Workspace, round_id: str) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    plan = reply(base_of(workspace, file), DONE)
    row = with_verdict(plan.rows[0], RowState.CONFLICT, Verdict.CONFLICT)
    chosen = frozenset({(row.place, "status")})
    accept_files(
        workspace,
        round_id=round_id,
        files=[AcceptedFile(file.id, FilePlan((row,), (), ()), chosen)],
        today=TODAY,
    )
    task = list_tasks(workspace)[0]
    assert (task.status, task.latest_progress) == (TaskStatus.DONE, "")


def test_good_cells_of_a_row_go_in_while_its_conflict_stays_open(
    workspace: Workspace, round_id: str
) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    plan = reply(base_of(workspace, file), DONE)
    row = with_verdict(plan.rows[0], RowState.CONFLICT, Verdict.CONFLICT)
    chosen = frozenset({(row.place, "progress")})
    mixed = AcceptedFile(file.id, FilePlan((row,), (), ()), chosen)
    accept_files(workspace, round_id=round_id, files=[mixed], today=TODAY)
    task = list_tasks(workspace)[0]
    assert (task.status, task.latest_progress) == (TaskStatus.NOT_STARTED, "鄂城区：已印发")
    (asked,) = list_questions(workspace)
    assert (asked.id, asked.counts.conflict) == (file.id, 1)


def test_columns_of_the_office_are_never_taken(workspace: Workspace, round_id: str) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    plan = reply(base_of(workspace, file), DONE)
    row = plan.rows[0]
    title = replace(row.cells[0], column="title", theirs="改了题目", verdict=Verdict.UNAUTHORISED)
    plan = FilePlan((replace(row, cells=(*row.cells, title)),), (), ())
    chosen = frozenset({(row.place, "title"), (row.place, "status")})
    accept_files(
        workspace, round_id=round_id, files=[AcceptedFile(file.id, plan, chosen)], today=TODAY
    )
    assert list_tasks(workspace)[0].title == "第1项任务"


def test_a_later_version_is_compared_with_what_the_unit_said_before(
    workspace: Workspace, round_id: str
) -> None:
    unit_id = units_of(workspace, round_id)[0]
    take_in(workspace, received(workspace, round_id, unit_id, "一"))
    second = received(workspace, round_id, unit_id, "二")
    base = base_of(workspace, second)
    record = base.sent[0].record
    assert base.said[record] == DONE
    assert (base.here[record]["status"], base.here[record]["progress"]) == ("已完成", "已印发")
    take_in(workspace, second, {"progress": "已印发并公开"})
    entries = list_progress(workspace, first_task(workspace))
    assert {entry.text for entry in entries} == {"鄂城区：已印发", "鄂城区：已印发并公开"}
    assert base_of(workspace, second).said[record] == {**DONE, "progress": "已印发并公开"}


def test_the_rest_of_a_file_can_be_taken_in_later(workspace: Workspace, round_id: str) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    take_in(workspace, file, DONE, rows=1)
    take_in(workspace, file, DONE, rows=2)
    assert [task.status for task in list_tasks(workspace)][:2] == [TaskStatus.DONE] * 2
    first, second = list_batches(workspace, round_id)
    assert (first.record_count, second.record_count) == (1, 1)
    assert find_received(workspace, file.id).batch_id == first.id


def test_a_file_that_was_replaced_is_not_taken_in(workspace: Workspace, round_id: str) -> None:
    unit_id = units_of(workspace, round_id)[0]
    first = received(workspace, round_id, unit_id, "一")
    plan = reply(base_of(workspace, first), DONE)
    received(workspace, round_id, unit_id, "二")
    with pytest.raises(FileSettledError, match="已有更新的一版，没有入库任何文件"):
        accept_files(
            workspace, round_id=round_id, files=[AcceptedFile(first.id, plan)], today=TODAY
        )


def test_a_file_of_nobody_is_not_taken_in(workspace: Workspace, round_id: str) -> None:
    file = arrived(workspace, round_id, None)
    told = receive_files(workspace, round_id=round_id, files=[file], today=TODAY)
    empty = AcceptedFile(told.files[0].id, FilePlan((), (), ()))
    with pytest.raises(NothingToAcceptError, match="还不知道"):
        accept_files(workspace, round_id=round_id, files=[empty], today=TODAY)
    with pytest.raises(NothingToAcceptError, match="没有选"):
        accept_files(workspace, round_id=round_id, files=[], today=TODAY)


class CancelledLate(SilentProgress):
    """A progress whose person presses 取消 after some steps."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def is_cancelled(self) -> bool:
        """Stop when the steps are used up."""
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4])
def test_cancelling_leaves_nothing_half_done(
    workspace: Workspace, round_id: str, steps: int
) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    plan = reply(base_of(workspace, file), DONE)
    with pytest.raises(Cancelled):
        accept_files(
            workspace,
            round_id=round_id,
            files=[AcceptedFile(file.id, plan)],
            today=TODAY,
            progress=CancelledLate(steps),
        )
    assert find_received(workspace, file.id) == file
    assert list_tasks(workspace)[0].status is TaskStatus.NOT_STARTED


def test_nothing_is_taken_in_where_only_looking_is_possible(
    workspace: Workspace, round_id: str
) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    plan = reply(base_of(workspace, file), DONE)
    with open_workspace(workspace.path) as beside, pytest.raises(WorkspaceReadOnlyError):
        accept_files(beside, round_id=round_id, files=[AcceptedFile(file.id, plan)], today=TODAY)


def test_undo_right_after_takes_all_of_it_back_and_redo_brings_it_again(
    workspace: Workspace, round_id: str
) -> None:
    file = received(workspace, round_id, units_of(workspace, round_id)[0])
    take_in(workspace, file)
    undo(workspace)
    assert find_received(workspace, file.id) == file
    assert list_batches(workspace, round_id) == ()
    assert list_progress(workspace, first_task(workspace)) == ()
    redo(workspace)
    assert len(list_batches(workspace, round_id)) == 1
    assert list_tasks(workspace)[0].status is TaskStatus.DONE
