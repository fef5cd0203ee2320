"""The two seed documents read whole: every figure of domain.md section 2 that reading covers."""

from collections import Counter
from datetime import date

import pytest

from models.paths import resource_path
from models.reading import ReadDocument, ReadTask
from models.vocabulary import DocumentKind
from reports.incoming.reading import read_file

SAMPLES = resource_path("samples")


@pytest.fixture(scope="module")
def plan() -> ReadDocument:
    return read_file(SAMPLES / "2024-work-plan.txt")


@pytest.fixture(scope="module")
def items() -> ReadDocument:
    return read_file(SAMPLES / "2023-pilot-items.txt")


def task(document: ReadDocument, number: int) -> ReadTask:
    return document.tasks[number - 1]


def test_the_work_plan_has_its_19_tasks_in_order(plan: ReadDocument) -> None:
    assert plan.kind is DocumentKind.PLAN
    assert [task.number for task in plan.tasks] == [str(number) for number in range(1, 20)]
    assert len({task.section for task in plan.tasks}) == 7


def test_its_head_keeps_three_dates_apart(plan: ReadDocument) -> None:
    assert plan.title == "市优化营商环境领导小组关于印发《鄂州市2024年优化营商环境工作方案》的通知"
    assert (plan.number, plan.year) == ("鄂州优化发〔2024〕4号", 2024)
    assert plan.issuer == "鄂州市优化营商环境领导小组"
    assert (plan.signed_on, plan.printed_on) == (date(2024, 3, 27), None)
    assert plan.published_on == date(2024, 4, 2)
    assert plan.basis_numbers == ("鄂政办发〔2024〕4号",)


def test_its_addressees_are_those_before_the_colon(plan: ReadDocument) -> None:
    assert plan.addressees == (
        "各区人民政府",
        "葛店经开区",
        "临空经济区管委会",
        "市直各有关单位",
    )


def test_its_deadlines_fall_as_counted(plan: ReadDocument) -> None:
    days = Counter(task.deadline for task in plan.tasks if task.deadline)
    assert days == {
        date(2024, 4, 30): 1,
        date(2024, 5, 31): 1,
        date(2024, 8, 31): 2,
        date(2024, 10, 31): 3,
        date(2024, 11, 30): 5,
        date(2024, 12, 31): 3,
    }
    assert [task.number for task in plan.tasks if task.ongoing] == ["8", "9", "10", "12"]


def test_printed_deadline_words_are_kept(plan: ReadDocument) -> None:
    assert task(plan, 1).deadline_text == "2024年4月底"
    assert task(plan, 8).deadline_text == "持续推进"


def test_17_tasks_name_a_lead_and_two_do_not(plan: ReadDocument) -> None:
    assert [task.number for task in plan.tasks if not task.lead] == ["12", "15"]
    assert sum("市优化办" in task.lead for task in plan.tasks) == 14


def test_every_area_is_responsible_in_15_tasks(plan: ReadDocument) -> None:
    without = [task.number for task in plan.tasks if "各区" not in task.responsible]
    assert without == ["13", "14", "15", "16"]
    assert task(plan, 13).responsible == ("市直各评价指标单位", "各参评区")


def test_task_15_names_25_bodies_in_their_blocks(plan: ReadDocument) -> None:
    named = task(plan, 15).responsible
    assert len(named) == 25
    assert named[:3] == ("市法院", "市检察院", "市发改委")
    assert named[-4:] == ("市公共资源交易中心", "市税务局", "鄂州海关", "人行鄂州中心支行")


def test_other_roles_are_read_as_printed(plan: ReadDocument) -> None:
    assert task(plan, 5).lead == ("市行政审批局", "市司法局", "市发改委")
    assert task(plan, 11).responsible[-2:] == ("市行政审批局", "各区")
    assert task(plan, 12).responsible == ("市纪委监委机关", "市督考办", "市优化办", "各区")
    assert task(plan, 16).responsible == ("市统计局", "与问卷涉及相关政策的单位")


def test_a_task_points_to_its_words(plan: ReadDocument) -> None:
    first = task(plan, 1)
    assert first.title == "制定升级版政策措施"
    assert first.section == "强化顶层设计,做好全年工作谋划"
    assert first.body.startswith("全面贯彻落实省政府办")
    assert first.clause.startswith("〔牵头单位:市优化办")
    assert first.title in plan.lines[first.line - 1]


def test_the_group_word_is_defined_once(plan: ReadDocument) -> None:
    (group,) = plan.groups
    assert (group.word, group.includes) == ("各区", ("葛店经开区", "临空经济区"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (27, "〔"),
        (43, "每季度"),
        (57, "第12项没有牵头单位"),
        (65, "第15项没有牵头单位"),
        (65, "27家省直部门"),
    ],
)
def test_its_traps_are_told_with_their_line(plan: ReadDocument, line: int, words: str) -> None:
    assert any(w.line == line and words in w.message for w in plan.warnings)


def test_few_warnings_are_raised(plan: ReadDocument) -> None:
    assert len(plan.warnings) <= 8


def test_the_pilot_list_is_read_as_a_list_of_items(items: ReadDocument) -> None:
    assert items.kind is DocumentKind.ITEM_LIST
    assert len(items.items) == 17
    assert items.declared["total"] == 36


def test_its_head_keeps_signing_and_printing_apart(items: ReadDocument) -> None:
    assert (items.number, items.year) == ("鄂州优化发〔2023〕6号", 2023)
    assert items.signed_on == items.printed_on == date(2023, 6, 21)
    assert items.basis_numbers == ("鄂营商发〔2023〕4号",)
    assert len(items.addressees) == 22


@pytest.mark.parametrize(
    ("line", "words"), [(7, "省级 优化营商"), (11, "28类、"), (21, "邀请"), (60, "临空经济 区")]
)
def test_broken_words_are_told_not_mended(items: ReadDocument, line: int, words: str) -> None:
    assert any(w.line == line and words in w.message for w in items.warnings)
    assert "省级 优化营商环境" in items.title
