"""The head of a page: title, one line about it, the search box, the buttons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.dressing import set_height
from ui.icons import set_icon
from ui.widgets.labels import ToolButton, make_button, make_label

SEARCH_WIDTH = 300
CROSS_ROOM = 34


class SearchBox(QLineEdit):
    """A search box with its icon and a cross to empty it.

    Signals:
        typed(text): the text changed; composing input methods do not count until they commit.
        entered(): Enter was pressed.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(f"{hint}  Ctrl+F")
        self.setAccessibleName("搜索")
        self._sign = QAction("搜索", self)
        set_icon(self._sign, "search", ink="text_muted")
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._cross = QAction("清除搜索", self)
        set_icon(self._cross, "x", ink="text_muted")
        self._cross.triggered.connect(self.clear)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setVisible(False)
        self._count = make_label("", "muted")
        self._count.setParent(self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.hide()
        self.textChanged.connect(self.typed)
        self.returnPressed.connect(self.entered)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))

    def show_count(self, text: str) -> None:
        """Say inside the box how much was found; "" says nothing."""
        self._count.setText(text)
        self._count.setVisible(bool(text))
        self.setAccessibleDescription(text)
        self._place_count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count at the right."""
        super().resizeEvent(event)
        self._place_count()

    def _place_count(self) -> None:
        size = self._count.sizeHint()
        room = size.width() + 6 if self._count.text() else 0
        self.setTextMargins(0, 0, room, 0)
        left = self.width() - size.width() - CROSS_ROOM
        self._count.setGeometry(
            left, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box on Esc; an empty box leaves Esc to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class _Title(QLabel):
    """A title that is cut rather than pushing the buttons out of a narrow window."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "title")

    def minimumSizeHint(self) -> QSize:
        """Ask for no width."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the title, or as much of it as there is room for."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)
            return
        cut = metrics.elidedText(self.text(), theme.ELIDE_RIGHT, self.width())
        with QPainter(self) as painter:
            painter.setPen(theme.colour(theme.current().text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, cut)


class PageHeader(QWidget):
    """Title and subtitle left, search and buttons right."""

    def __init__(self, title: str, search_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _Title(title)
        self._subtitle = make_label("", "muted")
        self.search: SearchBox | None = SearchBox(search_hint) if search_hint else None
        self._title_row = QHBoxLayout()
        self._title_row.setSpacing(theme.SPACE_SMALL)
        self._title_row.addWidget(self._title)
        self._title_row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._title_row)
        words.addWidget(self._subtitle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.SPACE_SMALL)
        self._row.addLayout(words)
        self._row.addStretch(1)
        if self.search is not None:
            set_height(self.search, theme.CONTROL_HEIGHT)
            self.search.setMinimumWidth(180)
            self.search.setMaximumWidth(theme.px(SEARCH_WIDTH))
            self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._row.addWidget(self.search, 10)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a widget right of the title."""
        self._title_row.insertWidget(self._title_row.count() - 1, widget)

    def set_title(self, text: str) -> None:
        """Say what the page is about now."""
        self._title.setText(text)
        self._title.setToolTip(text)

    def set_subtitle(self, text: str) -> None:
        """Say in one line what the page shows."""
        self._subtitle.setText(text)

    def add_action(self, action: QAction, *, is_primary: bool = False) -> QPushButton:
        """Add a button that triggers ``action`` and follows whether it is enabled."""
        role = "primary" if is_primary else ""
        button = make_button(action.text(), str(action.property("iconName") or ""), role)
        set_height(button, theme.CONTROL_HEIGHT)
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self._row.addWidget(button)
        return button

    def add_split(
        self, action: QAction, more: list[QAction], *, is_primary: bool = False
    ) -> QToolButton:
        """Add a button that triggers ``action``, with ``more`` behind its arrow."""
        button = ToolButton()
        button.setProperty("role", "split")
        button.setProperty("primary", "true" if is_primary else "")
        button.setText(f" {action.text()}")
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = str(action.property("iconName") or "")
        set_icon(button, name, ink="on_accent" if is_primary else "text_secondary")
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        menu = QMenu(button)
        menu.addActions([action, *more])
        button.setMenu(menu)
        self._row.addWidget(button)
        return button

    def add_menu(self, text: str, icon: str, actions: list[QAction]) -> QToolButton:
        """Add a button that drops a menu of ``actions``."""
        button = ToolButton()
        button.setProperty("role", "button")
        button.setText(f" {text}")
        button.setAccessibleName(text)
        set_height(button, theme.CONTROL_HEIGHT)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(button, icon)
        menu = QMenu(button)
        menu.addActions(actions)
        button.setMenu(menu)
        self._row.addWidget(button)
        return button
