"""The parts around the form of a panel: head, foot, and what stands there without a record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.icons import IconLabel
from ui.theme import Tone
from ui.widgets.labels import make_button, make_icon_button, make_label, set_tone, tone_pill

LONGEST_TITLE = 48


class PanelHead(QWidget):
    """What the record is called, and its state.

    Signals:
        folded(): the person folds the panel away.
    """

    folded = Signal()

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = make_label("", "heading", wraps=True)
        self._pill = make_label("", "pill")
        fold = make_icon_button("panel-right-close", "收起详情")
        fold.clicked.connect(self.folded)
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE_SMALL)
        line.addWidget(make_label(noun, "muted"))
        line.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(line)
        column.addWidget(self._title)

    def show_words(self, title: str, state: str, tone: Tone) -> None:
        """Show another record's title and state."""
        self._title.setText(title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…")
        self._title.setToolTip(title)
        self._title.setVisible(bool(title))
        self._pill.setText(state)
        self._pill.setVisible(bool(state))
        tone_pill(self._pill, tone)


class PanelFoot(QWidget):
    """Why the ledger refused what was saved, and the buttons to save, take back and delete."""

    def __init__(self, noun: str, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal = make_label("", "issue", wraps=True)
        self.save_button = make_button("保存", role="primary")
        self.revert_button = make_button("撤销修改")
        self.delete_button = make_button("删除", "trash-2", "danger")
        self.save_button.setToolTip("保存（Ctrl+S）")
        self.revert_button.setToolTip("恢复到已保存的内容")
        self.delete_button.setToolTip(f"删除这条{noun}，可以撤销")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        line.setSpacing(theme.SPACE_SMALL)
        line.addWidget(self.delete_button)
        line.addStretch(1)
        line.addWidget(self.revert_button)
        line.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self._refusal)
        column.addLayout(line)
        for button in (self.delete_button, self.revert_button, self.save_button):
            # Only ever hidden here: shown before it has a parent, it would be a window of its own.
            if is_read_only:
                button.hide()

    def show_state(self, *, is_dirty: bool, is_new: bool) -> None:
        """Let be pressed what makes sense now."""
        self.save_button.setEnabled(is_dirty)
        self.revert_button.setEnabled(is_dirty or is_new)
        self.revert_button.setText("取消新建" if is_new else "撤销修改")
        self.delete_button.setEnabled(not is_new)

    def say_refused(self, text: str) -> None:
        """Say why something could not be stored, "" for nothing."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))
        set_tone(self._refusal, Tone.DANGER if text else None)

    def refusal(self) -> str:
        """Return why something could not be stored."""
        return self._refusal.text()


def make_hint(hint: str) -> QWidget:
    """Return what stands in a panel while no record is chosen."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    centre = Qt.AlignmentFlag.AlignHCenter
    words = make_label(hint, "muted", wraps=True)
    words.setAlignment(centre)
    column.addStretch(2)
    column.addWidget(IconLabel("panel-right", "border", 36), 0, centre)
    column.addWidget(words)
    column.addStretch(3)
    return widget
