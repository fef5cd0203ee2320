"""The briefing as a PDF file, read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from models.papers import Paper, PaperOrder, Paragraph
from reports.content.composers import compose
from reports.content.paper_facts import PaperFacts
from reports.pages.papers import print_paper
from tests.reports.pages.pdf_reading import (
    bundled_fonts,
    lines_of,
    outline_of,
    pages_of,
    texts_of,
    words,
)
from tests.reports.plan_tasks import documents, list_items, plan_tasks

OFFICE = "市优化营商环境领导小组办公室"


def paper() -> Paper:
    order = PaperOrder(
        "briefing", date(2024, 11, 1), date(2024, 11, 30), date(2024, 11, 21), number="12"
    )
    tasks, items = plan_tasks(done=(1, 2)), list_items()
    return compose(order, PaperFacts(tasks, items, documents(), office=OFFICE)).paper


def printed_in(folder: Path, said: Paper) -> Path:
    path = folder / "briefing.pdf"
    with path.open("wb") as stream:
        print_paper(said, stream, fonts=bundled_fonts(), invariant=True)
    return path


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed_in(tmp_path_factory.mktemp("outbox"), paper())


def test_the_first_page_has_head_issue_office_and_date_in_order(briefing: Path) -> None:
    lines = [words(line) for line in lines_of(pages_of(briefing)[0])]
    assert lines[:4] == [
        "优化营商环境工作简报",
        "第12期",
        f"{OFFICE}2024年11月21日",
        "全市优化营商环境重点任务",
    ]


def test_the_red_name_is_centred_within_the_text_area(briefing: Path) -> None:
    name = lines_of(pages_of(briefing)[0])[0]
    left, right = name[0].x - 28, 184 - name[-1].x
    assert 0 < left < right < 30
    assert min(char.ink_top for char in name) == pytest.approx(57, abs=0.5)


def test_a_long_office_name_does_not_run_into_the_date(tmp_path: Path) -> None:
    name = "鄂州市优化营商环境和社会信用体系建设领导小组办公室（市发展和改革委员会）"
    long = replace(paper(), head=replace(paper().head, office=name))
    line = lines_of(pages_of(printed_in(tmp_path, long))[0])[2]
    assert words(line).endswith("委员会）2024年11月21日")


def test_body_rows_of_the_first_page_are_on_the_grid(briefing: Path) -> None:
    row_height = 156 / 28 * 15 / 8
    body = [line for line in lines_of(pages_of(briefing)[0])[5:] if line[0].size == 16]
    assert body
    for line in body:
        row = (line[0].em_top - 37) / row_height
        assert row == pytest.approx(round(row), abs=0.02)


def test_every_part_is_printed(briefing: Path) -> None:
    text = "".join(texts_of(briefing))
    said = [block.text for block in paper().blocks if isinstance(block, Paragraph)]
    assert said[0][:60] in text
    # A page may end within the rest of a paragraph.
    assert all(paragraph[:12] in text for paragraph in said)


def test_the_foot_stands_on_the_lower_edge_of_the_last_page(briefing: Path) -> None:
    last = lines_of(pages_of(briefing)[-1])
    assert [words(line)[:2] for line in last[-3:]] == ["报：", "送：", "发："]
    assert 255 < last[-1][0].y < 262
    assert last[-1][0].size == 14


def test_the_file_says_what_it_is(briefing: Path) -> None:
    document = pypdfium2.PdfDocument(briefing)
    data = document.get_metadata_dict()
    document.close()
    assert data["Title"] == "优化营商环境工作简报 第12期"
    assert data["Author"] == OFFICE


def test_title_and_sections_are_in_the_outline(briefing: Path) -> None:
    titles = [title for _, title in outline_of(briefing.read_bytes())]
    assert titles[0] == paper().title
    said = [block for block in paper().blocks if isinstance(block, Paragraph)]
    headings = [block.text for block in said if block.key.endswith(".heading")]
    assert [title for title in titles if title in headings] == headings


def test_equal_content_gives_equal_files(briefing: Path, tmp_path: Path) -> None:
    again = printed_in(tmp_path, paper())
    assert again.read_bytes() == briefing.read_bytes()
