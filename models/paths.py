"""Where the program's own files and the person's data live."""

import sys
from pathlib import Path

import platformdirs

APP_NAME = "youhuaban"


def resource_path(*parts: str) -> Path:
    """Return the path of a file under ``resources/``, in the checkout and in the bundle alike."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).parent.parent))
    return root.joinpath("resources", *parts)


def default_workspace_dir() -> Path:
    """Return the workspace used when ``--data`` is not given; it may not exist yet."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "workspace"


def log_dir() -> Path:
    """Return the folder for log files; it may not exist yet."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))


def settings_path() -> Path:
    """Return the file that keeps the person's settings; it may not exist yet."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "settings.json"
