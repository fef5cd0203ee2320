"""One writer for a workspace folder: an operating-system lock, and a note saying who has it.

The system lets go of the lock when its process ends, however it ends, so a stale lock cannot be.
A note that is still there while the lock is free tells that the last program did not close cleanly.
"""

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

_LOCK_NAME = "workspace.lock"
_NOTE_NAME = "workspace-holder.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the workspace, on which computer, since when (ISO 8601, UTC)."""

    operator: str
    host: str
    pid: int
    since: str

    @property
    def sentence(self) -> str:
        """Say who has it and since when, in local time."""
        since = datetime.fromisoformat(self.since).astimezone()
        return f"{self.operator}的电脑 {self.host}，自 {since:%Y-%m-%d %H:%M}"


class WorkspaceLock:
    """The lock of one workspace folder.

    ``was_left_behind`` tells, once the lock is taken, that the last holder did not close cleanly.
    """

    def __init__(self, folder: Path) -> None:
        self.was_left_behind = False
        self._folder = folder
        self._descriptor: int | None = None

    def take(self, operator: str) -> bool:
        """Lock the folder and leave the note; return False when another program has it."""
        descriptor = os.open(self._folder / _LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        self.was_left_behind = (self._folder / _NOTE_NAME).exists()
        try:
            self._leave_note(operator)
        except OSError:
            self.abandon()
            raise
        return True

    def _leave_note(self, operator: str) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        note = Holder(operator, platform.node(), os.getpid(), now)
        text = json.dumps(asdict(note), ensure_ascii=False)
        (self._folder / _NOTE_NAME).write_text(text, encoding="utf-8")

    def holder(self) -> Holder | None:
        """Return who has the folder; None when the note is missing or being written."""
        try:
            note = json.loads((self._folder / _NOTE_NAME).read_text(encoding="utf-8"))
            return Holder(**note)
        except (OSError, ValueError, TypeError):
            return None

    def holder_sentence(self) -> str:
        """Say who has the folder and since when, as far as it is known."""
        holder = self.holder()
        return holder.sentence if holder else "另一个程序"

    def release(self) -> None:
        """Take the note away and let go."""
        if self._descriptor is None:
            return
        (self._folder / _NOTE_NAME).unlink(missing_ok=True)
        self.abandon()

    def abandon(self) -> None:
        """Let go but leave the note: the next start has to look the ledger through."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # What failed has not looked the ledger through: that is still owed after an unclean stop.
        if kind is not None and self.was_left_behind:
            self.abandon()
        else:
            self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
