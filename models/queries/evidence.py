"""The files kept for a record (佐证资料, A42): what, how large, who added it and when."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, func, or_, select

from models.queries.convert import to_moment
from models.queries.units import Readable
from models.records import EvidenceRow
from models.store import tables
from models.vocabulary import RecordKind

LINK_COLUMNS: Final[Mapping[RecordKind, str]] = {
    RecordKind.TASK: "task_id",
    RecordKind.ITEM: "item_id",
    RecordKind.DOCUMENT: "document_id",
}


def list_evidence(
    workspace: Readable, *, kind: RecordKind, record_id: str
) -> tuple[EvidenceRow, ...]:
    """Return the files of a record, in the order they were added."""
    with workspace.reading() as connection:
        return read_links(connection, kind, record_id)


def source_file(workspace: Readable, document_id: str) -> EvidenceRow | None:
    """Return the file a document was read from, None when none was kept (pasted text)."""
    documents = tables.documents
    query = select(documents.c.source_sha256).where(documents.c.id == document_id)
    with workspace.reading() as connection:
        sha256 = connection.scalar(query)
        links = read_links(connection, RecordKind.DOCUMENT, document_id)
    return next((row for row in links if row.sha256 == sha256), None)


def read_links(connection: Connection, kind: RecordKind, record_id: str) -> tuple[EvidenceRow, ...]:
    """Return the files of a record inside a transaction that is open already."""
    links, evidence = tables.evidence_links, tables.evidence
    history, operations = tables.history, tables.operations
    # Schema 1 kept the history of a link under the file, not under the record.
    owners = or_(history.c.owner_id == record_id, history.c.owner_id == evidence.c.id)
    query = (
        select(
            links.c.id,
            evidence.c.sha256,
            evidence.c.name,
            evidence.c.size,
            operations.c.operator,
            func.min(operations.c.at),
        )
        .join(evidence, links.c.evidence_id == evidence.c.id)
        .join(history, owners & (history.c.record_id == links.c.id) & history.c.after.is_not(None))
        .join(operations, history.c.operation_id == operations.c.id)
        .where(links.c[LINK_COLUMNS[kind]] == record_id)
        .group_by(links.c.id)
        .order_by(func.min(operations.c.at), history.c.sequence)
    )
    return tuple(
        EvidenceRow(link_id, sha256, name, size, operator, to_moment(added_at))
        for link_id, sha256, name, size, operator, added_at in connection.execute(query)
    )
