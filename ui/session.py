"""What every page and dialog is given: the work to ask, the messages to tell, the day it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.settings import Settings
from ui.messages import Messages
from ui.work import Work, WorkspaceInfo


@dataclass(slots=True)
class Session:
    """One open ledger in one window. ``today`` is asked anew, a window may stay open overnight.

    ``settings`` change when the person saves others; nobody keeps a copy.
    """

    work: Work
    messages: Messages
    workspace: WorkspaceInfo
    settings: Settings
    today: Callable[[], date]
