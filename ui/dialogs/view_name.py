"""The name of a view: asked when a view is saved or renamed."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.labels import make_button, make_label, set_tone

WIDTH = 400
LONGEST = 40


class ViewNameDialog(QDialog):
    """Asks for a name that no other view of the page has.

    Signals:
        named(name): the name was taken.
    """

    named = Signal(str)

    def __init__(
        self, title: str, taken: Collection[str], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._taken = frozenset(taken)
        self.line = QLineEdit(name)
        self.cancel_button = make_button("取消")
        self.take_button = make_button("保存", role="primary")
        self._problem = make_label("", "issue")
        self.setWindowTitle(title)
        self.setFixedWidth(theme.px(WIDTH))
        self._lay_out()
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName("视图名称")
        self.line.setPlaceholderText("如：市司法局未办结")
        self.line.selectAll()
        self.line.textChanged.connect(self._check)
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._check()

    def accept(self) -> None:
        """Take the name."""
        if self.take_button.isEnabled():
            self.named.emit(self._name())
            super().accept()

    def _name(self) -> str:
        return " ".join(self.line.text().split())

    def _check(self) -> None:
        is_taken = self._name() in self._taken
        self._problem.setText("已有同名的视图，请换一个名称。" if is_taken else "")
        self.take_button.setEnabled(bool(self._name()) and not is_taken)

    def _lay_out(self) -> None:
        set_tone(self._problem, theme.Tone.DANGER)
        body = QVBoxLayout()
        body.setSpacing(theme.SPACE_SMALL)
        label = make_label("名称", "field")
        label.setBuddy(self.line)
        body.addWidget(label)
        body.addWidget(self.line)
        body.addWidget(self._problem)
        body.addWidget(
            make_label("视图记住现在的搜索、筛选、排序、分组、列和列宽。", "muted", wraps=True)
        )
        buttons = (self.cancel_button, self.take_button)
        foot = make_foot((), buttons, margin=theme.SPACE_WIDE)
        set_body(self, body, foot, margin=theme.SPACE_WIDE)
