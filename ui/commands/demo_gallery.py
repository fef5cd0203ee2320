"""The gallery of ``demo``: official papers of every kind, each as PDF, pictures and Word file."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from reports.files import replace_file
from reports.pages.fonts import choose_fonts
from reports.pages.papers import print_paper
from reports.word.papers import write_word
from ui.commands.gallery_papers import GalleryPaper

GALLERY = "gallery"
_DOTS_PER_INCH = 100


def draw_gallery(papers: Iterable[GalleryPaper], out: Path) -> int:
    """Print the gallery into its folder in ``out``; returns how many pages it has."""
    from ui.page_pictures import save_pages  # noqa: PLC0415 - the other commands need no Qt

    folder = out / GALLERY
    pages = 0
    for shown in papers:
        path = folder / f"{shown.name}.pdf"
        _write(shown, path)
        write_word(shown.paper, path.with_suffix(".docx"), shown.options)
        pages += save_pages(path, dots_per_inch=_DOTS_PER_INCH)
    return pages


def _write(shown: GalleryPaper, path: Path) -> None:
    # Shipped faces only: the gallery looks alike on every computer.
    fonts = choose_fonts(bundled_only=True)

    def write(stream: BinaryIO) -> None:
        print_paper(shown.paper, stream, fonts=fonts, options=shown.options, invariant=True)

    replace_file(path, write)
