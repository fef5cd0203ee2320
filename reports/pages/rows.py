"""Rows of the grid with what stands on them, broken before they are drawn: pages can be planned.

A heading goes to the page of what it heads, and a signature never stands on a page without text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.pages.faces import Faces, TextStyle
from reports.pages.geometry import CELL
from reports.pages.line_breaking import Line, clusters_of, fill_lines, justify
from reports.pages.sheets import Sheets

# So many rows of the text go over to the page of a signature that would stand alone there.
_ROWS_TAKEN_ALONG = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one style inside a paragraph."""

    text: str
    style: TextStyle


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one style, ``left`` from the edge of 版心; ``advances`` where justified."""

    left: float
    text: str
    style: TextStyle
    advances: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading in the outline of the file; levels count from 0."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class TextRow:
    """What stands on one row; ``keeps_next``: no page ends between it and the next."""

    pieces: tuple[Piece, ...] = ()
    keeps_next: bool = False
    entry: OutlineEntry | None = None


BLANK = TextRow()


def broken(
    faces: Faces,
    spans: Sequence[Span],
    width: float,
    *,
    first_indent: float = 0.0,
    indent: float = 0.0,
    left: float = 0.0,
) -> list[tuple[Piece, ...]]:
    """Return the lines of one paragraph; ``left`` is where an unindented one begins."""
    text = "".join(span.text for span in spans)
    styles = [span.style for span in spans for _ in span.text]
    advances = [faces.glyphs(style)[char].advance for char, style in zip(text, styles, strict=True)]
    clusters, measured, place = clusters_of(text), [], 0
    for cluster in clusters:
        measured.append(sum(advances[place : place + len(cluster)]))
        place += len(cluster)
    cell = spans[0].style.cell
    lines = fill_lines(
        clusters,
        measured,
        width,
        cell,
        advances=lambda: advances,
        first_indent=first_indent,
        indent=indent,
    )
    return [_pieces(text, styles, advances, line, left, cell) for line in lines]


def draw_row(sheets: Sheets, row: TextRow, top: float) -> None:
    """Draw ``row`` with its em boxes from ``top`` down."""
    if row.entry:
        sheets.outline(row.entry.title, row.entry.level, top)
    for piece in row.pieces:
        sheets.write(piece.text, piece.left, top, piece.style, piece.advances)


def set_rows(sheets: Sheets, rows: Sequence[TextRow], *, room_after: float = CELL) -> None:
    """Set ``rows``; where the last keeps what follows, with ``room_after`` points under it."""
    for group in _groups(rows):
        is_open = group[-1].keeps_next
        sheets.ensure(len(group), room_after if is_open else 0.0)
        for row in group:
            # No page begins with a blank row.
            if sheets.top or row != BLANK:
                draw_row(sheets, row, sheets.take_row())


def set_rows_with_tail(
    sheets: Sheets, rows: Sequence[TextRow], tail: Sequence[TextRow], *, rows_under: int = 0
) -> None:
    """Set ``rows`` and ``tail``, which is on one page and never without rows of the text above it.

    Where no text can go over with the tail, its blank rows are given up instead (7.3.5.5).

    Args:
        sheets: the pages being written.
        rows: the text.
        tail: what follows it.
        rows_under: what had better fit under the tail, for which no blank row is given up.
    """
    capacity = sheets.rows_per_page - rows_under
    start, used = _last_page(rows, sheets.rows_left, sheets.rows_per_page)
    if used + len(tail) <= capacity:
        begin = (_begin_of_last_page(rows, start) or start) if start and tail else start
    else:
        begin = _begin_of_last_page(rows, len(rows))
        if begin <= start and rows_under:
            set_rows_with_tail(sheets, rows, tail)
            return
        if begin <= start:
            tail = _squeezed(tail, capacity - used)
            # Where even that does not help, the first row stays and what else there is goes over.
            is_short = used + len(tail) > capacity
            begin = max(start + 1, len(rows) - 1) if is_short else start
    set_rows(sheets, rows[:begin])
    if begin:
        sheets.next_page()
    set_rows(sheets, rows[begin:])
    sheets.ensure(len(tail))
    for row in tail:
        draw_row(sheets, row, sheets.take_row())


def group_length(rows: Sequence[TextRow]) -> int:
    """Return how many of the first rows no page end divides, 0 when there are none."""
    return len(_groups(rows)[0]) if rows else 0


def _pieces(
    text: str,
    styles: Sequence[TextStyle],
    advances: Sequence[float],
    line: Line,
    left: float,
    cell: float,
) -> tuple[Piece, ...]:
    part = text[line.start : line.end]
    placed = justify(part, line, advances[line.start : line.end], cell)
    is_filled = bool(line.gap or line.squeeze)
    left += line.indent
    pieces, start = [], 0
    for end in [*_changes(styles, line), len(part)]:
        own = tuple(placed[start:end])
        style = styles[line.start + start]
        pieces.append(Piece(left, part[start:end], style, own if is_filled else None))
        left += sum(own)
        start = end
    return tuple(pieces)


def _changes(styles: Sequence[TextStyle], line: Line) -> list[int]:
    """Return the places inside ``line`` where the style changes."""
    return [
        place - line.start
        for place in range(line.start + 1, line.end)
        if styles[place] != styles[place - 1]
    ]


def _groups(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """Return the rows in groups that no page end divides."""
    groups: list[list[TextRow]] = []
    is_open = False
    for row in rows:
        if is_open:
            groups[-1].append(row)
        else:
            groups.append([row])
        is_open = row.keeps_next
    return groups


def _last_page(rows: Sequence[TextRow], left: int, capacity: int) -> tuple[int, int]:
    """Return which row begins the last page and how many rows of that page are then taken."""
    start, place, used = 0, 0, capacity - left
    for group in _groups(rows):
        if used and used + len(group) > capacity:
            start, used = place, 0
        place += len(group)
        used += len(group)
        while used > capacity:
            used -= capacity
            start = place - used
    return start, used


def _begin_of_last_page(rows: Sequence[TextRow], begin: int) -> int:
    """Return which row had better begin the page of the tail, at the latest ``begin``."""
    best = max(0, min(begin, len(rows) - _ROWS_TAKEN_ALONG))
    while best and rows[best - 1].keeps_next:
        best -= 1
    return best


def _squeezed(tail: Sequence[TextRow], room: int) -> list[TextRow]:
    """Return the tail without as many blank rows as it is too long, the first ones first."""
    kept = list(tail)
    while len(kept) > room and BLANK in kept:
        kept.remove(BLANK)
    return kept if len(kept) <= room else list(tail)
