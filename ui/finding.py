"""The search box over everything, from the window: what it offers and what a choice does."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.settings import Settings
from ui.actions import SPECS
from ui.main_window import GROUPS, MainWindow
from ui.session import Session

if TYPE_CHECKING:
    # The first page does not wait for the box.
    from ui.dialogs.palette import Palette
    from ui.dialogs.palette_entries import Entry

# What is no use from a list: the box itself, and what only makes sense where the keyboard is.
LEFT_OUT = {"palette", "search", "clear"}


class Finding(QObject):
    """Opens the search box; one at a time."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.palette: Palette | None = None
        window.actions_by_name["palette"].triggered.connect(self.open)

    def open(self) -> None:
        """Open the search box over the window."""
        if self.palette is not None:
            return
        from ui.dialogs.palette import Palette  # noqa: PLC0415 - see above

        box = self.palette = Palette(self._session, self._offered(), self._window)
        box.chosen.connect(self._remember)
        box.rows_asked.connect(self._window.open_rows)
        box.page_asked.connect(self._window.open_page)
        box.action_asked.connect(lambda name: self._window.actions_by_name[name].trigger())
        box.finished.connect(self._forget)
        box.show()
        box.activateWindow()
        box.line.setFocus()

    def _forget(self) -> None:
        self.palette = None

    def _offered(self) -> "tuple[Entry, ...]":
        """Return the actions that can be done now, and the pages."""
        from ui.dialogs.palette_entries import Entry, Sort  # noqa: PLC0415 - see above

        by_name = self._window.actions_by_name
        actions = (
            Entry(
                Sort.ACTION,
                spec.name,
                by_name[spec.name].text(),
                spec.tip,
                spec.icon,
                spec.shortcut,
            )
            for spec in SPECS
            if spec.name not in LEFT_OUT and by_name[spec.name].isEnabled()
        )
        places = [place for _, group in GROUPS for place in group]
        pages = (
            Entry(Sort.PAGE, place.key, place.title, "打开页面", place.icon, f"Ctrl+{number}")
            for number, place in enumerate(places, start=1)
        )
        return (*actions, *pages)

    def _remember(self, entry: "Entry") -> None:
        """Keep what was opened at the head of the recent ones."""
        preferences = self._session.preferences
        self._session.work.run_query(
            lambda _workspace: preferences.change_quietly(partial(_with_recent, entry.name)),
            lambda _none: None,
            owner=self,
        )


def _with_recent(name: str, kept: Settings) -> Settings:
    from ui.dialogs.palette import MOST_RECENT  # noqa: PLC0415 - see above

    others = tuple(one for one in kept.recent if one != name)
    return replace(kept, recent=(name, *others)[:MOST_RECENT])
