"""What keeps the program in order, from the window: backups, unit groups, settings."""

from collections.abc import Callable
from typing import BinaryIO

from PySide6.QtCore import QObject

from models.errors import UserError
from models.paths import settings_path
from models.progress import Progress
from models.settings import Settings, settings_text
from models.store.backup import Backup, list_backups
from reports.files import replace_file
from ui import theme
from ui.dialogs.backups import BackupsDialog
from ui.dialogs.groups import GroupsDialog
from ui.dialogs.settings import SettingsDialog
from ui.formatting import time_text
from ui.main_window import MainWindow
from ui.messages import Notice
from ui.session import Session
from ui.theme import Tone


class Housekeeping(QObject):
    """Answers the actions for data and settings; ``reread`` reads everything shown again."""

    def __init__(self, session: Session, window: MainWindow, reread: Callable[[], None]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._reread = reread
        self.data_dialog: BackupsDialog | None = None
        self.groups_dialog: GroupsDialog | None = None
        self.settings_dialog: SettingsDialog | None = None
        actions = window.actions_by_name
        actions["data"].triggered.connect(self.open_data)
        actions["groups"].triggered.connect(self.open_groups)
        actions["settings"].triggered.connect(self.open_settings)

    def open_data(self) -> None:
        """Open the dialog of backups."""
        if self._window.page is not None and not self._window.page.may_leave():
            return
        dialog = self.data_dialog = BackupsDialog(self._session, self._window)
        dialog.restored.connect(self._reread)
        dialog.backed_up.connect(self.ask_backup)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_groups(self) -> None:
        """Open the dialog of the unit groups."""
        dialog = self.groups_dialog = GroupsDialog(self._session, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_settings(self) -> None:
        """Open the settings."""
        dialog = self.settings_dialog = SettingsDialog(self._session.settings, self._window)
        dialog.changed.connect(self._take_settings)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_backup(self) -> None:
        """Say at the foot of the sidebar when the last backup was taken."""
        self._session.work.run_query(
            lambda workspace: list_backups(workspace.path), self._show_backup, owner=self
        )

    def _show_backup(self, backups: tuple[Backup, ...]) -> None:
        said = f"上次备份：{time_text(backups[0].taken_at)}" if backups else "还没有备份"
        self._window.show_place_of_data(self._session.workspace.path, said)

    def _take_settings(self, settings: Settings) -> None:
        path = settings_path()

        def store(_progress: Progress) -> Settings:
            def write(stream: BinaryIO) -> None:
                stream.write(settings_text(settings).encode())

            replace_file(path, write)
            return settings

        self._session.work.run_job(
            store, self._after_storing, owner=self, label="", failed=self._tell_failure
        )

    def _after_storing(self, settings: Settings) -> None:
        self._session.settings = settings
        self._window.use_theme(theme.chosen(theme.application(), settings.theme))
        self._session.messages.tell(Notice("设置已保存。", Tone.SUCCESS))

    def _tell_failure(self, error: UserError) -> None:
        self._session.messages.tell_refused(error)
