"""The first minutes with the program, from the window: when the guide opens and what it starts."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from models.queries.emptiness import is_ledger_empty
from models.settings import Settings
from ui.dialogs.import_journey import ImportJourney
from ui.main_window import MainWindow
from ui.samples import sample_files
from ui.session import Session

if TYPE_CHECKING:
    # Most starts do not show it.
    from ui.dialogs.guide import GuideDialog


class FirstRun(QObject):
    """Opens the guide on an empty ledger once, and whenever a person asks for it.

    ``take_settings`` lets names count that were filled in; ``choose_files`` asks for files.
    """

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        journey: ImportJourney,
        take_settings: Callable[[Settings], None],
        choose_files: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._journey = journey
        self._take_settings = take_settings
        self._choose_files = choose_files
        self._is_waiting = False
        self.guide: GuideDialog | None = None
        window.actions_by_name["guide"].triggered.connect(lambda: self.open(0))
        journey.finished.connect(self._after_import)

    def open_if_wanted(self) -> None:
        """Open the guide where the ledger is empty and it was never seen."""
        preferences = self._session.preferences
        is_new = preferences.file is not None and not preferences.now.is_guided
        if is_new and not self._session.workspace.read_only:
            self._session.work.run_query(
                is_ledger_empty, lambda is_empty: self.open() if is_empty else None, owner=self
            )

    def open(self, step: int = 0) -> None:
        """Open the guide at a step, counted from 0."""
        if self.guide is not None:
            return
        from ui.dialogs.guide import GuideDialog  # noqa: PLC0415 - see above

        guide = self.guide = GuideDialog(self._session.settings, self._window)
        guide.show_step(step)
        guide.settings_given.connect(self._take_settings)
        guide.samples_asked.connect(self._read_samples)
        guide.files_asked.connect(self._read_files)
        guide.finished.connect(self._on_closed)
        guide.open()

    def _on_closed(self) -> None:
        if self.guide is not None:
            self.guide.deleteLater()
            self.guide = None
        self._session.work.run_query(
            lambda _workspace: self._session.preferences.change_quietly(
                lambda kept: replace(kept, is_guided=True)
            ),
            lambda _none: None,
            owner=self,
        )

    def _read_samples(self) -> None:
        self._leave_for_import()
        self._journey.start(sample_files())

    def _read_files(self) -> None:
        self._leave_for_import()
        self._choose_files()

    def _leave_for_import(self) -> None:
        self._is_waiting = True
        if self.guide is not None:
            self.guide.accept()

    def _after_import(self) -> None:
        """Go on with the last step when the files have been looked over."""
        if self._is_waiting:
            from ui.dialogs.guide import TITLES  # noqa: PLC0415 - see above

            self._is_waiting = False
            # The review that has just closed must be gone first.
            QTimer.singleShot(0, self, lambda: self.open(len(TITLES) - 1))
