"""What a person calls the colour of a font or a fill; black, white and greys are none."""

import colorsys
from collections.abc import Mapping

_LEAST_CHROMA = 48  # of 255; heads of our forms and pale grounds have less
_HUES = (
    (15, "红"),
    (45, "橙"),
    (70, "黄"),
    (165, "绿"),
    (195, "青"),
    (260, "蓝"),
    (330, "紫"),
    (360, "红"),
)
_ACCENTS = frozenset("456789")  # of a theme; 10 and 11 are links
_ANY = "彩色"
# The colours that Excel keeps by number, from 8 on; 0 to 7 are the same as 8 to 15.
_PALETTE = bytes.fromhex(
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 "
    "008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF "
    "FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF "
    "FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 "
    "993300 993366 333399 333333"
)
FIRST_OF_PALETTE = 8


def colour_word(digits: str) -> str:
    """Return the word for six hexadecimal digits, "" for greys and for what is no colour."""
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return ""
    if max(red, green, blue) - min(red, green, blue) < _LEAST_CHROMA:
        return ""
    degrees = 360 * colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)[0]
    return next(word for end, word in _HUES if degrees <= end)


def palette_word(number: int, palette: Mapping[int, str] | None = None) -> str:
    """Return the word for a colour that is told by its number; ``palette`` changes some."""
    own = (palette or {}).get(number)
    if own is not None:
        return colour_word(own)
    place = number - FIRST_OF_PALETTE if number >= FIRST_OF_PALETTE else number
    return colour_word(_PALETTE[3 * place :][:3].hex()) if place >= 0 else ""


def written_colour_word(colour: Mapping[str, str]) -> str:
    """Return the word for the attributes of a colour in an Open XML workbook."""
    if "rgb" in colour:
        return colour_word(colour["rgb"][-6:])
    if "theme" in colour:
        return _ANY if colour["theme"] in _ACCENTS else ""
    number = colour.get("indexed", "")
    return palette_word(int(number)) if number.isdecimal() and len(number) < 10 else ""


def marks_of(font: str, fill: str) -> str:
    """Return how a cell is marked, by the words for its font and its fill: 红字、黄底."""
    marks = (f"{font}字" if font else "", f"{fill}底" if fill else "")
    return "、".join(filter(None, marks))
