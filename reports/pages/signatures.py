"""Signature and date, with the place and the room that seals need (GB/T 9704 7.3.5)."""

from collections.abc import Sequence

from models.papers import Signature
from reports.pages.faces import Faces
from reports.pages.geometry import CELL, mm
from reports.pages.print_text import for_print
from reports.pages.rows import BLANK, Piece, TextRow
from reports.pages.text_blocks import BODY
from reports.pages.title_breaks import break_title

# 7.3.5.1: the date stands four characters from the right, the body centred on it.
_SEALED_INSET = 4 * CELL
# 7.3.5.2: without seals the body stands two characters from the right, the date two further in.
_UNSEALED_INSET = 2 * CELL
_DATE_SHIFT = 2 * CELL

# A seal of 42 mm reaches two rows above the name it lies on and begins within a row of the text;
# seals side by side do not touch and stay inside 版心, three of them in a row.
_SEAL_ROWS_ABOVE = 2
_SEALS_IN_A_ROW = 3
_SEAL_PITCH = mm(46)
_ROWS_PER_SEAL = 5
_BETWEEN_NAMES = CELL


def signature_rows(faces: Faces, signature: Signature, width: float) -> list[TextRow]:
    """Return the rows of the signature, the blank ones above it first."""
    names = [name for name in map(for_print, signature.issuers) if name]
    dated = for_print(signature.dated)
    if not signature.is_sealed:
        return _unsealed(faces, names, dated, width)
    if len(names) > 1:
        return _joint(faces, names, dated, width)
    return _sealed(faces, names, dated, width)


def _sealed(faces: Faces, names: Sequence[str], dated: str, width: float) -> list[TextRow]:
    widths = faces.widths(BODY)
    centre = width - _SEALED_INSET - widths[dated] / 2
    rows = [BLANK] * _SEAL_ROWS_ABOVE
    for name in names:
        for line in break_title(name, widths, width):
            # A name too long to be centred on the date ends at the right edge.
            left = min(centre - widths[line] / 2, width - widths[line])
            rows.append(TextRow((Piece(left, line, BODY),)))
    return [*rows, TextRow((Piece(centre - widths[dated] / 2, dated, BODY),))]


def _unsealed(faces: Faces, names: Sequence[str], dated: str, width: float) -> list[TextRow]:
    """Return names below each other, the leading body first, then the date (7.3.5.2)."""
    widths = faces.widths(BODY)
    lines = [line for name in names for line in break_title(name, widths, width - _UNSEALED_INSET)]
    widest = max((widths[line] for line in lines), default=0.0)
    left = width - _UNSEALED_INSET - max(widest, _DATE_SHIFT + widths[dated])
    rows = [TextRow((Piece(left, line, BODY),)) for line in lines]
    date_left = left + _DATE_SHIFT if lines else width - _UNSEALED_INSET - widths[dated]
    return [BLANK, *rows, TextRow((Piece(date_left, dated, BODY),))]


def _joint(faces: Faces, names: Sequence[str], dated: str, width: float) -> list[TextRow]:
    """Return names side by side, three in a row, each under its seal; the date under the last."""
    widths = faces.widths(BODY)
    date_left = width - _SEALED_INSET - widths[dated]
    centre = date_left + widths[dated] / 2
    pitch = _pitch(max(widths[name] for name in names), centre, min(len(names), _SEALS_IN_A_ROW))
    rows = [BLANK] * _SEAL_ROWS_ABOVE
    for start in range(0, len(names), _SEALS_IN_A_ROW):
        row = names[start : start + _SEALS_IN_A_ROW]
        if start:
            rows += [BLANK] * (_ROWS_PER_SEAL - 1)
        parts = [break_title(name, widths, pitch - _BETWEEN_NAMES) for name in row]
        places = [centre - (len(row) - 1 - place) * pitch for place in range(len(row))]
        rows += _name_rows(faces, places, parts)
    return [*rows, TextRow((Piece(date_left, dated, BODY),))]


def _name_rows(
    faces: Faces, places: Sequence[float], parts: Sequence[Sequence[str]]
) -> list[TextRow]:
    """Return the rows of names of one or more lines, each centred; their last lines are level."""
    height = max(map(len, parts))
    rows: list[list[Piece]] = [[] for _ in range(height)]
    for place, lines in zip(places, parts, strict=True):
        for row, line in zip(rows[height - len(lines) :], lines, strict=True):
            row.append(Piece(place - faces.widths(BODY)[line] / 2, line, BODY))
    return [TextRow(tuple(row)) for row in rows]


def _pitch(widest: float, centre: float, count: int) -> float:
    """Return the distance of neighbouring seals: as wide as the names ask for and 版心 allows."""
    most = (centre - _SEAL_PITCH / 2) / (count - 1)
    return max(_SEAL_PITCH, min(widest + CELL, most))
