"""Progress of a task: a line to report, and below it what was reported, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.drafts import BegunReport
from models.records import ProgressRow
from models.vocabulary import TaskStatus
from ui import theme
from ui.dressing import set_width
from ui.formatting import date_text, time_text
from ui.theme import Tone
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.text_fields import TextField
from ui.widgets.labels import make_button, make_label, make_scroll_area, set_tone

SAME_STATUS = "状态不变"
RAIL = 22
AT_ONCE = 40
OFFERED = (TaskStatus.IN_PROGRESS, TaskStatus.DONE, TaskStatus.NOT_STARTED, TaskStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What a person reports; ``status`` None leaves the status of the task."""

    reported_on: date
    text: str
    status: TaskStatus | None


class ProgressList(QWidget):
    """Takes a new entry and shows the entries as a time line; entries are never changed.

    Signals:
        reported(ProgressReport): the person wants an entry stored.
    """

    reported = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.text = TextField("这次报了什么，照实写", least=2, most=6)
        self.text.editor().setAccessibleName("进展内容")
        self.day = DateField()
        self.day.editor().setAccessibleName("进展日期")
        self.status = CalmComboBox()
        self.status.setAccessibleName("办理状态")
        self.add = make_button("记一条进展", "plus")
        self._problem = make_label("", "issue", wraps=True)
        self._scroll = make_scroll_area(takes_keyboard=True)
        self._waiting: list[ProgressRow] = []
        self._column = QVBoxLayout()
        self.more_button = make_button("", role="link")
        self._composer = QWidget()
        self._lay_out()
        self.text.edited.connect(self._on_typed)
        self.add.clicked.connect(self.report)
        self.clear()

    def show_entries(self, entries: Sequence[ProgressRow]) -> None:
        """Show entries, newest first as they come; what is being typed stays."""
        holder = QWidget()
        holder.setObjectName("scrolled")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        self._column.setSpacing(0)
        self._waiting = list(entries)
        self.more_button = make_button("", role="link")
        self.more_button.clicked.connect(self._show_more)
        if not entries:
            self._column.addWidget(make_label("还没有进展。填报后从新到旧列在这里。", "muted"))
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._scroll.setWidget(holder)
        self._show_more()

    def _show_more(self) -> None:
        """Add the next entries above the button; a hundred at once would be felt."""
        for place, entry in enumerate(self._waiting[:AT_ONCE], start=1):
            row = _EntryRow(entry, is_last=place == len(self._waiting))
            self._column.insertWidget(self._column.indexOf(self.more_button), row)
        del self._waiting[:AT_ONCE]
        self.more_button.setText(f"显示更早的进展（还有 {len(self._waiting)} 条）")
        self.more_button.setVisible(bool(self._waiting))

    def clear(self) -> None:
        """Empty the line to report."""
        self.text.show_value("")
        self.day.show_value(self._today())
        self.status.setCurrentIndex(0)
        self._on_typed()

    def has_text(self) -> bool:
        """Return whether something was typed that is not stored."""
        return bool(self.text.value().strip())

    def begun(self) -> BegunReport | None:
        """Return the entry that was begun, None when nothing was typed."""
        if not self.has_text():
            return None
        return BegunReport(self.text.value(), self.day.value(), self._status())

    def begin(self, report: BegunReport) -> None:
        """Show an entry that was begun before."""
        self.text.show_value(report.text)
        self.day.show_value(report.reported_on or self._today())
        place = OFFERED.index(report.status) + 1 if report.status else 0
        self.status.setCurrentIndex(place)
        self._on_typed()

    def says(self, report: ProgressReport) -> bool:
        """Return whether the line still holds what was reported."""
        return self.text.value().strip() == report.text

    def report(self) -> bool:
        """Ask for the entry to be stored; return whether it can be."""
        day = self.day.value()
        if not self.has_text() or day is None:
            self._say("请写明进展内容" if day is not None else "请填进展日期，如 2024-03-27")
            return False
        self.reported.emit(ProgressReport(day, self.text.value().strip(), self._status()))
        return True

    def set_read_only(self, read_only: bool) -> None:
        """Show entries only."""
        self._composer.setVisible(not read_only)

    def _status(self) -> TaskStatus | None:
        place = self.status.currentIndex()
        return OFFERED[place - 1] if place > 0 else None

    def _on_typed(self) -> None:
        self.add.setEnabled(self.has_text())
        self._say("")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        set_tone(self._problem, Tone.DANGER if problem else None)

    def _lay_out(self) -> None:
        self.status.addItems([SAME_STATUS, *(f"改为{status.label}" for status in OFFERED)])
        set_width(self.day, 140)
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE_SMALL)
        line.addWidget(self.day)
        line.addWidget(self.status, 1)
        composer = QVBoxLayout(self._composer)
        composer.setContentsMargins(0, 0, theme.SPACE_SMALL, theme.SPACE_SMALL)
        composer.setSpacing(theme.SPACE_SMALL)
        composer.addWidget(self.text)
        composer.addLayout(line)
        composer.addWidget(self._problem)
        composer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._composer)
        column.addWidget(self._scroll, 1)


class _EntryRow(QWidget):
    """One entry with its dot on the rail."""

    def __init__(self, entry: ProgressRow, *, is_last: bool) -> None:
        super().__init__()
        self._is_last = is_last
        self.setAccessibleName(f"{date_text(entry.reported_on)} {entry.text}")
        text = make_label(entry.text, wraps=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        who = f"{entry.operator} · 记于 {time_text(entry.recorded_at)}"
        column = QVBoxLayout(self)
        column.setContentsMargins(RAIL, 2, 0, theme.SPACE)
        column.setSpacing(2)
        column.addWidget(make_label(date_text(entry.reported_on), "strong"))
        column.addWidget(text)
        column.addWidget(make_label(who, "muted"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rail and the dot."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_last:
            painter.setPen(theme.colour(tokens.border))
            painter.drawLine(QPointF(6.5, 14), QPointF(6.5, self.height() + 10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.accent_fill))
        painter.drawEllipse(QPointF(6.5, 12), 4, 4)
        painter.end()
