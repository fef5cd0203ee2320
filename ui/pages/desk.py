"""工作台: what needs me today, and how the work stands. Every figure opens its rows."""

from datetime import date, timedelta

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.queries.desk import SOON, DeskCounts, count_desk
from models.rules.task_state import DUE_SOON_DAYS
from models.store.workspace import Workspace
from models.vocabulary import RecordKind, TaskState
from ui import theme
from ui.actions import Actions
from ui.formatting import long_date_text, weekday_text
from ui.freed_memory import give_back_freed
from ui.pages import desk_rows
from ui.pages.desk_board import DeskBoard
from ui.pages.desk_due import due_lines
from ui.pages.desk_figures import feed_entry
from ui.pages.desk_intake import IntakeStrip, read_lines
from ui.pages.desk_parts import DueCard, MonthCard, ProgressCard, TitledCard, in_card
from ui.pages.page import Page
from ui.pages.row_loading import LONG_LEDGER
from ui.session import Session
from ui.theme import Tone
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.feed import Feed
from ui.widgets.labels import make_scroll_area
from ui.widgets.page_header import PageHeader
from ui.widgets.stat_card import StatCard

FRESH = Emptiness(
    "landmark",
    "从一份文件开始",
    "把工作方案、任务清单或改革事项清单拖到这里，核对程序读出的单位和时限，确认入库后就是台账。",
    "导入文件",
    "upload",
    "打开示例",
    "eye",
    "第一次用？看看入门引导",
)


