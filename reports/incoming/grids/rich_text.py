"""Text in runs, as shared strings, inline strings and comments write it."""

from dataclasses import dataclass
from enum import Enum

from reports.incoming.files.colours import marks_of, written_colour_word
from reports.incoming.files.limits import TEXT_LIMIT
from reports.incoming.grids.cell_text import kept_text


class Strike(Enum):
    """How much of a text is struck through by its own runs."""

    NONE = 0
    PART = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class RichText:
    """A text; ``is_cut`` when there was more of it than a cell can hold."""

    text: str
    strike: Strike = Strike.NONE
    is_cut: bool = False
    colour: str = ""  # of the first run that is coloured


class RichTextGatherer:
    """Handlers for what stands inside one ``si``, ``is`` or ``text`` element."""

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._struck: list[bool] = []
        self._length = 0
        self._is_struck = False
        self._run_colour = ""
        self._colour = ""
        self._is_text = False
        self._is_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if name == "t":
            self._is_text = not self._is_phonetic
        elif name == "r":
            self._is_struck, self._run_colour = False, ""
        elif name == "color":
            self._run_colour = written_colour_word(attributes)
        elif name == "strike":
            self._is_struck = attributes.get("val", "1") not in {"0", "false"}
        elif name == "rPh":  # how the text is spoken
            self._is_phonetic = True

    def text(self, text: str) -> None:
        """Take text where it belongs to a run; far beyond the limit it is only counted."""
        if self._is_text:
            if text.strip():
                self._colour = self._colour or self._run_colour
            self._length += len(text)
            if self._length <= 2 * TEXT_LIMIT or not self._runs:
                self._runs.append(text)
                self._struck.append(self._is_struck and bool(text.strip()))

    def end(self, name: str) -> None:
        """End an element."""
        if name == "t":
            self._is_text = False
        elif name == "r":
            self._is_struck, self._run_colour = False, ""
        elif name == "rPh":
            self._is_phonetic = False

    def take(self) -> RichText:
        """Return what was gathered and begin anew."""
        runs, struck, length = self._runs, self._struck, self._length
        colour = marks_of(self._colour, "")
        self._runs, self._struck, self._length, self._colour = [], [], 0, ""
        strike = Strike.NONE
        if any(struck):
            telling = [mark for run, mark in zip(runs, struck, strict=True) if run.strip()]
            strike = Strike.WHOLE if all(telling) else Strike.PART
        return RichText(kept_text("".join(runs)), strike, length > TEXT_LIMIT, colour)
