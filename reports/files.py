"""A whole file or none: what the program writes goes to a temporary file beside the target first.

A full disk, a crash or a target that is open elsewhere leaves the old file as it was
(measured: writers that write in place destroyed the previous good file).
"""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from models.errors import UserError
from models.store.ledger_format import is_ledger

_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class FileNotWrittenError(UserError):
    """Raised when a file could not be written; the old file, if any, is unchanged."""


def replace_file(target: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write ``target`` in one step, so that a reader sees the old file or the new one, never half.

    Args:
        target: the file to make or replace; its folder is made when missing.
        write: puts the whole content into the stream it is given; it may seek in it. What it
            raises other than ``OSError`` passes through, with ``target`` unchanged.

    Raises:
        FileNotWrittenError: no permission, full disk, the target is open in another program, or it
            is the ledger itself.
    """
    with staged_file(target, write) as put_in_place:
        put_in_place()


@contextmanager
def staged_file(target: Path, write: Callable[[BinaryIO], None]) -> Iterator[Callable[[], None]]:
    """Write a whole file beside ``target`` and yield what puts it there; see ``replace_file``.

    For what must be recorded between the two: a full disk or a folder without rights is known
    before, and only the new name is left to do. A file that was not put in place goes again.
    """
    if is_ledger(target):
        raise FileNotWrittenError(
            f"“{target.name}”是台账数据或它的备份，不能被别的文件代替。它没有改动。请换一个文件名。"
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_what_is_held(target)
        temporary = _write_beside(target, write)
    except OSError as error:
        raise FileNotWrittenError(failure_sentence(target, error)) from error

    def put_in_place() -> None:
        try:
            temporary.replace(target)
            _sync_folder(target.parent)
        except OSError as error:
            raise FileNotWrittenError(failure_sentence(target, error)) from error

    try:
        yield put_in_place
    finally:
        temporary.unlink(missing_ok=True)


def _refuse_what_is_held(target: Path) -> None:
    """Raise ``OSError`` for a folder, and on Windows for a file that another program has open."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if os.name == "nt" and target.exists():
        with target.open("r+b"):
            pass


def _write_beside(target: Path, write: Callable[[BinaryIO], None]) -> Path:
    """Write and sync a temporary file in the folder of ``target``; nothing is left on failure."""
    handle, name = tempfile.mkstemp(prefix=".writing-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(target))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _mode_for(target: Path) -> int:
    """Keep the rights of the file replaced; a new file gets what the person's umask allows."""
    if _is_there(target):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _is_there(target: Path) -> bool:
    """Return whether the file exists, False in a folder that may not be looked into."""
    return os.access(target, os.F_OK)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def failure_sentence(target: Path, error: OSError) -> str:
    """Return why ``target`` was not written, what was kept, and what to do."""
    kept = "原有文件没有改动。" if _is_there(target) else "没有留下半个文件。"
    if error.errno in _DISK_FULL:
        return f"磁盘已满，“{target.name}”没有写成。{kept}请清理磁盘空间后再试，或换一个位置保存。"
    if error.errno == errno.ENAMETOOLONG:
        return f"“{target.name}”没有写成，名称或路径太长。{kept}请换一个短些的文件名。"
    if target.is_dir():
        return f"“{target.name}”是一个文件夹，不能当作文件写入。{kept}请换一个文件名。"
    if isinstance(error, PermissionError):
        return (
            f"“{target.name}”正被其他程序打开，或这个文件夹不允许写入。{kept}"
            "请关闭已打开的文件后再试，或换一个位置保存。"
        )
    return f"“{target.name}”没有写成（{error.strerror or error}）。{kept}请换一个位置保存。"
