"""How the rows of a ledger come in: for a long one a first page at once, then all of them.

Rows are read on the database thread and prepared beside it, so that neither the window nor the
next read waits; the window gets structures that are ready.
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.tables.column import Column, Facet
from ui.tables.prepared_rows import PreparedRows
from ui.widgets.empty_state import Emptiness
from ui.work import Job, Work

if TYPE_CHECKING:
    from models.store.workspace import Workspace

Row = TypeVar("Row")
Made = TypeVar("Made")

FIRST_ROWS = 200
# A shorter ledger is there before a first page would have been looked at.
LONG_LEDGER = 1000


@dataclass(frozen=True, slots=True)
class FirstPage(Generic[Row]):
    """The first rows of a long ledger, and how many it has."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class LedgerLayout(Generic[Row]):
    """What one ledger shows.

    Attributes:
        read_rows: reads the rows of a day; runs on the database thread.
        read_first: reads the first page of a long ledger, None for one that is not long.
        make_facets: the chips for the rows at hand.
        noun: what is counted, for instance 项任务.
        frozen: how many columns stay in sight, until the person freezes others.
        emptiness: what stands in the place of an empty ledger; its button imports.
    """

    read_rows: Callable[["Workspace", date], tuple[Row, ...]]
    row_key: Callable[[Row], str]
    columns: Sequence[Column[Row]]
    make_facets: Callable[[Sequence[Row]], Sequence[Facet[Row]]]
    noun: str
    search_hint: str
    emptiness: Emptiness
    frozen: int = 1
    read_first: Callable[["Workspace", date], FirstPage[Row] | None] | None = None

    def prepare(self, rows: tuple[Row, ...]) -> PreparedRows[Row]:
        """Make rows ready to be shown."""
        prepared = PreparedRows(rows, self.columns, self.row_key, self.make_facets(rows))
        prepared.warm()
        return prepared


class RowLoading(QObject, Generic[Row]):
    """Reads the rows of one ledger; a later reading takes the place of one under way.

    Signals:
        first_came(FirstPage): the first rows of a long ledger, not prepared.
        all_came(PreparedRows): all rows.
    """

    first_came = Signal(object)
    all_came = Signal(object)

    def __init__(self, work: Work, layout: LedgerLayout[Row], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._layout = layout
        self._jobs: list[Job] = []

    def start(self, today: date, *, first_page: bool) -> None:
        """Read all rows as they are on ``today``, and before them the first page if asked for."""
        for job in self._jobs:
            job.cancel()
        self._jobs = []
        read_first, read_rows = self._layout.read_first, self._layout.read_rows
        if first_page and read_first is not None:
            self._ask(lambda workspace: read_first(workspace, today), self._receive_first)
        self._ask(lambda workspace: read_rows(workspace, today), self._prepare)

    def _ask(self, read: Callable[["Workspace"], object], done: Callable[..., None]) -> None:
        job = self._work.run_query(
            lambda workspace: _uncollected(lambda: read(workspace)), done, owner=self
        )
        self._jobs.append(job)

    def _receive_first(self, page: FirstPage[Row] | None) -> None:
        if page is not None:
            self.first_came.emit(page)

    def _prepare(self, rows: tuple[Row, ...]) -> None:
        prepare = self._layout.prepare
        job = self._work.run_job(
            lambda _progress: _uncollected(lambda: prepare(rows)),
            self._hand_over,
            owner=self,
            label="",
        )
        self._jobs.append(job)

    def _hand_over(self, rows: PreparedRows[Row]) -> None:
        if len(rows) > LONG_LEDGER:
            # Hundreds of thousands of objects that refer to nothing in circles: without this the
            # collector would look through them all again and again, 0.2 s each time.
            gc.freeze()
        self.all_came.emit(rows)


def _uncollected(make: Callable[[], Made]) -> Made:
    """Make many objects without the collector looking through them while they come."""
    gc.disable()
    try:
        return make()
    finally:
        gc.enable()
