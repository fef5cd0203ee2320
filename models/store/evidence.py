"""Files kept by their content (A42): the same file once, under its SHA-256, never changed.

A file no row speaks of does no harm: undo may bring its row back.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from models.store.copying import removed_on_failure, sha256_of, sync_file, sync_folder
from models.store.engine import told_plainly


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was kept: its content's SHA-256, the name it had, its size in bytes."""

    sha256: str
    name: str
    size: int


def keep_file(evidence_dir: Path, source: Path) -> KeptFile:
    """Copy a file in, whole or not at all; one that is there already is left alone.

    Raises:
        StorageError: the disk refused it; nothing is left behind.
    """
    # Not called after the source: a name of the full length has no room for an ending.
    partial = evidence_dir / "incoming.partial"
    with told_plainly(evidence_dir), removed_on_failure(partial):
        shutil.copyfile(source, partial)
        sync_file(partial)
        kept = KeptFile(sha256_of(partial), source.name, partial.stat().st_size)
        partial.replace(evidence_dir / kept.sha256)
        sync_folder(evidence_dir)
    return kept


def evidence_finding(evidence_dir: Path, sha256: str, name: str) -> str | None:
    """Return what is wrong with a kept file, None when it is whole."""
    try:
        found = sha256_of(evidence_dir / sha256)
    except FileNotFoundError:
        return f"佐证文件“{name}”不见了（{sha256[:12]}）。请从备份的文件夹中找回。"
    except OSError:
        return f"佐证文件“{name}”打不开（{sha256[:12]}）。请检查 evidence 文件夹的权限。"
    if found != sha256:
        return f"佐证文件“{name}”的内容被改动过（{sha256[:12]}）。请换回原来的文件。"
    return None
