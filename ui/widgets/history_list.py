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
from ui.widgets.labels import make_label, make_line

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
        """Show changes, newest first as they come."""
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, theme.SPACE)
        column.setSpacing(theme.SPACE_TIGHT)
        now: dict[tuple[str, str], str] = {}
        for change in changes:
            now.setdefault((change.field, change.field_label), change.after)
        for _, group in groupby(changes, key=lambda change: change.operation_id):
            self._add_operation(column, list(group), now)
        if not changes:
            column.addWidget(make_label("还没有修改记录。", "muted"))
        column.addStretch(1)
        self.setWidget(holder)

    def _add_operation(
        self,
        column: QVBoxLayout,
        changes: Sequence[FieldChange],
        now: dict[tuple[str, str], str],
    ) -> None:
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
            choices = choices_of(change, now[change.field, change.field_label])
            if choices and not self._is_read_only:
                button = self._make_button(change, choices)
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        column.addSpacing(theme.SPACE_TIGHT)
        column.addWidget(make_line())
        column.addSpacing(theme.SPACE_TIGHT)

    def _make_button(self, change: FieldChange, choices: Sequence[Choice]) -> QToolButton:
        button = QToolButton()
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
