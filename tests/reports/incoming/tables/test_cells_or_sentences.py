"""Cells that stand one a line and could be taken for tasks of the text."""

from tests.reports.incoming.reading_help import read, summaries

_HEAD = "某区工作任务分解表\n序号\n工作举措\n牵头单位\n配合单位\n责任领导\n一、壮大产业\n"


def test_lists_of_units_in_cells_are_no_tasks_of_the_text() -> None:
    text = _HEAD + (
        "1\n建设两个种植基地。\n区农业农村局\n区财政局、区水利局\n张三\n"
        "2\n引进三家加工企业。\n区商务局\n区发改局、区市场监管局\n李四\n"
    )
    assert [(task[1], task[2], task[3]) for task in summaries(text)] == [
        ("建设两个种植基地", ["区农业农村局"], ["区财政局", "区水利局"]),
        ("引进三家加工企业", ["区商务局"], ["区发改局", "区市场监管局"]),
    ]


def test_a_section_row_is_no_task_and_a_cited_number_is_not_the_documents() -> None:
    text = (
        "某市重点工作责任清单\n序号\n重点工作\n牵头责任单位\n协同责任单位\n任务来源\n"
        "一、市长负责事项（共1项）\n1\n开展招商活动。\n市政府办\n市政府各部门、各直属机构\n"
        "某政〔2022〕9号文件\n"
    )
    document = read(text)
    assert [(task.title, task.lead) for task in document.tasks] == [("开展招商活动", ("市政府办",))]
    assert document.number == ""


def test_a_heading_without_a_number_between_rows_is_no_unit() -> None:
    text = (
        "某区工作任务分解表\n序号\n工作任务\n牵头单位\n配合单位\n壮大产业\n"
        "1\n建设两个基地。\n区农业农村局\n区财政局、区水利局\n改善居民生活\n"
        "2\n新建一所学校。\n区教育局\n区财政局、区住建局\n"
    )
    first, second = read(text).tasks
    assert first.supporting == ("区财政局", "区水利局")
    assert second.section == "改善居民生活"
