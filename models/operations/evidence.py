"""Linking kept files (佐证资料, A42) to the records they belong to, inside an operation."""

from sqlalchemy import select

from models.history import Recorder, new_key
from models.store import tables
from models.store.evidence import KeptFile


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
