"""A program killed in the middle of typing: what was typed is there at the next start."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.store.drafts import find_drafts
from tests.ui.conftest import OpenDesk
from tests.ui.typing_child import NOTE, REPORT
from ui.pages.tasks import TasksPage
from ui.widgets.notice_bar import NoticeFrame

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

ROOT = Path(__file__).parents[2]
STARTED_WITHIN_MS = 30_000


@pytest.fixture
def child(ledger: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program in which somebody types into the first task."""
    command = [sys.executable, "-m", "tests.ui.typing_child", str(ledger)]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": "."}) as process:
        yield process
        process.kill()


def test_what_was_typed_before_a_kill_is_restored(
    child: subprocess.Popen[bytes], open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(find_drafts(ledger).drafts), timeout=STARTED_WITHIN_MS)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    desk = open_desk(ledger)
    (frame,) = desk.window.notices.findChildren(NoticeFrame)
    frame.act.click()
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    assert page.panel.form.field("备注").value() == NOTE
    begun = page.panel.progress.list.begun()
    assert begun is not None
    assert begun.text == REPORT
    assert page.panel.save()
    desk.settle(qtbot)
    assert find_drafts(ledger).drafts == ()
