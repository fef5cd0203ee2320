"""A table as it is shown is printed on A4 and drawn page by page."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from reports.content.shown_table import ShownGroup, ShownTable
from reports.pages.fonts import choose_fonts
from reports.pages.page_images import draw_pages
from reports.pages.shown_table import print_shown_table

MANY = ShownTable(
    name="任务",
    title="重点任务",
    note="状态：已逾期。",
    day=date(2024, 10, 20),
    headings=("序号", "任务"),
    groups=(ShownGroup("", tuple((number, f"第{number}项任务") for number in range(1, 121))),),
)


def printed(*, is_lying: bool) -> bytes:
    stream = BytesIO()
    print_shown_table(MANY, stream, fonts=choose_fonts(bundled_only=True), is_lying=is_lying)
    return stream.getvalue()


def texts_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_every_row_is_printed_and_the_heading_on_every_page() -> None:
    pages = texts_of(printed(is_lying=True))
    assert len(pages) > 3
    assert all("序号" in page for page in pages)
    assert all(f"第{number}项任务" in "".join(pages) for number in range(1, 121))


def test_the_first_page_says_what_is_shown() -> None:
    first = texts_of(printed(is_lying=True))[0]
    assert "重点任务" in first
    assert "2024年10月20日，共120项。状态：已逾期。" in first


@pytest.mark.parametrize(("is_lying", "is_wide"), [(True, True), (False, False)])
def test_pages_lie_or_stand_as_asked(*, is_lying: bool, is_wide: bool) -> None:
    (image,) = draw_pages(printed(is_lying=is_lying), 0, 1, 48)
    assert (image.width > image.height) is is_wide


def test_pages_are_drawn_in_the_size_asked_for() -> None:
    image, _ = draw_pages(printed(is_lying=True), 1, 2, 72)
    assert (image.width, image.height) == (842, 596)
    assert len(image.pixels) == image.stride * image.height
    assert b"\x00" in image.pixels  # there is ink


def test_pages_behind_the_last_are_left_out() -> None:
    pdf = printed(is_lying=False)
    count = len(texts_of(pdf))
    assert len(draw_pages(pdf, count - 1, 5, 36)) == 1
