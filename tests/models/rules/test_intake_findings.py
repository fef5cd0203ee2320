"""How many issues of one file are told."""

import pytest

from models.issues import Severity
from models.returned import FoundIssue
from models.round_records import SentValue
from models.rules.intake_findings import MOST_ISSUES, cap_issues
from tests.models.rules.intake_cases import TASKS, Case, messages, returned_row


def warnings(count: int) -> list[FoundIssue]:
    return [FoundIssue("表", f"A{place}", "请核对。") for place in range(1, count + 1)]


def test_what_a_person_can_read_is_told_whole() -> None:
    issues = warnings(MOST_ISSUES)
    assert cap_issues(issues) == tuple(issues)


def test_of_more_issues_their_number_is_told() -> None:
    issues = warnings(MOST_ISSUES + 7)
    *kept, last = cap_issues(issues)
    assert kept == issues[:MOST_ISSUES]
    assert "另有 7 处" in last.message


def test_an_error_is_told_before_any_warning() -> None:
    error = FoundIssue("表", "B1", "没有采用。", Severity.ERROR)
    *kept, _last = cap_issues([*warnings(MOST_ISSUES), error])
    assert kept == [*warnings(MOST_ISSUES - 1), error]


@pytest.mark.parametrize(("status", "percent"), [("已完成", 0.5), ("未启动", 0.7)])
def test_a_state_and_a_percentage_that_cannot_both_be_are_told(
    status: str, percent: SentValue
) -> None:
    case = Case()
    plan = case.plan(returned_row(case.sent[0], status=status, percent=percent))
    (message,) = messages(plan, "G6")
    assert f"“{status}”" in message
    assert "两栏对不上" in message


@pytest.mark.parametrize(
    ("status", "percent"),
    [("已完成", 1.0), ("已完成", None), ("未启动", None), ("推进中", 0.99), ("推进中", 1.0)],
)
def test_a_state_and_a_percentage_that_go_together_are_not_told(
    status: str, percent: SentValue
) -> None:
    case = Case()
    plan = case.plan(returned_row(case.sent[0], status=status, percent=percent))
    assert not messages(plan, "G6")


def test_a_state_that_waits_for_an_answer_is_not_held_against_the_percentage() -> None:
    case = Case(here={(TASKS, "t1"): {"status": "未启动"}})
    plan = case.plan(returned_row(case.sent[0], status="已完成", percent=0.5))
    assert not messages(plan, "G6")


def test_a_done_task_whose_old_percentage_was_left_is_told() -> None:
    case = Case(here={(TASKS, "t1"): {"percent": 0.5}})
    plan = case.plan(returned_row(case.sent[0], status="已完成"))
    assert "50%" in messages(plan, "G6")[0]
