"""The title of a document: 2号小标宋, centred, divided between words (GB/T 9704 7.3.1)."""

from collections.abc import Sequence

from reports.pages.faces import Faces, TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import ROW, SIZE_2
from reports.pages.print_text import for_print
from reports.pages.sheets import Sheets
from reports.pages.title_breaks import break_title

TITLE = TextStyle(FontRole.TITLE, SIZE_2, SIZE_2)
# 2号 lines need more than a row of the grid; 36 pt is what offices set.
_PITCH = 36.0
_BLANK_UNDER = ROW
_ROWS_ABOVE_ANNEX = 2


def title_lines(faces: Faces, text: str, width: float) -> list[str]:
    """Return the lines of a title; lines that a person divided are kept as they are."""
    printed = for_print(text)
    return break_title(printed, faces.widths(TITLE), width) if printed else []


def title_bottom(sheets: Sheets, text: str, *, rows_before: float) -> float:
    """Return the row of the grid on which the text under a title would begin."""
    if not text:
        return round((sheets.top + rows_before * ROW) / ROW) * ROW
    height = len(title_lines(sheets.faces, text, sheets.frame.width)) * _PITCH + _BLANK_UNDER
    bottom = round((sheets.top + rows_before * ROW + height) / ROW) * ROW
    # A title without a blank row above it must not rise into what stands there.
    return bottom if rows_before or bottom >= sheets.top + height else bottom + ROW


def set_title(sheets: Sheets, text: str, *, rows_before: float) -> None:
    """Set the title, one blank row under it; the text after it is back on the grid.

    Args:
        sheets: the pages being written.
        text: lines that a person divided are kept as they are.
        rows_before: blank above the title, of which the grid may take or give up to half a row.
    """
    lines = title_lines(sheets.faces, text, sheets.frame.width)
    bottom = title_bottom(sheets, text, rows_before=rows_before)
    first = bottom - _BLANK_UNDER - len(lines) * _PITCH + (_PITCH - SIZE_2) / 2
    _write_title(sheets, lines, first)
    sheets.top = bottom


def set_annex_title(sheets: Sheets, text: str, label: str = "") -> None:
    """Set the title of an annex from the third row of its page on (7.3.7).

    In the outline its label stands before it.
    """
    sheets.top = _ROWS_ABOVE_ANNEX * ROW
    lines = title_lines(sheets.faces, text, sheets.frame.width)
    _write_title(sheets, lines, sheets.top, f"{label} " if label else "")
    sheets.top = round((sheets.top + len(lines) * _PITCH + _BLANK_UNDER) / ROW) * ROW


def _write_title(sheets: Sheets, lines: Sequence[str], top: float, label: str = "") -> None:
    if lines:
        sheets.outline(label + "".join(lines), 0, top)
    for number, line in enumerate(lines):
        left = (sheets.frame.width - sheets.width_of(line, TITLE)) / 2
        sheets.write(line, left, top + number * _PITCH, TITLE)
