"""All threads of the program: one for the database, a small pool for files.

Functions run here get plain values and return plain frozen values; they never touch a widget.
Results, progress and failures come back on the main thread, in the order they were sent.
All reads and writes of the ledger queue on one database thread: nothing locks out itself.
"""

import logging
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from models.errors import Cancelled, UserError
from models.progress import Progress

if TYPE_CHECKING:
    # Importing the store costs more than the whole empty window; the database thread does it.
    from models.changes import Changes
    from models.store.workspace import Workspace

Result = TypeVar("Result")

LOG = logging.getLogger(__name__)
PROGRESS_INTERVAL_S = 0.05


class WorkspaceNotOpenError(UserError):
    """Raised when the ledger is asked for although it could not be opened; open it first."""


class WorkspaceInfo(NamedTuple):
    """What the window says about the open workspace."""

    path: Path
    operator: str
    read_only: bool
    why_read_only: str


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


class _Ending(NamedTuple):
    job: Job
    outcome: Outcome
    value: object
    done: Callable[[object], None]
    failed: Callable[[UserError], None] | None


class _Task(QRunnable):
    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self._run = run
        self._has_run = threading.Event()
        self.setAutoDelete(False)  # Python owns it: kept in Work until its ending has arrived

    def run(self) -> None:
        self._run()
        self._has_run.set()

    def let_go(self) -> None:
        """Free what was given, which PySide never does; widgets must not die on another thread."""
        self._has_run.wait()  # the thread has told the ending and is about to return
        del self._run


