"""What bars and pies have in common: type, swatches, labels of several lines, the legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.pages.faces import Faces, TextStyle
from reports.pages.fills import fill_of
from reports.pages.fonts import FontRole
from reports.pages.line_breaking import break_lines
from reports.pages.sheets import Sheets

SIZE = 10.5
PITCH = 14.0
LABEL = TextStyle(FontRole.BODY, SIZE, SIZE)
_SWATCH_WIDTH, _SWATCH_HEIGHT = 16.0, 9.0
SWATCH_ROOM = _SWATCH_WIDTH + 5.0
_BETWEEN_ENTRIES = 18.0


def label_lines(faces: Faces, text: str, width: float) -> list[str]:
    """Return the lines of a label, at least one."""
    lines = break_lines(text, faces.widths(LABEL), width)
    return [text[line.start : line.end] for line in lines] or [""]


def width_of(faces: Faces, text: str) -> float:
    """Return the width of a label in one line."""
    return faces.widths(LABEL)[text]


def write_label(sheets: Sheets, text: str, left: float, top: float) -> None:
    """Write one line of a label, in the middle of its pitch from ``top`` down."""
    sheets.write(text, left, top + (PITCH - SIZE) / 2, LABEL)


def write_inside(sheets: Sheets, text: str, middle: float, centre: float, number: int) -> None:
    """Write a label around a point of a shape of series ``number``, on white over hatching."""
    width = width_of(sheets.faces, text)
    left, top = middle - width / 2, centre - SIZE / 2
    if fill_of(number).angles:
        sheets.blank(left - 1, top - 0.5, width + 2, SIZE + 1)
    sheets.write(text, left, top, LABEL)


def draw_box(
    sheets: Sheets, left: float, top: float, width: float, height: float, number: int
) -> None:
    """Draw a rectangle with the fill of series ``number``."""
    right, bottom = left + width, top + height
    sheets.shape([(left, top), (right, top), (right, bottom), (left, bottom)], fill_of(number))


def draw_swatch(sheets: Sheets, left: float, top: float, number: int) -> None:
    """Draw the sample of a fill beside a label that begins its pitch at ``top``."""
    draw_box(
        sheets, left, top + (PITCH - _SWATCH_HEIGHT) / 2, _SWATCH_WIDTH, _SWATCH_HEIGHT, number
    )


@dataclass(frozen=True, slots=True)
class Legend:
    """Names with their fills, in as many rows as they need, each row centred."""

    rows: tuple[tuple[tuple[int, str], ...], ...]

    @property
    def height(self) -> float:
        """How high it stands, with room below it."""
        return (len(self.rows) + 0.5) * PITCH if self.rows else 0.0

    def draw(self, sheets: Sheets, top: float) -> None:
        """Draw it from ``top`` down."""
        for row in self.rows:
            widths = [SWATCH_ROOM + width_of(sheets.faces, name) for _, name in row]
            total = sum(widths) + _BETWEEN_ENTRIES * (len(row) - 1)
            left = (sheets.frame.width - total) / 2
            for (number, name), width in zip(row, widths, strict=True):
                draw_swatch(sheets, left, top, number)
                write_label(sheets, name, left + SWATCH_ROOM, top)
                left += width + _BETWEEN_ENTRIES
            top += PITCH


def make_legend(faces: Faces, names: Sequence[str], width: float) -> Legend:
    """Return the legend of series; a name wider than the page is cut by ……."""
    rows: list[list[tuple[int, str]]] = []
    used = width
    for number, name in enumerate(names):
        shown = label_lines(faces, name, width - SWATCH_ROOM - 2 * SIZE)
        text = shown[0] if len(shown) == 1 else f"{shown[0]}……"
        needed = SWATCH_ROOM + width_of(faces, text) + _BETWEEN_ENTRIES
        if used + needed - _BETWEEN_ENTRIES > width:
            rows.append([])
            used = 0.0
        rows[-1].append((number, text))
        used += needed
    return Legend(tuple(map(tuple, rows)))
