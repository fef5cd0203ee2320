"""A screen of its own with a window manager, and the program driven on it as a person would."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60.0
ATTEMPTS = 12
POLL_S = 0.05
# A program that has slept this long between keys has done what the last one asked for: longer
# than its timers wait for the rest of a word, shorter than the blink of a cursor.
STILL_S = 0.3
STILL_LOOK_S = 0.02
ASLEEP_OR_ENDED = ("S", "I", "Z")


WINDOW = "优化办工作台"


class Screen:
    """One virtual display; everything started on it ends with it."""

    def __init__(self, size: str = "1366x768x24") -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the screen
        reader, writer = os.pipe()
        self._processes = [
            subprocess.Popen(
                [
                    _found("Xvfb"),
                    "-displayfd",
                    str(writer),
                    "-screen",
                    "0",
                    size,
                    "-nolisten",
                    "tcp",
                ],
                pass_fds=(writer,),
                stderr=subprocess.DEVNULL,
            )
        ]
        os.close(writer)
        with os.fdopen(reader) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self.start([_found("openbox"), "--sm-disable"])
        # A window that comes before its manager is never given the keyboard.
        wait_until(lambda: self._xdotool("get_desktop", may_fail=True) != "", "window manager")

    def start(self, command: Sequence[str], **more: str) -> subprocess.Popen[bytes]:
        """Start a program on this display."""
        environment = {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **more}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stderr=self._said, stdout=subprocess.DEVNULL
        )
        self._processes.append(process)
        return process

    def close(self) -> None:
        """End all that was started, the display last."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait(timeout=PATIENCE_S)
        self._said.close()

    def keys(self, *names: str) -> None:
        """Press keys, for instance ``ctrl+o`` or ``Return``, each when the last has its effect."""
        for name in names:
            self._xdotool("key", name)
            self.wait_until_still()

    def write(self, text: str) -> None:
        """Type a text of letters the keyboard has."""
        assert text.isascii(), "xdotool gives other letters a key too late for a busy program"
        self._xdotool("type", "--delay", "25", text)
        self.wait_until_still()

    def wait_until_still(self) -> None:
        """Wait until every thread of every program here has slept for a while.

        A starved program does not sleep, so this holds on a busy machine too.
        """
        end = time.monotonic() + PATIENCE_S
        since = time.monotonic()
        while time.monotonic() - since < STILL_S and time.monotonic() < end:
            time.sleep(STILL_LOOK_S)
            if not all(_sleeps(process.pid) for process in self._processes):
                since = time.monotonic()

    def wait_for_window(self, title: str) -> None:
        """Wait until a window whose title holds ``title`` has the keyboard.

        A manager gives no keyboard to a window that comes late, nor back when a dialog ends while
        it is busy: then it is taken, again and again, as a person does by clicks.
        """
        for _ in range(ATTEMPTS):
            if self.has_window(title, patience_s=PATIENCE_S / ATTEMPTS):
                self.wait_until_still()
                return
            self._xdotool(
                "search", "--onlyvisible", "--name", title, "windowactivate", may_fail=True
            )
        raise AssertionError(f"never came: window {title}; {self._describe()}")

    def _describe(self) -> str:
        """Return what a person would tell of a screen on which nothing came."""
        windows = self._xdotool("search", "--onlyvisible", "--name", ".", may_fail=True)
        titles = [
            self._xdotool("getwindowname", window, may_fail=True) for window in windows.split()
        ]
        ended = [
            f"{process.args!r} ended with {process.returncode}"
            for process in self._processes
            if process.poll() is not None
        ]
        self._said.seek(0)
        said = self._said.read()[-2000:].decode(errors="replace")
        return f"in hand {self._active_title()!r}, shown {titles}, {ended}, said: {said}"

    def has_window(self, title: str, *, patience_s: float) -> bool:
        """Return whether such a window comes within a time."""
        return _comes(lambda: title in self._active_title(), patience_s)

    def _active_title(self) -> str:
        return self._xdotool("getactivewindow", "getwindowname", may_fail=True)

    def _xdotool(self, *arguments: str, may_fail: bool = False) -> str:
        done = subprocess.run(
            [_found("xdotool"), *arguments],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        assert may_fail or done.returncode == 0, done.stderr
        return done.stdout.strip()


class Ledger:
    """What stands in the ledger while the program runs, read beside it."""

    def __init__(self, workspace: Path) -> None:
        self._file = workspace / "ledger.db"

    def value(self, query: str) -> object:
        """Return the first value of a query, None while there is no ledger or no row."""
        if not self._file.exists():
            return None
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, timeout=10)) as ledger:
            try:
                row = ledger.execute(query).fetchone()
            except sqlite3.OperationalError:  # still being made
                return None
        return row[0] if row else None

    def wait_for(self, query: str, value: object) -> None:
        """Wait until a query gives ``value``."""
        wait_until(lambda: self.value(query) == value, f"{query} = {value}")


