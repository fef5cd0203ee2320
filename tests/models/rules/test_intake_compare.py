"""What becomes of each cell and row: taken, kept, asked, kept out; and what is told of it."""

from dataclasses import replace

import pytest

from models.intake_plan import Answer, AnswerKind, RowState, Side, Verdict
from models.issues import Severity
from models.returned import Doubt, FoundIssue, ReturnedCell, ReturnedFile
from models.round_records import SentValue
from models.rules.intake_answers import subject_of_conflict, subject_of_value
from models.rules.intake_compare import plan_file
from tests.models.rules.intake_cases import (
    TASKS,
    UNIT,
    Case,
    messages,
    planned,
    returned_row,
    sent_row,
    verdict,
    with_cells,
    without,
)

RECORD = (TASKS, "t1")
ASKED = ReturnedCell(
    "1", None, "", Doubt.ASK, "写的是“1”，可能是 100%，也可能是 1%。请确认。", (1.0, 0.01)
)
BAD = ReturnedCell("八成多", None, "", Doubt.REFUSED, "完成比例写的是“八成多”，看不出是多少。")


def side(column: str, here: SentValue, theirs: SentValue, chosen: Side) -> Answer:
    subject = subject_of_conflict(column, here, theirs)
    return Answer(AnswerKind.CONFLICT, UNIT, subject, chosen)


def meant(text: str, value: str) -> Answer:
    return Answer(AnswerKind.VALUE, UNIT, subject_of_value("percent", text), value)


@pytest.mark.parametrize("before", [None, 0.5])
def test_a_formula_without_a_result_is_not_blank(before: SentValue) -> None:
    formula = ReturnedCell("", None, "", Doubt.REFUSED, "公式没有算出结果。这一格没有采用。")
    case = Case(here={RECORD: {"percent": before}}, answers=[meant("", "1.0")])
    row = with_cells(returned_row(case.sent[0]), percent=formula)
    plan = case.plan(row)
    assert verdict(plan, "percent") is Verdict.REFUSED
    assert plan.rows[0].state is RowState.REFUSED
    assert "公式没有算出结果" in messages(plan, row.cells["percent"].address)[0]


@pytest.mark.parametrize(
    ("before", "here", "theirs", "expected"),
    [
        (None, None, "已办", Verdict.TAKE),
        ("推进中", "推进中", "已完成", Verdict.TAKE),
        ("推进中", "已完成", "推进中", Verdict.KEEP),
        ("推进中", "已完成", "已完成", Verdict.SAME),
        ("推进中", "已取消", "已完成", Verdict.CONFLICT),
        (None, "电话报过", "已办", Verdict.CONFLICT),
        ("说过", None, "又说", Verdict.CONFLICT),
        ("说过", None, "说过", Verdict.KEEP),
        ("说过", "说过", None, Verdict.BLANK),
        (None, None, None, Verdict.BLANK),
        (None, None, "/", Verdict.TAKE),
    ],
)
def test_three_sides_of_a_cell(
    before: SentValue, here: SentValue, theirs: SentValue, expected: Verdict
) -> None:
    sent = sent_row(1)
    column = "status" if before == "推进中" else "progress"
    sent.content[column] = before
    plan = Case(sent=[sent], here={RECORD: {column: here}}).plan(
        returned_row(sent, 6, **{column: theirs})
    )
    assert verdict(plan, column) is expected


@pytest.mark.parametrize(
    ("here", "theirs", "expected"),
    [(0.8, 0.8004, Verdict.SAME), (0.8, 0.801, Verdict.TAKE), (1, 1.0, Verdict.SAME)],
)
def test_percentages_are_the_same_to_a_twentieth_of_a_percent(
    here: float, theirs: float, expected: Verdict
) -> None:
    sent = sent_row(1)
    sent.content["percent"] = here
    assert (
        verdict(Case(sent=[sent]).plan(returned_row(sent, percent=theirs)), "percent") is expected
    )


@pytest.mark.parametrize("text", [" 甲，\r\n乙 ", "甲，\n乙\n", "甲，\r乙"])
def test_outer_blanks_and_line_ends_are_no_change(text: str) -> None:
    case = Case(here={RECORD: {"progress": "甲，\n乙"}})
    row = with_cells(returned_row(sent_row(1)), progress=ReturnedCell(text, text, ""))
    assert verdict(case.plan(row), "progress") is Verdict.SAME


