"""The start: painted before the libraries of the ledger are loaded; folders that fail; logs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from models.paths import default_workspace_dir, log_dir, settings_path
from models.settings import Settings, load_settings
from tests.ui.conftest import TODAY
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.opening import open_window
from ui.preferences import Preferences
from ui.work import Work

SLOW = ("sqlalchemy", "reportlab", "xlsxwriter", "openpyxl", "pypinyin", "rapidfuzz")


def test_starting_the_window_loads_no_library_of_the_ledger() -> None:
    program = f"import sys, ui.app; print([name for name in {SLOW} if name in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


class Start:
    """Opens windows on folders that may not be usable."""

    def __init__(self, qtbot: QtBot) -> None:
        self.windows: list[MainWindow] = []
        self._qtbot = qtbot

    def __call__(self, folder: Path, settings: Settings) -> MainWindow:
        """Open a window and wait until it says something."""
        work = Work()
        Preferences(settings, settings_path()).change(lambda _: settings)
        window = open_window(
            work, RecordedMessages, folder, settings, lambda: TODAY, settings_file=settings_path()
        )
        self.windows.append(window)
        window.show()
        self._qtbot.waitUntil(lambda: not work.is_busy(), timeout=10_000)
        return window


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Windows that are closed after the test."""
    start = Start(qtbot)
    yield start
    for window in start.windows:
        window.close()
        delete(window)


def button(window: MainWindow, name: str) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.accessibleName() == name)


def test_a_folder_that_cannot_be_used_can_be_tried_again(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "ws"
    place.write_text("a file stands where the folder belongs")
    window = start(place, Settings(is_guided=True))
    assert window.page is None
    place.unlink()
    button(window, "再试一次").click()
    qtbot.waitUntil(lambda: window.page is not None, timeout=10_000)


def test_a_chosen_folder_that_is_gone_gives_way_to_the_usual_one(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "drive"
    place.write_text("no drive today")
    window = start(place, Settings(data_dir=str(place), is_guided=True))
    button(window, "改用默认的数据目录").click()
    qtbot.waitUntil(lambda: window.page is not None, timeout=10_000)
    assert (default_workspace_dir() / "ledger.db").exists()
    assert load_settings(settings_path()).data_dir == ""


def test_the_log_files_are_kept_small() -> None:
    program = (
        "import logging, ui.app; ui.app._keep_log();"
        "[logging.getLogger('x').info('y' * 10_000) for _ in range(700)]"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=dict(os.environ))
    files = sorted(path.name for path in log_dir().glob("window.log*"))
    assert files == ["window.log", *(f"window.log.{number}" for number in range(1, 5))]
    assert all(path.stat().st_size <= 1_000_000 for path in log_dir().glob("window.log*"))


def test_a_crash_below_python_leaves_its_trace_beside_the_log() -> None:
    program = "import faulthandler, ui.app; ui.app._keep_log(); faulthandler._sigsegv()"
    subprocess.run([sys.executable, "-c", program], check=False, env=dict(os.environ))
    assert "Segmentation fault" in (log_dir() / "crash.log").read_text(encoding="utf-8")
