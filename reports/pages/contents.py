"""The contents of a report: headings of two levels and annexes, dots, page numbers, links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.pages.faces import TextStyle
from reports.pages.geometry import CELL, ROW
from reports.pages.rows import Piece, Span, TextRow, broken, draw_row
from reports.pages.sheets import HeadingPlace, Sheets
from reports.pages.text_blocks import BODY, HEI
from reports.pages.titles import TITLE

CONTENTS_TITLE = "目 录"
_LEVELS = 2
_INDENT = 2 * CELL
# Headings end this far from the right edge, so that dots always lead to the page number.
_ROOM_FOR_NUMBER = 3 * CELL
_DOT_PITCH = CELL / 2
_ROWS_ABOVE, _ROWS_OF_TITLE = 1, 3


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents; ``level`` 1 for chapters and annexes, 2 for their parts."""

    title: str
    level: int
    page: int
    key: str


def contents_entries(headings: Iterable[HeadingPlace]) -> tuple[ContentsEntry, ...]:
    """Return what the contents list: two levels of the text, and the titles of annexes."""
    entries: list[ContentsEntry] = []
    titles = 0
    for place in headings:
        titles += place.level == 0
        # The first title is that of the report; headings inside annexes are left out.
        is_annex = place.level == 0 and titles > 1
        is_heading = 0 < place.level <= _LEVELS and titles == 1
        if is_annex or is_heading:
            level = max(1, place.level)
            entries.append(ContentsEntry(place.title, level, place.page, place.key))
    return tuple(entries)


def set_contents(sheets: Sheets, entries: Sequence[ContentsEntry]) -> None:
    """Set the contents from a new page on; their pages show no numbers."""
    _begin_page(sheets)
    left = (sheets.frame.width - sheets.width_of(CONTENTS_TITLE, TITLE)) / 2
    sheets.write(CONTENTS_TITLE, left, _ROWS_ABOVE * ROW, TITLE)
    sheets.top = (_ROWS_ABOVE + _ROWS_OF_TITLE) * ROW
    for entry in entries:
        rows = _entry_rows(sheets, entry)
        if len(rows) > sheets.rows_left:
            _begin_page(sheets)
        sheets.link(0, sheets.top, sheets.frame.width, len(rows) * ROW, entry.key)
        for row in rows:
            draw_row(sheets, row, sheets.take_row())


def _begin_page(sheets: Sheets) -> None:
    sheets.next_page()
    sheets.has_number = False


def _entry_rows(sheets: Sheets, entry: ContentsEntry) -> list[TextRow]:
    style = HEI if entry.level == 1 else BODY
    left = _INDENT * (entry.level - 1)
    width = sheets.frame.width
    room = width - left - _ROOM_FOR_NUMBER
    lines = broken(sheets.faces, [Span(entry.title, style)], room, left=left) or [()]
    end = left + sum(sheets.width_of(piece.text, style) for piece in lines[-1])
    number = str(entry.page)
    number_left = width - sheets.width_of(number, BODY)
    led = (*lines[-1], *_dots(end, number_left), Piece(number_left, number, BODY))
    return [*map(TextRow, lines[:-1]), TextRow(led)]


def _dots(left: float, right: float) -> list[Piece]:
    """Return dots between two places, each below those of the line above."""
    style: TextStyle = BODY
    first = -int(-(left + _DOT_PITCH) // _DOT_PITCH)
    count = int((right - _DOT_PITCH / 2) // _DOT_PITCH) - first
    if count <= 0:
        return []
    return [Piece(first * _DOT_PITCH, "." * count, style, (_DOT_PITCH,) * count)]
