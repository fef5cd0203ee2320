"""Where every character of a PDF stands, read back with pdfium, in mm from the top left."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from models.paths import resource_path
from reports.pages.faces import Faces
from reports.pages.fonts import FontChoice, choose_fonts
from reports.pages.geometry import PORTRAIT, Frame
from reports.pages.sheets import DocumentInfo, Sheets

MM = 25.4 / 72
BODY_SIZE = 16
# Em box of the shipped 仿宋 above the baseline.
ASCENT = 0.88


@dataclass(frozen=True)
class Char:
    """One character: its origin on the baseline, its type size in points, and where its ink is."""

    char: str
    x: float
    y: float
    size: float
    ink_top: float
    ink_bottom: float

    @property
    def em_top(self) -> float:
        """Where its em box begins."""
        return self.y - ASCENT * self.size * MM


def bundled_fonts() -> FontChoice:
    return choose_fonts(bundled_only=True)


def printed(draw: Callable[[Sheets], None], frame: Frame = PORTRAIT) -> bytes:
    """Print what ``draw`` sets and return the PDF."""
    stream = BytesIO()
    info = DocumentInfo("标题", "市优化办")
    sheets = Sheets(stream, Faces(bundled_fonts()), info, frame=frame, invariant=True)
    draw(sheets)
    sheets.save()
    return stream.getvalue()


def pages_of(pdf: bytes | Path) -> list[list[Char]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [list(_chars(page)) for page in document]
    finally:
        document.close()


def texts_of(pdf: bytes | Path) -> list[str]:
    """Return the text of each page without the line ends of the extraction."""
    return [words(page) for page in pages_of(pdf)]


def lines_of(page: list[Char]) -> list[list[Char]]:
    """Return the lines of a page from top to bottom, page number left out."""
    body = [char for char in page if char.y < 262.5]
    rows = groupby(sorted(body, key=lambda c: (round(c.y, 1), c.x)), key=lambda c: round(c.y, 1))
    return [list(chars) for _, chars in rows]


def words(line: list[Char]) -> str:
    # Characters above U+FFFF come from pdfium in two halves.
    text = "".join(char.char for char in line)
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def outline_of(pdf: bytes) -> list[tuple[int, str]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(entry.level, entry.get_title()) for entry in document.get_toc()]
    finally:
        document.close()


def plan_text() -> list[str]:
    """Return the paragraphs of the 2024 work plan."""
    text = resource_path("samples", "2024-work-plan.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]


def _chars(page: pypdfium2.PdfPage) -> Iterator[Char]:
    # Of the upright sheet, also where the page is shown turned.
    height = page.get_mediabox()[3]
    text_page = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if pdfium.FPDFText_IsGenerated(text_page, index) or code in {0, 10, 13, 32}:
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
        size = pdfium.FPDFText_GetFontSize(text_page, index)
        _, bottom, _, top = text_page.get_charbox(index)
        ink = ((height - top) * MM, (height - bottom) * MM)
        yield Char(chr(code), x.value * MM, (height - y.value) * MM, size, *ink)


@dataclass(frozen=True)
class Rule:
    """A horizontal rule; ``top`` is its middle."""

    left: float
    right: float
    top: float
    thickness: float
    is_red: bool


def rules_of(pdf: bytes) -> list[list[Rule]]:
    """Return the horizontal rules of each page from top to bottom."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [sorted(_rules(page), key=lambda rule: rule.top) for page in document]
    finally:
        document.close()


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    height = page.get_mediabox()[3]
    for drawn in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        thickness, colours = ctypes.c_float(), [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFPageObj_GetStrokeWidth(drawn.raw, ctypes.byref(thickness))
        pdfium.FPDFPageObj_GetStrokeColor(drawn.raw, *map(ctypes.byref, colours))
        start, end = (_path_point(drawn, number) for number in (0, 1))
        is_red = [colour.value for colour in colours[:3]] == [255, 0, 0]
        yield Rule(
            start[0] * MM,
            end[0] * MM,
            (height - start[1]) * MM,
            thickness.value * MM,
            is_red,
        )


def _path_point(drawn: pypdfium2.PdfObject, number: int) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    segment = pdfium.FPDFPath_GetPathSegment(drawn.raw, number)
    pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def link_targets(pdf: bytes, number: int) -> list[int]:
    """Return the pages, from 0, that the links of page ``number`` lead to."""
    targets, place, link = [], ctypes.c_int(0), pdfium.FPDF_LINK()
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
            target = pdfium.FPDFLink_GetDest(document.raw, link)
            targets.append(pdfium.FPDFDest_GetDestPageIndex(document.raw, target))
        page.close()
    return targets
