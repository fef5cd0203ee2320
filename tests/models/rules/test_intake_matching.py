"""Which record a returned row is about: keys, words, near words, and what is asked instead."""

from dataclasses import replace

import pytest

from models.intake_plan import Answer, AnswerKind, FilePlan, RowState, Verdict
from models.returned import ReturnedCell, ReturnedRow
from models.round_records import SentValue
from models.rules.intake_answers import subject_of_row
from models.rules.round_stamp import row_key
from models.vocabulary import AskedKind
from tests.models.rules.intake_cases import (
    BODIES,
    TASKS,
    TITLES,
    UNIT,
    Case,
    cell,
    messages,
    returned_row,
    sent_row,
    verdict,
    with_cells,
    without,
)


def keyless(place: int, **edits: SentValue) -> ReturnedRow:
    return replace(returned_row(sent_row(place), 0, **edits), row_key="")


def records(plan: FilePlan) -> list[str]:
    return [row.record_id for row in plan.rows]


def answer(row: ReturnedRow, record: str) -> Answer:
    return Answer(AnswerKind.ROW, UNIT, subject_of_row(row), record)


def test_a_whole_key_finds_its_record_wherever_the_row_stands() -> None:
    rows = [returned_row(sent_row(place), 9 - place, serial=4 - place) for place in (3, 2, 1)]
    plan = Case().plan(*rows)
    assert records(plan) == ["t3", "t2", "t1"]
    assert plan.counts[RowState.SAME] == 3


def test_renumbered_serials_are_told_once_and_change_nothing() -> None:
    rows = [returned_row(sent_row(place), serial=4 - place) for place in (1, 2, 3)]
    told = [one.message for one in Case().plan(*rows).issues]
    assert told == ["“序号”有2格（A6、A8）序号与发出时不同，不影响对应。"]


def test_rows_without_keys_are_found_by_the_same_words_after_sorting() -> None:
    plan = Case().plan(keyless(3, serial=1), keyless(1, serial=2), keyless(2, serial=3))
    assert records(plan) == ["t3", "t1", "t2"]
    assert any("有3行没有可用的行标识" in one.message for one in plan.issues)


def test_width_and_blanks_do_not_keep_the_same_words_apart() -> None:
    assert records(Case().plan(keyless(1, title="开展 企业家\n服务月　活动"))) == ["t1"]


def test_the_same_as_above_stands_for_the_title_above() -> None:
    said = "写的是“同上”，按 C6 的内容处理。"
    row = with_cells(keyless(1), title=ReturnedCell("同上", TITLES[0], "", reason=said))
    plan = Case().plan(row)
    assert records(plan) == ["t1"]
    assert not any("越权" in one.message for one in plan.issues)


def test_a_slightly_edited_title_is_found_with_its_number() -> None:
    plan = Case().plan(keyless(1, title=TITLES[0] + "（续）"))
    assert records(plan) == ["t1"]
    assert verdict(plan, "title") is Verdict.UNAUTHORISED


def test_a_serial_alone_decides_nothing() -> None:
    plan = Case().plan(keyless(1, title="组织消防安全演练", body="与下发内容毫无关系的一段话"))
    assert plan.rows[0].state is RowState.NEW
    assert plan.rows[0].candidates[0].record_id == "t1"
    assert plan.rows[0].candidates[0].likeness < 50


def test_a_serial_does_not_outweigh_words_that_name_another_record() -> None:
    plan = Case().plan(keyless(2, serial=1, number="1"))
    assert records(plan) == ["t2"]


def test_near_words_that_fit_two_records_are_asked_with_both() -> None:
    twins = [sent_row(1, "走访第一批企业", "每月一次"), sent_row(2, "走访第二批企业", "每月一次")]
    row = replace(returned_row(twins[0], title="走访第三批企业", serial=9, number="9"), row_key="")
    plan = Case(sent=twins).plan(row)
    assert plan.rows[0].state is RowState.NEW
    assert {one.record_id for one in plan.rows[0].candidates} == {"t1", "t2"}


def test_a_number_does_not_decide_between_words_that_are_equally_near() -> None:
    twins = [sent_row(1, "走访第一批企业", "每月一次"), sent_row(2, "走访第二批企业", "每月一次")]
    row = replace(returned_row(twins[0], title="走访第三批企业"), row_key="")
    assert Case(sent=twins).plan(row).rows[0].state is RowState.NEW


