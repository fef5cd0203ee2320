"""Cover and contents of a report, read back."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from models.papers import Annex, Head, Paper, Signature
from models.vocabulary import PaperKind
from reports.pages.page_options import PageOptions
from reports.pages.papers import print_paper
from tests.reports.pages.paper_samples import (
    OFFICE,
    SENTENCE,
    line_with,
    number_of,
    pages_of_paper,
    paragraphs,
    pdf_of,
)
from tests.reports.pages.pdf_reading import bundled_fonts, link_targets, outline_of, pages_of, words

LONG = "（二）存在问题和下一步打算以及需要市优化营商环境领导小组协调解决的有关事项"
CHAPTERS = tuple(
    text
    for number in "一二三四"
    for text in (f"{number}、第{number}部分", "（一）总体情况", SENTENCE * 9, LONG, SENTENCE * 9)
)
REPORT = Paper(
    kind=PaperKind.REPORT,
    head=Head((OFFICE,), dated="2024年10月20日", secrecy="内部"),
    title="全市2024年前三季度优化营商环境工作报告",
    blocks=paragraphs(CHAPTERS),
    annex_names=("任务表", "单位表"),
    signature=Signature((OFFICE,), "2024年10月20日", is_sealed=False),
    annexes=(
        Annex("任务表", paragraphs(["一、不在目录里", SENTENCE])),
        Annex("单位表", paragraphs([SENTENCE])),
    ),
)


def test_the_cover_has_marks_title_office_and_date_and_no_number() -> None:
    cover = pages_of_paper(REPORT)[0]
    assert words(cover).startswith("内部")
    assert {char.size for char in line_with(cover, "工作报告")} == {32}
    assert OFFICE in words(cover)
    assert "2024年10月20日" in words(cover)
    assert number_of(cover) == ""


def test_the_contents_name_the_page_on_which_each_heading_stands() -> None:
    pages = pages_of_paper(REPORT)
    contents, body = words(pages[1]), pages[2:]
    for number, title in enumerate(["一、第一部分", "二、第二部分", "四、第四部分", "附件2"]):
        [found] = [n for n, page in enumerate(body, start=1) if title in words(page)]
        listed = contents[contents.index(title) :].partition(".")[2].lstrip(".")
        assert listed.startswith(str(found)), (number, title)


def test_numbers_begin_with_the_body_and_contents_end_at_the_right_edge() -> None:
    pages = pages_of_paper(REPORT)
    assert [number_of(page) for page in pages[:4]] == ["", "", "—1—", "—2—"]
    last = [line_with(pages[1], title)[-1] for title in ("第一部分", "第四部分", "附件2")]
    assert {round(char.x, 1) for char in last} == {round(last[0].x, 1)}
    assert last[0].x == pytest.approx(184 - 16 * 0.5 * 25.4 / 72, abs=0.8)


def test_headings_inside_annexes_are_not_in_the_contents() -> None:
    assert "不在目录里" not in words(pages_of_paper(REPORT)[1])


def test_headings_of_level_3_under_a_chapter_are_alike_and_not_in_the_contents() -> None:
    texts = [*CHAPTERS, "五、下一步工作", f"1.抓紧。{SENTENCE}", f"2.落实。{SENTENCE}"]
    raw = pdf_of(replace(REPORT, blocks=paragraphs(texts)))
    levels = {title: level for level, title in outline_of(raw)}
    assert levels["1.抓紧"] == levels["2.落实"] == levels["五、下一步工作"] + 1
    assert "抓紧" not in words(pages_of(raw)[1])


def test_every_line_of_the_contents_leads_to_its_heading() -> None:
    raw = pdf_of(REPORT)
    pages = [words(page) for page in pages_of(raw)]
    titles = [title for _, title in outline_of(raw)][1:-2]
    targets = link_targets(raw, 1)
    assert len(targets) == 4 * 3 + 2
    assert targets[-1] == len(pages) - 1
    for title, target in zip(titles[:12], targets, strict=False):
        assert title[:10] in pages[target]


def test_printed_on_both_sides_the_body_begins_on_a_sheet_of_its_own() -> None:
    pages = pages_of_paper(REPORT, PageOptions(is_double_sided=True))
    numbers = [number_of(page) for page in pages]
    assert numbers.index("—1—") % 2 == 0
    assert words(pages[1]) == words(pages[3]) == ""


def test_the_number_of_pages_counts_cover_and_contents() -> None:
    printed = print_paper(REPORT, stream := BytesIO(), fonts=bundled_fonts())
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        assert printed.pages == len(document)


def test_a_report_of_two_chapters_has_no_cover_and_keeps_its_marks() -> None:
    short = replace(REPORT, blocks=paragraphs(CHAPTERS[:10]))
    first = pages_of_paper(short)[0]
    assert words(first).startswith("内部")
    assert number_of(first) == "—1—"


def test_many_headings_take_several_pages_of_contents() -> None:
    many = [text for _ in range(20) for text in ("一、部分", "（一）情况", SENTENCE)]
    pages = pages_of_paper(replace(REPORT, blocks=paragraphs(many)))
    assert [number_of(page) for page in pages[:5]] == ["", "", "", "", "—1—"]
