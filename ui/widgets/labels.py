"""Labels, lines, buttons and scrolled areas in the roles the style sheet knows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QToolButton, QWidget

from ui.icons import set_icon
from ui.theme import Tone

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class PushButton(QPushButton):
    """A button that Enter presses as the space bar does.

    Qt hands Enter on to the dialog, whose main button then does what nobody asked for.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """The same for a button that may have a menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; a button that is all menu opens it."""
        is_menu = self.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup
        if not _is_enter(event):
            super().keyPressEvent(event)
        elif is_menu and self.menu() is not None:
            self.showMenu()
        else:
            self.click()


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in ENTER and event.modifiers() in NO_MODIFIER


def make_label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label in a role: title, figure, heading, strong, secondary, muted, field, group."""
    label = QLabel(text)
    # What people imported may hold < and &: never let Qt take it for markup.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(wraps)
    return label


def set_tone(widget: QWidget, tone: Tone | None) -> None:
    """Colour a label by ``tone``; the words must say the same."""
    value = tone.value if tone else ""
    if widget.property("tone") != value:
        widget.setProperty("tone", value)
        restyle(widget)


def tone_pill(pill: QWidget, tone: Tone) -> None:
    """Colour the ground and the words of a pill by ``tone``; the words must say the same."""
    pill.setProperty("ground", tone.value)
    pill.setProperty("tone", tone.value)
    restyle(pill)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def make_button(text: str, icon: str = "", role: str = "") -> QPushButton:
    """Return a button; role: primary, danger, link, chip or the plain one."""
    # Qt sets icon and words too close; a space keeps them apart in every style.
    button = PushButton(f" {text}" if icon else text)
    button.setAccessibleName(text)
    button.setProperty("role", role)
    button.setAutoDefault(False)
    if icon:
        inks = {"primary": "on_accent", "danger": "danger", "link": "accent"}
        set_icon(button, icon, ink=inks.get(role, "text_secondary"))
    if role == "link":
        button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def make_icon_button(icon: str, name: str) -> QToolButton:
    """Return a quiet button that is only an icon; ``name`` is its tip and accessible name."""
    button = ToolButton()
    button.setProperty("role", "quiet")
    button.setToolTip(name)
    button.setAccessibleName(name)
    set_icon(button, icon)
    return button


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to ``widget``; Qt does so for the Tab key only."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(widget)


def make_line() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("line", "true")
    return line


def make_card() -> QFrame:
    """Return an empty card."""
    card = QFrame()
    card.setProperty("card", "true")
    return card


def make_scroll_area(inside: QWidget | None = None, *, takes_keyboard: bool = False) -> QScrollArea:
    """Return an area that scrolls up and down only.

    ``takes_keyboard`` is for what is only read; forms bring the field in hand into sight.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if not takes_keyboard:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if inside is not None:
        area.setWidget(inside)
    return area
