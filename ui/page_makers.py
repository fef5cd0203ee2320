"""The pages by the keys of their places. Each is imported when it is made, or behind the first one.

The first page is seen sooner when it does not wait for the others.
"""

from importlib import import_module

from ui.actions import Actions
from ui.pages.page import Page
from ui.session import Session

FRONT = "desk"
PAGES = (FRONT, "tasks", "items", "units", "documents", "intake", "papers")


def in_order(first: str) -> tuple[str, ...]:
    """Return the keys of all pages, ``first`` before the others; "" for the usual order."""
    return tuple(sorted(PAGES, key=lambda page: page != first))


def make_page(key: str, session: Session, actions: Actions) -> Page:
    """Return a new page for the place ``key``."""
    page: Page
    match key:
        case "desk":
            from ui.pages.desk import DeskPage  # noqa: PLC0415 - see above

            page = DeskPage(session, actions)
        case "tasks":
            from ui.pages.tasks import TasksPage  # noqa: PLC0415 - see above

            page = TasksPage(session, actions)
        case "items":
            from ui.pages.items import ItemsPage  # noqa: PLC0415 - see above

            page = ItemsPage(session, actions)
        case "units":
            from ui.pages.units import UnitsPage  # noqa: PLC0415 - see above

            page = UnitsPage(session, actions)
        case "documents":
            from ui.pages.documents import DocumentsPage  # noqa: PLC0415 - see above

            page = DocumentsPage(session, actions)
        case "intake":
            from ui.pages.intake import IntakePage  # noqa: PLC0415 - see above

            page = IntakePage(session, actions)
        case "papers":
            from ui.pages.papers import PapersPage  # noqa: PLC0415 - see above

            page = PapersPage(session, actions)
        case _:
            raise KeyError(key)
    return page


def import_page(key: str) -> None:
    """Import the page of the place ``key`` away from the main thread: opening it waits for less."""
    import_module(f"ui.pages.{key}")
