"""由文字排版: which written text is to be set as which kind of paper."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.vocabulary import PaperKind
from ui import theme
from ui.dressing import set_dialog_size, set_width
from ui.pages.paper_texts import TextWish
from ui.session import Session
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_label

SIZE = (600, 360)
LABELS = 72
FILTER = "文字 (*.txt *.docx);;纯文本 (*.txt);;Word 文档 (*.docx)"
BY_TEXT = "按文字判断"
ABOUT = (
    "打开写好的公文（标题、主送、正文、落款各占一行或一段），程序按 GB/T 9704 的版式排好，"
    "存为草稿，接着改、校核、印发或导出。原文件不动。"
)


class TextPaperDialog(QDialog):
    """Asks for a file and what the text does not say.

    Signals:
        wished(TextWish): the text shall be set.
    """

    wished = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self.setWindowTitle("由文字排版")
        set_dialog_size(self, *SIZE)
        self.file = make_label("还没有选文件", "secondary", wraps=True)
        self.choose_button = make_button("选择文件…", "folder-open")
        self.kind = CalmComboBox()
        self.kind.addItem(BY_TEXT, None)
        for one in PaperKind:
            self.kind.addItem(one.label, one)
        self.number = LineField("文字里有的可以空着")
        self.issuer = LineField("文字里有的可以空着")
        self.set_button = make_button("排版", role="primary")
        self.set_button.setEnabled(False)
        self._lay_out()
        self.choose_button.clicked.connect(self.choose)
        self.set_button.clicked.connect(self.set_text)

    def choose(self) -> None:
        """Ask for the file."""
        paths = self._session.messages.choose_open_files("选择写好的公文", FILTER)
        if paths:
            self._path = paths[0]
            self.file.setText(self._path.name)
            self.file.setToolTip(str(self._path))
            self.set_button.setEnabled(True)
            self.set_button.setFocus()

    def set_text(self) -> None:
        """Wish the text set and close."""
        if self._path is not None:
            self.accept()
            self.wished.emit(
                TextWish(
                    self._path,
                    self.kind.currentData(),
                    self.number.value().strip(),
                    self.issuer.value().strip(),
                )
            )

    def _lay_out(self) -> None:
        self.set_button.setDefault(True)
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        file = QWidget()
        line = QHBoxLayout(file)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choose_button)
        line.addWidget(self.file, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_SMALL)
        grid.setVerticalSpacing(theme.SPACE_SMALL)
        fields: tuple[tuple[str, QWidget, QWidget], ...] = (
            ("文件", file, self.choose_button),
            ("文种", self.kind, self.kind),
            ("编号", self.number, self.number.editor()),
            ("发文机关", self.issuer, self.issuer.editor()),
        )
        for place, (words, field, editor) in enumerate(fields):
            label = make_label(words, "field")
            label.setBuddy(editor)
            set_width(label, LABELS)
            if editor is not self.choose_button:
                editor.setAccessibleName(words)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(make_label(ABOUT, "secondary", wraps=True))
        column.addLayout(grid)
        column.addStretch(1)
        set_body(self, column, make_foot((), (cancel, self.set_button)))
