"""How many issues of one file are told."""

from models.issues import Severity
from models.returned import FoundIssue
from models.rules.intake_findings import MOST_ISSUES, cap_issues


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
