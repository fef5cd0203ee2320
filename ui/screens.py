"""Pictures of the window, drawn without a screen: every page, light and dark, two sizes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import delete

from models.settings import Settings
from models.views import DateFilter, DateSpan, TickFilter, ViewState
from ui import theme
from ui.dialogs.review_frame import FACTS_TAB, NAMES_TAB, ROWS_TAB, WARNINGS_TAB
from ui.dressing import dress
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.opening import make_application, open_window
from ui.pages.record_page import RecordPage
from ui.qt_log import qt_messages_logged
from ui.scenes import (
    ANOTHER_ISSUE,
    ANOTHER_LIST,
    choose_group,
    open_dialog,
    open_groups,
    pick_unit,
    review_tab,
    search,
    show_tab,
    start_review,
)
from ui.scenes_tables import (
    as_usual,
    choose_columns,
    close_first_group,
    filtered,
    name_view,
    open_filter,
    scroll_sideways,
    show_view,
)
from ui.shots import PAGES, SHELL_SHOTS, WIDE, Shot
from ui.shots_desk import DESK_SHOTS
from ui.shots_editing import EDITING_SHOTS
from ui.shots_forms import FORM_SHOTS
from ui.work import Work

POLL_MS = 10
DEMO = Settings(operator="市优化办")
FIRST_DAY = "desk-empty-1366"


PLAN_REVIEW = start_review("2024-work-plan.txt", ANOTHER_ISSUE)
LIST_REVIEW = start_review("2023-pilot-items.txt", ANOTHER_LIST)
FILTERED = show_view(
    filtered(
        ("lead", TickFilter(frozenset({"市优化办", "市工商联"}))),
        ("deadline", DateFilter(DateSpan.THIS_QUARTER)),
    )
)
BY_SECTION = show_view(ViewState(group_by="section"))
# Each begins with the table as it comes and leaves a table of its own behind: they come last.
TABLE_SHOTS: tuple[Shot, ...] = (
    Shot("filter-values-1366", "tasks", scenes=(as_usual, open_filter("lead"))),
    Shot("filter-search-1366", "tasks", scenes=(as_usual, open_filter("responsible", search="市"))),
    Shot("filter-words-1366", "tasks", scenes=(as_usual, open_filter("title", tab=1))),
    Shot("filter-days-1366", "tasks", scenes=(as_usual, open_filter("deadline"))),
    Shot("filters-active-1366", "tasks", scenes=(as_usual, FILTERED)),
    Shot("filters-active-1920", "tasks", WIDE, scenes=(as_usual, FILTERED, open_filter("state"))),
    Shot("groups-1366", "tasks", scenes=(as_usual, BY_SECTION, close_first_group)),
    Shot("frozen-1366", "tasks", scenes=(as_usual, BY_SECTION, scroll_sideways)),
    Shot("columns", "tasks", scenes=(as_usual, choose_columns)),
    Shot("view-name", "tasks", scenes=(as_usual, name_view)),
    Shot("items-by-area-1366", "items", scenes=(show_view(ViewState(group_by="area")),)),
    Shot("groups-dark-1366", "tasks", is_dark=True, scenes=(as_usual, BY_SECTION)),
    Shot(
        "filter-dark-1366",
        "tasks",
        is_dark=True,
        scenes=(as_usual, FILTERED, open_filter("state")),
    ),
)
SHOTS: tuple[Shot, ...] = (
    *(Shot(f"{page}-1366", page) for page in PAGES),
    *(Shot(f"{page}-1920", page, WIDE) for page in PAGES),
    Shot("tasks-search-1366", "tasks", scenes=(search("优化办 企业"),)),
    Shot("tasks-nothing-found-1366", "tasks", scenes=(search("没有这个词"),)),
    Shot("task-progress-1366", "tasks", scenes=(show_tab("进展"),)),
    Shot("task-source-1366", "tasks", scenes=(show_tab("出处"),)),
    Shot("task-history-1366", "tasks", scenes=(show_tab("修改记录"),)),
    Shot("task-units-1366", "tasks", scenes=(pick_unit,)),
    Shot("review-1366", "tasks", scenes=(PLAN_REVIEW, review_tab(ROWS_TAB))),
    Shot("review-facts-1366", "tasks", scenes=(PLAN_REVIEW, review_tab(FACTS_TAB))),
    Shot("review-units-1366", "tasks", scenes=(PLAN_REVIEW, review_tab(NAMES_TAB))),
    Shot("review-items-1366", "items", scenes=(LIST_REVIEW, review_tab(ROWS_TAB))),
    Shot("review-warnings-1366", "items", scenes=(LIST_REVIEW, review_tab(WARNINGS_TAB))),
    Shot("review-1920", "tasks", WIDE, scenes=(PLAN_REVIEW, review_tab(ROWS_TAB))),
    Shot("data", "desk", scenes=(open_dialog("data"),)),
    Shot("groups", "units", scenes=(open_groups, choose_group("各区"))),
    Shot("export", "desk", scenes=(open_dialog("export_briefing"),)),
    Shot("desk-dark-1366", "desk", is_dark=True),
    Shot("tasks-dark-1366", "tasks", is_dark=True),
    Shot("tasks-dark-1920", "tasks", WIDE, is_dark=True),
    Shot("review-dark-1366", "tasks", is_dark=True, scenes=(PLAN_REVIEW, review_tab(ROWS_TAB))),
    Shot("data-dark", "desk", is_dark=True, scenes=(open_dialog("data"),)),
    Shot("export-dark", "desk", is_dark=True, scenes=(open_dialog("export_briefing"),)),
    *DESK_SHOTS,
    *SHELL_SHOTS,
    *FORM_SHOTS,
    *TABLE_SHOTS,
    *EDITING_SHOTS,
)


def grab_screens(workspace_path: Path, out_dir: Path, today: date) -> tuple[Path, ...]:
    """Draw every page of the window as it is on ``today``; returns the pictures, PNG."""
    with qt_messages_logged():
        pictures = _draw(workspace_path, out_dir, today)
        with TemporaryDirectory() as folder:
            empty = grab_first_screen(Path(folder), out_dir / f"{FIRST_DAY}.png", today)
        return (*pictures, empty)


def grab_first_screen(workspace_path: Path, picture: Path, today: date) -> Path:
    """Draw the front page only; returns ``picture``."""
    with qt_messages_logged():
        make_application(DEMO, always_bundled_fonts=True)
        work = Work()
        window = open_window(work, RecordedMessages, workspace_path, DEMO, lambda: today)
        window.show()
        _wait_until_idle(work)
        grab(window, picture)
        _close(window)
    return picture


def _draw(workspace_path: Path, out_dir: Path, today: date) -> tuple[Path, ...]:
    app = make_application(DEMO, always_bundled_fonts=True)
    work = Work()
    window = open_window(work, RecordedMessages, workspace_path, DEMO, lambda: today)
    out_dir.mkdir(parents=True, exist_ok=True)
    window.show()
    _wait_until_idle(work)
    pictures = _grab_all(window, work, SHOTS, out_dir)
    _close(window)
    dress(app, theme.Look())
    return pictures


def _grab_all(
    window: MainWindow, work: Work, shots: Sequence[Shot], out_dir: Path
) -> tuple[Path, ...]:
    pictures = []
    for shot in shots:
        if shot.look != theme.look():
            window.use_look(shot.look)
        window.resize(*shot.size)
        window.open_page(shot.page)
        _wait_until_idle(work)
        drawn: QWidget = window
        for scene in shot.scenes:
            drawn = scene(window) or window
            _wait_until_idle(work)
        pictures.append(grab(drawn, out_dir / f"{shot.name}.png"))
        if isinstance(drawn, QDialog):
            drawn.reject()
        window.notices.close_all()
        _tidy(window)
    return tuple(pictures)


def _tidy(window: MainWindow) -> None:
    """Leave nothing typed or searched for behind."""
    if isinstance(window.page, RecordPage):
        window.page.panel.discard()
    if window.page is not None:
        window.page.clear()


def _close(window: MainWindow) -> None:
    """Close a window for good: one that lives on is dressed again with every change of theme."""
    window.close()
    delete(window)


def grab(widget: QWidget, path: Path) -> Path:
    """Write a picture of ``widget`` and return its path."""
    _let_events_pass()
    widget.grab().save(str(path))
    return path


def _wait_until_idle(work: Work) -> None:
    loop = QEventLoop()
    timer = QTimer(interval=POLL_MS)
    timer.timeout.connect(lambda: None if work.is_busy() else loop.quit())
    timer.start()
    loop.exec()


def _let_events_pass() -> None:
    loop = QEventLoop()
    QTimer.singleShot(POLL_MS, loop.quit)
    loop.exec()
