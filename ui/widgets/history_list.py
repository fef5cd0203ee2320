"""History of a record: who changed what, when, from what to what; newest first."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.operations.restoring import Side
from models.records import FieldChange
from ui import theme
from ui.formatting import time_text
from ui.widgets.labels import ToolButton, make_button, make_label, make_line

AT_ONCE = 30
LONGEST = 160
LONGEST_CHOICE = 24
NOTHING = "（空）"
RESTORE = "恢复为此值"


class Choice(NamedTuple):
    """One value a field can be given back, with what a person reads of it."""

    side: Side
    words: str


def choices_of(change: FieldChange, now: str) -> tuple[Choice, ...]:
    """Return the values of a change that differ from what the field says ``now``."""
    sides = ((Side.BEFORE, change.before), (Side.AFTER, change.after))
    if not change.form_field:
        return ()
    return tuple(
        Choice(side, f"{side.label}：{_cut(words, LONGEST_CHOICE)}")
        for side, words in sides
        if words != now
    )


class HistoryList(QScrollArea):
    """Shows changes, one block for each operation.

    Signals:
        restore_asked(FieldChange, Side): a field is to have this value of a change again.
    """

    restore_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = False
        self._now: dict[tuple[str, str], str] = {}
        self._waiting: list[list[FieldChange]] = []
        self._column = QVBoxLayout()
        self.more_button = make_button("", role="link")
        self.setAccessibleName("修改记录")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def text(self) -> str:
        """Return all that is shown, one sentence in a line."""
        return "\n".join(label.text() for label in self.widget().findChildren(QLabel))

    def set_read_only(self, read_only: bool) -> None:
        """Show changes only."""
        self._is_read_only = read_only

    def show_changes(self, changes: Sequence[FieldChange]) -> None:
        """Show changes, newest first as they come; older ones when they are asked for."""
        holder = QWidget()
        holder.setObjectName("scrolled")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, theme.SPACE_SMALL, theme.SPACE)
        self._column.setSpacing(theme.SPACE_TIGHT)
        self._now = {}
        for change in changes:
            self._now.setdefault((change.field, change.field_label), change.after)
        groups = groupby(changes, key=lambda change: change.operation_id)
        self._waiting = [list(group) for _, group in groups]
        self.more_button = make_button("", role="link")
        self.more_button.clicked.connect(self._show_more)
        if not changes:
            self._column.addWidget(make_label("还没有修改记录。", "muted"))
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidget(holder)
        self._show_more()

    def _show_more(self) -> None:
        """Add the next operations above the button; a hundred at once would be felt."""
        for group in self._waiting[:AT_ONCE]:
            self._add_operation(group)
        del self._waiting[:AT_ONCE]
        self.more_button.setText(f"显示更早的修改（还有 {len(self._waiting)} 次）")
        self.more_button.setVisible(bool(self._waiting))

    def _add_operation(self, changes: Sequence[FieldChange]) -> None:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_TIGHT)
        first = changes[0]
        column.addWidget(make_label(f"{time_text(first.at)} · {first.operator}", "muted"))
        column.addWidget(make_label(first.operation_label, "strong", wraps=True))
        for change in changes:
            label = make_label(_sentence(change), "secondary", wraps=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setToolTip(f"{change.before or NOTHING}\n→\n{change.after or NOTHING}")
            line = QHBoxLayout()
            line.setSpacing(theme.SPACE_SMALL)
            line.addWidget(label, 1)
            choices = choices_of(change, self._now[change.field, change.field_label])
            if choices and not self._is_read_only:
                button = self._make_button(change, choices)
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        column.addSpacing(theme.SPACE_TIGHT)
        column.addWidget(make_line())
        column.addSpacing(theme.SPACE_TIGHT)
        self._column.insertWidget(self._column.indexOf(self.more_button), block)

    def _make_button(self, change: FieldChange, choices: Sequence[Choice]) -> QToolButton:
        button = ToolButton()
        button.setProperty("role", "restore")
        button.setText("恢复")
        button.setToolTip(RESTORE)
        button.setAccessibleName(f"恢复{change.field_label}")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for choice in choices:
            action = menu.addAction(f"{RESTORE}（{choice.words}）")
            action.triggered.connect(partial(self.restore_asked.emit, change, choice.side))
        button.setMenu(menu)
        return button


def _sentence(change: FieldChange) -> str:
    if not change.field:
        return "新建" if change.after else "删除"
    return f"{change.field_label}：{_cut(change.before, LONGEST)} → {_cut(change.after, LONGEST)}"


def _cut(text: str, longest: int) -> str:
    if not text:
        return NOTHING
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
