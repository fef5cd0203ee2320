"""Reform items of the ledger with roles and peer areas, as frozen rows."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from models.errors import RecordGoneError
from models.queries.convert import to_moment
from models.queries.roles import RoleReader, stored_roles
from models.queries.units import Readable
from models.records import ItemRow
from models.store import tables
from models.store.rows import in_chunks
from models.vocabulary import ItemStage, Role


def list_items(workspace: Readable) -> tuple[ItemRow, ...]:
    """Return all items: by document in the order taken in, hand-made ones last, then as printed."""
    with workspace.reading() as connection:
        return read_items(connection)


def get_items(workspace: Readable, item_ids: Sequence[str]) -> dict[str, ItemRow]:
    """Return the items with these keys; those gone are left out."""
    with workspace.reading() as connection:
        return read_items_of(connection, item_ids)


def read_item(connection: Connection, item_id: str) -> ItemRow:
    """Return one item inside a transaction that is open already."""
    found = _read_items(connection, (item_id,))
    if not found:
        raise RecordGoneError("这个改革事项已被删除，没有改动。请刷新后再看。")
    return found[0]


def read_items(connection: Connection) -> tuple[ItemRow, ...]:
    """Return all items inside an open transaction."""
    return _read_items(connection, None)


def read_items_of(connection: Connection, item_ids: Sequence[str]) -> dict[str, ItemRow]:
    """Return the items with these keys inside an open transaction; those gone are left out."""
    return {item.id: item for keys in in_chunks(item_ids) for item in _read_items(connection, keys)}


def _read_items(connection: Connection, item_ids: Sequence[str] | None) -> tuple[ItemRow, ...]:
    items, documents = tables.items, tables.documents
    query = (
        select(
            items,
            documents.c.number,
            documents.c.year.label("document_year"),
            stored_roles(tables.item_roles, items).label("roles"),
        )
        .select_from(items.outerjoin(documents, items.c.document_id == documents.c.id))
        .order_by(
            items.c.document_id.is_(None),
            documents.c.imported_at,
            documents.c.id,
            items.c.year,
            items.c.position,
        )
    )
    if item_ids is not None:
        query = query.where(items.c.id.in_(item_ids))
    roles = RoleReader()
    peers = _peers(connection, item_ids)
    return tuple(
        ItemRow(
            id=row.id,
            document_id=row.document_id,
            document_number=row.number or "",
            year=row.year if row.document_id is None else row.document_year,
            serial=row.serial,
            area=row.area,
            category=row.category,
            title=row.title,
            content=row.content,
            peers=tuple(peers[row.id]),
            roles=roles.read(row.roles),
            remark=row.remark,
            national=row.national == 1,
            not_applicable=tuple(Role(word) for word in row.not_applicable.split()),
            stage=ItemStage(row.stage),
            note=row.note,
            line=row.line,
            order=row.position,
            updated_at=to_moment(row.updated_at),
        )
        for row in connection.execute(query)
    )


def _peers(connection: Connection, item_ids: Sequence[str] | None) -> dict[str, list[str]]:
    peers = tables.item_peers
    query = select(peers.c.item_id, peers.c.printed).order_by(peers.c.position)
    if item_ids is not None:
        query = query.where(peers.c.item_id.in_(item_ids))
    found: dict[str, list[str]] = defaultdict(list)
    for key, printed in connection.execute(query):
        found[key].append(printed)
    return found
