"""Backups of the ledger: taken by SQLite itself, proved before they count, thinned by age.

A backup is ``<time>-<reason>.db`` with a small ``.json`` beside it: when, why, SHA-256, row counts.
"""

import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from models.store.engine import BUSY_TIMEOUT_MS, told_plainly
from models.store.inspection import integrity_findings, read_only, row_counts
from models.store.ledger_format import (
    LEDGER_NAME,
    SCHEMA_NUMBER,
    DamagedLedgerError,
    damaged_text,
)

# Kept whatever their age: the way back from an import, a deletion, an upgrade or a restore.
KEPT_REASONS: Final = frozenset({"import", "delete", "migration", "restore", "damaged"})
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 12, 10, 9
_NAME = re.compile(r"(\d{8}-\d{6})-([a-z]+)(?:-\d+)?\.db")


class HasFolder(Protocol):
    """Anything that lives in a workspace folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file. ``sha256`` is "" and ``row_counts`` empty when its note is missing."""

    path: Path
    taken_at: datetime
    reason: str
    size: int
    sha256: str
    row_counts: Mapping[str, int]


def create_backup(workspace: HasFolder, reason: str) -> Path:
    """Take and prove a backup of an open workspace; other work may go on meanwhile.

    Args:
        workspace: the workspace, open here.
        reason: one lower-case word that becomes part of the name, e.g. ``import``.
    """
    return back_up_ledger(workspace.path, reason)


def back_up_ledger(folder: Path, reason: str) -> Path:
    """Take and prove a backup of the ledger in ``folder`` and return its file.

    Raises:
        StorageError: it could not be written; no half backup is left behind.
        DamagedLedgerError: the ledger itself is damaged, so the copy is no backup.
    """
    database = folder / LEDGER_NAME
    target = _free_name(folder / "backups", reason)
    partial = target.with_suffix(".partial")
    target.parent.mkdir(exist_ok=True)
    with told_plainly(database), removed_on_failure(partial):
        counts = _copy_in_one_step(database, partial)
        prove(partial, counts)
        sync_file(partial)
        note = {
            "taken_at": datetime.now().astimezone().isoformat(timespec="seconds"),
            "reason": reason,
            "schema_number": SCHEMA_NUMBER,
            "sha256": sha256_of(partial),
            "row_counts": counts,
        }
        _write_note(target.with_suffix(".json"), note)
        partial.replace(target)
        sync_folder(target.parent)
    return target


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of the workspace in ``folder``, newest first."""
    found = [_described(path) for path in (folder / "backups").glob("*.db")]
    return tuple(sorted((b for b in found if b is not None), key=_age_key, reverse=True))


def thin_backups(folder: Path) -> tuple[Path, ...]:
    """Delete backups that are no longer needed and return them.

    Kept: the newest of each of the last 12 days, 10 weeks and 9 months that have one, and all
    taken before an import, a deletion, an upgrade or a restore.
    """
    thinnable = [b for b in list_backups(folder) if b.reason not in KEPT_REASONS]
    kept = (
        _newest_of_each(thinnable, lambda day: day.strftime("%Y-%m-%d"), KEPT_DAYS)
        | _newest_of_each(thinnable, lambda day: day.strftime("%G-%V"), KEPT_WEEKS)
        | _newest_of_each(thinnable, lambda day: day.strftime("%Y-%m"), KEPT_MONTHS)
    )
    removed = [backup.path for backup in thinnable if backup.path not in kept]
    for path in removed:
        path.unlink()
        path.with_suffix(".json").unlink(missing_ok=True)
    return tuple(removed)


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


def _copy_in_one_step(database: Path, target: Path) -> dict[str, int]:
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


def _free_name(folder: Path, reason: str) -> Path:
    stem = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{reason}"
    if not _NAME.fullmatch(f"{stem}.db"):
        message = f"a reason is one lower-case word, not {reason!r}"
        raise ValueError(message)
    candidate, number = folder / f"{stem}.db", 2
    while candidate.exists():
        candidate, number = folder / f"{stem}-{number}.db", number + 1
    return candidate


def _write_note(path: Path, note: Mapping[str, object]) -> None:
    partial = path.with_suffix(".json.partial")
    with removed_on_failure(partial):
        partial.write_text(json.dumps(note, ensure_ascii=False, indent=2), encoding="utf-8")
        sync_file(partial)
        partial.replace(path)


def _described(path: Path) -> Backup | None:
    """Return what is known of a file in backups, None for one the program did not name."""
    name = _NAME.fullmatch(path.name)
    if name is None or (read_note(path) is None and path.stat().st_size == 0):
        return None
    note = read_note(path) or {}
    counts = note.get("row_counts")
    return Backup(
        path=path,
        taken_at=datetime.strptime(name[1], "%Y%m%d-%H%M%S").astimezone(),
        reason=name[2],
        size=path.stat().st_size,
        sha256=str(note.get("sha256", "")),
        row_counts=counts if isinstance(counts, dict) else {},
    )


def read_note(backup: Path) -> dict[str, object] | None:
    """Return the note beside a backup, None when it is missing or unreadable."""
    try:
        note = json.loads(backup.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return note if isinstance(note, dict) else None


def _age_key(backup: Backup) -> tuple[datetime, str]:
    return backup.taken_at, backup.path.name


def _newest_of_each(
    newest_first: Iterable[Backup], period: Callable[[datetime], str], count: int
) -> set[Path]:
    """Return the newest backup of each of the last ``count`` periods that have one."""
    newest: dict[str, Path] = {}
    for backup in newest_first:
        newest.setdefault(period(backup.taken_at), backup.path)
    return set(list(newest.values())[:count])