def test_records_with_the_same_words_are_told_apart_by_number() -> None:
    twins = [sent_row(1, "其他工作", "按要求办"), sent_row(2, "其他工作", "按要求办")]
    row = replace(returned_row(twins[1]), row_key="")
    assert records(Case(sent=twins).plan(row)) == ["t2"]


def test_records_with_the_same_words_and_no_number_are_asked() -> None:
    twins = [sent_row(1, "其他工作", "按要求办"), sent_row(2, "其他工作", "按要求办")]
    row = without(replace(returned_row(twins[1]), row_key=""), "serial", "number")
    assert Case(sent=twins).plan(row).rows[0].state is RowState.NEW


def test_at_most_five_candidates_are_offered_the_likest_first() -> None:
    sent = [sent_row(n, f"走访第{n}批企业并解决问题", "每月一次") for n in range(1, 10)]
    row = without(replace(returned_row(sent[0], title="走访企业并解决问题"), row_key=""), "body")
    candidates = Case(sent=sent).plan(without(row, "serial", "number")).rows[0].candidates
    assert len(candidates) == 5
    assert [one.likeness for one in candidates] == sorted(
        (one.likeness for one in candidates), reverse=True
    )


def test_a_row_that_matches_nothing_is_told_with_its_place_and_takes_nothing() -> None:
    row = keyless(1, title="我单位新增工作", body="甲乙丙丁", progress="已办结")
    plan = Case().plan(row)
    assert "对不上发出的任何一行" in messages(plan, "C6")[0]
    assert verdict(plan, "progress") is Verdict.ASK
    assert len(plan.not_returned) == 3


@pytest.mark.parametrize("damaged", ["T:t1:00000000", "T:t1", "####", "序号"])
def test_beside_a_damaged_key_the_words_decide_and_that_is_told(damaged: str) -> None:
    plan = Case().plan(replace(returned_row(sent_row(1)), row_key=damaged))
    assert records(plan) == ["t1"]
    assert "有1行没有可用的行标识" in plan.issues[0].message


def test_a_key_that_was_not_sent_to_the_unit_is_asked_even_with_the_same_words() -> None:
    plan = Case().plan(replace(returned_row(sent_row(1)), row_key=row_key(TASKS, "t99")))
    assert plan.rows[0].state is RowState.NEW
    assert plan.rows[0].candidates[0].record_id == "t1"
    assert "不在发给该单位的这份表里" in messages(plan, "C6")[0]


def test_a_key_of_the_other_kind_of_record_is_not_taken() -> None:
    row = replace(returned_row(sent_row(1)), row_key=row_key(AskedKind.ITEMS, "t1"))
    assert Case().plan(row).rows[0].state is RowState.NEW


def test_a_key_pasted_beside_another_record_is_asked_with_both() -> None:
    row = replace(returned_row(sent_row(2), progress="已讲三课"), row_key=sent_row(1).row_key)
    plan = Case().plan(row)
    assert plan.rows[0].state is RowState.CONFLICT
    assert [one.record_id for one in plan.rows[0].candidates] == ["t2", "t1"]
    assert "行标识指向" in messages(plan, "C7")[0]


def test_a_key_beside_the_exact_title_of_a_very_like_record_is_asked() -> None:
    twins = [
        sent_row(1, "建设政务服务大厅综合窗口一期", "按期完成"),
        sent_row(2, "建设政务服务大厅综合窗口二期", "按期完成"),
    ]
    row = replace(returned_row(twins[1]), row_key=twins[0].row_key)
    assert Case(sent=twins).plan(row).rows[0].state is RowState.CONFLICT


def test_a_slight_edit_of_the_title_is_unauthorised_and_the_report_is_taken() -> None:
    plan = Case().plan(returned_row(sent_row(1), title=TITLES[0] + "了", progress="已办"))
    assert plan.rows[0].state is RowState.CHANGED
    assert verdict(plan, "title") is Verdict.UNAUTHORISED
    assert verdict(plan, "progress") is Verdict.TAKE


def test_a_rewritten_text_below_the_same_title_is_no_clash() -> None:
    plan = Case().plan(returned_row(sent_row(1), body="完全不同的另一段工作内容"))
    assert records(plan) == ["t1"]


