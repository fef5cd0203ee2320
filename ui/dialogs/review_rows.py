"""Rows under review: the table above, the chosen row as a form below, corrected in place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.fields import ItemFields, TaskFields
from models.reading import ReadItem, ReadTask
from models.records import RoleEntry
from models.rules.checks import check_item, check_task
from ui import theme
from ui.dialogs.review_columns import ITEM_REVIEW, TASK_REVIEW
from ui.dialogs.review_draft import (
    ReadRow,
    ReviewRow,
    corrected_item,
    corrected_task,
    item_fields,
    task_fields,
)
from ui.dialogs.review_table import ReviewModel, ReviewTable
from ui.widgets.forms.choice_fields import CheckField
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.item_panel import item_roles
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.role_fields import deadline_field
from ui.widgets.forms.task_panel import task_roles
from ui.widgets.forms.text_fields import LineField, NamesField, NumberField, TextField
from ui.widgets.labels import make_button, make_label, make_scroll_area
from ui.widgets.unit_picker import UnitPicker

Known = Mapping[str, RoleEntry]


class ReviewRows(QWidget):
    """Shows all rows of a document and lets each be ticked and corrected.

    Signals:
        row_chosen(ReviewRow): another row is shown in the form.
        rows_changed(tuple of ReviewRow): a person corrected a row, or took or left several.
    """

    row_chosen = Signal(object)
    rows_changed = Signal(object)

    def __init__(self, *, is_of_tasks: bool, year: int | None, directory: UnitDirectory) -> None:
        super().__init__()
        self._year = year
        self._shown: ReviewRow | None = None
        self._known: Known = {}
        columns, name = (TASK_REVIEW, "读出的任务") if is_of_tasks else (ITEM_REVIEW, "读出的事项")
        self.model = ReviewModel(columns, lambda row: row.key)
        self.table = ReviewTable(self.model, name)
        self.form = _make_task_form(directory) if is_of_tasks else _make_item_form(directory)
        self._place = make_label("", "section")
        self.restore_button = make_button("恢复识读结果", role="link")
        self.restore_button.clicked.connect(self._restore)
        self.form.edited.connect(self._on_edited)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.tick_asked.connect(self._toggle)
        self.table.activated.connect(lambda _: self.form.focus_first())
        self._lay_out()

    def show_rows(self, rows: tuple[ReviewRow, ...]) -> None:
        """Show the rows as they stand; the form is left alone while its row is the same."""
        self.model.set_rows(rows)
        if self._shown is None and rows:
            self.choose(rows[0].key)
        shown = self._shown
        self._shown = next((row for row in rows if shown and row.key == shown.key), None)
        self._describe()

    def choose(self, key: str) -> None:
        """Choose a row."""
        self.table.choose(key)

    def choose_line(self, line: int) -> bool:
        """Choose the row that was read from a line; return whether there is one."""
        for row in self.model.shown_rows():
            if row.now.line <= line <= row.now.last_line:
                return self.table.choose(row.key)
        return False

    def show_known(self, known: Known, new: frozenset[str]) -> None:
        """Show at the chips which names are known as units or groups, and which will be new."""
        self._known = known
        for picker in self.form.findChildren(UnitPicker):
            picker.set_new_names(new)
        typing_in = self.focusWidget()
        is_typing = typing_in is not None and self.form.isAncestorOf(typing_in)
        if self._shown is not None and not (is_typing and typing_in.hasFocus()):
            self._fill_form(self._shown)

    def units_said(self) -> dict[str, str]:
        """Return the units that printed words in the form stand for, by the words."""
        if self._shown is None:
            return {}
        roles = self.form.record().roles
        return {entry.printed: entry.unit_id for entry in roles if entry.unit_id}

    # How it works

    def _on_row_chosen(self, row: ReviewRow | None) -> None:
        if row is None or (self._shown is not None and row.key == self._shown.key):
            return
        self._shown = row
        self._fill_form(row)
        self._describe()
        self.row_chosen.emit(row)

    def _fill_form(self, row: ReviewRow) -> None:
        fields = _fields_of(row.now, self._year)
        roles = tuple(self._as_known(entry) for entry in fields.roles)
        self.form.show_record(replace(fields, roles=roles))  # type: ignore[arg-type] # its own kind

    def _as_known(self, entry: RoleEntry) -> RoleEntry:
        known = self._known.get(entry.printed)
        return replace(known, role=entry.role) if known else entry

    def _on_edited(self) -> None:
        if self._shown is not None:
            self._change(replace(self._shown, now=_corrected(self._shown.now, self.form.record())))

    def _restore(self) -> None:
        row = self._shown
        if row is not None and row.as_read is not None:
            restored = replace(row, now=row.as_read)
            self._change(restored)
            self._fill_form(restored)

    def _toggle(self, rows: Iterable[ReviewRow]) -> None:
        chosen = list(rows)
        takes = not all(row.is_taken for row in chosen)
        self._change(*(replace(row, is_taken=takes) for row in chosen))

    def _change(self, *rows: ReviewRow) -> None:
        shown = self._shown
        self._shown = next((row for row in rows if shown and row.key == shown.key), shown)
        self._describe()
        self.rows_changed.emit(rows)

    def _describe(self) -> None:
        row = self._shown
        self._place.setText(f"原文第 {_lines_text(row.now)} 行" if row else "")
        can_restore = row is not None and row.is_corrected and row.as_read is not None
        self.restore_button.setVisible(can_restore)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._place)
        head.addStretch(1)
        head.addWidget(self.restore_button)
        scroll = make_scroll_area(self.form)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(theme.SPACE, theme.SPACE_SMALL, theme.SPACE_SMALL, 0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([320, 300])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)


def _fields_of(row: ReadRow, year: int | None) -> TaskFields | ItemFields:
    return task_fields(row, year) if isinstance(row, ReadTask) else item_fields(row, year)


def _corrected(row: ReadRow, fields: TaskFields | ItemFields) -> ReadRow:
    if isinstance(row, ReadTask) and isinstance(fields, TaskFields):
        return corrected_task(row, fields)
    if isinstance(row, ReadItem) and isinstance(fields, ItemFields):
        return corrected_item(row, fields)
    raise TypeError(fields)


def _lines_text(row: ReadRow) -> str:
    return f"{row.line}—{row.last_line}" if row.last_line > row.line else str(row.line)


def _make_task_form(directory: UnitDirectory) -> RecordForm[TaskFields]:
    sections: Sequence[FormSection[TaskFields]] = (
        FormSection(
            "",
            (
                plain_field("title", "任务", lambda: TextField(least=1, most=3), is_wide=True),
                deadline_field(),
                plain_field("body", "内容", lambda: TextField(least=2, most=8), is_wide=True),
                plain_field("number", "编号", LineField),
                plain_field("section", "所属部分", lambda: TextField(least=1, most=2)),
            ),
        ),
        FormSection("", task_roles(directory)),
    )
    return RecordForm(sections, check_task, columns=2)


def _make_item_form(directory: UnitDirectory) -> RecordForm[ItemFields]:
    sections: Sequence[FormSection[ItemFields]] = (
        FormSection(
            "",
            (
                plain_field("title", "事项", lambda: TextField(least=1, most=3), is_wide=True),
                plain_field("content", "内容", lambda: TextField(least=2, most=8), is_wide=True),
                plain_field("serial", "序号", NumberField),
                plain_field("area", "区域", LineField),
                plain_field("category", "类项", LineField),
            ),
        ),
        FormSection(
            "",
            (
                *item_roles(directory),
                plain_field("peers", "同批地区", NamesField),
                plain_field("remark", "备注栏", LineField),
                plain_field("national", "", lambda: CheckField("国家试点")),
            ),
        ),
    )
    return RecordForm(sections, check_item, columns=2)
