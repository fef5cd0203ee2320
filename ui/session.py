"""What every page and dialog is given: the work to ask, the messages to tell, the day it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.settings import Settings
from ui.messages import Messages
from ui.preferences import Preferences
from ui.work import Work, WorkspaceInfo


@dataclass(slots=True)
class Session:
    """One open ledger in one window. ``today`` is asked anew, a window may stay open overnight."""

    work: Work
    messages: Messages
    workspace: WorkspaceInfo
    preferences: Preferences
    today: Callable[[], date]

    @property
    def export_folder(self) -> Path:
        """The folder offered first for documents that go out."""
        chosen = Path(self.settings.export_dir) if self.settings.export_dir else None
        return chosen if chosen and chosen.is_dir() else self.workspace.path / "outbox"

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.preferences.now
