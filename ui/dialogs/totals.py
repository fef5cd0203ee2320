"""年度基数: the totals of the province and of last year that a year is measured against (A8)."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import UserError
from models.fields import TotalsFields
from models.operations.totals import set_totals
from models.queries.totals import list_totals
from models.rules.checks import check_totals
from models.vocabulary import RecordKind
from ui import theme
from ui.dressing import set_least_width
from ui.messages import Answer, Notice
from ui.session import Session
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.record_form import LABEL_WIDTH, FormSection, RecordForm, plain_field
from ui.widgets.forms.text_fields import NumberField
from ui.widgets.labels import make_button, make_label
from ui.widgets.notice_bar import NoticeBar

WIDTH = 460
EARLIER_YEARS = 5
NOTE = "这些数印在全省文件里，本市台账算不出来。填了以后，占比和倍数才有依据；没有的可以空着。"


def totals_sections() -> Sequence[FormSection[TotalsFields]]:
    """Return the form of the totals of one year."""
    return (
        FormSection(
            "全省",
            (
                plain_field("province_categories", "类项数", lambda: NumberField("如 54")),
                plain_field("province_items", "事项数", lambda: NumberField("如 123")),
            ),
        ),
        FormSection(
            "本市",
            (plain_field("previous_city_items", "上年入选", lambda: NumberField("如 14")),),
        ),
        FormSection(
            "国家试点",
            (
                plain_field("national_pilots", "试点数", lambda: NumberField("如 10")),
                plain_field("national_designated", "其中定点", lambda: NumberField("如 2")),
            ),
        ),
    )


class TotalsDialog(QDialog):
    """Takes the totals of one year after another."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stored: Mapping[int, TotalsFields] = {}
        self._year = session.today().year
        self.setWindowTitle("年度基数")
        self.setMinimumWidth(WIDTH)
        self.notices = NoticeBar()
        self.years = CalmComboBox()
        self.years.setAccessibleName("年度")
        self.form: RecordForm[TotalsFields] = RecordForm(
            totals_sections(), lambda fields: check_totals(self._year, fields)
        )
        self.save_button = make_button("保存", role="primary")
        self._close = make_button("关闭")
        self._lay_out()
        self._connect()
        self._show_years()
        self._show_year()
        self.refresh()

    def refresh(self) -> None:
        """Read the totals of all years."""
        self._session.work.run_query(list_totals, self._receive, owner=self)

    def save(self) -> bool:
        """Store the totals of the year shown, unless there are errors."""
        if self.form.has_errors():
            self.form.show_issues()
            self.form.focus_first_error()
            return False
        year, fields = self._year, self.form.record()
        self._stored = {**self._stored, year: fields}
        self._update_buttons()
        self._session.work.run_operation(
            lambda workspace, _progress: set_totals(workspace, year=year, fields=fields),
            self._after_saving,
            owner=self,
            failed=self._tell_failure,
        )
        return True

    def is_dirty(self) -> bool:
        """Return whether something typed is not stored."""
        return self.form.is_changed_from(self._stored.get(self._year, TotalsFields()))

    def reject(self) -> None:
        """Close, unless the person wants to go on with something unsaved."""
        if self._settle():
            super().reject()

    # How it works

    def _receive(self, stored: Mapping[int, TotalsFields]) -> None:
        before = self._stored.get(self._year, TotalsFields())
        self._stored = stored
        self._show_years()
        self.form.rebase(before, stored.get(self._year, TotalsFields()))
        self._update_buttons()

    def _after_saving(self, changes: Changes) -> None:
        self.notices.show_notice(Notice(f"已{changes.label}。", Tone.SUCCESS))

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))
        self.refresh()

    def _on_changes(self, changes: Changes) -> None:
        if RecordKind.TOTALS in changes.kinds:
            self.refresh()

    def _on_year(self) -> None:
        chosen = self.years.currentData()
        if chosen in (None, self._year):
            return
        if not self._settle():
            self.years.setCurrentIndex(self.years.findData(self._year))
            return
        self._year = chosen
        self._show_year()

    def _settle(self) -> bool:
        if not self.is_dirty():
            return True
        answer = self._session.messages.ask_unsaved(f"{self._year} 年基数")
        if answer is Answer.SAVE:
            return self.save()
        return answer is Answer.DISCARD

    def _show_years(self) -> None:
        """Offer the years that have totals, and those around the present one."""
        this_year = self._session.today().year
        around = range(this_year - EARLIER_YEARS, this_year + 2)
        years = sorted({*around, *self._stored, self._year}, reverse=True)
        self.years.blockSignals(True)
        self.years.clear()
        for year in years:
            is_filled = self._stored.get(year, TotalsFields()) != TotalsFields()
            self.years.addItem(f"{year} 年{'（已填）' if is_filled else ''}", year)
        self.years.setCurrentIndex(self.years.findData(self._year))
        self.years.blockSignals(False)

    def _show_year(self) -> None:
        self.form.show_record(self._stored.get(self._year, TotalsFields()))
        self._update_buttons()

    def _update_buttons(self) -> None:
        self.save_button.setEnabled(self.is_dirty())

    def _connect(self) -> None:
        self.years.currentIndexChanged.connect(self._on_year)
        self.form.edited.connect(self._update_buttons)
        self.save_button.clicked.connect(self.save)
        self._close.clicked.connect(self.reject)
        self._session.work.operation_done.connect(self._on_changes)
        if self._session.workspace.read_only:
            self.form.set_read_only(read_only=True)
            self.save_button.hide()

    def _lay_out(self) -> None:
        year = make_label("年度", "field")
        year.setBuddy(self.years)
        set_least_width(year, LABEL_WIDTH)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)  # as the form below
        head.setSpacing(theme.SPACE_SMALL)
        head.addWidget(year)
        head.addWidget(self.years, 1)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(self.form)
        column.addWidget(make_label(NOTE, "muted", wraps=True))
        set_body(self, column, make_foot((), (self._close, self.save_button)))
