"""The door to the window: open it for a person. Pictures of it: ``ui/screens.py``."""

import faulthandler
import logging
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path

from models.paths import log_dir, settings_path
from models.settings import Settings
from ui.input_method import prepare_input_method
from ui.messages import Messages
from ui.opening import make_application, open_window
from ui.qt_log import qt_messages_logged
from ui.window_place import put_in_place
from ui.work import Work

LOG_BYTES = 1_000_000
LOG_FILES = 5


def run_window(workspace_path: Path, settings: Settings) -> int:
    """Open the window on a workspace and return when it is closed."""
    prepare_input_method()
    _keep_log()
    with qt_messages_logged():
        app = make_application(settings)
        work = Work()
        window = open_window(
            work, Messages, workspace_path, settings, date.today, settings_file=settings_path()
        )
        put_in_place(window, settings.window)
        window.show()
        return app.exec()


def _keep_log() -> None:
    folder = log_dir()
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "window.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    # The file stays open as long as the process: a crash of Qt itself is written there.
    faulthandler.enable((folder / "crash.log").open("w", encoding="utf-8"))
