"""An official paper as PDF: head, title, text, signature, annexes, 版记 (GB/T 9704-2012)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from math import ceil
from typing import BinaryIO

from models.papers import Annex, Block, Chart, Imprint, Paper, PaperTable, Paragraph
from models.progress import Progress, SilentProgress
from models.vocabulary import PaperKind
from reports.pages.blocks import Tail, block_rows, set_blocks
from reports.pages.contents import ContentsEntry, contents_entries, set_contents
from reports.pages.cover import has_cover, set_cover
from reports.pages.endings import closing_rows, note_rows, roll_rows
from reports.pages.faces import Faces
from reports.pages.fonts import FontChoice
from reports.pages.geometry import CELL, PORTRAIT, ROW, SIDEWAYS
from reports.pages.heads import set_head
from reports.pages.imprints import ImprintLook, imprint_height, set_imprint
from reports.pages.numbering import with_numbers
from reports.pages.page_options import USUAL_OPTIONS, PageOptions
from reports.pages.print_text import for_print
from reports.pages.rows import Span, TextRow, broken, group_length, set_rows
from reports.pages.sheets import DocumentInfo, Sheets
from reports.pages.text_blocks import BODY, HEI
from reports.pages.titles import set_annex_title, set_title, title_bottom

# 7.3.1: two blank rows above the title; offices leave one in a 简报 and a 专报.
SERIALS = (PaperKind.BRIEFING, PaperKind.SPECIAL_REPORT)
# A table as the first block shows its head and a row on the first page.
_FIRST_TABLE_ROWS = 3
# Rows of text that go with a signature and what stands between; a longer 附件说明 flows like text.
_TEXT_WITH_TAIL = 2
_BARE_LABEL = "附件"


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """What was printed."""

    pages: int


def print_paper(
    paper: Paper,
    stream: BinaryIO,
    *,
    fonts: FontChoice,
    options: PageOptions = USUAL_OPTIONS,
    invariant: bool = False,
    progress: Progress | None = None,
) -> PrintedPages:
    """Print ``paper`` into ``stream``.

    Args:
        paper: what it says.
        stream: takes the PDF.
        fonts: the faces to print with; a character none of them has becomes 〓.
        options: how it is printed.
        invariant: leave out the time of writing, so that equal papers give equal files.
        progress: told of what is set.

    Raises:
        Cancelled: the person stopped it.
    """
    watched = progress or SilentProgress()
    paper = with_numbers(paper)
    sheets = _sheets(paper, stream, fonts, options, invariant=invariant)
    if has_cover(paper):
        # Set twice: only then is known which pages the contents lead to.
        entries = report_contents(paper, fonts=fonts, options=options)
        _set_front(sheets, paper, entries, options)
    else:
        set_head(sheets, paper.kind, paper.head)
    _set_paper(sheets, paper, options, watched)
    return PrintedPages(sheets.save())


def _sheets(
    paper: Paper, stream: BinaryIO, fonts: FontChoice, options: PageOptions, *, invariant: bool
) -> Sheets:
    return Sheets(
        stream,
        Faces(fonts),
        _info(paper),
        watermark=for_print(options.watermark),
        invariant=invariant,
    )


def _set_front(
    sheets: Sheets, paper: Paper, entries: Sequence[ContentsEntry], options: PageOptions
) -> None:
    """Set cover and contents; printed on both sides, each begins on a sheet of its own."""
    set_cover(sheets, paper)
    _end_sheet(sheets, options)
    set_contents(sheets, entries)
    _end_sheet(sheets, options)
    sheets.number_from_here()


def _end_sheet(sheets: Sheets, options: PageOptions) -> None:
    if options.is_double_sided and sheets.page % 2:
        sheets.next_page()
        sheets.has_number = False


def _set_paper(sheets: Sheets, paper: Paper, options: PageOptions, progress: Progress) -> None:
    """Set all that stands under the head."""
    are_moved = _set_opening(sheets, paper, options)
    imprint = _imprint(paper, are_moved=are_moved)
    look = ImprintLook(paper.kind is PaperKind.LETTER, options.is_double_sided)
    # Printed on both sides, 版记 goes to an even page in any case.
    is_under = not paper.annexes and (look.is_letter or not look.is_double_sided)
    under = imprint_height(sheets, imprint, look) if is_under else 0.0
    tail = replace(_tail(sheets, paper), rows_under=_rows_for(under))
    set_blocks(sheets, paper.blocks, options=options, progress=progress, tail=tail)
    for label, annex in labelled_annexes(paper):
        _set_annex_head(sheets, label, annex)
        note = note_rows(sheets.faces, annex.annex_names, PORTRAIT.width)
        set_blocks(sheets, annex.blocks, options=options, progress=progress, tail=Tail(note))
    set_imprint(sheets, imprint, look)


def report_contents(
    paper: Paper, *, fonts: FontChoice, options: PageOptions = USUAL_OPTIONS
) -> tuple[ContentsEntry, ...]:
    """Return the contents of a report with the pages on which its headings are printed."""
    trial = _sheets(paper, BytesIO(), fonts, options, invariant=True)
    _set_paper(trial, paper, options, SilentProgress())
    return contents_entries(trial.headings)


def paper_texts(paper: Paper) -> tuple[str, ...]:
    """Return every text of ``paper`` that is printed, to look for characters no font has."""
    paper = with_numbers(paper)
    head, imprint = paper.head, paper.imprint
    texts = [*head.issuers, head.mark, head.number, head.office, head.dated, *head.signers]
    texts += [head.copy_number, head.secrecy, head.urgency, paper.title, paper.addressees]
    texts += [text for pair in paper.roll for text in pair]
    texts += [*paper.annex_names, paper.remark]
    if paper.signature:
        texts += [*paper.signature.issuers, paper.signature.dated]
    texts += [text for entry in imprint.entries for text in entry]
    texts += [imprint.printed_by, imprint.printed_on, imprint.copies]
    texts += _block_texts(paper.blocks)
    for annex in paper.annexes:
        texts += [annex.title, *annex.annex_names, *_block_texts(annex.blocks)]
    return tuple(text for text in texts if text)


def _info(paper: Paper) -> DocumentInfo:
    """Return what the file says about itself: a 简报 is known by its name and number."""
    title = "".join(for_print(paper.title).split("\n"))
    author = "、".join(paper.head.issuers) or paper.head.office
    if paper.kind in SERIALS:
        return DocumentInfo(f"{paper.head.mark} {paper.head.number}".strip(), author, title)
    return DocumentInfo(title, author, paper.head.number)


def _set_opening(sheets: Sheets, paper: Paper, options: PageOptions) -> bool:
    """Set title and addressees so that the first page shows text (7.3.3).

    Returns:
        Whether the addressees have to go to 版记 for it (7.3.2).
    """
    addressees = _addressee_rows(sheets, paper.addressees)
    first_rows = _first_rows(sheets, paper, options)
    blank = 1 if paper.kind in SERIALS else 2
    choices = [(blank, addressees), *((rows, []) for rows in range(blank, -1, -1))]
    for rows_before, rows in choices:
        bottom = title_bottom(sheets, paper.title, rows_before=rows_before)
        if sheets.rows_under(bottom) >= len(rows) + first_rows:
            break
    set_title(sheets, paper.title, rows_before=rows_before)
    set_rows(sheets, rows)
    return len(rows) < len(addressees)


def _addressee_rows(sheets: Sheets, addressees: str) -> list[TextRow]:
    """Return 主送机关 flush left with a colon at their end (7.3.2)."""
    text = for_print(addressees).rstrip("：")
    if not text:
        return []
    return [
        TextRow(pieces)
        for pieces in broken(sheets.faces, [Span(f"{text}：", BODY)], PORTRAIT.width)
    ]


def _first_rows(sheets: Sheets, paper: Paper, options: PageOptions) -> int:
    """Return how many rows the first page has to show under title and addressees."""
    if not paper.blocks:
        return 0
    first = paper.blocks[0]
    if not isinstance(first, Paragraph):
        return _FIRST_TABLE_ROWS
    leading = [block.text for block in paper.blocks[:3] if isinstance(block, Paragraph)]
    return group_length(block_rows(sheets, leading, options))


def _tail(sheets: Sheets, paper: Paper) -> Tail:
    note = note_rows(sheets.faces, paper.annex_names, PORTRAIT.width)
    roll = roll_rows(sheets.faces, paper.roll, PORTRAIT.width)
    closing = closing_rows(sheets.faces, paper, PORTRAIT.width)
    if roll or len(note) + len(closing) + _TEXT_WITH_TAIL > sheets.rows_per_page:
        return Tail([*note, *roll], closing)
    return Tail((), [*note, *closing])


def _rows_for(height: float) -> int:
    """Return how many rows to keep free for 版记, which alone on a page looks lost."""
    # The leading of the row above it, which else lies outside 版心, is added.
    return ceil((height + ROW - CELL) / ROW) if height else 0


def labelled_annexes(paper: Paper) -> Iterator[tuple[str, Annex]]:
    """Yield annexes with 附件N, "" for a text passed on; several bare 附件 get serials."""
    are_several = sum(bool(annex.label) for annex in paper.annexes) > 1
    serial = 0
    for annex in paper.annexes:
        serial += bool(annex.label)
        is_bare = annex.label == _BARE_LABEL
        yield f"{annex.label}{serial}" if is_bare and are_several else annex.label, annex


def _set_annex_head(sheets: Sheets, label: str, annex: Annex) -> None:
    """Begin a page with 附件N on its first row and the title on the third (7.3.7)."""
    first = annex.blocks[0] if annex.blocks else None
    is_sideways = isinstance(first, PaperTable) and first.is_sideways
    sheets.next_page(SIDEWAYS if is_sideways else PORTRAIT)
    if label:
        sheets.write(label, 0, 0, HEI)
    set_annex_title(sheets, annex.title, label)


def _imprint(paper: Paper, *, are_moved: bool) -> Imprint:
    """Return 版记, with the addressees above 抄送 where the first page had no room for them."""
    if not are_moved:
        return paper.imprint
    entry = ("主送", paper.addressees.rstrip("：:"))
    return replace(paper.imprint, entries=(entry, *paper.imprint.entries))


def _block_texts(blocks: Sequence[Block]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, PaperTable):
            texts += [block.caption, block.group_heading, *block.headings]
            for group in block.groups:
                texts += [group.label, *(cell.text for row in group.rows for cell in row)]
        elif isinstance(block, Chart):
            names = [series.name for series in block.series]
            texts += [block.title, block.unit, *block.categories, *names]
    return texts
