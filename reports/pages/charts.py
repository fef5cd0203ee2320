"""Charts of a paper: drawn on the page as lines and shades, their numbers printed, never divided.

The title stands below the drawing, on the same page. More categories than a page can show go on
in a second drawing with the same title, marked （续）.
"""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Protocol

from models.papers import Chart
from models.vocabulary import ChartKind
from reports.pages.bar_charts import Bars, Columns, has_columns
from reports.pages.captions import caption_rows
from reports.pages.faces import Faces
from reports.pages.fonts import FontChoice
from reports.pages.geometry import PORTRAIT, ROW, Frame
from reports.pages.page_images import draw_pages, png_of
from reports.pages.pie_charts import Pie
from reports.pages.print_text import for_print
from reports.pages.rows import TextRow, draw_row, set_rows
from reports.pages.sheets import DocumentInfo, Sheets

# More shares than this cannot be told apart: they are drawn as bars.
_MOST_SHARES = 12
# So that a drawing fits a page with its title in two lines.
_HIGHEST = PORTRAIT.height - 3 * ROW
_ROOM_ABOVE = 6.0
_CONTINUED = "（续）"


class _Drawing(Protocol):
    """A chart laid out: how high it is, and how it is drawn."""

    height: float

    def draw(self, sheets: Sheets, top: float) -> None: ...


def set_chart(sheets: Sheets, chart: Chart, rows_before: Sequence[TextRow] = ()) -> None:
    """Set ``chart`` on whole rows of the grid, on one page with its title.

    Args:
        sheets: the pages being written.
        chart: what it shows.
        rows_before: text before it; a heading at their end is not parted from the chart.
    """
    for title, drawing in _drawings(sheets.faces, chart, sheets.frame.width):
        caption = caption_rows(sheets.faces, title, sheets.frame.width)
        rows = -int(-(_ROOM_ABOVE + drawing.height) // ROW)
        height = (rows + len(caption) + 1) * ROW
        set_rows(sheets, rows_before, room_after=height - ROW)
        sheets.snap()
        sheets.ensure(rows + len(caption))
        drawing.draw(sheets, sheets.top + (rows * ROW - drawing.height) / 2)
        sheets.top += rows * ROW
        for row in caption:
            draw_row(sheets, row, sheets.take_row())
        rows_before = ()


def chart_png(chart: Chart, fonts: FontChoice, *, dots_per_inch: float) -> tuple[bytes, ...]:
    """Return the drawings of ``chart`` without its title as PNG, one for each part of it."""
    faces = Faces(fonts)
    pictures = []
    for title, drawing in _drawings(faces, chart, PORTRAIT.width):
        frame = Frame(PORTRAIT.width, drawing.height + 2, 0, 1, PORTRAIT.width, drawing.height)
        stream = BytesIO()
        info = DocumentInfo(title, "")
        sheets = Sheets(stream, faces, info, frame=frame, is_official=False, invariant=True)
        sheets.has_number = False
        drawing.draw(sheets, 0.0)
        sheets.save()
        [image] = draw_pages(stream.getvalue(), 0, 1, dots_per_inch)
        pictures.append(png_of(image))
    return tuple(pictures)


def _drawings(faces: Faces, chart: Chart, width: float) -> list[tuple[str, _Drawing]]:
    """Return titles and drawings, as few as fit a page each; one where nothing can be divided."""
    printed = _for_print(chart)
    for count in range(1, max(1, len(chart.categories)) + 1):
        parts = _divided(printed, count)
        drawings = [_laid_out(faces, part, width, printed) for part in parts]
        if all(drawing.height <= _HIGHEST for drawing in drawings):
            break
    return [(part.title, drawing) for part, drawing in zip(parts, drawings, strict=True)]


def _laid_out(faces: Faces, chart: Chart, width: float, whole: Chart) -> _Drawing:
    if chart.kind is ChartKind.PIE and len(chart.categories) <= _MOST_SHARES:
        return Pie(faces, chart, width)
    if has_columns(faces, chart, width):
        return Columns(faces, chart, width)
    return Bars(faces, chart, width, whole)


def _divided(chart: Chart, count: int) -> list[Chart]:
    size = max(1, -(-len(chart.categories) // count))
    return [
        replace(
            chart,
            title=chart.title + (_CONTINUED if start else ""),
            categories=chart.categories[start : start + size],
            series=tuple(
                replace(series, values=series.values[start : start + size])
                for series in chart.series
            ),
        )
        for start in range(0, max(1, len(chart.categories)), size)
    ]


def _for_print(chart: Chart) -> Chart:
    """Return the chart with its words as they are printed, names in one line."""
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    return replace(
        chart,
        title=f"{for_print(chart.title)}{unit}",
        categories=tuple(map(_in_one_line, chart.categories)),
        series=tuple(replace(one, name=_in_one_line(one.name)) for one in chart.series),
    )


def _in_one_line(text: str) -> str:
    return for_print(text).replace("\n", "")
