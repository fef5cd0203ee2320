"""Official documents with what came from them, their original text and reader's warnings."""

from collections import defaultdict

from sqlalchemy import Connection, Select, Table, func, select

from models.errors import RecordGoneError
from models.queries.convert import to_day, to_moment
from models.queries.units import Readable
from models.records import DocumentRow, WarningRow
from models.store import tables
from models.vocabulary import DocumentKind


def list_documents(workspace: Readable) -> tuple[DocumentRow, ...]:
    """Return all documents, the one taken in last first."""
    with workspace.reading() as connection:
        return read_documents(connection)


def document_lines(workspace: Readable, document_id: str) -> tuple[str, ...]:
    """Return the original text, one entry per line; empty when there is no such document."""
    texts = tables.document_texts
    with workspace.reading() as connection:
        stored = connection.scalar(select(texts.c.lines).where(texts.c.id == document_id))
    return tuple(stored.split("\n")) if stored else ()


def document_warnings(workspace: Readable, document_id: str) -> tuple[WarningRow, ...]:
    """Return what the reader found unclear, in its order, and who has looked at it."""
    with workspace.reading() as connection:
        return read_warnings(connection, document_id)


def read_warnings(connection: Connection, document_id: str) -> tuple[WarningRow, ...]:
    """Return the warnings of a document inside a transaction that is open already."""
    warnings, checked = tables.document_warnings, tables.checked_warnings
    query = (
        select(
            warnings.c.id,
            warnings.c.line,
            warnings.c.message,
            checked.c.checked_by,
            checked.c.checked_at,
        )
        .join(checked, checked.c.warning_id == warnings.c.id, isouter=True)
        .where(warnings.c.document_id == document_id)
        .order_by(warnings.c.position)
    )
    return tuple(
        WarningRow(key, line, message, by or "", to_moment(at) if at else None)
        for key, line, message, by, at in connection.execute(query)
    )


def read_document(connection: Connection, document_id: str) -> DocumentRow:
    """Return one document inside a transaction that is open already.

    Raises:
        RecordGoneError: it has been deleted.
    """
    found = read_documents(connection, document_id)
    if not found:
        raise RecordGoneError("这份文件已被删除，没有改动。请刷新后再看。")
    return found[0]


def read_documents(
    connection: Connection, document_id: str | None = None
) -> tuple[DocumentRow, ...]:
    """Return all documents, or the one with ``document_id``, inside an open transaction."""
    documents = tables.documents
    query = select(documents).order_by(documents.c.imported_at.desc(), documents.c.id)
    if document_id is not None:
        query = query.where(documents.c.id == document_id)
    addressees = _listed(connection, tables.document_addressees, "printed")
    basis = _listed(connection, tables.document_basis, "number")
    annexes = _listed(connection, tables.document_annexes, "title")
    tasks, items, warnings, checked = _counts(connection)
    return tuple(
        DocumentRow(
            id=row.id,
            kind=DocumentKind(row.kind),
            title=row.title,
            number=row.number,
            issuer=row.issuer,
            addressees=tuple(addressees[row.id]),
            signed_on=to_day(row.signed_on),
            printed_on=to_day(row.printed_on),
            published_on=to_day(row.published_on),
            basis_numbers=tuple(basis[row.id]),
            annexes=tuple(annexes[row.id]),
            source_name=row.source_name,
            source_sha256=row.source_sha256,
            declared_total=row.declared_total,
            task_count=tasks.get(row.id, 0),
            item_count=items.get(row.id, 0),
            warning_count=warnings.get(row.id, 0),
            imported_at=to_moment(row.imported_at),
            year=row.year,
            open_warning_count=warnings.get(row.id, 0) - checked.get(row.id, 0),
        )
        for row in connection.execute(query)
    )


def _listed(connection: Connection, table: Table, column: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = select(table.c.document_id, table.c[column]).order_by(table.c.position)
    for document_id, value in connection.execute(query):
        found[document_id].append(value)
    return found


def _counts(connection: Connection) -> tuple[dict[str | None, int], ...]:
    """Return the numbers of tasks, items, warnings and warnings looked at, by document."""
    plans = tables.plans
    by_plan = (
        select(plans.c.document_id, func.count())
        .join(tables.tasks, tables.tasks.c.plan_id == plans.c.id)
        .group_by(plans.c.document_id)
    )
    own = (tables.items, tables.document_warnings, tables.checked_warnings)
    by_table = [
        select(table.c.document_id, func.count()).group_by(table.c.document_id) for table in own
    ]
    return tuple(_number_by_document(connection, query) for query in (by_plan, *by_table))


def _number_by_document(
    connection: Connection, query: Select[str | None, int]
) -> dict[str | None, int]:
    return {row[0]: row[1] for row in connection.execute(query)}
