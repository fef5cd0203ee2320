"""Where a window of this person and workspace can be knocked at; told apart without any library."""

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from models.account import account_name


def door_name(workspace: Path) -> str:
    """Return the name of the socket of this person and workspace: a path, but on Windows."""
    key = f"{account_name()}\n{workspace.absolute()}".encode()
    name = f"youhuaban-{hashlib.sha256(key).hexdigest()[:24]}"
    if sys.platform == "win32":
        return name
    # The folder of the session is the person's own; in the common one anybody could listen.
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(own if own and Path(own).is_dir() else tempfile.gettempdir()) / name)


def may_be_open(name: str) -> bool:
    """Return whether somebody may be there; where nobody can be, no library need be loaded."""
    return sys.platform == "win32" or Path(name).exists()
