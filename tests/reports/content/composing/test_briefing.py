"""What the briefing says of the 19 tasks of 2024 and the items of 2023, on several days."""

from dataclasses import replace
from datetime import date

import pytest

from models.papers import Chart, Scope
from models.records import RoleEntry
from models.vocabulary import ItemStage, PaperKind, Role, TaskStatus
from reports.content.composers import NothingToReportError, compose
from tests.reports.content.composing.facts import (
    DONE,
    TODAY,
    changed,
    facts,
    figure,
    headings,
    order,
    rows,
    table,
    text,
    texts,
    units,
    write,
)
from tests.reports.plan_tasks import list_items, plan_tasks

SPRING = date(2024, 4, 2)
AUTUMN = date(2024, 10, 20)


def opening(**values: object) -> str:
    return text(write(known=facts(**values)), "opening.standing")  # type: ignore[arg-type]  # facts


def test_the_head_names_the_issue_the_office_and_the_day() -> None:
    paper = write().paper
    assert paper.kind is PaperKind.BRIEFING
    assert (paper.head.mark, paper.head.number) == ("优化营商环境工作简报", "第12期")
    assert (paper.head.office, paper.head.dated) == (
        "市优化营商环境领导小组办公室",
        "2024年11月21日",
    )


def test_the_title_names_what_it_is_about_and_the_period() -> None:
    assert write().paper.title == "全市优化营商环境重点任务2024年11月推进情况"
    quarter = replace(order(), starts_on=date(2024, 7, 1), ends_on=date(2024, 9, 30))
    assert compose(quarter, facts()).paper.title == "全市优化营商环境重点任务2024年三季度推进情况"


def test_the_opening_in_november_counts_every_task_once() -> None:
    assert opening() == (
        "截至11月21日，《鄂州市2024年优化营商环境工作方案》确定的19项重点任务中，已完成6项、"
        "推进中3项、持续推进4项、将到期5项、已逾期1项，办结率31.6%。任务共涉及牵头单位11家，"
        "其中牵头任务较多的是市优化办14项、市工商联4项。各单位情况见附件。"
    )


def test_the_opening_in_october() -> None:
    tasks = plan_tasks(done=(1, 2, 5, 7), reported_on=date(2024, 10, 8))
    said = text(write(known=facts(tasks), today=AUTUMN), "opening.standing")
    assert said.startswith(
        "截至10月20日，《鄂州市2024年优化营商环境工作方案》确定的19项重点任务中，已完成4项、"
        "推进中8项、持续推进4项、将到期3项，办结率21.1%。"
    )


def test_the_opening_in_spring_gives_no_rate() -> None:
    said = text(write(known=facts(plan_tasks()), today=SPRING), "opening.standing")
    assert said.startswith(
        "截至4月2日，《鄂州市2024年优化营商环境工作方案》确定的19项重点任务中，"
        "推进中15项、持续推进4项（均未报本期进展），尚无办结任务。"
    )


def test_the_year_is_named_when_it_is_not_that_of_the_plan() -> None:
    said = text(write(today=date(2025, 1, 3)), "opening.standing")
    assert said.startswith("截至2025年1月3日，")


def test_a_finished_plan_is_said_to_be_finished() -> None:
    paper = write(known=facts(plan_tasks(done=tuple(range(1, 20)))))
    assert "确定的19项重点任务已全部完成。" in text(paper, "opening.standing")
    assert not [heading for heading in headings(paper) if "下一步" in heading or "逾期" in heading]


def test_one_task_is_told_in_the_singular() -> None:
    only = facts(plan_tasks(done=(1,))[:1])
    assert "确定的1项重点任务已完成。" in text(write(known=only), "opening.standing")


def test_tasks_that_are_all_late_are_told_in_one_word() -> None:
    two = tuple(replace(task, deadline=date(2024, 6, 30)) for task in plan_tasks()[:2])
    assert "2项重点任务均已逾期。" in text(write(known=facts(two)), "opening.standing")


