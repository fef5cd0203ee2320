"""The gallery of the demo: every kind of paper as PDF and pictures."""

from pathlib import Path

from models.vocabulary import PaperKind
from tests.reports.pages.pdf_reading import pages_of
from ui.commands.demo_gallery import GALLERY, draw_gallery
from ui.commands.gallery_papers import gallery_papers


def test_the_gallery_has_a_pdf_of_each_paper_and_a_picture_of_each_page(tmp_path: Path) -> None:
    count = draw_gallery(tmp_path)
    folder = tmp_path / GALLERY
    pdfs = sorted(folder.glob("*.pdf"))
    assert [pdf.stem for pdf in pdfs] == sorted(shown.name for shown in gallery_papers())
    assert count == sum(len(pages_of(pdf)) for pdf in pdfs) == len(list(folder.glob("*.png")))


def test_the_gallery_shows_every_kind_with_a_head() -> None:
    shown = {paper.paper.kind for paper in gallery_papers()}
    assert shown == set(PaperKind) - {PaperKind.REPORT}
