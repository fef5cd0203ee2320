"""Tasks that carry a clause of their own over measures that do, and groups with their duties."""

import pytest

from tests.reports.incoming.reading_help import read, summaries

_INTRODUCED = """某市优化服务分工方案
一、便利企业
（一）压减开办企业的环节。（市市场监管局牵头，市税务局配合）
具体措施：
1.合并刻章和领取发票的窗口。（市行政审批局负责）
2.公开每个环节的办理时间。
3.推广电子营业执照。（市市场监管局负责）
"""


@pytest.mark.parametrize("words", ["具体措施：", "具体措施", "落实措施：", "主要工作举措如下："])
def test_a_task_keeps_its_clause_when_measures_with_theirs_are_introduced(words: str) -> None:
    assert summaries(_INTRODUCED.replace("具体措施：", words))[0] == (
        "一", "压减开办企业的环节", ["市市场监管局"], ["市税务局"], "",
    )  # fmt: skip


def test_an_introduced_measure_without_units_has_those_of_the_task_above() -> None:
    tasks = summaries(_INTRODUCED)
    assert [task[0] for task in tasks] == ["一", "1", "2", "3"]
    assert tasks[2][2:4] == (["市市场监管局"], ["市税务局"])


def test_introduced_measures_without_clauses_stay_in_their_task() -> None:
    text = (
        "某市优化服务分工方案\n一、便利企业\n（一）压减环节。（市市场监管局负责）\n具体措施：\n"
        "1.合并窗口。\n2.公开时间。\n（二）降低费用。（市财政局负责）\n"
    )
    assert [task[1] for task in summaries(text)] == ["压减环节", "降低费用"]


_GROUPS = """某区产业专班实施方案
一、专班组织机构
组 长：张三
成 员：区发改局、区商务局、区住建局、城东街道。
专班下设两个小组。
二、小组设置
（一）汽车产业小组
主要任务：引进零部件企业，扩大整车产量。
分管领导：李四
责任部门：区工信局牵头，区发改局配合。
责任属地：城东街道、开发区
（二）食品产业小组
主要任务：建设加工园区。
责任部门：区农业农村局牵头，区商务局配合。
责任属地：城西镇、合心镇
"""


def test_a_group_with_its_duties_is_one_task() -> None:
    assert [(task[1], task[2], task[3]) for task in summaries(_GROUPS)] == [
        ("汽车产业小组", ["区工信局"], ["区发改局", "城东街道", "开发区"]),
        ("食品产业小组", ["区农业农村局"], ["区商务局", "城西镇", "合心镇"]),
    ]


@pytest.mark.parametrize("mark", ["﹒", "·", "•", "．", "。"])
def test_numbers_with_other_points_count_items(mark: str) -> None:
    text = (
        f"某省重点工作任务分解\n一、主要目标\n1{mark}粮食产量保持稳定。\n牵头责任单位：省农业农村厅。\n"
        f"2{mark}进出口总额增长5%。\n牵头责任单位：省商务厅。\n"
    )
    assert [(task[0], task[1]) for task in summaries(text)] == [
        ("1", "粮食产量保持稳定"),
        ("2", "进出口总额增长5%"),
    ]


def test_a_group_that_is_set_up_is_no_task() -> None:
    text = (
        "某市产业方案\n一、任务\n1.建设园区。（市发改委牵头）\n2.引进企业。（市商务局牵头）\n"
        "二、组织机构\n成员单位：市发改委、市商务局、市财政局。\n"
        "办公室设在市发改委，市商务局、市财政局配合。\n"
    )
    assert [task[1] for task in summaries(text)] == ["建设园区", "引进企业"]


@pytest.mark.parametrize("between", ["\n", "—", "："])
def test_a_label_of_duties_may_stand_apart(between: str) -> None:
    text = (
        f"某市重点任务方案\n一、任务\n1.建设园区。\n责任分工{between}市发改委牵头，市财政局配合\n"
        f"2.引进企业。\n责任分工{between}市商务局牵头，各区配合\n"
    )
    assert [task[2] for task in summaries(text)] == [["市发改委"], ["市商务局"]]


def test_a_line_of_people_before_the_units_names_nobody() -> None:
    text = (
        "某省重点任务分工方案\n一、目标\n1.粮食产量保持稳定。\n分管省领导：王五\n"
        "部门分工：省农业农村厅牵头，各地、各部门配合。\n"
    )
    (task,) = read(text).tasks
    assert (task.lead, task.supporting) == (("省农业农村厅",), ("各地", "各部门"))
