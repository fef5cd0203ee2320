"""Pages of a PDF as pictures, for the preview and for the printer: what is seen is what is printed.

Not safe in two threads at once; the window asks on the database thread only.
"""

import struct
import zlib
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


def png_of(image: PageImage) -> bytes:
    """Return a picture in shades of grey as PNG."""
    lines = [
        b"\0" + image.pixels[start : start + 4 * image.width : 4]
        for start in range(0, image.height * image.stride, image.stride)
    ]
    head = struct.pack(">IIBBBBB", image.width, image.height, 8, 0, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _png_chunk(b"IHDR", head),
            _png_chunk(b"IDAT", zlib.compress(b"".join(lines), 9)),
            _png_chunk(b"IEND", b""),
        )
    )


def _png_chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def _draw(page: pypdfium2.PdfPage, dots_per_inch: float) -> PageImage:
    scale = dots_per_inch / _POINTS_PER_INCH
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