def test_cancelled_tasks_are_left_out_and_said_so() -> None:
    said = opening(tasks=changed(6, status=TaskStatus.CANCELLED))
    assert "18项重点任务中" in said
    assert "已逾期" not in said
    assert "另有1项已取消，不计入统计。" in said


def test_tasks_of_no_known_document_are_the_citys() -> None:
    tasks = tuple(replace(task, document_id=None) for task in plan_tasks())
    assert "，全市19项重点任务中" in opening(tasks=tasks)


def test_the_pie_shows_the_states_and_nothing_that_is_not_there() -> None:
    pie = next(block for block in write().paper.blocks if isinstance(block, Chart))
    assert pie.categories == ("已完成", "推进中", "持续推进", "将到期", "已逾期")
    assert pie.series[0].values == (6, 3, 4, 5, 1)


def test_late_tasks_are_listed_with_lead_and_printed_deadline() -> None:
    paper = write()
    late = table(paper, "late.table")
    assert [group.label for group in late.groups] == ["已逾期", "将到期"]
    assert rows(late)[0] == ("6.举办营商环境大讲堂活动", "市优化办", "2024年10月底", "逾期21天")
    assert ("15.加强向上汇报沟通", "无牵头", "2024年11月底", "还有9天") in rows(late)
    assert text(paper, "late.text") == (
        "已逾期任务1项，为“举办营商环境大讲堂活动”，由市优化办牵头，完成时限为2024年10月底，"
        "已逾期21天。"
        "临近到期任务5项，最早于11月30日到期。具体情况如下表。"
    )


def test_the_last_day_itself_is_not_late() -> None:
    late = table(write(today=date(2024, 11, 30)), "late.table")
    assert "今日到期" in {row[3] for row in rows(late)}


def test_a_single_late_task_needs_no_table() -> None:
    tasks = tuple(replace(task, ongoing=True, deadline=None) for task in plan_tasks()[1:])
    paper = write(known=facts((plan_tasks()[0], *tasks)))
    assert text(paper, "late.text") == (
        "已逾期任务1项，为“制定升级版政策措施”，由市优化办牵头，完成时限为2024年4月底，已逾期205天。"
    )
    assert "late.table" not in {block.key for block in paper.paper.blocks}


def test_several_late_tasks_name_their_leads_and_the_longest() -> None:
    late = write(known=facts(plan_tasks(reported_on=TODAY)))
    assert text(late, "late.text").startswith(
        "已逾期任务7项，由市优化办、市行政审批局、市司法局等4家单位牵头；"
        "逾期时间最长的是“制定升级版政策措施”，已逾期205天。"
    )


def test_tasks_that_fell_due_in_the_period_are_told_apart() -> None:
    tasks = tuple(
        replace(task, deadline=date(2024, 11, 5)) if task.number in {"4", "18"} else task
        for task in plan_tasks(done=DONE, reported_on=TODAY)
    )
    assert text(write(known=facts(tasks)), "late.text").startswith(
        "已逾期任务3项，由市优化办、市委宣传部牵头，其中本月新增2项；逾期时间最长的是"
    )


def test_many_late_tasks_go_into_an_annex() -> None:
    tasks = tuple(replace(task, deadline=date(2024, 5, 1)) for task in plan_tasks())
    many = write(known=facts(tuple(replace(task, ongoing=False) for task in tasks)))
    assert many.paper.annex_names[0] == "重点任务时限预警一览表"
    assert "具体情况见附件1。" in text(many, "late.text")
    assert len(rows(table(many, "late.table"))) == 19


def test_nothing_late_leaves_the_part_out_and_counts_on() -> None:
    calm = facts(plan_tasks(reported_on=SPRING), items=list_items())
    assert headings(write(known=calm, today=SPRING)) == [
        "一、各板块推进情况",
        "二、改革事项情况",
        "三、下一步工作",
    ]


def test_a_single_part_has_no_heading() -> None:
    paper = write(known=facts((), items=list_items()))
    assert headings(paper) == []
    assert paper.paper.title == "全市优化营商环境改革事项2024年11月情况"


