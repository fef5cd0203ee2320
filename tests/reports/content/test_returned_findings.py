"""What a unit is told of its file: each finding once, with its place and what to do."""

from dataclasses import replace

import pytest

from models.intake_plan import FilePlan, RowState, Verdict
from models.issues import Severity
from models.returned import FoundIssue
from reports.content.marked_words import is_our_sheet, marked_note, own_note
from reports.content.returned_findings import Finding, FindingKind, list_findings, place_of
from tests.reports.returned import (
    BAD_PERCENT,
    BOTH_CHANGED,
    FOREIGN,
    SHEET,
    UNCLEAR,
    cell,
    plan,
    planned,
    returned,
)


def found(*cells: object, issues: tuple[FoundIssue, ...] = ()) -> tuple[Finding, ...]:
    """Return the findings of a file with one row of these cells."""
    row = planned(7, RowState.CONFLICT, *cells)  # type: ignore[arg-type]  # cells as they come
    return list_findings(FilePlan((row,), (), issues), None)


def test_findings_stand_in_the_order_of_the_sheet_and_missing_rows_last() -> None:
    findings = list_findings(plan(), returned())
    assert [one.place for one in findings] == ["G6", "E7", "F7", "第8行", "G8", ""]
    assert [one.kind for one in findings] == [
        FindingKind.REFUSED, FindingKind.UNAUTHORISED, FindingKind.CONFLICT,
        FindingKind.UNMATCHED, FindingKind.ASK, FindingKind.MISSING,
    ]  # fmt: skip


def test_a_reason_is_divided_into_what_is_wrong_and_what_to_do() -> None:
    (finding,) = found(BAD_PERCENT)
    assert finding.wrong == "完成比例写的是“120%”，超过 100%。这一格没有采用。"
    assert finding.remedy == "请填 0% 到 100%，例如 80%。"
    assert finding.sentence.startswith("G6：完成比例写的是“120%”")


def test_what_may_mean_two_things_is_asked_with_both() -> None:
    (finding,) = found(UNCLEAR)
    assert finding.wrong == "完成比例写的是“0.8”，可能是 80%，也可能是 0.8%。"
    assert finding.remedy == "请写明是“80%”还是“0.8%”。"


def test_what_may_mean_one_thing_is_asked_for_it() -> None:
    (finding,) = found(replace(UNCLEAR, readings=(0.8,)))
    assert finding.remedy == "请写明是不是“80%”。"


def test_a_change_beyond_the_units_columns_is_to_be_put_back() -> None:
    (finding,) = found(FOREIGN)
    assert finding.wrong == "完成时限“2024年5月底”，这一栏不由单位填写，改动没有采用。"
    assert finding.remedy == "请改回“2024年6月底”；内容有误的，请另行来电说明。"


def test_both_sides_of_a_conflict_are_named() -> None:
    (finding,) = found(BOTH_CHANGED)
    assert finding.words == (
        "办理状态“基本完成”，本办台账现为“推进中”，两边不一致。请核对，以哪个为准请告知。"
    )


@pytest.mark.parametrize(
    ("column", "remedy"),
    [
        ("status", "请从下拉列表中选：未启动、推进中、已完成、已取消。"),
        ("percent", "请填 0% 到 100%，例如 80%。"),
        ("progress", "请改正后重报。"),
    ],
)
def test_where_no_way_out_was_given_the_column_says_one(column: str, remedy: str) -> None:
    (finding,) = found(cell(7, column, Verdict.REFUSED, reason="不能采用"))
    assert finding.remedy == remedy


def test_a_row_that_matches_nothing_names_what_it_may_be() -> None:
    findings = list_findings(plan(), None)
    row = next(one for one in findings if one.kind is FindingKind.UNMATCHED)
    assert row.words == (
        "“我区自行增加的工作”对不上下发的任何一行，没有采用。"
        "请写明是不是“5　我区增加的工作”；都不是的，请说明来由。"
    )


