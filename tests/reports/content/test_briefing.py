"""What the briefing says of the 19 tasks of 2024 and the items of 2023."""

from dataclasses import replace
from datetime import date

import pytest

from models.records import ItemRow, TaskRow
from models.vocabulary import ItemStage, TaskStatus
from reports.content.briefing import BriefingContent, NothingToReportError, compose_briefing
from reports.content.document_parts import TextSection
from reports.pages.papers import paper_texts
from tests.reports.plan_tasks import documents, list_items, plan_tasks

TODAY = date(2024, 11, 21)
DONE = (1, 2, 3, 5, 7, 13)


def briefing(
    tasks: tuple[TaskRow, ...] = plan_tasks(done=DONE, reported_on=TODAY),
    items: tuple[ItemRow, ...] = (),
    today: date = TODAY,
) -> BriefingContent:
    return compose_briefing(
        tasks, items, documents(), today=today, issue_number=12, office="市优化办"
    )


def section(content: BriefingContent, word: str) -> TextSection:
    return next(section for section in content.sections if word in section.heading)


def changed(number: int, **values: object) -> tuple[TaskRow, ...]:
    return tuple(
        replace(task, **values)  # type: ignore[arg-type]  # a test names the fields it is about
        if task.number == str(number)
        else task
        for task in plan_tasks(done=DONE, reported_on=TODAY)
    )


def test_the_opening_counts_every_task_once() -> None:
    assert briefing().opening == (
        (
            "截至11月21日，《鄂州市2024年优化营商环境工作方案》确定的19项重点任务中，已完成6项、"
            "推进中3项、持续推进4项、将到期5项、已逾期1项，办结率31.6%。任务共涉及牵头单位11家，"
            "其中牵头任务较多的是市优化办14项、市工商联4项。"
        ),
    )


def test_the_year_is_named_when_it_is_not_that_of_the_plan() -> None:
    opening = briefing(today=date(2025, 1, 3)).opening[0]
    assert opening.startswith("截至2025年1月3日，")


def test_tasks_without_a_report_of_this_period_are_named_within_their_kind() -> None:
    some = briefing(changed(8, latest_progress_on=None)).opening[0]
    assert "持续推进4项（其中1项未报本期进展）" in some
    none = briefing(plan_tasks(done=DONE)).opening[0]
    assert "持续推进4项（均未报本期进展）" in none


def test_a_plan_that_is_finished_is_said_to_be_finished() -> None:
    content = briefing(plan_tasks(done=tuple(range(1, 20))))
    assert "确定的19项重点任务已全部完成。" in content.opening[0]
    assert not any("下一步" in section.heading for section in content.sections)


def test_without_any_finished_task_no_rate_is_given() -> None:
    opening = briefing(plan_tasks(), today=date(2024, 4, 2)).opening[0]
    assert "尚无办结任务" in opening
    assert "%" not in opening


def test_cancelled_tasks_are_left_out_of_the_figures_and_said_so() -> None:
    content = briefing(changed(6, status=TaskStatus.CANCELLED))
    assert "18项重点任务中" in content.opening[0]
    assert "已逾期" not in content.opening[0]
    assert "另有1项已取消，不计入统计。" in content.opening[0]


def test_tasks_of_no_known_document_are_the_citys() -> None:
    tasks = tuple(replace(task, document_id=None) for task in plan_tasks())
    assert "，全市19项重点任务中" in briefing(tasks).opening[0]


def test_the_table_by_section_adds_up() -> None:
    table = section(briefing(), "板块").table
    assert table is not None
    *rows, total = table.groups[0].rows
    assert len(rows) == 7
    assert total == ("合计", "19", "6", "3", "4", "5", "1")
    for row in (*rows, total):
        figures = [0 if cell == "—" else int(cell) for cell in row[1:]]
        assert figures[0] == sum(figures[1:])


def test_a_plan_without_sections_has_no_table_of_them() -> None:
    tasks = tuple(replace(task, section="") for task in plan_tasks(reported_on=TODAY))
    assert not any("板块" in section.heading for section in briefing(tasks).sections)


def test_late_tasks_are_listed_with_lead_and_printed_deadline() -> None:
    table = section(briefing(), "逾期和临近到期任务").table
    assert table is not None
    overdue, due_soon = table.groups
    assert overdue.label == "已逾期（1项）"
    assert overdue.rows == (("6.举办营商环境大讲堂活动", "市优化办", "2024年10月底", "逾期21天"),)
    assert due_soon.label == "将到期（5项）"
    assert due_soon.rows[2] == ("15.加强向上汇报沟通", "无牵头", "2024年11月底", "还有9天")


def test_the_last_day_itself_is_not_late() -> None:
    table = section(briefing(today=date(2024, 11, 30)), "到期").table
    assert table is not None
    assert {row[3] for row in table.groups[1].rows} == {"今日到期"}


def test_one_kind_of_late_task_needs_no_column_for_it() -> None:
    table = section(briefing(today=date(2025, 6, 1)), "逾期任务").table
    assert table is not None
    assert table.group_heading == ""
    assert next(row[0] for row in table.groups[0].rows).startswith("6.")


def test_nothing_late_leaves_the_part_out_and_counts_on() -> None:
    content = briefing(plan_tasks(reported_on=date(2024, 4, 2)), list_items(), date(2024, 4, 2))
    headings = [section.heading for section in content.sections]
    assert headings == ["一、各板块推进情况", "二、改革事项情况", "三、下一步工作"]


def test_a_single_part_has_no_heading() -> None:
    content = briefing((), list_items())
    assert [section.heading for section in content.sections] == [""]
    assert content.title == "全市优化营商环境改革事项情况"


def test_items_are_counted_against_the_declared_total() -> None:
    content = briefing(items=list_items())
    assert section(content, "改革事项").paragraphs == (
        (
            "2023年入选改革事项36项，台账现有17项，其余19项待补录。现有事项中，市本级5项、鄂城区4项、"
            "梁子湖区1项、葛店经开区5项、临空经济区2项。列为国家试点的有1项。"
        ),
    )


def test_stages_are_told_once_an_item_has_moved_on() -> None:
    first, *others = list_items()
    content = briefing(items=(replace(first, stage=ItemStage.PASSED), *others))
    assert section(content, "改革事项").paragraphs[0].endswith("按阶段分，入选16项、通过1项。")


def test_next_steps_are_numbered_and_name_what_is_open() -> None:
    steps = section(briefing(changed(8, latest_progress_on=None)), "下一步").paragraphs
    assert [step[:2] for step in steps] == ["1.", "2.", "3.", "4."]
    assert "“分解交办重点问题”任务未报本期进展" in steps[2]
    assert "“开展企业诉求攻坚活动”“加强向上汇报沟通”2项任务尚无牵头单位" in steps[3]


def test_no_section_is_empty() -> None:
    days = [date(2024, month, 15) for month in range(1, 13)]
    for day in days:
        for part in briefing(items=list_items(), today=day).sections:
            assert part.paragraphs
            assert all(part.paragraphs)


def test_an_empty_ledger_is_refused_with_what_to_do() -> None:
    with pytest.raises(NothingToReportError, match="请先导入文件或新建任务"):
        briefing((), ())


def test_every_printed_text_can_be_asked_for() -> None:
    texts = paper_texts(briefing(items=list_items()).paper())
    assert "第12期" in texts
    assert "6.举办营商环境大讲堂活动" in texts
    assert "市优化营商环境领导小组各成员单位。" in texts
