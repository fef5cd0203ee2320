"""What keeps the program in order, from the window: backups, unit groups, settings.

The dialogs are imported when they are opened: the first page does not wait for them.
"""

import getpass
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.settings import Settings
from models.store.backup import Backup, list_backups
from models.store.first_sight import keep_first_sight
from models.store.workspace import Workspace
from models.views import view_to_json
from ui import theme
from ui.dressing import look_of
from ui.formatting import time_text
from ui.main_window import MainWindow
from ui.messages import Notice
from ui.session import Session
from ui.theme import Tone
from ui.window_place import place_of

if TYPE_CHECKING:
    from reports.form_delivery import Delivery
    from ui.dialogs.backups import BackupsDialog
    from ui.dialogs.calendar import CalendarDialog
    from ui.dialogs.groups import GroupsDialog
    from ui.dialogs.settings import SettingsDialog


class Housekeeping(QObject):
    """Answers the actions for data and settings; ``reread`` reads everything shown again."""

    def __init__(self, session: Session, window: MainWindow, reread: Callable[[], None]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._reread = reread
        self.data_dialog: BackupsDialog | None = None
        self.groups_dialog: GroupsDialog | None = None
        self.calendar_dialog: CalendarDialog | None = None
        self.settings_dialog: SettingsDialog | None = None
        actions = window.actions_by_name
        actions["data"].triggered.connect(self.open_data)
        actions["groups"].triggered.connect(self.open_groups)
        actions["calendar"].triggered.connect(self.open_calendar)
        actions["totals"].triggered.connect(self.open_totals)
        actions["settings"].triggered.connect(self.open_settings)
        window.theme_chosen.connect(self._keep_theme)
        window.closing.connect(self._keep_window)
        hints = theme.application().styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    def open_data(self) -> None:
        """Open the dialog of backups."""
        if self._window.page is not None and not self._window.page.may_leave():
            return
        from ui.dialogs.backups import BackupsDialog  # noqa: PLC0415 - see above

        dialog = self.data_dialog = BackupsDialog(self._session, self._window)
        dialog.restored.connect(self._reread)
        dialog.backed_up.connect(self.ask_backup)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_groups(self) -> None:
        """Open the dialog of the unit groups."""
        from ui.dialogs.groups import GroupsDialog  # noqa: PLC0415 - see above

        dialog = self.groups_dialog = GroupsDialog(self._session, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_calendar(self) -> None:
        """Open the working calendar at the year asked for, this year where none was."""
        from ui.dialogs.calendar import CalendarDialog  # noqa: PLC0415 - see above

        action = self._window.actions_by_name["calendar"]
        dialog = CalendarDialog(self._session, self._window, year=action.data())
        self.calendar_dialog = dialog
        action.setData(None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_totals(self) -> None:
        """Open the reference totals of the years."""
        from ui.dialogs.totals import TotalsDialog  # noqa: PLC0415 - see above

        dialog = TotalsDialog(self._session, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_settings(self) -> None:
        """Open the settings."""
        from ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - see above

        dialog = self.settings_dialog = SettingsDialog(self._session, self._window)
        dialog.changed.connect(self.take_settings)
        dialog.previewed.connect(self._show_look)
        dialog.calendar_asked.connect(self.open_calendar)
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

    def look_for_forms(self) -> None:
        """Tell of forms that went out while the program was stopped, and were not recorded."""

        def find(workspace: Workspace) -> "tuple[Delivery, ...]":
            from reports.form_delivery import unrecorded_deliveries  # noqa: PLC0415 - see above

            return unrecorded_deliveries(workspace)

        self._session.work.run_query(find, self._tell_of_forms, owner=self)

    def _tell_of_forms(self, deliveries: "tuple[Delivery, ...]") -> None:
        messages = self._session.messages
        for one in deliveries:
            target = Path(one.target)
            folder = target if target.is_dir() else target.parent
            show = partial(messages.open_path, folder)
            messages.tell(Notice(one.sentence, Tone.WARNING, "打开文件夹", show))

    # Settings

    def take_settings(self, settings: Settings) -> None:
        """Let settings count at once, and keep them. On the database thread, one after another."""
        preferences = self._session.preferences
        operator = settings.operator.strip() or getpass.getuser()

        def store(workspace: Workspace) -> None:
            workspace.operator = operator
            preferences.change(lambda kept: _with_form(kept, settings))

        self._session.work.run_query(
            store, self._tell_kept, owner=self, failed=self._session.messages.tell_refused
        )
        session = self._session
        session.workspace = session.workspace._replace(operator=operator)
        self._window.show_operator(operator, is_read_only=session.workspace.read_only)
        self._show_look(settings)

    def _show_look(self, settings: Settings) -> None:
        look = look_of(theme.application(), settings)
        if look != theme.look():
            self._window.use_look(look)

    def _follow_system(self) -> None:
        """Go dark or light with the system, where the person wants that."""
        if self._session.settings.theme == "system":
            self._show_look(self._session.settings)

    def _tell_kept(self, _none: None) -> None:
        self._session.messages.tell(Notice("设置已保存。", Tone.SUCCESS))

    def _keep_theme(self, name: str) -> None:
        preferences = self._session.preferences
        self._session.work.run_query(
            lambda _workspace: preferences.change_quietly(lambda kept: replace(kept, theme=name)),
            lambda _none: None,
            owner=self,
        )

    def _keep_window(self) -> None:
        """Remember the window when it closes; all threads have ended by then."""
        preferences, window, today = self._session.preferences, self._window, self._session.today()
        tables = {page: view_to_json(state) for page, state in window.arrangements().items()}
        preferences.change_quietly(
            lambda kept: replace(
                kept,
                theme=preferences.now.theme,
                window=place_of(window),
                left_page=window.page.key if window.page is not None else "",
                left_on=today.isoformat(),
                tables={**kept.tables, **tables},
            )
        )
        seen = window.page.first_sight() if window.page is not None else None
        if seen is not None and not self._session.workspace.read_only:
            sight, stamp = seen
            keep_first_sight(self._session.workspace.path, sight, stamp=stamp, today=today)


def _with_form(kept: Settings, filled: Settings) -> Settings:
    """Return the settings with what the form shows; what the window remembers stays."""
    return replace(
        kept,
        operator=filled.operator,
        office_name=filled.office_name,
        theme=filled.theme,
        text_size=filled.text_size,
        is_dense=filled.is_dense,
        bundled_fonts_only=filled.bundled_fonts_only,
        has_input_bridge=filled.has_input_bridge,
        data_dir=filled.data_dir,
        export_dir=filled.export_dir,
    )
