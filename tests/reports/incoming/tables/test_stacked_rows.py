"""Cells a line without serials where texts and units take several lines each."""

from tests.reports.incoming.reading_help import read

TABLE = """\
领域

主 要 目 标

主要责任单位

责任单位

1.改善老年人健康状况。

——人均预期寿命延长。

——健康档案建档率达到90%。

省卫生厅

省财政厅

省人口计生

省老龄办

——常见病筛查率达到80%以上。

省卫生厅

2.丰富老年人文化生活。

省文化厅

省体育局
"""


def test_texts_up_to_the_units_make_one_task() -> None:
    tasks = read(TABLE).tasks
    assert [(task.number, task.title) for task in tasks] == [
        ("1", "改善老年人健康状况"),
        ("", "常见病筛查率达到80%以上"),
        ("2", "丰富老年人文化生活"),
    ]
    assert "人均预期寿命延长" in tasks[0].body


def test_all_lines_of_units_are_read_also_shortened_ones() -> None:
    tasks = read(TABLE).tasks
    assert tasks[0].responsible == ("省卫生厅", "省财政厅", "省人口计生", "省老龄办")
    assert [task.lead for task in tasks] == [(), ("省卫生厅",), ()]


def test_a_border_between_unit_columns_that_does_not_show_is_told() -> None:
    assert any("没有分界" in warning.message for warning in read(TABLE).warnings)
