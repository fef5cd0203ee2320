"""Letters to one unit: what is late, what is handed out, until when to answer."""

from dataclasses import replace
from datetime import date

import pytest

from models.papers import Composition, Scope
from models.records import ProgressRow, TaskRow
from models.rules.working_days import WorkingCalendar
from models.vocabulary import PaperKind, Role
from reports.content.composers import NothingToReportError, ScopeNeededError, compose
from reports.content.composing.correspondence import answer_day
from reports.content.composing.frames import OwnOfficeError
from tests.reports.content.composing.facts import (
    DONE,
    NOON,
    TODAY,
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
    units,
    write,
)
from tests.reports.plan_tasks import plan_tasks


def letter(composer: str, unit: str, tasks: object = None) -> Composition:
    known = facts(tasks or led_by(6, "市司法局"), units=units())  # type: ignore[arg-type]  # rows
    return compose(order(composer, scope=Scope(unit, unit)), known)


def test_a_letter_tells_the_unit_what_is_late() -> None:
    paper = letter("letter", "市司法局")
    assert paper.paper.kind is PaperKind.LETTER
    assert paper.paper.title == "关于限期办结“举办营商环境大讲堂活动”任务的督办函"
    assert paper.paper.addressees == "市司法局"
    assert [block.text for block in paper.paper.blocks] == [  # type: ignore[union-attr]  # text only
        "经核，截至11月21日，你单位牵头的重点任务中，有1项已超过完成时限。现将有关情况函告如下：",
        "举办营商环境大讲堂活动。完成时限为2024年10月底，已逾期21天。目前尚未报送进展。",
        (
            "请你单位高度重视，抓紧办理，查明逾期原因，提出办结时间，并于2024年11月28日前"
            "（5个工作日内）将办理情况书面反馈我办；确需调整时限的，请一并说明理由，按程序报批。"
        ),
    ]


def test_an_area_is_written_to_by_its_government() -> None:
    paper = letter("letter", "鄂城区", led_by(14, "鄂城区"))
    assert paper.paper.addressees == "鄂城区人民政府"
    assert paper.paper.title == "关于按期办结“做好专项督查迎检”任务的督办函"
    assert "请你区倒排工期，确保按时限要求办结，于2024年11月28日前" in text(paper, "ask")


def test_late_and_due_tasks_stand_apart() -> None:
    tasks = tuple(
        replace(task, roles=(entry("市司法局"),)) if task.number in {"6", "14", "16"} else task
        for task in plan_tasks(done=DONE)
    )
    paper = letter("letter", "市司法局", tasks)
    assert headings(paper) == ["一、已逾期任务", "二、将到期任务"]
    assert "有1项已超过完成时限、2项即将到期。" in text(paper, "lead")
    assert text(paper, "due_soon.task 14").startswith("1.做好专项督查迎检。完成时限为")


def test_the_last_progress_is_quoted_with_its_day() -> None:
    heard = {"latest_progress": "已定方案", "latest_progress_on": date(2024, 11, 5)}
    tasks = tuple(
        replace(task, **heard) if task.number == "6" else task  # type: ignore[arg-type]  # as named
        for task in led_by(6, "市司法局")
    )
    said = text(letter("letter", "市司法局", tasks), "overdue.task 6")
    assert said.endswith("已逾期21天。11月5日报送的进展为：“已定方案。”")


def test_what_came_after_the_day_of_a_letter_is_not_quoted() -> None:
    heard = {"latest_progress": "已办结", "latest_progress_on": date(2026, 11, 22)}
    tasks = tuple(
        replace(task, **heard) if task.number == "6" else task  # type: ignore[arg-type]  # as named
        for task in led_by(6, "市司法局")
    )
    said = text(letter("letter", "市司法局", tasks), "overdue.task 6")
    assert said.endswith("已逾期21天。")
    before = ProgressRow("p", "task 6", date(2024, 11, 8), "已选课题", "张三", NOON)
    known = facts(tasks, units=units(), progress=(before,))
    paper = compose(order("letter", scope=Scope("市司法局", "市司法局")), known)
    assert text(paper, "overdue.task 6").endswith("11月8日报送的进展为：“已选课题。”")


@pytest.mark.parametrize("composer", ["letter", "handout"])
def test_the_office_writes_no_letter_to_itself(composer: str) -> None:
    with pytest.raises(OwnOfficeError, match="不能给自己发函，没有生成。数据没有改动。"):
        letter(composer, "市优化办")


