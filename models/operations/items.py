"""Reform items of the ledger: entered, corrected, deleted."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from models.changes import Changes
from models.errors import RecordGoneError
from models.fields import ItemFields, fields_of
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.accepting import peer_rows
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
from models.operations.removing import remove_items
from models.operations.roles import RolesEdit, write_roles
from models.progress import Progress, SilentProgress
from models.queries.documents import read_document
from models.queries.items import read_items_of
from models.rules.checks import check_item, require_valid
from models.store import tables
from models.store.workspace import Workspace

_WORDS = EditWords(
    "事项",
    "个",
    {
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
    },
)


def create_item(workspace: Workspace, *, fields: ItemFields) -> Changes:
    """Enter a reform item by hand, after the others of its document.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
    """
    require_valid(check_item(fields))
    with workspace.writing(f"新增事项“{shortened(fields.title or fields.content)}”") as recorder:
        item_id = new_key()
        insert_item(recorder, item_id, fields)
        return recorder.changes([item_id])


def insert_item(recorder: Recorder, item_id: str, fields: ItemFields) -> None:
    """Enter a valid item inside an operation, after the others of its document.

    Raises:
        InvalidRecordError: its serial is taken, or its year is not that of its document.
        RecordGoneError: its document has been deleted.
    """
    _require_document_year(recorder, fields)
    _require_free_serials(recorder, {item_id: fields})
    row = {"id": item_id, "position": _next_position(recorder, fields.document_id)}
    recorder.insert(tables.items, [row | _stored(recorder, fields)])
    entries = NameResolver(recorder).entries(fields.roles, fields.document_id)
    write_roles(recorder, tables.item_roles, [RolesEdit(item_id, (), entries)])
    recorder.insert(tables.item_peers, peer_rows(item_id, fields.peers))


def edit_item(workspace: Workspace, *, item_id: str, fields: ItemFields) -> Changes:
    """Correct a reform item; only what differs is written.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
        RecordGoneError: the item has been deleted.
    """
    require_valid(check_item(fields))
    return _edit(workspace, {item_id: fields}, "", SilentProgress())


def edit_items(
    workspace: Workspace,
    *,
    edits: Mapping[str, ItemFields],
    label: str = "",
    progress: Progress | None = None,
) -> Changes:
    """Correct reform items in one step, as ``edit_tasks`` does tasks.

    Raises:
        InvalidRecordError: some have errors and are named; nothing is stored.
        RecordGoneError: one of the items has been deleted; nothing is stored.
        Cancelled: the person asked to stop; nothing is stored.
    """
    require_all_valid((name_of(fields), check_item(fields)) for fields in edits.values())
    return _edit(workspace, edits, label, progress or SilentProgress())


def _edit(
    workspace: Workspace, wanted: Mapping[str, ItemFields], label: str, progress: Progress
) -> Changes:
    with workspace.writing(label or "修改事项") as recorder:
        rows = read_items_of(recorder.connection, list(wanted))
        edits = real_edits({key: fields_of(row) for key, row in rows.items()}, wanted, _WORDS)
        if not edits:
            return recorder.changes(list(wanted))
        recorder.label = label or _WORDS.label(edits)
        is_one_of_many = len(wanted) > 1
        for edit in reported(edits, progress, "正在核对事项"):
            if {"document_id", "year"} & set(edit.differing):
                with naming_record(edit.after, is_one_of_many=is_one_of_many):
                    _require_document_year(recorder, edit.after)
        _require_free_serials(recorder, {edit.key: edit.after for edit in edits})
        values = {edit.key: _stored(recorder, edit.after) for edit in edits}
        recorder.update_many(tables.items, values)
        _write_peers(recorder, [edit for edit in edits if "peers" in edit.differing])
        write_roles(recorder, tables.item_roles, _roles_edits(recorder, edits))
        return recorder.changes(list(wanted))


def delete_items(workspace: Workspace, *, item_ids: Sequence[str]) -> Changes:
    """Delete reform items; undo brings them back.

    Raises:
        RecordGoneError: one of them has been deleted already; none is deleted now.
    """
    with workspace.writing(f"删除 {len(item_ids):,} 个改革事项") as recorder:
        rows = read_items_of(recorder.connection, item_ids)
        if len(rows) < len(set(item_ids)):
            raise RecordGoneError("有改革事项已被删除，没有删除任何一项。请刷新后再看。")
        if len(rows) == 1:
            recorder.label = f"删除事项“{shortened(name_of(fields_of(rows[item_ids[0]])))}”"
        remove_items(recorder, item_ids)
        return recorder.changes(item_ids)


def _write_peers(recorder: Recorder, edits: Sequence[Edit[ItemFields]]) -> None:
    outdated = recorder.keys(tables.item_peers, "item_id", [edit.key for edit in edits])
    recorder.delete(tables.item_peers, outdated)
    recorder.insert(
        tables.item_peers, [row for edit in edits for row in peer_rows(edit.key, edit.after.peers)]
    )


def _roles_edits(recorder: Recorder, edits: Sequence[Edit[ItemFields]]) -> list[RolesEdit]:
    names = NameResolver(recorder)
    return [
        RolesEdit(
            edit.key,
            edit.before.roles,
            names.entries(edit.after.roles, edit.after.document_id),
        )
        for edit in edits
        if {"roles", "document_id"} & set(edit.differing)  # its group words are its own
    ]


def _stored(recorder: Recorder, fields: ItemFields) -> dict[str, object]:
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


def _require_document_year(recorder: Recorder, fields: ItemFields) -> None:
    if fields.document_id is None:
        return
    document = read_document(recorder.connection, fields.document_id)
    if fields.year not in (None, document.year):
        require_valid((Issue("事项的年度随所属文件，请在文件中修改年度", "year"),))


def _require_free_serials(recorder: Recorder, edits: Mapping[str, ItemFields]) -> None:
    """A serial number stands once in a document; items of one step may change theirs about."""
    taken = _serials_of_others(recorder, edits)
    issues = []
    for fields in edits.values():
        if fields.document_id is None or fields.serial is None:
            continue
        place = fields.document_id, fields.serial
        if place in taken:
            title = shortened(taken[place])
            text = f"序号 {fields.serial} 已用于同一文件的“{title}”"
            issues.append((name_of(fields), (Issue(text, "serial"),)))
        taken[place] = name_of(fields)
    if len(edits) == 1:
        require_valid(tuple(issue for _, found in issues for issue in found))
    require_all_valid(issues)


def _serials_of_others(
    recorder: Recorder, edits: Mapping[str, ItemFields]
) -> dict[tuple[str, int], str]:
    """Return what the other items of the same documents are called, by document and serial."""
    items = tables.items
    documents = {fields.document_id for fields in edits.values()}
    rows = recorder.connection.execute(
        select(items.c.id, items.c.document_id, items.c.serial, items.c.title).where(
            items.c.document_id.in_(documents), items.c.serial.is_not(None)
        )
    )
    return {
        (document_id, serial): title for key, document_id, serial, title in rows if key not in edits
    }


def _next_position(recorder: Recorder, document_id: str | None) -> int:
    items = tables.items
    last = recorder.connection.scalar(
        select(func.max(items.c.position)).where(
            items.c.document_id.is_not_distinct_from(document_id)
        )
    )
    return (last or 0) + 1
