"""Case: from the start of the process to the first paint."""

import compileall
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from threading import Timer

from big_ledger import make_ledger_apart
from case import SECONDS, Case, Figures, Goal

ROOT = Path(__file__).parent.parent.parent
CHILD = Path(__file__).with_name("start_child.py")
TASKS = 2000
STARTS = 5


def _start(*arguments: str) -> Figures:
    """Return the median of some starts: one alone is at the mercy of what else is running."""
    return {"seconds": median(_start_once(*arguments) for _ in range(STARTS))}


def _start_once(*arguments: str) -> float:
    """Return how many seconds it took until the window said it was painted.

    ``run`` with a timeout would look only every 50 ms whether the process has ended.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(CHILD), *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        # A window that asks something is painted but never says so.
        patience = Timer(60, process.kill)
        patience.start()
        said = process.stdout.readline()
        seconds = time.perf_counter() - start
        patience.cancel()
    if said.strip() != "painted":
        message = f"nothing was painted: {arguments}"
        raise RuntimeError(message)
    return seconds


def _start_where_left(kind: str, folder: Path) -> Figures:
    """Return the same for a window that was closed on the task page before, which is not timed."""
    _start_once("leave", str(folder))
    return _start(kind, str(folder))


def _ledger_and_byte_code(task_count: int) -> Path:
    """Make a ledger, and byte code of the program as an installed one has it.

    The libraries have theirs; where Python is told to write none, ours would be compiled anew at
    every start: a tenth of a second.
    """
    for room in ("models", "reports", "ui"):
        compileall.compile_dir(ROOT / room, quiet=1)
    return make_ledger_apart(task_count)


CASE = Case(
    title="Start: a ledger of 2,000 tasks, until something is painted",
    remark="A fresh process each time, files warm, no screen. The empty window is a bare "
    "QMainWindow: no face, style sheet, icon or word, and none of Qt's own enums, which cost a "
    "seventh of it as soon as anything is aligned. With SQLAlchemy: the same after importing that "
    "library. The frame is the program's window before its ledger is open. Front page: its figures "
    "are counted and painted, which is what a person waits for on a new day. Rows left: the "
    "window was closed on the task page that day; its first rows are painted in its table, before "
    "the ledger is open, from what was kept when it was closed; they can be looked at and chosen, "
    "not edited. Rows ready: the page has taken over with rows of its own, its form beside them. "
    "Task page: opened by hand while the front page is still counting, nothing kept, until its "
    "rows are painted. The goal of the rows was set from a bare table that SQLAlchemy fills, "
    "without a program around it. Byte code is there for all; the median of five starts each time.",
    make_input=_ledger_and_byte_code,
    candidates={
        "empty window": lambda _folder, _own: _start("empty"),
        "with SQLAlchemy": lambda _folder, _own: _start("library"),
        "frame": lambda folder, _own: _start("window", str(folder)),
        "front page": lambda folder, _own: _start("desk", str(folder)),
        "rows left": lambda folder, _own: _start_where_left("left", folder),
        "rows ready": lambda folder, _own: _start_where_left("ready", folder),
        "task page": lambda folder, _own: _start("tasks", str(folder)),
    },
    peer="empty window",
    goals=(
        Goal("seconds", "empty window", 1.5, own="frame"),
        Goal("seconds", "empty window", 2.6, own="rows left"),
    ),
    size=TASKS,
    figures=(SECONDS,),
)
