"""Two rows of a file about the same record: taken once where alike, asked where they differ."""

from dataclasses import replace

from models.intake_plan import Answer, AnswerKind, RowState, Side, Verdict
from models.returned import Doubt, FoundIssue, ReturnedCell, ReturnedRow
from models.rules.intake_answers import subject_of_conflict
from tests.models.rules.intake_cases import (
    UNIT,
    Case,
    messages,
    planned,
    returned_row,
    sent_row,
    verdict,
    with_cells,
)


def rival(at: int, **edits: str | float | None) -> ReturnedRow:
    return returned_row(sent_row(1), at, **edits)


def side(theirs: str, chosen: Side) -> Answer:
    subject = subject_of_conflict("progress", None, theirs)
    return Answer(AnswerKind.CONFLICT, UNIT, subject, chosen)


def test_a_second_row_with_the_same_content_is_taken_once() -> None:
    plan = Case().plan(rival(6, progress="已办"), rival(9, progress="已办"))
    assert [row.state for row in plan.rows] == [RowState.CHANGED, RowState.SAME]
    assert planned(plan, "progress", 1).reason == "与第6行相同。"
    assert "与第6行报的是同一项" in messages(plan, "C9")[0]


def test_a_copy_that_reading_told_is_not_told_again() -> None:
    told = FoundIssue("重点任务", "A9", "与“重点任务”第 6 行是同一项，两行都保留，请核实。")
    plan = Case().plan(rival(6, progress="已办"), rival(9, progress="已办"), issues=(told,))
    assert [issue.cell for issue in plan.issues if "同一项" in issue.message] == ["C9"]


def test_rows_that_differ_are_both_asked_each_naming_the_other() -> None:
    plan = Case().plan(rival(6, progress="已办"), rival(9, progress="未办"))
    assert [row.state for row in plan.rows] == [RowState.CONFLICT] * 2
    assert "第9行" in messages(plan, "H6")[0]
    assert "第6行" in messages(plan, "H9")[0]


def test_choosing_the_words_of_one_row_decides_the_other() -> None:
    case = Case(answers=[side("未办", Side.THEIRS)])
    plan = case.plan(rival(6, progress="已办"), rival(9, progress="未办"))
    assert [verdict(plan, "progress", row) for row in (0, 1)] == [Verdict.KEEP, Verdict.TAKE]


def test_leaving_out_the_words_of_one_row_does_not_decide_the_other() -> None:
    case = Case(answers=[side("未办", Side.OURS)])
    plan = case.plan(rival(6, progress="已办"), rival(9, progress="未办"))
    assert [verdict(plan, "progress", row) for row in (0, 1)] == [Verdict.CONFLICT, Verdict.KEEP]


def test_choosing_both_is_no_choice() -> None:
    case = Case(answers=[side("未办", Side.THEIRS), side("已办", Side.THEIRS)])
    plan = case.plan(rival(6, progress="已办"), rival(9, progress="未办"))
    assert {verdict(plan, "progress", row) for row in (0, 1)} == {Verdict.CONFLICT}


def test_words_only_one_of_the_rows_has_are_taken() -> None:
    plan = Case().plan(rival(6, progress="已办"), rival(9, problem="缺资金"))
    assert verdict(plan, "progress", 0) is Verdict.TAKE
    assert verdict(plan, "problem", 1) is Verdict.TAKE


def test_an_untouched_row_does_not_hide_that_the_other_was_changed() -> None:
    plan = Case().plan(rival(6), rival(9, status="已完成"))
    assert [verdict(plan, "status", row) for row in (0, 1)] == [Verdict.SAME, Verdict.CONFLICT]


def test_a_doubtful_text_beside_a_clear_one_leaves_both_open() -> None:
    doubtful = ReturnedCell("1", None, "", Doubt.ASK, "请确认。", (1.0, 0.01))
    rows = (with_cells(rival(6), percent=doubtful), rival(9, percent=0.5))
    plan = Case().plan(*rows)
    assert [verdict(plan, "percent", n) for n in (0, 1)] == [Verdict.ASK, Verdict.CONFLICT]


def test_the_order_of_the_rows_in_the_file_does_not_matter() -> None:
    rows = (rival(6, progress="已办"), rival(9, progress="已办"), rival(8, progress="未办"))
    forward = {row.place: row for row in Case().plan(*rows).rows}
    backward = {row.place: row for row in Case().plan(*reversed(rows)).rows}
    assert forward == backward


def test_a_copy_in_another_sheet_is_named_with_its_sheet() -> None:
    copy = replace(rival(6, progress="未办"), sheet="旧表")
    plan = Case().plan(rival(6, progress="已办"), copy)
    assert "“旧表”表第6行" in planned(plan, "progress", 0).reason
