"""The grid of GB/T 9704 (3.1, 3.2, 5.2), measured in the printed plan of 2024."""

from itertools import pairwise

import pytest

from reports.pages.line_breaking import NOT_AT_END, NOT_AT_START
from reports.pages.sheets import Sheets
from reports.pages.text_blocks import set_text
from reports.pages.titles import set_title
from tests.reports.pages.pdf_reading import (
    MM,
    Char,
    lines_of,
    outline_of,
    pages_of,
    plan_text,
    printed,
    texts_of,
    words,
)

CELL = 156 / 28
ROW = CELL * 15 / 8
RIGHT_EDGE = 184.0


def set_plan(sheets: Sheets) -> None:
    for paragraph in plan_text():
        set_text(sheets, paragraph)


@pytest.fixture(scope="module")
def plan() -> list[list[Char]]:
    return pages_of(printed(set_plan))


@pytest.fixture(scope="module")
def plan_lines(plan: list[list[Char]]) -> list[list[Char]]:
    return [line for page in plan for line in lines_of(page)]


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def is_full(line: list[Char]) -> bool:
    return line[-1].x + CELL > RIGHT_EDGE - 0.5


def test_the_first_row_begins_37_mm_under_the_edge(plan: list[list[Char]]) -> None:
    for page in plan:
        assert lines_of(page)[0][0].em_top == pytest.approx(37, abs=0.05)


def test_a_full_page_has_22_rows_at_their_pitch(plan: list[list[Char]]) -> None:
    for page in plan[:-1]:
        tops = [line[0].em_top for line in lines_of(page)]
        assert len(tops) == 22
        assert tops == pytest.approx([37 + ROW * row for row in range(22)], abs=0.05)


def test_the_last_row_ends_on_the_lower_edge_of_the_text_area(plan: list[list[Char]]) -> None:
    bottom = lines_of(plan[0])[-1][0].em_top + CELL
    assert bottom == pytest.approx(262, abs=0.1)


def test_full_lines_ending_in_a_character_end_at_184_mm(plan_lines: list[list[Char]]) -> None:
    full = [line for line in plan_lines if is_full(line) and is_han(line[-1].char)]
    assert len(full) > 90
    for line in full:
        assert line[-1].x + CELL == pytest.approx(RIGHT_EDGE, abs=0.05)
        assert line[-1].x + line[-1].size * MM == pytest.approx(RIGHT_EDGE, abs=0.05)


def test_lines_begin_at_28_mm_or_two_cells_in(plan_lines: list[list[Char]]) -> None:
    for line in plan_lines:
        indent = min(abs(line[0].x - 28), abs(line[0].x - 28 - 2 * CELL))
        assert indent < 0.05, words(line)


def test_no_line_of_the_plan_starts_or_ends_badly(plan_lines: list[list[Char]]) -> None:
    assert [words(line) for line in plan_lines if line[0].char in NOT_AT_START] == []
    assert [words(line) for line in plan_lines if line[-1].char in NOT_AT_END] == []


def test_no_number_of_the_plan_is_divided(plan_lines: list[list[Char]]) -> None:
    ends = [line[-1].char + after[0].char for line, after in pairwise(plan_lines)]
    assert [pair for pair in ends if pair.isascii() and pair.isalnum()] == []


def test_no_character_of_the_plan_is_lost(plan: list[list[Char]]) -> None:
    def kept(text: str) -> str:
        return "".join(char for char in text if is_han(char) or char.isalnum())

    lines = [words(line) for page in plan for line in lines_of(page)]
    assert kept("".join(lines)) == kept("".join(plan_text()))


def test_no_character_stands_outside_the_text_area(plan_lines: list[list[Char]]) -> None:
    for line in plan_lines:
        # The right half of a squeezed closing mark is blank.
        assert line[-1].x + CELL / 2 < RIGHT_EDGE + 0.05, words(line)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(plan: list[list[Char]]) -> None:
    for number, page in enumerate(plan, start=1):
        below = [char for char in page if char.y > 262.5]
        assert words(below) == f"—{number}—"
        if number % 2:
            # The dash is a little narrower than its em.
            assert below[-1].x + 14 * MM == pytest.approx(184 - 14 * MM, abs=0.6)
        else:
            assert below[0].x == pytest.approx(28 + 14 * MM, abs=0.1)
        dash = (below[0].ink_top + below[0].ink_bottom) / 2
        assert dash == pytest.approx(262 + 7, abs=0.1)


def test_headings_never_stand_last_on_a_page() -> None:
    def draw(sheets: Sheets) -> None:
        for number in range(21):
            set_text(sheets, f"第{number}行")
        set_text(sheets, "一、总体要求")
        set_text(sheets, "以成本控制为核心。")

    first, second = pages_of(printed(draw))
    assert len(lines_of(first)) == 21
    assert words(lines_of(second)[0]) == "一、总体要求"


def test_text_after_a_title_is_back_on_the_grid() -> None:
    def draw(sheets: Sheets) -> None:
        sheets.top = 100.0
        set_title(sheets, "全市优化营商环境重点任务推进情况", rows_before=2)
        set_text(sheets, "正文。")

    body = lines_of(pages_of(printed(draw))[0])[-1]
    rows = (body[0].em_top - 37) / ROW
    assert rows == pytest.approx(round(rows), abs=0.01)


def test_headings_are_in_the_outline_by_level() -> None:
    levels = {title: level for level, title in outline_of(printed(set_plan))}
    assert levels["一、总体要求"] == 0
    assert levels["（一）强化顶层设计，做好全年工作谋划"] == 1


def test_half_width_marks_are_printed_full_width() -> None:
    text = texts_of(printed(lambda sheets: set_text(sheets, "牵头单位:市优化办;(含1,234项,下同)")))[
        0
    ]
    assert text.startswith("牵头单位：市优化办；（含1,234项，下同）")


def test_two_prints_of_the_same_text_are_equal() -> None:
    assert printed(set_plan) == printed(set_plan)
