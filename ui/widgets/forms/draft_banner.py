"""The line in a panel that offers what was typed before the program stopped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.drafts import Draft
from ui import theme
from ui.formatting import time_text
from ui.widgets.labels import make_button, make_label


class DraftBanner(QFrame):
    """Offers a draft; hidden when there is none.

    Signals:
        restore_asked(), discard_asked(): what the person decided.
    """

    restore_asked = Signal()
    discard_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "warning")
        self._words = make_label("", wraps=True)
        self.restore_button = make_button("恢复", role="link")
        self.discard_button = make_button("丢弃", role="link")
        self.restore_button.setToolTip("把上次填的内容放回表单，保存后才算数")
        self.restore_button.clicked.connect(self.restore_asked)
        self.discard_button.clicked.connect(self.discard_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.discard_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE_TIGHT, theme.SPACE_SMALL, 4)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addLayout(buttons)
        self.hide()

    def offer(self, draft: Draft | None) -> None:
        """Offer a draft, or nothing."""
        if draft is not None:
            self._words.setText(f"上次没有保存的修改（{time_text(draft.saved_at)}）")
            self.setAccessibleName(self._words.text())
        self.setVisible(draft is not None)
