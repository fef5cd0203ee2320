"""History of a record: who changed what, when, from what to what; newest first."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.records import FieldChange
from ui import theme
from ui.formatting import time_text
from ui.widgets.labels import make_label, make_line

LONGEST = 160
NOTHING = "（空）"


class HistoryList(QScrollArea):
    """Shows changes, one block for each operation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("修改记录")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def text(self) -> str:
        """Return all that is shown, one sentence in a line."""
        return "\n".join(label.text() for label in self.widget().findChildren(QLabel))

    def show_changes(self, changes: Sequence[FieldChange]) -> None:
        """Show changes, in the order they come."""
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, theme.SPACE)
        column.setSpacing(theme.SPACE_TIGHT)
        for _, group in groupby(changes, key=lambda change: change.operation_id):
            _add_operation(column, list(group))
        if not changes:
            column.addWidget(make_label("还没有修改记录。", "muted"))
        column.addStretch(1)
        self.setWidget(holder)


def _add_operation(column: QVBoxLayout, changes: Sequence[FieldChange]) -> None:
    first = changes[0]
    column.addWidget(make_label(f"{time_text(first.at)} · {first.operator}", "muted"))
    column.addWidget(make_label(first.operation_label, "strong", wraps=True))
    for change in changes:
        label = make_label(_sentence(change), "secondary", wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setToolTip(f"{change.before or NOTHING}\n→\n{change.after or NOTHING}")
        column.addWidget(label)
    column.addSpacing(theme.SPACE_TIGHT)
    column.addWidget(make_line())
    column.addSpacing(theme.SPACE_TIGHT)


def _sentence(change: FieldChange) -> str:
    if not change.field:
        return "新建" if change.after else "删除"
    return f"{change.field_label}：{_shortened(change.before)} → {_shortened(change.after)}"


def _shortened(text: str) -> str:
    if not text:
        return NOTHING
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
