"""From files to the ledger: read each beside the window, have it looked over, go on to the next.

One file after another; a file that cannot be read is told in one sentence and the next one follows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from models.changes import Changes
from models.errors import UserError
from models.progress import Progress
from models.records import DocumentRow
from models.vocabulary import RecordKind
from ui.jobs import Job
from ui.messages import Notice
from ui.pages.page import RowsAsked
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    # Reading and review are a third of all there is to import; the first file waits for them, on
    # the thread that reads it, and not every start of the program.
    from models.reading import ReadDocument
    from ui.dialogs.import_review import ImportReview, Incoming
    from ui.dialogs.review_material import ReviewMaterial

MARGIN = 24


@dataclass(frozen=True, slots=True)
class _Source:
    """Something to read: its name for people, how to read it, and its file if it has one."""

    name: str
    read: "Callable[[Progress], ReadDocument]"
    file: Path | None = None


class ImportJourney(QObject):
    """Takes files and clipboard text, and shows one review at a time.

    ``open_rows`` shows rows of a page once something was stored.

    Signals:
        finished(): everything given has been looked over, refused or given up.
    """

    finished = Signal()

    def __init__(
        self, session: Session, window: QWidget, open_rows: Callable[[RowsAsked], None]
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._open_rows = open_rows
        self._waiting: list[_Source] = []
        self._total = 0
        self._reading: Job | None = None
        self.review: ImportReview | None = None
        session.work.job_ended.connect(self._on_job_ended)

    def start(self, paths: Sequence[Path]) -> None:
        """Read files, one after another."""
        self._queue([_Source(path.name, partial(_read, path), path) for path in paths])

    def start_text(self, text: str) -> None:
        """Read text from the clipboard."""
        if not text.strip():
            sentence = "剪贴板里没有文字。请先在网页或 WPS 里复制正文，再从剪贴板导入。"
            self._session.messages.tell(Notice(sentence, Tone.WARNING))
            return
        self._queue([_Source("剪贴板", lambda _: _read_text(text))])

    # One after another

    def _queue(self, sources: list[_Source]) -> None:
        is_idle = self._reading is None and self.review is None and not self._waiting
        self._total = len(sources) if is_idle else self._total + len(sources)
        self._waiting += sources
        if is_idle:
            self._read_next()

    def _read_next(self) -> None:
        if not self._waiting:
            self.finished.emit()
            return
        source = self._waiting.pop(0)
        self._reading = self._session.work.run_job(
            source.read,
            partial(self._ask_ledger, source),
            owner=self,
            label=f"正在识读“{source.name}”",
            failed=partial(self._on_unreadable, source),
        )

    def _on_job_ended(self, job: Job) -> None:
        if job is self._reading:
            self._reading = None
            if job.is_cancelled():
                self._waiting.clear()
                self.finished.emit()

    def _on_unreadable(self, source: _Source, error: UserError) -> None:
        words = str(error)
        named = words if source.name in words else f"“{source.name}”：{words}"
        self._session.messages.tell(Notice(named, Tone.DANGER))
        self._read_next()

    def _ask_ledger(self, source: _Source, read: "ReadDocument") -> None:
        from ui.dialogs.import_review import Incoming  # noqa: PLC0415 - see TYPE_CHECKING above
        from ui.dialogs.review_material import read_material  # noqa: PLC0415 - see above

        incoming = Incoming(read, source.file, self._total - len(self._waiting), self._total)
        self._session.work.run_query(
            lambda workspace: read_material(workspace, read),
            partial(self._show, incoming),
            owner=self,
        )

    def _show(self, incoming: "Incoming", material: "ReviewMaterial") -> None:
        from ui.dialogs.import_review import ImportReview  # noqa: PLC0415 - see TYPE_CHECKING above

        review = ImportReview(self._session, incoming, material, self._window)
        self._fit(review)
        review.stored.connect(self._after_storing)
        review.twin_asked.connect(self._show_twin)
        review.finished.connect(lambda _: self._on_closed(review))
        self.review = review
        review.open()

    def _fit(self, review: "ImportReview") -> None:
        """Cover the window: original and result need the room."""
        place = self._window.geometry().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        review.setGeometry(place)

    def _on_closed(self, review: "ImportReview") -> None:
        self.review = None
        review.deleteLater()
        self._read_next()

    def _after_storing(self, changes: Changes) -> None:
        if RecordKind.TASK in changes.kinds:
            self._open_rows(RowsAsked("tasks"))
        elif RecordKind.ITEM in changes.kinds:
            self._open_rows(RowsAsked("items"))
        else:
            self._open_rows(RowsAsked("documents"))

    def _show_twin(self, twin: DocumentRow) -> None:
        if self.review is not None:
            self.review.done(QDialog.DialogCode.Rejected)
        self._open_rows(RowsAsked("documents", record_id=twin.id))


def _read(path: Path, progress: Progress) -> "ReadDocument":
    from reports.incoming.reading import read_file  # noqa: PLC0415 - see TYPE_CHECKING above

    import_module("ui.dialogs.import_review")
    return read_file(path, progress)


def _read_text(text: str) -> "ReadDocument":
    from reports.incoming.files.opening import clipboard_source  # noqa: PLC0415 - see above
    from reports.incoming.reading import read_source  # noqa: PLC0415 - see above

    import_module("ui.dialogs.import_review")
    return read_source(clipboard_source(text))
