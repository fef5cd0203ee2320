"""Documents out, from the window: ledgers at once, briefings through their dialog."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.actions import Actions
from ui.outgoing import tell_exported
from ui.session import Session

if TYPE_CHECKING:
    # The first page does not wait for what is needed for the first document.
    from ui.dialogs.export import ExportDialog


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
            partial(tell_exported, self._session),
            owner=self,
            label=f"正在导出{paper.title}",
        )

    def open_dialog(self, kind: str, *_: object) -> None:
        """Open the dialog at one kind of document."""
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - see above

        self.dialog = ExportDialog(self._session, kind, self._window)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()
