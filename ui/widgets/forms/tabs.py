"""What stands behind the tabs of a record: progress, source, history. Each reads when it is seen.

A tab is told of a record at once but asks the ledger only when it comes into sight, so that going
through a table by the arrow keys costs nothing.
"""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.changes import Changes
from models.operations.tasks import append_progress
from models.progress import Progress
from models.queries.documents import document_lines
from models.queries.history import list_changes
from models.queries.tasks import list_progress
from models.records import FieldChange, ProgressRow
from models.store.workspace import Workspace
from ui import theme
from ui.dialogs.source_view import SourceDialog, open_source
from ui.session import Session
from ui.widgets.history_list import HistoryList
from ui.widgets.labels import make_button, make_label, make_scroll_area
from ui.widgets.progress_list import ProgressList, ProgressReport

CONTEXT_LINES = 2
LONGEST_CONTEXT = 60


class RecordTab(QWidget):
    """Base of the tabs.

    Signals:
        edited(): something was typed that is not stored.
    """

    title: ClassVar[str]
    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record_id = ""
        self._is_stale = False

    def show_record(self, record_id: str) -> None:
        """Show another record, or the same anew; read when next seen."""
        self.record_id = record_id
        self._is_stale = True
        self._read_if_seen()

    def is_dirty(self) -> bool:
        """Return whether something typed is not stored."""
        return False

    def save(self) -> bool:
        """Store what was typed; return whether that was possible."""
        return True

    def discard(self) -> None:
        """Throw away what was typed."""

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
        _fill(self, self.list)

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
            return append_progress(
                workspace,
                task_id=task_id,
                reported_on=report.reported_on,
                text=report.text,
                status=report.status,
            )

        self.session.work.run_operation(append, lambda _: self._after_storing(task_id), owner=self)

    def _after_storing(self, task_id: str) -> None:
        if self._is_still(task_id):
            self.discard()
            self.show_record(task_id)


class HistoryTab(RecordTab):
    """修改记录: who, when, from, to."""

    title = "修改记录"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.list = HistoryList()
        _fill(self, self.list)

    def read(self) -> None:
        """Ask for the changes."""
        record_id = self.record_id

        def receive(changes: tuple[FieldChange, ...]) -> None:
            if self._is_still(record_id):
                self.list.show_changes(changes)

        self.session.work.run_query(
            lambda workspace: list_changes(workspace, record_id), receive, owner=self
        )


class SourceTab(RecordTab):
    """出处: the clause in the document the record came from."""

    title = "出处"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._document_id = ""
        self._document = ""
        self._line: int | None = None
        self._place = make_label("", "strong", wraps=True)
        self._open = make_button("打开原文", "file-text")
        self._open.setToolTip("打开整份原文，定位到这一行")
        self._open.clicked.connect(self.open_document)
        self._clause = QVBoxLayout()
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._place)
        column.addLayout(self._clause)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = make_scroll_area(holder, takes_keyboard=True)
        _fill(self, scroll)

    def show_source(self, document_id: str | None, document: str, line: int | None) -> None:
        """Show another place: the line of a document; None where there is no document."""
        self._document_id, self._document, self._line = document_id or "", document, line
        place = "，".join(filter(None, (document, f"第 {line} 行" if line else "")))
        self._place.setText(place if document_id else "手工录入，没有来源文件")
        self._open.setVisible(bool(document_id))
        self._show_lines(())
        self.show_record(self._document_id)

    def open_document(self) -> SourceDialog:
        """Open the whole text at the line the record came from."""
        work = self.session.work
        return open_source(work, self.window(), self._document_id, self._document, self._line)

    def read(self) -> None:
        """Ask for the text of the document."""
        document_id, line = self._document_id, self._line

        def receive(lines: tuple[str, ...]) -> None:
            if (document_id, line) == (self._document_id, self._line):
                self._show_lines(lines)

        self.session.work.run_query(
            lambda workspace: document_lines(workspace, document_id), receive, owner=self
        )

    def _show_lines(self, lines: tuple[str, ...]) -> None:
        _empty(self._clause)
        if self._line is None:
            return
        for number, text in lines_around(lines, self._line):
            self._clause.addWidget(_clause_line(text, is_source=number == self._line))


def lines_around(lines: tuple[str, ...], line: int) -> list[tuple[int, str]]:
    """Return a line (from 1) and up to two lines that say something on either side."""
    numbered = [(number, text.strip()) for number, text in enumerate(lines, start=1)]
    said = [(number, text) for number, text in numbered if text or number == line]
    place = next((place for place, (number, _) in enumerate(said) if number == line), None)
    if place is None:
        return []
    return said[max(0, place - CONTEXT_LINES) : place + CONTEXT_LINES + 1]


def _clause_line(text: str, *, is_source: bool) -> QFrame:
    frame = QFrame()
    frame.setProperty("clause", "source" if is_source else "context")
    if not is_source and len(text) > LONGEST_CONTEXT:
        text = f"{text[:LONGEST_CONTEXT]}…"
    words = make_label(text, "" if is_source else "muted", wraps=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.SPACE_SMALL + 2, theme.SPACE_TIGHT, theme.SPACE_SMALL, 4)
    column.addWidget(words)
    return frame


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        widget = layout.takeAt(0).widget()
        widget.hide()
        widget.deleteLater()


def _fill(tab: QWidget, content: QWidget) -> None:
    column = QVBoxLayout(tab)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
