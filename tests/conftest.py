"""Guards around every test: no display, no folder of the person's own, nothing left behind."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest

# Before Qt is imported anywhere. A run on a (virtual) display sets the variable itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Where platformdirs looks, on Linux and on Windows; child processes inherit it.
FOLDER_VARIABLES = {
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "settings",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "local",
    "WIN_PD_OVERRIDE_APPDATA": "roaming",
}


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep data, settings and logs of every test in folders of its own."""
    home = tmp_path_factory.mktemp("home")
    for variable, name in FOLDER_VARIABLES.items():
        monkeypatch.setenv(variable, str(home / name))


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a window open or a thread of Python's running."""
    before = set(threading.enumerate())
    yield
    # Looked up, not imported: tests without a window should not wait for Qt.
    if widgets := sys.modules.get("PySide6.QtWidgets"):
        windows = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
        # Closed first, so that only the guilty test fails.
        for window in windows:
            window.close()
        assert not windows, f"windows left open: {windows}"
    # Daemon threads are spared: Qt's own workers show up as such once they have logged a line.
    threads = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in threads:
        thread.join(timeout=2)
    assert not [t for t in threads if t.is_alive()], f"threads left running: {threads}"
