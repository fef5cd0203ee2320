"""Reading tables of tasks."""

from collections.abc import Sequence
from datetime import date

from models.reading import ReadTask
from reports.incoming.files.opening import clipboard_source
from reports.incoming.plans.document_head import DocumentHead
from reports.incoming.source import Source, SourceTable
from reports.incoming.tables.task_table import find_task_tables, read_task_table

HEAD = DocumentHead(year=2024)
HEADINGS = ("序号", "重点任务", "牵头单位", "责任单位", "完成时限")
FIRST = ("1", "优化开办企业服务。推行全程网办。", "市市场监管局", "市税务局、市财政局", "6月底")
SECOND = ("2", "提升办税便利度", "市税务局", "市财政局", "持续推进")


def source_of(*rows: Sequence[str], text: str = "") -> Source:
    """A source with one table, its rows on the lines after a line of text."""
    return Source("清单.xlsx", "", "xlsx", (text, *("\t".join(row) for row in rows)),
        (SourceTable(tuple(map(tuple, rows)), tuple(range(2, len(rows) + 2))),))  # fmt: skip


def tasks_of(*rows: Sequence[str], text: str = "") -> tuple[ReadTask, ...]:
    return read_task_table(source_of(*rows, text=text), HEAD).tasks


def messages_of(*rows: Sequence[str]) -> list[str]:
    return [warning.message for warning in read_task_table(source_of(*rows), HEAD).warnings]


def test_each_column_of_a_row_lands_in_its_field() -> None:
    task = tasks_of(HEADINGS, FIRST)[0]
    assert (task.number, task.title, task.body) == ("1", "优化开办企业服务", "推行全程网办。")
    assert (task.lead, task.responsible) == (("市市场监管局",), ("市税务局", "市财政局"))
    assert (task.deadline_text, task.deadline) == ("6月底", date(2024, 6, 30))
    assert (task.line, task.last_line) == (3, 3)
    assert task.clause == "牵头单位：市市场监管局；责任单位：市税务局、市财政局；完成时限：6月底"


def test_continuous_work_has_no_day() -> None:
    task = tasks_of(HEADINGS, SECOND)[0]
    assert (task.deadline, task.ongoing) == (None, True)


def test_supporting_units_are_responsible_too() -> None:
    (task,) = tasks_of(
        ("序号", "任务", "牵头单位", "配合单位"), ("1", "甲", "市发改委", "市财政局")
    )
    assert (task.responsible, task.supporting) == (("市财政局",), ("市财政局",))


def test_headings_under_a_title_and_other_words_are_found() -> None:
    title = ("2024年重点任务分工表",) * 5
    headings = ("编 号", "主要任务（项）", "市级分管领导", "责任\n部门", "工作进度安排")
    (task,) = tasks_of(title, headings, ("1", "甲", "张三", "市发改委", "8月底"))
    assert (task.title, task.responsible) == ("甲", ("市发改委",))
    assert task.deadline == date(2024, 8, 31)


def test_headings_of_two_rows_count_by_the_lower_one() -> None:
    upper = ("序号", "重点任务", "责任分工", "责任分工", "完成时限")
    lower = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
    (task,) = tasks_of(upper, lower, FIRST)
    assert (task.lead, task.supporting) == (("市市场监管局",), ("市税务局", "市财政局"))


def test_headings_repeated_on_the_next_page_are_no_task() -> None:
    assert [task.number for task in tasks_of(HEADINGS, FIRST, HEADINGS, SECOND)] == ["1", "2"]


def test_a_row_across_the_table_is_the_section_of_those_below() -> None:
    tasks = tasks_of(HEADINGS, ("一、政务环境",) * 5, FIRST, ("二、法治环境",) * 5, SECOND)
    assert [task.section for task in tasks] == ["政务环境", "法治环境"]


def test_a_merged_first_column_is_the_section() -> None:
    headings = ("类别", *HEADINGS)
    tasks = tasks_of(headings, ("一、政务", *FIRST), ("一、政务", *SECOND))
    assert [task.section for task in tasks] == ["政务", "政务"]


def test_an_empty_section_goes_on_only_while_the_serials_run_on() -> None:
    third = ("9", *SECOND[1:])
    tasks = tasks_of(("类别", *HEADINGS), ("政务", *FIRST), ("", *SECOND), ("", *third))
    assert [task.section for task in tasks] == ["政务", "政务", ""]


