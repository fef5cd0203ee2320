"""What a picture is, and the pictures of the shell: search box, settings, help, guide, notices."""

from dataclasses import dataclass

from ui import theme
from ui.scenes import Scene, open_dialog, open_help
from ui.scenes_shell import (
    delete_first,
    find_anything,
    open_guide,
    search_help,
    show_crash,
    show_notices,
)
from ui.theme import TextSize

OFFICE, WIDE = (1366, 768), (1920, 1080)
PAGES = ("desk", "intake", "papers", "tasks", "items", "units", "documents")
LARGEST = TextSize.LARGEST


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file name, the page, the size, and what is done before, step by step."""

    name: str
    page: str
    size: tuple[int, int] = OFFICE
    is_dark: bool = False
    text_size: TextSize = TextSize.NORMAL
    scenes: tuple[Scene, ...] = ()

    @property
    def look(self) -> theme.Look:
        """The look the picture is taken in."""
        return theme.Look(theme.DARK if self.is_dark else theme.LIGHT, self.text_size)


SHELL_SHOTS: tuple[Shot, ...] = (
    Shot("palette", "tasks", scenes=(find_anything("企业"),)),
    Shot("palette-initials", "tasks", scenes=(find_anything("dc"),)),
    Shot("palette-dark", "tasks", is_dark=True, scenes=(find_anything(""),)),
    Shot("settings", "desk", scenes=(open_dialog("settings"),)),
    Shot("settings-dark", "desk", is_dark=True, scenes=(open_dialog("settings"),)),
    Shot("settings-largest", "desk", text_size=LARGEST, scenes=(open_dialog("settings"),)),
    Shot("help", "tasks", scenes=(open_help,)),
    Shot("help-search", "tasks", scenes=(search_help("备份"),)),
    Shot("help-shortcuts", "tasks", scenes=(open_dialog("shortcuts"),)),
    *(Shot(f"guide-{step + 1}", "desk", scenes=(open_guide(step),)) for step in range(3)),
    Shot("crash", "tasks", scenes=(show_crash,)),
    Shot("crash-dark", "tasks", is_dark=True, scenes=(show_crash,)),
    Shot("notices-1366", "tasks", scenes=(show_notices,)),
    Shot("notices-dark-1366", "tasks", is_dark=True, scenes=(show_notices,)),
    *(Shot(f"{page}-largest-1366", page, text_size=LARGEST) for page in PAGES),
    Shot("desk-largest-1920", "desk", WIDE, text_size=LARGEST),
    Shot("tasks-small-1366", "tasks", text_size=TextSize.SMALL),
    # It leaves the ledger with a task less.
    Shot("saved-1366", "tasks", scenes=(delete_first,)),
)
