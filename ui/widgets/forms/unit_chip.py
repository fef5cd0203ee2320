"""One unit in a role: its printed name, a mark where it is not registered, a cross to remove it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from models.records import RoleEntry
from ui import theme
from ui.formatting import names_text
from ui.icons import IconLabel
from ui.widgets.labels import make_icon_button, make_label

LONGEST = 170
IN_A_LINE = 5  # names of a tool tip
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
        self,
        entry: RoleEntry,
        *,
        is_new: bool = False,
        is_movable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._is_movable = is_movable
        self._is_read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        state = _state(entry, is_new=is_new)
        self.setProperty("chip", state)
        self._state = state
        self.name_members({})
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

    def name_members(self, names: Mapping[str, str]) -> None:
        """Say what the words stand for; the members of a group by their names, given by key."""
        words = _state_words(self._entry, self._state, names)
        self.setAccessibleName(f"{self._entry.printed}，{words}")
        self.setToolTip(f"{self._entry.printed}\n{words}")

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._is_read_only = read_only
        self._cross.setVisible(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, move or go on by the keyboard."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        is_moving = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if steps and is_moving and self._is_movable and not self._is_read_only:
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
        for text, act in self._menu_entries():
            # Queued: the entry may take this chip and its menu away.
            menu.addAction(text).triggered.connect(act, Qt.ConnectionType.QueuedConnection)
        menu.popup(place)

    def _menu_entries(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        remove: tuple[str, Callable[[], None]] = ("移除（Delete）", self.removed.emit)
        if not self._is_movable:
            return (remove,)
        words = "改对应单位…" if self._entry.is_resolved else "这是哪个单位？…"
        return (
            (words, self.unit_asked.emit),
            ("移到最前", self.moved_first.emit),
            ("前移（Ctrl+←）", lambda: self.moved.emit(-1)),
            ("后移（Ctrl+→）", lambda: self.moved.emit(1)),
            remove,
        )


def _state(entry: RoleEntry, *, is_new: bool) -> str:
    if not entry.is_resolved:
        return "new" if is_new else "open"
    return "group" if entry.group_id is not None else "unit"


def _state_words(entry: RoleEntry, state: str, names: Mapping[str, str]) -> str:
    if state == "open":
        return "单位库里没有确认，照原文保留"
    if state == "new":
        return "第一次出现，入库时登记为新单位"
    if state == "group":
        return _members_words(entry.members, names)
    return "已登记的单位"


def _members_words(members: Sequence[str], names: Mapping[str, str]) -> str:
    if not members:
        return "单位组，未解析：还没有定含哪些单位"
    said = f"单位组，含 {len(members)} 个单位"
    known = [names[key] for key in members if key in names]
    # Qt breaks no plain text of a tool tip by itself.
    lines = [
        names_text(known[start : start + IN_A_LINE]) for start in range(0, len(known), IN_A_LINE)
    ]
    return "：\n".join((said, "、\n".join(lines))) if lines else said
