"""Merged cells and columns of who only watches, in tables copied cell by cell."""

from tests.reports.incoming.reading_help import read

MERGED = """\
序号
重点工作任务
牵头单位
计划完成时间
进展情况
1
新增助餐点15个
区民政局
11月底前
已建成3个。
2
新增床位100张
10月底前
已完成选址。
3
改造活动中心
目前正在进行装修。
"""

SCORED = """\
序号
考核内容
年度目标
责任部门
评分部门
1
小麦播种面积
200
县农业农村局
县水利局
市农业农村局
2
建设生态牧场
1
县畜牧局
市农业农村局
3
冬修水利工程
40
县水利局
市水利局
"""


def test_units_merged_downwards_hold_for_the_rows_below_and_it_is_told() -> None:
    document = read(MERGED)
    assert [task.lead for task in document.tasks] == [("区民政局",)] * 3
    assert any("2行没有写明单位" in warning.message for warning in document.warnings)


def test_a_row_without_units_among_rows_with_units_has_none() -> None:
    text = MERGED.replace("10月底前", "区住建局\n10月底前").replace("目前正", "区体育局\n目前正")
    tasks = read(f"{text}4\n清理陈年旧账\n已清理一半。\n").tasks
    assert [task.lead for task in tasks] == [("区民政局",), ("区住建局",), ("区体育局",), ()]


def test_who_gives_the_marks_takes_no_task() -> None:
    assert [task.responsible for task in read(SCORED).tasks] == [
        ("县农业农村局", "县水利局"),
        ("县畜牧局",),
        ("县水利局",),
    ]


def test_a_figure_of_1_in_a_cell_begins_no_new_count() -> None:
    assert [task.number for task in read(SCORED).tasks] == ["1", "2", "3"]


def test_a_category_printed_down_a_cell_is_the_section() -> None:
    text = (
        "任务 | 工作内容 | 责任单位 | 完成期限 |\n"
        "生 态 环 境 | 1.保护城郊山体。 | 市规划局 | 2010年9月20日前 |\n"
        "生 态 环 境 | 2.建设防护绿地。 | 市建设局 | 2010年9月20日前 |\n"
    )
    assert [(t.section, t.title) for t in read(text).tasks] == [
        ("生态环境", "保护城郊山体"),
        ("生态环境", "建设防护绿地"),
    ]


def test_a_table_on_one_line_may_begin_with_any_serial_and_tells_odd_rows() -> None:
    rows = "".join(f"{n} 完善第{n}类服务设施。 市民政局 年底前 " for n in range(44, 52))
    document = read(f"序号 工作任务 责任单位 完成时限 {rows}52 办好老年大学。 市教育局 开工建设 ")
    assert [task.number for task in document.tasks] == [str(n) for n in range(44, 53)]
    assert any("第52行各格分得不清" in warning.message for warning in document.warnings)
