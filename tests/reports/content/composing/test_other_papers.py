"""Special report, work report, notices with lists, minutes."""

from dataclasses import replace
from datetime import date

import pytest

from models.paper_json import composition_from_json, composition_to_json
from models.papers import Scope
from models.vocabulary import PaperKind
from reports.content.composers import (
    COMPOSERS,
    Composer,
    NothingToReportError,
    UnknownComposerError,
    compose,
)
from reports.content.composing.frames import addressee_words
from tests.reports.content.composing.facts import (
    board,
    changed,
    entry,
    facts,
    headings,
    led_by,
    order,
    report,
    rows,
    table,
    text,
    texts,
    units,
    write,
)
from tests.reports.plan_tasks import documents, list_items, plan_tasks


def test_the_leaders_are_told_what_is_late_what_is_in_the_way_and_what_is_proposed() -> None:
    told = (report("r", "市税务局", 6, problem="专家档期难协调", next_step="12月授课"),)
    paper = write("special", facts(reports=told))
    assert paper.paper.title == "关于全市优化营商环境重点任务逾期情况和突出问题的专报"
    assert headings(paper) == [
        "一、逾期和临近到期任务",
        "二、存在问题",
        "三、有关单位拟采取的措施",
        "四、工作建议",
    ]
    assert paper.paper.imprint.entries[0][0] == "报"


def test_a_special_report_on_nothing_is_refused() -> None:
    with pytest.raises(NothingToReportError, match="可改用工作简报"):
        write("special", facts(plan_tasks(done=tuple(range(1, 20)))))


def test_the_work_report_has_chapters_in_two_levels() -> None:
    paper = write("report", facts(items=list_items()))
    assert headings(paper) == [
        "一、重点任务推进情况",
        "（一）总体情况",
        "（二）各板块推进情况",
        "（三）逾期和临近到期任务",
        "二、改革事项情况",
        "三、下一步工作",
    ]
    assert paper.paper.title == "全市2024年11月优化营商环境工作报告"


def test_the_parts_of_a_single_chapter_are_the_chapters() -> None:
    tasks = tuple(task for task in plan_tasks(done=tuple(range(1, 20))))
    assert headings(write("report", facts(tasks)))[0] == "一、总体情况"


def test_the_work_report_annexes_every_task_and_every_unit() -> None:
    paper = write("report")
    assert paper.paper.annex_names == ("重点任务推进情况一览表", "各单位重点任务推进情况表")
    assert len(rows(table(paper, "tasks.table"))) == 19
    assert "各项任务情况见附件1，各单位情况见附件2。" in text(paper, "opening.standing")


def test_the_list_of_items_is_annexed_in_the_layout_of_its_document() -> None:
    paper = write("items_notice", facts((), items=list_items(), declared={"list": {"鄂城区": 8}}))
    annexed = table(paper, "items.table")
    assert paper.paper.kind is PaperKind.NOTICE
    assert annexed.is_sideways
    assert annexed.group_heading == "区域"
    assert annexed.groups[1].label == "鄂城区（8项，现有4项）"
    assert annexed.headings[:3] == ("序号", "类项", "事项")
    assert text(paper, "lead") == (
        "现将《2023年省级优化营商环境先行区改革事项清单》印发给你们，清单共列改革事项17项。"
        "请结合实际，认真抓好创建工作。"
    )


def test_a_notice_without_items_is_refused() -> None:
    with pytest.raises(NothingToReportError, match="请先导入改革事项清单"):
        write("items_notice")


def test_the_list_of_tasks_is_annexed_by_section() -> None:
    paper = write("task_list")
    annexed = table(paper, "tasks.table")
    assert annexed.groups[0].label == "强化顶层设计，做好全年工作谋划"
    assert rows(annexed)[11][3] == "无牵头"
    assert paper.paper.annex_names == ("2024年优化营商环境重点任务清单",)


def test_the_list_of_a_choice_of_tasks_is_counted_from_one() -> None:
    scope = Scope("人才服务", records=frozenset({"task 5", "task 12"}))
    annexed = table(compose(order("task_list", scope=scope), facts()), "tasks.table")
    assert [row[:2] for row in rows(annexed)] == [
        ("1", "做深做实主题活动"),
        ("2", "开展企业诉求攻坚活动"),
    ]


