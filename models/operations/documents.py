"""Taking an official document into the ledger, correcting it, deleting it."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, false, or_, select

from models.changes import Changes
from models.errors import UserError
from models.fields import DocumentFields, fields_of
from models.history import Recorder, new_key
from models.operations import accepting
from models.operations.evidence import link_evidence
from models.operations.labels import differing_fields, edit_label, shortened
from models.operations.naming import Resolution, UnitChoice, resolve_document_names
from models.operations.plans import plan_of, section_of
from models.operations.removing import remove_document
from models.progress import Progress, SilentProgress, stop_if_cancelled
from models.queries.documents import read_document
from models.queries.units import read_index
from models.reading import GroupDefinition, ReadDocument
from models.rules.checks import check_document, require_valid
from models.store import tables
from models.store.backup import create_backup
from models.store.evidence import keep_file
from models.store.workspace import Workspace

# Ordered lists of a document that are plain words: field, table, column.
_LISTS = (
    ("basis_numbers", tables.document_basis, "number"),
    ("annexes", tables.document_annexes, "title"),
)
_WORDS = {
    "title": "标题",
    "kind": "类型",
    "number": "发文字号",
    "issuer": "发文机关",
    "year": "年度",
    "addressees": "主送",
    "signed_on": "成文日期",
    "printed_on": "印发日期",
    "published_on": "发布日期",
    "basis_numbers": "依据文件",
    "annexes": "附件",
}


class DocumentAlreadyStoredError(UserError):
    """Raised when the same file or the same document number is stored; look at that one."""


def accept_document(
    workspace: Workspace,
    *,
    read: ReadDocument,
    unit_choices: tuple[UnitChoice, ...] = (),
    progress: Progress | None = None,
    source: Path | None = None,
) -> Changes:
    """Store a document with its tasks and items in one transaction, after a backup.

    Names nobody chose for: an exact name or alias becomes that unit; a group word the group (the
    document's own definition first); a name near to a registered one stays as printed and is an
    open question; any other becomes a new unit. ``source``, the file itself, is kept as evidence.

    Raises:
        DocumentAlreadyStoredError: the file or its number is in the ledger already.
        Cancelled: the person pressed 取消; nothing has been written.
    """
    progress = progress or SilentProgress()
    workspace.refuse_when_read_only()
    with workspace.reading() as connection:
        _refuse_second_copy(connection, number=read.number, sha256=read.source_sha256)
    progress.report("正在备份台账")
    create_backup(workspace, "import")
    stop_if_cancelled(progress)
    kept = keep_file(workspace.evidence_dir, source) if source else None
    with workspace.writing(f"导入文件“{shortened(read.title or read.source_name)}”") as recorder:
        _refuse_second_copy(recorder.connection, number=read.number, sha256=read.source_sha256)
        document_id = new_key()
        progress.report("正在登记文件和单位", 0, len(read.tasks) + len(read.items))
        resolution = _insert_document(recorder, document_id, read, unit_choices)
        stop_if_cancelled(progress)
        progress.report("正在写入任务和事项", 0, len(read.tasks) + len(read.items))
        _insert_tasks(recorder, document_id, read, resolution)
        questions = _insert_items(recorder, document_id, read, resolution)
        if kept is not None:
            link_evidence(recorder, kept, "document_id", document_id)
        stop_if_cancelled(progress)
        return recorder.changes(
            [document_id], open_questions=(*resolution.open_questions, *questions)
        )


def edit_document(workspace: Workspace, *, document_id: str, fields: DocumentFields) -> Changes:
    """Correct what is known of a document; its text stays as it came.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
        DocumentAlreadyStoredError: the number is another document's.
        RecordGoneError: the document has been deleted.
    """
    require_valid(check_document(fields))
    with workspace.writing("修改文件") as recorder:
        stored = read_document(recorder.connection, document_id)
        differing = differing_fields(fields_of(stored), fields)
        if not differing:
            return recorder.changes([document_id])
        recorder.label = edit_label("文件", stored.title, differing, _WORDS)
        if "number" in differing:
            _refuse_second_copy(recorder.connection, number=fields.number)
        recorder.update(tables.documents, document_id, _edited(recorder, fields))
        if "addressees" in differing:
            _rewrite_addressees(recorder, document_id, fields.addressees)
        for field, table, column in _LISTS:
            if field in differing:
                recorder.delete(table, recorder.keys(table, "document_id", [document_id]))
                rows = accepting.listed_rows(document_id, column, getattr(fields, field))
                recorder.insert(table, rows)
        return recorder.changes([document_id])


def delete_document(workspace: Workspace, *, document_id: str) -> Changes:
    """Delete a document with its tasks and items, after a backup; undo brings all of it back."""
    workspace.refuse_when_read_only()
    create_backup(workspace, "delete")
    with workspace.writing("删除文件") as recorder:
        stored = read_document(recorder.connection, document_id)
        recorder.label = f"删除文件“{shortened(stored.title)}”"
        remove_document(recorder, document_id)
        return recorder.changes([document_id])


def _refuse_second_copy(connection: Connection, *, number: str, sha256: str = "") -> None:
    documents = tables.documents
    same = [
        column == value
        for column, value in ((documents.c.source_sha256, sha256), (documents.c.number, number))
        if value
    ]
    found = connection.execute(
        select(documents.c.title, documents.c.number).where(or_(false(), *same))
    ).first()
    if found is not None:
        name = f"“{found.title}”" + (f"（{found.number}）" if found.number else "")
        raise DocumentAlreadyStoredError(
            f"这份文件已经在台账里：{name}。没有重复保存。如需重新导入，请先删除原来的文件。"
        )


def _edited(recorder: Recorder, fields: DocumentFields) -> dict[str, object]:
    return {
        "title": fields.title,
        "kind": fields.kind.value,
        "number": fields.number,
        "issuer": fields.issuer,
        "year": fields.year,
        "signed_on": fields.signed_on.isoformat() if fields.signed_on else None,
        "printed_on": fields.printed_on.isoformat() if fields.printed_on else None,
        "published_on": fields.published_on.isoformat() if fields.published_on else None,
        "updated_at": recorder.now,
    }


def _rewrite_addressees(recorder: Recorder, document_id: str, addressees: Sequence[str]) -> None:
    table = tables.document_addressees
    recorder.delete(table, recorder.keys(table, "document_id", [document_id]))
    index = read_index(recorder.connection, document_id)
    matches = [index.match(printed) for printed in addressees if printed.strip()]
    resolution = Resolution(
        units={match.printed: match.unit_id for match in matches if match.unit_id},
        groups={match.printed: match.group_id for match in matches if match.group_id},
        members={},
        open_questions=(),
    )
    recorder.insert(table, accepting.addressee_rows(document_id, addressees, resolution))


def _insert_document(
    recorder: Recorder, document_id: str, read: ReadDocument, choices: Sequence[UnitChoice]
) -> Resolution:
    """Insert the document itself; return what the names in it stand for."""
    recorder.insert(tables.documents, [accepting.document_row(document_id, read, recorder.now)])
    text = {"id": document_id, "lines": "\n".join(read.lines)}
    recorder.insert(tables.document_texts, [text])
    recorder.insert(tables.document_warnings, accepting.warning_rows(document_id, read))
    for field, table, column in _LISTS:
        recorder.insert(table, accepting.listed_rows(document_id, column, getattr(read, field)))
    _define_groups(recorder, document_id, read.groups)
    in_roles = accepting.role_names(read)
    names = tuple(dict.fromkeys((*in_roles, *filter(str.strip, read.addressees))))
    resolution = resolve_document_names(
        recorder, names, choices, document_id=document_id, may_register=frozenset(in_roles)
    )
    recorder.insert(
        tables.document_addressees,
        accepting.addressee_rows(document_id, read.addressees, resolution),
    )
    return resolution


def _define_groups(
    recorder: Recorder, document_id: str, definitions: Sequence[GroupDefinition]
) -> None:
    """Store the group words the text explains (下同): the general members and the named ones.

    含 adds to what the word means anyway; where that is not known, the members stay open (未解析).
    """
    index = read_index(recorder.connection)
    for definition in {one.word: one for one in definitions}.values():
        group_id = new_key()
        recorder.insert(
            tables.unit_groups,
            [{"id": group_id, "word": definition.word, "document_id": document_id}],
        )
        general = index.group(definition.word)
        if general is None or not general.member_ids:
            continue
        named = [unit.id for word in definition.includes if (unit := index.unit(word))]
        members = dict.fromkeys((*general.member_ids, *named))
        recorder.insert(
            tables.group_members,
            (
                {"id": new_key(), "group_id": group_id, "unit_id": unit_id, "position": place}
                for place, unit_id in enumerate(members, start=1)
            ),
        )


def _insert_tasks(
    recorder: Recorder, document_id: str, read: ReadDocument, resolution: Resolution
) -> None:
    if not read.tasks:
        return
    plan_id = plan_of(recorder, document_id, None)
    headings = dict.fromkeys(task.section for task in read.tasks)
    sections = {title: section_of(recorder, plan_id, title) for title in headings}
    rows = [
        accepting.task_row(
            task,
            plan_id=plan_id,
            section_id=sections[task.section],
            position=place,
            now=recorder.now,
        )
        for place, task in enumerate(read.tasks, start=1)
    ]
    recorder.insert(tables.tasks, rows)
    recorder.insert(
        tables.task_roles,
        (
            role
            for row, task in zip(rows, read.tasks, strict=True)
            for role in accepting.stored_roles(
                "task_id", row["id"], accepting.task_entries(task), resolution
            )
        ),
    )


def _insert_items(
    recorder: Recorder, document_id: str, read: ReadDocument, resolution: Resolution
) -> tuple[str, ...]:
    """Insert the items; return a sentence for each printed serial that stands twice."""
    serials: set[int] = set()
    questions = []
    rows = []
    for place, item in enumerate(read.items, start=1):
        serial = item.serial
        if serial is not None and (serial < 1 or serial in serials):
            questions.append(
                f"第{item.line}行的序号 {serial} 无效或与前面重复，已存为无序号，请核对。"
            )
            serial = None
        elif serial is not None:
            serials.add(serial)
        rows.append(
            accepting.item_row(
                item, document_id=document_id, serial=serial, position=place, now=recorder.now
            )
        )
    recorder.insert(tables.items, rows)
    pairs = list(zip(rows, read.items, strict=True))
    recorder.insert(
        tables.item_roles,
        (
            role
            for row, item in pairs
            for role in accepting.stored_roles(
                "item_id", row["id"], accepting.item_entries(item), resolution
            )
        ),
    )
    recorder.insert(
        tables.item_peers,
        (peer for row, item in pairs for peer in accepting.peer_rows(row["id"], item.peers)),
    )
    return tuple(questions)
