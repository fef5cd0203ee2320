"""The line at the foot of the window: what was done last, with 撤销 beside it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.dressing import set_height
from ui.icons import IconLabel
from ui.widgets.labels import make_button, make_label

HEIGHT = 34


class StatusLine(QFrame):
    """Says what was done; 撤销 and 重做 are the window's own actions."""

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        set_height(self, HEIGHT)
        self._sign = IconLabel("check", "success", 15)
        self._said = make_label("就绪", "secondary")
        self._who = make_label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_PAGE, 0, theme.SPACE_PAGE, 0)
        row.setSpacing(theme.SPACE_SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._said)
        row.addWidget(self._make_link(undo))
        row.addWidget(self._make_link(redo))
        row.addStretch(1)
        row.addWidget(self._who)
        self._sign.hide()

    def text(self) -> str:
        """Return what the line says."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Say what was done, as a past fact."""
        self._sign.show()
        room = max(200, self.width() - 460)
        elide = self._said.fontMetrics().elidedText
        self._said.setText(elide(text, theme.ELIDE_MIDDLE, room))
        self._said.setToolTip(text)

    def show_operator(self, text: str) -> None:
        """Say at the right who is working, and whether they may write."""
        self._who.setText(text)

    def _make_link(self, action: QAction) -> QPushButton:
        link = make_button(action.text(), role="link")
        link.setVisible(action.isEnabled())
        link.setToolTip(action.toolTip())
        link.clicked.connect(action.trigger)
        action.enabledChanged.connect(link.setVisible)
        action.changed.connect(lambda: link.setToolTip(action.toolTip()))
        return link
