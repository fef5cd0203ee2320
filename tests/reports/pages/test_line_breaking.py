"""Where lines end (GB/T 15834-2011, 5.1), on a plain grid of one cell per character."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.pages.line_breaking import (
    NOT_AT_END,
    NOT_AT_START,
    ClusterWidths,
    break_lines,
    clusters_of,
    justify,
)


def advance(char: str) -> float:
    return 0.5 if char.isascii() else 1.0


def widths() -> ClusterWidths:
    return ClusterWidths(advance, 1.0)


def broken(text: str, width: float) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(text, widths(), width)]


def test_text_fills_lines_of_equal_length() -> None:
    assert broken("优化营商环境重点任务", 4) == ["优化营商", "环境重点", "任务"]


def test_a_closing_mark_takes_the_character_before_it_along() -> None:
    assert broken("优化营商，环境", 4) == ["优化营", "商，环境"]


def test_two_marks_in_the_line_make_room_for_a_third() -> None:
    assert broken("优、化、营商，环境", 6) == ["优、化、营商，", "环境"]


def test_marks_make_room_for_a_character_that_would_stand_alone() -> None:
    assert broken("优、化、营、商环境重", 9) == ["优、化、营、商环境重"]
    assert broken("优、化、营商环境重", 8) == ["优、化、营商环境", "重"]
    assert broken("优、化、营、商环境重点任", 9) == ["优、化、营、商环境", "重点任"]


def test_a_character_stands_alone_where_no_marks_make_room() -> None:
    assert broken("优化营商环", 4) == ["优化营商", "环"]


def test_an_opening_mark_goes_down_with_what_it_opens() -> None:
    assert broken("优化营《方案》", 4) == ["优化营", "《方案》"]


def test_numbers_words_dashes_and_dots_are_not_divided() -> None:
    for piece in ("57.9%", "2024", "1+N", "——", "……", "Internet"):
        lines = broken(f"优化营{piece}商环境", 5)
        assert any(piece in line for line in lines)


def test_a_single_dash_between_places_does_not_begin_a_line_and_a_double_one_may() -> None:
    assert broken("优化武汉—鄂州", 4) == ["优化武", "汉—鄂州"]
    assert broken("优化营商——环境", 4) == ["优化营商", "——环境"]


def test_each_number_of_a_date_stays_whole() -> None:
    text = "截至2024年3月27日"
    for width in range(4, 10):
        pieces = broken(text, width)
        assert "".join(pieces) == text
        assert any("2024" in piece for piece in pieces)
        assert any("27" in piece for piece in pieces)


def test_a_word_of_narrow_and_wide_letters_is_cut_where_the_line_ends() -> None:
    widths = ClusterWidths(lambda char: 0.9 if char == "W" else 0.3, 1.0)
    text = "i" * 30 + "W" * 30
    lines = break_lines(text, widths, 6)
    assert max(widths[text[line.start : line.end]] for line in lines) <= 6.001
    assert "".join(text[line.start : line.end] for line in lines) == text


def test_a_word_wider_than_the_line_is_cut() -> None:
    lines = broken("gov.example.cn/营商环境", 4)
    assert "".join(lines) == "gov.example.cn/营商环境"
    assert all(sum(map(advance, line)) <= 4 for line in lines)


def test_a_long_web_address_is_divided_behind_a_slash() -> None:
    lines = broken("网址gov.example.cn/zwgk/2024/notice", 10)
    assert lines == ["网址gov.example.cn/", "zwgk/2024/notice"]


def test_a_blank_at_a_line_end_leaves_no_trace() -> None:
    assert broken("优化营商 环境", 4) == ["优化营商", "环境"]


def test_the_first_line_may_be_indented() -> None:
    lines = break_lines("优化营商环境", widths(), 4, first_indent=2)
    assert [(line.start, line.end, line.indent) for line in lines] == [(0, 2, 2), (2, 6, 0)]


def test_a_line_with_a_gap_is_filled_up_between_characters_but_not_inside_numbers() -> None:
    text = "优化12营商，环境"
    line = break_lines(text, widths(), 5)[0]
    part = text[line.start : line.end]
    set_ = justify(part, line, [advance(char) for char in part], 1.0)
    assert part == "优化12营"
    assert abs(sum(set_) - 5) < 1e-9
    assert set_[2] == 0.5


def test_a_squeezed_line_ends_at_the_right_edge() -> None:
    text = "优、化、营商，环境"
    line = break_lines(text, widths(), 6)[0]
    part = text[line.start : line.end]
    set_ = justify(part, line, [advance(char) for char in part], 1.0)
    assert abs(sum(set_) - 6) < 1e-9
    assert min(set_) >= 0.5


TEXT = st.text(st.sampled_from("优化营商环境，。、；：！？（）《》“”〔〕—…·12a% "), max_size=60)


@given(TEXT)
def test_clusters_leave_nothing_out(text: str) -> None:
    assert "".join(clusters_of(text)) == text


@given(
    st.text(st.sampled_from("优化营商环境重点任务，。、；《》“”12"), max_size=80),
    st.integers(16, 28),
)
def test_no_line_starts_or_ends_badly(text: str, width: int) -> None:
    lines = broken(text, width)
    for before, after in pairwise(lines):
        widest = max(map(widths().__getitem__, clusters_of(text)))
        # A heap of marks wider than a line has no good place to be divided.
        if widest <= width:
            assert after[0] not in NOT_AT_START
            assert before[-1] not in NOT_AT_END


@given(TEXT, st.integers(8, 28))
def test_no_line_is_longer_than_its_width(text: str, width: int) -> None:
    for line in break_lines(text, widths(), width):
        part = text[line.start : line.end]
        set_ = justify(part, line, [advance(char) for char in part], 1.0)
        assert sum(set_) <= width + 0.01
