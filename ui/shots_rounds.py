"""The pictures of 收报: rounds with their units, and the dialog that makes one."""

from PySide6.QtWidgets import QWidget

from ui.dialogs.round import SIZE
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.scenes import Scene
from ui.shots import LARGEST, Shot


def new_round(window: MainWindow) -> None:
    """Open the dialog of a new round with the room it has on an office screen."""
    if isinstance(window.page, IntakePage):
        window.page.start_new()
        if window.page.dialog is not None:
            window.page.dialog.resize(*SIZE)


def of_groups(window: MainWindow) -> QWidget | None:
    """Name units and groups in the open dialog."""
    page = window.page
    dialog = page.dialog if isinstance(page, IntakePage) else None
    if dialog is not None:
        dialog.form.chosen.setChecked(True)
        dialog.form.picker.search("各区")
    return dialog


def shown(window: MainWindow) -> QWidget | None:
    """Show the open dialog."""
    return window.page.dialog if isinstance(window.page, IntakePage) else None


def store(window: MainWindow) -> None:
    """Make the round the open dialog suggests, if there is none yet."""
    page = window.page
    if isinstance(page, IntakePage) and page.dialog is not None:
        page.dialog.save()


def make_forms(window: MainWindow) -> None:
    """Make the forms of the round in hand."""
    if isinstance(window.page, IntakePage):
        window.page.make_action.trigger()


def close_notices(window: MainWindow) -> None:
    """Let the page have all the room."""
    window.notices.close_all()


NEW: tuple[Scene, ...] = (new_round, shown)
# The first leaves a round behind.
ROUND_SHOTS: tuple[Shot, ...] = (
    Shot("round-new", "intake", scenes=NEW),
    Shot("round-groups", "intake", scenes=(new_round, of_groups)),
    Shot("round-new-dark", "intake", is_dark=True, scenes=NEW),
    Shot("intake-round-1366", "intake", scenes=(new_round, store)),
    Shot("intake-forms-1366", "intake", scenes=(make_forms,)),
    Shot("intake-dark-1366", "intake", is_dark=True, scenes=(close_notices,)),
    Shot("intake-round-largest-1366", "intake", text_size=LARGEST),
)
