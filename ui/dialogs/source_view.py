"""The source document in a window of its own, opened at the clause a record came from."""

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.queries.documents import document_lines
from models.store.workspace import Workspace
from ui import theme
from ui.dialogs.source_text import SourceText
from ui.dressing import set_dialog_size
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.labels import make_button, make_label
from ui.work import Work

SIZE = (860, 620)


class SourceDialog(QDialog):
    """Shows the whole text of one document with one place marked."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"原文：{title}" if title else "原文")
        set_dialog_size(self, *SIZE)
        self.text = SourceText()
        close = make_button("关闭")
        close.clicked.connect(self.close)
        note = make_label("原文照入库时保存，不能修改。可以选中复制。", "muted")
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        if title:
            column.addWidget(make_label(title, "heading", wraps=True))
        column.addWidget(self.text, 1)
        set_body(self, column, make_foot((note,), (close,)))
        QShortcut("Ctrl+W", self).activated.connect(self.close)

    def show_place(self, lines: tuple[str, ...], first: int | None, last: int | None) -> None:
        """Show the text with lines ``first`` to ``last`` marked."""
        self.text.show_lines(lines)
        if first is not None:
            self.text.mark(first, last or first)


def open_source(
    work: Work, parent: QWidget, document_id: str, title: str, line: int | None
) -> SourceDialog:
    """Open the source of a document at a line; the text comes from the ledger."""

    def read(workspace: Workspace) -> tuple[str, ...]:
        return document_lines(workspace, document_id)

    dialog = SourceDialog(title, parent)
    work.run_query(read, lambda lines: dialog.show_place(lines, line, None), owner=dialog)
    dialog.show()
    return dialog
