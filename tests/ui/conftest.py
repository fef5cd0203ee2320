"""What the tests of the window share: a dressed application, a small ledger, an open window."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from models.operations.documents import accept_document
from models.paths import resource_path, settings_path
from models.settings import Settings, load_settings
from models.store.workspace import Workspace, open_workspace
from reports.incoming.reading import read_source
from reports.incoming.source import Source
from ui import theme
from ui.dressing import dress
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.opening import make_application, open_window
from ui.work import Work

TODAY = date(2024, 10, 20)
Result = TypeVar("Result")
HERE = Path(__file__).parent
HARMLESS = ("propagateSizeHints", "grabbing the keyboard", r"raise\(\)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the harmless lines of the screenless plugin pass; every other Qt warning fails."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS, extend=True))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Give every test the program's own faces and colours."""
    make_application(Settings())
    yield qapp
    if theme.look() != theme.Look():
        dress(qapp, theme.Look())


@pytest.fixture(scope="session", autouse=True)
def emptied_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard: the screenless plugin frees it after Python has ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def master_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds the sample work plan; copied, never opened."""
    folder = tmp_path_factory.mktemp("master") / "workspace"
    name = "2024-work-plan.txt"
    lines = resource_path("samples", name).read_text(encoding="utf-8").splitlines()
    source = Source(name=name, sha256="0" * 64, lines=tuple(lines), format="txt")
    with open_workspace(folder, operator="李晓明") as workspace:
        accept_document(workspace, read=read_source(source))
    return folder


@pytest.fixture
def ledger(master_ledger: Path, tmp_path: Path) -> Path:
    """A workspace of the test's own with the 19 tasks of the sample plan."""
    return Path(shutil.copytree(master_ledger, tmp_path / "workspace"))


class Desk:
    """An open window with what tests ask it."""

    def __init__(self, window: MainWindow, work: Work, messages: RecordedMessages) -> None:
        self.window = window
        self.work = work
        self.messages = messages

    def settle(self, qtbot: QtBot) -> None:
        """Wait until all work has been done and delivered."""
        qtbot.waitUntil(lambda: not self.work.is_busy(), timeout=10_000)

    def read(self, query: Callable[[Workspace], Result], qtbot: QtBot) -> Result:
        """Return what the ledger says when all work has been done."""
        found: list[Result] = []
        self.work.run_query(query, found.append, owner=self.window)
        self.settle(qtbot)
        return found[0]


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator["OpenDesk"]:
    """Open windows on workspaces; they are closed after the test."""
    opener = OpenDesk(qtbot)
    yield opener
    for desk in opener.desks:
        desk.window.close()
        assert not desk.messages.record.bugs
        # A window that lives on is dressed again with every change of theme.
        delete(desk.window)


class OpenDesk:
    """Opens a window and waits until the ledger is shown."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.is_guided = True
        self.desks: list[Desk] = []

    def __call__(self, workspace: Path) -> Desk:
        """Open a window on ``workspace``."""
        work = Work()
        spoken: list[RecordedMessages] = []

        def make_messages(window: MainWindow) -> RecordedMessages:
            spoken.append(RecordedMessages(window))
            return spoken[0]

        settings = replace(
            load_settings(settings_path()), operator="李晓明", is_guided=self.is_guided
        )
        window = open_window(
            work, make_messages, workspace, settings, lambda: TODAY, settings_file=settings_path()
        )
        window.show()
        # On a real display shortcuts go to the active window only.
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        desk = Desk(window, work, spoken[0])
        self.desks.append(desk)
        desk.settle(self._qtbot)
        return desk


@pytest.fixture
def desk(open_desk: OpenDesk, ledger: Path) -> Desk:
    """A window on the ledger with the sample plan."""
    return open_desk(ledger)
