"""Backups of the ledger, and the way back to one of them.

A backup is ``<time>-<reason>.db`` in ``backups``, proved before it gets that name, with a small
``.json`` beside it: when, why, SHA-256, row counts.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from models.account import account_name
from models.errors import UserError
from models.store.copying import (
    copy_in_one_step,
    prove,
    removed_on_failure,
    sha256_of,
    sync_file,
    sync_folder,
)
from models.store.engine import LedgerBusyError, StorageError, told_plainly
from models.store.inspection import read_only, schema_of, settle
from models.store.ledger_format import LEDGER_NAME, DamagedLedgerError, has_journal
from models.store.lock import WorkspaceLock

BACKUP_DIR: Final = "backups"
# Why backups are taken, as their files are named and as a person reads it.
REASONS: Final = {
    "manual": "手动备份",
    "exit": "退出时",
    "import": "导入前",
    "delete": "删除前",
    "migration": "升级前",
    "restore": "恢复前",
}
_KEPT_WHATEVER_AGE: Final = frozenset({"import", "delete", "migration", "restore"})
KEPT_WHOLE: Final = timedelta(days=2)
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 12, 10, 9
_MOST_IN_A_SECOND: Final = 100
_NAME: Final = re.compile(r"(?P<at>\d{8}-\d{6})-(?P<reason>\w+)(?:-\d+)?\.db")


class UnusableBackupError(UserError):
    """Raised when a backup is missing, empty or damaged; choose another one."""


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

    @property
    def label(self) -> str:
        """Return the reason as a person reads it."""
        return REASONS.get(self.reason, self.reason)


def create_backup(workspace: HasFolder, reason: str) -> Path:
    """Take and prove a backup of an open workspace, and thin old ones; work may go on meanwhile.

    Args:
        workspace: the workspace, open here.
        reason: one of ``REASONS``; it becomes part of the file's name.
    """
    backup = back_up_ledger(workspace.path, reason)
    thin_backups(workspace.path)
    _clear_leftovers(backup.parent)
    return backup


def back_up_if_changed(workspace: HasFolder, reason: str) -> Path | None:
    """Take a backup when something was changed since the last one; meant for closing time."""
    with told_plainly(workspace.path), read_only(workspace.path / LEDGER_NAME) as connection:
        (changed_at,) = connection.execute("SELECT max(at) FROM operations").fetchone()
    backups = list_backups(workspace.path)
    if backups and backups[0].taken_at >= datetime.fromisoformat(changed_at):
        return None
    return create_backup(workspace, reason)


def back_up_ledger(folder: Path, reason: str) -> Path:
    """Take and prove a backup of the ledger in ``folder`` and return its file.

    Raises:
        StorageError: it could not be written; no half backup is left behind.
        DamagedLedgerError: the ledger itself is damaged, so a copy would be no backup.
    """
    database = folder / LEDGER_NAME
    with told_plainly(database):
        target, partial = _reserved_name(folder / BACKUP_DIR, reason)
        with removed_on_failure(partial):
            counts = copy_in_one_step(database, partial)
            prove(partial, counts)
            sync_file(partial)
            _write_note(target, reason, sha256_of(partial), counts)
            partial.replace(target)
            sync_folder(target.parent)
    return target


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of the workspace in ``folder``, newest first."""
    found = [_described(path) for path in (folder / BACKUP_DIR).glob("*.db")]
    known = [backup for backup in found if backup is not None]
    return tuple(sorted(known, key=lambda one: (one.taken_at, one.path.name), reverse=True))


def thin_backups(folder: Path) -> tuple[Path, ...]:
    """Delete backups that are no longer needed and return them.

    Kept: all of the last two days; the newest of each of the last 12 days, 10 weeks and 9 months
    that have one; and all taken before an import, a deletion, an upgrade or a restore.
    """
    thinnable = [
        backup for backup in list_backups(folder) if backup.reason not in _KEPT_WHATEVER_AGE
    ]
    latest = [one for one in thinnable if thinnable[0].taken_at - one.taken_at < KEPT_WHOLE]
    kept = (
        _newest_of_each(thinnable, lambda at: f"{at:%Y-%m-%d}", KEPT_DAYS)
        | _newest_of_each(thinnable, lambda at: f"{at:%G-%V}", KEPT_WEEKS)
        | _newest_of_each(thinnable, lambda at: f"{at:%Y-%m}", KEPT_MONTHS)
    )
    kept |= {backup.path for backup in latest}
    superfluous = (backup.path for backup in thinnable if backup.path not in kept)
    return tuple(path for path in superfluous if _deleted(path))


def _clear_leftovers(folder: Path) -> None:
    """Delete what backups killed long ago left behind; one that is being made is younger."""
    still_young = (datetime.now().astimezone() - KEPT_WHOLE).timestamp()
    for leftover in folder.glob("*.partial*"):
        with suppress(OSError):  # another program may be at the same work
            if leftover.stat().st_mtime < still_young:
                leftover.unlink()


