"""What was changed, in the words people read."""

from dataclasses import replace
from datetime import date

from models.fields import fields_of
from models.history import undo
from models.operations.documents import accept_document, delete_document
from models.operations.items import edit_item
from models.operations.tasks import append_progress, create_task, edit_task
from models.operations.units import edit_unit
from models.queries.documents import list_documents
from models.queries.history import WHOLE_RECORD, list_changes, list_operations
from models.queries.items import list_items
from models.queries.units import list_units
from models.records import RoleEntry
from models.store.workspace import Workspace
from models.vocabulary import Role, TaskStatus
from tests.builders import READ_LIST, TASK_FIELDS, accepted_task


def newest(workspace: Workspace, record_id: str) -> list[tuple[str, str, str]]:
    changes = list_changes(workspace, record_id)
    latest = [one for one in changes if one.operation_id == changes[0].operation_id]
    return [(one.field_label, one.before, one.after) for one in latest]


def test_fields_are_told_by_their_labels_and_words(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    fields = replace(
        fields_of(task),
        deadline=None,
        ongoing=True,
        status=TaskStatus.IN_PROGRESS,
        section="新部分",
    )
    edit_task(workspace, task_id=task.id, fields=fields)
    assert newest(workspace, task.id) == [
        ("所属部分", "强化顶层设计", "新部分"),
        ("完成时限", "2024-05-31", ""),
        ("持续推进", "否", "是"),
        ("办理状态", "未启动", "推进中"),
    ]


def test_roles_are_told_as_whole_lists(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    roles = (*task.roles, RoleEntry(Role.LEAD, "市司法局"))
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), roles=roles))
    assert newest(workspace, task.id) == [("牵头单位", "市优化办", "市优化办、市司法局")]


def test_a_progress_entry_is_told_with_its_day(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    append_progress(workspace, task_id=task.id, reported_on=date(2024, 4, 1), text="已起草")
    assert newest(workspace, task.id) == [("进展", "", "2024-04-01 已起草")]


def test_peers_and_aliases_are_told_as_whole_lists(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_LIST)
    (item,) = list_items(workspace)
    edit_item(workspace, item_id=item.id, fields=replace(fields_of(item), peers=("汉阳区",)))
    assert newest(workspace, item.id) == [("同批地区", "武昌区、汉阳区", "汉阳区")]
    unit = next(unit for unit in list_units(workspace) if unit.name == "市交通运输局")
    edit_unit(workspace, unit_id=unit.id, fields=replace(fields_of(unit), aliases=()))
    assert newest(workspace, unit.id) == [("别称", "市交通局", "")]


def test_making_and_undoing_a_record_are_told_in_one_line(workspace: Workspace) -> None:
    key = create_task(workspace, fields=TASK_FIELDS).record_ids[0]
    assert newest(workspace, key) == [(WHOLE_RECORD, "", "建立问题台账")]
    undo(workspace)
    assert newest(workspace, key) == [(WHOLE_RECORD, "建立问题台账", "")]


def test_the_newest_change_comes_first_with_its_operation(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), note="甲"))
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), note="乙"))
    changes = list_changes(workspace, task.id)
    assert [one.after for one in changes] == ["乙", "甲", task.title]
    assert (changes[0].operator, changes[0].operation_label) == (
        "张三",
        "修改任务“细化制定工作方案”的备注",
    )
    assert changes[0].at.tzinfo is not None


def test_no_more_operations_are_listed_than_asked_for(workspace: Workspace) -> None:
    for _ in range(3):
        create_task(workspace, fields=TASK_FIELDS)
    assert len(list_operations(workspace, limit=2)) == 2


def test_a_deleted_document_is_told_by_its_title(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_LIST)
    (document,) = list_documents(workspace)
    delete_document(workspace, document_id=document.id)
    assert newest(workspace, document.id) == [(WHOLE_RECORD, document.title, "")]
