"""Tasks of the ledger: entered, corrected, deleted, reported on."""

from collections.abc import Sequence
from datetime import date

from models.changes import Changes
from models.fields import TaskFields, fields_of
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.labels import differing_fields, edit_label, shortened
from models.operations.naming import resolved_entries
from models.operations.plans import next_position, plan_of, section_of
from models.operations.removing import remove_tasks
from models.operations.roles import write_roles
from models.queries.documents import read_document
from models.queries.tasks import read_task
from models.rules.checks import check_progress, check_task, require_valid
from models.store import tables
from models.store.workspace import Workspace
from models.vocabulary import TaskStatus

_WORDS = {
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
}


def create_task(workspace: Workspace, *, fields: TaskFields) -> Changes:
    """Enter a task by hand, after the others of its document or year.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
    """
    require_valid(check_task(fields))
    with workspace.writing(f"新增任务“{shortened(fields.title or fields.body)}”") as recorder:
        task_id = new_key()
        plan_id = _plan(recorder, fields)
        row = {"id": task_id, "plan_id": plan_id, "position": next_position(recorder, plan_id)}
        recorder.insert(tables.tasks, [row | _stored(recorder, plan_id, fields)])
        entries = resolved_entries(recorder, fields.roles, fields.document_id)
        write_roles(recorder, tables.task_roles, task_id, before=(), after=entries)
        return recorder.changes([task_id])


def edit_task(workspace: Workspace, *, task_id: str, fields: TaskFields) -> Changes:
    """Correct a task; only what differs is written.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
        RecordGoneError: the task has been deleted.
    """
    require_valid(check_task(fields))
    with workspace.writing("修改任务") as recorder:
        stored = read_task(recorder.connection, task_id)
        differing = differing_fields(fields_of(stored), fields)
        if not differing:
            return recorder.changes([task_id])
        recorder.label = edit_label("任务", stored.title or stored.body, differing, _WORDS)
        plan_id = _plan(recorder, fields)
        values = _stored(recorder, plan_id, fields)
        if "document_id" in differing or "year" in differing:
            values |= {"plan_id": plan_id, "position": next_position(recorder, plan_id)}
        recorder.update(tables.tasks, task_id, values)
        if "roles" in differing or "document_id" in differing:  # its group words are its own
            entries = resolved_entries(recorder, fields.roles, fields.document_id)
            write_roles(recorder, tables.task_roles, task_id, before=stored.roles, after=entries)
        return recorder.changes([task_id])


def delete_tasks(workspace: Workspace, *, task_ids: Sequence[str]) -> Changes:
    """Delete tasks with their progress entries; undo brings them back.

    Raises:
        RecordGoneError: one of them has been deleted already; none is deleted now.
    """
    with workspace.writing(f"删除 {len(task_ids)} 项任务") as recorder:
        rows = [read_task(recorder.connection, task_id) for task_id in task_ids]
        if len(rows) == 1:
            recorder.label = f"删除任务“{shortened(rows[0].title or rows[0].body)}”"
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


def _plan(recorder: Recorder, fields: TaskFields) -> str:
    """Return the plan the fields name; the year of a document's plan is the document's."""
    if fields.document_id is not None:
        document = read_document(recorder.connection, fields.document_id)
        if fields.year not in (None, document.year):
            issue = Issue("任务的年度随所属文件，请在文件中修改年度", "year")
            require_valid((issue,))
    return plan_of(recorder, fields.document_id, fields.year)


def _stored(recorder: Recorder, plan_id: str, fields: TaskFields) -> dict[str, object]:
    return {
        "section_id": section_of(recorder, plan_id, fields.section),
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
