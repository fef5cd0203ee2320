"""One writing for marks that offices type in several ways."""

from hypothesis import given
from hypothesis import strategies as st

from models.text.brackets import levels, outermost, pairs, unclosed
from models.text.normalise import even, fold, squeeze


@given(st.text())
def test_even_keeps_every_character_in_its_place(text: str) -> None:
    assert len(even(text)) == len(text)


def test_marks_of_all_widths_become_one() -> None:
    assert even("〔牵头单位：Ａ；１．〕【】") == "(牵头单位:Ａ;1.)()"


def test_the_key_of_a_name_ignores_width_blanks_and_case() -> None:
    assert fold("市发改委（市 优化办）") == fold("市发改委(市优化办)")
    assert fold("ＰＰＰ　项目") == "ppp项目"


def test_a_spaced_out_name_is_squeezed() -> None:
    assert squeeze("市 财　政 局") == "市财政局"


def test_nested_brackets_pair() -> None:
    text = "〔责任单位:各区(含开发区),下同〕"
    assert pairs(text) == [(0, len(text) - 1), (8, 13)]


def test_a_closing_bracket_passes_over_one_of_another_shape_left_open() -> None:
    text = "(发改财金〔2022271号)精神(责任单位:市财政局)"
    assert [text[opening : closing + 1] for opening, closing in outermost(text)] == [
        "(发改财金〔2022271号)",
        "(责任单位:市财政局)",
    ]
    assert unclosed(text) == [5]


def test_brackets_of_two_shapes_may_pair_with_each_other() -> None:
    assert pairs("〔牵头单位:市财政局)") == [(0, 10)]


def test_only_paired_brackets_raise_the_level() -> None:
    assert levels("(甲)乙(丙") == [0, 1, 0, 0, 0, 0]
