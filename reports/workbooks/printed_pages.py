"""The printed pages of a sheet, A4 fitted to width, and where they begin."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # ships no type marker

_PAPER_A4 = 9
# Inches, as the library takes them.
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.5, "bottom": 0.6}
_SHORT_SIDE, _LONG_SIDE = 595, 842  # points
_ACROSS = 72 * (_MARGINS["left"] + _MARGINS["right"])
_ALONG = 72 * (_MARGINS["top"] + _MARGINS["bottom"])
# Column widths hang on the faces of the computer and differ by a few per cent: pages are filled
# so far that none of them overflows.
_FILL = 0.94
_DIGIT_WIDTH = 5.25  # points of one half-width character in the body face
_CELL_PADDING = 3.75


def lay_out_page(worksheet: Worksheet, *, is_upright: bool = False) -> None:
    """Set A4 lying or upright, fitted to width, in the middle, without gridlines."""
    if not is_upright:
        worksheet.set_landscape()
    worksheet.set_paper(_PAPER_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(**_MARGINS)
    worksheet.center_horizontally()
    worksheet.hide_gridlines(2)


def page_height(column_widths: Sequence[int], *, is_upright: bool = False) -> float:
    """Return the points of rows that one page holds once its columns are fitted to the width."""
    width = sum(width * _DIGIT_WIDTH + _CELL_PADDING for width in column_widths)
    across, along = (_SHORT_SIDE, _LONG_SIDE) if is_upright else (_LONG_SIDE, _SHORT_SIDE)
    return _FILL * (along - _ALONG) * max(1.0, width / (across - _ACROSS))


def page_starts(heights: Sequence[float], first_page: float, other_pages: float) -> list[int]:
    """Return the entries that begin a page, the first one included.

    ``first_page`` and ``other_pages`` are the points left for entries there. An entry taller than
    a page stands on pages of its own.
    """
    starts: list[int] = []
    room = 0.0
    for entry, height in enumerate(heights):
        if height > room:
            room = other_pages if starts else first_page
            starts.append(entry)
        room -= height
    return starts
