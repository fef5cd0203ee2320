"""A paper as a Word file, to be edited: what the page says, in the same order and faces."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION

from models.papers import Annex, Block, Chart, Paper, PaperTable
from models.vocabulary import PaperKind
from reports.files import replace_file
from reports.pages.cover import has_cover
from reports.pages.faces import Faces
from reports.pages.fonts import FontChoice, choose_fonts
from reports.pages.numbering import with_numbers
from reports.pages.page_options import PageOptions
from reports.pages.papers import SERIALS, labelled_annexes, report_contents
from reports.pages.print_text import for_print
from reports.pages.text_blocks import is_article, split_headings
from reports.pages.titles import title_lines
from reports.word.word_endings import add_annex_note, add_imprint, add_roll, add_signature
from reports.word.word_front import add_front
from reports.word.word_heads import add_head
from reports.word.word_parts import (
    add_blank,
    add_line,
    lay,
    number_pages,
    set_face,
    text_width,
)
from reports.word.word_styles import (
    ADDRESSEES,
    ANNEX_LABEL,
    ANNEX_TITLE,
    HEADINGS,
    PARAGRAPH,
    TEXT,
    TITLE,
    StyleLook,
    set_up,
)
from reports.word.word_tables import add_chart, add_table
from reports.word.word_watermark import add_watermark

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
    # Lines are divided as on the printed page; shipped faces are everywhere the same.
    fonts = choose_fonts(bundled_only=True)
    writer = _Writer(document, with_numbers(paper), fonts, Faces(fonts), options.has_bold_level_3)
    writer.write(options)
    stream = BytesIO()
    document.save(stream)

    def write(target: BinaryIO) -> None:
        target.write(stream.getvalue())

    replace_file(path, write)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one paper into an empty document."""

    document: WordDocument
    paper: Paper
    fonts: FontChoice
    faces: Faces
    has_bold_level_3: bool

    def write(self, options: PageOptions) -> None:
        document, paper = self.document, self.paper
        is_letter = paper.kind is PaperKind.LETTER
        if has_cover(paper):
            entries = report_contents(paper, fonts=self.fonts, options=options)
            add_front(document, self.faces, paper, entries)
            number_pages(document.add_section(WD_SECTION.NEW_PAGE), starts_at=1)
        else:
            number_pages(document.sections[0], has_first_number=not is_letter)
            add_head(document, self.faces, paper.kind, paper.head)
        watermark = for_print(options.watermark)
        if watermark:
            add_watermark(document.sections[0], watermark)
        document.settings.odd_and_even_pages_header_footer = True
        self._add_text()
        for label, annex in labelled_annexes(paper):
            self._add_annex(label, annex)
        add_imprint(document, paper.imprint, is_letter=is_letter)

    def _add_text(self) -> None:
        document, paper = self.document, self.paper
        add_blank(document, TEXT, 1 if paper.kind in (*SERIALS, PaperKind.LETTER) else 2)
        self._add_title(paper.title, TITLE)
        addressees = for_print(paper.addressees).rstrip("：")
        if addressees:
            add_line(document, f"{addressees}：", ADDRESSEES)
        self._add_blocks(paper.blocks)
        lay(document, is_turned=False)
        add_annex_note(document, paper.annex_names)
        add_roll(document, paper.roll)
        if paper.signature:
            add_signature(document, self.faces, paper.signature)
        remark = for_print(paper.remark).strip("（）()")
        if remark:
            add_line(document, f"（{remark}）", PARAGRAPH)

    def _add_title(self, title: str, look: StyleLook) -> None:
        lines = title_lines(self.faces, title, text_width(self.document))
        if lines:
            add_line(self.document, "\n".join(lines), look)
            add_blank(self.document, TEXT)

    def _add_blocks(self, blocks: Sequence[Block]) -> None:
        for _, run in groupby(blocks, key=type):
            texts: list[str] = []
            for block in run:
                if isinstance(block, PaperTable):
                    lay(self.document, is_turned=block.is_sideways)
                    add_table(self.document, block)
                elif isinstance(block, Chart):
                    lay(self.document, is_turned=False)
                    add_chart(self.document, block, self.fonts)
                else:
                    texts += filter(None, for_print(block.text).split("\n"))
            for level, heading, rest in split_headings(texts):
                self._add_paragraph(level, heading, rest)

    def _add_annex(self, label: str, annex: Annex) -> None:
        """Add one annex on a new page (7.3.7), on its side where its table is."""
        document = self.document
        first = annex.blocks[0] if annex.blocks else None
        is_turned = isinstance(first, PaperTable) and first.is_sideways
        is_on_new_page = lay(document, is_turned=is_turned)
        line = add_line(document, label, ANNEX_LABEL)
        line.paragraph_format.page_break_before = not is_on_new_page
        add_blank(document, TEXT)
        self._add_title(annex.title, ANNEX_TITLE)
        self._add_blocks(annex.blocks)
        add_annex_note(document, annex.annex_names)

    def _add_paragraph(self, level: int, heading: str, rest: str) -> None:
        """Add a paragraph; one that is a heading alone gets the style of its level."""
        if heading and not rest and level <= len(HEADINGS):
            add_line(self.document, heading, HEADINGS[level - 1])
            return
        paragraph = add_line(self.document, heading, PARAGRAPH)
        if heading and level <= len(HEADINGS):
            look = HEADINGS[0 if is_article(heading) else level - 1]
            set_face(paragraph, 0, look.face, is_bold=look.is_bold and self.has_bold_level_3)
        if rest:
            paragraph.add_run(rest)