class DeskPage(Page):
    """The front page."""

    key = "desk"
    title = "工作台"
    icon = "house"
    kinds = frozenset(RecordKind) - {RecordKind.VIEW}

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(session, actions, parent)
        self.header = PageHeader(self.title)
        self.cards = {
            "overdue": StatCard("已逾期", "circle-alert", Tone.DANGER),
            "week": StatCard("7 天内到期", "hourglass", Tone.WARNING),
            "due_soon": StatCard("15 天内到期", "calendar-clock", Tone.WARNING),
            "report_missing": StatCard("本期未报", "clock", Tone.VIOLET),
            "open_names": StatCard("单位名称待确认", "circle-help", Tone.ACCENT),
            "warnings": StatCard("有读取提示的文件", "file-text", Tone.ACCENT),
        }
        self.intake = IntakeStrip()
        self.due = DueCard()
        self.month = MonthCard(session.today())
        self.progress = ProgressCard()
        self.feed = Feed("最近修改")
        self._names_page = "tasks"
        self._body = QStackedWidget()
        self._fresh = EmptyState(FRESH)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        """Put the keyboard on what is to be done today."""
        self.due.table.setFocus()

    def refresh(self) -> None:
        """Count the ledger again."""
        today = self.session.today()
        self.session.work.run_query(
            lambda workspace: _count(workspace, today),
            lambda counts: self._receive(counts, today),
            owner=self,
        )
        self.session.work.run_query(
            lambda workspace: read_lines(workspace, today), self.intake.show_lines, owner=self
        )

    def _receive(self, counts: DeskCounts, today: date) -> None:
        is_fresh = not (counts.task_count or counts.item_count)
        self._body.setCurrentIndex(1 if is_fresh else 0)
        self.header.set_subtitle(day_words(counts, today))
        self._show_deadlines(counts, today)
        self._show_questions(counts)
        self.due.show_counts(counts, today)
        self.month.show_counts(counts, today)
        self.progress.show_counts(counts)
        self.feed.show_entries([feed_entry(change) for change in counts.latest])

    def _show_deadlines(self, counts: DeskCounts, today: date) -> None:
        states, calendar = counts.states, counts.calendar
        overdue = states.get(TaskState.OVERDUE, 0)
        missing = states.get(TaskState.REPORT_MISSING, 0)
        longest = due_lines(counts.pressing[:1], today, calendar)
        self.cards["overdue"].show_figure(
            overdue, f"最久的{longest[0].remaining}" if overdue else "没有逾期"
        )
        week = calendar.working_days_until(today, today + SOON)
        self.cards["week"].show_figure(counts.due_in_week, f"其间 {week} 个工作日")
        soon = calendar.working_days_until(today, today + timedelta(DUE_SOON_DAYS))
        self.cards["due_soon"].show_figure(
            states.get(TaskState.DUE_SOON, 0), f"其间 {soon} 个工作日"
        )
        self.cards["report_missing"].show_figure(
            missing, "持续推进，请催报" if missing else "持续推进都已报"
        )

    def _show_questions(self, counts: DeskCounts) -> None:
        tasks, items = counts.unresolved_tasks, counts.unresolved_items
        self._names_page = "tasks" if tasks or not items else "items"
        second = f"另有 {items} 个改革事项" if tasks and items else ""
        note = {"tasks": "项任务", "items": "个改革事项"}[self._names_page]
        self.cards["open_names"].show_figure(
            tasks or items, note if tasks or items else "没有待确认的", second=second
        )
        documents = counts.documents_with_warnings
        self.cards["warnings"].show_figure(documents, "请对照原文" if documents else "没有待核对的")

    def _lay_out(self) -> None:
        actions = self.actions_of_window
        self.header.add_menu("导出", "download", actions.exports)
        self.header.add_split(actions["import_files"], [actions["import_text"]], is_primary=True)
        latest = TitledCard("最近修改")
        latest.column.addWidget(self.feed, 1)
        parts = (self.due, self.month, self.progress, latest)
        self._body.addWidget(
            make_scroll_area(DeskBoard(tuple(self.cards.values()), self.intake, parts))
        )
        self._body.addWidget(in_card(self._fresh))
        page = QVBoxLayout(self)
        page.setContentsMargins(*(theme.SPACE_PAGE,) * 3, theme.SPACE)
        page.setSpacing(theme.SPACE)
        page.addWidget(self.header)
        page.addWidget(self._body, 1)

    def _connect(self) -> None:
        asked = {
            "overdue": desk_rows.tasks_in(TaskState.OVERDUE),
            "week": desk_rows.tasks_due_in_week(),
            "due_soon": desk_rows.tasks_in(TaskState.DUE_SOON),
            "report_missing": desk_rows.tasks_in(TaskState.REPORT_MISSING),
            "warnings": desk_rows.documents_with_warnings(),
        }
        for key, rows in asked.items():
            self.cards[key].pressed.connect(lambda rows=rows: self.rows_asked.emit(rows))
        names = self.cards["open_names"]
        names.pressed.connect(lambda: self._open_names(self._names_page))
        names.second_pressed.connect(lambda: self._open_names("items"))
        for part in (self.intake, self.due, self.month, self.progress):
            part.rows_asked.connect(self.rows_asked)
        self.month.calendar_asked.connect(self._open_calendar)
        self.feed.spot_pressed.connect(lambda key: self.rows_asked.emit(key[1]))
        self._fresh.pressed.connect(self.actions_of_window["import_files"].trigger)
        self._fresh.second_pressed.connect(self.actions_of_window["open_samples"].trigger)
        self._fresh.link_pressed.connect(self.actions_of_window["guide"].trigger)

    def _open_calendar(self, year: int) -> None:
        action = self.actions_of_window["calendar"]
        action.setData(year)
        action.trigger()

    def _open_names(self, page: str) -> None:
        self.rows_asked.emit(desk_rows.rows_with_open_names(page))


def _count(workspace: Workspace, today: date) -> DeskCounts:
    counts = count_desk(workspace, today)
    if counts.task_count > LONG_LEDGER:
        give_back_freed()  # what the database needed to count so many
    return counts


def day_words(counts: DeskCounts, today: date) -> str:
    """Return the day, and what the calendar says of it."""
    words = f"{long_date_text(today)}　{weekday_text(today)}"
    entry = counts.calendar.day(today)
    if entry is not None and entry.name:
        words += f"　{entry.name}{entry.kind.label}"
    elif not counts.calendar.is_working(today):
        words += "　休息"
    return words
