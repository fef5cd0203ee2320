"""Keeping a paper over a crash: a file, written a moment after the typing, dropped when saved."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from models.store.paper_drafts import BegunPaper, remove_begun_paper, write_begun_paper
from ui.session import Session

WRITTEN_AFTER_MS = 1200


class PaperKeeper(QObject):
    """Writes what ``make`` returns, one write at a time; None writes nothing."""

    def __init__(
        self, session: Session, make: Callable[[], BegunPaper | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._make = make
        self._is_writing = False
        self._has_more = False
        self._dropped: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=WRITTEN_AFTER_MS)
        self._timer.timeout.connect(self._write)

    def touch(self) -> None:
        """Have the paper written soon: something was typed."""
        if not self._session.workspace.read_only and not self._timer.isActive():
            self._timer.start()

    def drop(self, paper_id: str) -> None:
        """Forget a paper: the register has it, or the person gave it up."""
        self._timer.stop()
        self._has_more = False
        self._dropped.add(paper_id)
        remove_begun_paper(self._session.workspace.path, paper_id)

    def _write(self) -> None:
        if self._is_writing:
            self._has_more = True
            return
        begun = self._make()
        if begun is None:
            return
        self._is_writing = True
        self._dropped.discard(begun.paper_id)
        folder = self._session.workspace.path
        self._session.work.run_job(
            lambda _progress: write_begun_paper(folder, begun),
            lambda _none: self._after(begun.paper_id),
            owner=self,
            label="",
            failed=lambda _error: self._after(begun.paper_id),
        )

    def _after(self, paper_id: str) -> None:
        """Go on; a disk that refuses is told when the paper is saved, not while typing."""
        self._is_writing = False
        if paper_id in self._dropped:
            remove_begun_paper(self._session.workspace.path, paper_id)
        if self._has_more:
            self._has_more = False
            self._write()


def now() -> datetime:
    """Return this moment, for what is kept."""
    return datetime.now().astimezone()
