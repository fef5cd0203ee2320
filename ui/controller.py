"""What the window's actions do to the ledger: undo, redo, export, back up, import.

Imported after the window is painted, because the ledger's libraries take longer than the window.
What the first page does not show is imported behind it (``_import_rest``) or when it is used.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from models import history
from models.changes import Changes
from models.paths import log_dir
from models.store.backup import create_backup
from models.store.workspace import Workspace
from ui.dialogs.import_journey import ImportJourney
from ui.exports import Exports
from ui.finding import Finding
from ui.first_run import FirstRun
from ui.freed_memory import give_back_freed
from ui.housekeeping import Housekeeping
from ui.main_window import MainWindow
from ui.messages import Notice
from ui.page_left import page_left
from ui.page_makers import import_page, in_order, make_page
from ui.samples import sample_files
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.table_exports import TableExports

FILES_FILTER = (
    "公文和清单 (*.txt *.docx *.xlsx *.xls *.pdf);;文本 (*.txt);;Word 文档 (*.docx);;"
    "Excel 表格 (*.xlsx *.xls);;PDF 文件 (*.pdf);;所有文件 (*)"
)


class Controller(QObject):
    """Connects the actions of one window with one open ledger."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._journey = ImportJourney(session, window, window.open_rows)
        self._housekeeping = Housekeeping(session, window, self._reread)
        self._first_run = FirstRun(
            session, window, self._journey, self._housekeeping.take_settings, self._choose_files
        )
        self._connect()

    def start(self) -> None:
        """Put the pages into the window and say what the ledger is."""
        window, workspace = self._window, self._session.workspace
        actions = window.actions_by_name
        first, *others = in_order(page_left(self._session.settings, self._session.today()))
        makers = {key: partial(make_page, key, self._session, actions) for key in (first, *others)}
        window.show_pages(makers, why_read_only=workspace.why_read_only)
        window.show_operator(workspace.operator, is_read_only=workspace.read_only)
        if workspace.read_only:
            sentence = f"{workspace.why_read_only}。这里只能查看，不能修改。"
            self._session.messages.tell(Notice(sentence, Tone.WARNING))
        self._ask_labels()
        self._housekeeping.ask_backup()
        self._first_run.open_if_wanted()
        self._import_rest(others)

    def _import_rest(self, left: Sequence[str]) -> None:
        """Import the other pages behind what the first one asked; look then for what was left.

        One at a time: what a page in sight asks for goes before the next one.
        """
        if not left:
            give_back_freed()
            self._look_for_drafts()
            self._housekeeping.look_for_forms()
            return
        self._session.work.run_query(
            lambda _workspace: import_page(left[0]),
            lambda _none: self._import_rest(left[1:]),
            owner=self._window,
        )

    def _look_for_drafts(self) -> None:
        # Little more than the pages need.
        from ui.draft_recovery import DraftRecovery  # noqa: PLC0415 - after the first page

        DraftRecovery(self._session, self._window).start()

    @cached_property
    def table_exports(self) -> "TableExports":
        """What prints and exports the table in sight."""
        from ui.table_exports import TableExports  # noqa: PLC0415 - when it is used

        return TableExports(self._session, self._window)

    def _connect(self) -> None:
        actions, work = self._window.actions_by_name, self._session.work
        work.operation_done.connect(self._on_changes)
        actions["undo"].triggered.connect(lambda: self._run(history.undo))
        actions["redo"].triggered.connect(lambda: self._run(history.redo))
        actions["back_up"].triggered.connect(self._back_up)
        actions["import_files"].triggered.connect(self._choose_files)
        actions["collect_files"].triggered.connect(self._collect_files)
        for name in ("new_paper", "set_text", "circulation"):
            actions[name].triggered.connect(partial(self._on_papers, name))
        actions["import_text"].triggered.connect(
            lambda: self._journey.start_text(QGuiApplication.clipboard().text())
        )
        actions["open_samples"].triggered.connect(lambda: self._journey.start(sample_files()))
        self._window.files_given.connect(self._journey.start)
        self.finding = Finding(self._session, self._window)
        self._exports = Exports(self._session, actions, self._window)
        actions["export_table"].triggered.connect(self._export_table)
        actions["print_table"].triggered.connect(self._print_table)
        messages = self._session.messages
        folder = self._session.workspace.path
        actions["open_folder"].triggered.connect(lambda: messages.open_path(folder))
        actions["open_logs"].triggered.connect(lambda: messages.open_path(log_dir()))

    # Changes

    def _run(self, operation: Callable[[Workspace], Changes]) -> None:
        self._session.work.run_operation(
            lambda workspace, _progress: operation(workspace), owner=self._window
        )

    def _on_changes(self, changes: Changes) -> None:
        self._window.show_changes(changes)
        self._ask_labels()
        # Imports and deletions back up first.
        self._housekeeping.ask_backup()

    def _reread(self) -> None:
        """Read everything anew: the ledger is another one now."""
        self._window.refresh_pages()
        self._ask_labels()
        self._housekeeping.ask_backup()

    def _ask_labels(self) -> None:
        self._session.work.run_query(
            lambda workspace: (history.undo_label(workspace), history.redo_label(workspace)),
            self._show_labels,
            owner=self._window,
        )

    def _show_labels(self, labels: tuple[str, str]) -> None:
        may_write = not self._session.workspace.read_only
        for name, label in zip(("undo", "redo"), labels, strict=True):
            self._window.actions_by_name.set_label(name, label if may_write else "")

    # Files in and out

    def _choose_files(self) -> None:
        files = self._session.messages.choose_open_files("选择要导入的文件", FILES_FILTER)
        if files:
            self._window.files_given.emit(files)

    def _collect_files(self) -> None:
        from ui.pages.intake import IntakePage  # noqa: PLC0415 - after the first page

        self._window.open_page(IntakePage.key)
        if isinstance(self._window.page, IntakePage):
            self._window.page.collect_files()

    def _on_papers(self, name: str, *_: object) -> None:
        from ui.pages.papers import PapersPage  # noqa: PLC0415 - after the first page

        self._window.open_page(PapersPage.key)
        if isinstance(self._window.page, PapersPage):
            self._window.page.acts.action(name).trigger()

    def _export_table(self) -> None:
        self.table_exports.open_dialog()

    def _print_table(self) -> None:
        self.table_exports.open_preview()

    # Backups

    def _back_up(self) -> None:
        self._session.work.run_query(
            lambda workspace: create_backup(workspace, "manual"),
            self._tell_backed_up,
            owner=self._window,
            label="正在备份台账",
        )

    def _tell_backed_up(self, backup: Path) -> None:
        self._session.messages.tell(Notice(f"已备份到“{backup.name}”。", Tone.SUCCESS))
        self._housekeeping.ask_backup()
