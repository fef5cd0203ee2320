"""What is known of rounds and units when a returned file is to be told whose it is."""

from collections import defaultdict

from sqlalchemy import Column, Connection, Table, select

from models.queries.rounds import read_rounds
from models.queries.units import Readable, read_units
from models.rules.intake_sender import KnownRounds
from models.store import tables


def read_known_rounds(workspace: Readable) -> KnownRounds:
    """Return all rounds, who must report in each, the forms that went out, and all units."""
    with workspace.reading() as connection:
        return KnownRounds(
            read_rounds(connection),
            _by_round(connection, tables.round_units, tables.round_units.c.unit_id),
            _by_round(connection, tables.return_forms, tables.return_forms.c.id),
            read_units(connection),
        )


def _by_round(connection: Connection, table: Table, column: Column[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for round_id, key in connection.execute(select(table.c.round_id, column)):
        found[round_id].add(key)
    return found
