"""Keeping what is typed in one panel over a crash: a file, written a moment after the typing.

Written on a thread for files, one at a time; dropped once the ledger has it, or by the person.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from models.changes import Changes
from models.drafts import Draft
from models.errors import UserError
from models.store.drafts import FoundDrafts, find_drafts, remove_draft, write_draft
from models.vocabulary import RecordKind
from ui.session import Session

WRITTEN_AFTER_MS = 1200


class DraftKeeper(QObject):
    """Keeps the draft of the record in hand, and knows those left by the last start.

    Signals:
        found(): drafts of this kind were left by the last start.

    Attributes:
        left: those drafts, by the key of their record, "" for a new one.
    """

    found = Signal()

    def __init__(
        self,
        session: Session,
        kind: RecordKind,
        make: Callable[[], Draft | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._make = make
        self._is_on = not session.workspace.read_only
        self._is_writing = False
        self._has_more = False
        self._dropped: set[str] = set()
        self._saved: set[str] = set()
        self.left: dict[str, Draft] = {}
        self._timer = QTimer(self, singleShot=True, interval=WRITTEN_AFTER_MS)
        self._timer.timeout.connect(self._write)
        session.work.operation_done.connect(self._on_changes)
        if self._is_on:
            self._look_for_left()

    def touch(self) -> None:
        """Have the draft written soon: something was typed."""
        if self._is_on and not self._timer.isActive():
            self._timer.start()

    def drop(self, record_id: str) -> None:
        """Drop the draft of a record: it was saved, or given up."""
        if not self._is_on:
            return
        self._timer.stop()
        self._has_more = False
        self.left.pop(record_id, None)
        self._dropped.add(record_id)
        # At once and not on a thread: the window may be closing, which ends all waiting work.
        remove_draft(self._session.workspace.path, self._kind, record_id)

    def mark_saved(self, record_id: str) -> None:
        """Drop the draft as soon as the ledger has what was typed, not before."""
        self._timer.stop()
        self._saved.add(record_id)

    def _on_changes(self, changes: Changes) -> None:
        if not self._saved:
            return
        is_ours = self._kind in changes.kinds
        for record_id in list(self._saved):
            if record_id in changes.record_ids or (is_ours and not record_id):
                self._saved.discard(record_id)
                self.drop(record_id)

    def _write(self) -> None:
        if self._is_writing:
            self._has_more = True
            return
        draft = self._make()
        if draft is None:
            return
        self._is_writing = True
        self._dropped.discard(draft.record_id)
        self._saved.discard(draft.record_id)
        folder = self._session.workspace.path
        self._session.work.run_job(
            lambda _progress: write_draft(folder, draft),
            partial(self._after_writing, draft.record_id),
            owner=self,
            label="",
            failed=partial(self._after_writing, draft.record_id),
        )

    def _after_writing(self, record_id: str, _outcome: UserError | None) -> None:
        """Go on; a disk that refuses a draft is told when something is saved, not while typing."""
        self._is_writing = False
        if record_id in self._dropped:
            remove_draft(self._session.workspace.path, self._kind, record_id)
        if self._has_more:
            self._has_more = False
            self._write()

    def _look_for_left(self) -> None:
        folder = self._session.workspace.path
        self._session.work.run_query(
            lambda _workspace: find_drafts(folder), self._receive, owner=self
        )

    def _receive(self, found: FoundDrafts) -> None:
        self.left = {one.record_id: one for one in found.drafts if one.kind is self._kind}
        if self.left:
            self.found.emit()
