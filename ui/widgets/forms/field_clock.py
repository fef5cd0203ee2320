"""The way from a field to its own history: a clock at the label in hand, a menu, a key."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from ui import theme
from ui.icons import set_icon

WORDS = "此项的修改记录"
KEY = "Ctrl+Shift+H"  # Ctrl+H replaces words in WPS
SIZE = 18
GAP = 2


@dataclass(frozen=True, slots=True)
class _Watched:
    label: QLabel
    field: QWidget
    key: str
    title: str


class FieldClock(QToolButton):
    """Stands at the label of the field that has the keyboard, or of the one under the mouse.

    Signals:
        asked(key, title): the person wants the history of this field.
    """

    asked = Signal(str, str)

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._fields: list[_Watched] = []
        self._at: _Watched | None = None
        self.setProperty("role", "cross")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_icon(self, "history", ink="text_muted")
        self.setFixedSize(SIZE, SIZE)
        self.hide()
        self.clicked.connect(lambda: self._ask(self._at))
        theme.application().focusChanged.connect(self._on_focus_changed)
        shortcut = QShortcut(QKeySequence(KEY), form)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._ask(self._of(form.focusWidget())))

    def watch(self, label: QLabel, field: QWidget, key: str, title: str) -> None:
        """Offer the history of a field at its label."""
        watched = _Watched(label, field, key, title)
        self._fields.append(watched)
        action = QAction(WORDS, label)
        action.triggered.connect(lambda: self._ask(watched))
        label.addAction(action)
        label.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        label.setToolTip(f"右键，或在框里按 {KEY}：{WORDS}")
        label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come to the label under the mouse, and go where the label goes."""
        if event.type() is QEvent.Type.Enter:
            self._stand_at(next((one for one in self._fields if one.label is watched), None))
        elif event.type() is QEvent.Type.Move and self._at and self._at.label is watched:
            self._stand_at(self._at)
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._stand_at(self._of(new))

    def _of(self, widget: QWidget | None) -> _Watched | None:
        if widget is None:
            return None
        inside = (
            one for one in self._fields if one.field is widget or one.field.isAncestorOf(widget)
        )
        return next(inside, None)

    def _stand_at(self, watched: _Watched | None) -> None:
        self._at = watched
        self.setVisible(watched is not None)
        if watched is None:
            return
        self.setToolTip(f"“{watched.title}”的修改记录（{KEY}）")
        self.setAccessibleName(f"{watched.title}的修改记录")
        label = watched.label
        right = label.fontMetrics().horizontalAdvance(label.text()) + GAP
        middle = (label.height() - SIZE) // 2
        self.move(label.mapTo(self._form, QPoint(right, middle)))
        self.raise_()

    def _ask(self, watched: _Watched | None) -> None:
        if watched is not None:
            self.asked.emit(watched.key, watched.title)
