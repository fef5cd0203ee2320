"""Starts our own program again as a child process that reads files from outside."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def start_child(
    command: str, module: str, arguments: Sequence[str | Path]
) -> subprocess.Popen[bytes]:
    """Start a child without window, standard input or output.

    Args:
        command: the hidden command of the packaged program.
        module: what Python runs where the program is not packaged.
        arguments: handed to the child behind either.
    """
    is_packaged = bool(getattr(sys, "frozen", False))
    start = [sys.executable, command] if is_packaged else [sys.executable, "-m", module]
    return subprocess.Popen(
        [*start, *map(str, arguments)],
        cwd=None if is_packaged else Path(__file__).parents[3],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
