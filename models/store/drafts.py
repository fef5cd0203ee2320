"""Drafts on the disk: one file for each form that is not saved, whole or not there at all.

They are no part of the ledger: not in its history, not in its backups.
"""

import logging
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.drafts import Draft, draft_from_json, draft_to_json
from models.store.copying import removed_on_failure
from models.store.engine import told_plainly
from models.vocabulary import RecordKind

LOG = logging.getLogger(__name__)
DRAFTS_DIR: Final = "drafts"
_NEW: Final = "new"
_DAMAGED: Final = ".damaged"
_STILL_YOUNG_S: Final = 600


@dataclass(frozen=True, slots=True)
class FoundDrafts:
    """Drafts left by the last start, newest first; ``set_aside`` names files not understood."""

    drafts: tuple[Draft, ...] = ()
    set_aside: tuple[str, ...] = ()


def draft_path(workspace: Path, kind: RecordKind, record_id: str) -> Path:
    """Return the file that keeps the draft of a record, "" for a new one."""
    return workspace / DRAFTS_DIR / f"{kind.value}-{record_id or _NEW}.json"


def write_draft(workspace: Path, draft: Draft) -> None:
    """Keep a draft in place of the one before; a crash leaves the old one or the new one.

    Raises:
        StorageError: the disk refused it; the one before is still there.
    """
    write_whole(draft_path(workspace, draft.kind, draft.record_id), draft_to_json(draft))


def write_whole(target: Path, text: str) -> None:
    """Write a draft's file, so that a crash leaves what stood there or the new text, never half.

    Raises:
        StorageError: the disk refused it; what stood there still does.
    """
    with told_plainly(target):
        target.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".writing-", suffix=".tmp", dir=target.parent)
        partial = Path(name)
        with removed_on_failure(partial):
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)


def remove_draft(workspace: Path, kind: RecordKind, record_id: str) -> None:
    """Drop the draft of a record; one that cannot be deleted now is offered again, no harm."""
    with suppress(OSError):
        draft_path(workspace, kind, record_id).unlink(missing_ok=True)


def find_drafts(workspace: Path) -> FoundDrafts:
    """Return what was left; a file that is not understood is set aside under another name."""
    drafts: list[Draft] = []
    set_aside: list[str] = []
    folder = workspace / DRAFTS_DIR
    _clear_leftovers(folder)
    for path in sorted(folder.glob("*.json")):
        try:
            drafts.append(draft_from_json(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:  # also no UTF-8
            LOG.warning("draft %s is not understood: %s", path.name, error)
            set_aside.append(put_aside(path))
    drafts.sort(key=lambda draft: draft.saved_at, reverse=True)
    return FoundDrafts(tuple(drafts), tuple(set_aside))


def put_aside(path: Path) -> str:
    """Give a file that is not understood another name, so that it is kept; return the old one."""
    with suppress(OSError):
        path.replace(path.with_name(f"{path.name}{_DAMAGED}"))
    return path.name


def _clear_leftovers(folder: Path) -> None:
    """Delete what a crash left half written; what is being written now is younger."""
    for half in folder.glob(".writing-*.tmp"):
        with suppress(OSError):
            if half.stat().st_mtime < time.time() - _STILL_YOUNG_S:
                half.unlink()
