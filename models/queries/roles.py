"""Roles of tasks and items, read with their record in one row each.

The database puts them into one JSON text, so that a ledger of a hundred thousand tasks is read
without a Python object for each of its roles: equal texts become one shared tuple.
"""

import json

from sqlalchemy import ScalarSelect, Table, func, select

from models.queries.convert import to_keys
from models.records import RoleEntry
from models.store import tables
from models.vocabulary import Role

_ORDER = {role.value: place for place, role in enumerate(Role)}


def stored_roles(roles: Table, owner: Table) -> ScalarSelect[str]:
    """Return the column of ``owner`` with its rows of ``roles``, for ``RoleReader``."""
    units = tables.units
    return (
        select(
            func.json_group_array(
                func.json_array(
                    roles.c.position,
                    roles.c.role,
                    roles.c.printed,
                    roles.c.unit_id,
                    roles.c.group_id,
                    roles.c.members,
                    units.c.protocol_order,
                )
            )
        )
        .select_from(roles.outerjoin(units, roles.c.unit_id == units.c.id))
        .where(roles.c[tables.owner_column(roles)] == owner.c.id)
        .correlate(owner)
        .scalar_subquery()
    )


class RoleReader:
    """Reads the texts of ``stored_roles``; what was read before is handed out again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[RoleEntry, ...]] = {}
        self._entries: dict[tuple[object, ...], RoleEntry] = {}

    def read(self, stored: str) -> tuple[RoleEntry, ...]:
        """Return the entries in role order, then as printed."""
        known = self._known.get(stored)
        if known is None:
            rows = sorted(json.loads(stored), key=lambda row: (_ORDER[row[1]], row[0]))
            known = self._known[stored] = tuple([self._entry(*row[1:]) for row in rows])
        return known

    def _entry(
        self,
        role: str,
        printed: str,
        unit_id: str | None,
        group_id: str | None,
        members: str,
        protocol_order: int | None,
    ) -> RoleEntry:
        words = (role, printed, unit_id, group_id, members)
        entry = self._entries.get(words)
        if entry is None:
            entry = self._entries[words] = RoleEntry(
                Role(role), printed, unit_id, group_id, to_keys(members), protocol_order
            )
        return entry
