"""The pictures of ``demo``: on an office screen, and beside it on one where everything is twice.

Qt takes the scale of a screen once, when it starts: 200 % is drawn in a process of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from models.paths import resource_path

SCREENLESS = "offscreen"
SIZE = (1366, 768)
AT_200 = "--at-200"
SCREENS = "screens"
# The folder of a workspace inside the folder of its demo.
WORKSPACE = "workspace"


def draw_all(out: Path, today: date) -> int:
    """Draw the window on the demo in ``out``, at 200 % beside it; returns how many pictures."""
    screens = out / SCREENS
    screens.mkdir(parents=True, exist_ok=True)
    command = [*_own_command(), "demo", str(out), AT_200]
    with subprocess.Popen(command, env=os.environ | _screen(screens, 2)) as beside:
        os.environ.update(_screen(screens, 1))
        from ui.screens import (  # noqa: PLC0415 - Qt looks for its screen when it is loaded
            SHOTS_AT_200,
            grab_empty_screens,
            grab_screens,
        )

        with _copied(out, "drawn") as workspace:
            drawn = grab_screens(workspace, screens, today)
        drawn += grab_empty_screens(screens, today)
    for file in screens.glob("screen-*.json"):
        file.unlink()
    if beside.returncode:
        raise subprocess.CalledProcessError(beside.returncode, command)
    return len(drawn) + len(SHOTS_AT_200)


def draw_at_200(out: Path, today: date) -> None:
    """Draw the pictures at 200 %, in the process that ``draw_all`` started for them."""
    from ui.screens import SHOTS_AT_200, grab_screens  # noqa: PLC0415 - see draw_all

    with _copied(out, "drawn-200") as workspace:
        grab_screens(workspace, out / SCREENS, today, SHOTS_AT_200)


@contextmanager
def _copied(out: Path, name: str) -> Iterator[Path]:
    """Lend a copy of the demo's workspace: scenes edit what they show."""
    folder = out / SCREENS / name
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield Path(shutil.copytree(out / WORKSPACE, folder / WORKSPACE))
    finally:
        shutil.rmtree(folder)


def _screen(folder: Path, scale: int) -> dict[str, str]:
    """Return the environment that gives Qt an office screen; a screen asked for by name stays."""
    if os.environ.get("QT_QPA_PLATFORM", SCREENLESS) != SCREENLESS:
        return {"QT_SCALE_FACTOR": str(scale)}
    place = {"x": 0, "y": 0, "width": SIZE[0] * scale, "height": SIZE[1] * scale}
    scales = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / f"screen-{scale}.json"
    file.write_text(json.dumps({"screens": [{"name": "office", **place, **scales}]}))
    # Qt splits the name at colons, so a drive of Windows must not stand in it.
    path = os.path.relpath(file)
    return {
        "QT_QPA_PLATFORM": f"{SCREENLESS}:configfile={path}",
        "QT_SCALE_FACTOR": str(scale),
    }


def _own_command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(resource_path().parent / "main.py")]
