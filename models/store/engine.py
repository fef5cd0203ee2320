"""Connections to the ledger: every pragma and every BEGIN is set here and nowhere else."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from models.errors import UserError
from models.store.ledger_format import DamagedLedgerError, damaged_text

BUSY_TIMEOUT_MS = 5000
_DISK_ERRORS = {errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM}
_DISK_TEXT = "磁盘写入失败，这次操作没有保存，原有数据完好。请检查磁盘空间、连接和权限后重试。"
_PLACE_TEXT = (
    "“{}”不能用作台账的文件或文件夹，这次操作没有保存，原有数据完好。请检查它的名称、类型和位置。"
)


class StorageError(UserError):
    """Raised when the disk refuses a write (full, protected, failing); free space, try again."""


class LedgerBusyError(UserError):
    """Raised when another program holds the database; wait a moment and try again."""


class Access(Enum):
    """What a connection may do, with the pragmas and the BEGIN that go with it."""

    READ = "BEGIN", ("foreign_keys = ON", "query_only = ON")
    WRITE = "BEGIN IMMEDIATE", ("foreign_keys = ON",)
    # A batch migration with foreign keys on deletes the child rows of the table it rebuilds.
    MIGRATE = "BEGIN IMMEDIATE", ("foreign_keys = OFF",)

    def __init__(self, begin: str, pragmas: tuple[str, ...]) -> None:
        """Keep the statement that opens a transaction and the pragmas of this access."""
        self.begin = begin
        self.pragmas = pragmas


# TRUNCATE + FULL lost nothing in a thousand simulated power cuts; WAL + NORMAL did.
_PRAGMAS = (
    f"busy_timeout = {BUSY_TIMEOUT_MS}",
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "secure_delete = ON",
)


def ledger_engine(path: Path, access: Access) -> Engine:
    """Return an engine on an existing database file; no connection is kept open in between."""
    uri = f"{path.as_uri()}?mode=rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, isolation_level=None),
        poolclass=NullPool,
    )

    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in (*_PRAGMAS, *access.pragmas):
            connection.execute(f"PRAGMA {pragma}")
        _require_foreign_keys(connection, expected="foreign_keys = ON" in access.pragmas)

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(access.begin)

    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", begin)
    return engine


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what the database says about disk, locks and damage into sentences for a person."""
    try:
        yield
    except DatabaseError as error:
        if (told := storage_error(path, error.orig)) is None:
            raise
        raise told from error
    except sqlite3.DatabaseError as error:
        if (told := storage_error(path, error)) is None:
            raise
        raise told from error
    except OSError as error:  # also a folder where a file should be, or a name that is too long
        is_of_disk = error.errno in _DISK_ERRORS
        text = _DISK_TEXT if is_of_disk else _PLACE_TEXT.format(error.filename or path)
        raise StorageError(text) from error


def storage_error(path: Path, error: BaseException | None) -> UserError | None:
    """Return the sentence for a database error a person can mend, None when it is our bug."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if name == "SQLITE_FULL":
        return StorageError("磁盘已满，这次操作没有保存，原有数据完好。请腾出空间后重试。")
    if name.startswith("SQLITE_IOERR"):
        return StorageError(_DISK_TEXT)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StorageError(f"没有写入“{path.parent}”的权限，这次操作没有保存。请检查文件夹权限。")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusyError("台账正被其他程序占用，这次操作没有保存。请稍候重试。")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedLedgerError(damaged_text(path, "数据页无法读取"))
    return None


def _require_foreign_keys(connection: sqlite3.Connection, *, expected: bool) -> None:
    """Read the setting back: SQLite ignores it without a word inside a transaction."""
    if bool(connection.execute("PRAGMA foreign_keys").fetchone()[0]) is not expected:
        message = "foreign_keys could not be set on this connection"
        raise RuntimeError(message)
