"""PDF files with a text layer: lines and ruled tables in reading order.

A scan has no text and is refused. Lines that the layout itself wraps, flush left after a full line,
are joined; nothing else is.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from reports.incoming.files.pdf_page import Glyph, PageContent, TextLine, lines_of, page_content
from reports.incoming.files.pdf_tables import RuledTable, ruled_tables
from reports.incoming.files.refusals import (
    refuse,
    refuse_damaged,
    refuse_encrypted,
    refuse_too_large,
)
from reports.incoming.files.source_builder import Merge, SourceBuilder

_PAGE_LIMIT = 400
_PAGE_NUMBER = re.compile(r"[\s\-—–－·第]*\d{1,3}[\s\-—–－·页]*(共\s*\d+\s*页)?$")
_FEW_GLYPHS = 10  # a page with fewer is taken for a picture
_SHORTEST_FULL_LINE = 12  # letters; a page of short lines only has no right margin to go by
Block = TextLine | RuledTable


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


def read(data: bytes) -> SourceBuilder:
    """Read the pages of a PDF; pages that are pictures are named in a warning."""
    pages = _pages(data)
    builder = SourceBuilder()
    pictures = [number for number, page in enumerate(pages, 1) if len(page.glyphs) < _FEW_GLYPHS]
    if len(pictures) == len(pages):
        raise refuse(
            "这个 PDF 是扫描件，里面只有图片，没有文字",
            "请用 WPS 的“PDF 转 Word”（文字识别）转成 .docx，或把文字粘贴进来",
        )
    if pictures:
        builder.warn(f"第 {'、'.join(map(str, pictures))} 页几乎没有文字，可能是图片，请对照原件")
    _add(builder, [_blocks(page) for page in pages])
    return builder


def _pages(data: bytes) -> list[PageContent]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise refuse_encrypted() from error
        raise refuse_damaged() from error
    try:
        if len(document) > _PAGE_LIMIT:
            raise refuse_too_large(f"有 {len(document)} 页")
        return [page_content(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise refuse_damaged() from error
    finally:
        document.close()


def _blocks(page: PageContent) -> list[Block]:
    """Return the tables of a page and the lines around them, from top to bottom."""
    tables = ruled_tables(page)
    outside = [glyph for glyph in page.glyphs if not _is_inside(glyph, tables)]
    lines = lines_of(outside)
    while lines and _PAGE_NUMBER.match(lines[-1].text.strip()):
        lines.pop()
    return sorted([*lines, *tables], key=lambda block: -block.top)


def _is_inside(glyph: Glyph, tables: Iterable[RuledTable]) -> bool:
    return any(
        table.left <= glyph.middle_x <= table.right and table.bottom <= glyph.middle_y <= table.top
        for table in tables
    )


def _add(builder: SourceBuilder, pages: list[list[Block]]) -> None:
    """Add all blocks, joining wrapped lines and tables that go on over the page."""
    margins = _margins(block for page in pages for block in page if isinstance(block, TextLine))
    text, last = "", None
    tables: list[RuledTable] = []
    for block in (block for page in pages for block in page):
        if isinstance(block, RuledTable):
            if tables and not tables[-1].has_same_columns(block):
                _add_tables(builder, tables)
            if text:
                builder.add_text(text)
            tables.append(block)
            text, last = "", None
            continue
        _add_tables(builder, tables)
        if last is not None and _goes_on(last, block, margins):
            text += block.text
        else:
            if text:
                builder.add_text(text)
            text = block.text
        last = block
    if text:
        builder.add_text(text)
    _add_tables(builder, tables)


def _margins(lines: Iterable[TextLine]) -> _Margins:
    """Return the left edge most lines share and the right edge full lines reach."""
    printed = list(lines)
    if not printed:
        return _Margins(0, 0)
    lefts = Counter(round(line.left) for line in printed)
    common = [left for left, count in lefts.items() if count * 10 >= len(printed)]
    rights = sorted(line.right for line in printed)
    return _Margins(min(common or lefts), rights[int(len(rights) * 0.95)])


def _goes_on(line: TextLine, following: TextLine, margins: _Margins) -> bool:
    """Return whether the layout makes it certain that a line is the rest of the one before."""
    is_long = line.right - line.left >= _SHORTEST_FULL_LINE * line.size
    is_full = is_long and line.right >= margins.right - 1.3 * line.size
    is_flush = following.left <= margins.left + 0.7 * line.size
    return is_full and is_flush and abs(line.size - following.size) < 0.2 * line.size


def _add_tables(builder: SourceBuilder, parts: list[RuledTable]) -> None:
    """Add a table whose parts stand on pages that follow each other; empties ``parts``."""
    rows: list[list[str]] = []
    merges: list[Merge] = []
    for part in parts:
        shift = len(rows)
        merges += [
            Merge(merge.top + shift, merge.left, merge.bottom + shift, merge.right)
            for merge in part.merges
        ]
        rows += part.rows
    if rows:
        builder.add_table(rows, merges)
    parts.clear()
