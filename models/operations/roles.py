"""Writing the ordered roles of a task or an item: only the roles that differ are rewritten."""

from collections.abc import Sequence

from sqlalchemy import Table, select

from models.history import Recorder
from models.operations.naming import role_rows
from models.records import RoleEntry
from models.store import tables
from models.vocabulary import Role


def write_roles(
    recorder: Recorder,
    table: Table,
    owner_id: str,
    *,
    before: Sequence[RoleEntry],
    after: Sequence[RoleEntry],
) -> None:
    """Replace the entries of every role whose list differs; the history shows whole lists."""
    for role in Role:
        wanted = [entry for entry in after if entry.role is role]
        if wanted == [entry for entry in before if entry.role is role]:
            continue
        recorder.delete(table, _stored_keys(recorder, table, owner_id, role))
        recorder.insert(table, role_rows(tables.owner_column(table), owner_id, wanted))


def _stored_keys(recorder: Recorder, table: Table, owner_id: str, role: Role) -> list[str]:
    owner = table.c[tables.owner_column(table)]
    query = select(table.c.id).where(owner == owner_id, table.c.role == role.value)
    return list(recorder.connection.scalars(query.order_by(table.c.position)))
