"""The line at the foot of the window: what was done last and when, with 撤销 and 重做 beside it."""

from PySide6.QtCore import QTime
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.dressing import set_height
from ui.icons import IconLabel
from ui.widgets.labels import make_button, make_label

HEIGHT = 34
# What is left for the words beside the links and the name of the operator.
TAKEN = 640
LINK_WIDTH = 240


class StatusLine(QFrame):
    """Says what was done; 撤销 and 重做 are the window's own and say what they take back."""

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        set_height(self, HEIGHT)
        self._sign = IconLabel("check", "success", 15)
        self._said = make_label("就绪", "secondary")
        self._saved = make_label("", "muted")
        self._who = make_label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_PAGE, 0, theme.SPACE_PAGE, 0)
        row.setSpacing(theme.SPACE_SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._said)
        row.addWidget(self._make_link(undo))
        row.addWidget(self._make_link(redo))
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addSpacing(theme.SPACE_SMALL)
        row.addWidget(self._who)
        self._sign.hide()

    def text(self) -> str:
        """Return what the line says was done."""
        return self._said.text()

    def saved_text(self) -> str:
        """Return when the ledger was last changed, for instance 已保存 10:32."""
        return self._saved.text()

    def say_saved(self, text: str, at: QTime) -> None:
        """Say what was done, as a past fact, and that it is stored."""
        self._sign.show()
        room = max(200, self.width() - theme.px(TAKEN))
        elide = self._said.fontMetrics().elidedText
        self._said.setText(elide(text, theme.ELIDE_MIDDLE, room))
        self._said.setToolTip(text)
        self._saved.setText(f"已保存 {at.toString('HH:mm')}")
        self._saved.setToolTip("每次修改都立即写入台账，不需要另外保存。")

    def show_operator(self, text: str) -> None:
        """Say at the right who is working, and whether they may write."""
        self._who.setText(text)

    def _make_link(self, action: QAction) -> QPushButton:
        link = make_button(action.text(), role="link")
        link.clicked.connect(action.trigger)

        def follow() -> None:
            words = action.text()
            room = theme.px(LINK_WIDTH)
            link.setText(link.fontMetrics().elidedText(words, theme.ELIDE_MIDDLE, room))
            link.setAccessibleName(words)
            link.setToolTip(action.toolTip())
            link.setVisible(action.isEnabled())

        action.changed.connect(follow)
        follow()
        return link
