"""Tasks of the ledger: entered, corrected, deleted, reported on."""

from collections.abc import Mapping, Sequence
from datetime import date

from models.changes import Changes
from models.errors import RecordGoneError
from models.fields import TaskFields, fields_of
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.editing import (
    Edit,
    EditWords,
    name_of,
    naming_record,
    real_edits,
    reported,
    require_all_valid,
)
from models.operations.labels import shortened
from models.operations.naming import NameResolver
from models.operations.plans import PlanPlaces
from models.operations.removing import remove_tasks
from models.operations.roles import RolesEdit, write_roles
from models.progress import Progress, SilentProgress
from models.queries.documents import read_document
from models.queries.tasks import read_task, read_tasks_of
from models.rules.checks import check_progress, check_task, require_valid
from models.store import tables
from models.store.workspace import Workspace
from models.vocabulary import TaskStatus

_WORDS = EditWords(
    "任务",
    "项",
    {
        "section": "所属部分",
        "number": "编号",
        "title": "名称",
        "body": "内容",
        "roles": "单位",
        "deadline_text": "完成时限",
        "deadline": "完成时限",
        "ongoing": "完成时限",
        "status": "办理状态",
        "note": "备注",
        "document_id": "所属文件",
        "year": "年度",
    },
)


def create_task(workspace: Workspace, *, fields: TaskFields) -> Changes:
    """Enter a task by hand, after the others of its document or year.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
    """
    require_valid(check_task(fields))
    with workspace.writing(f"新增任务“{shortened(fields.title or fields.body)}”") as recorder:
        task_id = new_key()
        insert_task(recorder, task_id, fields)
        return recorder.changes([task_id])


def insert_task(recorder: Recorder, task_id: str, fields: TaskFields) -> None:
    """Enter a valid task inside an operation, after the others of its document or year.

    Raises:
        InvalidRecordError: its year is not that of its document.
        RecordGoneError: its document has been deleted.
    """
    _require_document_year(recorder, fields)
    places = PlanPlaces(recorder)
    plan_id = _plan(places, fields)
    row = {"id": task_id, "plan_id": plan_id, "position": places.next_position(plan_id)}
    row |= _stored(recorder, fields) | {"section_id": places.section(plan_id, fields.section)}
    recorder.insert(tables.tasks, [row])
    entries = NameResolver(recorder).entries(fields.roles, fields.document_id)
    write_roles(recorder, tables.task_roles, [RolesEdit(task_id, (), entries)])


def edit_task(workspace: Workspace, *, task_id: str, fields: TaskFields) -> Changes:
    """Correct a task; only what differs is written.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
        RecordGoneError: the task has been deleted.
    """
    require_valid(check_task(fields))
    return _edit(workspace, {task_id: fields}, "", SilentProgress())


def edit_tasks(
    workspace: Workspace,
    *,
    edits: Mapping[str, TaskFields],
    label: str = "",
    progress: Progress | None = None,
) -> Changes:
    """Correct tasks in one step; only what differs is written.

    Args:
        workspace: the open workspace.
        edits: what the tasks are to be, by key.
        label: what was done, in words; by default the fields that differ are named.
        progress: told how far it is; cancelling leaves everything as it was.

    Raises:
        InvalidRecordError: some have errors and are named; nothing is stored.
        RecordGoneError: one of the tasks has been deleted; nothing is stored.
        Cancelled: the person asked to stop; nothing is stored.
    """
    require_all_valid((name_of(fields), check_task(fields)) for fields in edits.values())
    return _edit(workspace, edits, label, progress or SilentProgress())


