"""工作台: what needs me today, and how the work stands. Every figure opens its rows."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.vocabulary import RecordKind, TaskState
from ui import theme
from ui.actions import Actions
from ui.formatting import long_date_text, time_text
from ui.pages.desk_figures import DeskFigures, read_desk
from ui.pages.page import Page, RowsAsked
from ui.session import Session
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.tables.task_columns import TASK_COLUMNS, TaskLine
from ui.theme import Tone
from ui.widgets.charts import BarChart, RingChart
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.feed import Feed, FeedEntry
from ui.widgets.labels import make_card, make_label, make_scroll_area
from ui.widgets.page_header import PageHeader
from ui.widgets.stat_card import StatCard

LEAST_BOARD = 500  # lower windows scroll
WEEKDAYS = "一二三四五六日"
# Narrow enough for the smallest window; the title takes what is left.
DUE_WIDTHS = {"title": 120, "lead": 112, "deadline": 104, "state": 98, "remaining": 84}
FRESH = Emptiness(
    "landmark",
    "从一份文件开始",
    "把工作方案、任务清单或改革事项清单拖到这里，核对程序读出的单位和时限，确认入库后就是台账。",
    "导入文件",
    "upload",
    "打开示例",
    "eye",
)
NOTHING_DUE = Emptiness("circle-check", "没有要催办的任务", "没有逾期、将到期或本期未报的任务。")


class DeskPage(Page):
    """The front page."""

    key = "desk"
    title = "工作台"
    icon = "house"
    kinds = frozenset(RecordKind)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(session, actions, parent)
        self.header = PageHeader(self.title)
        self.cards = {
            "tasks": StatCard("重点任务", "list-checks", Tone.ACCENT),
            "overdue": StatCard("已逾期", "circle-alert", Tone.DANGER),
            "due_soon": StatCard("15 天内到期", "hourglass", Tone.WARNING),
            "report_missing": StatCard("持续推进 · 本期未报", "clock", Tone.VIOLET),
            "items": StatCard("改革事项", "layers", Tone.ACCENT),
        }
        columns = [
            replace(column, width=DUE_WIDTHS[column.key])
            for column in TASK_COLUMNS
            if column.key in DUE_WIDTHS
        ]
        self.due_model: RowModel[TaskLine] = RowModel(columns, lambda line: line.id, self)
        self.due: LedgerTable[TaskLine] = LedgerTable(self.due_model, "今天要办")
        self.due_body = QStackedWidget()
        self.sections = BarChart("各板块任务")
        self.states = RingChart("状态分布", "项任务")
        self.feed = Feed("最近操作")
        self._body = QStackedWidget()
        self._fresh = EmptyState(FRESH)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        """Put the keyboard on what is to be done today."""
        self.due.setFocus()

    def refresh(self) -> None:
        """Count the ledger again."""
        today = self.session.today()
        weekday = WEEKDAYS[today.weekday()]
        self.header.set_subtitle(f"{long_date_text(today)}　星期{weekday}")
        self.session.work.run_query(
            lambda workspace: read_desk(workspace, today), self._receive, owner=self
        )

    def _receive(self, figures: DeskFigures) -> None:
        is_fresh = not (figures.task_count or figures.item_count)
        self._body.setCurrentIndex(1 if is_fresh else 0)
        self._show_cards(figures)
        self.due_model.set_rows(figures.pressing)
        self.due_body.setCurrentIndex(0 if figures.pressing else 1)
        self.sections.show_bars(figures.sections)
        self.states.show_parts(figures.by_state)
        self.feed.show_entries(
            [
                FeedEntry(
                    f"{operation.label}{'（已撤销）' if operation.is_undone else ''}",
                    f"{time_text(operation.at)}　{operation.operator}",
                    operation.is_undone,
                )
                for operation in figures.operations
            ]
        )

    def _show_cards(self, figures: DeskFigures) -> None:
        done = figures.count(TaskState.DONE)
        due_soon = figures.count(TaskState.DUE_SOON)
        overdue = figures.count(TaskState.OVERDUE)
        missing = figures.count(TaskState.REPORT_MISSING)
        in_week = f"其中 7 天内 {figures.due_this_week} 项"
        self.cards["tasks"].show_figure(figures.task_count, f"已完成 {done} 项")
        self.cards["overdue"].show_figure(overdue, "请及时督办" if overdue else "没有逾期")
        self.cards["due_soon"].show_figure(due_soon, in_week if due_soon else "近期没有到期")
        self.cards["report_missing"].show_figure(missing, "请催报进展" if missing else "进展已报")
        self.cards["items"].show_figure(figures.item_count, "先行区改革事项")

    def _lay_out(self) -> None:
        actions = self.actions_of_window
        self.header.add_menu("导出", "download", actions.exports)
        self.header.add_split(actions["import_files"], [actions["import_text"]], is_primary=True)
        self.due.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.due_body.addWidget(self.due)
        self.due_body.addWidget(EmptyState(NOTHING_DUE))
        self._body.addWidget(make_scroll_area(self._make_board()))
        self._body.addWidget(_carded(self._fresh))
        page = QVBoxLayout(self)
        page.setContentsMargins(*(theme.SPACE_PAGE,) * 3, theme.SPACE)
        page.setSpacing(theme.SPACE_WIDE)
        page.addWidget(self.header)
        page.addWidget(self._body, 1)

    def _make_board(self) -> QWidget:
        board = QWidget()
        board.setObjectName("scrolled")
        board.setMinimumHeight(LEAST_BOARD)
        grid = QGridLayout(board)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.SPACE)
        cards = QHBoxLayout()
        cards.setSpacing(theme.SPACE)
        for card in self.cards.values():
            cards.addWidget(card, 1)
        grid.addLayout(cards, 0, 0, 1, 2)
        grid.addWidget(_titled("今天要办", self.due_body, flush=True), 1, 0)
        grid.addWidget(_titled("状态分布", self.states), 1, 1)
        grid.addWidget(_titled("各板块任务", _scrolled(self.sections)), 2, 0)
        grid.addWidget(_titled("最近操作", self.feed), 2, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(1, 1)
        grid.setRowStretch(2, 1)
        return board

    def _connect(self) -> None:
        asked = {
            "tasks": RowsAsked("tasks"),
            "overdue": RowsAsked("tasks", facet=TaskState.OVERDUE.value),
            "due_soon": RowsAsked("tasks", facet=TaskState.DUE_SOON.value),
            "report_missing": RowsAsked("tasks", facet=TaskState.REPORT_MISSING.value),
            "items": RowsAsked("items"),
        }
        for key, card in self.cards.items():
            card.pressed.connect(lambda rows=asked[key]: self.rows_asked.emit(rows))
        self.states.part_pressed.connect(
            lambda key: self.rows_asked.emit(RowsAsked("tasks", facet=key))
        )
        self.sections.bar_pressed.connect(
            lambda key: self.rows_asked.emit(RowsAsked("tasks", search=key))
        )
        self.due.activated.connect(self._open_due)
        self._fresh.pressed.connect(self.actions_of_window["import_files"].trigger)
        self._fresh.second_pressed.connect(self.actions_of_window["open_samples"].trigger)

    def _open_due(self, index: QModelIndex) -> None:
        line = self.due_model.row_at(index.row())
        self.rows_asked.emit(RowsAsked("tasks", record_id=line.id))


def _titled(title: str, body: QWidget, *, flush: bool = False) -> QFrame:
    """Return a card with a heading; ``flush`` lets a table run to its edges."""
    card = make_card()
    column = QVBoxLayout(card)
    side = 1 if flush else theme.SPACE_WIDE
    column.setContentsMargins(side, theme.SPACE, side, 1 if flush else theme.SPACE)
    column.setSpacing(theme.SPACE_TIGHT if flush else theme.SPACE_SMALL)
    heading = make_label(title, "heading")
    heading.setContentsMargins(theme.SPACE_WIDE - side, 0, 0, 0)
    column.addWidget(heading)
    column.addWidget(body, 1)
    return card


def _carded(widget: QWidget) -> QFrame:
    card = make_card()
    QVBoxLayout(card).addWidget(widget)
    return card


def _scrolled(widget: QWidget) -> QScrollArea:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget, 1)
    return make_scroll_area(holder)
