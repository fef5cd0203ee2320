"""Kept files (佐证资料, A42) linked to the records they belong to, and taken off again."""

from collections.abc import Sequence

from sqlalchemy import select

from models.changes import Changes
from models.errors import RecordGoneError, UserError
from models.history import Recorder, new_key
from models.operations.labels import shortened
from models.operations.record_titles import record_title
from models.queries.documents import read_document
from models.queries.evidence import LINK_COLUMNS, read_links
from models.records import EvidenceRow
from models.store import tables
from models.store.evidence import KeptFile
from models.store.workspace import Workspace
from models.vocabulary import RecordKind


class SourceFileNotRemovableError(UserError):
    """Raised when the file a document was read from should be taken off it; it stays."""


def add_evidence(
    workspace: Workspace, *, kind: RecordKind, record_id: str, files: Sequence[KeptFile]
) -> Changes:
    """Link files that were kept (``keep_files``) to a record; one that is linked already counts.

    Args:
        workspace: the open workspace.
        kind: TASK, ITEM or DOCUMENT.
        record_id: key of that record.
        files: what was kept of them.

    Raises:
        RecordGoneError: the record has been deleted; the files lie unused.
    """
    with workspace.writing("添加佐证") as recorder:
        title = record_title(recorder.connection, kind, record_id)
        linked = {row.sha256 for row in read_links(recorder.connection, kind, record_id)}
        new = list({file.sha256: file for file in files if file.sha256 not in linked}.values())
        recorder.label = f"给{title}添加佐证{_names([file.name for file in new or files])}"
        for file in new:
            link_evidence(recorder, file, LINK_COLUMNS[kind], record_id)
        return recorder.changes([record_id])


def remove_evidence(
    workspace: Workspace, *, kind: RecordKind, record_id: str, link_ids: Sequence[str]
) -> Changes:
    """Take files off a record; the files themselves are kept, so that undo can link them again.

    Raises:
        RecordGoneError: the record, or one of the links, is gone; nothing is removed.
        SourceFileNotRemovableError: one of them is the file the document was read from.
    """
    with workspace.writing("移除佐证") as recorder:
        title = record_title(recorder.connection, kind, record_id)
        links = {row.id: row for row in read_links(recorder.connection, kind, record_id)}
        if not links.keys() >= set(link_ids):
            raise RecordGoneError("这份佐证已被移除，没有改动。请刷新后再看。")
        chosen = [links[link_id] for link_id in link_ids]
        _refuse_source_file(recorder, kind, record_id, chosen)
        recorder.label = f"移除{title}的佐证{_names([row.name for row in chosen])}"
        recorder.delete(tables.evidence_links, link_ids)
        return recorder.changes([record_id])


def link_evidence(recorder: Recorder, kept: KeptFile, column: str, record_id: str) -> None:
    """Link a kept file to a record; the same content is registered once.

    Args:
        recorder: of the operation.
        kept: the file as it was kept.
        column: ``document_id``, ``task_id`` or ``item_id``.
        record_id: key of that record.
    """
    evidence = tables.evidence
    known = select(evidence.c.id).where(evidence.c.sha256 == kept.sha256)
    evidence_id = recorder.connection.scalar(known)
    if evidence_id is None:
        evidence_id = new_key()
        row = {"sha256": kept.sha256, "name": kept.name, "size": kept.size}
        recorder.insert(evidence, [{"id": evidence_id, "added_at": recorder.now} | row])
    link = {"id": new_key(), "evidence_id": evidence_id, column: record_id}
    recorder.insert(tables.evidence_links, [link])


def _refuse_source_file(
    recorder: Recorder, kind: RecordKind, record_id: str, chosen: Sequence[EvidenceRow]
) -> None:
    if kind is not RecordKind.DOCUMENT:
        return
    source = read_document(recorder.connection, record_id).source_sha256
    for row in chosen:
        if row.sha256 == source:
            raise SourceFileNotRemovableError(
                f"“{row.name}”是导入时的原文件，不能移除，没有改动。不需要整份文件时请删除文件。"
            )


def _names(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 份" if len(names) > 1 else ""
    return f"“{shortened(names[0])}”{more}"