def test_rows_under_one_serial_and_the_same_units_are_one_task() -> None:
    headings = ("序号", "重点任务", "具体举措", "责任单位", "完成时限")
    rows = [("1", "优化服务", f"举措{n}。", "市发改委", "12月底") for n in "甲乙"]
    (task,) = tasks_of(headings, *rows)
    assert (task.title, task.body) == ("优化服务", "举措甲。\n举措乙。")
    assert (task.line, task.last_line) == (3, 4)


def test_rows_under_one_serial_with_units_of_their_own_are_tasks() -> None:
    headings = ("序号", "重点任务", "具体举措", "责任单位")
    tasks = tasks_of(
        headings,
        ("1", "优化服务", "压缩时间。", "市发改委"),
        ("1", "优化服务", "降低费用。", "市财政局"),
    )
    assert [(t.section, t.title, t.responsible) for t in tasks] == [
        ("优化服务", "压缩时间", ("市发改委",)),
        ("优化服务", "降低费用", ("市财政局",)),
    ]


def test_a_row_that_names_neither_number_nor_unit_goes_on_with_the_task_above() -> None:
    (task,) = tasks_of(HEADINGS, FIRST, ("", "实行免费刻章。", "", "", ""))
    assert task.body == "推行全程网办。\n实行免费刻章。"


def test_one_cell_may_name_every_role() -> None:
    cell = "牵头单位：市发改委\n责任单位：市财政局、市税务局\n配合单位：各区"
    (task,) = tasks_of(("序号", "任务", "责任分工"), ("1", "甲", cell))
    assert task.lead == ("市发改委",)
    assert task.responsible == ("市财政局", "市税务局", "各区")
    assert task.supporting == ("各区",)


def test_a_heading_may_say_that_the_first_unit_leads() -> None:
    headings = ("序号", "任务", "责任单位（列第一位的为牵头单位）")
    (task,) = tasks_of(headings, ("1", "甲", "市发改委、市财政局"))
    assert (task.lead, task.responsible) == (("市发改委",), ("市财政局",))


def test_words_for_nothing_name_no_unit() -> None:
    (task,) = tasks_of(("序号", "任务", "牵头单位", "配合单位"), ("1", "甲", "市发改委", "无"))
    assert task.supporting == ()


def test_the_same_as_above_means_the_units_above() -> None:
    tasks = tasks_of(HEADINGS, FIRST, ("2", "乙", "同上", "〃", "同上"))
    assert (tasks[1].lead, tasks[1].responsible) == (tasks[0].lead, tasks[0].responsible)
    assert tasks[1].deadline == date(2024, 6, 30)


def test_a_name_broken_by_the_width_of_its_column_is_one_name() -> None:
    (task,) = tasks_of(("序号", "任务", "责任单位"), ("1", "推进\n改革", "市自然资源和\n规划局"))
    assert (task.title, task.responsible) == ("推进改革", ("市自然资源和规划局",))


def test_rows_below_the_data_are_no_tasks() -> None:
    rows = (
        ("合计", "2项", "", "", ""),
        ("注：各区含开发区。",) * 5,
        ("填表人：张三", "", "", "", ""),
    )
    assert len(tasks_of(HEADINGS, FIRST, SECOND, *rows)) == 2


def test_tables_that_are_no_task_tables_are_left_out() -> None:
    assert find_task_tables(source_of(("姓名", "职务", "电话"), ("张三", "主任", "123"))) == ()


def test_several_tables_make_one_list() -> None:
    one, other = source_of(HEADINGS, FIRST), source_of(HEADINGS, SECOND)
    both = Source("", "", "docx", one.lines + other.lines, (*one.tables, *other.tables))
    assert [task.number for task in read_task_table(both, HEAD).tasks] == ["1", "2"]


def test_a_table_without_headings_goes_on_with_the_one_before() -> None:
    one, other = source_of(HEADINGS, FIRST), source_of(SECOND)
    both = Source("", "", "docx", one.lines + other.lines, (*one.tables, *other.tables))
    assert [task.number for task in read_task_table(both, HEAD).tasks] == ["1", "2"]


def test_a_heading_before_the_table_is_its_section() -> None:
    assert tasks_of(HEADINGS, FIRST, text="（一）政务环境")[0].section == "政务环境"


def test_a_pasted_table_is_read_alike() -> None:
    text = "\n".join("\t".join(row) for row in (HEADINGS, FIRST, SECOND))
    tasks = read_task_table(clipboard_source(text), HEAD).tasks
    assert [task.lead for task in tasks] == [("市市场监管局",), ("市税务局",)]


