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


EXCERPT = """\
进展顺利
41
义务教育入学率保持100%
区教育局
各街道
2010年
42
新建社区图书馆
区文化局
2011年
43
办好老年大学
区教育局
2010年
"""


def test_an_excerpt_without_headings_is_read_by_its_serials_and_units() -> None:
    tasks = read(EXCERPT).tasks
    assert [(task.number, task.title, task.deadline_text) for task in tasks] == [
        ("41", "义务教育入学率保持100%", "2010年"),
        ("42", "新建社区图书馆", "2011年"),
        ("43", "办好老年大学", "2010年"),
    ]


def test_units_on_several_lines_of_an_excerpt_are_responsible_and_told() -> None:
    document = read(EXCERPT)
    assert document.tasks[0].responsible == ("区教育局", "各街道")
    assert any("没有表头" in warning.message for warning in document.warnings)


def test_lines_of_text_and_units_behind_serials_need_no_headings() -> None:
    text = (
        "7 财政收入增长6%。 财政局\n\n8 研发投入占比达到2%。 科技局、工信局\n\n"
        "9 粮食产量稳定。 农业农村局\n"
    )
    assert [(t.number, t.title, t.responsible) for t in read(text).tasks] == [
        ("7", "财政收入增长6%", ("财政局",)),
        ("8", "研发投入占比达到2%", ("科技局", "工信局")),
        ("9", "粮食产量稳定", ("农业农村局",)),
    ]


def test_a_blank_before_the_units_parts_them_from_the_task() -> None:
    text = "2 新增就业十万人以上 人社局\n3 公路投资1.6亿元 交通局\n4 推进村村通光纤 工信局\n"
    assert [(t.number, t.responsible) for t in read(text).tasks] == [
        ("2", ("人社局",)),
        ("3", ("交通局",)),
        ("4", ("工信局",)),
    ]


def test_rows_above_the_headings_of_the_next_page_are_read_by_them() -> None:
    page = "序号\n工作任务\n牵头部门\n完成时间\n{n}\n办好家长学校\n教育局\n2010年\n"
    rows = "".join(f"{n}\n完善第{n}类服务内容\n卫生局\n2010年\n" for n in (51, 52, 53))
    tasks = read(rows + page.format(n=54)).tasks
    assert [(task.number, task.lead) for task in tasks] == [
        ("51", ("卫生局",)),
        ("52", ("卫生局",)),
        ("53", ("卫生局",)),
        ("54", ("教育局",)),
    ]
