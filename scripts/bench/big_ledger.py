"""Make a made-up ledger of any size: ``python scripts/bench/big_ledger.py FOLDER TASKS``."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.big_ledger import make_big_ledger

_folders: list[tempfile.TemporaryDirectory[str]] = []


def make_ledger_apart(task_count: int) -> Path:
    """Make a ledger in a process of its own, whose memory is not measured, and return its folder.

    The folder goes when this process ends.
    """
    folder = tempfile.TemporaryDirectory(prefix="bench-")
    _folders.append(folder)
    workspace = Path(folder.name) / "workspace"
    subprocess.run(
        [sys.executable, __file__, str(workspace), str(task_count)], env=os.environ, check=True
    )
    return workspace


if __name__ == "__main__":
    make_big_ledger(Path(sys.argv[1]), int(sys.argv[2]))
