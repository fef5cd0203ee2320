"""Case: from the start of the process to the first paint."""

import os
import subprocess
import sys
from pathlib import Path

from big_ledger import make_ledger_apart
from case import SECONDS, Case, Figures, Goal

CHILD = Path(__file__).with_name("start_child.py")
TASKS = 2000


def _start(*arguments: str) -> Figures | None:
    subprocess.run(
        [sys.executable, str(CHILD), *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=60,  # a window that asks something is painted but never says so
    )
    return None


CASE = Case(
    title="Start: a ledger of 2,000 tasks, until something is painted",
    remark="A fresh process each time, files warm, no screen. The frame is the program's window "
    "before its ledger is open; tasks: the ledger is open, the front page is counting, and the "
    "first rows of the task page are painted.",
    make_input=make_ledger_apart,
    candidates={
        "empty window": lambda _folder, _own: _start("empty"),
        "frame": lambda folder, _own: _start("window", str(folder)),
        "tasks": lambda folder, _own: _start("tasks", str(folder)),
    },
    peer="empty window",
    goals=(
        Goal("seconds", "empty window", 1.5, own="frame"),
        Goal("seconds", "empty window", 2.6, own="tasks"),
    ),
    size=TASKS,
    figures=(SECONDS,),
)
