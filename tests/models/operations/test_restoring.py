"""One field given back what it held before or after a change of its history."""

from dataclasses import replace
from datetime import date

import pytest

from models.errors import RecordGoneError
from models.fields import UnitFields, fields_of
from models.history import new_key, undo
from models.operations.documents import accept_document, delete_document, edit_document
from models.operations.items import edit_item
from models.operations.restoring import FieldNotRestorableError, Side, restore_field
from models.operations.tasks import append_progress, create_task, delete_tasks, edit_task
from models.operations.units import create_unit, delete_units, edit_unit
from models.queries.documents import list_documents
from models.queries.history import list_changes
from models.queries.items import list_items
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.records import FieldChange, RoleEntry, TaskRow
from models.store import tables
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from models.vocabulary import Role
from tests.builders import READ_LIST, READ_PLAN, TASK_FIELDS, UNIT_FIELDS, accepted_task
from tests.models.store.ledgers import content_of


def edited(workspace: Workspace, task: TaskRow, **values: object) -> TaskRow:
    fields = replace(fields_of(task), **values)  # type: ignore[arg-type] # each value fits its field
    edit_task(workspace, task_id=task.id, fields=fields)
    return list_tasks(workspace)[0]


def newest(workspace: Workspace, record_id: str, form_field: str) -> FieldChange:
    changes = list_changes(workspace, record_id)
    return next(change for change in changes if change.form_field == form_field)


def test_a_field_gets_its_value_before_a_change(workspace: Workspace) -> None:
    task = edited(workspace, accepted_task(workspace), note="甲")
    edited(workspace, edited(workspace, task, note="乙"), title="改过")
    change = newest(workspace, task.id, "note")
    changes = restore_field(workspace, change=change, side=Side.BEFORE)
    now = list_tasks(workspace)[0]
    assert (now.note, now.title) == ("甲", "改过")
    assert changes.label == "恢复任务“改过”的备注"


def test_a_field_gets_its_value_after_an_older_change(workspace: Workspace) -> None:
    task = edited(workspace, accepted_task(workspace), note="甲")
    older = newest(workspace, task.id, "note")
    edited(workspace, task, note="乙")
    restore_field(workspace, change=older, side=Side.AFTER)
    assert list_tasks(workspace)[0].note == "甲"


