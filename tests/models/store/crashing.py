"""Work done in a process of its own and killed at a random moment (SIGKILL).

The fork server keeps the program loaded, so that each try costs milliseconds, and is free of
threads, so that forking is safe.
"""

import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from models.errors import UserError
from models.operations.documents import accept_document
from models.operations.intake import receive_files
from models.operations.intake_accept import AcceptedFile, accept_files
from models.operations.tasks import append_progress
from models.queries.intake_base import MergeBases
from models.queries.rounds import list_rounds
from models.store.backup import restore_backup
from models.store.ledger_format import LEDGER_NAME, SCHEMA_NUMBER
from models.store.migrate import migrate
from models.store.workspace import open_workspace
from tests.builders import plan_of
from tests.models import replies

TASKS = 400
REPLIED_ROWS = 30
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.models.store.crashing"])

Work = Callable[..., None]


class Killer:
    """Runs work again and again and kills it later and later within its usual time."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._usual_s = 0.0
        self._random = random.Random(work.__name__)  # noqa: S311 - a moment, not a secret
        self.killed = 0

    def run_to_the_end(self, *arguments: object) -> None:
        """Let the work finish once and learn how long it takes."""
        process = self._started(*arguments)
        began = time.monotonic()
        process.join()
        assert process.exitcode == 0
        self._usual_s = time.monotonic() - began

    def run_and_kill(self, *arguments: object) -> None:
        """Start the work and kill it at a random moment, perhaps just after its end."""
        process = self._started(*arguments)
        process.join(timeout=self._random.uniform(0, self._usual_s * 1.05))
        process.kill()
        process.join()
        self.killed += process.exitcode == -signal.SIGKILL

    def _started(self, *arguments: object) -> BaseProcess:
        ready, is_ready = _PROCESSES.Pipe(duplex=False)
        process = _PROCESSES.Process(target=_when_ready, args=(is_ready, self._work, arguments))
        process.start()
        is_ready.close()  # so that a child that dies early is heard of
        ready.recv()
        return process


def run_to_the_end(work: Work, *arguments: object) -> str:
    """Run work in a process of its own; return the sentence it was refused with, or ""."""
    told, tell = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_and_tell, args=(tell, work, arguments))
    process.start()
    tell.close()
    sentence = str(told.recv())
    process.join()
    return sentence


def start(work: Work, *arguments: object) -> BaseProcess:
    """Start work that goes on until it is killed; return once it is under way."""
    ready, is_ready = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=work, args=(is_ready, *arguments))
    process.start()
    is_ready.close()
    ready.recv()
    return process


def kill_itself(work: Work, *arguments: object) -> None:
    """Run work that ends by killing its own process."""
    process = _PROCESSES.Process(target=work, args=arguments)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def create(folder: Path) -> None:
    """Make a new workspace."""
    open_workspace(folder).close()


def take_in_a_plan(folder: Path) -> None:
    """Accept a plan of ``TASKS`` tasks."""
    with open_workspace(folder) as workspace:
        accept_document(workspace, read=plan_of(TASKS))


def take_in_a_plan_with_little_room(folder: Path, room: int) -> None:
    """Accept a plan where no file can grow beyond the ledger's size and ``room`` bytes."""
    with open_workspace(folder) as workspace:
        limit = workspace.database.stat().st_size + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        accept_document(workspace, read=plan_of(TASKS))


def take_in_replies(folder: Path) -> None:
    """Keep, receive and take in a file of each unit of the one round."""
    with open_workspace(folder) as workspace:
        (asked,) = list_rounds(workspace)
        units = replies.units_of(workspace, asked.id)
        files = [replies.arrived(workspace, asked.id, unit) for unit in units]
        told = receive_files(workspace, round_id=asked.id, files=files, today=replies.TODAY)
        bases = MergeBases(workspace, asked.id)
        accepted = [
            AcceptedFile(
                row.id,
                replies.reply(
                    bases.read(unit_id=row.unit_id or "", form_id=row.form_id),
                    {**replies.DONE, "remark": row.unit},
                    REPLIED_ROWS,
                ),
            )
            for row in told.files
        ]
        accept_files(workspace, round_id=asked.id, files=accepted, today=replies.TODAY)


def take_in_replies_with_little_room(folder: Path, room: int) -> None:
    """Take replies in where no file can grow beyond the ledger's size and ``room`` bytes."""
    limit = (folder / LEDGER_NAME).stat().st_size + room
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    take_in_replies(folder)


def upgrade(database: Path, scripts: Path) -> None:
    """Bring a ledger to the schema after ours."""
    migrate(database, scripts=scripts, target=SCHEMA_NUMBER + 1)


def open_and_close(folder: Path) -> None:
    """Open a workspace, which upgrades an older ledger."""
    open_workspace(folder).close()


def restore(folder: Path, backup: Path) -> None:
    """Put a backup in the ledger's place."""
    restore_backup(folder, backup)


def report_without_end(is_ready: Connection, folder: Path, task_id: str) -> None:
    """Report progress on a task until killed."""
    with open_workspace(folder) as workspace:
        is_ready.send(None)
        for number in range(10**6):
            day = date(2024, 5, 1 + number % 28)
            append_progress(workspace, task_id=task_id, reported_on=day, text=f"第{number}次")


def die_with_a_hot_journal(database: Path) -> None:
    """Change every unit and die after pages have gone to the disk, before COMMIT."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE units SET note = hex(zeroblob(2000))")
    os.kill(os.getpid(), signal.SIGKILL)


def _when_ready(is_ready: Connection, work: Work, arguments: tuple[object, ...]) -> None:
    is_ready.send(None)
    work(*arguments)


def _and_tell(tell: Connection, work: Work, arguments: tuple[object, ...]) -> None:
    try:
        work(*arguments)
    except UserError as error:
        tell.send(str(error))
    else:
        tell.send("")
