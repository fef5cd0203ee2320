"""Texts in cells: what is stored, and the lines they take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.workbooks.cell_text import CELL_LIMIT, CUT_MARK, clean_text, cut_text, wrapped_lines


def test_line_ends_and_tabs_are_made_plain() -> None:
    assert clean_text("甲\r\n乙\r丙\t丁") == "甲\n乙\n丙 丁"


def test_chinese_spaces_and_rare_characters_stay() -> None:
    assert clean_text("硚口区　𠅤") == "硚口区　𠅤"


@given(st.text(alphabet=st.characters(min_codepoint=0)))
def test_a_cleaned_text_can_be_stored_and_is_clean(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode()
    assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize(
    ("length", "is_cut"), [(CELL_LIMIT - 1, False), (CELL_LIMIT, False), (CELL_LIMIT + 1, True)]
)
def test_a_text_is_cut_beyond_the_limit_only(length: int, is_cut: bool) -> None:
    kept = cut_text("字" * length)
    assert len(kept) == min(length, CELL_LIMIT)
    assert kept.endswith(CUT_MARK) is is_cut


def test_characters_of_two_units_count_two() -> None:
    assert len(cut_text("𠅤" * 20_000).encode("utf-16-le")) <= 2 * CELL_LIMIT


@pytest.mark.parametrize(
    ("text", "capacity", "lines"),
    [
        ("", 10, 1),
        ("市优化办", 8, 1),
        ("市优化办、", 8, 2),
        ("abcdefgh", 8, 1),
        ("字" * 20, 40, 1),
        ("字" * 21, 40, 2),
        ("甲\n乙\n", 40, 3),
    ],
)
def test_lines_follow_the_width_of_the_column(text: str, capacity: int, lines: int) -> None:
    assert wrapped_lines(text, capacity) == lines
