"""与现在比较: what became of the figures of an issued paper."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from reports.paper_comparison import PaperComparison
from ui import theme
from ui.dressing import set_dialog_size
from ui.formatting import time_text
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.labels import make_button, make_label

SIZE = (760, 480)


class ComparisonDialog(QDialog):
    """Lists one sentence for each figure that differs."""

    def __init__(self, comparison: PaperComparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row, lines = comparison.row, comparison.lines()
        self.setWindowTitle("与现在比较")
        set_dialog_size(self, *SIZE)
        said = f"{len(lines)} 个数字变了" if lines else "数字都没有变"
        when = f"{time_text(row.issued_at)} 印发，" if row.issued_at else ""
        self.heading = make_label(f"“{row.title}”{said}", "heading", wraps=True)
        self.lines = QListWidget()
        self.lines.setAccessibleName("变化的数字")
        self.lines.setProperty("role", "field")
        self.lines.setWordWrap(True)
        self.lines.setSpacing(3)
        self.lines.addItems(list(lines) or ["按现在的台账重新统计，每个数字都和印发时一样。"])
        self.copy_button = make_button("复制", "copy")
        self.copy_button.clicked.connect(
            lambda: QGuiApplication.clipboard().setText("\n".join(lines))
        )
        self.copy_button.setEnabled(bool(lines))
        close = make_button("关闭", role="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        about = f"{when}与现在的台账比；印发的公文不变。"
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self.heading)
        column.addWidget(make_label(about, "secondary", wraps=True))
        column.addWidget(self.lines, 1)
        set_body(self, column, make_foot((), (self.copy_button, close)))
