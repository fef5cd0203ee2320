"""The window on a real display, where focus, shortcuts and dialogs are the system's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
JOURNEY = Path(__file__).with_name("journey_on_display.py")
DISPLAY = ("xvfb-run", "-a", "-s", "-screen 0 1366x768x24")


@pytest.mark.skipif(
    not (shutil.which("xvfb-run") and shutil.which("xauth")),
    reason="needs a virtual display: packages xvfb and xauth",
)
def test_a_clerk_comes_from_a_file_to_a_workbook_by_keys_alone() -> None:
    done = subprocess.run(
        [*DISPLAY, sys.executable, "-m", "pytest", "-q", str(JOURNEY)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
