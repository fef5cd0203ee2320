"""Text boxes and pictures in an OpenDocument sheet: anchored in a cell, or lying on the page."""

from reports.incoming.grid import Floating
from reports.incoming.grids.kept_pictures import KeptPictures
from reports.incoming.grids.sheet_builder import clean

DRAWINGS = frozenset({"frame", "custom-shape", "g", "rect", "ellipse", "line", "caption"})
_BREAKS = {"tab": "\t", "line-break": "\n"}
_MOST = 500  # of one file
_LONGEST = 2_000  # characters of one text box


class Drawings:
    """Takes the elements inside drawings; all else is none of its business."""

    def __init__(self, pictures: KeptPictures) -> None:
        self._pictures = pictures
        self._depth = 0
        self._place = (0, 0)
        self._words: list[str] = []
        self._in_paragraph = 0
        self._found: list[Floating] = []

    @property
    def is_inside(self) -> bool:
        """Whether the pass is inside a drawing."""
        return self._depth > 0

    def start(self, tag: str, attributes: dict[str, str], row: int, column: int) -> None:
        """Enter an element of a drawing anchored at a cell, the row from 1, 0 for the page."""
        if not self._depth:
            self._place = row, column
            self._words.clear()
            self._in_paragraph = 0
        self._depth += 1
        if tag == "p":
            self._in_paragraph += 1
            self._words.append("\n")
        elif tag in _BREAKS:
            self._words.append(_BREAKS[tag])
        elif tag == "s":
            self._words.append(" ")
        elif tag == "image" and (part := _picture(attributes)):
            self._add(picture=self._pictures.keep(part))

    def end(self, tag: str) -> None:
        """Leave an element; with the last one the drawing is whole."""
        self._depth -= 1
        if tag == "p":
            self._in_paragraph -= 1
        words = "" if self._depth else clean("".join(self._words)).strip()[:_LONGEST]
        if words:
            self._add(text=words)

    def text(self, text: str) -> None:
        """Take words of a paragraph."""
        if self._in_paragraph:
            self._words.append(text)

    def take(self) -> tuple[Floating, ...]:
        """Return what was found since the last time, for the sheet that ends."""
        found = tuple(self._found[:_MOST])
        self._found.clear()
        return found

    def _add(self, *, text: str = "", picture: str = "") -> None:
        self._found.append(Floating(*self._place, text, picture))


def _picture(attributes: dict[str, str]) -> str:
    """Return the part of a picture, "" for the likeness of a chart or another object."""
    part = attributes.get("href", "").removeprefix("./")
    return "" if part.startswith("ObjectReplacements/") else part
