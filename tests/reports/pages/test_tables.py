"""Tables over pages: nothing lost, heads repeated, groups marked （续）."""

from itertools import pairwise

import pytest

from reports.pages.column_widths import column_widths
from reports.pages.geometry import SIDEWAYS, mm
from reports.pages.sheets import Sheets
from reports.pages.table_parts import Align, Column, RowGroup, Table, TableLook
from reports.pages.tables import set_table
from reports.pages.text_blocks import set_text
from tests.reports.pages.pdf_reading import pages_of, printed, texts_of

COLUMNS = (Column("序号", Align.CENTRE), Column("事项"), Column("单位"))
SENTENCE = "每季度搜集各指标全国最新最优做法，供各区各部门对标学习并动态完善工作举措。"


def rows(count: int, text: str = SENTENCE) -> list[tuple[str, ...]]:
    return [(f"#{number}", text, "市优化办") for number in range(1, count + 1)]


def grouped(*groups: tuple[str, int], text: str = SENTENCE) -> Table:
    members = [RowGroup(label, rows(count, text)) for label, count in groups]
    return Table(COLUMNS, members, Column("区域", Align.CENTRE))


def texts_with(table: Table) -> list[str]:
    return texts_of(printed(lambda sheets: set_table(sheets, table)))


def test_no_row_of_200_is_lost() -> None:
    pages = texts_with(Table(COLUMNS, [RowGroup("", rows(200))]))
    text = "".join(pages)
    places = [text.index(f"#{number}每") for number in range(1, 201)]
    assert places == sorted(places)
    assert text.count("学习并动态") == 200


def test_the_head_is_repeated_on_every_page() -> None:
    pages = texts_with(Table(COLUMNS, [RowGroup("", rows(60))]))
    assert len(pages) > 2
    assert all(page.startswith("序号事项单位") for page in pages)


def test_a_group_over_pages_is_marked_as_continued() -> None:
    pages = texts_with(grouped(("鄂城区（8项）", 8), ("华容区（40项）", 40)))
    assert "鄂城区（8项）" in pages[0]
    assert "（续）" not in pages[0]
    assert all("华容区（40项）（续）" in page for page in pages[1:])


def test_a_group_that_begins_on_a_new_page_is_not_marked() -> None:
    pages = texts_with(grouped(("鄂城区", 1), ("华容区", 1), text=SENTENCE * 14))
    assert "华容区" in pages[1]
    assert "（续）" not in pages[1]


def test_a_row_taller_than_a_page_is_divided_without_loss() -> None:
    long = "".join(f"第{number}句。" for number in range(1, 900))
    pages = texts_with(Table(COLUMNS, [RowGroup("", [("1", long, "市优化办")])]))
    assert len(pages) > 1
    assert "".join(pages).count("第") == "".join(pages).count("句") == 899


def test_a_label_taller_than_its_rows_stretches_them() -> None:
    table = grouped(("葛店经济技术开发区临空经济区", 1), ("鄂城区", 1), text="短")
    page = pages_of(printed(lambda sheets: set_table(sheets, table)))[0]
    label = [char for char in page if char.char in "葛临"]
    below = next(char for char in page if char.char == "鄂")
    assert max(char.y for char in label) < below.ink_top


def test_nothing_stands_below_the_text_area() -> None:
    pages = pages_of(printed(lambda sheets: set_table(sheets, grouped(("鄂城区", 90)))))
    for page in pages:
        body = [char for char in page if char.size < 14]
        assert max(char.ink_bottom for char in body) < 262


def test_text_stays_inside_its_column() -> None:
    table = Table(
        [Column("甲", width=mm(30)), Column("乙", width=mm(126))],
        [RowGroup("", [("（一）强化顶层设计，做好gov.example.cn/abcdefghijkl谋划；" * 3, "右")])],
    )
    page = pages_of(printed(lambda sheets: set_table(sheets, table)))[0]
    left = [char for char in page if char.x < 58 and char.y < 262]
    assert {char.char for char in left} >= set("强化顶层设计")
    assert max(char.x + 2 for char in left) < 28 + 30


def test_text_after_a_table_is_on_the_grid() -> None:
    def draw(sheets: Sheets) -> None:
        set_table(sheets, Table(COLUMNS, [RowGroup("", rows(3))]))
        set_text(sheets, "后文")

    after = next(char for char in pages_of(printed(draw))[0] if char.char == "后")
    row = (after.em_top - 37) / (156 / 28 * 15 / 8)
    assert row == pytest.approx(round(row), abs=0.01)


def test_a_sideways_table_uses_the_long_side_and_keeps_the_page_number_place() -> None:
    def draw(sheets: Sheets) -> None:
        set_text(sheets, "前文")
        sheets.next_page(SIDEWAYS)
        set_table(sheets, Table(COLUMNS, [RowGroup("", rows(20))]), TableLook(size=10.5))

    upright, *sideways = texts_of(printed(draw))
    assert "前文" in upright
    assert "#20每" in "".join(sideways)
    second = pages_of(printed(draw))[1]
    number = next(char for char in second if char.char == "2" and char.size == 14)
    assert number.y == pytest.approx(270, abs=3)
    assert number.x < 50


def test_rows_keep_their_order_within_groups() -> None:
    text = "".join(texts_with(grouped(("鄂城区", 3), ("华容区", 3), text="事")))
    places = [place for place in range(len(text)) if text[place] == "#"]
    numbers = [int(text[place + 1]) for place in places]
    assert numbers == [1, 2, 3, 1, 2, 3]
    assert all(before < after for before, after in pairwise(places))


def test_a_column_of_long_texts_is_wider_than_one_of_words() -> None:
    rows = [["1", "制定方案", SENTENCE * 8, "市优化办"] for _ in range(5)]
    columns = [Column(name) for name in ("序号", "任务", "工作内容", "责任单位")]
    widths = column_widths(Table(columns, [RowGroup("", rows)]), 640.0, TableLook(size=10.5))
    assert widths[2] > 2 * max(widths[1], widths[3])
    assert sum(widths) == pytest.approx(640)


def test_a_table_without_headings_has_no_head_row() -> None:
    assert first_ink_of_cells("", "") < 37 + 5
    assert first_ink_of_cells("名称", "单位") > 37 + 8


def first_ink_of_cells(*headings: str) -> float:
    table = Table([Column(heading) for heading in headings], [RowGroup("", [("甲", "乙")])])
    [page] = pages_of(printed(lambda sheets: set_table(sheets, table)))
    return next(char.ink_top for char in page if char.char == "甲")


def test_a_heading_in_two_lines_is_divided_evenly() -> None:
    columns = [Column("单位"), Column("单独承担", width=50)]
    table = Table(columns, [RowGroup("", [("市优化办", "1")])])
    [page] = pages_of(printed(lambda sheets: set_table(sheets, table)))
    head = {char.char: round(char.y, 1) for char in page if char.char in "单独承担"}
    assert head["独"] < head["承"] == head["担"]