def test_items_are_counted_against_the_declared_total() -> None:
    assert text(write(known=facts(items=list_items())), "item.text") == (
        "2023年入选改革事项36项，台账现有17项，其余19项尚未录入。现有事项中，市本级5项、鄂城区4项、"
        "梁子湖区1项、葛店经开区5项、临空经济区2项。列为国家试点的有1项。"
    )


def test_only_the_items_of_the_latest_list_count() -> None:
    older = tuple(replace(item, id=f"old {item.id}", year=2022) for item in list_items())
    paper = write(known=facts(items=(*older, *list_items())))
    assert figure(paper, "items.total").words == "17"


def test_stages_are_told_once_an_item_has_moved_on() -> None:
    first, *others = list_items()
    items = (replace(first, stage=ItemStage.PASSED), *others)
    assert "按阶段分，入选16项、通过1项。" in text(write(known=facts(items=items)), "item.text")
    passed = tuple(replace(item, stage=ItemStage.PASSED) for item in list_items())
    assert "现均处于通过阶段。" in text(write(known=facts(items=passed)), "item.text")


def test_next_steps_are_numbered_and_name_what_is_open() -> None:
    known = facts(changed(8, latest_progress_on=None))
    steps = [said for said in texts(write(known=known)) if said[:2] in {"1.", "2.", "3.", "4."}]
    assert "“分解交办重点问题”任务未报本期进展" in steps[2]
    assert "“开展企业诉求攻坚活动”“加强向上汇报沟通”2项任务尚无牵头单位" in steps[3]


def test_a_paper_on_one_unit_speaks_of_it() -> None:
    scope = Scope("市司法局", "市司法局")
    tasks = tuple(
        replace(task, roles=tuple(replace(one, unit_id=one.printed) for one in task.roles))
        for task in plan_tasks(done=DONE, reported_on=TODAY)
    )
    paper = compose(order(scope=scope), facts(tasks, units=units()))
    assert paper.paper.title == "市司法局优化营商环境重点任务2024年11月推进情况"
    assert "重点任务涉及市司法局的有1项，已完成。" in text(paper, "opening.standing")


def test_a_paper_on_a_section_counts_its_rows_alone() -> None:
    scope = Scope("人才服务", records=frozenset({"task 1", "task 6"}))
    paper = compose(order(scope=scope), facts())
    said = text(paper, "opening.standing")
    assert "重点任务中，“人才服务”方面有2项，其中已完成1项、已逾期1项，办结率50%。" in said


def test_a_plan_of_an_earlier_year_counts_while_it_has_open_tasks() -> None:
    ended = tuple(
        replace(task, id=f"old {task.id}", year=2023, document_id="old", status=TaskStatus.DONE)
        for task in plan_tasks()
    )
    assert figure(write(known=facts((*plan_tasks(), *ended))), "tasks.total").words == "19"
    still = (replace(ended[0], status=TaskStatus.IN_PROGRESS), *ended[1:])
    assert figure(write(known=facts((*plan_tasks(), *still))), "tasks.total").words == "38"


def test_a_unit_that_left_the_register_counts_once_under_its_first_words() -> None:
    first, second, *others = plan_tasks(reported_on=TODAY)
    old, new = (
        RoleEntry(Role.LEAD, "市交通局", "gone"),
        RoleEntry(Role.LEAD, "市交通运输局", "gone"),
    )
    tasks = (replace(first, roles=(old,)), replace(second, roles=(new,)), *others)
    by_unit = {row[1]: row[2] for row in rows(table(write(known=facts(tasks)), "units.table"))}
    assert by_unit["市交通局"] == "2"
    assert "市交通运输局" not in by_unit


def test_an_empty_ledger_is_refused_with_what_to_do() -> None:
    with pytest.raises(NothingToReportError, match="请先导入文件或新建任务"):
        write(known=facts(()))


def test_an_empty_scope_is_refused_by_its_name() -> None:
    scope = Scope("人才服务", records=frozenset())
    with pytest.raises(NothingToReportError, match="“人才服务”范围内"):
        compose(order(scope=scope), facts())
