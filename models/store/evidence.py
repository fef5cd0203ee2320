"""Files kept by their content (A42): the same file once, under its SHA-256, never changed.

A file no row speaks of does no harm: undo may bring its row back, and a backup may speak of it.
"""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from models.errors import UserError
from models.progress import Progress, SilentProgress, stop_if_cancelled
from models.store.copying import removed_on_failure, sha256_of, sync_file, sync_folder
from models.store.engine import told_plainly

_PIECE: Final = 1024 * 1024
_STILL_YOUNG_S: Final = 24 * 3600
# What a kept file is to a person.
EVIDENCE_NOUN: Final = "佐证文件"
PAPER_NOUN: Final = "印发的公文"


class EvidenceNotReadableError(UserError):
    """Raised when a file that should be kept, or a kept one, cannot be read; look at the file."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was kept: its content's SHA-256, the name it had, its size in bytes."""

    sha256: str
    name: str
    size: int


def keep_files(
    evidence_dir: Path, sources: Sequence[Path], progress: Progress | None = None
) -> tuple[KeptFile, ...]:
    """Copy files in, each whole or not at all; see ``keep_file``.

    Raises:
        Cancelled: the person pressed 取消; what was copied before lies unused.
    """
    progress = progress or SilentProgress()
    _clear_leftovers(evidence_dir)
    return tuple(keep_file(evidence_dir, source, progress) for source in sources)


def keep_file(evidence_dir: Path, source: Path, progress: Progress | None = None) -> KeptFile:
    """Copy a file in, whole or not at all; a damaged copy of the same content is replaced.

    Raises:
        EvidenceNotReadableError: it is a folder, is gone, or may not be read.
        StorageError: the disk refused it; nothing is left behind.
    """
    with _opened(source) as file, told_plainly(evidence_dir):
        size = source.stat().st_size
        return _keep(evidence_dir, file, source.name, size, progress or SilentProgress())


def keep_bytes(evidence_dir: Path, content: bytes, name: str) -> KeptFile:
    """Keep what the program made itself, whole or not at all.

    Raises:
        StorageError: the disk refused it; nothing is left behind.
    """
    with told_plainly(evidence_dir):
        return _keep(evidence_dir, BytesIO(content), name, len(content), SilentProgress())


def lend_copy(evidence_dir: Path, sha256: str, name: str, folder: Path) -> Path:
    """Put a copy under its own name into ``folder``, for reading: the kept file is never opened.

    Raises:
        EvidenceNotReadableError: the kept file is missing or was changed.
    """
    require_whole(evidence_dir, sha256, name)
    target = folder / sha256[:16] / name
    if not target.exists() or sha256_of(target) != sha256:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        shutil.copyfile(evidence_dir / sha256, target)
        target.chmod(0o444)
    return target


def read_kept(evidence_dir: Path, sha256: str, name: str) -> bytes:
    """Return the bytes of a paper's kept file, exactly as they were kept.

    Raises:
        EvidenceNotReadableError: the kept file is missing or was changed.
    """
    if (finding := evidence_finding(evidence_dir, sha256, name, PAPER_NOUN)) is not None:
        raise EvidenceNotReadableError(finding)
    return (evidence_dir / sha256).read_bytes()


def require_whole(evidence_dir: Path, sha256: str, name: str) -> None:
    """Raise ``EvidenceNotReadableError`` unless the kept file is there, unchanged."""
    if (finding := evidence_finding(evidence_dir, sha256, name)) is not None:
        raise EvidenceNotReadableError(finding)


def evidence_finding(
    evidence_dir: Path, sha256: str, name: str, noun: str = EVIDENCE_NOUN
) -> str | None:
    """Return what is wrong with a kept file, None when it is whole; ``noun`` is what it is."""
    try:
        found = sha256_of(evidence_dir / sha256)
    except FileNotFoundError:
        return f"{noun}“{name}”不见了（{sha256[:12]}）。请从备份的文件夹中找回。"
    except OSError:
        return f"{noun}“{name}”打不开（{sha256[:12]}）。请检查 evidence 文件夹的权限。"
    if found != sha256:
        return f"{noun}“{name}”的内容被改动过（{sha256[:12]}）。请换回原来的文件。"
    return None


def _keep(evidence_dir: Path, file: BinaryIO, name: str, size: int, progress: Progress) -> KeptFile:
    # Not called after the source: a name of the full length has no room for an ending.
    with tempfile.NamedTemporaryFile(dir=evidence_dir, suffix=".partial", delete=False) as stream:
        partial = Path(stream.name)
    with removed_on_failure(partial):
        sha256 = _copied(file, partial, f"正在保存“{name}”", size, progress)
        sync_file(partial)
        kept = KeptFile(sha256, name, partial.stat().st_size)
        partial.replace(evidence_dir / sha256)
        sync_folder(evidence_dir)
    return kept


def _opened(source: Path) -> BinaryIO:
    if source.is_dir():
        raise EvidenceNotReadableError(
            f"“{source.name}”是文件夹，没有添加。请选择里面的文件，或先打成压缩包。"
        )
    try:
        if source.exists() and not source.is_file():  # reading a pipe or a device may never end
            raise EvidenceNotReadableError(
                f"“{source.name}”不是普通文件，没有添加。请直接选择要添加的文件。"
            )
        return source.open("rb")
    except OSError as error:
        raise EvidenceNotReadableError(
            f"“{source.name}”打不开，没有添加。请看看它还在不在、能不能打开。"
        ) from error


def _copied(file: BinaryIO, target: Path, message: str, size: int, progress: Progress) -> str:
    """Copy a stream into ``target`` and return the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    done = 0
    with target.open("wb") as copy:
        while piece := file.read(_PIECE):
            stop_if_cancelled(progress)
            digest.update(piece)
            copy.write(piece)
            done += len(piece)
            # In megabytes: a length in bytes does not fit the numbers Qt's bar can show.
            progress.report(message, done // _PIECE, size // _PIECE)
    return digest.hexdigest()


def _clear_leftovers(evidence_dir: Path) -> None:
    """Delete what a killed program left half copied; what is being copied is younger."""
    for leftover in evidence_dir.glob("*.partial"):
        with suppress(OSError):  # another job may be done with it just now
            if leftover.stat().st_mtime < time.time() - _STILL_YOUNG_S:
                leftover.unlink()
