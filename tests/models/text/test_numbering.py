"""Numbering marks in every form offices type."""

import pytest

from models.text.numbering import Family, find_marks, mark_at


@pytest.mark.parametrize(
    ("text", "family", "value", "number"),
    [
        ("一、总体要求", Family.CHINESE, 1, "一"),
        ("十九、考核", Family.CHINESE, 19, "十九"),
        ("（二）加强", Family.CHINESE_BRACKET, 2, "二"),
        ("(二)、加强", Family.CHINESE_BRACKET, 2, "二"),
        ("㈢加强", Family.CHINESE_BRACKET, 3, "㈢"),
        ("12. 开展", Family.ARABIC, 12, "12"),
        ("1．制定", Family.ARABIC, 1, "1"),
        ("１、制定", Family.ARABIC, 1, "１"),
        ("⒉制定", Family.ARABIC, 2, "⒉"),
        ("（3）完善", Family.ARABIC_BRACKET, 3, "3"),
        ("3)完善", Family.ARABIC_BRACKET, 3, "3"),
        ("④落实", Family.CIRCLED, 4, "④"),
        ("2.1压缩", Family.DECIMAL, 1, "2.1"),
        ("2.1.3 压缩", Family.DECIMAL_3, 3, "2.1.3"),
        ("第三条 鼓励", Family.ARTICLE, 3, "三"),
        ("第一章 总则", Family.CHAPTER, 1, "一"),
        ("第二，提高", Family.ORDINAL, 2, "二"),
        ("任务一：党建", Family.LABELLED, 1, "一"),
        ("一是减环节", Family.COUNTED, 1, "一"),
    ],
)
def test_a_mark_is_known_by_its_form(text: str, family: Family, value: int, number: str) -> None:
    mark = mark_at(text)
    assert mark is not None
    assert (mark.family, mark.value) == (family, value)
    assert mark.number in {number, "1"}


@pytest.mark.parametrize(
    "text", ["2024.3.27", "2.5%的企业", "3.5亿元", "第三方评价", "2024年底", "十四五规划", "100个"]
)
def test_figures_and_words_are_no_marks(text: str) -> None:
    assert mark_at(text) is None


def test_marks_inside_a_line_are_found_in_order() -> None:
    found = [(mark.family, mark.value) for mark in find_marks("要求。一、减税(一)清费1.退税")]
    assert found == [(Family.CHINESE, 1), (Family.CHINESE_BRACKET, 1), (Family.ARABIC, 1)]
