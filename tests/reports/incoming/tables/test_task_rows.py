"""Putting the rows of a task table together: groups, merged columns, stages."""

from collections.abc import Sequence

import pytest

from models.reading import ReadTask
from reports.incoming.plans.document_head import DocumentHead
from reports.incoming.source import Source, SourceTable
from reports.incoming.tables.task_table import read_task_table

TASKS = ("推进电子证照互认", "清理隐性壁垒", "设置企业专区")


def tasks_of(*rows: Sequence[str]) -> tuple[ReadTask, ...]:
    table = SourceTable(tuple(map(tuple, rows)), tuple(range(1, len(rows) + 1)))
    source = Source("", "", "xlsx", tuple("\t".join(row) for row in rows), (table,))
    return read_task_table(source, DocumentHead(year=2024)).tasks


def test_a_first_column_of_lead_units_is_merged_downwards() -> None:
    tasks = tasks_of(
        ("牵头单位", "序号", "改革任务", "配合单位", "完成时限"),
        ("市发改委", "1", TASKS[0], "市公安局", "6月底"),
        ("", "2", TASKS[1], "", "年底"),
        ("市数据局", "3", TASKS[2], "", "年底"),
    )
    assert [task.lead for task in tasks] == [("市发改委",), ("市发改委",), ("市数据局",)]
    assert [task.responsible for task in tasks] == [("市公安局",), (), ()]


def test_a_merged_unit_column_without_serials_parts_tasks_too() -> None:
    tasks = tasks_of(
        ("责任单位", "重点任务", "完成时限"),
        ("市发改委", TASKS[0], "6月底"),
        ("", TASKS[1], "年底"),
    )
    assert [(task.title, task.responsible) for task in tasks] == [
        (TASKS[0], ("市发改委",)),
        (TASKS[1], ("市发改委",)),
    ]


def test_a_blank_unit_after_the_task_stays_blank() -> None:
    tasks = tasks_of(
        ("序号", "任务", "牵头单位", "责任单位"),
        ("1", TASKS[0], "市发改委", "市公安局"),
        ("2", TASKS[1], "", "市司法局"),
    )
    assert tasks[1].lead == ()


@pytest.mark.parametrize(
    "group", ["一、市发改委（2项）", "市发改委牵头的任务", "牵头单位：市发改委", "（一）市发改委"]
)
def test_a_row_across_the_table_may_name_who_leads_the_tasks_below(group: str) -> None:
    tasks = tasks_of(
        ("序号", "任务", "配合单位", "时限"),
        (group,) * 4,
        ("1", TASKS[0], "市公安局", "6月底"),
        ("2", TASKS[1], "市司法局", "年底"),
        ("二、市数据局（1项）",) * 4,
        ("3", TASKS[2], "", "年底"),
    )
    assert [task.lead for task in tasks] == [("市发改委",), ("市发改委",), ("市数据局",)]


def test_a_group_of_units_is_a_section_where_a_column_names_the_lead() -> None:
    tasks = tasks_of(("序号", "任务", "牵头单位"), ("市直部门",) * 3, ("1", TASKS[0], "市发改委"))
    assert (tasks[0].section, tasks[0].lead) == ("市直部门", ("市发改委",))


def test_a_row_across_the_table_may_say_by_when_the_tasks_below_are_due() -> None:
    tasks = tasks_of(
        ("序号", "任务", "责任单位"),
        ("一、6月底前完成的任务（1项）",) * 3,
        ("1", TASKS[0], "市数据局"),
        ("二、长期坚持的任务（1项）",) * 3,
        ("2", TASKS[1], "市发改委"),
    )
    assert [(task.deadline_text, task.ongoing) for task in tasks] == [
        ("6月底前完成", False),
        ("长期坚持", True),
    ]


def test_a_plain_group_says_no_deadline() -> None:
    rows = (("序号", "任务", "责任单位"), ("2024年重点任务",) * 3, ("1", TASKS[0], "市数据局"))
    assert tasks_of(*rows)[0].deadline_text == ""


def test_a_tick_under_a_quarter_means_the_quarter() -> None:
    tasks = tasks_of(
        ("序号", "任务", "责任单位", "完成时间", "完成时间"),
        ("序号", "任务", "责任单位", "二季度", "四季度"),
        ("1", TASKS[0], "市数据局", "√", ""),
        ("2", TASKS[1], "市发改委", "", "全面完成"),
    )
    assert [task.deadline_text for task in tasks] == ["二季度", "四季度：全面完成"]


def test_a_time_in_brackets_behind_the_task_is_its_deadline() -> None:
    (task,) = tasks_of(
        ("序号", "任务", "责任单位"), ("1", f"{TASKS[0]}。（6月底前完成）", "市数据局")
    )
    assert (task.title, task.deadline_text) == (TASKS[0], "6月底前完成")


def test_a_column_of_time_counts_before_the_brackets() -> None:
    (task,) = tasks_of(
        ("序号", "任务", "责任单位", "时限"),
        ("1", f"{TASKS[0]}（6月底前完成试点）", "市数据局", "年底"),
    )
    assert (task.title, task.deadline_text) == (f"{TASKS[0]}（6月底前完成试点）", "年底")


