"""Pictures of the forms: files of a record, histories, what was typed before a stop, the totals."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.drafts import BegunReport, Draft
from models.fields import fields_of
from models.vocabulary import TaskStatus
from ui.dialogs.source_view import SourceDialog
from ui.main_window import MainWindow
from ui.messages import Notice
from ui.pages.documents import DocumentsPage
from ui.pages.tasks import TasksPage
from ui.scenes import Scene, open_dialog, show_tab
from ui.shots import LARGEST, WIDE, Shot
from ui.theme import Tone
from ui.widgets.forms.file_drop import FileDrop

FILES = {
    "关于印发《鄂州市优化营商环境工作方案》的通知.pdf": 1_350_000,
    "座谈会现场照片.jpg": 2_600_000,
    "企业反映问题台账.xlsx": 48_000,
}


def add_evidence(window: MainWindow) -> None:
    """Add files to the record in hand, those that are not there yet."""
    page = window.page
    if not isinstance(page, TasksPage) or page.panel.evidence.list.count():
        return
    paths = [page.session.workspace.path / "outbox" / name for name in FILES]
    for path, size in zip(paths, FILES.values(), strict=True):
        path.write_bytes(path.name.encode() + bytes(size))
    page.panel.evidence.add(paths)


def edit(label: str, value: object) -> Scene:
    """Give a field of the record in hand another value and save it."""

    def act(window: MainWindow) -> None:
        page = window.page
        if isinstance(page, TasksPage):
            field = page.panel.form.field(label)
            field.show_value(value)
            field.edited.emit()
            page.panel.save()

    return act


def show_field_history(window: MainWindow) -> None:
    """Show what was changed in one field."""
    page = window.page
    if isinstance(page, TasksPage):
        page.panel.history.show_field("note", "备注")


def focus_note(window: MainWindow) -> None:
    """Go into a field: its clock stands at the label."""
    page = window.page
    if isinstance(page, TasksPage):
        page.panel.form.field("备注").setFocus()


def offer_draft(window: MainWindow) -> None:
    """Offer what was typed before a stop, in the panel and in a notice."""
    page = window.page
    if not isinstance(page, TasksPage):
        return
    line = page.model.row_at(2)
    fields = fields_of(line.task)
    draft = Draft(
        kind=page.panel.kind,
        record_id=line.id,
        title=line.task.title,
        saved_at=datetime(2024, 10, 20, 10, 32).astimezone(),
        stored=fields,
        typed=replace(fields, note="请跟进"),
        report=BegunReport("已开会", None, TaskStatus.IN_PROGRESS),
    )
    page.panel.drafts.left[line.id] = draft
    page.table.choose(page.model.row_at(0).id)
    page.table.choose(line.id)
    page.panel.show_tab(page.panel.first_tab)
    text = f"上次没有保存的修改（任务“{line.task.title}”，2024-10-20 10:32）"
    window.notices.show_notice(Notice(text, Tone.WARNING, "恢复", _nothing, "丢弃", _nothing))


def drag_files(window: MainWindow) -> None:
    """Show what the panel says while files are dragged over it."""
    window.notices.close_all()
    page = window.page
    if isinstance(page, TasksPage):
        page.panel.discard_left(page.model.row_at(2).id)
        page.panel.findChildren(FileDrop)[0].veil.cover()


def end_dragging(window: MainWindow) -> None:
    """Take the veil away."""
    page = window.page
    if isinstance(page, TasksPage):
        page.panel.findChildren(FileDrop)[0].veil.hide()


def open_source(window: MainWindow) -> QWidget | None:
    """Open the whole text at the clause of the record in hand."""
    page = window.page
    if isinstance(page, TasksPage):
        page.panel.source.open_document()
    return window.findChildren(SourceDialog)[-1]


def open_warnings(window: MainWindow) -> None:
    """Show what the reader found unclear in the document in hand."""
    page = window.page
    if isinstance(page, DocumentsPage):
        page.panel.show_tab(page.panel.text.title)


def tick_a_warning(window: MainWindow) -> None:
    """Mark the first of them as looked at."""
    page = window.page
    if isinstance(page, DocumentsPage):
        page.panel.text.list.item(0).setCheckState(Qt.CheckState.Checked)


def _nothing() -> None:
    """Stand for what a picture cannot do."""


NOTE = edit("备注", "请牵头单位每周报一次")
FORM_SHOTS: tuple[Shot, ...] = (
    Shot("task-evidence-empty-1366", "tasks", scenes=(show_tab("佐证"),)),
    Shot("task-evidence-1366", "tasks", scenes=(show_tab("佐证"), add_evidence)),
    Shot("task-evidence-1920", "tasks", WIDE, scenes=(show_tab("佐证"),)),
    Shot("task-evidence-dark-1366", "tasks", is_dark=True, scenes=(show_tab("佐证"),)),
    Shot("task-evidence-largest-1366", "tasks", text_size=LARGEST, scenes=(show_tab("佐证"),)),
    Shot("task-clock-1366", "tasks", scenes=(show_tab("任务"), focus_note)),
    Shot("task-restore-1366", "tasks", scenes=(show_tab("任务"), NOTE, show_tab("修改记录"))),
    Shot("task-field-history-1366", "tasks", scenes=(show_tab("修改记录"), show_field_history)),
    Shot("task-restore-dark-1366", "tasks", is_dark=True, scenes=(show_tab("修改记录"),)),
    Shot("task-draft-1366", "tasks", scenes=(offer_draft,)),
    Shot("task-drop-1366", "tasks", scenes=(show_tab("任务"), drag_files)),
    Shot("task-source-text", "tasks", scenes=(end_dragging, open_source)),
    Shot("document-warnings-1366", "documents", scenes=(open_warnings, tick_a_warning)),
    Shot("totals", "items", scenes=(open_dialog("totals"),)),
    Shot("totals-dark", "items", is_dark=True, scenes=(open_dialog("totals"),)),
)
