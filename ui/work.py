"""All threads of the program: one for the database, a small pool for files.

Functions run here get plain values and return plain frozen values; they never touch a widget.
Results, progress and failures come back on the main thread, in the order they were sent.
All reads and writes of the ledger queue on one database thread: nothing locks out itself.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from models.errors import UserError
from models.progress import Progress
from ui.jobs import Job, LettingRead, Outcome, Step, outcome_of

if TYPE_CHECKING:
    # Importing the store costs more than the whole empty window; the database thread does it.
    from models.changes import Changes
    from models.store.workspace import Workspace

Result = TypeVar("Result")

LOG = logging.getLogger(__name__)


class WorkspaceNotOpenError(UserError):
    """Raised when the ledger is asked for although it could not be opened; open it first."""


class WorkspaceInfo(NamedTuple):
    """What the window says about the open workspace."""

    path: Path
    operator: str
    read_only: bool
    why_read_only: str


class _Ending(NamedTuple):
    job: Job
    outcome: Outcome
    value: object
    done: Callable[[object], None]
    failed: Callable[[UserError], None] | None


class _Task(QRunnable):
    def __init__(self, run: Callable[[], None], *, is_read: bool = False) -> None:
        super().__init__()
        self.is_read = is_read
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
        self._waiting: deque[_Task] = deque()  # what the database thread has not begun, in order
        self._queue_lock = threading.Lock()
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
            self._database,
            job,
            lambda _job: function(self._open_workspace()),
            done,
            failed,
            is_read=True,
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
        lets_read: bool = False,
    ) -> Job:
        """Change the ledger. ``operation_done`` follows before ``done`` is called.

        With ``lets_read`` the short queries that wait are answered each time the function asks
        whether it was cancelled; it asks only where it has no transaction open.
        """
        job = Job(label, self._step_sent.emit, owner, is_operation=True)

        def run(running: Job) -> "Changes":
            progress = LettingRead(running, self._answer_reads) if lets_read else running
            return function(self._open_workspace(), progress)

        return self._start(
            self._database,
            job,
            run,
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
        *,
        is_read: bool = False,
    ) -> Job:
        # Only this call pairs a function with its receiver, so the result has the type it takes.
        receive = cast("Callable[[object], None]", done)

        def run() -> None:
            outcome, value = outcome_of(function, job)
            self._ending_sent.emit(_Ending(job, outcome, value, receive, failed))

        def run_next() -> None:
            with self._queue_lock:
                self._waiting.popleft()
            run()

        self.job_started.emit(job)
        if pool is self._database:
            task = self._tasks[job] = _Task(run_next, is_read=is_read)
            with self._queue_lock:
                self._waiting.append(task)
                pool.start(task)
        else:
            task = self._tasks[job] = _Task(run)
            pool.start(task)
        return job

    def _answer_reads(self) -> None:
        """Do the short queries at the head of the queue now; called on the database thread.

        They stop at the first job that may write: what was asked behind it is to see what it wrote.
        """
        while (task := self._taken_read()) is not None:
            task.run()

    def _taken_read(self) -> _Task | None:
        """Take the next job out of the pool if it is a short query."""
        with self._queue_lock:
            head = self._waiting[0] if self._waiting else None
            is_ours = head is not None and head.is_read and self._database.tryTake(head)
            return head if is_ours else None

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
