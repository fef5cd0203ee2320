"""The row above a table: chips, how many rows are shown, buttons for groups and columns."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui import theme
from ui.icons import set_icon
from ui.widgets.filter_chips import FilterChips
from ui.widgets.labels import ToolButton, make_icon_button

ROOM_FOR_WORDS = 640


class GroupChoice(NamedTuple):
    """A column rows can be grouped by."""

    key: str
    title: str


class TableBar(QWidget):
    """Chips left, buttons right.

    Signals:
        group_chosen(key): rows shall be grouped by a column, "" for none.
        groups_turned(is_open): all groups shall be opened or closed.
        columns_asked(), detail_asked(): the column chooser, the panel beside the table.
    """

    group_chosen = Signal(str)
    groups_turned = Signal(bool)
    columns_asked = Signal()
    detail_asked = Signal()

    def __init__(self, choices: Sequence[GroupChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = FilterChips()
        self.group_button = _make_quiet("分组", "layers")
        self.columns_button = _make_quiet("列", "columns-3")
        self._titles = {choice.key: choice.title for choice in choices}
        self._choices: dict[str, QAction] = {}
        self._turns: list[QAction] = []
        self.group_menu = self._make_group_menu()
        self.group_button.setMenu(self.group_menu)
        self.group_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if not choices:
            self.group_button.hide()
        self.columns_button.setToolTip("列设置：显示哪些列、顺序（Alt+C）")
        self.columns_button.setAccessibleName("列设置")
        self.columns_button.clicked.connect(self.columns_asked)
        unfold = make_icon_button("panel-right", "显示或收起详情")
        unfold.clicked.connect(self.detail_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, theme.SPACE_SMALL + 2, theme.SPACE_SMALL, 6)
        row.setSpacing(2)
        row.addWidget(self.chips, 1)
        row.addSpacing(theme.SPACE_TIGHT)
        for button in (self.group_button, self.columns_button, unfold):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.show_group("")

    def show_group(self, key: str) -> None:
        """Say by which column the rows are grouped."""
        title = self._titles.get(key, "")
        self.group_button.setText(f" {title or '分组'}")
        self.group_button.setAccessibleName(f"分组：{title or '不分组'}")
        self.group_button.setToolTip(f"分组：{title or '不分组'}（Alt+G）")
        self.group_button.setProperty("on", "true" if title else "")
        set_icon(self.group_button, "layers", ink="accent" if title else "text_secondary")
        self._choices[key if title else ""].setChecked(True)
        for action in self._turns:
            action.setEnabled(bool(title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow row to the chips: the buttons keep their signs and their names."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme.px(ROOM_FOR_WORDS)
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonIconOnly if is_narrow else styles.ToolButtonTextBesideIcon
        for button in (self.group_button, self.columns_button):
            button.setToolButtonStyle(style)

    def open_groups_menu(self) -> None:
        """Drop the menu of groups down."""
        self.group_menu.popup(self.group_button.mapToGlobal(QPoint(0, self.group_button.height())))

    def _make_group_menu(self) -> QMenu:
        menu = QMenu(self.group_button)
        group = QActionGroup(menu)
        for key, title in (("", "不分组"), *self._titles.items()):
            # Made here: what Qt makes itself may be taken for dead when its wrapper moves house.
            action = QAction(f"按{title}" if key else title, menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, key=key: self.group_chosen.emit(key))
            menu.addAction(group.addAction(action))
            self._choices[key] = action
        menu.addSeparator()
        for title, is_open in (("全部展开", True), ("全部收起", False)):
            action = QAction(title, menu)
            menu.addAction(action)
            action.triggered.connect(
                lambda _checked, is_open=is_open: self.groups_turned.emit(is_open)
            )
            self._turns.append(action)
        return menu


def _make_quiet(text: str, icon: str) -> QToolButton:
    button = ToolButton()
    button.setProperty("role", "bar")
    # Qt sets icon and words too close; a space keeps them apart in every style.
    button.setText(f" {text}")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(button, icon)
    return button
