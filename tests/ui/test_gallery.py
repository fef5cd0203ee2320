"""The gallery of the demo: every kind of paper as PDF, pictures and Word file."""

from pathlib import Path

import pypdfium2

from models.store.workspace import open_workspace
from models.vocabulary import PaperKind
from reports.content.composers import COMPOSERS
from tests.reports.pages.pdf_reading import pages_of
from ui.commands.demo import AS_OF
from ui.commands.demo_gallery import GALLERY, draw_gallery
from ui.commands.gallery_ledger import ledger_papers
from ui.commands.gallery_papers import gallery_papers
from ui.commands.reading import import_file
from ui.samples import sample_files


def test_each_paper_has_a_pdf_a_word_file_and_a_picture_of_each_page(tmp_path: Path) -> None:
    papers = gallery_papers()[:3]
    count = draw_gallery(papers, tmp_path)
    folder = tmp_path / GALLERY
    pdfs = sorted(folder.glob("*.pdf"))
    names = sorted(shown.name for shown in papers)
    assert [pdf.stem for pdf in pdfs] == names
    assert sorted(word.stem for word in folder.glob("*.docx")) == names
    assert count == sum(len(pages_of(pdf)) for pdf in pdfs) == len(list(folder.glob("*.png")))


def test_the_gallery_shows_every_kind_and_every_sort_the_ledger_can_write(
    tmp_path: Path,
) -> None:
    with open_workspace(tmp_path / "台账", operator="演示") as workspace:
        for sample in sample_files():
            import_file(workspace, sample)
        composed = tuple(ledger_papers(workspace, AS_OF))
    assert len(composed) == len(COMPOSERS)
    assert {shown.paper.kind for shown in (*gallery_papers(), *composed)} == set(PaperKind)


def test_no_file_of_the_gallery_needs_a_font_that_is_not_in_it(tmp_path: Path) -> None:
    draw_gallery(gallery_papers()[3:5], tmp_path)
    for pdf in (tmp_path / GALLERY).glob("*.pdf"):
        with pypdfium2.PdfDocument(pdf) as document:
            assert all(_has_own_fonts(page) for page in document)


def _has_own_fonts(page: pypdfium2.PdfPage) -> bool:
    texts = page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    fonts = [pypdfium2.raw.FPDFTextObj_GetFont(text.raw) for text in texts]
    return all(pypdfium2.raw.FPDFFont_GetIsEmbedded(font) == 1 for font in fonts)
