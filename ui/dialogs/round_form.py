"""The fields of a reporting round: period, last day, what is asked, who must report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.queries.rounds import RoundChoices
from models.records import RoleEntry
from models.round_records import COLUMNS_OF, AskedUnit, RoundAsk, RoundFields, RoundRow
from models.rules.round_checks import suggested_due_day
from models.rules.round_period import period_label, read_period, usual_month
from models.rules.round_rows import expand_words, units_with_rows
from models.vocabulary import AskedKind, ReportColumn, Role
from ui import theme
from ui.dressing import set_width
from ui.formatting import remaining_text, short_date_text, weekday_text
from ui.session import Session
from ui.widgets.forms.asked_picker import AskedPicker
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.text_fields import LineField, TextField
from ui.widgets.labels import make_label

EXAMPLE = "2024-06、2024年第二季度"
LABEL_WIDTH = 64
DAY_WIDTH = 150
COLUMNS_IN_A_LINE = 3


class RoundForm(QWidget):
    """Holds the fields of one round; fills in by itself what nobody has typed.

    Signals:
        edited(): a person, or a suggestion that follows another field, changed something.
    """

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._choices: RoundChoices | None = None
        self._kept: tuple[AskedUnit, ...] = ()
        self._has_own_name = False
        self._has_own_day = False
        self.name = LineField("如 2024年6月报送")
        self.period = LineField(EXAMPLE)
        self.due_on = DateField()
        self.instructions = TextField("例如：请附佐证材料。印在填写说明的最前面", least=2, most=4)
        self.with_ended = QCheckBox("已办结的也报")
        self.kinds = {kind: QCheckBox(kind.label) for kind in AskedKind}
        self.columns = {
            kind: {column: QCheckBox(column.label) for column in columns}
            for kind, columns in COLUMNS_OF.items()
        }
        self.everybody = QRadioButton("台账里有任务或事项的单位")
        self.chosen = QRadioButton("指定单位和单位组")
        self.picker = AskedPicker(UnitDirectory(session.work, self))
        self._period_says = make_label("", "muted", wraps=True)
        self._due_says = make_label("", "muted", wraps=True)
        self._who = QButtonGroup(self)
        self._lay_out()
        self._name_everything()
        self._connect()

    def show_new(self, choices: RoundChoices) -> None:
        """Suggest a round for the month that is to be reported on."""
        self._choices = choices
        period = usual_month(self._session.today())
        self.period.show_value(period.label)
        for box in [*self.kinds.values(), *self._column_boxes()]:
            box.setChecked(True)
        self.everybody.setChecked(True)
        self._suggest()

    def show_round(self, choices: RoundChoices, row: RoundRow, asked: Sequence[AskedUnit]) -> None:
        """Show a round that is there, with the units it was opened for."""
        self._choices = choices
        self._has_own_name = self._has_own_day = True
        self.name.show_value(row.name)
        self.period.show_value(period_label(row.period))
        self.due_on.show_value(row.due_on)
        self.instructions.show_value(row.instructions)
        self.with_ended.setChecked(row.with_ended)
        for kind, box in self.kinds.items():
            box.setChecked(bool(row.columns(kind)))
            for column, column_box in self.columns[kind].items():
                column_box.setChecked(not row.columns(kind) or column in row.columns(kind))
        self._kept = tuple(asked)
        names = {unit.id: unit.name for unit in choices.units}
        self.chosen.setChecked(True)
        self.picker.show_value(
            tuple(RoleEntry(Role.RESPONSIBLE, names[one.unit_id], one.unit_id) for one in asked)
        )
        self._update()

    def fields(self) -> RoundFields:
        """Return the round as it is shown."""
        period = read_period(self.period.value())
        return RoundFields(
            self.name.value().strip(),
            period.code if period else self.period.value().strip(),
            self.due_on.value(),
            self._asks(),
            self.asked()[0],
            self.with_ended.isChecked(),
            self.instructions.value().strip(),
        )

    def asked(self) -> tuple[tuple[AskedUnit, ...], tuple[str, ...]]:
        """Return who must report, and a sentence for each word that names nobody."""
        if self._choices is None:
            return (), ()
        choices = self._choices
        if self.everybody.isChecked():
            rows = choices.ended_rows if self.with_ended.isChecked() else choices.rows
            kinds = [ask.kind for ask in self._asks()]
            return units_with_rows(rows, choices.units, kinds, self._session.today()), ()
        asked, problems = expand_words(self.picker.words(), choices.units, choices.groups)
        # A unit that came in by a group keeps its word when the round is corrected.
        words = {one.unit_id: one.through for one in self._kept}
        kept = (replace(one, through=one.through or words.get(one.unit_id, "")) for one in asked)
        return tuple(kept), problems

    def problem(self) -> str:
        """Say what keeps what is typed from being a round, "" when nothing."""
        return self.due_on.problem() or (
            "" if self.everybody.isChecked() else self.picker.problem()
        )

    # What follows from what

    def _asks(self) -> tuple[RoundAsk, ...]:
        return tuple(
            RoundAsk(kind, self._columns_of(kind))
            for kind, box in self.kinds.items()
            if box.isChecked()
        )

    def _columns_of(self, kind: AskedKind) -> tuple[ReportColumn, ...]:
        return tuple(column for column, box in self.columns[kind].items() if box.isChecked())

    def _column_boxes(self) -> list[QCheckBox]:
        return [box for boxes in self.columns.values() for box in boxes.values()]

    def _suggest(self) -> None:
        """Let name and last day follow the period until a person writes them."""
        period = read_period(self.period.value())
        if period is not None and self._choices is not None:
            if not self._has_own_name:
                self.name.show_value(_free_name(f"{period.label}报送", self._choices.names))
            if not self._has_own_day:
                calendar = self._choices.calendar
                day = suggested_due_day(period.code, self._session.today(), calendar)
                self.due_on.show_value(day)
        self._update()

    def _update(self) -> None:
        period = read_period(self.period.value())
        is_plain = period is not None and period.label == self.period.value()
        self._period_says.setText("" if is_plain else period.label if period else f"如 {EXAMPLE}")
        self._due_says.setText(self._day_words(self.due_on.value()))
        for kind, box in self.kinds.items():
            for column_box in self.columns[kind].values():
                column_box.setEnabled(box.isChecked())
        self.picker.setVisible(self.chosen.isChecked())
        self.edited.emit()

    def _day_words(self, day: date | None) -> str:
        if day is None or self._choices is None:
            return ""
        calendar, today = self._choices.calendar, self._session.today()
        words = f"{short_date_text(day)} {weekday_text(day)}"
        words += "" if calendar.is_working(day) else "（休息）"
        return f"{words}，{remaining_text(day, today, calendar)}"

    def _on_own_name(self) -> None:
        self._has_own_name = bool(self.name.value().strip())
        self._update()

    def _on_own_day(self) -> None:
        self._has_own_day = True
        self._update()

    # How it is laid out

    def _connect(self) -> None:
        self.name.edited.connect(self._on_own_name)
        self.due_on.edited.connect(self._on_own_day)
        self.period.edited.connect(self._suggest)
        self.instructions.edited.connect(self._update)
        self.picker.edited.connect(self._update)
        self.picker.line.textChanged.connect(self._update)
        boxes = [*self.kinds.values(), *self._column_boxes(), self.with_ended]
        for box in [*boxes, self.everybody, self.chosen]:
            box.toggled.connect(self._update)

    def _name_everything(self) -> None:
        for field, name in (
            (self.name, "批次名称"),
            (self.period, "报送期间"),
            (self.due_on, "报送截止"),
            (self.instructions, "填报要求"),
        ):
            field.editor().setAccessibleName(name)
        for kind, boxes in self.columns.items():
            for box in boxes.values():
                box.setAccessibleName(f"{kind.label}：{box.text()}")

    def _lay_out(self) -> None:
        self._who.addButton(self.everybody)
        self._who.addButton(self.chosen)
        for field in (self.period, self.due_on):
            set_width(field, DAY_WIDTH)
        who = QVBoxLayout()
        who.setSpacing(theme.SPACE_TIGHT)
        for widget in (self.everybody, self.chosen, self.picker):
            who.addWidget(widget)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        grid.setHorizontalSpacing(theme.SPACE_SMALL)
        grid.setVerticalSpacing(theme.SPACE)
        grid.setColumnMinimumWidth(0, theme.px(LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QLayout], ...] = (
            ("报送期间", _side_by_side(self.period, self._period_says)),
            ("批次名称", _side_by_side(self.name)),
            ("报送截止", _side_by_side(self.due_on, self._due_says)),
            ("报什么", self._make_kinds()),
            ("报送单位", who),
            ("填报要求", _side_by_side(self.instructions)),
        )
        for place, (title, content) in enumerate(rows):
            label = make_label(title, "field")
            label.setContentsMargins(0, theme.SPACE_TIGHT, 0, 0)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(content, place, 1)
        grid.setRowStretch(len(rows), 1)

    def _make_kinds(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_TIGHT)
        for kind, box in self.kinds.items():
            column.addWidget(box)
            grid = QGridLayout()
            grid.setContentsMargins(theme.SPACE_PAGE, 0, 0, theme.SPACE_TIGHT)
            grid.setVerticalSpacing(theme.SPACE_TIGHT)
            grid.setHorizontalSpacing(theme.SPACE_WIDE)
            for place, column_box in enumerate(self.columns[kind].values()):
                grid.addWidget(column_box, *divmod(place, COLUMNS_IN_A_LINE))
            grid.setColumnStretch(COLUMNS_IN_A_LINE, 1)
            column.addLayout(grid)
        column.addWidget(self.with_ended)
        return column


def _side_by_side(field: QWidget, words: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE_SMALL)
    row.addWidget(field)
    if words is not None:
        row.addWidget(words, 1)
    return row


def _free_name(wanted: str, taken: frozenset[str]) -> str:
    """Return ``wanted``, numbered where a round has that name."""
    if wanted not in taken:
        return wanted
    return next(name for n in range(2, 1000) if (name := f"{wanted}（{n}）") not in taken)
