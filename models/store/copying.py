"""Copies of a ledger that can be trusted: taken by SQLite, read back whole, put on the disk."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from models.store.engine import BUSY_TIMEOUT_MS
from models.store.inspection import integrity_findings, read_only, row_counts
from models.store.ledger_format import DamagedLedgerError, damaged_text


def copy_in_one_step(database: Path, target: Path) -> dict[str, int]:
    """Copy page by page in one step: a copy in several restarts for ever under a busy writer.

    Returns:
        Row counts of the very moment that was copied.
    """
    source_uri = f"{database.as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(source_uri, uri=True, isolation_level=None)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        source.execute("BEGIN")
        counts = row_counts(source)
        source.backup(copy, pages=-1)
        source.execute("ROLLBACK")
    return counts


def prove(database: Path, counts: Mapping[str, int] | None = None) -> None:
    """Read the whole copy back; with ``counts``, its tables must hold exactly these rows.

    Raises:
        DamagedLedgerError: the copy cannot serve as a backup.
    """
    with read_only(database) as connection:
        findings = integrity_findings(connection)
        if findings:
            raise DamagedLedgerError(damaged_text(database, findings[0]))
        if counts is not None and row_counts(connection) != counts:
            raise DamagedLedgerError(damaged_text(database, "备份的行数与原数据不符"))


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def removed_on_failure(partial: Path) -> Iterator[None]:
    """Leave no half file behind: on a full disk one would look like a backup."""
    try:
        yield
    except BaseException:
        for leftover in (partial, partial.with_name(f"{partial.name}-journal")):
            leftover.unlink(missing_ok=True)
        raise


def sync_file(path: Path) -> None:
    """Have the system put the file's bytes on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the system put the names in a folder on the disk, where it knows how."""
    if os.name == "nt":  # Windows opens no folders and writes names through
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
