"""The door to the window: open it for a person. Pictures of it: ``ui/screens.py``."""

import faulthandler
import logging
from collections.abc import Sequence
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path

from models.paths import log_dir, settings_path
from models.settings import Settings
from ui.door_name import door_name, may_be_open
from ui.first_paint import after_first_paint
from ui.input_method import prepare_input_method
from ui.main_window import MainWindow
from ui.messages import Messages, Question
from ui.opening import make_application, open_window
from ui.qt_log import qt_messages_logged
from ui.window_place import put_in_place
from ui.work import Work

LOG = logging.getLogger(__name__)
LOG_BYTES = 1_000_000
LOG_FILES = 5
UNANSWERED = Question(
    "优化办工作台",
    "程序已经打开，但是没有响应：它可能正忙，也可能停住了。\n"
    "已经保存的数据不受影响。请稍等一会儿再试；如果一直没有响应，"
    "请在系统的任务管理器里结束它，再重新打开。",
    yes="再试一次",
    no="不打开",
)


def run_window(workspace_path: Path, settings: Settings, files: Sequence[Path] = ()) -> int:
    """Open the window on a workspace and return when it is closed.

    ``files`` are imported, each looked over first. A window that is open already takes them.
    """
    prepare_input_method(is_wanted=settings.has_input_bridge)
    _keep_log()
    try:
        return _run(workspace_path, settings, files)
    except Exception:
        # Before the window is there nobody could be told; a started program may have no terminal.
        LOG.exception("the window could not be opened")
        raise


def _run(workspace_path: Path, settings: Settings, files: Sequence[Path]) -> int:
    with qt_messages_logged():
        app = make_application(settings)
        if is_open_already(workspace_path, files):
            return 0
        work = Work()
        window = open_window(
            work, Messages, workspace_path, settings, date.today, settings_file=settings_path()
        )
        put_in_place(window, settings.window)
        window.show()
        window.take_files(files)
        after_first_paint(window, lambda: _listen(window, workspace_path))
        return app.exec()


def is_open_already(workspace_path: Path, files: Sequence[Path]) -> bool:
    """Raise a window that is open on the workspace; say so when it does not answer."""
    name = door_name(workspace_path)
    if not may_be_open(name):
        return False
    try:
        # Links to a system library that a bare computer may lack; the ledger's lock guards then.
        from ui.single_instance import Knock, knock  # noqa: PLC0415 - see above
    except ImportError:
        LOG.warning("local sockets are missing: a second start will open a second window")
        return False
    answer = knock(name, files)
    while answer is Knock.SILENT:
        if not Messages().ask(UNANSWERED):
            return True
        # The files lie there already; they are taken when the window wakes up.
        answer = knock(name, ())
    return answer is Knock.ANSWERED


def _listen(window: MainWindow, workspace_path: Path) -> None:
    try:
        from ui.single_instance import Door  # noqa: PLC0415 - see is_open_already
    except ImportError:
        return
    door = Door(door_name(workspace_path), window)
    door.knocked.connect(window.come_forward)
    window.closing.connect(door.close)


def _keep_log() -> None:
    folder = log_dir()
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "window.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    crashes = folder / "crash.log"
    is_long = crashes.exists() and crashes.stat().st_size > LOG_BYTES
    # The file stays open as long as the process: a crash of Qt itself is written there.
    faulthandler.enable(crashes.open("w" if is_long else "a", encoding="utf-8"))
