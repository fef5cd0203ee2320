"""原文: what the reader found unclear in a document, and the way to its whole text."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from models.operations.warnings import check_warnings
from models.queries.documents import document_warnings
from models.records import DocumentRow, WarningRow
from ui import theme
from ui.dialogs.source_view import SourceDialog, open_source
from ui.dialogs.warning_list import WarningChecklist
from ui.session import Session
from ui.widgets.forms.kept_files import open_source_file
from ui.widgets.forms.tabs import Offer, RecordTab
from ui.widgets.labels import make_button, make_label


class TextTab(RecordTab):
    """Lists the reader's warnings; each opens the text at its line and can be ticked (已核对)."""

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
        self.list = WarningChecklist(may_check=not session.workspace.read_only)
        self._says = make_label("", "section")
        self.check_all = make_button("全部已核对", "check")
        self.check_all.setToolTip("把这份文件的提示都标为已核对，可以撤销")
        self.check_all.clicked.connect(
            lambda: self._check(self.list.open_warnings(), is_checked=True)
        )
        head = QHBoxLayout()
        head.addWidget(self._says, 1)
        head.addWidget(self.check_all)
        self.list.place_opened.connect(self._open_at)
        self.list.check_asked.connect(lambda row, checked: self._check([row], is_checked=checked))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self._file)
        column.addLayout(buttons)
        column.addLayout(head)
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
        if row.id != self.record_id:
            self._show_warnings(())
        self._count(row.open_warning_count)
        self.show_record(row.id)

    def read(self) -> None:
        """Ask for the warnings."""
        document_id = self.record_id

        def receive(warnings: tuple[WarningRow, ...]) -> None:
            if self._is_still(document_id):
                self._show_warnings(warnings)
                self._count(len(self.list.open_warnings()))

        self.session.work.run_query(
            lambda workspace: document_warnings(workspace, document_id), receive, owner=self
        )

    def _show_warnings(self, warnings: tuple[WarningRow, ...]) -> None:
        self.list.show_checked(warnings)
        left = len(self.list.open_warnings())
        self._says.setText(_sentence(len(warnings), left))
        self.check_all.setVisible(left > 1 and not self.session.workspace.read_only)

    def _check(self, warnings: Sequence[WarningRow], *, is_checked: bool) -> None:
        document_id, keys = self.record_id, [row.id for row in warnings]
        self.session.work.run_operation(
            lambda workspace, _progress: check_warnings(
                workspace, document_id=document_id, warning_ids=keys, is_checked=is_checked
            ),
            lambda _changes: self._read_again(document_id),
            owner=self,
            failed=lambda error: self._refused(document_id, error),
        )

    def _refused(self, document_id: str, error: UserError) -> None:
        self.session.messages.tell_refused(error)
        self._read_again(document_id)

    def _read_again(self, document_id: str) -> None:
        """Show what the ledger says now: a form with something typed does not tell its tabs."""
        if self._is_still(document_id):
            self.show_record(document_id)

    def _count(self, left: int) -> None:
        self.say_title(f"{self.title}和提示 {left}" if left else self.title)

    def _open_at(self, line: int | None) -> None:
        self.dialog = open_source(
            self.session.work, self.window(), self.record_id, self._document, line
        )


def _sentence(count: int, left: int) -> str:
    if not count:
        return "识读时没有提示"
    return f"提示 {count} 条，{left} 条未核对" if left else f"提示 {count} 条，都已核对"
