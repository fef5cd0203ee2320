"""What stands behind the tabs of a record: each reads when it is seen. Here also 进展.

A tab is told of a record at once but asks the ledger only when it comes into sight, so that going
through a table by the arrow keys costs nothing.
"""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.changes import Changes
from models.drafts import BegunReport
from models.operations.tasks import append_progress
from models.progress import Progress
from models.queries.tasks import list_progress
from models.records import ProgressRow
from models.store.drafts import remove_draft
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui.session import Session
from ui.widgets.progress_list import ProgressList, ProgressReport


class Offer(NamedTuple):
    """Something a tab can do for the record in hand, for the menu of its row."""

    icon: str
    words: str
    act: Callable[[], object]


class RecordTab(QWidget):
    """Base of the tabs.

    Signals:
        edited(): something was typed that is not stored.
        retitled(words): the tab has more to say than its plain title, a count.
    """

    title: ClassVar[str]
    edited = Signal()
    retitled = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record_id = ""
        self.words = self.title
        self._is_stale = False

    def show_record(self, record_id: str) -> None:
        """Show another record, or the same anew; read when next seen."""
        self.record_id = record_id
        self._is_stale = True
        self._read_if_seen()

    def offers(self) -> tuple[Offer, ...]:
        """Return what can be done from the menu of the row."""
        return ()

    def say_title(self, words: str) -> None:
        """Have other words stand on the tab."""
        self.words = words
        self.retitled.emit(words)

    def is_dirty(self) -> bool:
        """Return whether something typed is not stored."""
        return False

    def save(self) -> bool:
        """Store what was typed; return whether that was possible."""
        return True

    def discard(self) -> None:
        """Throw away what was typed."""

    def draft(self) -> BegunReport | None:
        """Return what was begun and is worth keeping over a crash."""
        return None

    def begin_again(self, _report: BegunReport) -> None:
        """Show what was begun before a crash, where the tab takes such things."""

    def read(self) -> None:
        """Ask the ledger."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Read when the tab comes into sight."""
        super().showEvent(event)
        self._read_if_seen()

    def _read_if_seen(self) -> None:
        if self._is_stale and self.record_id and self.isVisible():
            self._is_stale = False
            self.read()

    def _is_still(self, record_id: str) -> bool:
        return record_id == self.record_id


class ProgressTab(RecordTab):
    """进展: report and look back."""

    title = "进展"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.list = ProgressList(session.today)
        self.list.set_read_only(session.workspace.read_only)
        self.list.reported.connect(self._store)
        self.list.text.edited.connect(self.edited)
        fill_tab(self, self.list)

    def is_dirty(self) -> bool:
        """Return whether an entry was begun."""
        return self.list.has_text()

    def save(self) -> bool:
        """Store the entry that was begun."""
        return not self.is_dirty() or self.list.report()

    def discard(self) -> None:
        """Empty the line to report."""
        self.list.clear()
        self.edited.emit()

    def draft(self) -> BegunReport | None:
        """Return the line begun."""
        return self.list.begun()

    def begin_again(self, report: BegunReport) -> None:
        """Put a line begun before a crash into the place to report."""
        self.list.begin(report)
        self.edited.emit()

    def read(self) -> None:
        """Ask for the entries."""
        task_id = self.record_id

        def receive(entries: tuple[ProgressRow, ...]) -> None:
            if self._is_still(task_id):
                self.list.show_entries(entries)

        self.session.work.run_query(
            lambda workspace: list_progress(workspace, task_id), receive, owner=self
        )

    def _store(self, report: ProgressReport) -> None:
        task_id = self.record_id

        def append(workspace: Workspace, _progress: Progress) -> Changes:
            done = append_progress(
                workspace,
                task_id=task_id,
                reported_on=report.reported_on,
                text=report.text,
                status=report.status,
            )
            # Here and not when the window hears of it: it may be closing. A form that is not saved
            # writes its draft again in a moment.
            remove_draft(workspace.path, RecordKind.TASK, task_id)
            return done

        self.session.work.run_operation(
            append, lambda _: self._after_storing(task_id, report), owner=self
        )

    def _after_storing(self, task_id: str, report: ProgressReport) -> None:
        if not self._is_still(task_id):
            return
        if self.list.says(report):  # else the next line has been begun meanwhile
            self.discard()
        self.show_record(task_id)


def fill_tab(tab: QWidget, content: QWidget) -> None:
    """Let ``content`` fill a tab."""
    column = QVBoxLayout(tab)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