def test_a_serial_of_sections_does_not_join_their_tasks() -> None:
    tasks = tasks_of(
        ("序号", "领域", "任务", "责任单位"),
        ("1", "政务服务", TASKS[0], "市数据局"),
        ("1", "政务服务", TASKS[1], "市数据局"),
    )
    assert [task.title for task in tasks] == [TASKS[0], TASKS[1]]


@pytest.mark.parametrize("serial", ["一", "（一）", "二、"])
def test_a_row_counted_in_chinese_that_names_no_unit_is_a_section(serial: str) -> None:
    (task,) = tasks_of(
        ("序号", "任务", "责任单位", "时限"),
        (serial, "优化政务环境", "", ""),
        ("1", TASKS[0], "市数据局", "6月底"),
    )
    assert (task.section, task.title) == ("优化政务环境", TASKS[0])


def test_rows_of_a_form_that_nobody_filled_in_are_no_tasks() -> None:
    rows = (("序号", "任务", "责任单位"), ("1", TASKS[0], "市数据局"), ("2", "", ""), ("3", "", ""))
    assert [task.number for task in tasks_of(*rows)] == ["1"]


def test_a_cell_may_say_who_and_by_when() -> None:
    (task,) = tasks_of(
        ("序号", "任务", "责任单位及完成时限"),
        ("1", TASKS[0], "市数据局牵头，市公安局配合，6月底前完成"),
    )
    assert (task.lead, task.supporting) == (("市数据局",), ("市公安局",))
    assert task.deadline_text == "6月底前完成"


def test_a_date_broken_by_the_width_of_its_column_is_one_date() -> None:
    rows = (("序号", "任务", "责任单位", "时限"), ("1", TASKS[0], "市数据局", "12月底\n前"))
    assert tasks_of(*rows)[0].deadline_text == "12月底前"


@pytest.mark.parametrize("serial", ["²", "①", "13800000000"])
def test_a_serial_that_is_no_plain_number_stops_nothing(serial: str) -> None:
    rows = (
        ("序号", "任务", "责任单位"),
        ("1", TASKS[0], "市数据局"),
        (serial, TASKS[1], "市发改委"),
    )
    assert [task.title for task in tasks_of(*rows)] == [TASKS[0], TASKS[1]]


def test_measures_under_one_merged_task_are_tasks_of_that_section() -> None:
    tasks = tasks_of(
        ("工作任务", "具体措施", "责任部门"),
        ("一、做好公开", "1.公开预算和决算。", "财务科"),
        ("", "2.更新网站的概况信息。", "办公室牵头，各科室配合"),
        ("二、做好宣传", "3.征集宣传文稿。", "各科室"),
    )
    assert [(task.section, task.number) for task in tasks] == [
        ("做好公开", "1"),
        ("做好公开", "2"),
        ("做好宣传", "3"),
    ]
    assert (tasks[1].lead, tasks[1].supporting) == (("办公室",), ("各科室",))


def test_a_heading_counts_for_the_row_below_whatever_its_serial() -> None:
    tasks = tasks_of(
        ("序号", "重点任务", "责任单位"),
        ("一、预期目标", "一、预期目标", "一、预期目标"),
        ("3", TASKS[0], "市发改委"),
        ("六、改善民生", "六、改善民生", "六、改善民生"),
        ("68", TASKS[1], "市教育局"),
    )
    assert [task.section for task in tasks] == ["预期目标", "改善民生"]


def test_rows_of_points_beside_the_same_units_belong_to_the_task_above() -> None:
    tasks = tasks_of(
        ("工作任务", "牵头组织实施单位", "完成时限"),
        (TASKS[0], "市财政局", "年底"),
        ("△健全信用体系", "市财政局", "年底"),
        (TASKS[1], "市税务局", "年底"),
    )
    assert [(task.title, task.body) for task in tasks] == [
        (TASKS[0], "△健全信用体系"),
        (TASKS[1], ""),
    ]


def test_rows_that_all_begin_with_a_mark_are_tasks() -> None:
    tasks = tasks_of(
        ("工作任务", "责任单位", "完成时限"),
        ("●" + TASKS[0], "市财政局", "年底"),
        ("●" + TASKS[1], "市财政局", "年底"),
    )
    assert len(tasks) == 2


def test_measures_numbered_through_the_table_are_tasks_though_their_units_are_the_same() -> None:
    tasks = tasks_of(
        ("工作任务", "具体措施", "责任部门"),
        ("一、做好公开", "1.公开预算和决算。", "各科室"),
        ("", "2.更新网站的概况信息。", "各科室"),
        ("", "3.回应网民留言。", "各科室"),
        ("二、做好宣传", "4.征集宣传文稿。", "各科室"),
    )
    assert [(task.number, task.section) for task in tasks] == [
        ("1", "做好公开"),
        ("2", "做好公开"),
        ("3", "做好公开"),
        ("4", "做好宣传"),
    ]
