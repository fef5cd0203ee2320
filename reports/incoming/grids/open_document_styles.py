"""The styles of an OpenDocument workbook, as far as they change what its cells mean."""

from reports.incoming.files.colours import colour_word, marks_of

_STRIKES = ("text-line-through-style", "text-line-through-type")  # either may be left out
_DATE_PARTS = {"year": "y", "month": "m", "day": "d"}


class Styles:
    """Gathers styles while the content goes by; they stand before the sheets."""

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self.struck: set[str] = set()
        self._inks: dict[str, str] = {}
        self._grounds: dict[str, str] = {}
        self._name = ""
        self._formats: dict[str, str] = {}  # the format of each style of cells
        self._parts: dict[str, str] = {}  # the parts of a date that each format shows
        self._date_format = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take over what the start of an element says."""
        if tag == "style":
            self._name = attributes.get("name", "")
            self._formats[self._name] = attributes.get("data-style-name", "")
        elif tag == "table-properties" and attributes.get("display") == "false":
            self.hidden_tables.add(self._name)
        elif tag == "text-properties":
            if any(attributes.get(line, "none") != "none" for line in _STRIKES):
                self.struck.add(self._name)
            self._inks[self._name] = colour_word(attributes.get("color", "").lstrip("#"))
        elif tag == "table-cell-properties":
            ground = attributes.get("background-color", "")
            self._grounds[self._name] = colour_word(ground.lstrip("#"))
        elif tag == "date-style":
            self._date_format = attributes.get("name", "")
            self._parts[self._date_format] = ""
        elif tag in _DATE_PARTS and self._date_format:
            self._parts[self._date_format] += _DATE_PARTS[tag]

    def colour(self, style: str) -> str:
        """Return how the cells of a style are marked by colour, "" when they are not."""
        return marks_of(self._inks.get(style, ""), self._grounds.get(style, ""))

    def date_parts(self, style: str) -> str:
        """Return which of "ymd" the format of a style shows, "" when that is unknown."""
        shown = self._parts.get(self._formats.get(style, ""), "")
        return "".join(part for part in "ymd" if part in shown)