class Program:
    """The program on a screen, with its ledger."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen = screen
        self.workspace = folder / "workspace"
        self.ledger = Ledger(self.workspace)
        command = [sys.executable, "main.py", "--data", str(self.workspace)]
        # Settings and logs of its own: a person's are left alone.
        home = {
            name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
        }
        self.process = screen.start(command, **home)
        screen.wait_for_window("入门引导")

    def skip_guide(self) -> None:
        """Leave the guide that opens on an empty ledger."""
        self.screen.keys("Escape")
        self.screen.wait_for_window(WINDOW)

    def save_as(self, path: Path) -> None:
        """Answer the file dialog and wait for the file."""
        self.screen.wait_for_window("导出")
        self.screen.write(str(path))
        self.screen.keys("Return")
        wait_until(path.exists, str(path))

    def open_dialog(self, keys: str, title: str) -> None:
        """Press keys until a dialog is there: the first may come before the pages do."""
        for _ in range(5):
            self.screen.keys(keys)
            if self.screen.has_window(title, patience_s=3):
                self.screen.wait_until_still()
                return
        raise AssertionError(f"never came: {title}")

    def import_file(self, path: Path, tasks: int) -> None:
        """Import a document through the file dialog and the review."""
        self.open_dialog("ctrl+o", "选择要导入的文件")
        self.screen.write(str(path))
        self.screen.keys("Return")
        self.accept_review("SELECT count(*) FROM tasks", tasks)
        self.screen.wait_for_window(WINDOW)

    def accept_review(self, query: str, value: int) -> None:
        """Accept the document under review and wait until it is stored."""
        self.screen.wait_for_window("核对")
        self.press_until_stored("ctrl+Return", query, value)

    def press_until_stored(self, keys: str, query: str, value: int) -> None:
        """Press keys until a query gives ``value``: a dialog that is still counting takes none."""
        for _ in range(10):
            self.screen.keys(keys)
            if _comes(lambda: self.ledger.value(query) == value, 2):
                return
        raise AssertionError(f"never came: {query} = {value}")

    def close(self) -> None:
        """Close the window as a person does and wait for the program's end."""
        self.screen.keys("alt+F4")
        self.process.wait(timeout=PATIENCE_S)


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds; fail when it never does."""
    assert _comes(holds, PATIENCE_S), f"never came: {what}"


def _comes(holds: Callable[[], bool], patience_s: float) -> bool:
    end = time.monotonic() + patience_s
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(POLL_S)
    return True


def _sleeps(pid: int) -> bool:
    """Return whether no thread of a process is at work or waits to be."""
    try:
        threads = [stat.read_text() for stat in Path(f"/proc/{pid}/task").glob("*/stat")]
    except OSError:  # a thread, or the program, has just ended
        return False
    # After the name of the program, in brackets, comes its state.
    return all(thread.rpartition(")")[2].split()[0] in ASLEEP_OR_ENDED for thread in threads)


def _found(program: str) -> str:
    path = shutil.which(program)
    assert path is not None, f"no {program} on this machine"
    return path
