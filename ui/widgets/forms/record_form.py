"""A form over a frozen record, built from a table of fields in sections.

The form keeps the record it was given and puts the value of each field into it when asked; what no
field shows stays as it was. Issues stand under the field they belong to as one types.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.issues import Issue, Severity
from ui import theme
from ui.dressing import set_least_height, set_least_width
from ui.theme import Tone
from ui.widgets.forms.composition import Composition
from ui.widgets.forms.field import Field
from ui.widgets.forms.field_clock import FieldClock
from ui.widgets.labels import bring_into_sight, make_label, set_tone

Record = TypeVar("Record")
Value = TypeVar("Value")

LABEL_WIDTH = 64
TONES = {Severity.ERROR: Tone.DANGER, Severity.WARNING: Tone.WARNING}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec(Generic[Record, Value]):
    """One field of a form.

    Attributes:
        key: name of the field in histories and drafts, one for each field of a form.
        label: what stands before it, and its name for assistive tools.
        make: makes the widget.
        read: takes its value out of a record.
        write: returns the record with another value.
        issues: names of the record's fields whose issues are shown under this one.
        is_wide: the label stands above, the field takes the whole width.
    """

    key: str
    label: str
    make: Callable[[], Field[Value]]
    read: Callable[[Record], Value]
    write: Callable[[Record, Value], Record]
    issues: tuple[str, ...] = ()
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class FormSection(Generic[Record]):
    """Fields under one heading, "" for none."""

    title: str
    # A section holds fields of different values; each spec pairs its own widget and value.
    fields: tuple[FieldSpec[Record, Any], ...]


def plain_field(
    name: str, label: str, make: Callable[[], Field[Value]], *, is_wide: bool = False
) -> FieldSpec[Any, Value]:  # Any: replace() does not tell which record it was given
    """Return the field over one attribute of the record."""
    return FieldSpec(
        key=name,
        label=label,
        make=make,
        read=lambda record: getattr(record, name),
        write=lambda record, value: replace(record, **{name: value}),
        issues=(name,),
        is_wide=is_wide,
    )


@dataclass(frozen=True, slots=True)
class _Row(Generic[Record]):
    spec: FieldSpec[Record, Any]  # Any: see FormSection
    field: Field[Any]
    words: QLabel
    label: QLabel


class RecordForm(QWidget, Generic[Record]):
    """Shows one record and takes corrections.

    Signals:
        edited(): a person changed a value.
        history_asked(key, label): the person wants to see what was changed in one field.
    """

    edited = Signal()
    history_asked = Signal(str, str)

    def __init__(
        self,
        sections: Sequence[FormSection[Record]],
        check: Callable[[Record], tuple[Issue, ...]],
        *,
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self._check = check
        self._record: Record | None = None
        self._rows: list[_Row[Record]] = []
        # Fields an input method composes in, with what they are to be compared with afterwards.
        self._waiting: dict[str, object] = {}
        self._clock: FieldClock | None = None
        self.composition = Composition(self)
        self.composition.ended.connect(self._take_in_waiting)
        side_by_side = QHBoxLayout(self)
        side_by_side.setContentsMargins(0, 0, theme.SPACE_SMALL, theme.SPACE)
        side_by_side.setSpacing(theme.SPACE_PAGE)
        layouts = [QVBoxLayout() for _ in range(columns)]
        for place, section in enumerate(sections):
            self._add_section(section, layouts[place * columns // len(sections)])
        for layout in layouts:
            layout.setSpacing(theme.SPACE_SMALL)
            layout.addStretch(1)
            side_by_side.addLayout(layout, 1)

    # What it shows

    def show_record(self, record: Record) -> None:
        """Show a record; what was typed before is gone."""
        self._fill(record)
        self.show_issues()

    def show_new(self, record: Record) -> None:
        """Show a record to be filled in; nobody is blamed for empty fields before typing."""
        self._fill(record)
        for row in self._rows:
            _show_under(row, ())

    def record(self) -> Record:
        """Return the record as the fields say."""
        if self._record is None:
            raise ValueError("no record is shown")
        record = self._record
        for row in self._rows:
            record = row.spec.write(record, row.field.value())
        return record

    def rebase(self, before: Record, after: Record) -> None:
        """Show ``after`` in the fields that still say what ``before`` said.

        A field an input method composes in is left alone until the words are there.
        """
        self._record = after
        for row in self._rows:
            if self.composition.is_in(row.field):
                self._waiting.setdefault(row.spec.key, row.spec.read(before))
            else:
                row.field.take_in(row.spec.read(before), row.spec.read(after))
        self.show_issues()

    def type_again(self, stored: Record, typed: Record) -> None:
        """Show what was typed before a crash, where it differed from what was stored then."""
        for row in self._rows:
            if row.spec.read(stored) != row.spec.read(typed):
                row.field.show_value(row.spec.read(typed))
        self._on_edited()

    def is_changed_from(self, record: Record) -> bool:
        """Return whether the fields say anything else than ``record``."""
        return bool(self.problems()) or any(
            row.field.value() != row.spec.read(record) for row in self._rows
        )

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read and copied only."""
        for row in self._rows:
            row.field.set_read_only(read_only)

    # Issues

    def problems(self) -> tuple[str, ...]:
        """Return what keeps typed texts from being values."""
        return tuple(filter(None, (row.field.problem() for row in self._rows)))

    def issues(self) -> tuple[Issue, ...]:
        """Return all findings: of the fields themselves, then of the record."""
        own = [
            Issue(row.field.problem(), row.spec.issues[0] if row.spec.issues else "")
            for row in self._rows
            if row.field.problem()
        ]
        return (*own, *self._check(self.record()))

    def has_errors(self) -> bool:
        """Return whether something keeps the record from being stored."""
        return any(issue.severity is Severity.ERROR for issue in self.issues())

    def show_issues(self) -> None:
        """Put every finding under its field."""
        issues = list(self.issues())
        for row in self._rows:
            own = [issue for issue in issues if set(row.spec.issues) & {issue.field}]
            issues = [issue for issue in issues if issue not in own]
            _show_under(row, own)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._take_in_hand(self._rows)

    def focus_first_error(self) -> None:
        """Put the cursor where something has to be corrected or filled in, else at the top."""
        fields = {issue.field for issue in self.issues() if issue.severity is Severity.ERROR}
        wrong = [row for row in self._rows if row.field.problem() or fields & set(row.spec.issues)]
        self._take_in_hand(wrong or self._rows)

    def _take_in_hand(self, rows: Sequence["_Row[Record]"]) -> None:
        for row in rows[:1]:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(row.field)

    def field(self, label: str) -> Field[Any]:  # Any: see FormSection
        """Return the field with this label."""
        return next(row.field for row in self._rows if row.spec.label == label)

    def offer_history(self) -> None:
        """Let the history of each field be asked for: by menu or clock at its label, or a key."""
        self._clock = FieldClock(self)
        self._clock.asked.connect(self.history_asked)
        for row in self._rows:
            self._clock.watch(row.label, row.field, row.spec.key, row.spec.label)

    # How it is built

    def _take_in_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for row in self._rows:
            if row.spec.key in waiting and self._record is not None:
                row.field.take_in(waiting[row.spec.key], row.spec.read(self._record))

    def _fill(self, record: Record) -> None:
        self._record = record
        self._waiting.clear()
        for row in self._rows:
            row.field.show_value(row.spec.read(record))

    def _add_section(self, section: FormSection[Record], column: QVBoxLayout) -> None:
        if section.title:
            if column.count():
                column.addSpacing(theme.SPACE_SMALL)
            column.addWidget(make_label(section.title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_SMALL)
        grid.setVerticalSpacing(theme.SPACE_SMALL)
        grid.setColumnStretch(1, 1)
        for spec in section.fields:
            self._add_field(grid, spec)
        column.addLayout(grid)

    def _add_field(self, grid: QGridLayout, spec: FieldSpec[Record, Any]) -> None:
        field = spec.make()
        label = make_label(spec.label, "field")
        label.setBuddy(field)
        if not field.editor().accessibleName():
            field.editor().setAccessibleName(spec.label)
        words = make_label("", "issue", wraps=True)
        words.hide()
        filled = QVBoxLayout()
        filled.setSpacing(3)
        filled.addWidget(field)
        filled.addWidget(words)
        line = grid.rowCount()
        if spec.is_wide:
            grid.addWidget(label, line, 0, 1, 2)
            grid.addLayout(filled, line + 1, 0, 1, 2)
        else:
            set_least_height(label, theme.CONTROL_HEIGHT)
            set_least_width(label, LABEL_WIDTH)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(filled, line, 1)
        self._rows.append(_Row(spec, field, words, label))
        field.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        if self._record is not None:
            self.show_issues()
            self.edited.emit()


def _show_under(row: _Row[Any], issues: Sequence[Issue]) -> None:
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    worst = Severity.ERROR if errors else Severity.WARNING if issues else None
    row.field.mark(worst)
    row.words.setText("；".join(issue.message for issue in issues))
    row.words.setVisible(bool(issues))
    set_tone(row.words, TONES[worst] if worst else None)
