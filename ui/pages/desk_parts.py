"""The parts of the front page below its figures: what is due, how the work stands, the month."""

from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.queries.desk import MOST_PRESSING, DeskCounts
from models.vocabulary import RecordKind
from ui import theme
from ui.dressing import set_height
from ui.pages import desk_figures, desk_rows
from ui.pages.desk_due import DUE_COLUMNS, DueLine, due_lines
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.widgets.charts import BarChart, RingChart
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.labels import (
    make_button,
    make_card,
    make_icon_button,
    make_label,
    make_scroll_area,
)
from ui.widgets.month_calendar import MonthCalendar

HEAD = 30
NOTHING_DUE = Emptiness("circle-check", "没有要催办的任务", "没有逾期、将到期或本期未报的任务。")


class TitledCard(QFrame):
    """A card with a heading, a line about it, and room for small things at its right."""

    def __init__(self, title: str, *, is_flush: bool = False) -> None:
        super().__init__()
        self.setProperty("card", "true")
        side = 1 if is_flush else theme.SPACE_WIDE
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(
            side, theme.SPACE_SMALL, side, 1 if is_flush else theme.SPACE_SMALL
        )
        self.column.setSpacing(0 if is_flush else theme.SPACE_TIGHT)
        self.heading = make_label(title, "heading")
        set_height(self.heading, HEAD)
        self.note = make_label("", "muted")
        self.head = QHBoxLayout()
        inset = theme.SPACE_WIDE - side
        self.head.setContentsMargins(inset, 0, inset, 0)
        self.head.setSpacing(theme.SPACE_SMALL)
        self.head.addWidget(self.heading)
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        self.column.addLayout(self.head)


class DueCard(TitledCard):
    """今天要办: the most pressing tasks.

    Signals:
        rows_asked(RowsAsked): a task is to be opened.
    """

    rows_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("今天要办", is_flush=True)
        self.model: RowModel[DueLine] = RowModel(DUE_COLUMNS, lambda line: line.id, self)
        self.table: LedgerTable[DueLine] = LedgerTable(self.model, "今天要办")
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.activated.connect(self._open)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(EmptyState(NOTHING_DUE))
        self.column.addWidget(self._body, 1)

    def show_counts(self, counts: DeskCounts, today: date) -> None:
        """List what presses today."""
        self.model.set_rows(due_lines(counts.pressing, today, counts.calendar))
        self._body.setCurrentIndex(0 if counts.pressing else 1)
        is_cut = len(counts.pressing) == MOST_PRESSING
        self.note.setText(f"最急的 {MOST_PRESSING} 项，其余从上面的数字打开" if is_cut else "")

    def _open(self, index: QModelIndex) -> None:
        line = self.model.row_at(index.row())
        self.rows_asked.emit(desk_rows.record(RecordKind.TASK, line.id))


class ProgressCard(TitledCard):
    """How the work stands: by section, by area, and the reform items by area.

    Signals:
        rows_asked(RowsAsked): the rows of a bar or a part.
    """

    rows_asked = Signal(object)

    VIEWS = ("按板块", "按区域", "改革事项")

    def __init__(self) -> None:
        super().__init__("进度")
        self.rings = (RingChart("任务状态"), RingChart("任务状态"), RingChart("改革事项阶段"))
        self.bars = (BarChart("各板块任务"), BarChart("各区域任务"), BarChart("各区域改革事项"))
        self._views = QStackedWidget()
        for ring, bars in zip(self.rings, self.bars, strict=True):
            ring.spot_pressed.connect(self.rows_asked)
            bars.spot_pressed.connect(self.rows_asked)
            self._views.addWidget(_side_by_side(ring, bars))
        self._buttons = QButtonGroup(self)
        for place, title in enumerate(self.VIEWS):
            self.head.addWidget(self._make_chip(place, title))
        self.note.setText("已完成/总数")
        self.column.addWidget(self._views, 1)

    def show_counts(self, counts: DeskCounts) -> None:
        """Show other figures."""
        states = desk_figures.state_parts(counts.states)
        for ring in self.rings[:2]:
            ring.show_parts(states, desk_figures.TASK_UNIT)
        stages = desk_figures.stage_parts(desk_figures.item_stages(counts))
        self.rings[2].show_parts(stages, desk_figures.ITEM_UNIT)
        self.bars[0].show_bars(desk_figures.section_bars(counts))
        self.bars[1].show_bars(desk_figures.area_bars(counts))
        self.bars[2].show_bars(desk_figures.item_bars(counts))
        if not counts.task_count:
            self.show_view(2)

    def show_view(self, place: int) -> None:
        """Show the sections, the areas or the items."""
        self._views.setCurrentIndex(place)
        self._buttons.button(place).setChecked(True)

    def _make_chip(self, place: int, title: str) -> QPushButton:
        chip = make_button(title, role="chip")
        chip.setCheckable(True)
        chip.setChecked(place == 0)
        chip.clicked.connect(lambda: self.show_view(place))
        self._buttons.addButton(chip, place)
        return chip


class MonthCard(TitledCard):
    """The month with what ends on its days.

    Signals:
        rows_asked(RowsAsked): the tasks of a day.
        calendar_asked(year): the person wants to see or mend the working calendar.
    """

    rows_asked = Signal(object)
    calendar_asked = Signal(int)

    def __init__(self, today: date) -> None:
        super().__init__("")
        self._today = today
        self._years: frozenset[int] = frozenset()
        self.month = MonthCalendar("到期日历", today)
        self.unknown = make_button("", role="link")
        self.unknown.setProperty("flush", "true")
        self.unknown.clicked.connect(self._ask_calendar)
        self.month.spot_pressed.connect(
            lambda day: self.rows_asked.emit(desk_rows.tasks_ending_on(day))
        )
        self.month.month_changed.connect(self._describe)
        self._add_buttons()
        self.column.addWidget(self.unknown, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.month, 1)
        self._describe()

    def show_counts(self, counts: DeskCounts, today: date) -> None:
        """Show other deadlines; the month stays."""
        self._today, self._years = today, counts.calendar.years
        self.month.show_days(today, counts.calendar, partial(desk_figures.deadline_parts, counts))
        self._describe()

    def _add_buttons(self) -> None:
        back = make_icon_button("chevron-left", "上个月（PageUp）")
        back.clicked.connect(lambda: self.month.show_next(-1))
        on = make_icon_button("chevron-right", "下个月（PageDown）")
        on.clicked.connect(lambda: self.month.show_next(1))
        now = make_button("本月", role="link")
        now.clicked.connect(lambda: self.month.show_month(self._today))
        edit = make_button("工作日历", role="link")
        edit.clicked.connect(self._ask_calendar)
        for button in (edit, now, back, on):
            self.head.addWidget(button)

    def _ask_calendar(self) -> None:
        self.calendar_asked.emit(self.month.month.year)

    def _describe(self) -> None:
        month = self.month.month
        self.heading.setText(f"{month.year}年{month.month}月")
        self.unknown.setText(f"{month.year} 年的放假安排还没有录入，只按周末算")
        self.unknown.setVisible(bool(self._years) and month.year not in self._years)


def _side_by_side(ring: RingChart, bars: BarChart) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bars, 1)
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE_WIDE)
    row.addWidget(ring)
    row.addWidget(make_scroll_area(holder), 1)
    return both


def in_card(widget: QWidget) -> QFrame:
    """Return ``widget`` alone in a card."""
    card = make_card()
    QVBoxLayout(card).addWidget(widget)
    return card
