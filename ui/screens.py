"""Pictures of the window, drawn without a screen: every page, light and dark, two sizes, 200 %."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exception

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import delete

from models.filters import DateFilter, DateSpan, TickFilter
from models.settings import Settings
from models.views import ViewState
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
    opened_dialog,
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
    take_apart,
)
from ui.shots import OFFICE, PAGES, SHELL_SHOTS, WIDE, Shot
from ui.shots_desk import DESK_SHOTS
from ui.shots_editing import EDITING_SHOTS
from ui.shots_forms import FORM_SHOTS
from ui.shots_intake import INTAKE_SHOTS
from ui.shots_papers import PAPER_SHOTS
from ui.shots_rounds import ROUND_SHOTS
from ui.work import Work

POLL_MS = 10
DEMO = Settings(operator="市优化办")


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
    Shot("table-export", "tasks", scenes=(as_usual, open_dialog("export_table"))),
    Shot("table-parts", "tasks", scenes=(as_usual, open_dialog("export_table"), take_apart)),
    Shot("print-preview", "tasks", scenes=(as_usual, open_dialog("print_table"), opened_dialog)),
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
    *ROUND_SHOTS,
    *INTAKE_SHOTS,
    *PAPER_SHOTS,
)
EMPTY_SHOTS: tuple[Shot, ...] = tuple(Shot(f"{page}-empty-1366", page) for page in PAGES)
# Drawn where every point of the screen is four: in a process of its own, see commands/pictures.py.
TWICE = frozenset(
    {
        *(f"{page}-1366" for page in PAGES),
        *("desk-dark-1366", "tasks-dark-1366", "review-1366", "filter-values-1366"),
        "paper-1366",
        *("bulk-edit", "paste-preview", "settings", "palette", "calendar", "print-preview"),
    }
)
SHOTS_AT_200: tuple[Shot, ...] = tuple(
    replace(shot, name=f"{shot.name.removesuffix('-1366')}-200", size=OFFICE)
    for shot in SHOTS
    if shot.name in TWICE
)


class DrawingError(Exception):
    """Raised when a bug was reported while a picture was drawn; it names the picture."""


def grab_screens(
    workspace_path: Path, out_dir: Path, today: date, shots: Sequence[Shot] = SHOTS
) -> tuple[Path, ...]:
    """Draw the window as it is on ``today``; returns the pictures, PNG.

    Raises:
        DrawingError: a bug was reported while a picture was drawn.
    """
    with qt_messages_logged():
        return _draw(workspace_path, out_dir, today, shots)


def grab_empty_screens(out_dir: Path, today: date) -> tuple[Path, ...]:
    """Draw every page of a ledger that holds nothing yet."""
    with qt_messages_logged(), TemporaryDirectory() as folder:
        return _draw(Path(folder), out_dir, today, EMPTY_SHOTS)


def grab_first_screen(workspace_path: Path, picture: Path, today: date) -> Path:
    """Draw the front page only; returns ``picture``."""
    with qt_messages_logged():
        return _draw(workspace_path, picture.parent, today, (Shot(picture.stem, "desk"),))[0]


def _draw(
    workspace_path: Path, out_dir: Path, today: date, shots: Sequence[Shot]
) -> tuple[Path, ...]:
    pictures, trouble = _draw_until_trouble(workspace_path, out_dir, today, shots)
    # Raised where no frame holds a widget: errors outlive the window and would keep its remains.
    if trouble:
        raise DrawingError(trouble)
    return pictures


def _draw_until_trouble(
    workspace_path: Path, out_dir: Path, today: date, shots: Sequence[Shot]
) -> tuple[tuple[Path, ...], str]:
    """Draw one picture after the other; returns them and the bug that stopped it, "" for none."""
    app = make_application(DEMO, always_bundled_fonts=True)
    work = Work()
    window = open_window(work, RecordedMessages, workspace_path, DEMO, lambda: today)
    messages = window.findChildren(RecordedMessages)[0]
    out_dir.mkdir(parents=True, exist_ok=True)
    window.show()
    _wait_until_idle(work)
    pictures: list[Path] = []
    trouble = ""
    for shot in shots:
        pictures.append(_grab_shot(window, work, shot, out_dir))
        if messages.record.bugs:
            details = "".join(format_exception(messages.record.bugs[0]))
            trouble = f"a bug while drawing {shot.name}:\n{details}"
            break
    _close(window)
    if theme.look() != theme.Look():
        dress(app, theme.Look())
    return tuple(pictures), trouble


def _grab_shot(window: MainWindow, work: Work, shot: Shot, out_dir: Path) -> Path:
    if shot.look != theme.look():
        window.use_look(shot.look)
    window.resize(*shot.size)
    window.open_page(shot.page)
    _wait_until_idle(work)
    drawn: QWidget = window
    for scene in shot.scenes:
        drawn = scene(window) or window
        _wait_until_idle(work)
    picture = grab(drawn, out_dir / f"{shot.name}.png")
    if isinstance(drawn, QDialog):
        drawn.reject()
    window.notices.close_all()
    _tidy(window)
    return picture


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
