"""Quiet notices at the head of the pages: they stay until read, and never stop the work."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.icons import IconLabel
from ui.messages import Notice
from ui.theme import Tone
from ui.widgets.labels import make_button, make_icon_button, make_label

ICONS = {
    Tone.ACCENT: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
}
MOST = 3
# Good news may go by itself; what asks for something stays until it is closed.
PASSING_MS = 8000


class NoticeBar(QWidget):
    """Shows the latest notices, newest below; hidden when there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[QFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_PAGE, theme.SPACE, theme.SPACE_PAGE, 0)
        self._column.setSpacing(theme.SPACE_SMALL)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Add a notice; the oldest gives way when there are more than three."""
        frame = self._make_frame(notice)
        self._column.addWidget(frame)
        self._notices.append(frame)
        while len(self._notices) > MOST:
            self._close(self._notices[0])
        self.show()
        if notice.tone in (Tone.ACCENT, Tone.SUCCESS) and notice.action is None:
            passing = QTimer(frame, singleShot=True, interval=PASSING_MS)
            passing.timeout.connect(lambda: self._close(frame))
            passing.start()

    def texts(self) -> list[str]:
        """Return what the bar says now, oldest first."""
        return [frame.accessibleName() for frame in self._notices]

    def _make_frame(self, notice: Notice) -> QFrame:
        frame = QFrame()
        frame.setProperty("notice", notice.tone.value)
        frame.setAccessibleName(notice.text)
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.SPACE, theme.SPACE_TIGHT + 2, theme.SPACE_SMALL, 6)
        row.setSpacing(theme.SPACE_SMALL)
        row.addWidget(IconLabel(ICONS.get(notice.tone, "info"), notice.tone.value))
        row.addWidget(make_label(notice.text, wraps=True), 1)
        if notice.action is not None:
            act = make_button(notice.action_text, role="link")
            act.clicked.connect(notice.action)
            act.clicked.connect(lambda: self._close(frame))
            row.addWidget(act)
        close = make_icon_button("x", "关闭提示")
        close.clicked.connect(lambda: self._close(frame))
        row.addWidget(close)
        return frame

    def _close(self, frame: QFrame) -> None:
        if frame in self._notices:
            self._notices.remove(frame)
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.setVisible(bool(self._notices))
