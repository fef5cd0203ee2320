"""Knowing the columns of a table by the words in its heading."""

import pytest

from reports.incoming.heading_words import Column
from reports.incoming.headings import TASK_VOCABULARY, find_headings


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("序  号", Column.SERIAL),
        ("牵头\n单位", Column.LEAD),
        ("牵头（责任）单位", Column.LEAD),
        ("主要责任单位", Column.LEAD),
        ("市级责任单位", Column.RESPONSIBLE),
        ("责任单位（列第一位的为牵头单位）", Column.RESPONSIBLE),
        ("责任单位及责任人", Column.RESPONSIBLE),
        ("牵头单位及责任单位", Column.UNITS),
        ("协同责任单位", Column.SUPPORTING),
        ("牵头县领导", Column.PERSON),
        ("工作任务完成时限", Column.DEADLINE),
        ("启动时间", Column.REMARK),
        ("2024年目标任务", Column.TITLE),
        ("推进措施", Column.MEASURE),
        ("联系电话", Column.PERSON),
    ],
)
def test_a_heading_is_known_in_its_usual_variants(heading: str, column: Column) -> None:
    assert TASK_VOCABULARY.column_of(heading) is column


@pytest.mark.parametrize(
    "text", ["重点任务分工表", "市发改委", "12", "", "优化政务服务流程提升办事效率和满意度"]
)
def test_other_words_are_no_heading(text: str) -> None:
    assert TASK_VOCABULARY.column_of(text) is None


def test_a_row_without_units_or_times_is_no_heading_row() -> None:
    assert find_headings([["序号", "任务", "备注"], ["1", "甲", ""]], TASK_VOCABULARY) == []
