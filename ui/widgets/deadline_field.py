"""The field of a deadline: printed words, and beside them the day they are taken to mean."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.text.deadlines import Deadline, read_deadline
from ui import theme
from ui.formatting import long_date_text
from ui.theme import Tone
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field, Quiet
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_label, set_tone


@dataclass(frozen=True, slots=True)
class DeadlineValue:
    """Printed words with the day and the kind they stand for (domain A5).

    ``year`` is the one that words without a year belong to.
    """

    text: str = ""
    day: date | None = None
    ongoing: bool = False
    year: int | None = None


class DeadlineField(Field[DeadlineValue]):
    """Takes office words ("10月底前") and shows what they were understood as.

    Typing words sets day and 持续推进; both may be corrected afterwards, the words stay as printed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self._year: int | None = None
        self.words = LineField("照原文填，如：10月底前、持续推进")
        self.words.line.setAccessibleName("完成时限原话")
        self.day = DateField()
        self.day.line.setAccessibleName("截止日期")
        self.ongoing = QCheckBox("持续推进")
        self.hint = make_label("", "muted", wraps=True)
        self._follow = make_button("按原话", role="link")
        self.words.edited.connect(self._read_words)
        self.day.edited.connect(self._on_corrected)
        self.ongoing.toggled.connect(self._quiet.wrap(self._on_corrected))
        self._follow.clicked.connect(self._read_words)
        self.setFocusProxy(self.words)
        self._lay_out()

    def value(self) -> DeadlineValue:
        """Return words, day and kind."""
        return DeadlineValue(
            self.words.value(), self.day.value(), self.ongoing.isChecked(), self._year
        )

    def show_value(self, value: DeadlineValue) -> None:
        """Show words, day and kind as they are stored."""
        self._year = value.year
        with self._quiet:
            self.words.show_value(value.text)
            self.day.show_value(value.day)
            self.ongoing.setChecked(value.ongoing)
        self._explain()

    def set_year(self, year: int | None) -> None:
        """Read words without a year as of another one; the day is set anew where they gave it."""
        followed = self._reading().day == self.day.value()
        self._year = year
        if followed and self._reading().day != self.day.value():
            self._read_words()
        else:
            self._explain()

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self.words.set_read_only(read_only)
        self.day.set_read_only(read_only)
        self.ongoing.setEnabled(not read_only)
        self._follow.setEnabled(not read_only)

    def problem(self) -> str:
        """Say how a day is written."""
        return self.day.problem()

    def editor(self) -> QWidget:
        """Return the line of the words."""
        return self.words.line

    def _lay_out(self) -> None:
        parsed = QHBoxLayout()
        parsed.setSpacing(theme.SPACE_SMALL)
        parsed.addWidget(self.day, 1)
        parsed.addWidget(self.ongoing)
        said = QHBoxLayout()
        said.setSpacing(theme.SPACE_TIGHT)
        said.addWidget(self.hint, 1)
        said.addWidget(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_TIGHT + 2)
        column.addWidget(self.words)
        column.addLayout(parsed)
        column.addLayout(said)
        self._follow.hide()

    def _reading(self) -> Deadline:
        return read_deadline(self.words.value(), year=self._year)

    def _read_words(self) -> None:
        reading = self._reading()
        with self._quiet:
            self.day.show_value(reading.day)
            self.ongoing.setChecked(reading.ongoing)
        self._explain()
        self.edited.emit()

    def _on_corrected(self) -> None:
        self._explain()
        self.edited.emit()

    def _explain(self) -> None:
        """Say how the words were understood, and where day or kind were set otherwise."""
        reading = self._reading()
        shown = self.value()
        differs = bool(reading.text) and (
            (reading.day, reading.ongoing) != (shown.day, shown.ongoing)
        )
        # A day entered for words that name none is a decision, not a slip.
        is_slip = differs and (reading.day is not None or reading.ongoing)
        self._follow.setVisible(is_slip)
        text = f"按原话应为{_meaning(reading)}" if is_slip else explanation(reading)
        set_tone(self.hint, Tone.WARNING if is_slip or not reading.certain else None)
        self.hint.setText(text)
        self.hint.setVisible(bool(text))


def explanation(reading: Deadline) -> str:
    """Return in one sentence how deadline words were understood, "" for no words."""
    if not reading.text:
        return ""
    if reading.day is None and not reading.ongoing and not reading.recurrence:
        return "原话没有确定日期" if reading.certain else "没有看懂这个时限，请填日期"
    said = f"理解为{_meaning(reading)}"
    return said if reading.certain else f"{said}，请核对"


def _meaning(reading: Deadline) -> str:
    parts = [long_date_text(reading.day)]
    if reading.ongoing:
        parts.append("持续推进，没有截止日期" if reading.day is None else "持续推进")
    if reading.recurrence:
        parts.append(f"周期性工作（{reading.recurrence}）")
    return "，".join(filter(None, parts)) or "没有日期"
