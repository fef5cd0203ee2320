"""修改填报: what a unit reported about a record, corrected as it stands here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from models.intake_records import ReportFields, ReportRow
from models.issues import Issue, Severity
from models.operations.intake import edit_report
from models.rules.round_period import period_label
from models.vocabulary import ReportColumn
from ui import theme
from ui.dressing import set_dialog_size
from ui.messages import Answer, Notice
from ui.session import Session
from ui.theme import Tone
from ui.widgets.forms.percent_field import PercentField
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.text_fields import TextField
from ui.widgets.labels import make_button, make_label, make_scroll_area
from ui.widgets.notice_bar import NoticeBar

SIZE = (560, 590)
NOTE = "只改台账里的这一条。单位报来的原件不动，原话另存着；保存后可以撤销。"
EMPTIED = "全部清空后，这条填报不再列出；可以撤销"


def report_sections() -> Sequence[FormSection[ReportFields]]:
    """Return the form of a report."""
    words = (
        (ReportColumn.PROGRESS, 3),
        (ReportColumn.PROBLEM, 2),
        (ReportColumn.NEXT_STEP, 2),
        (ReportColumn.REMARK, 1),
    )
    return (
        FormSection(
            "",
            (
                plain_field("percent", ReportColumn.PERCENT.label, PercentField),
                *(
                    plain_field(
                        column.value,
                        column.label,
                        partial(TextField, least=least, most=6),
                        is_wide=True,
                    )
                    for column, least in words
                ),
            ),
        ),
    )


def fields_of_report(report: ReportRow) -> ReportFields:
    """Return what of a report can be corrected."""
    return ReportFields(
        report.percent, report.progress, report.problem, report.next_step, report.remark
    )


def check_emptied(fields: ReportFields) -> tuple[Issue, ...]:
    """Warn where nothing is left of a report: it is listed no longer."""
    if fields != ReportFields():
        return ()
    return (Issue(EMPTIED, ReportColumn.REMARK.value, Severity.WARNING),)


class ReportEditDialog(QDialog):
    """Corrects one report."""

    def __init__(self, session: Session, report: ReportRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report = report
        self.setWindowTitle("修改填报")
        set_dialog_size(self, *SIZE)
        self.notices = NoticeBar()
        self.form: RecordForm[ReportFields] = RecordForm(report_sections(), check_emptied)
        self.save_button = make_button("保存", role="primary")
        self._lay_out()
        self.form.show_record(fields_of_report(report))
        self.form.edited.connect(self._update)
        self.form.composition.ended.connect(self._update)
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        self._update()
        self.form.focus_first()

    def save(self) -> bool:
        """Store what was corrected and close; return whether it was in order."""
        # Words an input method still holds belong to what is stored.
        QGuiApplication.inputMethod().commit()
        if self._session.workspace.read_only:
            return False
        if not self.is_dirty():
            self.accept()
            return True
        if self.form.has_errors():
            self.form.show_issues()
            self.form.focus_first_error()
            return False
        report_id, fields = self._report.id, self.form.record()
        self._session.work.run_operation(
            lambda workspace, _progress: edit_report(workspace, report_id=report_id, fields=fields),
            lambda _changes: self.accept(),
            owner=self,
            failed=self._tell_failure,
        )
        return True

    def is_dirty(self) -> bool:
        """Return whether something typed is not stored, words that are being composed too."""
        is_changed = self.form.is_changed_from(fields_of_report(self._report))
        return is_changed or self.form.composition.is_on

    def reject(self) -> None:
        """Close, unless the person wants to go on with something unsaved."""
        if not self.is_dirty() or self._session.workspace.read_only:
            super().reject()
            return
        answer = self._session.messages.ask_unsaved(f"“{self._report.unit}”的填报")
        if answer is Answer.SAVE:
            self.save()
        elif answer is Answer.DISCARD:
            super().reject()

    def _update(self) -> None:
        may_write = not self._session.workspace.read_only
        self.save_button.setEnabled(may_write and self.is_dirty())

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _lay_out(self) -> None:
        report = self._report
        self.form.set_read_only(self._session.workspace.read_only)
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_SMALL)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_PAGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.notices)
        heading = f"{report.unit} · {period_label(report.period)}"
        column.addWidget(make_label(heading, "heading", wraps=True))
        column.addWidget(make_scroll_area(self.form), 1)
        column.addWidget(make_label(NOTE, "muted", wraps=True))
        column.addLayout(foot)
