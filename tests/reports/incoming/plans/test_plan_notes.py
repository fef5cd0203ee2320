"""Notes that hold for every task of a plan."""

import pytest

from tests.reports.incoming.reading_help import read, summaries

TASKS = "1.减环节。（责任单位：市审批局、市数据局）\n2.减材料。（责任单位：市司法局、市公安局）"


def test_a_note_below_the_last_task_makes_each_first_unit_lead() -> None:
    document = read(f"{TASKS}\n说明：责任单位中排第一位的为牵头单位。\n某市优化办\n2024年2月26日")
    assert [task.lead for task in document.tasks] == [("市审批局",), ("市司法局",)]


@pytest.mark.parametrize("rest", ["其他为配合单位", "其余单位均为协办单位"])
def test_a_note_may_make_the_other_units_supporting(rest: str) -> None:
    document = read(f"某市任务清单\n（列第一位的为牵头单位，{rest}）\n{TASKS}")
    assert [task.supporting for task in document.tasks] == [("市数据局",), ("市公安局",)]


def test_a_note_in_the_preamble_is_no_task() -> None:
    document = read(
        "某区若干措施\n为促进发展，制定本措施。责任单位排第一位的为牵头单位，各镇人民政府均为配合单位，"
        f"不再一一列出。\n{TASKS}"
    )
    assert [task.title for task in document.tasks] == ["减环节", "减材料"]
    assert document.tasks[0].lead == ("市审批局",)


def test_a_preamble_that_says_who_steers_the_plan_is_no_task() -> None:
    document = read(f"某市行动方案\n为做好工作，制定本方案。市工信局负责统筹协调。\n{TASKS}")
    assert [task.title for task in document.tasks] == ["减环节", "减材料"]


def test_a_general_time_counts_for_tasks_that_name_none() -> None:
    assert [
        time
        for *_, time in summaries(
            "某市2024年要点\n说明：未注明完成时限的，均于2024年12月底前完成。\n"
            "1.减环节。（牵头单位：市审批局）\n2.减材料。（牵头单位：市司法局；完成时限：6月底）"
        )
    ] == ["2024年12月底前完成", "6月底"]


@pytest.mark.parametrize(
    "note", ["无牵头单位的，责任单位即为牵头单位", "各县区均为责任单位，不再逐项列出"]
)
def test_a_note_a_person_must_apply_is_told_with_its_line(note: str) -> None:
    document = read(f"某市任务清单\n{TASKS}\n备注：{note}。")
    assert [w.line for w in document.warnings if note in w.message] == [4]


@pytest.mark.parametrize("version", ["（2022年版）", "（试行）", "（2024—2026年）"])
def test_the_version_below_the_title_is_no_deadline(version: str) -> None:
    document = read(f"某区优化营商环境十大举措\n{version}\n{TASKS}")
    assert document.title == f"某区优化营商环境十大举措{version}"
    assert [task.deadline_text for task in document.tasks] == ["", ""]
