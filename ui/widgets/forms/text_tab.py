"""原文: what the reader found unclear in a document, and the way to its whole text."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.documents import document_warnings
from models.reading import ReadWarning
from models.records import DocumentRow
from ui import theme
from ui.dialogs.source_view import SourceDialog, open_source
from ui.dialogs.warning_list import WarningList
from ui.session import Session
from ui.widgets.forms.kept_files import open_source_file
from ui.widgets.forms.tabs import Offer, RecordTab
from ui.widgets.labels import make_button, make_label


class TextTab(RecordTab):
    """Lists the reader's warnings; each opens the text at its line."""

    title = "原文"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._document = ""
        self.dialog: SourceDialog | None = None
        self._file = make_label("", "muted", wraps=True)
        self._open = make_button("打开原文", "file-text")
        self._open.clicked.connect(lambda: self._open_at(None))
        self.file_button = make_button("打开原文件", "external-link")
        self.file_button.setToolTip("打开导入时保存的原文件（只读副本）")
        self.file_button.clicked.connect(self.open_file)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_SMALL)
        buttons.addWidget(self._open)
        buttons.addWidget(self.file_button)
        buttons.addStretch(1)
        self._says = make_label("", "section")
        self.list = WarningList()
        self.list.place_opened.connect(self._open_at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self._file)
        column.addLayout(buttons)
        column.addWidget(self._says)
        column.addWidget(self.list, 1)

    def offers(self) -> tuple[Offer, ...]:
        """Open the text, or the file itself."""
        return (
            Offer("file-text", "打开原文", lambda: self._open_at(None)),
            Offer("external-link", "打开原文件", self.open_file),
        )

    def open_file(self) -> None:
        """Open the file the document was read from."""
        open_source_file(self.session, self, self.record_id)

    def show_document(self, row: DocumentRow) -> None:
        """Show another document."""
        self._document = row.number or row.title
        self._file.setText(f"原文件：{row.source_name}" if row.source_name else "")
        self._show_warnings(())
        count = f"和提示 {row.warning_count}" if row.warning_count else ""
        self.say_title(f"{self.title}{count}")
        self.show_record(row.id)

    def read(self) -> None:
        """Ask for the warnings."""
        document_id = self.record_id

        def receive(warnings: tuple[ReadWarning, ...]) -> None:
            if self._is_still(document_id):
                self._show_warnings(warnings)

        self.session.work.run_query(
            lambda workspace: document_warnings(workspace, document_id), receive, owner=self
        )

    def _show_warnings(self, warnings: tuple[ReadWarning, ...]) -> None:
        self.list.show_warnings(warnings)
        self._says.setText(
            f"识读时的提示（{len(warnings)}），双击看原文" if warnings else "识读时没有提示"
        )

    def _open_at(self, line: int | None) -> None:
        self.dialog = open_source(
            self.session.work, self.window(), self.record_id, self._document, line
        )
