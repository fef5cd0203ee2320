"""Receipts on paper."""

from io import BytesIO

from reports.content.intake_receipt import ReceiptFile
from reports.pages.receipt import print_receipt
from tests.reports.content.test_intake_receipt import CLEAN, FAULTY, receipt
from tests.reports.pages.pdf_reading import bundled_fonts, texts_of


def printed(*files: ReceiptFile) -> list[str]:
    stream = BytesIO()
    pages = print_receipt(receipt(*files), stream, fonts=bundled_fonts())
    texts = texts_of(stream.getvalue())
    assert len(texts) == pages
    return texts


def test_the_receipt_of_one_file_fits_a_page_and_says_everything() -> None:
    (page,) = printed(FAULTY)
    for words in ("收报回执", "3f9a12bc", "重点任务G6", "请填0%到100%", "市优化办"):
        assert words in page


def test_many_files_go_on_over_pages_with_their_headings() -> None:
    pages = printed(*[FAULTY] * 12, CLEAN)
    assert len(pages) > 1
    assert all("请这样处理" in page for page in pages[1:-1])
    assert "2024年7月3日" in pages[-1]
