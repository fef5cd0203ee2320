"""Tasks: entered, corrected, reported on, deleted."""

from dataclasses import replace
from datetime import date

import pytest

from models.errors import RecordGoneError
from models.fields import fields_of
from models.history import undo
from models.operations.tasks import append_progress, create_task, delete_tasks, edit_task
from models.queries.history import list_operations
from models.queries.tasks import get_tasks, list_progress, list_tasks
from models.queries.units import list_units
from models.records import RoleEntry
from models.rules.checks import InvalidRecordError
from models.store.workspace import Workspace
from models.vocabulary import RecordKind, Role, TaskStatus
from tests.builders import TASK_FIELDS, accepted_task
from tests.models.store.ledgers import content_of

GONE = "00000000-0000-0000-0000-000000000000"


def test_a_task_entered_by_hand_resolves_its_units(workspace: Workspace) -> None:
    key = create_task(workspace, fields=TASK_FIELDS).record_ids[0]
    task = get_tasks(workspace, [key])[key]
    assert (task.document_id, task.year, task.order) == (None, 2024, 1)
    assert all(entry.is_resolved for entry in task.roles)
    assert len(task.roles[-1].members) == 3


def test_tasks_of_a_document_come_before_those_entered_by_hand(workspace: Workspace) -> None:
    create_task(workspace, fields=TASK_FIELDS)
    accepted_task(workspace)
    assert [task.year for task in list_tasks(workspace)] == [2024, 2024]
    assert [bool(task.document_id) for task in list_tasks(workspace)] == [True, False]


def test_a_task_can_be_added_to_a_document(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    fields = replace(TASK_FIELDS, document_id=task.document_id, section="新的一部分")
    key = create_task(workspace, fields=fields).record_ids[0]
    added = get_tasks(workspace, [key])[key]
    assert (added.document_number, added.order, added.section) == (
        task.document_number,
        2,
        "新的一部分",
    )


def test_an_edit_writes_only_what_differs(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    fields = replace(fields_of(task), deadline=date(2024, 6, 30), note="已延期")
    changes = edit_task(workspace, task_id=task.id, fields=fields)
    assert changes.label == "修改任务“细化制定工作方案”的完成时限、备注"
    assert changes.kinds == {RecordKind.TASK}
    assert changes.record_ids == (task.id,)
    assert list_operations(workspace)[0].change_count == 3  # two fields and the time of the edit
    assert fields_of(get_tasks(workspace, [task.id])[task.id]) == fields


def test_an_edit_that_changes_nothing_leaves_no_trace(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    edit_task(workspace, task_id=task.id, fields=fields_of(task))
    assert len(list_operations(workspace)) == 2
    assert get_tasks(workspace, [task.id])[task.id].updated_at == task.updated_at


def test_roles_keep_the_order_they_are_given_in(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    units = {unit.name: unit.id for unit in list_units(workspace)}
    roles = (
        RoleEntry(Role.LEAD, "市司法局", units["市司法局"]),
        RoleEntry(Role.LEAD, "市发改委"),
        *task.roles[1:],
    )
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), roles=roles))
    stored = get_tasks(workspace, [task.id])[task.id]
    assert stored.units(Role.LEAD) == ("市司法局", "市发改委")
    assert stored.roles[1].unit_id == units["市发改委"]
    assert stored.roles[2:] == task.roles[1:]


def test_a_unit_deleted_meanwhile_is_looked_for_by_its_words(workspace: Workspace) -> None:
    roles = (RoleEntry(Role.LEAD, "市司法局", GONE), RoleEntry(Role.LEAD, "市撤并局", GONE))
    key = create_task(workspace, fields=replace(TASK_FIELDS, roles=roles)).record_ids[0]
    known, unknown = get_tasks(workspace, [key])[key].roles
    assert known.unit_id not in (None, GONE)
    assert (unknown.printed, unknown.is_resolved) == ("市撤并局", False)


def test_the_year_of_a_documents_task_is_not_changed_by_the_task(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    with pytest.raises(InvalidRecordError, match="年度随所属文件"):
        edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), year=2025))


def test_a_task_entered_by_hand_can_move_to_another_year(workspace: Workspace) -> None:
    key = create_task(workspace, fields=TASK_FIELDS).record_ids[0]
    edit_task(workspace, task_id=key, fields=replace(TASK_FIELDS, year=2025))
    assert get_tasks(workspace, [key])[key].year == 2025


def test_a_task_with_errors_is_not_stored(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecordError, match="不能都为空"):
        create_task(workspace, fields=replace(TASK_FIELDS, title=""))
    assert list_tasks(workspace) == ()


def test_progress_is_appended_and_the_latest_is_shown(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    for day, text in ((date(2024, 4, 20), "已征求意见"), (date(2024, 4, 2), "已起草")):
        append_progress(workspace, task_id=task.id, reported_on=day, text=text)
    assert [row.text for row in list_progress(workspace, task.id)] == ["已征求意见", "已起草"]
    stored = get_tasks(workspace, [task.id])[task.id]
    assert (stored.latest_progress, stored.latest_progress_on) == ("已征求意见", date(2024, 4, 20))


def test_of_two_reports_on_one_day_the_later_one_counts(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    for text in ("上午", "下午"):
        append_progress(workspace, task_id=task.id, reported_on=date(2024, 4, 2), text=text)
    assert get_tasks(workspace, [task.id])[task.id].latest_progress == "下午"


def test_a_report_can_say_where_the_task_stands(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    append_progress(
        workspace,
        task_id=task.id,
        reported_on=date(2024, 5, 20),
        text="已印发",
        status=TaskStatus.DONE,
    )
    assert get_tasks(workspace, [task.id])[task.id].status is TaskStatus.DONE
    assert list_progress(workspace, task.id)[0].operator == "张三"


def test_an_empty_report_is_refused(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    with pytest.raises(InvalidRecordError, match="进展内容不能为空"):
        append_progress(workspace, task_id=task.id, reported_on=date(2024, 5, 1), text=" ")


def test_deleted_tasks_come_back_with_their_progress(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    append_progress(workspace, task_id=task.id, reported_on=date(2024, 4, 2), text="已起草")
    before = content_of(workspace)
    assert delete_tasks(workspace, task_ids=[task.id]).label == "删除任务“细化制定工作方案”"
    assert list_tasks(workspace) == ()
    undo(workspace)
    assert content_of(workspace) == before


def test_none_is_deleted_when_one_is_gone(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    with pytest.raises(RecordGoneError, match="已被删除"):
        delete_tasks(workspace, task_ids=[task.id, GONE])
    assert len(list_tasks(workspace)) == 1


def test_a_task_that_is_gone_cannot_be_edited(workspace: Workspace) -> None:
    with pytest.raises(RecordGoneError):
        edit_task(workspace, task_id=GONE, fields=TASK_FIELDS)
