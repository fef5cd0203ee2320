"""The pictures of the front page and of the working calendar."""

from datetime import date

from PySide6.QtWidgets import QScrollArea, QWidget

from ui.dialogs.calendar import SIZE, CalendarDialog
from ui.main_window import MainWindow
from ui.pages.desk import DeskPage
from ui.scenes import Scene, open_dialog
from ui.shots import LARGEST, Shot

NARROW = (960, 700)


def show_progress(view: int) -> Scene:
    """Show sections, areas or items."""

    def act(window: MainWindow) -> None:
        if isinstance(window.page, DeskPage):
            window.page.progress.show_view(view)

    return act


def show_month(day: date) -> Scene:
    """Show the month of a day, with the keyboard on that day."""

    def act(window: MainWindow) -> None:
        if isinstance(window.page, DeskPage):
            month = window.page.month.month
            month.show_month(day)
            month.setFocus()
            month.go_to(day)

    return act


def as_opened(day: date) -> Scene:
    """Show the page as it opens on ``day``, from the top."""

    def act(window: MainWindow) -> None:
        if isinstance(window.page, DeskPage):
            window.page.progress.show_view(0)
            window.page.month.month.show_month(day)
            window.page.focus_first()
            for area in window.page.findChildren(QScrollArea):
                area.verticalScrollBar().setValue(0)

    return act


def full_size(window: MainWindow) -> QWidget | None:
    """Give the open calendar the room it has on an office screen."""
    dialog = window.findChildren(CalendarDialog)[0]
    dialog.resize(*SIZE)
    return dialog


def show_year(year: int) -> Scene:
    """Show a year of the open calendar."""

    def act(window: MainWindow) -> QWidget | None:
        dialog = window.findChildren(CalendarDialog)[0]
        dialog.show_year(year)
        return dialog

    return act


CALENDAR: tuple[Scene, ...] = (open_dialog("calendar"), full_size)
DESK_SHOTS: tuple[Shot, ...] = (
    Shot("desk-areas-1366", "desk", scenes=(show_progress(1),)),
    Shot("desk-items-1366", "desk", scenes=(show_progress(2), show_month(date(2024, 12, 31)))),
    Shot("desk-narrow", "desk", NARROW, scenes=(as_opened(date(2024, 10, 20)),)),
    Shot("calendar", "desk", scenes=CALENDAR),
    Shot("calendar-dark", "desk", is_dark=True, scenes=CALENDAR),
    Shot("calendar-largest", "desk", text_size=LARGEST, scenes=(open_dialog("calendar"),)),
    Shot("calendar-not-entered", "desk", scenes=(*CALENDAR, show_year(2027))),
)
