"""出处: the clause in the document the record came from, the whole text, and the file itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.queries.documents import document_lines
from ui import theme
from ui.dialogs.source_view import SourceDialog, open_source
from ui.session import Session
from ui.widgets.forms.kept_files import open_source_file
from ui.widgets.forms.tabs import Offer, RecordTab, fill_tab
from ui.widgets.labels import make_button, make_label, make_scroll_area

CONTEXT_LINES = 2
LONGEST_CONTEXT = 60


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
        self._open_file = make_button("打开原文件", "external-link")
        self._open_file.setToolTip("打开导入时保存的原文件（只读副本）")
        self._open_file.clicked.connect(self.open_file)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_SMALL)
        buttons.addWidget(self._open)
        buttons.addWidget(self._open_file)
        buttons.addStretch(1)
        self._clause = QVBoxLayout()
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._place)
        column.addLayout(self._clause)
        column.addLayout(buttons)
        column.addStretch(1)
        scroll = make_scroll_area(holder, takes_keyboard=True)
        fill_tab(self, scroll)

    def show_source(self, document_id: str | None, document: str, line: int | None) -> None:
        """Show another place: the line of a document; None where there is no document."""
        self._document_id, self._document, self._line = document_id or "", document, line
        place = "，".join(filter(None, (document, f"第 {line} 行" if line else "")))
        self._place.setText(place if document_id else "手工录入，没有来源文件")
        self._open.setVisible(bool(document_id))
        self._open_file.setVisible(bool(document_id))
        self._show_lines(())
        self.show_record(self._document_id)

    def offers(self) -> tuple[Offer, ...]:
        """Open the text at the clause, or the file itself."""
        if not self._document_id:
            return ()
        return (
            Offer("file-text", "打开出处", self.open_document),
            Offer("external-link", "打开原文件", self.open_file),
        )

    def open_document(self) -> SourceDialog:
        """Open the whole text at the line the record came from."""
        work = self.session.work
        return open_source(work, self.window(), self._document_id, self._document, self._line)

    def open_file(self) -> None:
        """Open the file the document was read from."""
        open_source_file(self.session, self, self._document_id)

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