@pytest.mark.parametrize("text", ["甲,\n乙", "甲， \n乙", "甲，乙"])
def test_inner_words_and_marks_are_a_change(text: str) -> None:
    case = Case(here={RECORD: {"progress": "甲，\n乙"}})
    assert verdict(case.plan(returned_row(sent_row(1), progress=text)), "progress") is (
        Verdict.CONFLICT
    )


def test_a_change_of_the_unit_alone_makes_the_row_changed() -> None:
    plan = Case().plan(returned_row(sent_row(1), progress="已办"))
    assert plan.rows[0].state is RowState.CHANGED
    assert planned(plan, "progress").address == "H6"
    assert messages(plan, "H6") == []


def test_a_conflict_is_told_with_its_place_and_what_stays() -> None:
    plan = Case(here={RECORD: {"progress": "本办记的"}}).plan(
        returned_row(sent_row(1), progress="单位报的")
    )
    assert plan.rows[0].state is RowState.CONFLICT
    (message,) = messages(plan, "H6")
    assert "单位报的" in message
    assert "本办记的" in message
    assert "台账暂时不动" in message


@pytest.mark.parametrize(
    ("chosen", "expected", "state"),
    [
        (Side.THEIRS, Verdict.TAKE, RowState.CHANGED),
        (Side.OURS, Verdict.KEEP, RowState.SAME),
    ],
)
def test_an_answered_conflict_is_answered_in_every_identical_cell(
    chosen: Side, expected: Verdict, state: RowState
) -> None:
    here = {(TASKS, f"t{place}"): {"status": "已取消"} for place in (1, 2)}
    case = Case(here=here, answers=[side("status", "已取消", "已完成", chosen)])
    plan = case.plan(*(returned_row(sent_row(place), status="已完成") for place in (1, 2)))
    assert [verdict(plan, "status", row) for row in (0, 1)] == [expected, expected]
    assert [row.state for row in plan.rows] == [state, state]


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "开展　企业家服务月\n活动"},
        {"deadline": "2024-06-30"},
        {"deadline": "2024.6.30"},
        {"number": "1.0"},
        {"serial": "01"},
    ],
)
def test_another_writing_in_a_column_of_the_office_is_no_change(edit: dict[str, str]) -> None:
    plan = Case().plan(returned_row(sent_row(1), 6, **edit))
    assert plan.rows[0].state is RowState.SAME
    assert not [issue for issue in plan.issues if issue.cell]


@pytest.mark.parametrize(
    ("column", "text"),
    [("deadline", "2024年7月30日"), ("deadline", "持续推进"), ("body", "从简办")],
)
def test_a_change_in_a_column_of_the_office_is_kept_out_and_told(column: str, text: str) -> None:
    plan = Case().plan(returned_row(sent_row(1), 6, **{column: text}))
    assert plan.rows[0].state is RowState.REFUSED
    assert verdict(plan, column) is Verdict.UNAUTHORISED
    (message,) = messages(plan, planned(plan, column).address)
    assert text in message
    assert "台账不动" in message


def test_a_change_of_the_office_since_sending_is_not_held_against_the_unit() -> None:
    plan = Case(here={RECORD: {"deadline": "2024年12月31日"}}).plan(returned_row(sent_row(1)))
    assert plan.rows[0].state is RowState.SAME


def test_the_unit_writing_what_the_ledger_says_now_is_no_change() -> None:
    case = Case(here={RECORD: {"deadline": "2024年12月31日"}})
    plan = case.plan(returned_row(sent_row(1), deadline="2024年12月31日"))
    assert plan.rows[0].state is RowState.SAME


def test_emptied_columns_are_told_once_and_clear_nothing() -> None:
    rows = [returned_row(sent_row(place), deadline="", status=None) for place in (1, 2)]
    plan = Case().plan(*rows, returned_row(sent_row(3)))
    assert [row.state for row in plan.rows] == [RowState.SAME] * 3
    assert [issue.message for issue in plan.issues] == [
        "“完成时限”有2格（E6、E7）发出时有内容，收回时空着，保留原内容。",
        "“办理状态”有2格（F6、F7）发出时有内容，收回时空着，保留原内容。",
    ]