def _edit(
    workspace: Workspace, wanted: Mapping[str, TaskFields], label: str, progress: Progress
) -> Changes:
    with workspace.writing(label or "修改任务") as recorder:
        rows = read_tasks_of(recorder.connection, list(wanted))
        edits = real_edits({key: fields_of(row) for key, row in rows.items()}, wanted, _WORDS)
        if not edits:
            return recorder.changes(list(wanted))
        recorder.label = label or _WORDS.label(edits)
        places, names = PlanPlaces(recorder), NameResolver(recorder)
        values: dict[str, dict[str, object]] = {}
        roles: list[RolesEdit] = []
        for edit in reported(edits, progress, "正在修改任务"):
            with naming_record(edit.after, is_one_of_many=len(wanted) > 1):
                values[edit.key] = _place(recorder, places, edit) | _stored(recorder, edit.after)
            if {"roles", "document_id"} & set(edit.differing):  # its group words are its own
                entries = names.entries(edit.after.roles, edit.after.document_id)
                roles.append(RolesEdit(edit.key, edit.before.roles, entries))
        recorder.update_many(tables.tasks, values)
        write_roles(recorder, tables.task_roles, roles)
        return recorder.changes(list(wanted))


def delete_tasks(workspace: Workspace, *, task_ids: Sequence[str]) -> Changes:
    """Delete tasks with their progress entries; undo brings them back.

    Raises:
        RecordGoneError: one of them has been deleted already; none is deleted now.
    """
    with workspace.writing(f"删除 {len(task_ids):,} 项任务") as recorder:
        rows = read_tasks_of(recorder.connection, task_ids)
        if len(rows) < len(set(task_ids)):
            raise RecordGoneError("有任务已被删除，没有删除任何一项。请刷新后再看。")
        if len(rows) == 1:
            recorder.label = f"删除任务“{shortened(name_of(fields_of(rows[task_ids[0]])))}”"
        remove_tasks(recorder, task_ids)
        return recorder.changes(task_ids)


def append_progress(
    workspace: Workspace,
    *,
    task_id: str,
    reported_on: date,
    text: str,
    status: TaskStatus | None = None,
) -> Changes:
    """Append a progress entry (A44); earlier entries stay as they are.

    Args:
        workspace: the open workspace.
        task_id: the task reported on.
        reported_on: the day the report is about.
        text: what was reported.
        status: where the task stands now; None leaves it.

    Raises:
        InvalidRecordError: the text is empty; nothing is stored.
        RecordGoneError: the task has been deleted.
    """
    require_valid(check_progress(text))
    with workspace.writing("填报进展") as recorder:
        task = read_task(recorder.connection, task_id)
        recorder.label = f"填报任务“{shortened(task.title or task.body)}”的进展"
        entry = {
            "id": new_key(),
            "task_id": task_id,
            "reported_on": reported_on.isoformat(),
            "text": text,
            "operator": recorder.operator,
            "recorded_at": recorder.now,
        }
        recorder.insert(tables.progress_entries, [entry])
        values: dict[str, object] = {"updated_at": recorder.now}
        if status is not None:
            values["status"] = status.value
        recorder.update(tables.tasks, task_id, values)
        return recorder.changes([task_id])


def _require_document_year(recorder: Recorder, fields: TaskFields) -> None:
    """The year of a document's task is the document's."""
    if fields.document_id is None:
        return
    document = read_document(recorder.connection, fields.document_id)
    if fields.year not in (None, document.year):
        require_valid((Issue("任务的年度随所属文件，请在文件中修改年度", "year"),))


def _plan(places: PlanPlaces, fields: TaskFields) -> str:
    return places.plan(fields.document_id, fields.year if fields.document_id is None else None)


def _place(recorder: Recorder, places: PlanPlaces, edit: Edit[TaskFields]) -> dict[str, object]:
    """Return where a task stands, as far as that changes."""
    moves = bool({"document_id", "year"} & set(edit.differing))
    if not moves and "section" not in edit.differing:
        return {}
    if moves:
        _require_document_year(recorder, edit.after)
    plan_id = _plan(places, edit.after)
    place: dict[str, object] = {"section_id": places.section(plan_id, edit.after.section)}
    if moves:
        place |= {"plan_id": plan_id, "position": places.next_position(plan_id)}
    return place


def _stored(recorder: Recorder, fields: TaskFields) -> dict[str, object]:
    return {
        "number": fields.number,
        "title": fields.title,
        "body": fields.body,
        "deadline_text": fields.deadline_text,
        "deadline": fields.deadline.isoformat() if fields.deadline else None,
        "ongoing": int(fields.ongoing),
        "status": fields.status.value,
        "note": fields.note,
        "updated_at": recorder.now,
    }