def _deleted(backup: Path) -> bool:
    """Delete a backup with its note; one that is open elsewhere stays until the next time."""
    try:
        backup.unlink()
        _note_of(backup).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def restore_backup(folder: Path, backup: Path) -> Path | None:
    """Put ``backup`` in the place of the ledger in ``folder``, which no program may have open.

    A stop at any moment leaves the old ledger or the new one, whole. Only the program may do
    this: a copy laid over a ledger whose journal is still there is destroyed by that journal.

    Returns:
        The backup just taken of what stood there, a bare copy when that was damaged, None when
        nothing stood there.

    Raises:
        LedgerBusyError: a program has the workspace open.
        UnusableBackupError, ForeignLedgerError, NewerLedgerError: the backup is refused; the
            ledger has not been touched.
    """
    folder, backup = folder.absolute(), backup.absolute()
    require_usable(backup)
    with told_plainly(folder / LEDGER_NAME):
        folder.mkdir(parents=True, exist_ok=True)
        with WorkspaceLock(folder) as lock:
            if not lock.take(account_name()):
                holder = lock.holder_sentence()
                raise LedgerBusyError(f"工作区正由{holder}使用，没有恢复。请先关闭。")
            return _replace(folder / LEDGER_NAME, backup)


def require_usable(backup: Path) -> None:
    """Refuse, by name, a backup that cannot be restored.

    Raises:
        UnusableBackupError: missing, empty, cut off, changed or damaged.
        ForeignLedgerError, NewerLedgerError: not ours, or of a newer program.
    """
    try:
        if schema_of(backup) == 0 or has_journal(backup):
            raise UnusableBackupError(_refused(backup, "文件不存在、是空的或没有写完"))
        prove(backup)
    except DamagedLedgerError as error:
        raise UnusableBackupError(_refused(backup, "文件已损坏")) from error
    except OSError as error:
        raise UnusableBackupError(_refused(backup, "文件打不开")) from error
    if _read_note(backup).get("sha256", "") not in ("", sha256_of(backup)):
        raise UnusableBackupError(_refused(backup, "内容与备份时的校验值不符"))


def _replace(database: Path, backup: Path) -> Path | None:
    temporary = database.with_name(f"{LEDGER_NAME}.restoring")
    with removed_on_failure(temporary):
        settle(database)
        shutil.copyfile(backup, temporary)
        sync_file(temporary)
        prove(temporary)
        kept = _keep_old(database)
        for suffix in ("-journal", "-wal", "-shm"):
            database.with_name(f"{LEDGER_NAME}{suffix}").unlink(missing_ok=True)
        temporary.replace(database)
        sync_folder(database.parent)
    return kept


def _keep_old(database: Path) -> Path | None:
    """Keep what stands there now: as a backup, or as a bare copy when it is damaged."""
    if not database.exists() or database.stat().st_size == 0:
        return None
    try:
        return back_up_ledger(database.parent, "restore")
    except DamagedLedgerError:
        target, partial = _reserved_name(database.parent / BACKUP_DIR, "restore")
        with removed_on_failure(partial):
            shutil.copyfile(database, partial)
            sync_file(partial)
            return partial.replace(target.with_suffix(".damaged"))


def _refused(backup: Path, reason: str) -> str:
    return f"备份“{backup.name}”不能用来恢复：{reason}。现有台账没有改动。请另选一份备份。"


def _reserved_name(folder: Path, reason: str) -> tuple[Path, Path]:
    """Return a free name for a backup, and the partial file made under it.

    The partial file keeps the name for us: a program that may only read takes backups as well.
    """
    folder.mkdir(exist_ok=True)
    word = re.sub(r"\W+", "", reason) or "manual"
    stem = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{word}"
    for ending in ("", *(f"-{number}" for number in range(2, _MOST_IN_A_SECOND))):
        target = folder / f"{stem}{ending}.db"
        partial = target.with_suffix(".partial")
        try:
            partial.touch(exist_ok=False)
        except FileExistsError:
            continue
        if not target.exists():
            return target, partial
        partial.unlink()
    raise StorageError("短时间内备份太多，这次没有备份，原有数据完好。请稍候重试。")


def _note_of(backup: Path) -> Path:
    return backup.with_suffix(".json")


def _write_note(backup: Path, reason: str, sha256: str, counts: Mapping[str, int]) -> None:
    note = {
        "taken_at": datetime.now().astimezone().isoformat(),
        "reason": reason,
        "sha256": sha256,
        "row_counts": counts,
    }
    partial = backup.with_suffix(".json.partial")
    with removed_on_failure(partial):
        partial.write_text(json.dumps(note, ensure_ascii=False, indent=2), encoding="utf-8")
        sync_file(partial)
        partial.replace(_note_of(backup))


def _read_note(backup: Path) -> dict[str, object]:
    """Return the note beside a backup, empty when it is missing or unreadable."""
    try:
        note = json.loads(_note_of(backup).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _described(path: Path) -> Backup | None:
    """Return what is known of a file in backups, None for one the program did not name."""
    name = _NAME.fullmatch(path.name)
    if name is None:
        return None
    note = _read_note(path)
    counts = note.get("row_counts")
    return Backup(
        path=path,
        taken_at=_moment(str(note.get("taken_at", name["at"]))),
        reason=name["reason"],
        size=path.stat().st_size,
        sha256=str(note.get("sha256", "")),
        row_counts=counts if isinstance(counts, dict) else {},
    )


def _moment(text: str) -> datetime:
    """Return the time in a note, or in a file's name, which is exact to the second only."""
    return datetime.fromisoformat(text.replace("-", "T") if len(text) == 15 else text).astimezone()


def _newest_of_each(
    newest_first: Iterable[Backup], period: Callable[[datetime], str], count: int
) -> set[Path]:
    """Return the newest backup of each of the last ``count`` periods that have one."""
    newest: dict[str, Path] = {}
    for backup in newest_first:
        newest.setdefault(period(backup.taken_at), backup.path)
    return set(list(newest.values())[:count])