def test_a_missing_column_is_named_and_clears_nothing() -> None:
    plan = Case().plan(*(without(returned_row(sent_row(n)), "progress") for n in (1, 2, 3)))
    assert [row.state for row in plan.rows] == [RowState.SAME] * 3
    assert "“本期进展”" in plan.issues[0].message
    assert "缺栏不算清除" in plan.issues[0].message


def test_a_missing_column_that_reading_told_is_not_told_again() -> None:
    told = FoundIssue("重点任务", "", "缺少“本期进展”这一栏，原有内容不改动。")
    rows = [without(returned_row(sent_row(n)), "progress") for n in (1, 2, 3)]
    assert Case().plan(*rows, issues=(told, told)).issues == (told,)


def test_rows_that_did_not_come_back_stay_and_are_named() -> None:
    plan = Case().plan(returned_row(sent_row(2)))
    assert [row.record_id for row in plan.not_returned] == ["t1", "t3"]
    assert "开展企业家服务月活动" in plan.issues[-1].message


def test_a_doubtful_value_is_asked_with_its_readings() -> None:
    plan = Case().plan(with_cells(returned_row(sent_row(1)), percent=ASKED))
    assert plan.rows[0].state is RowState.CONFLICT
    assert planned(plan, "percent").readings == (1.0, 0.01)
    assert "确认前台账不动" in messages(plan, "G6")[0]


def test_a_chosen_reading_is_taken_wherever_the_text_stands() -> None:
    rows = [with_cells(returned_row(sent_row(n)), percent=ASKED) for n in (1, 2)]
    plan = Case(answers=[meant("1", "1.0")]).plan(*rows)
    assert [planned(plan, "percent", row).theirs for row in (0, 1)] == [1.0, 1.0]
    assert plan.counts[RowState.CHANGED] == 2


def test_a_text_a_person_left_out_no_longer_holds_the_row_back() -> None:
    row = with_cells(returned_row(sent_row(1), progress="已办"), percent=ASKED)
    plan = Case(answers=[meant("1", "null")]).plan(row)
    assert verdict(plan, "percent") is Verdict.LEFT_OUT
    assert plan.rows[0].state is RowState.CHANGED


def test_a_bad_value_refuses_its_row_and_is_told_as_an_error() -> None:
    plan = Case().plan(with_cells(returned_row(sent_row(1), progress="已办"), percent=BAD))
    assert plan.rows[0].state is RowState.REFUSED
    (issue,) = [issue for issue in plan.issues if issue.cell == "G6"]
    assert issue.severity is Severity.ERROR
    assert issue.message == "完成比例写的是“八成多”，看不出是多少。没有采用，台账不动。"


def test_a_doubt_that_reading_told_is_told_once_with_what_became_of_it() -> None:
    told = FoundIssue("重点任务", "G6", BAD.reason)
    row = with_cells(returned_row(sent_row(1)), percent=BAD)
    assert len(messages(Case().plan(row, issues=(told,)), "G6")) == 1


@pytest.mark.parametrize(
    ("column", "value"), [("status", "基本完成"), ("percent", 1.2), ("percent", "八成")]
)
def test_a_value_that_does_not_fit_its_column_is_never_taken(column: str, value: SentValue) -> None:
    plan = Case().plan(returned_row(sent_row(1), 6, **{column: value}))
    assert verdict(plan, column) is Verdict.REFUSED


def test_a_stroke_is_not_applicable_where_a_status_or_a_percentage_should_stand() -> None:
    stroke = ReturnedCell("/", None, "", reason="写的是“/”（不适用），这一格不改动。")
    row = with_cells(returned_row(sent_row(1)), status=stroke, percent=stroke)
    plan = Case().plan(row)
    assert plan.rows[0].state is RowState.SAME
    assert "写的是“/”" in messages(plan, "F6")[0]


