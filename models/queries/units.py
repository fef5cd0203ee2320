"""Units in protocol order, group words with today's members, and matching of printed names."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from sqlalchemy import Connection, and_, or_, select

from models.queries.convert import to_day
from models.records import ContactRow, GroupRow, UnitRow
from models.rules.matching import NameIndex, UnitMatch
from models.store import tables
from models.vocabulary import UnitKind, UnitLevel

__all__ = [
    "UnitMatch",
    "list_groups",
    "list_units",
    "match_names",
    "read_groups",
    "read_index",
    "read_units",
]


class Readable(Protocol):
    """What every query needs: one short reading transaction."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Open a reading transaction."""


def list_units(workspace: Readable) -> tuple[UnitRow, ...]:
    """Return all units in protocol order, ties by name."""
    with workspace.reading() as connection:
        return read_units(connection)


def list_groups(workspace: Readable) -> tuple[GroupRow, ...]:
    """Return all group words with the members of today, general words first, then by document."""
    with workspace.reading() as connection:
        return read_groups(connection)


def match_names(workspace: Readable, names: Iterable[str]) -> tuple[UnitMatch, ...]:
    """Return what is known about each of the printed names, in the order given."""
    with workspace.reading() as connection:
        index = read_index(connection)
    return tuple(index.match(name) for name in names)


def read_index(connection: Connection, document_id: str | None = None) -> NameIndex:
    """Return all names ready for look-up; the words of ``document_id`` go before general ones."""
    return NameIndex(read_units(connection), read_groups(connection), document_id)


def read_units(connection: Connection) -> tuple[UnitRow, ...]:
    """Return all units in protocol order, ties by name."""
    units = tables.units
    rows = connection.execute(select(units).order_by(units.c.protocol_order, units.c.name)).all()
    names = {row.id: row.name for row in rows}
    aliases = _aliases(connection)
    contacts = _contacts(connection)
    return tuple(
        UnitRow(
            id=row.id,
            name=row.name,
            full_name=row.full_name,
            level=UnitLevel(row.level),
            kind=UnitKind(row.kind),
            parent_area_id=row.parent_area_id,
            parent_area=names.get(row.parent_area_id, ""),
            counterpart_id=row.counterpart_id,
            counterpart=names.get(row.counterpart_id, ""),
            protocol_order=row.protocol_order,
            aliases=tuple(aliases[row.id]),
            contacts=tuple(contacts[row.id]),
            valid_from=to_day(row.valid_from),
            valid_to=to_day(row.valid_to),
            note=row.note,
        )
        for row in rows
    )


def read_groups(connection: Connection) -> tuple[GroupRow, ...]:
    """Return all group words with the members of today."""
    groups, documents = tables.unit_groups, tables.documents
    rows = connection.execute(
        select(groups.c.id, groups.c.word, groups.c.document_id, documents.c.number)
        .select_from(groups.outerjoin(documents, groups.c.document_id == documents.c.id))
        .order_by(groups.c.document_id.is_not(None), documents.c.number, groups.c.word)
    )
    members = _members_today(connection)
    return tuple(
        GroupRow(
            id=row.id,
            word=row.word,
            document_id=row.document_id,
            document_number=row.number or "",
            member_ids=tuple(unit_id for unit_id, _ in members[row.id]),
            member_names=tuple(name for _, name in members[row.id]),
        )
        for row in rows
    )


def _members_today(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    members, units = tables.group_members, tables.units
    today = date.today().isoformat()  # noqa: DTZ011 - membership changes by the office's calendar
    rows = connection.execute(
        select(members.c.group_id, members.c.unit_id, units.c.name)
        .join(units, members.c.unit_id == units.c.id)
        .where(
            and_(
                or_(members.c.valid_from.is_(None), members.c.valid_from <= today),
                or_(members.c.valid_to.is_(None), members.c.valid_to >= today),
            )
        )
        .order_by(members.c.position)
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group_id, unit_id, name in rows:
        found[group_id].append((unit_id, name))
    return found


def _aliases(connection: Connection) -> dict[str, list[str]]:
    aliases = tables.unit_aliases
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(aliases).order_by(aliases.c.position)):
        found[row.unit_id].append(row.alias)
    return found


def _contacts(connection: Connection) -> dict[str, list[ContactRow]]:
    contacts = tables.unit_contacts
    found: dict[str, list[ContactRow]] = defaultdict(list)
    for row in connection.execute(select(contacts).order_by(contacts.c.position)):
        found[row.unit_id].append(ContactRow(row.id, row.name, row.post, row.phone))
    return found
