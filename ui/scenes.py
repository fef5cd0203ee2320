"""What is done in the window before its picture is taken: dialogs opened, tabs chosen, words typed.

Each scene returns the widget to draw, None for the window itself.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from models.paths import resource_path
from ui.dialogs.groups import GroupsDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.import_journey import ImportJourney
from ui.dialogs.import_review import ImportReview
from ui.main_window import MainWindow
from ui.pages.record_page import RecordPage
from ui.widgets.unit_picker import UnitPicker

Scene = Callable[[MainWindow], QWidget | None]
# A second, made-up issue of the sample: another number, units under names nobody knows.
ANOTHER_ISSUE = (
    ("〔2024〕4号", "〔2024〕40号"),
    ("市司法局", "市司法行政局"),
    ("市工商联", "市商会"),
)
ANOTHER_LIST = (("〔2023〕6号", "〔2023〕60号"),)


def search(text: str) -> Scene:
    """Search on the page."""

    def act(window: MainWindow) -> None:
        if window.page is not None:
            window.page.search_for(text)

    return act


def open_help(window: MainWindow) -> QWidget | None:
    """Open the help."""
    window.open_help()
    return window.findChild(HelpDialog)


def show_tab(title: str) -> Scene:
    """Show a tab of the record in hand, the third row: it has progress."""

    def act(window: MainWindow) -> None:
        page = window.page
        if isinstance(page, RecordPage):
            page.table.choose(page.model.row_key(page.model.row_at(2)))
            page.panel.show_tab(title)

    return act


def pick_unit(window: MainWindow) -> None:
    """Look for a unit by its initials."""
    page = window.page
    if isinstance(page, RecordPage):
        page.panel.show_tab(page.panel.first_tab)
        picker = page.panel.findChildren(UnitPicker)[0]
        picker.search("ssf")


def open_dialog(action: str) -> Scene:
    """Open the dialog of an action."""

    def act(window: MainWindow) -> QWidget | None:
        window.actions_by_name[action].trigger()
        return opened_dialog(window)

    return act


def opened_dialog(window: MainWindow) -> QWidget | None:
    """Draw the open dialog; a step of its own for one that fills a moment later."""
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def open_groups(window: MainWindow) -> QWidget | None:
    """Open the unit groups."""
    window.actions_by_name["groups"].trigger()
    return window.findChild(GroupsDialog)


def choose_group(word: str) -> Scene:
    """Choose a group word in the open dialog."""

    def act(window: MainWindow) -> QWidget | None:
        dialog = window.findChildren(GroupsDialog)[0]
        found = [group for group in dialog.model.shown_rows() if group.word == word]
        dialog.table.choose(found[0].id)
        return dialog

    return act


def start_review(sample: str, changes: tuple[tuple[str, str], ...]) -> Scene:
    """Have a sample read that differs from the stored one; the review opens when it is read."""

    def act(window: MainWindow) -> None:
        text = resource_path("samples", sample).read_text(encoding="utf-8")
        for old, new in changes:
            text = text.replace(old, new)
        window.findChildren(ImportJourney)[0].start_text(text)

    return act


def review_tab(tab: int) -> Scene:
    """Show a tab of the open review, with its third row in the form."""

    def act(window: MainWindow) -> QWidget | None:
        review = window.findChildren(ImportReview)[0]
        if review.rows is not None:
            review.rows.choose("row-3")
        review.view.tabs.setCurrentIndex(tab)
        return review

    return act
