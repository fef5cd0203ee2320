"""填报: what units reported about the record in hand."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.changes import Changes
from models.intake_records import ReportRow
from models.queries.intake import list_reports
from models.vocabulary import AskedKind, RecordKind
from ui.session import Session
from ui.widgets.forms.tabs import RecordTab, fill_tab
from ui.widgets.report_list import ReportList

if TYPE_CHECKING:
    # The dialog is loaded when the first report is corrected.
    from ui.dialogs.intake.report_edit import ReportEditDialog


class ReportsTab(RecordTab):
    """Lists the reports of one record and lets them be corrected.

    Attributes:
        dialog: the dialog opened last.
    """

    title = "填报"

    def __init__(self, session: Session, kind: AskedKind, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._kind = kind
        self.dialog: ReportEditDialog | None = None
        self.list = ReportList(may_edit=not session.workspace.read_only)
        self.list.edit_asked.connect(self._edit)
        fill_tab(self, self.list)
        session.work.operation_done.connect(self._on_changes)

    def read(self) -> None:
        """Ask for the reports."""
        record_id, kind = self.record_id, self._kind

        def receive(reports: tuple[ReportRow, ...]) -> None:
            if self._is_still(record_id):
                self.list.show_reports(reports)
                self.say_title(f"{self.title} {len(reports)}" if reports else self.title)

        self.session.work.run_query(
            lambda workspace: list_reports(workspace, kind, record_id), receive, owner=self
        )

    def _edit(self, report: ReportRow) -> None:
        from ui.dialogs.intake.report_edit import ReportEditDialog  # noqa: PLC0415 - see above

        self.dialog = ReportEditDialog(self.session, report, self.window())
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _on_changes(self, changes: Changes) -> None:
        """Read again after files were taken in, whichever page has the table of the record."""
        if RecordKind.INTAKE in changes.kinds and self.record_id:
            self.show_record(self.record_id)
