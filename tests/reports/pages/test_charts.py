"""Charts read back from the page: their numbers, names and places."""

import struct
from collections.abc import Sequence
from dataclasses import replace

import pytest

from models.papers import Block, Chart, PaperTable, Run, Series, TableRows
from models.vocabulary import ChartKind, PaperKind
from reports.pages.charts import chart_png, set_chart
from tests.reports.pages.paper_samples import (
    NOTICE,
    SENTENCE,
    line_with,
    pages_of_paper,
    paragraphs,
    row_of,
)
from tests.reports.pages.pdf_reading import (
    Char,
    bundled_fonts,
    pages_of,
    printed,
    texts_of,
    words,
)

STATES = ("已办结", "推进中", "逾期")
PIE = Chart(ChartKind.PIE, "办理状态", STATES, (Series("任务", (11, 6, 2)),))
STACKED = Chart(
    ChartKind.BARS,
    "各区任务",
    ("鄂城区", "华容区"),
    (Series("已办结", (40, 12)), Series("逾期", (1, 8))),
)


def texts_of_chart(chart: Chart) -> list[str]:
    return texts_of(printed(lambda sheets: set_chart(sheets, chart)))


def bars(categories: Sequence[str], values: Sequence[int]) -> Chart:
    return Chart(ChartKind.BARS, "任务数", tuple(categories), (Series("任务", tuple(values)),))


def test_a_pie_says_name_count_and_share_of_every_part() -> None:
    [page] = texts_of_chart(PIE)
    for entry in ("已办结11项，占57.9%", "推进中6项，占31.6%", "逾期2项，占10.5%"):
        assert entry in page


def test_stacked_bars_show_their_values_and_name_those_too_narrow_for_one() -> None:
    [page] = texts_of_chart(STACKED)
    assert "41（逾期1）" in page
    assert "华容区" in page
    assert page.count("逾期") == 2  # in the legend and behind the first bar


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("values", [(0, 0), (0, 5), (5,)])
def test_nought_and_single_values_are_printed(kind: ChartKind, values: tuple[int, ...]) -> None:
    names = ("鄂城区", "华容区")[: len(values)]
    [page] = texts_of_chart(replace(bars(names, values), kind=kind))
    assert all(name in page for name in names)
    assert all(str(value) in page for value in values)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_thirty_long_names_go_on_over_pages_with_the_title_on_each(kind: ChartKind) -> None:
    names = [f"鄂州市第{number}住房和城乡建设服务中心办公室" for number in range(10, 40)]
    pages = texts_of_chart(replace(bars(names, range(1, 31)), kind=kind))
    assert len(pages) == 2
    assert "任务数（单位：项）" in pages[0]
    assert "任务数（单位：项）（续）" in pages[1]
    assert all(any(str(number) in page for page in pages) for number in range(10, 40))


def test_bars_of_both_parts_have_one_scale() -> None:
    names = [f"鄂州市第{number}住房和城乡建设服务中心办公室" for number in range(10, 40)]
    values = [30, *[1] * 28, 30]
    pages = pages_of(printed(lambda sheets: set_chart(sheets, bars(names, values))))
    first, last = _thirties(pages[0])[0], _thirties(pages[1])[-1]
    assert first.x == pytest.approx(last.x, abs=0.1)


def _thirties(page: list[Char]) -> list[Char]:
    return [char for char in page if char.char == "3" and char.size < 11 and char.x > 150]


def test_a_chart_goes_to_the_next_page_whole_and_text_after_it_is_on_the_grid() -> None:
    blocks: tuple[Block, ...] = (*paragraphs([SENTENCE] * 6), PIE, *paragraphs(["后面的文字。"]))
    pages = pages_of_paper(replace(NOTICE, blocks=blocks))
    on_second = words(pages[1])
    assert "图1办理状态（单位：项）" in on_second
    assert "占57.9%" in on_second
    row = row_of(line_with(pages[1], "后面的文字"))
    assert row == pytest.approx(round(row), abs=0.02)


def test_a_heading_goes_along_with_its_chart() -> None:
    for count in range(1, 8):
        blocks: tuple[Block, ...] = (*paragraphs([*[SENTENCE] * count, "一、办理状态"]), PIE)
        pages = [words(page) for page in pages_of_paper(replace(NOTICE, blocks=blocks))]
        [page] = [page for page in pages if "一、办理状态" in page]
        assert "图1办理状态" in page


def test_a_report_numbers_its_tables_and_every_paper_its_charts() -> None:
    table = PaperTable(("区", "数"), (TableRows("", ((Run("鄂城区"), Run("1")),)),), caption="各区")
    blocks: tuple[Block, ...] = (*paragraphs(["如下。"]), table, PIE, STACKED)
    report = words(pages_of_paper(replace(NOTICE, kind=PaperKind.REPORT, blocks=blocks))[0])
    assert "表1各区" in report
    assert "图1办理状态" in report
    notice = "".join(words(page) for page in pages_of_paper(replace(NOTICE, blocks=blocks)))
    assert "表1" not in notice
    assert "图2各区任务" in notice


def test_a_drawing_for_word_is_a_png_as_wide_as_the_text() -> None:
    [picture] = chart_png(PIE, bundled_fonts(), dots_per_inch=200)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20])[0] == pytest.approx(156 / 25.4 * 200, abs=2)
