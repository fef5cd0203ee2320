"""A plain official text, from file to printed page: what the command line and the window call."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from models.papers import Paper
from models.progress import Progress
from models.reading import ReadWarning
from models.vocabulary import PaperKind
from reports.files import replace_file
from reports.incoming.files.opening import open_source
from reports.incoming.papers.plain_paper import read_plain_paper
from reports.pages.faces import missing_characters
from reports.pages.fonts import choose_fonts
from reports.pages.missing_glyphs import MissingGlyphError
from reports.pages.papers import paper_texts, print_paper


@dataclass(frozen=True, slots=True)
class TypesetOrder:
    """What a person may say of a text beside the text itself; "" and None leave it to the text."""

    kind: PaperKind | None = None
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class TypesetPaper:
    """What was printed.

    Attributes:
        faces: which face served which role, one line each.
        missing: characters no face has; they are printed as 〓.
        warnings: what a person should look at in the text.
        is_head_added: the text has no red name; the printed one was made from the signature.
    """

    paper: Paper
    pages: int
    faces: tuple[str, ...]
    missing: tuple[str, ...]
    warnings: tuple[ReadWarning, ...]
    is_head_added: bool


def typeset(
    text: Path,
    out: Path,
    order: TypesetOrder,
    *,
    bundled_fonts_only: bool,
    allow_missing: bool = False,
    progress: Progress | None = None,
) -> TypesetPaper:
    """Set a plain official text as a document.

    Raises:
        UnreadableFileError: ``text`` cannot be read; the sentence says what to do.
        MissingGlyphError: no face has some character, unless ``allow_missing``; nothing is written.
        FileNotWrittenError: ``out`` is open elsewhere, not allowed, or the disk is full.
        Cancelled: the person stopped it.
    """
    source = open_source(text, progress)
    read = read_plain_paper(source.lines, kind=order.kind, number=order.number, issuer=order.issuer)
    fonts = choose_fonts(bundled_only=bundled_fonts_only)
    missing = missing_characters(paper_texts(read.paper), fonts)
    if missing and not allow_missing:
        raise MissingGlyphError(missing)
    stream = BytesIO()
    printed = print_paper(read.paper, stream, fonts=fonts, progress=progress)

    def write(target: BinaryIO) -> None:
        target.write(stream.getvalue())

    replace_file(out, write)
    return TypesetPaper(
        read.paper,
        printed.pages,
        fonts.describe(),
        missing,
        read.warnings,
        read.is_head_added,
    )
