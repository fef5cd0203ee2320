"""Looking at a ledger file before and after it is used, with plain sqlite3 and without changes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models.store.ledger_format import (
    APPLICATION_ID,
    SCHEMA_NUMBER,
    DamagedLedgerError,
    ForeignLedgerError,
    NewerLedgerError,
    damaged_text,
    has_journal,
    newer_text,
    read_header,
    refuse_foreign,
    refuse_truncated,
)


def schema_of(database: Path) -> int:
    """Return the schema number of a ledger we may open, 0 when there is none yet.

    Raises:
        ForeignLedgerError, NewerLedgerError, DamagedLedgerError: the file is left as it is.
    """
    header = read_header(database)
    if header is None:
        return 0
    refuse_foreign(database, header)
    if header.schema_number > SCHEMA_NUMBER:
        raise NewerLedgerError(newer_text(database, _program_needed(database)))
    refuse_truncated(database, header)
    return header.schema_number


def settle(database: Path) -> None:
    """Let SQLite roll back what a killed program left in the journal; only under our own lock.

    A journal must never be deleted by hand: without it the file is a half-done change.
    """
    if not has_journal(database) or not _may_be_ours(database):
        return
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version").fetchone()


def integrity_findings(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the pages of an open database; empty means sound."""
    try:
        rows = connection.execute("PRAGMA integrity_check(20)").fetchall()
    except sqlite3.DatabaseError as error:
        return (str(error),)
    return tuple(row[0] for row in rows if row[0] != "ok")


def require_sound(database: Path) -> None:
    """Read every page of the file.

    Raises:
        DamagedLedgerError: a page is damaged; the file is left as it is.
    """
    with read_only(database) as connection:
        findings = integrity_findings(connection)
    if findings:
        raise DamagedLedgerError(damaged_text(database, findings[0]))


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of every table, by table name."""
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "ORDER BY name"
        )
    ]
    counts = {}
    for name in names:
        query = f'SELECT count(*) FROM "{name}"'  # noqa: S608 - names come from the file's schema
        counts[name] = int(connection.execute(query).fetchone()[0])
    return counts


@contextmanager
def read_only(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a database file so that nothing in it can be changed."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def _program_needed(database: Path) -> str:
    query = "SELECT program_version FROM ledger_format ORDER BY schema_number DESC LIMIT 1"
    try:
        with read_only(database) as connection:
            return str(connection.execute(query).fetchone()[0])
    except (sqlite3.DatabaseError, TypeError):
        return "最新"


def _may_be_ours(database: Path) -> bool:
    """Whether the first page is ours, or was not yet written when a new ledger was being made."""
    try:
        header = read_header(database)
    except (ForeignLedgerError, DamagedLedgerError):
        return not database.read_bytes()[:100].strip(b"\0")
    return header is None or header.application_id == APPLICATION_ID
