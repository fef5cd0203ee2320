"""What kind of file a ledger is: told from its first bytes, before any library is loaded.

A file that is not ours, is damaged, or was written by a newer program is refused here, unchanged.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import UserError

LEDGER_NAME: Final = "ledger.db"
APPLICATION_ID: Final = 0x5948_4241  # "YHBA"
SCHEMA_NUMBER: Final = 6
# Undo replays recorded rows, so the tables must still be as they were: 0002 to 0006 only add
# tables. Raise this with a migration that changes a table of the ledger.
UNDOABLE_SINCE: Final = 1

# https://www.sqlite.org/fileformat.html#the_database_header
_MAGIC: Final = b"SQLite format 3\x00"
_HEADER_BYTES: Final = 100


class ForeignLedgerError(UserError):
    """Raised when the file is no ledger of this program; choose another folder or file."""


class NewerLedgerError(UserError):
    """Raised when a newer program wrote the file; install that version or a later one."""


class DamagedLedgerError(UserError):
    """Raised when the file is cut off or unreadable; restore a backup."""


@dataclass(frozen=True, slots=True)
class LedgerHeader:
    """The few numbers of a database header that decide whether we may touch the file.

    Attributes:
        changes: how many transactions have changed the file.
    """

    application_id: int
    schema_number: int
    declared_bytes: int
    changes: int


def read_header(path: Path) -> LedgerHeader | None:
    """Return the header of the database file, None when there is no file or it is empty.

    Raises:
        ForeignLedgerError: it is a folder, or a file that is no SQLite database.
        DamagedLedgerError: it is shorter than a header.
    """
    if path.is_dir():  # Windows would say only that it may not be opened
        raise ForeignLedgerError(foreign_text(path))
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return None
    if not head:
        return None
    if not head.startswith(_MAGIC[: len(head)]):
        raise ForeignLedgerError(foreign_text(path))
    if len(head) < _HEADER_BYTES:
        raise DamagedLedgerError(damaged_text(path, "文件不完整"))
    page_size = int.from_bytes(head[16:18], "big")
    return LedgerHeader(
        application_id=int.from_bytes(head[68:72], "big"),
        schema_number=int.from_bytes(head[60:64], "big"),
        declared_bytes=(65536 if page_size == 1 else page_size)
        * int.from_bytes(head[28:32], "big"),
        changes=int.from_bytes(head[24:28], "big"),
    )


def has_journal(database: Path) -> bool:
    """Whether a journal with something in it lies beside the file."""
    journal = database.with_name(f"{database.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def is_ledger(path: Path) -> bool:
    """Whether a ledger or a backup of one stands at ``path``, in whatever state it is."""
    try:
        header = read_header(path)
    except (ForeignLedgerError, DamagedLedgerError, OSError):
        return False
    return header is not None and header.application_id == APPLICATION_ID


def refuse_foreign(path: Path, header: LedgerHeader) -> None:
    """Raise ``ForeignLedgerError`` unless the header carries this program's mark."""
    if header.application_id != APPLICATION_ID:
        raise ForeignLedgerError(foreign_text(path))


def refuse_truncated(path: Path, header: LedgerHeader) -> None:
    """Raise ``DamagedLedgerError`` when the file is shorter than its header says."""
    if path.stat().st_size < header.declared_bytes:
        raise DamagedLedgerError(damaged_text(path, "文件尾部缺失"))


def foreign_text(path: Path) -> str:
    """Return the sentence for a file that is not ours."""
    return f"“{path}”不是本程序的台账数据。文件没有改动。请选择其他文件夹，或从备份恢复。"


def damaged_text(path: Path, finding: str) -> str:
    """Return the sentence for a damaged ledger or backup."""
    return f"“{path}”已损坏（{finding}）。文件没有改动。请从 backups 文件夹中选一份备份恢复。"


def newer_text(path: Path, version: str) -> str:
    """Return the sentence for a file of a newer program, naming the version needed."""
    return (
        f"“{path}”由更新的程序写成，需要 {version} 版或更高版本才能打开。"
        "文件没有改动。请安装新版程序后再打开。"
    )
