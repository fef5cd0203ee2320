"""Headings and lists stay in step when a paragraph is taken out or put in."""

import pytest

from models.papers import PaperTable, Paragraph, Run
from reports.content.renumbering import renumbered


def numbered(*texts: str) -> list[str]:
    blocks = renumbered(Paragraph((Run(text),)) for text in texts)
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["二、甲", "四、乙"], ["一、甲", "二、乙"]),
        (
            ["一、甲", "（二）乙", "二、丙", "（一）丁"],
            ["一、甲", "（一）乙", "二、丙", "（一）丁"],
        ),
        (["1.甲", "3.乙", "一、丙", "2.丁"], ["1.甲", "2.乙", "一、丙", "1.丁"]),
        (["1.甲", "2.乙", "说明", "1.丙"], ["1.甲", "2.乙", "说明", "1.丙"]),
        (["1.甲", "1.乙", "2.丙"], ["1.甲", "2.乙", "3.丙"]),
        (["1.甲", "（1）乙", "（3）丙", "2.丁"], ["1.甲", "（1）乙", "（2）丙", "2.丁"]),
        (["十、甲"] * 11, [f"{mark}、甲" for mark in "一二三四五六七八九十"] + ["十一、甲"]),
        (["1.5倍", "2024年1月", "一季度"], ["1.5倍", "2024年1月", "一季度"]),
    ],
)
def test_numbers_follow_their_order(before: list[str], after: list[str]) -> None:
    assert numbered(*before) == after


def test_figures_and_tables_behind_a_number_stay() -> None:
    figure = Run("3", "tasks.done")
    table = PaperTable(("项",), ())
    changed = renumbered((Paragraph((Run("2.已完成"), figure, Run("项"))), table))
    assert changed == (Paragraph((Run("1.已完成"), figure, Run("项"))), table)


def test_a_paragraph_that_begins_with_a_figure_is_no_list() -> None:
    paragraph = Paragraph((Run("3", "tasks.done"), Run(".5")))
    assert renumbered((paragraph,)) == (paragraph,)
