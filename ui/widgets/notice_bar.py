"""Quiet notices at the head of the pages: they never stop the work and are read out once.

Good news goes by itself; what asks for something stays until it is closed. At most three are
shown, the others wait their turn.
"""

from collections import deque

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

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
PASSING = (Tone.ACCENT, Tone.SUCCESS)
MOST = 3
PASSING_MS = 8000
# Who wants to press its button must have the time to get there.
PASSING_WITH_ACTION_MS = 20_000


class NoticeFrame(QFrame):
    """One notice; its time stands still while the mouse is on it."""

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.passing = QTimer(self, singleShot=True)
        self.passing.setInterval(PASSING_MS if notice.action is None else PASSING_WITH_ACTION_MS)
        self.setProperty("notice", notice.tone.value)
        self.setAccessibleName(notice.text)
        self.act = make_button(notice.action_text, role="link")
        if notice.action is None:  # shown before it has a parent, it would be a window of its own
            self.act.hide()
        self.second = make_button(notice.second_text, role="link")
        if notice.second is None:
            self.second.hide()
        self.cross = make_icon_button("x", "关闭提示")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, theme.SPACE_TIGHT + 2, theme.SPACE_SMALL, 6)
        row.setSpacing(theme.SPACE_SMALL)
        row.addWidget(IconLabel(ICONS.get(notice.tone, "info"), notice.tone.value))
        row.addWidget(make_label(notice.text, wraps=True), 1)
        row.addWidget(self.act)
        row.addWidget(self.second)
        row.addWidget(self.cross)

    def start(self) -> None:
        """Let a notice that asks for nothing go by itself after a while."""
        if self.notice.tone in PASSING:
            self.passing.start()

    def event(self, event: QEvent) -> bool:
        """Wait while somebody reads with the mouse on it."""
        if event.type() is QEvent.Type.Enter:
            self.passing.stop()
        elif event.type() is QEvent.Type.Leave:
            self.start()
        return super().event(event)


class NoticeBar(QWidget):
    """Shows notices, newest below; hidden when there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("提示")
        self._frames: list[NoticeFrame] = []
        self._waiting: deque[Notice] = deque()
        self._before: QWidget | None = None
        self._more = make_label("", "muted")
        self._all = make_button("全部关闭", role="link")
        self._all.clicked.connect(self.close_all)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(theme.SPACE, 0, 0, 0)
        foot.addWidget(self._more)
        foot.addWidget(self._all)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_PAGE, theme.SPACE, theme.SPACE_PAGE, 0)
        self._column.setSpacing(theme.SPACE_SMALL)
        self._column.addWidget(self._foot)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, or let it wait until there is room; the same one is not said twice."""
        if notice.action is None and notice.text in (*self.texts(), *self.waiting()):
            return
        self._waiting.append(notice)
        # Good news makes room for what has not been read yet.
        if len(self._frames) >= MOST:
            passing = [frame for frame in self._frames if frame.notice.tone in PASSING]
            for frame in passing[:1]:
                self._take_away(frame)
        self._fill()

    def texts(self) -> list[str]:
        """Return what the bar says now, oldest first."""
        return [frame.notice.text for frame in self._frames]

    def waiting(self) -> list[str]:
        """Return what it will say when there is room."""
        return [notice.text for notice in self._waiting]

    def close_all(self) -> None:
        """Close every notice, those that wait too."""
        self._waiting.clear()
        for frame in list(self._frames):
            self._take_away(frame)
        self._fill()

    def turn_keyboard(self) -> None:
        """Take the keyboard to the newest notice, or give it back to where it was before."""
        if self._has_keyboard():
            self._give_keyboard_back()
        elif self._frames:
            self._before = QApplication.focusWidget()
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        for frame in self._frames:
            frame.passing.stop()  # who reads it by keys must have the time to
        newest = self._frames[-1]
        button = newest.cross if newest.act.isHidden() else newest.act
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give_keyboard_back(self) -> None:
        for frame in self._frames:
            frame.start()
        before, self._before = self._before, None
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _has_keyboard(self) -> bool:
        in_hand = QApplication.focusWidget()
        return in_hand is not None and self.isAncestorOf(in_hand)

    def _fill(self) -> None:
        while self._waiting and len(self._frames) < MOST:
            self._show(self._waiting.popleft())
        self._more.setText(f"还有 {len(self._waiting)} 条提示")
        self._foot.setVisible(bool(self._waiting))
        self.setVisible(bool(self._frames))

    def _show(self, notice: Notice) -> None:
        from PySide6.QtGui import (  # noqa: PLC0415 - the first frame says nothing
            QAccessible,
            QAccessibleAnnouncementEvent,
        )

        frame = NoticeFrame(notice)
        frame.cross.clicked.connect(lambda: self._close(frame))
        frame.passing.timeout.connect(lambda: self._close(frame))
        if notice.action is not None:
            frame.act.clicked.connect(notice.action)
            frame.act.clicked.connect(lambda: self._close(frame))
        if notice.second is not None:
            frame.second.clicked.connect(notice.second)
            frame.second.clicked.connect(lambda: self._close(frame))
        self._column.insertWidget(len(self._frames), frame)
        self._frames.append(frame)
        frame.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    def _close(self, frame: NoticeFrame) -> None:
        had_keyboard = self._has_keyboard()
        self._take_away(frame)
        self._fill()
        if had_keyboard and self._frames:
            self._take_keyboard()
        elif had_keyboard:
            self._give_keyboard_back()

    def _take_away(self, frame: NoticeFrame) -> None:
        if frame in self._frames:
            self._frames.remove(frame)
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