def test_a_task_due_today_is_not_to_be_planned_backwards() -> None:
    paper = letter("letter", "市司法局", changed(14, roles=(entry("市司法局"),), deadline=TODAY))
    assert text(paper, "ask").startswith("请你单位抓紧办理，确保按期办结，于2024年11月28日前")


def test_a_responsible_unit_is_told_who_leads() -> None:
    roles = (entry("市优化办"), entry("市税务局", Role.RESPONSIBLE))
    paper = letter("letter", "市税务局", changed(6, roles=roles))
    assert "你单位承担的重点任务中，有1项已超过完成时限。" in text(paper, "lead")
    assert text(paper, "overdue.task 6") == (
        "举办营商环境大讲堂活动。牵头单位为市优化办，完成时限为2024年10月底，已逾期21天。"
    )


def test_a_task_nobody_leads_is_told_so() -> None:
    tasks = changed(15, roles=(entry("市税务局", Role.RESPONSIBLE),))
    said = text(letter("letter", "市税务局", tasks), "due_soon.task 15")
    assert said.startswith("加强向上汇报沟通。尚无牵头单位，完成时限为2024年11月底，还有9天。")


def test_the_units_own_words_go_before_those_of_the_ledger() -> None:
    told = (report("r", "市司法局", 6, progress="已请专家"),)
    known = facts(led_by(6, "市司法局"), units=units(), reports=told)
    paper = compose(order("letter", scope=Scope("市司法局", "市司法局")), known)
    assert text(paper, "overdue.task 6").endswith("你单位报送的进展为：“已请专家。”")


def test_many_tasks_stand_in_an_annex() -> None:
    tasks = tuple(
        replace(task, roles=(entry("市司法局"),), deadline=date(2024, 11, 1), ongoing=False)
        for task in plan_tasks(done=DONE)
    )
    paper = letter("letter", "市司法局", tasks)
    assert text(paper, "lead").endswith("有13项已超过完成时限，具体任务见附件。")
    assert paper.paper.annex_names == ("需办结的重点任务清单",)
    assert len(rows(table(paper, "letter.table"))) == 13


def test_a_unit_with_nothing_late_gets_no_letter() -> None:
    with pytest.raises(NothingToReportError, match="市税务局牵头或承担的重点任务没有逾期的"):
        letter("letter", "市税务局")


def test_a_letter_needs_a_unit() -> None:
    with pytest.raises(ScopeNeededError, match="请在范围里选一个单位"):
        write("letter")


def test_the_answer_is_due_on_a_working_day() -> None:
    holiday = frozenset(date(2024, 10, day) for day in range(1, 8))
    calendar = WorkingCalendar(rest_days=holiday, work_days=frozenset({date(2024, 10, 12)}))
    assert answer_day(calendar, date(2024, 9, 30)) == date(2024, 10, 12)
    assert answer_day(WorkingCalendar(), TODAY) == date(2024, 11, 28)


def with_parts(parts: dict[str, Role]) -> tuple[TaskRow, ...]:
    return tuple(
        replace(
            task,
            body="按计划推进。",
            roles=(entry("市税务局", parts[task.number]),) if task.number in parts else task.roles,
        )
        for task in plan_tasks(done=DONE)
    )


def test_a_few_tasks_are_handed_out_in_the_text() -> None:
    parts = {"1": Role.LEAD, "6": Role.SUPPORTING, "14": Role.LEAD}
    paper = letter("handout", "市税务局", with_parts(parts))
    assert text(paper, "lead") == (
        "根据《鄂州市2024年优化营商环境工作方案》，现将2项重点任务交办你单位，请认真抓好落实。"
    )
    assert text(paper, "handout.task 6") == (
        "1.举办营商环境大讲堂活动。按计划推进。（职责：配合；完成时限：2024年10月底）"
    )


def test_many_tasks_are_handed_out_in_an_annex() -> None:
    parts = dict.fromkeys(("6", "8", "9", "14"), Role.RESPONSIBLE)
    paper = letter("handout", "市税务局", with_parts(parts))
    assert "现将4项重点任务（见附件）交办你单位" in text(paper, "lead")
    assert [row[3] for row in rows(table(paper, "handout.table"))] == ["责任"] * 4


def test_a_unit_with_nothing_to_do_gets_no_hand_out() -> None:
    with pytest.raises(NothingToReportError, match="没有需要办理的重点任务"):
        letter("handout", "市税务局")
