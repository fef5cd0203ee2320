"""Documents out, from the window: ledgers at once, briefings through their dialog."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.actions import Actions
from ui.messages import Notice
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    # The first page does not wait for what is needed for the first document.
    from ui.dialogs.export import ExportDialog
    from ui.dialogs.export_jobs import Exported


class Exports(QObject):
    """Answers the export actions of one window.

    A ledger asks only where to; a briefing has an issue number, a day and faces to look at first.
    """

    def __init__(self, session: Session, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.dialog: ExportDialog | None = None
        actions["export_tasks"].triggered.connect(partial(self.export_ledger, "tasks"))
        actions["export_items"].triggered.connect(partial(self.export_ledger, "items"))
        actions["export_briefing"].triggered.connect(partial(self.open_dialog, "briefing"))

    def export_ledger(self, kind: str, *_: object) -> None:
        """Ask where to, then write the ledger of tasks or items as a workbook."""
        from ui.dialogs.export import PAPERS, ask_path  # noqa: PLC0415 - see above
        from ui.dialogs.export_jobs import ExportOrder  # noqa: PLC0415 - see above

        paper, today = PAPERS[kind], self._session.today()
        path = ask_path(self._session, paper, today)
        if path is None:
            return
        order = ExportOrder(path, today, self._session.settings)
        self._session.work.run_long_query(
            lambda workspace, progress: paper.write(workspace, order, progress),
            self._tell,
            owner=self,
            label=f"正在导出{paper.title}",
        )

    def open_dialog(self, kind: str, *_: object) -> None:
        """Open the dialog at one kind of document."""
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - see above

        self.dialog = ExportDialog(self._session, kind, self._window)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _tell(self, exported: "Exported") -> None:
        messages = self._session.messages
        text = f"已导出“{exported.path.name}”，{exported.says}。"
        messages.tell(
            Notice(text, Tone.SUCCESS, "打开", partial(messages.open_path, exported.path))
        )
        for warning in exported.warnings:
            messages.tell(Notice(warning, Tone.WARNING))
