"""Reform items of the ledger: entered, corrected, deleted."""

from collections.abc import Sequence

from sqlalchemy import func, select

from models.changes import Changes
from models.fields import ItemFields, fields_of
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.accepting import peer_rows
from models.operations.labels import differing_fields, edit_label, shortened
from models.operations.naming import resolved_entries
from models.operations.removing import remove_items
from models.operations.roles import write_roles
from models.queries.documents import read_document
from models.queries.items import read_item
from models.rules.checks import check_item, require_valid
from models.store import tables
from models.store.workspace import Workspace

_WORDS = {
    "title": "事项",
    "content": "改革内容",
    "serial": "序号",
    "area": "地区",
    "category": "类项",
    "peers": "同批地区",
    "roles": "单位",
    "remark": "备注栏",
    "national": "国家试点",
    "stage": "阶段",
    "note": "备注",
    "document_id": "所属文件",
    "year": "年度",
}


def create_item(workspace: Workspace, *, fields: ItemFields) -> Changes:
    """Enter a reform item by hand, after the others of its document.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
    """
    require_valid(check_item(fields))
    with workspace.writing(f"新增事项“{shortened(fields.title or fields.content)}”") as recorder:
        item_id = new_key()
        row = {"id": item_id, "position": _next_position(recorder, fields.document_id)}
        recorder.insert(tables.items, [row | _stored(recorder, item_id, fields)])
        entries = resolved_entries(recorder, fields.roles, fields.document_id)
        write_roles(recorder, tables.item_roles, item_id, before=(), after=entries)
        recorder.insert(tables.item_peers, peer_rows(item_id, fields.peers))
        return recorder.changes([item_id])


def edit_item(workspace: Workspace, *, item_id: str, fields: ItemFields) -> Changes:
    """Correct a reform item; only what differs is written.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
        RecordGoneError: the item has been deleted.
    """
    require_valid(check_item(fields))
    with workspace.writing("修改事项") as recorder:
        stored = read_item(recorder.connection, item_id)
        differing = differing_fields(fields_of(stored), fields)
        if not differing:
            return recorder.changes([item_id])
        recorder.label = edit_label("事项", stored.title or stored.content, differing, _WORDS)
        recorder.update(tables.items, item_id, _stored(recorder, item_id, fields))
        if "peers" in differing:
            peers = recorder.keys(tables.item_peers, "item_id", [item_id])
            recorder.delete(tables.item_peers, peers)
            recorder.insert(tables.item_peers, peer_rows(item_id, fields.peers))
        if "roles" in differing or "document_id" in differing:  # its group words are its own
            entries = resolved_entries(recorder, fields.roles, fields.document_id)
            write_roles(recorder, tables.item_roles, item_id, before=stored.roles, after=entries)
        return recorder.changes([item_id])


def delete_items(workspace: Workspace, *, item_ids: Sequence[str]) -> Changes:
    """Delete reform items; undo brings them back.

    Raises:
        RecordGoneError: one of them has been deleted already; none is deleted now.
    """
    with workspace.writing(f"删除 {len(item_ids)} 个改革事项") as recorder:
        rows = [read_item(recorder.connection, item_id) for item_id in item_ids]
        if len(rows) == 1:
            recorder.label = f"删除事项“{shortened(rows[0].title or rows[0].content)}”"
        remove_items(recorder, item_ids)
        return recorder.changes(item_ids)


def _stored(recorder: Recorder, item_id: str, fields: ItemFields) -> dict[str, object]:
    if fields.document_id is not None:
        document = read_document(recorder.connection, fields.document_id)
        if fields.year not in (None, document.year):
            require_valid((Issue("事项的年度随所属文件，请在文件中修改年度", "year"),))
        _require_free_serial(recorder, item_id, fields)
    return {
        "document_id": fields.document_id,
        "year": fields.year if fields.document_id is None else None,
        "serial": fields.serial,
        "area": fields.area,
        "category": fields.category,
        "title": fields.title,
        "content": fields.content,
        "remark": fields.remark,
        "national": int(fields.national),
        "stage": fields.stage.value,
        "note": fields.note,
        "updated_at": recorder.now,
    }


def _require_free_serial(recorder: Recorder, item_id: str, fields: ItemFields) -> None:
    items = tables.items
    same = select(items.c.title).where(
        items.c.document_id == fields.document_id,
        items.c.serial == fields.serial,
        items.c.id != item_id,
    )
    if fields.serial is not None and (title := recorder.connection.scalar(same)) is not None:
        issue = Issue(f"序号 {fields.serial} 已用于同一文件的“{shortened(title)}”", "serial")
        require_valid((issue,))


def _next_position(recorder: Recorder, document_id: str | None) -> int:
    items = tables.items
    last = recorder.connection.scalar(
        select(func.max(items.c.position)).where(
            items.c.document_id.is_not_distinct_from(document_id)
        )
    )
    return (last or 0) + 1
