"""What a text must be before it may stand in a cell, and how much room it takes there."""

import re

CELL_LIMIT = 32_767  # UTF-16 units in one cell, a limit of the file format
CUT_MARK = "……（以下超出单元格上限，未列出）"

# XML 1.0 has no place for these; half surrogates and the last two cannot be stored either.
_NOT_STORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    r"""Return ``text`` with line ends as ``\n``, tabs as spaces, and nothing a file cannot hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _NOT_STORABLE.sub("", lines)


def never_markup(text: str) -> str:
    """Return ``text`` with a space behind it if XlsxWriter would take it for markup of its own.

    Such a text would go into the file unescaped.
    """
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def cut_text(text: str) -> str:
    """Return ``text`` short enough for one cell; what was cut is marked at its end."""
    if len(text) <= CELL_LIMIT // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL_LIMIT:
        return text
    kept = units[: 2 * (CELL_LIMIT - len(CUT_MARK))].decode("utf-16-le", errors="ignore")
    return kept + CUT_MARK


def text_width(text: str) -> int:
    """Return the width in half-width characters: a Chinese character counts two.

    Latin takes one byte in UTF-8 and Chinese three, so the mean of bytes and characters is the
    width; counting character by character was measured 18 times slower.
    """
    return (len(text) + len(text.encode())) // 2


def wrapped_lines(text: str, capacity: int) -> int:
    """Return how many lines ``text`` takes in a column ``capacity`` half-width characters wide.

    In wide columns one character of each line is held back: a mark may not begin a line and
    draws the character before it down with it.
    """
    if "\n" in text:
        return sum(wrapped_lines(line, capacity) for line in text.split("\n"))
    if 2 * len(text) <= capacity:  # most texts: no need to measure them
        return 1
    width = text_width(text)
    if width <= capacity:
        return 1
    usable = capacity - 2 if capacity >= 12 else capacity
    return -(-width // usable)
