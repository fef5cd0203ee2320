"""批量修改: one change for many records, with their number named before it happens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from models.progress import Progress
from ui import theme
from ui.dressing import set_dialog_size
from ui.jobs import Job
from ui.tables.bulk_plan import BulkCount, FieldChange, Mode, chained, count_changes
from ui.tables.edit_plan import Records
from ui.theme import Tone
from ui.widgets.deadline_field import DeadlineField, DeadlineValue
from ui.widgets.dialog_parts import make_foot
from ui.widgets.forms.choice_fields import CalmComboBox, CheckField, WordField
from ui.widgets.forms.field import Field
from ui.widgets.forms.record_form import FieldSpec, FormSection
from ui.widgets.labels import make_button, make_label, make_scroll_area, set_tone
from ui.widgets.unit_picker import UnitPicker
from ui.work import Work

Row = TypeVar("Row")
Record = TypeVar("Record")

SIZE = (700, 640)
LABEL_WIDTH, MODE_WIDTH = 96, 96
DELAY_MS = 200
MOST_NAMED = 3
LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class BulkOrder:
    """What a person ordered: the change of each field, and the records it is for."""

    keys: tuple[str, ...]
    changes: tuple[FieldChange, ...]

    @property
    def labels(self) -> str:
        """The fields that change, in words."""
        return "、".join(change.label for change in self.changes)


class BulkEdit(QDialog, Generic[Row, Record]):
    """Asks what is to be done to each field of ``rows``.

    Signals:
        ordered(BulkOrder): the person wants it done.

    Attributes:
        fields: a line for each field that can be changed, by its key.
    """

    ordered = Signal(object)

    def __init__(
        self,
        work: Work,
        records: Records[Row, Record],
        rows: Sequence[Row],
        sections: Sequence[FormSection[Record]],
        left_out: Mapping[str, str],
        noun: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._records = records
        self._rows = tuple(rows)
        self._noun = noun
        self._count: BulkCount | None = None
        self._job: Job | None = None
        self._is_entered = False
        self._waiting = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._waiting.timeout.connect(self.count_now)
        self.fields: dict[str, BulkField] = {}
        self.counts = make_label("", "strong", wraps=True)
        self.remarks = make_label("", "muted", wraps=True)
        self.accept_button = make_button("确定修改", "check", "primary")
        self.cancel_button = make_button("取消")
        self.setWindowTitle(f"批量修改 {len(self._rows):,} {noun}")
        set_dialog_size(self, *SIZE)
        self._lay_out(sections, left_out)
        self.accept_button.clicked.connect(self._order)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.setDefault(True)
        self._show_count()

    def changes(self) -> tuple[FieldChange, ...]:
        """Return what is done to each field that is not kept."""
        return tuple(change for one in self.fields.values() if (change := one.change()))

    # Counting

    def _on_edited(self) -> None:
        """Count anew when the person stops choosing; nothing can be ordered before."""
        self._count = None
        self._is_entered = False
        if self._job is not None:
            self._job.cancel()
        self._show_count()
        if self.changes() and not self._problems():
            self._waiting.start()
        else:
            self._waiting.stop()

    def count_now(self) -> None:
        """Count which records would change, beside the window."""
        records, rows, change = self._records, self._rows, chained(self.changes())

        def count(progress: Progress) -> BulkCount:
            return count_changes(records, rows, change, progress)

        self._job = self._work.run_job(count, self._take_count, owner=self, label="")

    def _take_count(self, count: BulkCount) -> None:
        self._count = count
        is_entered, self._is_entered = self._is_entered, False
        self._show_count()
        # What cannot be changed must be read first.
        if is_entered and not count.refused:
            self._order()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter for the moment it has been counted; the title names the rows by then."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._count is None and self.changes() and not self._problems():
            self._is_entered = True
            self._show_count()
        else:
            super().keyPressEvent(event)

    def _problems(self) -> list[str]:
        return [text for one in self.fields.values() if (text := one.problem())]

    def _show_count(self) -> None:
        count = self._count
        self.accept_button.setEnabled(count is not None and bool(count.keys))
        self.remarks.setText(_remarks(count) if count else "")
        self.remarks.setVisible(bool(self.remarks.text()))
        set_tone(self.remarks, Tone.WARNING if count and count.refused else None)
        self.counts.setText(self._count_words(count))

    def _count_words(self, count: BulkCount | None) -> str:
        if problems := self._problems():
            return problems[0]
        if not self.changes():
            return f"选中了 {len(self._rows):,} {self._noun}，请选要改的栏目。"
        if count is None:
            return "正在核对，核对完就修改……" if self._is_entered else "正在核对……"
        if not count.keys:
            return "没有要修改的。"
        return f"将修改 {len(count.keys):,} {self._noun}，可以撤销。"

    def _order(self) -> None:
        if self._count is not None and self._count.keys:
            self.ordered.emit(BulkOrder(self._count.keys, self.changes()))
            self.accept()

    # How it is laid out

    def _lay_out(
        self, sections: Sequence[FormSection[Record]], left_out: Mapping[str, str]
    ) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        body = QVBoxLayout(inside)
        body.setContentsMargins(theme.SPACE_PAGE, theme.SPACE_WIDE, theme.SPACE_PAGE, theme.SPACE)
        body.setSpacing(theme.SPACE_SMALL)
        for section in sections:
            specs = [spec for spec in section.fields if spec.key not in left_out]
            if specs:
                self._add_section(body, section.title, specs)
        body.addSpacing(theme.SPACE_SMALL)
        body.addWidget(_left_out_words(sections, left_out))
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_scroll_area(inside), 1)
        buttons = (self.cancel_button, self.accept_button)
        column.addWidget(make_foot((self.counts, self.remarks), buttons))

    def _add_section(
        self, body: QVBoxLayout, title: str, specs: Sequence[FieldSpec[Record, Any]]
    ) -> None:  # Any: a section holds fields of different values
        body.addWidget(make_label(title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_SMALL)
        grid.setVerticalSpacing(theme.SPACE_SMALL)
        grid.setColumnMinimumWidth(0, theme.px(LABEL_WIDTH))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for line, spec in enumerate(specs):
            field = self.fields[spec.key] = BulkField(spec, self._common_year())
            field.edited.connect(self._on_edited)
            name = make_label(field.label, "field")
            name.setMinimumHeight(theme.px(theme.CONTROL_HEIGHT))
            grid.addWidget(name, line, 0, top)
            grid.addWidget(field.mode, line, 1, top)
            grid.addWidget(field, line, 2, top)
        body.addLayout(grid)

    def _common_year(self) -> int | None:
        """Return the year of the records, None when they differ: words mean another day in each."""
        first = self._rows[:LOOKED_AT]
        years = {getattr(self._records.record_of(row), "year", None) for row in first}
        return years.pop() if len(years) == 1 else None


class BulkField(QWidget):
    """What is done to one field: the mode beside its label, and the value where one is needed.

    Signals:
        edited(): mode or value are others than before.
    """

    edited = Signal()

    def __init__(self, spec: FieldSpec[Any, Any], year: int | None) -> None:
        super().__init__()  # Any: whatever field it is
        self._spec = spec
        self.field: Field[Any] = spec.make()
        if isinstance(self.field, DeadlineField):
            self.field.show_value(DeadlineValue(year=year))
        self._empty = self.field.value()
        self.label = spec.label or _own_words(self.field)
        self._modes = _modes(self.field)
        self.mode = CalmComboBox()
        self.mode.setAccessibleName(f"{self.label}怎样改")
        self.mode.addItems([mode.value for mode in self._modes])
        self.mode.setFixedWidth(theme.px(MODE_WIDTH))
        self.field.editor().setAccessibleName(self.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.field.hide()
        self.mode.currentIndexChanged.connect(self._on_mode)
        self.field.edited.connect(self.edited)

    def choose(self, mode: Mode) -> None:
        """Choose what is done to the field."""
        self.mode.setCurrentIndex(self._modes.index(mode))

    def chosen(self) -> Mode:
        """Return what is done to the field."""
        return self._modes[self.mode.currentIndex()]

    def change(self) -> FieldChange | None:
        """Return the change of the field, None where it is kept."""
        mode = self.chosen()
        if mode is Mode.KEEP:
            return None
        value = self._empty if mode is Mode.CLEAR else self.field.value()
        return FieldChange(self.label, mode, self._spec.read, self._spec.write, value)

    def problem(self) -> str:
        """Say what is missing, "" when nothing."""
        mode = self.chosen()
        if mode in (Mode.KEEP, Mode.CLEAR):
            return ""
        if problem := self.field.problem():
            return f"{self.label}：{problem}。"
        if Mode.CLEAR in self._modes and self.field.value() == self._empty:
            return f"{self.label}：请填要{mode.value}的内容，或者选“清空”。"
        return ""

    def _on_mode(self) -> None:
        needs_value = self.chosen() not in (Mode.KEEP, Mode.CLEAR)
        self.field.setVisible(needs_value)
        self.edited.emit()


def _modes(field: Field[Any]) -> tuple[Mode, ...]:  # Any: whatever field it is
    if isinstance(field, WordField | CheckField):
        return (Mode.KEEP, Mode.SET)
    if isinstance(field, UnitPicker):
        return tuple(Mode)
    return (Mode.KEEP, Mode.CLEAR, Mode.SET)


def _own_words(field: Field[Any]) -> str:  # Any: whatever field it is
    editor = field.editor()
    return editor.text() if isinstance(editor, QCheckBox) else ""


def _remarks(count: BulkCount) -> str:
    parts = []
    if count.unchanged:
        parts.append(f"{count.unchanged:,} 项已经是这样，不用改。")
    if count.refused:
        named = [f"“{name}”（{why}）" for name, why in count.refused[:MOST_NAMED]]
        more = "等" if len(count.refused) > MOST_NAMED else ""
        parts.append(f"{len(count.refused):,} 项不能改，保持原样：{'、'.join(named)}{more}。")
    return "\n".join(parts)


def _left_out_words(
    sections: Sequence[FormSection[Any]],  # Any: whatever fields they have
    left_out: Mapping[str, str],
) -> QWidget:
    by_reason: dict[str, list[str]] = {}
    for section in sections:
        for spec in section.fields:
            if spec.key in left_out:
                by_reason.setdefault(left_out[spec.key], []).append(spec.label)
    words = [f"{'、'.join(labels)}：{reason}" for reason, labels in by_reason.items()]
    return make_label(
        "\n".join(["不能批量修改的栏目", *words]) if words else "", "muted", wraps=True
    )
