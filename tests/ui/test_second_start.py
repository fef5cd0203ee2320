"""A second start raises the first window. With real processes, without a screen."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from models.paths import log_dir, resource_path
from models.settings import Settings
from tests.ui.conftest import TODAY, Desk
from ui.app import is_open_already
from ui.dialogs.import_journey import ImportJourney
from ui.door_name import door_name
from ui.messages import RecordedMessages
from ui.opening import open_window
from ui.single_instance import Door, Knock, knock
from ui.work import Work

ROOT = Path(__file__).parent.parent.parent
PLAN = resource_path("samples", "2024-work-plan.txt")


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[str]]]:
    """The processes a test started; ended after it."""
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )


def wait_for_log(words: str) -> None:
    file = log_dir() / "window.log"
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if file.exists() and words in file.read_text(encoding="utf-8"):
            return
    pytest.fail(f"never logged: {words}")


def is_listening(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket.waitForConnected(100)


def test_a_second_start_ends_and_hands_its_file_to_the_first(
    tmp_path: Path, started: list[subprocess.Popen[str]], qtbot: QtBot
) -> None:
    workspace = tmp_path / "ws"
    started.append(start("--data", str(workspace)))
    qtbot.waitUntil(lambda: is_listening(door_name(workspace)), timeout=20_000)
    second = start("--data", str(workspace), str(PLAN))
    started.append(second)
    assert second.wait(timeout=20) == 0
    wait_for_log("started again with 1 files")
    assert started[0].poll() is None


def test_a_program_that_hangs_is_told_from_none(
    tmp_path: Path, started: list[subprocess.Popen[str]]
) -> None:
    hang(door_name(tmp_path), started)
    assert knock(door_name(tmp_path), ()) is Knock.SILENT


def hang(name: str, started: list[subprocess.Popen[str]]) -> None:
    """Start a process that listens at a door and never looks there."""
    program = (
        "import sys, time; from PySide6.QtCore import QCoreApplication;"
        "from ui.single_instance import Door; app = QCoreApplication([]);"
        "door = Door(sys.argv[1]); print(1, flush=True); time.sleep(60)"
    )
    hanging = subprocess.Popen(
        [sys.executable, "-c", program, name], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    started.append(hanging)
    assert hanging.stdout is not None
    hanging.stdout.readline()


def test_a_person_is_told_that_the_open_program_does_not_answer(
    tmp_path: Path, started: list[subprocess.Popen[str]]
) -> None:
    hang(door_name(tmp_path), started)
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, answer)
            return
        said.append(box.text())
        next(b for b in box.buttons() if b.text() == "不打开").click()

    QTimer.singleShot(0, answer)
    assert is_open_already(tmp_path, ())
    assert "没有响应" in said[0]


def test_what_a_killed_program_left_does_not_keep_the_next_from_listening(
    tmp_path: Path, started: list[subprocess.Popen[str]], qtbot: QtBot
) -> None:
    workspace = tmp_path / "ws"
    started.append(start("--data", str(workspace)))
    qtbot.waitUntil(lambda: is_listening(door_name(workspace)), timeout=20_000)
    started[0].kill()
    started[0].wait(timeout=20)
    assert knock(door_name(workspace), ()) is Knock.NOBODY
    door = Door(door_name(workspace))
    assert is_listening(door_name(workspace))
    door.close()


def test_other_workspaces_have_other_doors(tmp_path: Path) -> None:
    assert door_name(tmp_path / "a") != door_name(tmp_path / "b")


def test_words_that_are_no_list_of_files_raise_the_window_all_the_same(
    tmp_path: Path, qtbot: QtBot
) -> None:
    door = Door(door_name(tmp_path))
    socket = QLocalSocket()
    socket.connectToServer(door_name(tmp_path))
    with qtbot.waitSignal(door.knocked) as knocked:
        socket.write(b"{nonsense\n")
    assert knocked.args == [()]
    socket.abort()
    door.close()


# What the screenless plugin says; a real screen has its window raised.
@pytest.mark.qt_log_ignore(r"does not support (raise|propagateSizeHints)")
def test_a_window_comes_forward_with_the_files(desk: Desk, qtbot: QtBot) -> None:
    desk.window.showMinimized()
    desk.window.come_forward((PLAN,))
    assert not desk.window.windowState() & Qt.WindowState.WindowMinimized
    journey = desk.window.findChildren(ImportJourney)[0]
    qtbot.waitUntil(lambda: journey.review is not None, timeout=10_000)
    assert journey.review is not None
    journey.review.reject()


def test_files_named_at_the_start_are_read_when_the_ledger_is_open(
    ledger: Path, qtbot: QtBot
) -> None:
    work = Work()
    window = open_window(work, RecordedMessages, ledger, Settings(), lambda: TODAY)
    window.take_files((PLAN,))
    with qtbot.waitSignal(window.files_given, timeout=10_000) as given:
        window.show()
    window.close()
    delete(window)
    assert given.args == [(PLAN,)]
