"""The latest changes of the ledger, each with the record it opens."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from models.queries.convert import to_moment
from models.store import tables
from models.vocabulary import RecordKind

LATEST = 20
# Tables whose rows, or whose parts' rows, are records a person can open.
_RECORDS = {
    RecordKind.TASK: tables.tasks,
    RecordKind.ITEM: tables.items,
    RecordKind.DOCUMENT: tables.documents,
    RecordKind.UNIT: tables.units,
}
_OPENED_AS = {kind: kind for kind in _RECORDS} | {RecordKind.PROGRESS: RecordKind.TASK}


@dataclass(frozen=True, slots=True)
class LatestChange:
    """One operation; ``kind`` None where there is no record left to open."""

    label: str
    at: datetime
    operator: str
    is_undone: bool
    kind: RecordKind | None = None
    record_id: str = ""


def read_latest(connection: Connection, limit: int = LATEST) -> tuple[LatestChange, ...]:
    """Return the latest operations of people, newest first, inside an open transaction."""
    operations = tables.operations
    query = (
        select(
            operations.c.id,
            operations.c.label,
            operations.c.at,
            operations.c.operator,
            operations.c.state,
        )
        .where(operations.c.action != "setup")
        .order_by(operations.c.sequence.desc())
        .limit(limit)
    )
    return tuple(
        LatestChange(
            row.label,
            to_moment(row.at),
            row.operator,
            row.state != "done",
            *_record(connection, row.id),
        )
        for row in connection.execute(query).all()
    )


def _record(connection: Connection, operation_id: str) -> tuple[RecordKind | None, str]:
    """Return the first record an operation touched, if it is still there."""
    history = tables.history
    names = [
        table.name
        for table in tables.ledger_tables()
        if tables.record_kind(table) in _OPENED_AS
        and (tables.names_its_record(table) or not tables.is_part(table))
    ]
    first = connection.execute(
        select(history.c.table_name, history.c.owner_id)
        .where(history.c.operation_id == operation_id, history.c.table_name.in_(names))
        .order_by(history.c.sequence)
        .limit(1)
    ).first()
    if first is None:
        return None, ""
    kind = _OPENED_AS[tables.record_kind(tables.metadata.tables[first.table_name])]
    table = _RECORDS[kind]
    is_there = connection.scalar(select(table.c.id).where(table.c.id == first.owner_id))
    return (kind, first.owner_id) if is_there else (None, "")