def test_a_later_version_counts_only_what_changed_since_the_first() -> None:
    said = {RECORD: {"progress": "第一版"}}
    case = Case(said=said, here={RECORD: {"progress": "本办改过的第一版"}})
    plan = case.plan(returned_row(sent_row(1), progress="第一版", problem="新问题"))
    assert verdict(plan, "progress") is Verdict.KEEP
    assert verdict(plan, "problem") is Verdict.TAKE


def test_words_a_later_version_withdraws_stay_and_are_told() -> None:
    said = {RECORD: {"progress": "第一版"}}
    plan = Case(said=said, here={RECORD: {"progress": "第一版"}}).plan(returned_row(sent_row(1)))
    assert verdict(plan, "progress") is Verdict.BLANK
    assert messages(plan, "H6") == ["“本期进展”，上一版填过，这一版空着，保留原内容。"]


def test_a_change_in_a_hidden_row_is_taken_and_told() -> None:
    row = replace(returned_row(sent_row(1), progress="已办"), is_hidden=True)
    plan = Case().plan(row)
    assert plan.rows[0].is_hidden
    assert "第6行是隐藏的" in messages(plan, "H6")[0]


def test_an_unchanged_hidden_row_is_not_told() -> None:
    plan = Case().plan(replace(returned_row(sent_row(1)), is_hidden=True))
    assert not [issue for issue in plan.issues if issue.cell]


def test_a_question_whose_readings_all_stand_here_already_is_not_asked() -> None:
    struck = ReturnedCell("推进中", None, "", Doubt.ASK, "划了删除线。请确认。", ("推进中",))
    plan = Case().plan(with_cells(returned_row(sent_row(1)), status=struck))
    assert verdict(plan, "status") is Verdict.SAME
    assert plan.rows[0].state is RowState.SAME


def test_an_answer_counts_only_where_it_is_one_of_the_readings() -> None:
    ditto = replace(ASKED, text="同上", readings=(0.2, 0.02))
    row = with_cells(returned_row(sent_row(1)), percent=ditto)
    assert verdict(Case(answers=[meant("同上", "1.0")]).plan(row), "percent") is Verdict.ASK
    assert verdict(Case(answers=[meant("同上", "0.2")]).plan(row), "percent") is Verdict.TAKE


def test_a_refused_text_may_be_answered_with_any_value_that_fits() -> None:
    row = with_cells(returned_row(sent_row(1)), percent=BAD)
    plan = Case(answers=[meant("八成多", "0.85")]).plan(row)
    assert planned(plan, "percent").theirs == 0.85
    assert plan.rows[0].state is RowState.CHANGED


def test_what_reading_says_of_a_value_stays_with_it() -> None:
    ditto = ReturnedCell("同上", "已办", "", reason="写的是“同上”，按 H5 的内容处理。")
    plan = Case().plan(with_cells(returned_row(sent_row(1)), progress=ditto))
    assert planned(plan, "progress").theirs == "已办"
    assert planned(plan, "progress").reason == ditto.reason


def test_a_mark_that_reading_told_is_not_told_again() -> None:
    dash = ReturnedCell("-", None, "", reason="只写了“-”，按未填处理。")
    told = FoundIssue("重点任务", "H6", dash.reason)
    row = with_cells(returned_row(sent_row(1)), progress=dash)
    assert messages(Case().plan(row, issues=(told,)), "H6") == [dash.reason]


def test_a_record_that_is_gone_from_the_ledger_refuses_its_row() -> None:
    base = replace(Case().base, here={})
    returned = ReturnedFile(
        "甲.xlsx", "0", "xlsx", rows=(returned_row(sent_row(1), progress="已办"),)
    )
    plan = plan_file(returned, base, ())
    assert plan.rows[0].state is RowState.REFUSED
    assert planned(plan, "progress").text == "已办"
    assert "已不在台账中" in messages(plan, "C6")[0]


def test_words_that_a_reason_shows_are_shown_once() -> None:
    said = "写的是“同上”，上面没有可照抄的内容。这一格没有采用，请写明。"
    ditto = ReturnedCell("同上", None, "", Doubt.REFUSED, said)
    plan = Case().plan(with_cells(returned_row(sent_row(1)), progress=ditto))
    (message,) = messages(plan, "H6")
    assert message.startswith("“本期进展”写的是“同上”")
    assert message.count("同上") == 1
