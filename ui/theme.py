"""The one look: colours, sizes and type of the window, as tokens for light and dark.

Painting code asks ``current()`` while it paints and keeps no colour of its own. Sizes are named
here for the standard text size; whoever uses one asks ``px()`` how large it is now. The program is
dressed in a look by ``ui/dressing.py``.
"""

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

RADIUS_SMALL = 6
RADIUS = 8
ROW_HEIGHT = 36
DENSE_ROW_HEIGHT = 30
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

ELIDE_MIDDLE = Qt.TextElideMode.ElideMiddle
ELIDE_RIGHT = Qt.TextElideMode.ElideRight


class TextSize(Enum):
    """How large words and everything around them are, in per cent of the standard."""

    SMALL = "small", "小", 92
    NORMAL = "normal", "标准", 100
    LARGE = "large", "大", 115
    LARGEST = "largest", "特大", 130

    def __init__(self, key: str, label: str, percent: int) -> None:
        """Keep the name in the settings, the word people read, and the size."""
        self.key = key
        self.label = label
        self.percent = percent


class Tone(Enum):
    """What a colour says; the same words are always printed beside it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    CALM = "calm"
    VIOLET = "violet"


class Tokens(NamedTuple):
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


class Look(NamedTuple):
    """How the whole window looks: its colours, its text size, how close rows stand."""

    tokens: Tokens = LIGHT
    text_size: TextSize = TextSize.NORMAL
    is_dense: bool = False


_look = Look()


def look() -> Look:
    """Return the look of the window now."""
    return _look


def set_look(wanted: Look) -> None:
    """Let a look count from now on; widgets that are there are dressed by ``ui/dressing.py``."""
    global _look  # noqa: PLW0603 - one look per process, as QApplication has one palette
    _look = wanted


def current() -> Tokens:
    """Return the tokens the window is painted with now."""
    return _look.tokens


def is_dark() -> bool:
    """Return whether the dark theme is in use."""
    return _look.tokens is DARK


def px(pixels: int) -> int:
    """Return a size of the standard text size as it is in the present one."""
    return round(pixels * _look.text_size.percent / 100)


def row_height() -> int:
    """Return the height of a row of a table."""
    return px(DENSE_ROW_HEIGHT if _look.is_dense else ROW_HEIGHT)


def chosen(app: QApplication, name: str) -> Tokens:
    """Return the tokens of a look by its name in the settings: light, dark, system."""
    follows_dark = name == "system" and app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if name == "dark" or follows_dark else LIGHT


def chosen_size(key: str) -> TextSize:
    """Return the text size of a name in the settings; an unknown one is the standard."""
    return next((size for size in TextSize if size.key == key), TextSize.NORMAL)


def application() -> QApplication:
    """Return the running application."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the window needs a QApplication")
    return app


@lru_cache(maxsize=256)
def colour(value: str) -> QColor:
    """Return the colour of a token value, made once."""
    return QColor(value)
