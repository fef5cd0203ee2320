"""Writing the ordered roles of tasks or items: only the roles that differ are rewritten."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Table, select

from models.history import Recorder
from models.operations.naming import role_rows
from models.records import RoleEntry
from models.store import tables
from models.store.rows import in_chunks
from models.vocabulary import Role


@dataclass(frozen=True, slots=True)
class RolesEdit:
    """The entries of one record as they are and as they are to be."""

    owner_id: str
    before: tuple[RoleEntry, ...]
    after: tuple[RoleEntry, ...]

    def changed_roles(self) -> tuple[Role, ...]:
        """Return the roles whose lists differ."""
        return tuple(
            role for role in Role if _in_role(self.before, role) != _in_role(self.after, role)
        )

    def wanted(self) -> list[RoleEntry]:
        """Return the entries of the roles whose lists differ."""
        changed = self.changed_roles()
        return [entry for entry in self.after if entry.role in changed]


def write_roles(recorder: Recorder, table: Table, edits: Sequence[RolesEdit]) -> None:
    """Replace the entries of every role whose list differs; the history shows whole lists."""
    recorder.delete(table, _outdated_keys(recorder, table, edits))
    owner = tables.owner_column(table)
    recorder.insert(
        table, [row for edit in edits for row in role_rows(owner, edit.owner_id, edit.wanted())]
    )


def _outdated_keys(recorder: Recorder, table: Table, edits: Sequence[RolesEdit]) -> list[str]:
    outdated = {(edit.owner_id, role.value) for edit in edits for role in edit.changed_roles()}
    owner = table.c[tables.owner_column(table)]
    query = select(table.c.id, owner, table.c.role).order_by(table.c.role, table.c.position)
    return [
        key
        for chunk in in_chunks([edit.owner_id for edit in edits])
        for key, owner_id, role in recorder.connection.execute(query.where(owner.in_(chunk)))
        if (owner_id, role) in outdated
    ]


def _in_role(entries: Sequence[RoleEntry], role: Role) -> list[RoleEntry]:
    return [entry for entry in entries if entry.role is role]
