"""What is done to a table before its picture is taken: filters opened, groups made, columns set.

Each scene returns the widget to draw, None for the window itself.
"""

from PySide6.QtWidgets import QWidget

from models.filters import ColumnFilter
from models.views import SortKey, ViewState
from ui.dialogs.table_export import TableExportDialog
from ui.main_window import MainWindow
from ui.pages.ledger_page import LedgerPage
from ui.scenes import Scene
from ui.views import SHIPPED_VIEWS

SIDEWAYS = 260


def show_view(view: ViewState) -> Scene:
    """Show the table as ``view`` says."""

    def act(window: MainWindow) -> None:
        page = window.page
        if isinstance(page, LedgerPage):
            page.show_view(view)

    return act


def as_usual(window: MainWindow) -> None:
    """Show the table as it comes."""
    page = window.page
    if isinstance(page, LedgerPage):
        page.views.choose(SHIPPED_VIEWS[page.key][0])
        page.table.horizontalScrollBar().setValue(0)


def open_filter(key: str, *, search: str = "", tab: int = 0) -> Scene:
    """Open the filter of a column, on a tab, with words in its search."""

    def act(window: MainWindow) -> None:
        page = window.page
        if not isinstance(page, LedgerPage):
            return
        page.table.controls.open_filter(key)
        popup = page.table.controls.popup
        if popup is not None:
            popup.tabs.setCurrentIndex(tab)
            popup.search_values(search)

    return act


def take_apart(window: MainWindow) -> QWidget | None:
    """Take the table apart by units in the open dialog of 导出当前表格, each into a file."""
    dialog = window.findChild(TableExportDialog)
    if dialog is not None:
        dialog.split.setCurrentIndex(1)
        dialog.parts_as.setCurrentIndex(1)
    return dialog


def scroll_sideways(window: MainWindow) -> None:
    """Scroll the table so that frozen columns show."""
    page = window.page
    if isinstance(page, LedgerPage):
        page.table.horizontalScrollBar().setValue(SIDEWAYS)


def close_first_group(window: MainWindow) -> None:
    """Close the first group."""
    page = window.page
    if isinstance(page, LedgerPage):
        page.table.turn_group(0)


def choose_columns(window: MainWindow) -> QWidget | None:
    """Open the column chooser."""
    page = window.page
    if not isinstance(page, LedgerPage):
        return None
    page.face.choose_columns()
    return page.face.columns_dialog


def name_view(window: MainWindow) -> QWidget | None:
    """Ask for the name of a view."""
    page = window.page
    if not isinstance(page, LedgerPage):
        return None
    page.views.ask_new_name()
    return page.views.dialog


def filtered(*filters: tuple[str, ColumnFilter]) -> ViewState:
    """Return a view with filters, ordered by two columns."""
    sorts = (SortKey("state"), SortKey("deadline", descending=True))
    return ViewState(filters=filters, sorts=sorts)
