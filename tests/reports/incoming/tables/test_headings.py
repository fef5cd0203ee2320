"""Knowing the columns of a table by the words in its heading."""

import pytest

from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import ITEM_VOCABULARY, TASK_VOCABULARY, find_headings


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
        ("牵头负责部门", Column.LEAD),
        ("牵头组织实施单位", Column.LEAD),
        ("牵头及负责部门", Column.UNITS),
        ("协同责任单位", Column.SUPPORTING),
        ("牵头县领导", Column.PERSON),
        ("工作任务完成时限", Column.DEADLINE),
        ("启动时间", Column.REMARK),
        ("2024年目标任务", Column.TITLE),
        ("推进措施", Column.MEASURE),
        ("联系电话", Column.PERSON),
        ("协助科室", Column.SUPPORTING),
        ("责任地区", Column.RESPONSIBLE),
        ("牵头揭榜单位", Column.LEAD),
        ("试点期限", Column.DEADLINE),
        ("上线时间", Column.DEADLINE),
        ("“一件事”名称", Column.TITLE),
        ("改革主题", Column.SECTION),
        ("发榜单位", Column.WATCHING),
        ("牵头（配合）单位", Column.UNITS),
        ("责任单位及完成时限", Column.RESPONSIBLE),
        ("主要任务及分工", Column.TITLE),
    ],
)
def test_a_heading_is_known_in_its_usual_variants(heading: str, column: Column) -> None:
    assert TASK_VOCABULARY.column_of(heading) is column


@pytest.mark.parametrize(
    "text",
    [
        "重点任务分工表",
        "市发改委",
        "12",
        "",
        "优化政务服务流程提升效率和满意度",
        "牵头单位：市发改委",
    ],
)
def test_other_words_are_no_heading(text: str) -> None:
    assert TASK_VOCABULARY.column_of(text) is None


def test_a_row_without_units_or_times_is_no_heading_row() -> None:
    assert find_headings([["序号", "任务", "备注"], ["1", "甲", ""]], TASK_VOCABULARY) == []


def test_a_second_heading_row_under_a_merged_one_is_known_by_its_place() -> None:
    rows = [
        ["序号", "重点任务", "责任单位", "责任单位", "完成时限"],
        ["序号", "重点任务", "市级", "区级", "完成时限"],
        ["1", "优化服务", "市发改委", "各区发改局", "6月底"],
    ]
    (headings,) = find_headings(rows, TASK_VOCABULARY)
    assert (headings.last, headings.columns[Column.RESPONSIBLE]) == (1, (2, 3))


def test_a_merged_heading_that_left_blanks_reaches_over_the_words_below() -> None:
    rows = [["序号", "任务", "责任分工", "", "时限"], ["", "", "市级", "区级", ""]]
    (headings,) = find_headings(rows, TASK_VOCABULARY)
    assert (headings.last, headings.columns[Column.RESPONSIBLE]) == (1, (2, 3))


def test_headings_of_three_rows_are_one_heading() -> None:
    rows = [
        ["序号", "任务", "分工", "分工", "分工"],
        ["序号", "任务", "市级", "市级", "区级"],
        ["序号", "任务", "牵头", "配合", "区级"],
    ]
    (headings,) = find_headings(rows, TASK_VOCABULARY)
    assert headings.by_place()[2:] == [Column.LEAD, Column.SUPPORTING, Column.RESPONSIBLE]


def test_the_first_of_two_columns_of_measures_names_the_task() -> None:
    (headings,) = find_headings([["序号", "推进举措", "主要内容", "责任单位"]], TASK_VOCABULARY)
    assert headings.by_place()[1:3] == [Column.TITLE, Column.MEASURE]


def test_a_count_of_tasks_by_unit_has_no_headings_of_tasks() -> None:
    rows = [["按牵头单位统计", "按牵头单位统计"], ["牵头单位", "事项数"], ["市发改委", "3"]]
    assert find_headings(rows, TASK_VOCABULARY) == []


def test_measures_that_the_serial_counts_are_the_tasks() -> None:
    headings = ["重点任务", "序号", "具体举措", "责任单位"]
    (found,) = find_headings([headings], TASK_VOCABULARY)
    assert found.by_place()[:3] == [Column.SECTION, Column.SERIAL, Column.TITLE]


def test_a_row_with_a_serial_is_no_heading_row_whatever_its_words() -> None:
    rows = [["1", "推进重点工作", "压缩办理时间", "落实责任部门"]]
    assert find_headings(rows, TASK_VOCABULARY) == []


def test_a_row_with_a_long_serial_is_no_heading_but_a_year_may_be() -> None:
    rows = (
        ("序号", "改革事项", "市直指导单位"),
        ("999", "优化审批流程改革", "市行政审批局"),
        ("1000", "优化审批流程改革", "市行政审批局"),
    )
    assert [(found.first, found.last) for found in find_headings(rows, ITEM_VOCABULARY)] == [(0, 0)]