class Work(QObject):
    """The door to every thread. Lives on the main thread; its signals are received there.

    Signals:
        operation_done(Changes): the ledger was changed.
        job_started(Job), job_progressed(Job, Step), job_ended(Job): for the progress strip.
        refused(UserError): a failure the person can mend, that nobody else took.
        crashed(Exception): a bug of ours.
    """

    operation_done = Signal(object)
    job_started = Signal(object)
    job_progressed = Signal(object, object)
    job_ended = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)
    _step_sent = Signal(object, object)
    _ending_sent = Signal(object)
    _thread_crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._last_act: Callable[[Workspace], object] = _ignore
        self._tasks: dict[Job, _Task] = {}
        self._database = QThreadPool(self)
        self._database.setMaxThreadCount(1)
        self._database.setExpiryTimeout(-1)
        self._files = QThreadPool(self)
        self._files.setMaxThreadCount(2)
        queued = Qt.ConnectionType.QueuedConnection
        self._step_sent.connect(self._on_step, queued)
        self._ending_sent.connect(self._on_ending, queued)
        self._thread_crashed.connect(self.crashed, queued)

    def open_workspace(
        self,
        opener: Callable[[], "Workspace"],
        done: Callable[[WorkspaceInfo], None],
        *,
        owner: QObject,
        failed: Callable[[UserError], None],
        last_act: Callable[["Workspace"], object] | None = None,
    ) -> Job:
        """Open the ledger on the database thread; ``last_act`` is done to it before it is closed.

        What was asked before waits for the opening.
        """
        self._last_act = last_act or _ignore

        def run(_job: Job) -> WorkspaceInfo:
            workspace = opener()
            self._workspace = workspace
            return WorkspaceInfo(
                workspace.path, workspace.operator, workspace.read_only, workspace.why_read_only
            )

        job = Job("打开台账", self._step_sent.emit, owner)
        return self._start(self._database, job, run, done, failed)

    def replace_workspace(
        self,
        function: Callable[[Path], Result],
        opener: Callable[[Path], "Workspace"],
        done: Callable[[Result], None],
        *,
        owner: QObject,
        label: str,
        failed: Callable[[UserError], None],
    ) -> Job:
        """Close the ledger, let ``function`` work on its folder, and open it again in any case."""

        def run(_job: Job) -> Result:
            folder = self._open_workspace().path
            self._close_workspace()
            try:
                return function(folder)
            finally:
                self._workspace = opener(folder)

        job = Job(label, self._step_sent.emit, owner)
        return self._start(self._database, job, run, done, failed)

    def run_query(
        self,
        function: Callable[["Workspace"], Result],
        done: Callable[[Result], None],
        *,
        owner: QObject,
        label: str = "",
        failed: Callable[[UserError], None] | None = None,
    ) -> Job:
        """Read from the ledger. A cancelled or orphaned query's result is dropped."""
        job = Job(label, self._step_sent.emit, owner)
        return self._start(
            self._database, job, lambda _job: function(self._open_workspace()), done, failed
        )

    def run_long_query(
        self,
        function: Callable[["Workspace", Progress], Result],
        done: Callable[[Result], None],
        *,
        owner: QObject,
        label: str,
        failed: Callable[[UserError], None] | None = None,
    ) -> Job:
        """Read much from the ledger, telling how far it is; the person can stop it."""
        job = Job(label, self._step_sent.emit, owner)
        return self._start(
            self._database,
            job,
            lambda running: function(self._open_workspace(), running),
            done,
            failed,
        )

    def run_operation(
        self,
        function: Callable[["Workspace", Progress], "Changes"],
        done: "Callable[[Changes], None] | None" = None,
        *,
        owner: QObject,
        label: str = "",
        failed: Callable[[UserError], None] | None = None,
    ) -> Job:
        """Change the ledger. ``operation_done`` follows before ``done`` is called."""
        job = Job(label, self._step_sent.emit, owner, is_operation=True)
        return self._start(
            self._database,
            job,
            lambda running: function(self._open_workspace(), running),
            done or _ignore,
            failed,
        )

    def run_job(
        self,
        function: Callable[[Progress], Result],
        done: Callable[[Result], None],
        *,
        owner: QObject,
        label: str,
        failed: Callable[[UserError], None] | None = None,
    ) -> Job:
        """Do work on files, beside the database."""
        job = Job(label, self._step_sent.emit, owner)
        return self._start(self._files, job, function, done, failed)

    def hear_threads(self) -> None:
        """Report what nobody caught in any other thread of Python's, as a crash."""
        told = self._thread_crashed

        def handle(arguments: threading.ExceptHookArgs) -> None:
            if arguments.exc_value is not None:
                LOG.error("a thread failed", exc_info=arguments.exc_value)
                told.emit(arguments.exc_value)

        threading.excepthook = handle

    def is_busy(self) -> bool:
        """Return whether anything is waiting, running or not yet delivered."""
        return bool(self._tasks)

    def shut_down(self) -> None:
        """Let the running work end, drop the waiting, close the ledger. Blocks until then.

        Short changes are done even if they only wait: what was saved in the moment of closing
        must reach the ledger.
        """
        threading.excepthook = threading.__excepthook__
        for job in self._tasks:
            if job.label or not job.is_operation:
                job.cancel()
        self._files.waitForDone()
        closing = _Task(self._close_workspace)
        self._database.start(closing)
        self._database.waitForDone()
        self._tasks.clear()

    def _close_workspace(self) -> None:
        workspace, self._workspace = self._workspace, None
        if workspace is None:
            return
        try:
            self._last_act(workspace)
        except UserError as error:
            LOG.warning("last act before closing: %s", error)
        finally:
            workspace.close()

    def _open_workspace(self) -> "Workspace":
        if self._workspace is None:
            raise WorkspaceNotOpenError("台账没有打开。数据没有改动。请重新启动程序。")
        return self._workspace

    def _start(
        self,
        pool: QThreadPool,
        job: Job,
        function: Callable[[Job], Result],
        done: Callable[[Result], None],
        failed: Callable[[UserError], None] | None,
    ) -> Job:
        # Only this call pairs a function with its receiver, so the result has the type it takes.
        receive = cast("Callable[[object], None]", done)

        def run() -> None:
            outcome, value = _outcome_of(function, job)
            self._ending_sent.emit(_Ending(job, outcome, value, receive, failed))

        task = _Task(run)
        self._tasks[job] = task
        self.job_started.emit(job)
        pool.start(task)
        return job

    def _on_step(self, job: Job, step: Step) -> None:
        if job in self._tasks:
            self.job_progressed.emit(job, step)

    def _on_ending(self, ending: _Ending) -> None:
        if (task := self._tasks.pop(ending.job, None)) is None:
            return
        task.let_go()
        self.job_ended.emit(ending.job)
        if ending.outcome is Outcome.CRASHED:
            self.crashed.emit(ending.value)
        elif ending.outcome is Outcome.REFUSED:
            self._refuse(ending)
        elif ending.outcome is Outcome.DONE:
            self._finish(ending)

    def _finish(self, ending: _Ending) -> None:
        if ending.job.is_operation:
            self.operation_done.emit(ending.value)
        elif ending.job.is_cancelled():
            return
        if isValid(ending.job.owner):
            ending.done(ending.value)

    def _refuse(self, ending: _Ending) -> None:
        if ending.failed is not None and isValid(ending.job.owner):
            ending.failed(cast("UserError", ending.value))
        else:
            self.refused.emit(ending.value)


def _ignore(_value: object) -> None:
    """Receive a result nobody waits for."""


def _outcome_of(function: Callable[[Job], Result], job: Job) -> tuple[Outcome, object]:
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
