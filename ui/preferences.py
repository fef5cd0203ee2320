"""The settings of the open window: one copy for everybody, kept in their file as they change."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.errors import UserError
from models.settings import Settings, load_settings, settings_text

LOG = logging.getLogger(__name__)

Change = Callable[[Settings], Settings]


@dataclass(slots=True)
class Preferences:
    """What is set now. Nobody keeps a copy of ``now``: it changes.

    Attributes:
        file: where they are kept; None remembers nothing (pictures, self-test).
    """

    now: Settings
    file: Path | None = None

    def change(self, change: Change) -> None:
        """Let ``change`` count from now on, and keep it where there is a file.

        The file is read again first, so that two windows do not undo each other.

        Raises:
            FileNotWrittenError: what was kept before is still there; the change counts until the
                program ends.
        """
        self.now = change(self.now)
        if self.file is not None:
            keep(self.file, change)

    def change_quietly(self, change: Change) -> None:
        """The same for what the program remembers by itself: a failure is no news for a person."""
        try:
            self.change(change)
        except UserError as error:
            LOG.warning("settings not kept: %s", error)


def keep(path: Path, change: Change) -> None:
    """Change the settings in their file; nothing is written where nothing differs."""
    stored = load_settings(path)
    changed = change(stored)
    if changed == stored:
        return

    from reports.files import replace_file  # noqa: PLC0415 - the first frame changes nothing

    def write(stream: BinaryIO) -> None:
        stream.write(settings_text(changed).encode())

    replace_file(path, write)
