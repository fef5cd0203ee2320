"""One unit in a role: its printed name, a mark where it is not registered, a cross to remove it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from models.records import RoleEntry
from ui import theme
from ui.icons import IconLabel
from ui.widgets.labels import make_icon_button, make_label

LONGEST = 170
SIGNS = {
    "open": ("circle-help", "warning"),
    "new": ("plus", "accent"),
    "group": ("users", "text_muted"),
}


class UnitChip(QFrame):
    """Shows one entry; a click opens what can be done with it.

    Signals:
        removed(), moved_first(): asked for by key, cross or menu.
        moved(steps): forward or back in the order.
        stepped(steps): the keyboard goes to the neighbour.
        unit_asked(): the person wants to say which unit the words mean.
    """

    removed = Signal()
    moved = Signal(int)
    moved_first = Signal()
    stepped = Signal(int)
    unit_asked = Signal()

    def __init__(
        self, entry: RoleEntry, *, is_new: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._is_read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        state = _state(entry, is_new=is_new)
        self.setProperty("chip", state)
        self.setAccessibleName(f"{entry.printed}，{_state_words(entry, state)}")
        self.setToolTip(f"{entry.printed}\n{_state_words(entry, state)}")
        name = make_label("", "")
        name.setText(name.fontMetrics().elidedText(entry.printed, theme.ELIDE_MIDDLE, LONGEST))
        self._cross = make_icon_button("x", f"移除{entry.printed}")
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setProperty("role", "cross")
        self._cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 2, 0)
        row.setSpacing(theme.SPACE_TIGHT)
        if state in SIGNS:
            row.addWidget(IconLabel(*SIGNS[state], 14))
        row.addWidget(name)
        row.addWidget(self._cross)

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._is_read_only = read_only
        self._cross.setVisible(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, move or go on by the keyboard."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        is_moving = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if steps and is_moving and not self._is_read_only:
            self.moved.emit(steps)
        elif steps:
            self.stepped.emit(steps)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._is_read_only:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self._open_menu(self.mapToGlobal(QPoint(0, self.height())))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the menu on a click."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._open_menu(self.mapToGlobal(QPoint(0, self.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu on a right click."""
        self._open_menu(event.globalPos())

    def _open_menu(self, place: QPoint) -> None:
        if self._is_read_only:
            return
        menu = QMenu(self)
        words = "改对应单位…" if self._entry.is_resolved else "这是哪个单位？…"
        for text, act in (
            (words, self.unit_asked.emit),
            ("移到最前", self.moved_first.emit),
            ("前移（Ctrl+←）", lambda: self.moved.emit(-1)),
            ("后移（Ctrl+→）", lambda: self.moved.emit(1)),
            ("移除（Delete）", self.removed.emit),
        ):
            # Queued: the entry may take this chip and its menu away.
            menu.addAction(text).triggered.connect(act, Qt.ConnectionType.QueuedConnection)
        menu.popup(place)


def _state(entry: RoleEntry, *, is_new: bool) -> str:
    if not entry.is_resolved:
        return "new" if is_new else "open"
    return "group" if entry.group_id is not None else "unit"


def _state_words(entry: RoleEntry, state: str) -> str:
    if state == "open":
        return "单位库里没有确认，照原文保留"
    if state == "new":
        return "第一次出现，入库时登记为新单位"
    if state == "group":
        return f"单位组，含 {len(entry.members)} 个单位" if entry.members else "单位组，成员未定"
    return "已登记的单位"
