"""The sheets of one document: a cursor that goes down the rows of 版心, page after page.

Places are points from the left and the top edge of 版心; only this module knows the PDF's own
coordinates, which run up from the bottom of the paper.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.colors import black
from reportlab.lib.colors import red as red_ink
from reportlab.pdfgen.canvas import Canvas

from models.paths import APP_NAME
from reports.pages.faces import Faces, TextStyle
from reports.pages.fills import Fill, draw_shape
from reports.pages.fonts import FontRole
from reports.pages.geometry import (
    CELL,
    PAGE_NUMBER_DROP,
    PORTRAIT,
    ROW,
    SIZE_4,
    Frame,
    mm,
)
from reports.pages.pen import Pen

# No free 仿宋 has a bold: its strokes are thickened by this much, measured against 3号 text.
_BOLD_STROKE = 0.45
_PAGE_NUMBER = TextStyle(FontRole.SONG, SIZE_4, SIZE_4)
_PLAIN_NUMBER = TextStyle(FontRole.SONG, 9.0, 9.0)
_PLAIN_NUMBER_DROP = mm(5)
_TOLERANCE = 0.01
# A watermark stands under the text from corner to corner, as light as can still be read.
_WATERMARK_GREY = 0.88
_WATERMARK_LENGTH = mm(230)
_LARGEST_WATERMARK = 64.0


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the PDF says about itself."""

    title: str
    author: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """A heading of the outline: its level from 0, the number of its page, how a link names it."""

    title: str
    level: int
    page: int
    key: str


