"""Dresses the program in a look: palette, one style sheet, font, and the sizes widgets were given.

Fusion gives the same shapes on every system; the palette and the style sheet are filled from the
tokens of ``ui/theme.py``.
"""

import re
from string import Template

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from models.paths import resource_path
from models.settings import Settings
from ui import theme
from ui.icons import retint

STYLE_SHEETS = ("window.qss", "forms.qss")
# Named so that a Noto installation gives Chinese and not Japanese glyph forms.
FONT_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
POLISHED = Qt.WidgetAttribute.WA_WState_Polished
# Widgets out of sight that are dressed in one go: about 5 ms, so nobody feels it.
SLICE = 30
# Room for the frame of a dialog and the bar of the system.
SCREEN_EDGE = 64
# Heights and widths of controls in the style sheets grow with the text; hairlines do not.
_GROWING = r"((?:min-|max-)?(?:height|width): )(\d\d+)px"


def dress(app: QApplication, wanted: theme.Look) -> None:
    """Dress the whole program: what is in sight now, the rest within the next moments.

    Restyling nine hundred widgets takes Qt half a second, the hundred in sight a twentieth of
    that. Qt restyles on a change of style only what counts as polished, each widget once, while a
    mere change of the style sheet goes over every widget once for each of its ancestors.
    """
    before = theme.look()
    theme.set_look(wanted)
    out_of_sight = [
        one
        for one in QApplication.allWidgets()
        if one.testAttribute(POLISHED) and not one.isVisible()
    ]
    for widget in out_of_sight:
        widget.setAttribute(POLISHED, False)
    app.setPalette(_palette(wanted.tokens))
    app.setStyleSheet("")
    if before.text_size is not wanted.text_size:
        _set_font_size(app)
        resize_all()
    app.setStyleSheet(_style_sheet(wanted.tokens))
    retint()
    _Rest(app, out_of_sight)


def look_of(app: QApplication, settings: Settings) -> theme.Look:
    """Return the look a person set."""
    return theme.Look(
        theme.chosen(app, settings.theme),
        theme.chosen_size(settings.text_size),
        settings.is_dense,
    )


def apply_font(app: QApplication, families: tuple[str, ...] = FONT_FAMILIES) -> None:
    """Set the families every text is drawn with, first the preferred one."""
    font = QFont(list(families))
    font.setPixelSize(theme.px(theme.FONT_BODY))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


def finish_dressing(widget: QWidget) -> None:
    """Dress what is in ``widget`` and was out of sight when the look changed."""
    for rest in theme.application().findChildren(_Rest):
        rest.dress_now(widget)


class _Rest(QObject):
    """Dresses the widgets that were out of sight, some at a time between other events."""

    def __init__(self, app: QApplication, widgets: list[QWidget]) -> None:
        super().__init__(app)
        self._widgets = widgets
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def dress_now(self, top: QWidget) -> None:
        """Dress those that are in ``top`` at once."""
        wanted = {top, *top.findChildren(QWidget)}
        _polish([one for one in self._widgets if one in wanted])
        self._widgets = [one for one in self._widgets if one not in wanted]

    def _go_on(self) -> None:
        part, self._widgets = self._widgets[:SLICE], self._widgets[SLICE:]
        _polish(part)
        if not self._widgets:
            self._timer.stop()
            self.deleteLater()


def _polish(widgets: list[QWidget]) -> None:
    for widget in widgets:
        if isValid(widget) and not widget.testAttribute(POLISHED):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Polish))


# Sizes given in code


def set_height(widget: QWidget, pixels: int) -> None:
    """Fix the height of a widget; it grows and shrinks with the text size."""
    widget.setProperty("standardHeight", pixels)
    widget.setFixedHeight(theme.px(pixels))


def set_width(widget: QWidget, pixels: int) -> None:
    """Fix the width of a widget; it grows and shrinks with the text size."""
    widget.setProperty("standardWidth", pixels)
    widget.setFixedWidth(theme.px(pixels))


def set_least_height(widget: QWidget, pixels: int) -> None:
    """Give a widget a least height; it grows and shrinks with the text size."""
    widget.setProperty("standardLeast", pixels)
    widget.setMinimumHeight(theme.px(pixels))


def set_least_width(widget: QWidget, pixels: int) -> None:
    """Give a widget a least width; it grows and shrinks with the text size."""
    widget.setProperty("standardLeastWidth", pixels)
    widget.setMinimumWidth(theme.px(pixels))


def set_dialog_size(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its first size for the present text, within the screen."""
    room = dialog.screen().availableSize() - QSize(SCREEN_EDGE, SCREEN_EDGE)
    dialog.resize(QSize(theme.px(width), theme.px(height)).boundedTo(room))


def resize_all() -> None:
    """Give every widget with a size of its own the size that fits the text."""
    for widget in QApplication.allWidgets():
        if (height := widget.property("standardHeight")) is not None:
            widget.setFixedHeight(theme.px(height))
        if (width := widget.property("standardWidth")) is not None:
            widget.setFixedWidth(theme.px(width))
        if (least := widget.property("standardLeast")) is not None:
            widget.setMinimumHeight(theme.px(least))
        if (least := widget.property("standardLeastWidth")) is not None:
            widget.setMinimumWidth(theme.px(least))


def _set_font_size(app: QApplication) -> None:
    font = app.font()
    font.setPixelSize(theme.px(theme.FONT_BODY))
    app.setFont(font)


def _palette(tokens: theme.Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.sunken,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.danger,
        QPalette.ColorRole.Highlight: tokens.accent_fill,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.violet,
        QPalette.ColorRole.PlaceholderText: tokens.text_muted,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Accent: tokens.accent_fill,
    }
    palette = QPalette()
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text_muted))
    return palette


def _style_sheet(tokens: theme.Tokens) -> str:
    sheets = [resource_path("style", name).read_text(encoding="utf-8") for name in STYLE_SHEETS]
    growing = "\n".join(sheets)
    if theme.look().text_size is not theme.TextSize.NORMAL:
        growing = re.sub(_GROWING, lambda found: f"{found[1]}{theme.px(int(found[2]))}px", growing)
    sizes = {
        "radius": f"{theme.RADIUS}px",
        "radius_small": f"{theme.RADIUS_SMALL}px",
        # Half the height, border and padding included: Qt draws a larger radius as a corner.
        "radius_chip": f"{(theme.px(26) + 2) // 2}px",
        "radius_pill": f"{(theme.px(18) + 4) // 2}px",
        "font_small": f"{theme.px(theme.FONT_SMALL)}px",
        "font_body": f"{theme.px(theme.FONT_BODY)}px",
        "font_strong": f"{theme.px(theme.FONT_STRONG)}px",
        "font_title": f"{theme.px(theme.FONT_TITLE)}px",
        "icons": resource_path("icons").as_posix(),
    }
    return Template(growing).substitute(tokens._asdict() | sizes)