def test_words_day_and_kind_of_a_deadline_come_back_together(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    edited(workspace, task, deadline_text="持续推进", deadline=None, ongoing=True)
    changes = restore_field(
        workspace, change=newest(workspace, task.id, "deadline"), side=Side.BEFORE
    )
    now = list_tasks(workspace)[0]
    assert (now.deadline_text, now.deadline, now.ongoing) == (
        "2024年5月底",
        date(2024, 5, 31),
        False,
    )
    assert changes.label == "恢复任务“细化制定工作方案”的完成时限"


def test_undo_takes_a_restored_field_back(workspace: Workspace) -> None:
    task = edited(workspace, accepted_task(workspace), note="甲")
    content = content_of(workspace)
    restore_field(workspace, change=newest(workspace, task.id, "note"), side=Side.BEFORE)
    undo(workspace)
    assert content_of(workspace) == content


def test_the_units_of_one_role_come_back_in_their_order(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    lead = [RoleEntry(Role.LEAD, name) for name in ("市司法局", "市公安局")]
    others = task.roles[1:]
    task = edited(workspace, task, roles=(*lead, *others))
    change = newest(workspace, task.id, "roles.lead")
    edited(workspace, task, roles=(RoleEntry(Role.LEAD, "市水利局"), others[0]))
    restore_field(workspace, change=change, side=Side.AFTER)
    now = list_tasks(workspace)[0]
    assert now.units(Role.LEAD) == ("市司法局", "市公安局")
    assert now.units(Role.RESPONSIBLE) == ("市直各相关单位",)
    restore_field(workspace, change=change, side=Side.BEFORE)
    assert list_tasks(workspace)[0].units(Role.LEAD) == ("市优化办",)
    assert check_workspace(workspace) == ()


def test_a_role_naming_a_deleted_unit_is_refused(workspace: Workspace) -> None:
    unit_id = create_unit(workspace, fields=replace(UNIT_FIELDS, name="市临时局")).record_ids[0]
    task = accepted_task(workspace)
    task = edited(workspace, task, roles=(RoleEntry(Role.LEAD, "市临时局", unit_id),))
    change = newest(workspace, task.id, "roles.lead")
    edited(workspace, task, roles=())
    delete_units(workspace, unit_ids=[unit_id])
    content = content_of(workspace)
    with pytest.raises(FieldNotRestorableError, match="“市临时局”对应的单位已被删除，没有恢复"):
        restore_field(workspace, change=change, side=Side.AFTER)
    assert content_of(workspace) == content


def test_a_deleted_record_is_told(workspace: Workspace) -> None:
    task = edited(workspace, accepted_task(workspace), note="甲")
    change = newest(workspace, task.id, "note")
    delete_tasks(workspace, task_ids=[task.id])
    with pytest.raises(RecordGoneError, match="这项任务已被删除"):
        restore_field(workspace, change=change, side=Side.BEFORE)


def test_a_section_comes_back_in_the_plan_the_task_stands_in(workspace: Workspace) -> None:
    task_id = create_task(workspace, fields=replace(TASK_FIELDS, section="甲部分")).record_ids[0]
    task = list_tasks(workspace)[0]
    task = edited(workspace, task, section="乙部分")
    change = newest(workspace, task_id, "section")
    edited(workspace, task, year=2025)
    restore_field(workspace, change=change, side=Side.BEFORE)
    now = list_tasks(workspace)[0]
    assert (now.section, now.year) == ("甲部分", 2025)
    restore_field(workspace, change=newest(workspace, task_id, "year"), side=Side.BEFORE)
    now = list_tasks(workspace)[0]
    assert (now.section, now.year) == ("甲部分", 2024)
    assert check_workspace(workspace) == ()


def test_a_value_that_clashes_is_refused_in_plain_words(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_PLAN)
    (document,) = list_documents(workspace)
    edit_document(
        workspace, document_id=document.id, fields=replace(fields_of(document), number="甲")
    )
    accept_document(workspace, read=replace(READ_LIST, number=READ_PLAN.number))
    with pytest.raises(FieldNotRestorableError, match="与别的记录或本条的其他内容冲突"):
        restore_field(workspace, change=newest(workspace, document.id, "number"), side=Side.BEFORE)


def test_lists_of_documents_items_and_units_come_back(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_LIST)
    (document,) = list_documents(workspace)
    (item,) = list_items(workspace)
    unit = next(unit for unit in list_units(workspace) if unit.name == "市交通运输局")
    edit_document(
        workspace, document_id=document.id, fields=replace(fields_of(document), annexes=())
    )
    edit_item(workspace, item_id=item.id, fields=replace(fields_of(item), peers=("随县",)))
    edit_unit(workspace, unit_id=unit.id, fields=replace(fields_of(unit), aliases=()))
    for key, field in ((document.id, "annexes"), (item.id, "peers"), (unit.id, "aliases")):
        restore_field(workspace, change=newest(workspace, key, field), side=Side.BEFORE)
    assert list_documents(workspace)[0].annexes == document.annexes
    assert list_items(workspace)[0].peers == item.peers
    again = next(one for one in list_units(workspace) if one.id == unit.id)
    assert again.aliases == unit.aliases


def test_an_alias_added_alone_does_not_take_the_others_away(workspace: Workspace) -> None:
    fields = UnitFields(name="市新设局", aliases=("新设局",))
    unit_id = create_unit(workspace, fields=fields).record_ids[0]
    with workspace.writing("记住别称") as recorder:
        row = {"id": new_key(), "unit_id": unit_id, "position": 2, "alias": "设局"}
        recorder.insert(tables.unit_aliases, [row])
    restore_field(workspace, change=newest(workspace, unit_id, "aliases"), side=Side.BEFORE)
    unit = next(one for one in list_units(workspace) if one.id == unit_id)
    assert unit.aliases == ("新设局",)


def test_an_entry_of_progress_and_a_whole_record_are_no_fields(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    append_progress(workspace, task_id=task.id, reported_on=date(2024, 4, 1), text="已起草")
    for change in list_changes(workspace, task.id):
        with pytest.raises(FieldNotRestorableError, match="不能单独恢复"):
            restore_field(workspace, change=change, side=Side.BEFORE)


def test_a_deleted_document_is_told(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_PLAN)
    (document,) = list_documents(workspace)
    fields = replace(fields_of(document), issuer="市政府")
    edit_document(workspace, document_id=document.id, fields=fields)
    change = newest(workspace, document.id, "issuer")
    delete_document(workspace, document_id=document.id)
    with pytest.raises(RecordGoneError, match="这份文件已被删除"):
        restore_field(workspace, change=change, side=Side.BEFORE)
