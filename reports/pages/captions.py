"""The words above a table and below a chart: 4号黑体, centred."""

from reports.pages.faces import Faces, TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import CELL, SIZE_4
from reports.pages.print_text import for_print
from reports.pages.rows import Piece, TextRow
from reports.pages.title_breaks import break_title

CAPTION = TextStyle(FontRole.HEI, SIZE_4, CELL * SIZE_4 / 16)


def caption_rows(faces: Faces, caption: str, width: float) -> list[TextRow]:
    """Return the rows of the title of a table or chart, each centred; they keep what follows."""
    text = for_print(caption)
    if not text:
        return []
    widths = faces.widths(CAPTION)
    lines = break_title(text, widths, width)
    return [
        TextRow((Piece((width - widths[line]) / 2, line, CAPTION),), keeps_next=True)
        for line in lines
    ]
