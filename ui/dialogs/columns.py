"""列设置: which columns a table shows, and in which order."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.dressing import set_dialog_size
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.labels import make_button, make_label

SIZE = (420, 520)
KEY_ROLE = Qt.ItemDataRole.UserRole
HINT = "打勾的列显示在表格里。用鼠标拖动，或按 Alt+↑、Alt+↓ 调整顺序；空格键打勾。"


class ColumnChoice(NamedTuple):
    """One column that can be shown."""

    key: str
    title: str
    is_shown: bool


class ColumnsDialog(QDialog):
    """Lists the columns in their order.

    Signals:
        chosen(keys): these columns shall be shown, in this order.
        widths_reset(): every column shall have its usual width again.
    """

    chosen = Signal(object)
    widths_reset = Signal()

    def __init__(
        self,
        choices: Sequence[ColumnChoice],
        usual: Sequence[ColumnChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._usual = tuple(usual)
        self.list = QListWidget()
        self.up_button = make_button("上移", "arrow-up")
        self.down_button = make_button("下移", "arrow-down")
        self.usual_button = make_button("恢复默认", "undo-2")
        self.widths_button = make_button("列宽恢复默认")
        self.cancel_button = make_button("取消")
        self.take_button = make_button("确定", role="primary")
        self._problem = make_label("", "issue")
        self.setWindowTitle("列设置")
        set_dialog_size(self, *SIZE)
        self._lay_out()
        self._connect()
        self._show_choices(choices)

    def shown_keys(self) -> tuple[str, ...]:
        """Return the ticked columns in the order of the list."""
        checked = Qt.CheckState.Checked
        return tuple(one.data(KEY_ROLE) for one in self._items() if one.checkState() is checked)

    def move_chosen(self, steps: int) -> None:
        """Put the column in hand further up or down."""
        row = self.list.currentRow()
        target = row + steps
        if row < 0 or not 0 <= target < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(target, item)
        self.list.setCurrentRow(target)

    def accept(self) -> None:
        """Take the columns; at least one stays."""
        self.chosen.emit(self.shown_keys())
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the column in hand by Alt with an arrow key."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in steps
        ):
            self.move_chosen(steps[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.list.setAccessibleName("列")
        self.list.setProperty("role", "field")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.installEventFilter(self)
        hint = make_label(HINT, "secondary", wraps=True)
        order = QHBoxLayout()
        order.setSpacing(theme.SPACE_SMALL)
        for button in (self.up_button, self.down_button):
            order.addWidget(button)
        order.addStretch(1)
        for button in (self.widths_button, self.usual_button):
            order.addWidget(button)
        body = QVBoxLayout()
        body.setSpacing(theme.SPACE)
        body.addWidget(hint)
        body.addWidget(self.list, 1)
        body.addLayout(order)
        buttons = (self.cancel_button, self.take_button)
        foot = make_foot((self._problem,), buttons, margin=theme.SPACE_WIDE)
        set_body(self, body, foot, margin=theme.SPACE_WIDE)

    def _connect(self) -> None:
        self.up_button.clicked.connect(lambda: self.move_chosen(-1))
        self.down_button.clicked.connect(lambda: self.move_chosen(1))
        self.usual_button.clicked.connect(lambda: self._show_choices(self._usual))
        self.widths_button.clicked.connect(self.widths_reset)
        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.accept)
        self.take_button.setDefault(True)
        self.list.itemChanged.connect(lambda _: self._check())

    def _show_choices(self, choices: Sequence[ColumnChoice]) -> None:
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(choice.title)
            item.setData(KEY_ROLE, choice.key)
            item.setFlags(
                (item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled
            )
            item.setCheckState(
                Qt.CheckState.Checked if choice.is_shown else Qt.CheckState.Unchecked
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._check()

    def _check(self) -> None:
        is_empty = not self.shown_keys()
        self._problem.setText("至少显示一列" if is_empty else "")
        self.take_button.setEnabled(not is_empty)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]
