"""One workspace folder: ledger, evidence, backups, outbox, drafts, and the lock on them."""

import errno
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from models.account import account_name
from models.errors import UserError
from models.history import Recorder
from models.store.backup import back_up_ledger
from models.store.engine import Access, StorageError, ledger_engine, told_plainly
from models.store.inspection import require_sound, schema_of, settle
from models.store.ledger_format import (
    LEDGER_NAME,
    SCHEMA_NUMBER,
    DamagedLedgerError,
    ForeignLedgerError,
    damaged_text,
    foreign_text,
    has_journal,
)
from models.store.lock import WorkspaceLock
from models.store.seeding import seed_when_new

# A share for reading, a disc, a folder of somebody else's.
_PROTECTED = {errno.EACCES, errno.EPERM, errno.EROFS}
FOLDERS = ("evidence", "backups", "outbox", "drafts")


class WorkspaceLockedError(UserError):
    """Raised when another program has the workspace; close it there first."""


class WorkspaceReadOnlyError(UserError):
    """Raised when a change is asked for in a workspace opened for reading only."""


class Workspace:
    """One open workspace folder.

    Attributes:
        path: the folder.
        operator: name written into the history.
        read_only: another program has the folder, or it is protected; nothing can be changed here.
        lock_holder: who has it and since when, "" unless another program has it.
    """

    def __init__(
        self, path: Path, *, operator: str, lock: WorkspaceLock | None, holder: str
    ) -> None:
        self.path = path
        self.operator = operator
        self.read_only = lock is None
        self.lock_holder = holder
        self._lock = lock
        self._reader = ledger_engine(self.database, Access.READ)
        self._writer = ledger_engine(self.database, Access.WRITE)

    @property
    def database(self) -> Path:
        """Return the database file."""
        return self.path / LEDGER_NAME

    @property
    def evidence_dir(self) -> Path:
        """Return the folder that keeps files by their SHA-256."""
        return self.path / "evidence"

    @property
    def outbox(self) -> Path:
        """Return the folder offered first for documents that go out."""
        return self.path / "outbox"

    @property
    def why_read_only(self) -> str:
        """Why nothing can be changed here, without a full stop; "" where it can."""
        if not self.read_only:
            return ""
        if self.lock_holder:
            return f"台账正在别处使用：{self.lock_holder}"
        return f"数据目录“{self.path}”不允许写入"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open one short reading transaction: everything read in it is of one moment."""
        with told_plainly(self.database), self._reader.connect() as connection, connection.begin():
            yield connection

    def refuse_when_read_only(self) -> None:
        """Raise ``WorkspaceReadOnlyError`` when nothing can be changed here."""
        if self.lock_holder:
            raise WorkspaceReadOnlyError(
                f"工作区正由{self.lock_holder}使用，这里只能查看，没有改动。请等对方关闭后再修改。"
            )
        if self.read_only:
            raise WorkspaceReadOnlyError(
                f"{self.why_read_only}，这里只能查看，没有改动。"
                "要修改，请检查文件夹的权限，或在设置里换一个数据目录。"
            )

    @contextmanager
    def writing(self, label: str) -> Iterator[Recorder]:
        """Open one writing transaction: all that is recorded is kept, or nothing.

        Raises:
            WorkspaceReadOnlyError: another program has the workspace, or it is protected.
        """
        self.refuse_when_read_only()
        with told_plainly(self.database), self._writer.connect() as connection, connection.begin():
            recorder = Recorder(
                connection, label=label, operator=self.operator, machine=platform.node()
            )
            yield recorder
            recorder.finish()

    def close(self) -> None:
        """Let the workspace go; closing twice does no harm."""
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_workspace(
    path: Path, *, operator: str = "", read_only_if_locked: bool = True
) -> Workspace:
    """Open the workspace in ``path``; create it when new, upgrade it when older.

    Raises:
        WorkspaceLockedError: another program has it, and reading is not wanted or not possible.
        StorageError: it may not be written to, and reading is not wanted or not possible.
        ForeignLedgerError, NewerLedgerError, DamagedLedgerError: refused, unchanged.
    """
    path = path.absolute()
    operator = operator or account_name()
    with told_plainly(path / LEDGER_NAME):
        _refuse_before_touching(path)
        _make_folder(path)
        lock = WorkspaceLock(path)
        try:
            is_ours = lock.take(operator)
        except OSError as error:
            if error.errno in _PROTECTED and read_only_if_locked and _is_readable_as_it_is(path):
                return Workspace(path, operator=operator, lock=None, holder="")
            raise
        if not is_ours:
            return _open_beside(path, lock, operator, allowed=read_only_if_locked)
        return _open_locked(path, lock, operator)


def _open_locked(path: Path, lock: WorkspaceLock, operator: str) -> Workspace:
    """Open for writing; when that fails, the next start has to look as closely as this one."""
    try:
        _prepare(path, was_left_behind=lock.was_left_behind)
        workspace = Workspace(path, operator=operator, lock=lock, holder="")
        seed_when_new(workspace)
    except BaseException:
        lock.abandon()
        raise
    return workspace


def _refuse_before_touching(path: Path) -> None:
    """Refuse a foreign or newer file before anything is written beside it."""
    database = path / LEDGER_NAME
    if path.exists() and not path.is_dir():
        raise ForeignLedgerError(foreign_text(path))
    if not has_journal(database):  # with one, what the file says counts only once it is settled
        schema_of(database)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:  # also a drive that is not there
        text = f"无法建立文件夹“{path}”，没有改动。请检查路径、磁盘和权限。"
        raise StorageError(text) from error


def _prepare(path: Path, *, was_left_behind: bool) -> None:
    """Settle, check and bring the ledger to our schema; its folders with it."""
    database = path / LEDGER_NAME
    settle(database)
    schema = schema_of(database)
    if schema == 0 and any(path.glob("backups/*.db")):
        raise DamagedLedgerError(damaged_text(database, "数据文件是空的或已丢失"))
    for folder in FOLDERS:
        (path / folder).mkdir(exist_ok=True)
    if schema and was_left_behind:
        require_sound(database)
    if schema == SCHEMA_NUMBER:
        return
    if schema:
        back_up_ledger(path, "migration")
    from models.store.migrate import migrate  # noqa: PLC0415 - Alembic is loaded only when needed

    database.touch()
    migrate(database)


def _is_readable_as_it_is(path: Path) -> bool:
    """Whether a ledger that may not be written to needs no upgrade and no change rolled back."""
    database = path / LEDGER_NAME
    return not has_journal(database) and schema_of(database) == SCHEMA_NUMBER


def _open_beside(path: Path, lock: WorkspaceLock, operator: str, *, allowed: bool) -> Workspace:
    """Open for reading what another program is using."""
    holder = lock.holder_sentence()
    readable = allowed and schema_of(path / LEDGER_NAME) == SCHEMA_NUMBER
    if not readable:
        raise WorkspaceLockedError(f"工作区正由{holder}使用，没有改动。请等对方关闭后再打开。")
    return Workspace(path, operator=operator, lock=None, holder=holder)