@pytest.mark.parametrize("column", ["title", "body"])
def test_a_file_without_a_naming_column_is_matched_by_its_keys(column: str) -> None:
    rows = [without(returned_row(sent_row(place)), column) for place in (1, 2, 3)]
    assert records(Case().plan(*rows)) == ["t1", "t2", "t3"]


def test_a_person_decides_which_record_a_row_is_about() -> None:
    row = keyless(1, title="服务企业", body="", progress="已办结")
    plan = Case(answers=[answer(row, "t1")]).plan(row)
    assert records(plan) == ["t1"]
    assert verdict(plan, "progress") is Verdict.TAKE


def test_a_person_decides_against_the_key_as_well() -> None:
    row = replace(returned_row(sent_row(2)), row_key=sent_row(1).row_key)
    assert records(Case(answers=[answer(row, "t2")]).plan(row)) == ["t2"]


def test_a_row_a_person_left_out_is_refused_with_that_reason() -> None:
    row = keyless(1, title="我单位新增工作", body="", progress="已办结")
    plan = Case(answers=[answer(row, "")]).plan(row)
    assert plan.rows[0].state is RowState.REFUSED
    assert "经确认不采用" in plan.rows[0].reason
    assert verdict(plan, "progress") is Verdict.LEFT_OUT


def test_a_keyed_row_that_was_left_out_still_counts_as_returned() -> None:
    rows = [returned_row(sent_row(place)) for place in (1, 2, 3)]
    plan = Case(answers=[answer(rows[0], "")]).plan(*rows)
    assert plan.not_returned == ()


def test_an_answer_that_names_a_record_that_was_not_sent_does_not_count() -> None:
    row = keyless(1, title="服务企业", body="")
    assert Case(answers=[answer(row, "t99")]).plan(row).rows[0].state is RowState.NEW


def test_a_near_row_does_not_take_a_record_another_row_has_for_certain() -> None:
    extra = replace(keyless(1, title=TITLES[0] + "二", serial=9), number=20)
    plan = Case().plan(returned_row(sent_row(1)), extra)
    assert [row.state for row in plan.rows] == [RowState.SAME, RowState.NEW]


def test_a_row_that_says_nothing_is_left_alone() -> None:
    blank = replace(keyless(1), cells={"serial": cell("serial", 7)}, number=30)
    plan = Case().plan(*(returned_row(sent_row(place)) for place in (1, 2, 3)), blank)
    assert plan.rows[3].state is RowState.SAME
    assert plan.issues == ()


def test_items_are_matched_by_their_own_text_column() -> None:
    sent = [
        replace(sent_row(n), kind=AskedKind.ITEMS, content={"title": "简化审批", "content": text})
        for n, text in ((1, BODIES[0]), (2, BODIES[1]))
    ]
    row = ReturnedRow(
        AskedKind.ITEMS,
        "改革事项",
        6,
        "",
        {"title": cell("title", "简化审批"), "content": replace(cell("body", BODIES[1]))},
    )
    assert records(Case(sent=sent).plan(with_cells(row))) == ["t2"]


LONG_BODIES = ("组织各区各部门大力开展自主改革创新", "定期邀请专家学者来我市授课", "交办重点问题")


def long_case() -> Case:
    return Case([sent_row(at, body=body) for at, body in enumerate(LONG_BODIES, start=1)])


def test_a_shortened_title_is_found_by_the_same_text_below() -> None:
    row = without(keyless(1, title="开展企业工作", body=LONG_BODIES[0], number=None), "serial")
    plan = long_case().plan(row)
    assert records(plan) == ["t1"]
    assert any("按相同的内容对应到这一项" in one.message for one in plan.issues)


def test_the_title_of_another_record_over_the_same_text_is_asked() -> None:
    row = without(keyless(1, title=f"{TITLES[1]}活动", body=LONG_BODIES[0], number=None), "serial")
    plan = long_case().plan(row)
    assert plan.rows[0].state is RowState.NEW
    assert {one.record_id for one in plan.rows[0].candidates} >= {"t1", "t2"}


def test_the_same_text_below_two_titles_names_neither() -> None:
    case = Case([sent_row(at, body=LONG_BODIES[0]) for at in (1, 2)])
    row = without(keyless(1, title="开展企业工作", body=LONG_BODIES[0], number=None), "serial")
    assert case.plan(row).rows[0].state is RowState.NEW
