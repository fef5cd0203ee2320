"""Pages of a PDF as pictures, for the preview and for the printer: what is seen is what is printed.

Not safe in two threads at once; the window asks on the database thread only.
"""

from dataclasses import dataclass

import pypdfium2

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels, four bytes each (blue, green, red, unused), rows of ``stride`` bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def draw_pages(pdf: bytes, first: int, count: int, dots_per_inch: float) -> tuple[PageImage, ...]:
    """Draw pages ``first`` to ``first + count - 1``, counted from 0; fewer at the end."""
    with pypdfium2.PdfDocument(pdf) as document:
        numbers = range(first, min(first + count, len(document)))
        return tuple(_draw(document[number], dots_per_inch) for number in numbers)


def _draw(page: pypdfium2.PdfPage, dots_per_inch: float) -> PageImage:
    scale = dots_per_inch / _POINTS_PER_INCH
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