def test_missing_serials_are_named() -> None:
    assert messages_of(HEADINGS, FIRST, ("5", *SECOND[1:])) == ["序号不连续，缺少第 2—4 项"]


def test_a_task_without_units_is_told() -> None:
    assert messages_of(HEADINGS, ("1", "优化服务", "", "", "6月底")) == [
        "“优化服务”没有读到责任单位"
    ]


def test_a_deadline_with_several_days_is_told() -> None:
    row = (*FIRST[:4], "6月底启动，12月底完成")
    assert messages_of(HEADINGS, row) == ["完成时限“6月底启动，12月底完成”请核对"]


def test_tasks_of_three_levels_are_named_by_the_level_whose_names_are_their_own() -> None:
    headings = ("一级任务", "二级任务", "工作内容", "责任单位")
    tasks = tasks_of(
        headings,
        ("政务环境", "优化服务", "压缩时间。", "市发改委"),
        ("政务环境", "降低成本", "减免费用。", "市财政局"),
    )
    assert [(task.section, task.title, task.body) for task in tasks] == [
        ("政务环境", "优化服务", "压缩时间。"),
        ("政务环境", "降低成本", "减免费用。"),
    ]


def test_a_task_and_its_content_in_two_columns_are_title_and_body() -> None:
    headings = ("序号", "一级任务", "工作内容", "责任分工")
    (task,) = tasks_of(headings, ("1", "推进产业协同", "持续完善体系。", "市工信局牵头"))
    assert (task.title, task.body, task.lead) == ("推进产业协同", "持续完善体系。", ("市工信局",))


def test_a_task_of_several_lines_knows_its_last_one() -> None:
    lines = [
        *HEADINGS,
        "1",
        "优化服务",
        "市发改委",
        "市财政局",
        "2024年",
        "6月底",
        "",
        "某市办公室",
    ]
    (task,) = read_task_table(clipboard_source("\n".join(lines)), HEAD).tasks
    assert (task.line, task.last_line) == (6, 11)
    assert task.deadline_text == "2024年6月底"


def test_a_heading_broken_over_lines_is_one_heading() -> None:
    lines = [
        "序号",
        "重点任务",
        "牵头单位",
        "责任",
        "单位",
        "1",
        "优化服务",
        "市发改委",
        "市财政局",
    ]
    (task,) = read_task_table(clipboard_source("\n".join(lines)), HEAD).tasks
    assert (task.lead, task.responsible) == (("市发改委",), ("市财政局",))


def test_a_table_that_lost_its_headings_is_known_by_its_contents() -> None:
    tasks = tasks_of(FIRST, SECOND, ("3", "优化政务服务流程", "市政务局", "/", "12月底"))
    assert [task.number for task in tasks] == ["1", "2", "3"]
    assert (tasks[0].lead, tasks[0].responsible) == (("市市场监管局",), ("市税务局", "市财政局"))
    assert tasks[2].deadline == date(2024, 12, 31)
    assert tasks[2].clause == "市政务局；/；12月底"


def test_a_list_of_people_is_no_task_table() -> None:
    rows = [(str(n), name, "市发改委", "13800000000") for n, name in enumerate(["张三", "李四"], 1)]
    assert find_task_tables(source_of(*rows)) == ()


def test_a_clause_behind_the_words_of_a_task_names_its_units() -> None:
    cell = "优化企业开办服务。推行全程网办。（牵头单位：市市场监管局；责任单位：市税务局）"
    (task,) = tasks_of(("序号", "重点任务", "完成时限"), ("1", cell, "6月底"))
    assert (task.lead, task.responsible) == (("市市场监管局",), ("市税务局",))
    assert task.body == "推行全程网办。"


def test_rows_between_bars_without_headings_are_read_by_what_they_hold_and_told() -> None:
    lines = [
        "3 | 推进政务公开 | 完善公开目录，按时公开。 | 办公室 | 12月底",
        "4 | 优化营商环境 | 落实减税政策。 | 税政科 | 全年",
    ]
    reading = read_task_table(clipboard_source("\n".join(lines)), HEAD)
    assert [(task.title, task.responsible) for task in reading.tasks] == [
        ("推进政务公开", ("办公室",)),
        ("优化营商环境", ("税政科",)),
    ]
    assert (1, "表格没有表头，各列按内容判断，请核对各列") in [
        (warning.line, warning.message) for warning in reading.warnings
    ]
