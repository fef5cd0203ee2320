"""What was asked during intake is known again, and answers hold where they should."""

import json
from dataclasses import replace

import pytest

from models.intake_plan import Answer, AnswerKind, Side
from models.returned import ReturnedCell, ReturnedRow
from models.rules.intake_answers import (
    Answers,
    ValueAnswer,
    subject_of_conflict,
    subject_of_heading,
    subject_of_row,
    subject_of_value,
)
from models.vocabulary import AskedKind


def row(number: int = 5, **texts: str) -> ReturnedRow:
    cells = {key: ReturnedCell(text, text, f"A{number}") for key, text in texts.items()}
    return ReturnedRow(AskedKind.TASKS, "重点任务", number, "", cells)


def value_answer(answer: str, *, unit_id: str = "u", column: str = "percent") -> Answer:
    return Answer(AnswerKind.VALUE, unit_id, subject_of_value(column, "约八成"), answer)


def test_headings_that_differ_in_width_and_blanks_are_one_question() -> None:
    one = subject_of_heading(AskedKind.TASKS, "本月 进展（情况）")
    assert one == subject_of_heading(AskedKind.TASKS, "本月进展(情况)")
    assert one != subject_of_heading(AskedKind.ITEMS, "本月进展(情况)")


def test_a_row_is_the_same_question_wherever_it_stands_and_whatever_it_reports() -> None:
    first = row(5, serial="1", title="开展体验", progress="已开展")
    later = row(9, serial="3", title="开展 体验", progress="已办结")
    assert subject_of_row(first) == subject_of_row(later)


def test_rows_with_other_titles_or_keys_are_other_questions() -> None:
    subjects = {
        subject_of_row(row(title="开展体验")),
        subject_of_row(row(title="办好讲堂")),
        subject_of_row(replace(row(title="开展体验"), row_key="T:x:0")),
    }
    assert len(subjects) == 3


def test_rows_that_name_nothing_are_known_by_all_their_words() -> None:
    assert subject_of_row(row(progress="甲")) != subject_of_row(row(progress="乙"))


def test_a_conflict_is_the_same_question_whatever_the_line_ends() -> None:
    one = subject_of_conflict("progress", "甲\r\n乙", "丙 ")
    assert one == subject_of_conflict("progress", "甲\n乙", "丙")
    assert one != subject_of_conflict("problem", "甲\n乙", "丙")
    assert one != subject_of_conflict("progress", "丙", "甲\n乙")


def test_an_answer_for_the_unit_goes_before_one_for_every_unit() -> None:
    mine, everyones = value_answer("0.8"), value_answer("0.7", unit_id="")
    for order in ((mine, everyones), (everyones, mine)):
        assert Answers(order, "u").value("percent", "约八成") == ValueAnswer(0.8)
    assert Answers((mine, everyones), "v").value("percent", "约八成") == ValueAnswer(0.7)


def test_an_answer_of_another_unit_does_not_hold() -> None:
    assert Answers([value_answer("0.8")], "v").value("percent", "约八成") is None


def test_leaving_a_text_out_is_an_answer() -> None:
    assert Answers([value_answer("null")], "u").value("percent", "约八成") == ValueAnswer(None)


@pytest.mark.parametrize("said", ["80", "true", '"八成"', "[0.8]", "NaN", "不是 JSON", "-0.1"])
def test_an_answer_that_cannot_stand_in_the_column_does_not_count(said: str) -> None:
    assert Answers([value_answer(said)], "u").value("percent", "约八成") is None


def test_an_answered_status_must_stand_on_its_list() -> None:
    good, bad = (value_answer(json.dumps(word), column="status") for word in ("已完成", "基本完成"))
    assert Answers([good], "u").value("status", "约八成") == ValueAnswer("已完成")
    assert Answers([bad], "u").value("status", "约八成") is None


@pytest.mark.parametrize(("said", "side"), [("ours", Side.OURS), ("theirs", Side.THEIRS)])
def test_a_side_is_remembered_for_the_identical_case_only(said: str, side: Side) -> None:
    answer = Answer(AnswerKind.CONFLICT, "u", subject_of_conflict("status", "a", "b"), said)
    answers = Answers([answer], "u")
    assert answers.side("status", "a", "b") is side
    assert answers.side("status", "a", "c") is None


def test_a_row_answer_names_a_record_or_leaves_the_row_out() -> None:
    known, left = row(title="甲"), row(title="乙")
    answers = Answers(
        [
            Answer(AnswerKind.ROW, "u", subject_of_row(known), "t1"),
            Answer(AnswerKind.ROW, "u", subject_of_row(left), ""),
        ],
        "u",
    )
    assert answers.record_of(known) == "t1"
    assert answers.record_of(left) == ""
    assert answers.record_of(row(title="丙")) is None
