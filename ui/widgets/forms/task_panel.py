"""The form of one task: what is asked of whom by when, and how far it is."""

from collections.abc import Sequence
from typing import cast

from models.fields import TaskFields, fields_of
from models.rules.checks import check_task
from models.vocabulary import AskedKind, RecordKind, Role, TaskStatus
from ui.session import Session
from ui.tables.states import TASK_STATE_TONES
from ui.tables.task_columns import TaskLine
from ui.theme import Tone
from ui.widgets.deadline_field import DeadlineField
from ui.widgets.forms.choice_fields import WordField
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.evidence_tab import EvidenceTab
from ui.widgets.forms.history_tab import HistoryTab
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.record_panel import RecordPanel
from ui.widgets.forms.reports_tab import ReportsTab
from ui.widgets.forms.role_fields import RoleSpec, deadline_field, role_field
from ui.widgets.forms.source_tab import SourceTab
from ui.widgets.forms.tabs import ProgressTab
from ui.widgets.forms.text_fields import LineField, TextField
from ui.widgets.forms.year_field import year_field


def task_sections(directory: UnitDirectory) -> Sequence[FormSection[TaskFields]]:
    """Return the form of a task, what changes most often first."""
    return (
        FormSection(
            "办理",
            (
                plain_field("status", "办理状态", lambda: WordField(TaskStatus)),
                deadline_field(),
                plain_field("note", "备注", lambda: TextField(least=1, most=5), is_wide=True),
            ),
        ),
        FormSection("单位", task_roles(directory)),
        FormSection(
            "内容",
            (
                plain_field("title", "任务名称", lambda: TextField(least=1, most=4), is_wide=True),
                plain_field("body", "任务内容", lambda: TextField(least=3, most=10), is_wide=True),
                plain_field("section", "所属部分", lambda: TextField(least=1, most=3)),
                plain_field("number", "编号", LineField),
                year_field(),
            ),
        ),
    )


def task_roles(directory: UnitDirectory) -> tuple[RoleSpec, ...]:
    """Return the fields of the roles units play in a task."""
    return (
        role_field(Role.LEAD, directory, shows_issues=True),
        role_field(Role.RESPONSIBLE, directory),
        role_field(Role.SUPPORTING, directory),
    )


class TaskPanel(RecordPanel[TaskLine, TaskFields]):
    """One task with its progress, its source and its history."""

    kind = RecordKind.TASK
    can_create = True
    noun = "任务"
    first_tab = "任务"
    hint = "选中一项任务，在这里看和改它的单位、时限和进展"

    def __init__(self, session: Session) -> None:
        self.directory = UnitDirectory(session.work)
        self.progress = ProgressTab(session)
        self.reports = ReportsTab(session, AskedKind.TASKS)
        self.source = SourceTab(session)
        self.evidence = EvidenceTab(session, RecordKind.TASK)
        self.history = HistoryTab(session)
        form: RecordForm[TaskFields] = RecordForm(task_sections(self.directory), check_task)
        year, deadline = form.field("年度"), cast("DeadlineField", form.field("完成时限"))
        year.edited.connect(lambda: deadline.set_year(year.value().year))
        tabs = (self.progress, self.reports, self.evidence, self.source, self.history)
        super().__init__(session, form, tabs)
        self.directory.setParent(self)

    def record_of(self, row: TaskLine) -> TaskFields:
        """Return the editable values of a task."""
        return fields_of(row.task)

    def new_record(self) -> TaskFields:
        """Return a task of this year that nobody has begun."""
        return TaskFields(title="", year=self.session.today().year)

    def key_of(self, row: TaskLine) -> str:
        """Return its key."""
        return row.id

    def title_of(self, row: TaskLine) -> str:
        """Return what it is called."""
        return row.task.title or row.task.body

    def state_of(self, row: TaskLine) -> tuple[str, Tone]:
        """Return the state of today."""
        return row.state.label, TASK_STATE_TONES[row.state]

    def fill_tabs(self, row: TaskLine) -> None:
        """Tell the tabs of another task."""
        task = row.task
        if self.progress.record_id != task.id:
            self.progress.discard()
        self.progress.show_record(task.id)
        self.reports.show_record(task.id)
        self.source.show_source(task.document_id, task.document_number, task.line)
        self.evidence.show_record(task.id)
        self.history.show_record(task.id)
