"""视图: the button beside the title of a page: names the view in force, offers the others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from models.views import SavedView
from ui import theme
from ui.icons import set_icon
from ui.theme import Tone
from ui.widgets.labels import ToolButton, make_label, tone_pill

MOST_LETTERS = 14


class ViewMenu(QWidget):
    """Names the view in force; 已修改 stands beside it when the table shows something else.

    Signals:
        chosen(SavedView): this view shall be shown.
        save_as_asked(), update_asked(), rename_asked(), delete_asked(): what shall be done to the
            view in force.
    """

    chosen = Signal(object)
    save_as_asked = Signal()
    update_asked = Signal()
    rename_asked = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = ToolButton()
        self.mark = make_label("已修改", "pill")
        self.menu = QMenu(self.button)
        self._group = QActionGroup(self)
        self._update = self._make_action("更新此视图", "save", self.update_asked.emit)
        self._rename = self._make_action("改名…", "pencil", self.rename_asked.emit)
        self._delete = self._make_action("删除此视图", "trash-2", self.delete_asked.emit)
        self._save_as = self._make_action("另存为视图…", "plus", self.save_as_asked.emit)
        self.button.setProperty("role", "view")
        self.button.setMenu(self.menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.button)
        tone_pill(self.mark, Tone.WARNING)
        self.mark.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_SMALL - 2)
        row.addWidget(self.button)
        row.addWidget(self.mark)

    def show_views(
        self,
        views: Sequence[SavedView],
        present: SavedView,
        *,
        is_changed: bool,
        may_write: bool,
    ) -> None:
        """Offer ``views``, shipped ones first, and name the one in force."""
        self._name_present(present, is_changed=is_changed)
        self._fill(views, present)
        is_own = not present.is_shipped
        for action, is_possible in (
            (self._save_as, True),
            (self._update, is_own and is_changed),
            (self._rename, is_own),
            (self._delete, is_own),
        ):
            action.setEnabled(may_write and is_possible)

    def open_menu(self) -> None:
        """Drop the menu down."""
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _name_present(self, present: SavedView, *, is_changed: bool) -> None:
        name = present.name
        short = name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"
        self.button.setText(short)
        said = f"视图：{name}{'，已修改' if is_changed else ''}"
        self.button.setAccessibleName(said)
        self.button.setToolTip(f"{said}\n视图记住筛选、排序、分组和列（Alt+V）")
        self.mark.setVisible(is_changed)

    def _fill(self, views: Sequence[SavedView], present: SavedView) -> None:
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        self.menu.clear()
        shipped = [view for view in views if view.is_shipped]
        own = [view for view in views if not view.is_shipped]
        for part in (shipped, own):
            for view in part:
                self.menu.addAction(self._make_choice(view, is_present=view.id == present.id))
            self.menu.addSeparator()
        self.menu.addActions([self._save_as, self._update, self._rename, self._delete])

    def _make_choice(self, view: SavedView, *, is_present: bool) -> QAction:
        # A single & would be taken for the mark of a shortcut.
        action = QAction(view.name.replace("&", "&&"), self.menu)
        action.setCheckable(True)
        action.setChecked(is_present)
        action.triggered.connect(lambda: self.chosen.emit(view))
        self._group.addAction(action)
        return action

    def _make_action(self, text: str, icon: str, ask: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        set_icon(action, icon)
        action.triggered.connect(lambda _checked: ask())
        return action
