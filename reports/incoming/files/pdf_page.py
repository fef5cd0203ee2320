"""One PDF page as glyphs with places, ruled lines, and lines of text put together from glyphs."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

_FORM_DEPTH = 3
_SEGMENT_LIMIT = 20_000  # drawings with more are pictures, not ruled tables


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character; the origin of the page is its lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle_x(self) -> float:
        """Horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def middle_y(self) -> float:
        """Vertical middle."""
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """Height of the glyph's box."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line."""

    text: str
    left: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke at ``place`` on one axis, from ``start`` to ``end`` on the other."""

    is_horizontal: bool
    place: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """What is printed on a page."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]


def page_content(page: pypdfium2.PdfPage) -> PageContent:
    """Return the glyphs and the rules of a page."""
    text_page = page.get_textpage()
    try:
        glyphs = tuple(_glyphs(text_page.raw))
    finally:
        text_page.close()
    return PageContent(glyphs, tuple(_rules(page)))


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Put glyphs together to lines from top to bottom, each from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.middle_y):
        if rows and rows[-1][0].middle_y - glyph.middle_y < 0.5 * min(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [line for row in rows if (line := _line(row)).text]


def _line(row: list[Glyph]) -> TextLine:
    row.sort(key=lambda glyph: glyph.left)
    parts = [row[0].text]
    for before, glyph in pairwise(row):
        if glyph.left - before.right > 0.7 * glyph.size and not before.text.isspace():
            parts.append(" ")
        parts.append(glyph.text)
    inked = [glyph for glyph in row if not glyph.text.isspace()] or row
    return TextLine(
        text="".join(parts).strip(),
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        top=max(glyph.top for glyph in inked),
        size=max(glyph.size for glyph in inked),
    )


def _glyphs(text_page: object) -> Iterator[Glyph]:
    box = pdfium.FS_RECTF()
    for index in range(max(0, pdfium.FPDFText_CountChars(text_page))):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code < 32 or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text_page, index, box) and box.top > box.bottom:
            yield Glyph(chr(code), box.left, box.bottom, box.right, box.top)


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    count = 0
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=_FORM_DEPTH):
        for first, second in pairwise(_points(item)):
            count += 1
            if count > _SEGMENT_LIMIT:
                return
            if first is not None and second is not None:
                yield from _rule(first, second)


def _rule(first: tuple[float, float], second: tuple[float, float]) -> Iterator[Rule]:
    (x1, y1), (x2, y2) = first, second
    if abs(y1 - y2) < 1 and abs(x1 - x2) > 4:
        yield Rule(True, (y1 + y2) / 2, min(x1, x2), max(x1, x2))
    elif abs(x1 - x2) < 1 and abs(y1 - y2) > 4:
        yield Rule(False, (x1 + x2) / 2, min(y1, y2), max(y1, y2))


def _points(item: pypdfium2.PdfObject) -> Iterator[tuple[float, float] | None]:
    """Yield the corners of a path in page coordinates, None where the pen is lifted."""
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    for index in range(max(0, pdfium.FPDFPath_CountSegments(item.raw))):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = matrix.on_point(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield None
            first = point
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            yield None
        yield point
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield first
