"""One unit in a role: its printed name, a mark where it is not registered, a cross to remove it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from models.records import RoleEntry
from ui import theme
from ui.formatting import names_text
from ui.icons import icon_pixmap

LONGEST = 170
HEIGHT = 25
MARGIN = 8
SIGN = 14
CROSS = 18
IN_A_LINE = 5  # names of a tool tip
SIGNS = {
    "open": ("circle-help", "warning"),
    "new": ("plus", "accent"),
    "group": ("users", "text_muted"),
}
GROUNDS = {
    "open": "warning_soft",
    "new": "accent_soft",
    "group": "calm_soft",
    "unit": "neutral_soft",
}


class UnitChip(QWidget):
    """Shows one entry; a click opens what can be done with it.

    It paints itself: a role may hold more than a hundred units, and made of labels and buttons each
    chip cost over two milliseconds.

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

    def __init__(self, *, is_movable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: RoleEntry | None = None
        self._state = "unit"
        self._is_movable = is_movable
        self._is_read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)

    def show_entry(
        self, entry: RoleEntry, unit_names: Mapping[str, str], *, is_new: bool = False
    ) -> None:
        """Show an entry; the members of a group are told by their names, given by key."""
        state = _state(entry, is_new=is_new)
        if (entry, state) != (self._entry, self._state):
            self._entry, self._state = entry, state
            self.updateGeometry()
            self.update()
        words = _state_words(entry, state, unit_names)
        self.setAccessibleName(f"{entry.printed}，{words}")
        self.setToolTip(f"{entry.printed}\n{words}")

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        if read_only != self._is_read_only:
            self._is_read_only = read_only
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for sign, name and cross."""
        self.ensurePolished()
        width = 2 * MARGIN + self.fontMetrics().horizontalAdvance(self._name()) + self._sign_width()
        if not self._is_read_only:
            width += CROSS - 2
        return QSize(width, theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never show half a name."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, sign, name and cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        self._paint_ground(painter, tokens)
        left = MARGIN
        if self._state in SIGNS:
            name, ink = SIGNS[self._state]
            self._paint_icon(
                painter, name, getattr(tokens, ink), QRect(left, 0, SIGN, self.height())
            )
            left += self._sign_width()
        painter.setPen(theme.colour(tokens.text))
        words = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._name())
        if not self._is_read_only:
            cross = self._cross_place()
            if cross.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(tokens.track))
                painter.drawRoundedRect(cross, 4, 4)
            self._paint_icon(painter, "x", tokens.text_secondary, cross)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the cross answer the mouse."""
        super().mouseMoveEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the mouse is here."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the mouse is gone."""
        super().leaveEvent(event)
        self.update()

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
        """Remove by the cross, open the menu by a click elsewhere."""
        if event.button() is not Qt.MouseButton.LeftButton or self._is_read_only:
            return
        if self._cross_place().contains(event.position().toPoint()):
            self.removed.emit()
        else:
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
        is_known = self._entry is not None and self._entry.is_resolved
        words = "改对应单位…" if is_known else "这是哪个单位？…"
        return (
            (words, self.unit_asked.emit),
            ("移到最前", self.moved_first.emit),
            ("前移（Ctrl+←）", lambda: self.moved.emit(-1)),
            ("后移（Ctrl+→）", lambda: self.moved.emit(1)),
            remove,
        )

    def _name(self) -> str:
        printed = self._entry.printed if self._entry else ""
        return self.fontMetrics().elidedText(printed, theme.ELIDE_MIDDLE, theme.px(LONGEST))

    def _sign_width(self) -> int:
        return SIGN + theme.SPACE_TIGHT if self._state in SIGNS else 0

    def _cross_place(self) -> QRect:
        return QRect(self.width() - CROSS - 3, (self.height() - CROSS) // 2, CROSS, CROSS)

    def _paint_ground(self, painter: QPainter, tokens: theme.Tokens) -> None:
        pen = QPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            pen = QPen(theme.colour(tokens.accent))
        elif self._state == "open":
            pen = QPen(theme.colour(tokens.warning), 1, Qt.PenStyle.DashLine)
        elif self.underMouse():
            pen = QPen(theme.colour(tokens.text_muted))
        painter.setPen(pen)
        painter.setBrush(theme.colour(getattr(tokens, GROUNDS[self._state])))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _paint_icon(self, painter: QPainter, name: str, ink: str, place: QRect) -> None:
        pixmap = icon_pixmap(name, ink, SIGN, self.devicePixelRatioF())
        offset = QPoint((place.width() - SIGN) // 2, (place.height() - SIGN) // 2)
        painter.drawPixmap(place.topLeft() + offset, pixmap)


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
