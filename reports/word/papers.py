"""A paper as a Word file, to be edited: what the page says, in the same order and faces."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.shared import Pt

from models.papers import Annex, Block, Chart, Paper, PaperTable
from models.vocabulary import PaperKind
from reports.files import replace_file
from reports.pages.geometry import CELL
from reports.pages.page_options import PageOptions
from reports.pages.print_text import for_print
from reports.pages.text_blocks import heading_level, split_heading
from reports.word.word_heads import add_head, add_imprint, add_signature
from reports.word.word_parts import add_blank, add_line, number_pages, set_face, turn_page
from reports.word.word_styles import (
    ADDRESSEES,
    ANNEX_LABEL,
    HEADINGS,
    HEI_FACE,
    PARAGRAPH,
    TEXT,
    TITLE,
    set_up,
)
from reports.word.word_tables import add_chart, add_table

_USUAL = PageOptions()


def write_word(paper: Paper, path: Path, options: PageOptions = _USUAL) -> None:
    """Write ``paper`` as a Word file.

    Raises:
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
    """
    document = docx.Document()
    set_up(document, has_bold_level_3=options.has_bold_level_3)
    properties = document.core_properties
    properties.title = paper.title.replace("\n", "")
    properties.author = "、".join(paper.head.issuers) or paper.head.office
    properties.comments = ""
    number_pages(document, has_first_number=paper.kind is not PaperKind.LETTER)
    _add_paper(document, paper)
    stream = BytesIO()
    document.save(stream)

    def write(target: BinaryIO) -> None:
        target.write(stream.getvalue())

    replace_file(path, write)


def _add_paper(document: WordDocument, paper: Paper) -> None:
    add_head(document, paper.kind, paper.head)
    _add_title(document, paper.title)
    if paper.addressees:
        add_line(document, f"{for_print(paper.addressees)}：", ADDRESSEES)
    _add_blocks(document, paper.blocks)
    for label, names in paper.roll:
        line = add_line(document, f"{label}：", PARAGRAPH)
        set_face(line, 0, HEI_FACE)
        line.add_run(for_print(names))
    _add_annex_note(document, paper.annex_names)
    if paper.signature:
        add_signature(document, paper.signature)
    if paper.remark:
        add_line(document, f"（{for_print(paper.remark)}）", PARAGRAPH)
    for annex in paper.annexes:
        _add_annex(document, annex)
    add_imprint(document, paper.imprint)


def _add_title(document: WordDocument, title: str) -> None:
    for line in filter(None, for_print(title).split("\n")):
        add_line(document, line, TITLE)
    add_blank(document, TEXT)


def _add_blocks(
    document: WordDocument, blocks: Sequence[Block], *, is_turned: bool = False
) -> None:
    for block in blocks:
        if isinstance(block, PaperTable):
            add_table(document, block, is_turned=is_turned)
        elif isinstance(block, Chart):
            add_chart(document, block)
        else:
            for text in filter(None, for_print(block.text).split("\n")):
                _add_text(document, text)


def _add_text(document: WordDocument, text: str) -> None:
    """Add a paragraph; one that is a heading alone gets the style of its level."""
    level = heading_level(text)
    heading, rest = split_heading(text, level)
    if heading and not rest and level <= len(HEADINGS):
        add_line(document, heading, HEADINGS[level - 1])
        return
    paragraph = add_line(document, heading, PARAGRAPH)
    if heading and level <= len(HEADINGS):
        look = HEADINGS[level - 1]
        set_face(paragraph, 0, look.face, is_bold=look.is_bold)
    if rest:
        paragraph.add_run(rest)


def _add_annex_note(document: WordDocument, names: Sequence[str]) -> None:
    """Add 附件说明 (7.3.4): the names stand below each other."""
    if not names:
        return
    add_blank(document, TEXT)
    for number, name in enumerate(names, start=1):
        label = "附件：" if number == 1 else ""
        mark = f"{number}." if len(names) > 1 else ""
        line = add_line(document, f"{label}{mark}{for_print(name)}", PARAGRAPH)
        hanging = 5 * CELL + (CELL if mark else 0)
        line.paragraph_format.left_indent = Pt(hanging)
        line.paragraph_format.first_line_indent = Pt(
            2 * CELL - hanging if label else (-CELL if mark else 0)
        )


def _add_annex(document: WordDocument, annex: Annex) -> None:
    """Add one annex on a new page (7.3.7), on its side where its table is."""
    is_turned = any(isinstance(block, PaperTable) and block.is_sideways for block in annex.blocks)
    if is_turned:
        turn_page(document.add_section(WD_SECTION.NEW_PAGE), WD_ORIENTATION.LANDSCAPE)
    line = add_line(document, annex.label, ANNEX_LABEL)
    line.paragraph_format.page_break_before = not is_turned
    add_blank(document, TEXT)
    _add_title(document, annex.title)
    _add_blocks(document, annex.blocks, is_turned=is_turned)
    if is_turned:
        turn_page(document.add_section(WD_SECTION.NEW_PAGE), WD_ORIENTATION.PORTRAIT)
