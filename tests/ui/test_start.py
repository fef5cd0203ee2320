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
from ui.page_makers import FRONT, PAGES
from ui.preferences import Preferences
from ui.work import Work

SLOW = (
    *("sqlalchemy", "alembic", "sqlite3", "asyncio", "email", "rapidfuzz", "pypinyin"),
    *("reportlab", "xlsxwriter", "openpyxl", "python_calamine", "pypdfium2", "fontTools"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport", "models.filters", "models.records"),
)
WINDOW = """
import sys
from datetime import date
from pathlib import Path
from models.settings import Settings
from ui.messages import RecordedMessages
from ui.first_paint import after_first_paint
from ui.opening import make_application, open_window
from ui.work import Work
app = make_application(Settings())
work = Work()
place = Path(sys.argv[1])
window = open_window(work, RecordedMessages, place, Settings(is_guided=True), date.today)
loaded = []
def stop():
    loaded.extend(sys.modules)
    window.close()
after_first_paint(window, stop)
window.show()
app.exec()
print(*loaded, sep="\\n")
"""
BEHIND_THE_FRAME = """
import sys
import ui.controller
from ui.page_makers import FRONT, import_page
import_page(FRONT)
print(*sys.modules, sep="\\n")
"""


def loaded_by(program: str, *arguments: str) -> set[str]:
    said = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    return set(said.stdout.split())


def test_starting_the_window_loads_no_library_of_the_ledger() -> None:
    loaded = loaded_by("import sys, ui.app; print(*sys.modules)")
    assert "ui.main_window" in loaded
    assert loaded.isdisjoint(SLOW)


def test_the_window_is_painted_before_anything_slow_is_loaded(tmp_path: Path) -> None:
    loaded = loaded_by(WINDOW, str(tmp_path / "workspace"))
    assert "ui.main_window" in loaded
    assert loaded.isdisjoint((*SLOW, "ui.controller", "ui.pages.page"))


def test_the_front_page_waits_for_no_other_page_and_no_dialog() -> None:
    loaded = loaded_by(BEHIND_THE_FRAME)
    assert "ui.pages.desk" in loaded
    assert loaded.isdisjoint(("alembic", "reportlab", "xlsxwriter", "openpyxl", "rapidfuzz"))
    assert loaded.isdisjoint(f"ui.pages.{page}" for page in PAGES if page != FRONT)
    dialogs = {name for name in loaded if name.startswith("ui.dialogs.")}
    assert dialogs == {"ui.dialogs.import_journey"}


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
