"""Rows of any ledger table by their keys: read and written in few statements.

Nothing written here is recorded: only ``models.history`` writes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sqlalchemy import Connection, Table, UniqueConstraint, bindparam, select, update

StoredRow = Mapping[str, object]
_CHUNK = 500  # keys in one IN (...): SQLite before 3.32 takes 999 values at most


def in_chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the keys in portions that one statement takes."""
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]


def read_rows(connection: Connection, table: Table, keys: Sequence[str]) -> list[StoredRow]:
    """Return the stored rows in the order of their keys, so that undo can reverse it."""
    rows: dict[str, StoredRow] = {}
    for chunk in in_chunks(keys):
        found = connection.execute(select(table).where(table.c.id.in_(chunk)))
        rows |= {row["id"]: dict(row) for row in found.mappings()}
    return [rows[key] for key in keys]


def write_rows(connection: Connection, table: Table, changed: Mapping[str, StoredRow]) -> None:
    """Write the changed columns of rows, by key.

    Rows may take over each other's unique values: serial numbers that all move up by one.
    """
    for name in _tradable(table):
        keys = [key for key, values in changed.items() if name in values]
        if len(keys) > 1:
            _write(connection, table, (name,), ((key, {name: None}) for key in keys))
    for names, rows in groupby(sorted(changed.items(), key=_names), key=_names):
        _write(connection, table, names, rows)


def _names(row: tuple[str, StoredRow]) -> tuple[str, ...]:
    return tuple(row[1])


def _tradable(table: Table) -> list[str]:
    """Return the columns that are unique and may be empty for a moment."""
    return [
        column.name
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
        for column in constraint.columns
        if column.nullable
    ]


def _write(
    connection: Connection,
    table: Table,
    names: Sequence[str],
    rows: Iterable[tuple[str, StoredRow]],
) -> None:
    statement = update(table).where(table.c.id == bindparam("key_of_row"))
    connection.execute(
        statement.values({name: bindparam(f"new_{name}") for name in names}),
        [
            {"key_of_row": key} | {f"new_{name}": values[name] for name in names}
            for key, values in rows
        ],
    )