def test_the_list_of_one_area_says_so_and_goes_there_alone() -> None:
    items = tuple(item for item in list_items() if item.area == "鄂城区")
    scope = Scope("鄂城区", "鄂城区")
    known = facts(led_by(14, "鄂城区"), items=items, units=units())
    tasks = compose(order("task_list", scope=scope), known).paper
    assert tasks.title == "关于印发《2024年优化营商环境重点任务清单（鄂城区）》的通知"
    assert tasks.addressees == "鄂城区人民政府"
    listed = compose(order("items_notice", scope=scope), known)
    assert listed.paper.title == (
        "关于做好鄂城区2023年省级优化营商环境先行区改革事项创建工作的通知"
    )
    assert table(listed, "items.table").groups[0].label == f"鄂城区（{len(items)}项）"


def test_only_those_who_have_a_part_are_asked_for_it() -> None:
    paper = write("task_list", facts(led_by(5, "市司法局")[4:5]))
    assert text(paper, "ask.units") == "请各牵头单位对照清单细化措施，按时限要求推进。"


def test_the_leaders_are_told_which_tasks_nobody_leads() -> None:
    paper = write("special")
    assert "对尚无牵头单位的“开展企业诉求攻坚活动”“加强向上汇报沟通”任务，明确牵头单位" in "".join(
        texts(paper)
    )


def test_who_leads_most_of_the_late_tasks_is_named_first() -> None:
    leads = {"6": "市优化办", "8": "市税务局", "9": "市税务局"}
    tasks = tuple(
        replace(
            task,
            roles=(entry(leads[task.number]),),
            deadline=date(2024, 11, 1),
            ongoing=False,
        )
        for task in plan_tasks()
        if task.number in leads
    )
    words = text(write("briefing", facts(tasks, units=units())), "late.text")
    assert "由市税务局、市优化办牵头" in words


def test_minutes_of_one_unit_name_it_and_call_it() -> None:
    known = facts(led_by(6, "市税务局"), units=units())
    scope = Scope("市税务局", "市税务局")
    paper = compose(order("minutes", scope=scope), known).paper
    assert paper.title == "市税务局优化营商环境重点任务2024年11月推进调度会议纪要"
    assert "市税务局××" in paper.roll[0][1]


def test_minutes_ask_once_for_the_lead_of_a_task() -> None:
    late = changed(15, deadline=date(2024, 11, 1))
    decided = [said for said in texts(write("minutes", facts(late))) if "加强向上汇报沟通" in said]
    assert len(decided) == 1


def test_the_notice_goes_to_those_the_plan_went_to() -> None:
    names = ("各区人民政府", "葛店经开区", "临空经济区管委会", "市直各有关单位")
    assert addressee_words(names) == "各区人民政府，葛店经开区、临空经济区管委会，市直各有关单位"
    list_head = (
        "各区人民政府",
        "葛店经开区",
        "临空经济区管委会",
        "市法院",
        "鄂州供电公司",
        "其他相关单位",
    )
    assert addressee_words(list_head) == (
        "各区人民政府，葛店经开区、临空经济区管委会，市法院、鄂州供电公司及其他相关单位"
    )
    plan = tuple(replace(one, addressees=names) for one in documents())
    paper = write("task_list", facts(documents=plan)).paper
    assert paper.addressees == "各区人民政府，葛店经开区、临空经济区管委会，市直各有关单位"


def test_minutes_leave_room_for_what_no_ledger_knows() -> None:
    told = (report("r", "市税务局", 8, next_step="逐项销号"),)
    paper = write("minutes", facts(reports=told))
    assert paper.paper.roll[0] == ("出席", "市优化办××、市工商联××、市统计局××、市信访局××")
    assert text(paper, "decision.task 6") == (
        "1.关于“举办营商环境大讲堂活动”。由市优化办牵头，于××前办结。"
    )
    assert "7.关于“分解交办重点问题”。请市税务局落实：逐项销号。" in texts(paper)


@pytest.mark.parametrize("composer", [one for one in COMPOSERS if not one.is_to_one_unit])
def test_every_sort_of_paper_is_of_its_kind_and_can_be_kept(composer: Composer) -> None:
    items = tuple(replace(item, year=2024) for item in list_items())
    known = facts(items=items, units=units())
    composition = compose(order(composer.key), known)
    assert composition.paper.kind is composer.kind
    assert composition_from_json(composition_to_json(composition)) == composition


def test_an_unknown_sort_of_paper_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownComposerError, match=r"briefing（工作简报）"):
        compose(order("poem"), facts())


def test_a_period_that_is_over_is_named() -> None:
    late = replace(order(), starts_on=date(2024, 6, 1), ends_on=date(2024, 6, 30))
    sent = (board(("市优化办",), due_on=date(2024, 6, 28)),)
    paper = compose(late, facts(rounds=sent, units=units()))
    assert paper.paper.title.endswith("2024年6月推进情况")
    assert text(paper, "returns.text") == "6月应报送进展的单位1家，按时报送。"
