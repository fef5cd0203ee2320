"""作废: why an issued paper does not hold any more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.papers import PaperRow
from ui import theme
from ui.dressing import set_dialog_size
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.text_fields import TextField
from ui.widgets.labels import make_button, make_label

SIZE = (520, 280)


class WithdrawDialog(QDialog):
    """Asks for the reason.

    Signals:
        reasoned(reason): the paper shall be withdrawn.
    """

    reasoned = Signal(str)

    def __init__(self, row: PaperRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("作废公文")
        set_dialog_size(self, *SIZE)
        self.reason = TextField("如 数据有误，另发更正", least=2, most=5)
        self.reason.editor().setAccessibleName("作废的原因")
        self.withdraw_button = make_button("作废", "circle-x", "danger")
        self.withdraw_button.setEnabled(False)
        self.reason.edited.connect(
            lambda: self.withdraw_button.setEnabled(bool(self.reason.value().strip()))
        )
        self.withdraw_button.clicked.connect(self.withdraw)
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        number = f"（{row.number}）" if row.number else ""
        words = f"“{row.title}”{number}作废后仍留存原样，编号不再用。请写明原因："
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(make_label(words, wraps=True))
        column.addWidget(self.reason)
        column.addStretch(1)
        set_body(self, column, make_foot((), (cancel, self.withdraw_button)))

    def withdraw(self) -> None:
        """Give the reason and close."""
        self.accept()
        self.reasoned.emit(self.reason.value().strip())
