"""Names of bodies alone on a line over the items they are responsible for."""

from tests.reports.incoming.reading_help import read, summaries

TWO_UNITS = """\
市水利局
一类目标:
(一)完成三座水库除险加固。汛期前通过验收。
(二)新建农村供水站十处。
二类目标:
(三)开展节水宣传。
市体育局
一类目标:
(一)建成全民健身中心。
(二)举办环湖长跑比赛。
"""


def test_items_below_the_name_of_a_body_are_its_tasks() -> None:
    assert summaries(TWO_UNITS) == [
        ("一", "完成三座水库除险加固", [], ["市水利局"], ""),
        ("二", "新建农村供水站十处", [], ["市水利局"], ""),
        ("三", "开展节水宣传", [], ["市水利局"], ""),
        ("一", "建成全民健身中心", [], ["市体育局"], ""),
        ("二", "举办环湖长跑比赛", [], ["市体育局"], ""),
    ]


def test_a_class_of_targets_is_no_part_of_the_task_above() -> None:
    assert "二类目标" not in read(TWO_UNITS).tasks[1].body


def test_items_before_the_first_name_are_tasks_whose_unit_is_asked_for() -> None:
    text = (
        "二、巩固教育成果。\n三、办好老年大学。\n"
        "市卫生局\n一、开展健康体检。\n二、改造乡镇卫生院。\n"
    )
    document = read(text)
    assert [task.responsible for task in document.tasks] == [(), (), ("市卫生局",), ("市卫生局",)]
    assert [w.line for w in document.warnings if "没有写明" in w.message] == [1, 2]


def test_one_name_over_items_means_nothing_where_other_items_have_clauses() -> None:
    text = (
        "一、重点任务\n1.改造老旧管网。（市住建局牵头）\n2.整治背街小巷。（市城管局牵头）\n"
        "二、报送要求\n市政府办公室\n1.按月报送。\n2.按季通报。\n"
    )
    assert not any("市政府办公室" in task.responsible for task in read(text).tasks)


def test_items_below_numbered_units_are_tasks_though_all_stands_on_one_line() -> None:
    text = (
        "某市创建工作分工 （五）市交通局 1、开通旅游专线。 2、设置路标。 "
        "（六）市财政局 1、安排专项资金。 2、支持宣传活动。 "
        "（七）市公安局 1、维护秩序。 2、疏导交通。"
    )
    assert [task.title for task in read(text).tasks] == [
        "开通旅游专线",
        "设置路标",
        "安排专项资金",
        "支持宣传活动",
        "维护秩序",
        "疏导交通",
    ]
