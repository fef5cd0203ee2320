"""Text boxes and pictures that float over the cells of an Excel sheet, from its drawing parts."""

from reports.incoming.files.package import Package
from reports.incoming.grid import Floating
from reports.incoming.grids.kept_pictures import KeptPictures
from reports.incoming.grids.sheet_builder import clean

_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_OLDER_TWIN = "Fallback"  # holds what the choice beside it holds, for older programs
_MOST = 500  # of one sheet
_LONGEST = 2_000  # characters of one text box


def read_floating(
    package: Package, sheet_part: str, pictures: KeptPictures
) -> tuple[Floating, ...]:
    """Return what floats over a sheet; shapes without words are left out."""
    found: list[Floating] = []
    for relation in package.relations(sheet_part):
        if relation.kind == "drawing" and package.has(relation.target):
            reader = _Reader(package.targets(relation.target), pictures)
            package.parse(relation.target, start=reader.start, end=reader.end, text=reader.text)
            found += reader.found
    return tuple(found[:_MOST])


class _Reader:
    """Handlers of one pass over a drawing part."""

    def __init__(self, targets: dict[str, str], pictures: KeptPictures) -> None:
        self.found: list[Floating] = []
        self._targets = targets
        self._pictures = pictures
        self._row = self._column = -1
        self._place = ""  # what the text inside is: from.row, from.col
        self._is_from = False
        self._twin_depth = 0
        self._words: list[str] = []
        self._in_words = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._twin_depth or tag == _OLDER_TWIN:
            self._twin_depth += 1
        elif tag in _ANCHORS:
            self._row = self._column = -1
        elif tag == "from":
            self._is_from = True
        elif self._is_from and tag in {"row", "col"}:
            self._place = tag
        elif tag == "p":
            self._words.append("\n")
        elif tag == "t":
            self._in_words = True
        elif tag == "blip":
            part = self._targets.get(attributes.get("embed", ""), "")
            self._add(picture=self._pictures.keep(part))

    def end(self, tag: str) -> None:
        if self._twin_depth:
            self._twin_depth -= 1
        elif tag == "from":
            self._is_from = False
        elif tag in {"row", "col"}:
            self._place = ""
        elif tag == "t":
            self._in_words = False
        elif tag == "sp":
            self._add_words()

    def text(self, text: str) -> None:
        if self._twin_depth:
            return
        if self._place and text.strip().isdecimal() and len(text.strip()) < 10:
            if self._place == "row":
                self._row = int(text)
            else:
                self._column = int(text)
        elif self._in_words:
            self._words.append(text)

    def _add_words(self) -> None:
        words = clean("".join(self._words)).strip()[:_LONGEST]
        self._words.clear()
        if words:
            self._add(text=words)

    def _add(self, *, text: str = "", picture: str = "") -> None:
        self.found.append(Floating(self._row + 1, max(self._column, 0), text, picture))