class Sheets:
    """Pages being written, with a cursor; official pages are numbered as GB/T 9704 wants it.

    Attributes:
        frame: the area of the page being written.
        top: how far below the top of the frame the next thing is set.
        page: its number, from 1.
        has_number: the page being written shows its number.
        headings: what the outline has, in order.
    """

    def __init__(
        self,
        stream: BinaryIO,
        faces: Faces,
        info: DocumentInfo,
        *,
        frame: Frame = PORTRAIT,
        is_official: bool = True,
        watermark: str = "",
        invariant: bool = False,
    ) -> None:
        self.faces = faces
        self._is_official = is_official
        self._watermark = watermark
        self.frame = frame
        self.top = 0.0
        self.page = 1
        self.has_number = True
        self.headings: list[HeadingPlace] = []
        self._pages_before = 0
        self._open_levels: list[int] = []
        # ASCII encoding of the streams would cost a quarter in size and a tenth of the time.
        rl_config.useA85 = 0
        self._canvas = Canvas(
            stream,
            pagesize=(frame.sheet_width, frame.sheet_height),
            # Else every page refers to Helvetica, which is not embedded.
            initialFontName=faces.font(FontRole.SONG).fontName,  # type: ignore[arg-type]  # stub is wrong
            invariant=int(invariant),
            lang="zh-CN",
        )
        self._canvas.setTitle(info.title)
        self._canvas.setAuthor(info.author)
        self._canvas.setSubject(info.subject)
        self._canvas.setCreator(APP_NAME)
        self._begin()

    @property
    def room(self) -> float:
        """The height left on this page."""
        return self.frame.height - self.top

    @property
    def rows_per_page(self) -> int:
        """How many rows of the grid a whole page has."""
        return self._rows_in(self.frame.height)

    @property
    def rows_left(self) -> int:
        """How many rows fit below the cursor."""
        return self._rows_in(self.room)

    def rows_under(self, top: float) -> int:
        """Return how many rows fit below ``top``."""
        return self._rows_in(self.frame.height - top)

    def take_row(self) -> float:
        """Return where the next row of the grid begins, on a new page when this one is full."""
        self.ensure(1)
        place = self.top
        self.top += ROW
        return place

    def ensure(self, rows: int, room_after: float = 0.0) -> None:
        """Go to a new page unless ``rows`` rows, and ``room_after`` under them, fit below."""
        # The leading under the last row matters only where something stands below it.
        height = rows * ROW + room_after if room_after else (rows - 1) * ROW + CELL
        if self.top and self.room < height - _TOLERANCE:
            self.next_page()

    def snap(self) -> None:
        """Move the cursor down to the next row of the grid."""
        self.top = -int(-(self.top - _TOLERANCE) // ROW) * ROW

    def next_page(self, frame: Frame | None = None) -> None:
        """End this page; the next one is like it unless another frame is given."""
        self._end()
        self.page += 1
        self.frame = frame or self.frame
        self.top = 0.0
        self.has_number = True
        self._begin()

    def number_from_here(self) -> None:
        """Begin a page that is number 1; those before it are counted in Roman by viewers."""
        self.next_page()
        self._canvas.addPageLabel(0, "ROMAN_LOWER", 1)
        self._canvas.addPageLabel(self.page - 1, "ARABIC", 1)
        self._pages_before, self.page = self.page - 1, 1

    def turn_to(self, frame: Frame) -> None:
        """Go on in ``frame``, on a new page where this one is another."""
        if self.frame != frame:
            self.next_page(frame)

    def outline(self, title: str, level: int, top: float) -> None:
        """Add ``title`` to the outline, pointing at the line at ``top``; levels count from 0.

        Headings alike stand on one level of it, also where a level between them is left out.
        """
        while self._open_levels and self._open_levels[-1] >= level:
            self._open_levels.pop()
        key = f"outline-{len(self.headings)}"
        self._canvas.bookmarkHorizontal(key, 0, self._up(max(0.0, top - ROW)))
        self._canvas.addOutlineEntry(title, key, len(self._open_levels))
        self._open_levels.append(level)
        self.headings.append(HeadingPlace(title, level, self.page, key))

    def link(self, left: float, top: float, width: float, height: float, key: str) -> None:
        """Let a rectangle lead to the heading named by ``key``."""
        x, y = self.frame.left + left, self._up(top + height)
        self._canvas.linkRect("", key, (x, y, x + width, y + height), Border="[0 0 0]")

    def write(
        self,
        text: str,
        left: float,
        em_top: float,
        style: TextStyle,
        advances: Sequence[float] | None = None,
    ) -> None:
        """Write one line, its first cell at ``left``, its em boxes from ``em_top`` down.

        ``advances`` of each character are given where they differ from the style's own.
        """
        # Glyphs stand in the middle of their cells, which are a little narrower than they are.
        x = self.frame.left + left + (style.cell - style.size) / 2
        ascent = self.faces.ascent(style.role) * style.size
        self._pen.write(text, x, self._up(em_top) - ascent, style, advances)

    def write_scaled(
        self, text: str, left: float, baseline: float, style: TextStyle, scale: float
    ) -> None:
        """Write ``text`` narrowed to ``scale`` of its width, standing on ``baseline``."""
        self._pen.write_scaled(text, self.frame.left + left, self._up(baseline), style, scale)

    def write_fitted(
        self, text: str, left: float, em_top: float, style: TextStyle, room: float
    ) -> None:
        """Write one line, narrowed where it is wider than ``room``."""
        width = self.width_of(text, style)
        if width <= room:
            self.write(text, left, em_top, style)
        else:
            baseline = em_top + self.faces.ascent(style.role) * style.size
            self.write_scaled(text, left, baseline, style, room / width)

    def width_of(self, text: str, style: TextStyle) -> float:
        """Return the natural width of ``text``."""
        return self.faces.widths(style)[text]

    def rule(
        self, left: float, top: float, width: float, thickness: float, *, red: bool = False
    ) -> None:
        """Draw a horizontal rule whose middle lies at ``top``."""
        self._canvas.setStrokeColor(red_ink if red else black)
        self._canvas.setLineWidth(thickness)
        x, y = self.frame.left + left, self._up(top)
        self._canvas.line(x, y, x + width, y)

    def lines(
        self, segments: Sequence[tuple[float, float, float, float]], thickness: float
    ) -> None:
        """Draw black lines given as (left, top, left, top)."""
        self._canvas.setStrokeColor(black)
        self._canvas.setLineWidth(thickness)
        x = self.frame.left
        self._canvas.lines(
            [(x + x1, self._up(y1), x + x2, self._up(y2)) for x1, y1, x2, y2 in segments]
        )

    def shape(self, points: Sequence[tuple[float, float]], fill: Fill) -> None:
        """Draw a closed shape given by (left, top) of its corners."""
        draw_shape(self._canvas, [(self.frame.left + x, self._up(top)) for x, top in points], fill)

    def blank(self, left: float, top: float, width: float, height: float) -> None:
        """Make a rectangle white again."""
        self._canvas.setFillGray(1)
        x, y = self.frame.left + left, self._up(top + height)
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)
        self._canvas.setFillColor(black)

    def save(self) -> int:
        """End the last page, write the file and return the number of pages."""
        self._end()
        self._canvas.save()
        return self._pages_before + self.page

    def _rows_in(self, height: float) -> int:
        # The leading under the last row lies outside 版心 (3.2: 21 rows and one character).
        return max(0, int((height - CELL + _TOLERANCE) // ROW) + 1)

    def _up(self, top: float) -> float:
        return self.frame.sheet_height - self.frame.top - top

    def _begin(self) -> None:
        # The paper stays upright and is shown turned; the library swaps the sides of a turned page.
        self._canvas.setPageSize((self.frame.sheet_width, self.frame.sheet_height))
        self._canvas.setPageRotation(90 if self.frame.is_turned else 0)
        self._canvas.saveState()
        if self.frame.is_turned:
            self._canvas.translate(PORTRAIT.sheet_width, 0)
            self._canvas.rotate(90)
        if self._watermark:
            self._write_watermark()
        self._pen = Pen(self._canvas, self.faces)

    def _end(self) -> None:
        self._canvas.setLineWidth(_BOLD_STROKE)
        self._canvas.setStrokeColor(black)
        self._pen.finish()
        self._canvas.restoreState()
        if self.has_number:
            self._write_number()
        self._canvas.showPage()

    def _write_watermark(self) -> None:
        canvas, frame = self._canvas, self.frame
        length = self.faces.widths(TextStyle(FontRole.HEI, 1.0, 1.0))[self._watermark]
        size = min(_LARGEST_WATERMARK, _WATERMARK_LENGTH / length)
        style = TextStyle(FontRole.HEI, size, size)
        canvas.saveState()
        # An artifact: readers that speak a page aloud leave it out.
        canvas.addLiteral("/Artifact BMC")
        canvas.setFillGray(_WATERMARK_GREY)
        canvas.translate(frame.sheet_width / 2, frame.sheet_height / 2)
        canvas.rotate(math.degrees(math.atan2(frame.sheet_height, frame.sheet_width)))
        pen = Pen(canvas, self.faces)
        middle = self.faces.ascent(FontRole.HEI) - 0.5
        pen.write(self._watermark, -length * size / 2, -middle * size, style, None)
        pen.finish()
        canvas.addLiteral("EMC")
        canvas.restoreState()

    def _write_number(self) -> None:
        if self._is_official:
            self._write_page_number()
        else:
            self._write_plain_number()

    def _write_plain_number(self) -> None:
        """Write 第 1 页 in the middle of the foot of the page."""
        text = f"第 {self.page} 页"
        left = (self.frame.sheet_width - self.faces.widths(_PLAIN_NUMBER)[text]) / 2
        pen = Pen(self._canvas, self.faces)
        pen.write(text, left, self._up(self.frame.height + _PLAIN_NUMBER_DROP), _PLAIN_NUMBER, None)
        pen.finish()

    def _write_page_number(self) -> None:
        """Write — 1 —: odd pages right, even pages left, one character in (GB/T 9704 7.5)."""
        text, style = f"— {self.page} —", _PAGE_NUMBER
        width = self.faces.widths(style)[text]
        inset = SIZE_4
        left = PORTRAIT.left + (PORTRAIT.width - inset - width if self.page % 2 else inset)
        low, high = self.faces.ink(FontRole.SONG, "—")
        dash = PORTRAIT.sheet_height - PORTRAIT.top - PORTRAIT.height - PAGE_NUMBER_DROP
        pen = Pen(self._canvas, self.faces)
        pen.write(text, left, dash - (low + high) / 2 * SIZE_4, style, None)
        pen.finish()
