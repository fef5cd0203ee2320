"""Title, addressees and text of papers, measured (GB/T 9704 7.3.1-3), and what the file tells."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest

from models.errors import Cancelled
from models.papers import Block, Paper, PaperTable, Run, TableRows
from models.progress import SilentProgress
from reports.pages.line_breaking import NOT_AT_END, NOT_AT_START
from reports.pages.page_options import PageOptions
from reports.pages.papers import paper_texts, print_paper
from reports.pages.text_blocks import heading_level
from tests.reports.pages.paper_samples import (
    CELL,
    LETTER,
    MINUTES,
    NOTICE,
    PLAN_TITLE,
    ROW,
    SENTENCE,
    line_with,
    number_of,
    pages_of_paper,
    paragraphs,
    pdf_of,
    plan_body,
    plan_notice,
    right_of,
    row_of,
)
from tests.reports.pages.pdf_reading import (
    Char,
    bundled_fonts,
    lines_of,
    outline_of,
    pages_of,
    rules_of,
    texts_of,
    words,
)


@pytest.fixture(scope="module")
def plan_pdf() -> bytes:
    return pdf_of(plan_notice())


@pytest.fixture(scope="module")
def plan(plan_pdf: bytes) -> list[list[Char]]:
    return pages_of(plan_pdf)


def body_lines(page: list[Char]) -> list[list[Char]]:
    return [line for line in lines_of(page) if line[0].size == 16]


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def test_no_line_of_the_whole_plan_starts_or_ends_badly(plan: list[list[Char]]) -> None:
    lines = [line for page in plan for line in lines_of(page)]
    assert [words(line) for line in lines if line[0].char in NOT_AT_START] == []
    assert [words(line) for line in lines if line[-1].char in NOT_AT_END] == []


def test_every_full_page_of_the_plan_has_22_rows(plan: list[list[Char]]) -> None:
    for page in plan[2:-1]:
        rows = [row_of(line) for line in lines_of(page)]
        assert rows == pytest.approx(range(22), abs=0.01)


def test_full_lines_of_the_plan_ending_in_a_character_end_at_184_mm(
    plan: list[list[Char]],
) -> None:
    lines = [line for page in plan[1:] for line in body_lines(page)]
    full = [line for line in lines if is_han(line[-1].char) and right_of(line[-1]) > 183.5]
    assert len(full) > 90
    assert [right_of(line[-1]) for line in full] == pytest.approx([184.0] * len(full), abs=0.05)


def test_nothing_of_the_plan_is_lost(plan: list[list[Char]]) -> None:
    def kept(text: str) -> str:
        return "".join(char for char in text if is_han(char) or char.isalnum())

    printed = "".join(words(line) for page in plan[1:] for line in body_lines(page))
    assert kept(printed) == kept("".join(plan_body()))


def test_pages_are_numbered_from_the_first_right_and_left_in_turn(plan: list[list[Char]]) -> None:
    assert [number_of(page) for page in plan] == [f"—{n}—" for n in range(1, len(plan) + 1)]
    for number, page in enumerate(plan, start=1):
        dash = min(char.x for char in page if char.y > 262.5)
        assert (dash < 40) == (number % 2 == 0)


def test_the_dash_of_the_page_number_is_7_mm_under_the_text_area(plan: list[list[Char]]) -> None:
    for page in plan:
        dash = next(char for char in page if char.y > 262.5)
        assert (dash.ink_top + dash.ink_bottom) / 2 == pytest.approx(269, abs=0.1)


def test_title_lines_are_centred(plan: list[list[Char]]) -> None:
    titles = [line for line in lines_of(plan[0]) if line[0].size == 22]
    assert "".join(map(words, titles)) == NOTICE.title
    for line in titles:
        # Brackets have ink on one side of their cell only.
        middle = (line[0].x + right_of(line[-1])) / 2
        assert middle == pytest.approx(28 + 78, abs=0.1)


def test_a_title_divided_by_hand_stays_so() -> None:
    page = pages_of_paper(replace(NOTICE, title="关于印发工作\n方案的通知"))[0]
    titles = [words(line) for line in lines_of(page) if line[0].size == 22]
    assert titles == ["关于印发工作", "方案的通知"]


def test_addressees_stand_flush_left_one_row_under_the_title(plan: list[list[Char]]) -> None:
    title = [line for line in lines_of(plan[0]) if line[0].size == 22][-1]
    first, second = body_lines(plan[0])[1:3]
    assert words(first).startswith("各区人民政府")
    assert words(second) == "位："
    assert first[0].x == second[0].x == pytest.approx(28, abs=0.1)
    assert row_of(first) == pytest.approx(round(row_of(first)), abs=0.01)
    assert ROW < first[0].em_top - (title[0].em_top + 22 * 25.4 / 72) < 1.6 * ROW


def test_addressees_end_with_one_colon_however_they_were_typed() -> None:
    for typed in ("葛店经开区管委会", "葛店经开区管委会：", "葛店经开区管委会:"):
        page = pages_of_paper(replace(LETTER, addressees=typed))[0]
        assert words(line_with(page, "葛店经开区管委会")) == "葛店经开区管委会："


def test_paragraphs_are_indented_by_two_characters(plan: list[list[Char]]) -> None:
    line = line_with(plan[1], "2024年是中华人民共和国")
    assert line[0].x == pytest.approx(28 + 2 * CELL, abs=0.1)


def test_headings_are_in_the_outline_under_their_title(plan_pdf: bytes) -> None:
    levels = outline_of(plan_pdf)
    assert levels[:4] == [
        (0, NOTICE.title),
        (0, PLAN_TITLE),
        (1, "一、总体要求"),
        (1, "二、主要任务"),
    ]
    assert (2, "（一）强化顶层设计，做好全年工作谋划") in levels
    assert (3, "1.制定升级版政策措施") in levels


def test_the_first_page_shows_text_and_else_the_addressees_go_to_the_imprint() -> None:
    many = "、".join(f"市第{number}直属单位" for number in range(1, 70))
    pages = pages_of_paper(replace(NOTICE, addressees=many))
    assert "经市委、市政府同意" in words(pages[0])
    last = [words(line) for line in lines_of(pages[-1])]
    assert [line[:3] for line in last if line[:3] in {"主送：", "抄送："}] == ["主送：", "抄送："]


def test_addressees_that_leave_room_for_text_stay_on_the_first_page() -> None:
    pages = pages_of_paper(NOTICE)
    assert "主送" not in "".join(map(words, pages))


def test_a_long_title_gives_up_blank_rows_so_that_the_first_page_shows_text() -> None:
    title = "关于进一步深化以控制成本为核心优化营商环境工作的若干措施及其责任分工方案" * 3
    pdf = pdf_of(replace(NOTICE, title=title, addressees=""))
    page = pages_of(pdf)[0]
    assert "经市委、市政府同意" in words(page)
    top = min(char.ink_top for char in page if char.size == 22)
    assert top > rules_of(pdf)[0][0].top + 1


def test_a_heading_goes_to_the_page_of_its_text() -> None:
    for count in range(1, 45):
        blocks = paragraphs([*["各区各部门。"] * count, "一、总体要求", "（一）目标", SENTENCE])
        pages = pages_of_paper(replace(NOTICE, blocks=blocks, signature=None))
        ends = [words(body_lines(page)[-1]) for page in pages if body_lines(page)]
        assert not [end for end in ends if end.startswith(("一、", "（一）"))], count


def test_a_heading_goes_to_the_page_of_its_table() -> None:
    row = (Run("1"), Run(SENTENCE))
    table = PaperTable(("序号", "事项"), (TableRows("", (row,) * 3),), caption="任务清单")
    for count in range(2, 26):
        texts = paragraphs([*["各区各部门。"] * count, "一、任务清单表"])
        blocks: tuple[Block, ...] = (*texts, table)
        pages = pages_of_paper(replace(MINUTES, blocks=blocks, roll=()))
        page = next(page for page in pages if "一、任务清单表" in words(page))
        assert "序号事项1各区" in words(page), count


def test_no_single_row_of_a_table_stands_on_its_first_or_last_page() -> None:
    rows = tuple((Run(f"#{number}"), Run(SENTENCE)) for number in range(9))
    table = PaperTable(("序号", "事项"), (TableRows("", rows),))
    for count in range(1, 24):
        blocks: tuple[Block, ...] = (*paragraphs(["各区各部门。"] * count), table)
        pages = pages_of_paper(replace(MINUTES, blocks=blocks, roll=()))
        counts = [words(page).count("#") for page in pages if "#" in words(page)]
        assert min(counts) >= 2, count


def test_level_3_is_bold_only_where_it_is_wanted() -> None:
    paper = replace(NOTICE, blocks=paragraphs(["1.制定措施。各区抓好落实。"]))
    assert pdf_of(paper) != pdf_of(paper, PageOptions(has_bold_level_3=False))


def test_items_of_a_list_and_whole_sentences_are_no_headings() -> None:
    long = f"一、{SENTENCE.replace('。', '，')}逐级落实到人，逐项明确时限。"
    texts = ["1.市优化办负责统筹协调；", "2.市经信局负责企业服务。", long]
    outline = outline_of(pdf_of(replace(NOTICE, blocks=paragraphs(texts))))
    assert outline == [(0, NOTICE.title)]


def test_the_last_item_of_a_list_has_the_face_of_the_others() -> None:
    texts = ["一、目标", "（一）时间压缩30%；", "（二）满意度达95%；", "（三）投诉为零。"]
    outline = outline_of(pdf_of(replace(NOTICE, blocks=paragraphs(texts))))
    assert outline == [(0, NOTICE.title), (1, "一、目标")]
    headings = ["一、目标", "（一）时间压缩", "（二）满意度", "（三）投诉为零。"]
    outline = outline_of(pdf_of(replace(NOTICE, blocks=paragraphs(headings))))
    assert [words for _, words in outline[1:]] == [*headings[:-1], "（三）投诉为零"]


def test_chapters_of_regulations_are_centred_and_articles_begin_with_their_label() -> None:
    texts = ["第一章　总则", "第一条　为了优化营商环境，制定本办法。", "第二条　各单位照此执行。"]
    pdf = pdf_of(replace(NOTICE, blocks=paragraphs(texts)))
    assert outline_of(pdf)[1:] == [(1, "第一章　总则")]
    page = pages_of(pdf)[0]
    chapter, article = line_with(page, "总则"), line_with(page, "第一条")
    assert (chapter[0].x + right_of(chapter[-1])) / 2 == pytest.approx(106, abs=0.2)
    assert article[0].x == pytest.approx(28 + 2 * CELL, abs=0.1)
    first = next(char for char in article if char.char == "为")
    assert first.x - article[2].x == pytest.approx(2 * CELL, abs=0.1)


def test_a_watermark_is_on_every_page_and_leaves_the_text_as_it_was() -> None:
    plain = texts_of(pdf_of(plan_notice()))
    marked = texts_of(pdf_of(plan_notice(), PageOptions(watermark="内部资料")))
    assert marked == [f"内部资料{text}" for text in plain]


def test_the_file_says_what_it_is_and_in_which_language(plan_pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(plan_pdf)
    data = document.get_metadata_dict()
    document.close()
    assert data["Title"] == NOTICE.title
    assert data["Author"] == "鄂州市优化营商环境领导小组"
    assert data["Subject"] == "鄂州优化发〔2024〕4号"
    assert b"/Lang (zh-CN)" in plan_pdf


def test_every_text_of_a_paper_can_be_asked_for(plan_pdf: bytes) -> None:
    printed = "".join(texts_of(plan_pdf)).replace("\n", "")
    for text in paper_texts(replace(NOTICE, blocks=())):
        assert text in printed
    assert set(plan_body()) <= set(paper_texts(plan_notice()))


def test_lines_are_in_reading_order(plan: list[list[Char]]) -> None:
    for page in plan[1:-1]:
        tops = [char.y for char in page]
        assert all(after >= before - 0.01 for before, after in pairwise(tops))


class Stopped(SilentProgress):
    """A progress whose person pressed cancel."""

    def is_cancelled(self) -> bool:
        """Stop at once."""
        return True


def test_printing_stops_when_it_is_cancelled() -> None:
    with pytest.raises(Cancelled):
        print_paper(NOTICE, BytesIO(), fonts=bundled_fonts(), progress=Stopped())


def test_equal_papers_give_equal_files() -> None:
    paper: Paper = plan_notice()
    assert pdf_of(paper) == pdf_of(paper)


def test_counted_quarters_are_no_heading() -> None:
    assert heading_level("一、二季度分别完成4项、5项。") == 0
    assert heading_level("一、二是基础") == 1
