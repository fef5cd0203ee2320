"""One piece of work that was asked for: its progress, the way to stop it, and how it ended."""

import logging
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject

from models.errors import Cancelled, UserError

Result = TypeVar("Result")

LOG = logging.getLogger(__name__)
PROGRESS_INTERVAL_S = 0.05


class Step(NamedTuple):
    """How far a job has come; ``total`` 0 means the length is unknown."""

    message: str
    done: int
    total: int


class Outcome(Enum):
    """How a job ended."""

    DONE = auto()
    REFUSED = auto()
    CANCELLED = auto()
    CRASHED = auto()


class Job:
    """One piece of work that was asked for: its label, its progress, and the way to stop it.

    It is the ``Progress`` its function reports to. A job cancelled before it started never runs.

    Attributes:
        label: what a person reads while it runs, "" for short reads that are not shown.
        owner: the result is dropped when this object is gone.
        is_operation: it changes the ledger, so its end is told even when nobody waits for it.
    """

    def __init__(
        self,
        label: str,
        tell: Callable[["Job", Step], None],
        owner: QObject,
        *,
        is_operation: bool = False,
    ) -> None:
        self.label = label
        self.owner = owner
        self.is_operation = is_operation
        self._tell = tell
        self._cancelled = False
        self._last_told = 0.0

    def cancel(self) -> None:
        """Ask the job to stop; it ends at its next step."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """Return whether the person asked to stop."""
        return self._cancelled

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Send a step to the main thread, at most twenty a second and always the last one."""
        now = time.monotonic()
        if now - self._last_told < PROGRESS_INTERVAL_S and (done < total or not total):
            return
        self._last_told = now
        self._tell(self, Step(message, done, total))


class LettingRead:
    """The progress of an operation that lets waiting reads through whenever it asks to go on."""

    def __init__(self, job: Job, let_read: Callable[[], None]) -> None:
        self.report = job.report
        self._job = job
        self._let_read = let_read

    def is_cancelled(self) -> bool:
        """Let reads through, then return whether the person asked to stop."""
        self._let_read()
        return self._job.is_cancelled()


def outcome_of(function: Callable[[Job], Result], job: Job) -> tuple[Outcome, object]:
    """Run ``function`` and say how it ended; never raises, a raise would end the thread."""
    if job.is_cancelled():
        return Outcome.CANCELLED, None
    try:
        return Outcome.DONE, function(job)
    except Cancelled:
        return Outcome.CANCELLED, None
    except UserError as error:
        LOG.info("refused: %s", error)
        return Outcome.REFUSED, error
    except Exception as error:
        LOG.exception("job failed: %s", job.label)
        return Outcome.CRASHED, error
