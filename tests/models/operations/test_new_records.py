"""Rows units added, taken in as records of their own, and taken back with their batch."""

from dataclasses import replace

import pytest

from models.fields import ItemFields, fields_of
from models.history import undo
from models.intake_plan import FilePlan, NewRecord, PlannedRow, RowState
from models.intake_records import ReceivedRow
from models.operations.intake_accept import AcceptedFile, accept_files
from models.operations.intake_batches import undo_batch
from models.operations.tasks import edit_task
from models.queries.history import list_changes
from models.queries.intake import list_batches, list_reports
from models.queries.items import list_items
from models.queries.tasks import list_progress, list_tasks
from models.records import TaskRow
from models.rules.checks import InvalidRecordError
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, Role, TaskStatus
from tests.models.replies import (
    ADDED,
    TODAY,
    base_of,
    received,
    send_forms,
    take_in_new,
    units_of,
)


@pytest.fixture
def file(workspace: Workspace, round_id: str) -> ReceivedRow:
    """A file of the first of its units."""
    return received(workspace, round_id, units_of(workspace, round_id)[0])


def the_new(workspace: Workspace) -> TaskRow:
    return next(task for task in list_tasks(workspace) if task.title == ADDED)


def test_a_new_task_stands_in_its_plan_with_the_words_of_the_unit(
    workspace: Workspace, file: ReceivedRow
) -> None:
    batch = take_in_new(workspace, file)
    task = the_new(workspace)
    assert task.document_id == list_tasks(workspace)[0].document_id
    assert (task.status, task.latest_progress) == (TaskStatus.IN_PROGRESS, "鄂城区：已启动")
    assert task.units(Role.RESPONSIBLE) == ("鄂城区",)
    assert list_reports(workspace, AskedKind.TASKS, task.id)[0].progress == "已启动"
    assert batch.changes.label.endswith("：1 个文件，更新 0 项，新录入 1 项")
    assert list_batches(workspace, file.round_id)[0].record_count == 1
    assert check_workspace(workspace) == ()


def test_where_it_came_from_stands_in_its_history(workspace: Workspace, file: ReceivedRow) -> None:
    take_in_new(workspace, file)
    shown = [change.after for change in list_changes(workspace, "t-new")]
    assert any("由单位报送" in after for after in shown)


def test_the_file_is_compared_with_the_new_record_from_then_on(
    workspace: Workspace, file: ReceivedRow
) -> None:
    take_in_new(workspace, file)
    base = base_of(workspace, file)
    (other,) = base.others
    assert (other.record_id, other.content["title"]) == ("t-new", ADDED)
    assert base.here[other.record]["progress"] == "已启动"


def test_undo_takes_the_record_back_with_all_else(workspace: Workspace, file: ReceivedRow) -> None:
    take_in_new(workspace, file)
    undo(workspace)
    assert len(list_tasks(workspace)) == 3
    assert check_workspace(workspace) == ()


def test_a_batch_taken_back_takes_its_new_records_along(
    workspace: Workspace, file: ReceivedRow
) -> None:
    batch = take_in_new(workspace, file)
    undone = undo_batch(workspace, batch_id=batch.batch_id)
    assert undone.kept == ()
    assert len(list_tasks(workspace)) == 3
    assert base_of(workspace, file).others == ()
    undo(workspace)
    assert the_new(workspace).latest_progress == "鄂城区：已启动"
    assert check_workspace(workspace) == ()


def test_a_new_record_that_was_edited_since_stays_and_is_listed(
    workspace: Workspace, file: ReceivedRow
) -> None:
    batch = take_in_new(workspace, file)
    edited = replace(fields_of(the_new(workspace)), body="本办补写")
    edit_task(workspace, task_id="t-new", fields=edited)
    undone = undo_batch(workspace, batch_id=batch.batch_id)
    assert [(one.title, one.field) for one in undone.kept] == [(ADDED, "新录入的记录")]
    assert the_new(workspace).body == "本办补写"
    assert list_progress(workspace, "t-new") == ()


def test_a_new_record_that_was_sent_out_since_stays(
    workspace: Workspace, round_id: str, file: ReceivedRow
) -> None:
    batch = take_in_new(workspace, file)
    send_forms(workspace, round_id)
    undone = undo_batch(workspace, batch_id=batch.batch_id)
    assert [one.title for one in undone.kept] == [ADDED]


def test_a_new_record_with_errors_keeps_the_whole_batch_out(
    workspace: Workspace, round_id: str, file: ReceivedRow
) -> None:
    with pytest.raises(InvalidRecordError):
        take_in_new(workspace, file, title=" ")
    assert list_batches(workspace, round_id) == ()
    assert len(list_tasks(workspace)) == 3


def test_a_new_item_that_says_nothing_yet_is_known_again(
    workspace: Workspace, file: ReceivedRow
) -> None:
    row = PlannedRow(AskedKind.ITEMS, "i-new", ADDED, "改革事项", 9, RowState.SAME, ())
    record = NewRecord("i-new", ItemFields(ADDED, year=2024))
    one = AcceptedFile(file.id, FilePlan((row,), (), ()), frozenset(), new_records=(record,))
    accept_files(workspace, round_id=file.round_id, files=[one], today=TODAY)
    assert [item.title for item in list_items(workspace)] == [ADDED]
    assert [other.record_id for other in base_of(workspace, file).others] == ["i-new"]
