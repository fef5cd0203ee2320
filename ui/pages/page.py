"""What every place of the sidebar is: a widget that loads itself when it is seen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from models.changes import Changes
from models.vocabulary import RecordKind
from ui.actions import Actions
from ui.session import Session

if TYPE_CHECKING:
    # The first frame does not wait for views and filters.
    from models.filters import ColumnFilter
    from models.first_sight import FirstSight
    from models.views import ViewState
    from ui.pages.first_sight import SeenTable


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """Rows to be shown on the page ``page``; what is not asked for is lifted.

    Attributes:
        facet: key of a chip.
        filters: column key and filter.
        record_id: the record to choose.
        view: search, chip, filters, order and groups at once, instead of the ones above.
        records: keys of the only rows to be shown, None for all.
    """

    page: str
    facet: str = ""
    search: str = ""
    record_id: str = ""
    filters: "tuple[tuple[str, ColumnFilter], ...]" = ()
    view: "ViewState | None" = None
    records: frozenset[str] | None = None

    @property
    def state(self) -> "ViewState":
        """What the table is to show."""
        from models.views import ViewState  # noqa: PLC0415 - see above

        if self.view is not None:
            return self.view
        return ViewState(
            search=self.search, chip=self.facet, filters=self.filters, records=self.records
        )


class Page(QWidget):
    """Base of the pages. It reads the ledger when first shown and after changes that concern it.

    Attributes:
        key: name of the page in code, for instance ``tasks``.
        title: name of the page in the sidebar.
        icon: file name in ``resources/icons`` without ``.svg``.
        kinds: the records whose change makes the page read again.

    Signals:
        rows_asked(RowsAsked): the person wants to see rows on another page.
        files_given(tuple of Path): files were dropped that are to be read and taken in.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[str]
    kinds: ClassVar[frozenset[RecordKind]]

    rows_asked = Signal(object)
    files_given = Signal(object)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.actions_of_window = actions
        self._is_stale = True

    def refresh(self) -> None:
        """Read the ledger again; what is shown stays until the answer comes."""
        raise NotImplementedError

    def on_changes(self, changes: Changes) -> None:
        """Read again, now or when next shown, if ``changes`` concern this page."""
        if self.kinds & changes.kinds:
            self.make_stale()

    def make_stale(self) -> None:
        """Read again, now or when next shown."""
        self._is_stale = True
        self._refresh_if_seen()

    def focus_first(self) -> None:
        """Put the keyboard where a person wants to begin."""
        self.setFocus()

    def focus_search(self) -> None:
        """Put the cursor into the search box, where there is one."""

    def search_for(self, text: str) -> None:
        """Search for ``text`` at once, where there is a search box."""

    def clear(self) -> None:
        """Drop search and filters (Esc)."""

    def may_leave(self) -> bool:
        """Return whether the page may be left; asks about changes not saved."""
        return True

    def show_rows(self, asked: RowsAsked) -> None:
        """Show the rows asked for, after the next answer if need be."""

    def arrangement(self) -> "ViewState | None":
        """Return what the table of the page keeps from start to start, where there is one."""
        return None

    def first_sight(self) -> "tuple[FirstSight, str] | None":
        """Return the rows the next start may show at once, and the stamp of the ledger they show.

        None where there are none, or other ones would be shown then.
        """
        return None

    def show_meanwhile(self, seen: "SeenTable") -> None:
        """Show rows that are there already until the page has read its own."""

    def start_new(self) -> None:
        """Start a new record (Ctrl+N), where that is possible."""

    def showEvent(self, event: QShowEvent) -> None:
        """Read the ledger when the page comes into sight and is stale."""
        super().showEvent(event)
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.refresh()