def test_a_refused_row_says_its_own_reason() -> None:
    row = planned(6, RowState.REFUSED, reason="与第5行重复，请删去一行")
    (finding,) = list_findings(FilePlan((row,), (), ()), None)
    assert (finding.place, finding.wrong, finding.remedy) == (
        "第6行", "与第5行重复。", "请删去一行。",
    )  # fmt: skip


def test_an_issue_that_a_cell_tells_already_is_told_once() -> None:
    same = FoundIssue(SHEET, "G6", BAD_PERCENT.reason)
    other = FoundIssue(SHEET, "G6", "这一格有删除线。")
    row = planned(6, RowState.REFUSED, BAD_PERCENT)
    told = list_findings(FilePlan((row,), (), (same, other)), returned(issues=(same, other)))
    assert [one.wrong for one in told][1:] == ["这一格有删除线。"]


def test_what_the_plan_says_to_the_office_is_not_told_to_the_unit() -> None:
    said = "“完成时限”由本办填写，没有采用；确需更改的，由本办在台账中修改。"
    words = found(replace(FOREIGN, reason=said), issues=(FoundIssue(SHEET, "E7", said),))
    assert [one.wrong for one in words] == [
        "完成时限“2024年5月底”，这一栏不由单位填写，改动没有采用。"
    ]


def test_rows_that_did_not_come_back_are_told_one_by_one_only() -> None:
    summed_up = FoundIssue("", "", "发出的1行没有收回：“开展企业家服务月”。需要的话请单位补报。")
    kinds = [one.kind for one in list_findings(plan((summed_up,)), None)]
    assert kinds.count(FindingKind.MISSING) == 1
    assert FindingKind.NOTICE not in kinds


def test_an_issue_that_keeps_something_out_is_no_mere_notice() -> None:
    issue = FoundIssue("", "", "没有“本期进展”一栏", Severity.ERROR)
    kinds = [one.kind for one in found(issues=(issue, replace(issue, severity=Severity.WARNING)))]
    assert kinds == [FindingKind.REFUSED, FindingKind.NOTICE]


@pytest.mark.parametrize(
    ("address", "place"),
    [("F7", (7, 5)), ("$AA$10", (10, 26)), ("B2:C5", (2, 1)), ("", None), ("第7行", None)],
)
def test_addresses_are_read_as_rows_and_columns(
    address: str, place: tuple[int, int] | None
) -> None:
    assert place_of(address) == place


def test_the_units_own_comment_is_told_from_ours() -> None:
    assert own_note(marked_note("超过 100%。", "应为八成")) == "应为八成"
    assert own_note(marked_note("超过 100%。", "")) == ""
    assert own_note("应为八成") == "应为八成"


def test_only_a_marked_copy_has_sheets_of_ours() -> None:
    assert is_our_sheet("说明", frozenset({"重点任务", "差错清单", "说明"}))
    assert not is_our_sheet("说明", frozenset({"重点任务", "说明"}))
    assert not is_our_sheet("重点任务", frozenset({"重点任务", "差错清单"}))


def test_what_only_the_office_can_do_is_said_otherwise_to_the_unit() -> None:
    message = "“本期进展”有2行没有可用的行标识，已按序号和文字对应到记录。请核对对应是否正确。"
    missing = "缺少“存在问题”这一栏。缺栏不算清除，原内容保留。需要的话请单位补报。"
    issues = (FoundIssue(SHEET, "", message), FoundIssue(SHEET, "", missing))
    first, second = list_findings(FilePlan((), (), issues), None)
    assert first.remedy == "请核对；下次请保留行标识一列。"
    assert second.words == "缺少“存在问题”这一栏。原内容保留。有内容的请补报。"


def test_a_row_left_out_says_nothing_of_the_ledger_of_the_office() -> None:
    row = planned(8, RowState.REFUSED, record_id="", reason="这一行经确认不采用，台账不动。")
    (finding,) = list_findings(FilePlan((row,), (), ()), None)
    assert finding.wrong == "这一行经核对不采用。"
