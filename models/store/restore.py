"""Putting a backup in the ledger's place, so that a stop at any moment leaves the old or the new.

Only the program may do this: a copy laid over a ledger whose journal is still there is destroyed by
that journal at the next start.
"""

import getpass
import shutil
from pathlib import Path

from models.errors import UserError
from models.store.backup import (
    back_up_ledger,
    prove,
    read_note,
    removed_on_failure,
    sha256_of,
    sync_file,
    sync_folder,
)
from models.store.engine import LedgerBusyError, told_plainly
from models.store.inspection import schema_of, settle
from models.store.ledger_format import LEDGER_NAME, DamagedLedgerError, ForeignLedgerError
from models.store.lock import WorkspaceLock


class UnusableBackupError(UserError):
    """Raised when a backup is missing, empty or damaged; choose another one."""


def restore_backup(folder: Path, backup: Path) -> Path | None:
    """Put ``backup`` in the place of the ledger in ``folder``, which no program may have open.

    Returns:
        The backup just taken of what stood there before, None when nothing usable did.

    Raises:
        LedgerBusyError: a program has the workspace open.
        UnusableBackupError, ForeignLedgerError, NewerLedgerError, DamagedLedgerError: the backup
            is refused; the ledger has not been touched.
    """
    folder, backup = folder.absolute(), backup.absolute()
    require_usable(backup)
    folder.mkdir(parents=True, exist_ok=True)
    with WorkspaceLock(folder) as lock:
        if not lock.take(getpass.getuser()):
            holder = lock.holder()
            name = holder.sentence if holder else "另一个程序"
            raise LedgerBusyError(f"工作区正由{name}使用，没有恢复。请先关闭再恢复。")
        return _replace(folder / LEDGER_NAME, backup)


def require_usable(backup: Path) -> None:
    """Refuse, by name, a backup that cannot be restored.

    Raises:
        UnusableBackupError: missing, empty, cut off, changed or damaged.
        ForeignLedgerError, NewerLedgerError: not ours, or of a newer program.
    """
    try:
        is_empty = schema_of(backup) == 0
        if is_empty or _has_journal(backup):
            raise UnusableBackupError(_refused(backup, "文件不存在、是空的或没有写完"))
        prove(backup)
    except DamagedLedgerError as error:
        raise UnusableBackupError(_refused(backup, "文件已损坏")) from error
    note = read_note(backup)
    if note is not None and note.get("sha256") != sha256_of(backup):
        raise UnusableBackupError(_refused(backup, "内容与备份时的校验值不符"))


def _replace(database: Path, backup: Path) -> Path | None:
    temporary = database.with_name(f"{LEDGER_NAME}.restoring")
    with told_plainly(database), removed_on_failure(temporary):
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
    except (DamagedLedgerError, ForeignLedgerError):
        kept = database.parent / "backups" / f"{database.stat().st_mtime_ns}-damaged.bak"
        shutil.copyfile(database, kept)
        sync_file(kept)
        return None


def _has_journal(backup: Path) -> bool:
    journal = backup.with_name(f"{backup.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _refused(backup: Path, reason: str) -> str:
    return f"备份“{backup.name}”不能用来恢复：{reason}。现有台账没有改动。请另选一份备份。"
