"""The sidebar: the places of the program in groups, and where the data is."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.dressing import set_width
from ui.icons import IconLabel, set_icon
from ui.widgets.labels import PushButton, make_icon_button, make_label, restyle

WIDTH = 196
NARROW_WIDTH = 60  # icons alone
FINDER_TEXT = "  搜索全部　　Ctrl+K"


class Place(NamedTuple):
    """One entry: the page's key, its title and icon."""

    key: str
    title: str
    icon: str


class Sidebar(QFrame):
    """Lets the person go from place to place.

    Signals:
        place_chosen(key): an entry was pressed.
    """

    place_chosen = Signal(str)

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[Place]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName("导航")
        self._is_narrow = False
        set_width(self, WIDTH)
        self._buttons: dict[str, QPushButton] = {}
        self._choice = QButtonGroup(self)
        self._workspace = make_label("", "muted")
        self._backup = make_label("", "muted")
        self._words: list[QWidget] = [self._workspace, self._backup]
        self._brand = self._make_brand()
        self._finder = PushButton()
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE_WIDE, theme.SPACE, theme.SPACE)
        layout.setSpacing(2)
        layout.addLayout(self._brand)
        layout.addSpacing(theme.SPACE)
        layout.addWidget(self._finder)
        number = 0
        for title, places in groups:
            layout.addSpacing(theme.SPACE_WIDE)
            heading = make_label(title, "group")
            self._words.append(heading)
            layout.addWidget(heading)
            layout.addSpacing(theme.SPACE_TIGHT)
            for place in places:
                number += 1
                layout.addWidget(self._make_button(place, number))
        layout.addStretch(1)
        layout.addLayout(self._tools)
        layout.addSpacing(theme.SPACE_TIGHT)
        layout.addWidget(self._workspace)
        layout.addWidget(self._backup)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show icons alone where the window has no room for words."""
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        set_width(self, NARROW_WIDTH if is_narrow else WIDTH)
        for words in self._words:
            words.setHidden(is_narrow)
        for button in self._buttons.values():
            button.setText("" if is_narrow else f"  {button.accessibleName()}")
            button.setProperty("narrow", "true" if is_narrow else "")
            restyle(button)
        self._finder.setText("" if is_narrow else FINDER_TEXT)
        self._finder.setProperty("narrow", "true" if is_narrow else "")
        restyle(self._finder)
        self._brand.setContentsMargins(0 if is_narrow else theme.SPACE_TIGHT, 0, 0, 0)
        self._brand.setStretch(0, 1 if is_narrow else 0)
        direction = QBoxLayout.Direction
        self._tools.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def show_place(self, key: str) -> None:
        """Mark the entry of the page now shown."""
        self._buttons[key].setChecked(True)

    def add_finder(self, action: QAction) -> None:
        """Let the field at the top open the search box over everything."""
        self._finder.setProperty("role", "finder")
        self._finder.setText(FINDER_TEXT)
        self._finder.setAccessibleName(action.text())
        self._finder.setToolTip(action.toolTip())
        self._finder.setAutoDefault(False)
        set_icon(self._finder, "search", ink="text_muted")
        self._finder.setEnabled(action.isEnabled())
        self._finder.clicked.connect(action.trigger)
        action.enabledChanged.connect(self._finder.setEnabled)

    def add_tools(self, actions: Sequence[QAction], more: Sequence[QAction | None]) -> None:
        """Add a row of quiet buttons for actions that belong to no page.

        The actions of ``more`` stand in a menu behind the last button, None is a line in it.
        """
        for action in actions:
            icon = str(action.property("iconName"))
            button = make_icon_button(icon, action.toolTip())
            button.setEnabled(action.isEnabled())
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            action.changed.connect(partial(_follow_icon, button, action))
            self._tools.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self._tools.addWidget(_menu_button(more), 0, Qt.AlignmentFlag.AlignCenter)
        self._tools.addStretch(1)

    def show_workspace(self, name: str, backup: str) -> None:
        """Say where the data is and when it was last backed up."""
        for label, text in ((self._workspace, name), (self._backup, backup)):
            room = theme.px(WIDTH) - 2 * theme.SPACE - 2
            elide = label.fontMetrics().elidedText
            label.setText(elide(text, theme.ELIDE_MIDDLE, room))
            label.setToolTip(text)

    def _make_brand(self) -> QHBoxLayout:
        name = make_label("优化办工作台", "heading")
        self._words.append(name)
        row = QHBoxLayout()
        row.setContentsMargins(theme.SPACE_TIGHT, 0, 0, 0)
        row.setSpacing(theme.SPACE_SMALL + 2)
        row.addStretch(0)
        row.addWidget(BrandMark())
        row.addWidget(name)
        row.addStretch(1)
        return row

    def _make_button(self, place: Place, number: int) -> QPushButton:
        button = PushButton(f"  {place.title}")
        button.setProperty("role", "nav")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setAccessibleName(place.title)
        button.setToolTip(f"{place.title}（Ctrl+{number}）")
        set_icon(button, place.icon, on_ink="accent")
        button.clicked.connect(lambda: self.place_chosen.emit(place.key))
        self._choice.addButton(button)
        self._buttons[place.key] = button
        return button


def _menu_button(actions: Sequence[QAction | None]) -> QToolButton:
    button = make_icon_button("ellipsis", "更多")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    button.setMenu(menu)
    return button


def _follow_icon(button: QToolButton, action: QAction) -> None:
    set_icon(button, str(action.property("iconName")))


class BrandMark(QFrame):
    """The program's sign: a white icon on an accent square."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("brandMark")
        self.setFixedSize(30, 30)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(IconLabel("landmark", "on_accent"))
