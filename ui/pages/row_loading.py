"""How the rows of a ledger come in: for a long one a first page at once, then all of them.

Rows are read on the database thread and prepared beside it, so that neither the window nor the
next read waits; the window gets structures that are ready. After a change of a few records only
their rows are read and put in among the others.
"""

import gc
from collections.abc import Callable, Collection, Mapping, Sequence, Sized
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from models.changes import Changes
from models.store.first_sight import ledger_stamp
from models.vocabulary import RecordKind
from ui.freed_memory import give_back_freed
from ui.jobs import Job
from ui.tables.column import Column, Facet
from ui.tables.prepared_rows import PreparedRows
from ui.tables.row_patch import Place, make_patch
from ui.widgets.empty_state import Emptiness
from ui.work import Work

if TYPE_CHECKING:
    from models.store.workspace import Workspace

Row = TypeVar("Row")
Made = TypeVar("Made")

FIRST_ROWS = 200
# A shorter ledger is there before a first page would have been looked at.
LONG_LEDGER = 1000
# More rows are as soon read all as put in one by one.
MOST_PATCHED = 500


@dataclass(frozen=True, slots=True)
class FirstPage(Generic[Row]):
    """The first rows of a long ledger, and how many it has."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class RowReading(Generic[Row]):
    """How some rows of a ledger are read.

    Attributes:
        kinds: records whose change touches no rows but those with their keys.
        read: reads the rows with keys as they are on a day, those gone left out; another row of
            the ledger comes along for what all rows share. Runs on the database thread.
        place_of: the block a row stands in, and its number there: what the order of all rows is.
    """

    kinds: frozenset[RecordKind]
    read: Callable[["Workspace", date, Sequence[str], Row], Mapping[str, Row]]
    place_of: Callable[[Row], Place]


@dataclass(frozen=True, kw_only=True)
class LedgerLayout(Generic[Row]):
    """What one ledger shows.

    Attributes:
        read_rows: reads the rows of a day; runs on the database thread.
        read_first: reads the first page of a long ledger, None for one that is not long.
        read_some: how single rows are read, None where all are after every change.
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
    read_some: RowReading[Row] | None = None

    def prepare(self, rows: tuple[Row, ...]) -> PreparedRows[Row]:
        """Make rows ready to be shown."""
        prepared = PreparedRows(rows, self.columns, self.row_key, self.make_facets(rows))
        prepared.warm()
        return prepared

    def prepare_again(
        self, rows: PreparedRows[Row], keys: Collection[str], found: Mapping[str, Row]
    ) -> PreparedRows[Row] | None:
        """Put rows ``found`` for ``keys`` in among the others; None where all must be read."""
        if self.read_some is None:
            return None
        patch = make_patch(rows.rows, rows.keys, keys, found, self.read_some.place_of)
        return None if patch is None else rows.patched(patch, self.make_facets)


class RowLoading(QObject, Generic[Row]):
    """Reads the rows of one ledger; a later reading takes the place of one under way.

    Attributes:
        rows: all rows as they came last.
        stamp: of the ledger they were read from (``models/store/first_sight.py``).

    Signals:
        first_came(FirstPage): the first rows of a long ledger, not prepared.
        all_came(PreparedRows): all rows.
        some_came(PreparedRows, frozenset of keys): all rows, of which only those changed.
    """

    first_came = Signal(object)
    all_came = Signal(object)
    some_came = Signal(object, object)

    def __init__(self, work: Work, layout: LedgerLayout[Row], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._layout = layout
        self._jobs: list[Job] = []
        self.rows: PreparedRows[Row] | None = None
        self.stamp = ""
        self._reads_all = False
        self._read_on = date.min
        self._changed: frozenset[str] = frozenset()

    def start(self, today: date, *, first_page: bool) -> None:
        """Read all rows as they are on ``today``, and before them the first page if asked for."""
        self._stop()
        self._reads_all, self._read_on, self._changed = True, today, frozenset()
        read_first, read_rows = self._layout.read_first, self._layout.read_rows
        if first_page and read_first is not None:
            self._ask(lambda workspace: read_first(workspace, today), self._receive_first)
        self._ask(lambda workspace: read_rows(workspace, today), self._prepare)

    def take_in(self, changes: Changes, today: date) -> bool:
        """Read only the rows that ``changes`` touched; False where that would not do."""
        read_some, rows = self._layout.read_some, self.rows
        keys = self._changed.union(changes.record_ids)
        if read_some is None or rows is None or not len(rows):
            return False
        if self._reads_all or today != self._read_on:
            return False
        if not changes.kinds <= read_some.kinds or len(keys) > MOST_PATCHED:
            return False
        self._stop()
        self._changed = keys
        read, like = read_some.read, rows.rows[0]
        self._ask(
            lambda workspace: read(workspace, today, tuple(keys), like),
            lambda found: self._put_in(rows, keys, found),
        )
        return True

    def _stop(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    def _ask(self, read: Callable[["Workspace"], object], done: Callable[..., None]) -> None:
        def read_stamped(workspace: "Workspace") -> tuple[object, str]:
            # The lock of the workspace and the one database thread: nothing changes in between.
            return _uncollected(lambda: read(workspace)), ledger_stamp(workspace.path)

        def receive(found: tuple[object, str]) -> None:
            made, self.stamp = found
            done(made)

        self._jobs.append(self._work.run_query(read_stamped, receive, owner=self))

    def _receive_first(self, page: FirstPage[Row] | None) -> None:
        if page is not None:
            self.first_came.emit(page)

    def _prepare(self, rows: tuple[Row, ...]) -> None:
        prepare = self._layout.prepare
        self._make(lambda: prepare(rows), self._hand_over)

    def _put_in(
        self, rows: PreparedRows[Row], keys: frozenset[str], found: Mapping[str, Row]
    ) -> None:
        prepare_again = self._layout.prepare_again
        self._make(lambda: prepare_again(rows, keys, found), self._hand_over_some)

    def _make(self, make: Callable[[], Made], done: Callable[[Made], None]) -> None:
        """Prepare rows beside the database."""
        job = self._work.run_job(lambda _progress: _uncollected(make), done, owner=self, label="")
        self._jobs.append(job)

    def _hand_over(self, rows: PreparedRows[Row]) -> None:
        before, self.rows, self._reads_all = self.rows, rows, False
        self.all_came.emit(rows)
        if before is not None and len(before) > LONG_LEDGER:
            # Freed all at once on this thread they would hold the window.
            self._work.run_job(lambda _progress: before.let_go(), _forget, owner=self, label="")

    def _hand_over_some(self, rows: PreparedRows[Row] | None) -> None:
        if rows is None:
            self.start(self._read_on, first_page=False)
            return
        keys, self._changed, self.rows = self._changed, frozenset(), rows
        self.some_came.emit(rows, keys)


def _uncollected(make: Callable[[], Made]) -> Made:
    """Make many objects without the collector looking through them while they come."""
    gc.disable()
    try:
        made = make()
        if isinstance(made, Sized) and len(made) > LONG_LEDGER:
            # Hundreds of thousands of objects that refer to nothing in circles: without this the
            # collector would look through them all again and again, 0.2 s each time.
            gc.freeze()
            give_back_freed()
        return made
    finally:
        gc.enable()


def _forget(_nothing: None) -> None:
    """Hear that rows were let go."""
