"""The one look: colours, sizes and type of the window, as tokens for light and dark.

Fusion gives the same shapes on every system; the palette and one style sheet are filled from the
tokens. Painting code asks ``current()`` while it paints and keeps no colour of its own.
"""

from dataclasses import asdict, dataclass
from enum import Enum
from functools import lru_cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from models.paths import resource_path

RADIUS_SMALL = 6
RADIUS = 8
ROW_HEIGHT = 36
CONTROL_HEIGHT = 34

FONT_SMALL = 12
FONT_BODY = 13
FONT_STRONG = 14
FONT_TITLE = 20

SPACE_TIGHT = 4
SPACE_SMALL = 8
SPACE = 12
SPACE_WIDE = 16
SPACE_PAGE = 20

STYLE_SHEETS = ("window.qss", "forms.qss")

ELIDE_MIDDLE = Qt.TextElideMode.ElideMiddle
ELIDE_RIGHT = Qt.TextElideMode.ElideRight

# Named so that a Noto installation gives Chinese and not Japanese glyph forms.
FONT_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)


class Tone(Enum):
    """What a colour says; the same words are always printed beside it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    CALM = "calm"
    VIOLET = "violet"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as ``#rrggbb``.

    ``window`` lies behind everything, ``surface`` is a card or table, ``sunken`` a field that may
    not be edited, ``raised`` a menu. Each tone has an ink (text, dots), a soft ground behind its
    words, and a fill for charts.
    """

    window: str
    surface: str
    raised: str
    sunken: str
    border: str
    hairline: str
    text: str
    text_secondary: str
    text_muted: str
    accent: str
    accent_fill: str
    accent_pressed: str
    accent_soft: str
    on_accent: str
    selection: str
    hover: str
    mark: str
    track: str
    neutral: str
    neutral_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    calm: str
    calm_soft: str
    violet: str
    violet_soft: str
    neutral_fill: str
    success_fill: str
    warning_fill: str
    danger_fill: str
    calm_fill: str
    violet_fill: str

    def ink(self, tone: Tone) -> str:
        """Return the colour of text and dots in ``tone``."""
        return str(getattr(self, tone.value))

    def ground(self, tone: Tone) -> str:
        """Return the soft background that goes with ``ink(tone)``."""
        return str(getattr(self, f"{tone.value}_soft"))

    def fill(self, tone: Tone) -> str:
        """Return the colour of a part of a chart in ``tone``."""
        return str(getattr(self, f"{tone.value}_fill"))


LIGHT = Tokens(
    window="#f4f6f9",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#f3f5f8",
    border="#dfe4ea",
    hairline="#edf0f4",
    text="#1a2029",
    text_secondary="#434d5b",
    text_muted="#626c7a",
    accent="#1763d8",
    accent_fill="#1c68e3",
    accent_pressed="#1456bf",
    accent_soft="#e8f0fe",
    on_accent="#ffffff",
    selection="#e3edfd",
    hover="#f3f7fc",
    mark="#ffe8a3",
    track="#e4e8ed",
    neutral="#55606e",
    neutral_soft="#eef1f4",
    success="#0d7a41",
    success_soft="#e2f5ea",
    warning="#955800",
    warning_soft="#fdf0d9",
    danger="#c8232c",
    danger_soft="#fdebeb",
    calm="#0a6f80",
    calm_soft="#dff3f5",
    violet="#7140b8",
    violet_soft="#f0e9fb",
    neutral_fill="#b3bcc8",
    success_fill="#2fa866",
    warning_fill="#eba93a",
    danger_fill="#e2494c",
    calm_fill="#35afc1",
    violet_fill="#9a74dc",
)

DARK = Tokens(
    window="#13161b",
    surface="#1b1f26",
    raised="#232830",
    sunken="#22272f",
    border="#313843",
    hairline="#282e37",
    text="#e8ebf0",
    text_secondary="#bcc4cf",
    text_muted="#949eac",
    accent="#79abff",
    accent_fill="#2e6fe0",
    accent_pressed="#2862c9",
    accent_soft="#1d2e4d",
    on_accent="#ffffff",
    selection="#22345a",
    hover="#222833",
    mark="#6b5310",
    track="#303742",
    neutral="#aab3bf",
    neutral_soft="#2a3039",
    success="#56cb8c",
    success_soft="#163325",
    warning="#f0b352",
    warning_soft="#3a2c12",
    danger="#ff8481",
    danger_soft="#43201f",
    calm="#55c5d6",
    calm_soft="#12343a",
    violet="#bd9bf5",
    violet_soft="#32264b",
    neutral_fill="#5c6675",
    success_fill="#45b97c",
    warning_fill="#e3a444",
    danger_fill="#ee6c6a",
    calm_fill="#3fb0c2",
    violet_fill="#a684ea",
)

_current = LIGHT


def current() -> Tokens:
    """Return the tokens the window is painted with now."""
    return _current


def is_dark() -> bool:
    """Return whether the dark theme is in use."""
    return _current is DARK


def chosen(app: QApplication, name: str) -> Tokens:
    """Return the tokens of a look by its name in the settings: light, dark, system."""
    follows_dark = name == "system" and app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if name == "dark" or follows_dark else LIGHT


def application() -> QApplication:
    """Return the running application."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the window needs a QApplication")
    return app


def apply_theme(app: QApplication, tokens: Tokens) -> None:
    """Dress the whole program in ``tokens``; open windows are repainted."""
    global _current  # noqa: PLW0603 - one theme per process, as QApplication has one palette
    _current = tokens
    app.setStyle("Fusion")
    app.setPalette(_palette(tokens))
    app.setStyleSheet(_style_sheet(tokens))


def apply_font(app: QApplication, families: tuple[str, ...] = FONT_FAMILIES) -> None:
    """Set the families every text is drawn with, first the preferred one."""
    font = QFont(list(families))
    font.setPixelSize(FONT_BODY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


@lru_cache(maxsize=256)
def colour(value: str) -> QColor:
    """Return the colour of a token value, made once."""
    return QColor(value)


def _palette(tokens: Tokens) -> QPalette:
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


def _style_sheet(tokens: Tokens) -> str:
    sheets = [resource_path("style", name).read_text(encoding="utf-8") for name in STYLE_SHEETS]
    template = Template("\n".join(sheets))
    sizes = {
        "radius": f"{RADIUS}px",
        "radius_small": f"{RADIUS_SMALL}px",
        "font_small": f"{FONT_SMALL}px",
        "font_body": f"{FONT_BODY}px",
        "font_strong": f"{FONT_STRONG}px",
        "font_title": f"{FONT_TITLE}px",
        "icons": resource_path("icons").as_posix(),
    }
    return template.substitute(asdict(tokens) | sizes)
