"""Whose a returned file is: the stamp says it, words and file name are held against it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.round_records import RoundRow
from models.rules.intake_sender import Evidence, KnownRounds, Sender, find_sender, stamped_form
from models.rules.round_stamp import FormStamp
from tests.builders import area_row


def reporting_round(name: str, period: str) -> RoundRow:
    return RoundRow(
        id=name,
        name=name,
        period=period,
        due_on=date(2024, 7, 5),
        asks=(),
        with_ended=False,
        instructions="",
        created_at=datetime(2024, 6, 1, tzinfo=UTC),
        unit_count=2,
        form_count=2,
    )


KNOWN = KnownRounds(
    rounds=(reporting_round("6月调度", "2024-06"), reporting_round("5月调度", "2024-05")),
    asked={"6月调度": {"华容区", "鄂城区"}, "5月调度": {"华容区"}},
    forms={"6月调度": {"form-6"}, "5月调度": {"form-5"}},
    units=(
        area_row("华容区", "华容"),
        area_row("鄂城区"),
        area_row("梁子湖区"),
        area_row("鄂城区人社局"),
    ),
)
JUNE = FormStamp("form-6", "6月调度", "华容区", "2024-06")
MAY = FormStamp("form-5", "5月调度", "华容区", "2024-05")
OWN = Evidence("华容区_6月调度.xlsx", (JUNE,), "华容区", "2024年6月")


def test_the_stamp_says_whose_it_is() -> None:
    assert find_sender(OWN, KNOWN, None) == Sender("6月调度", "华容区", "form-6")


def test_a_file_is_the_form_of_the_round_whose_stamp_it_carries() -> None:
    assert stamped_form([MAY, JUNE], KNOWN, "5月调度", "华容区") == "form-5"
    assert stamped_form([JUNE], KNOWN, "5月调度", "华容区") is None


def test_of_several_forms_it_is_that_of_the_unit_or_none() -> None:
    known = replace(KNOWN, forms={"6月调度": {"form-6", "form-7"}})
    other = replace(JUNE, form="form-7", unit="鄂城区")
    assert stamped_form([JUNE, other], known, "6月调度", "鄂城区") == "form-7"
    assert stamped_form([JUNE, other], known, "6月调度", "梁子湖区") is None


def test_a_renamed_file_is_still_known() -> None:
    assert find_sender(replace(OWN, file_name="最终版2.xlsx"), KNOWN, None).question == ""


def test_the_form_of_last_month_is_named_as_such() -> None:
    sender = find_sender(replace(OWN, stamps=(MAY,)), KNOWN, "6月调度")
    assert (sender.round_id, sender.unit_id, sender.form_id) == ("6月调度", "华容区", None)
    assert "5月调度" in sender.question


def test_without_a_chosen_round_a_form_goes_to_its_own() -> None:
    evidence = replace(OWN, stamps=(MAY,), period_words="2024年5月")
    assert find_sender(evidence, KNOWN, None) == Sender("5月调度", "华容区", "form-5")


@pytest.mark.parametrize(
    "evidence",
    [
        replace(OWN, unit_words="鄂城区"),
        replace(OWN, file_name="鄂城区_6月调度.xlsx"),
    ],
)
def test_the_form_of_another_unit_is_named_as_such(evidence: Evidence) -> None:
    question = find_sender(evidence, KNOWN, None).question
    assert "发给“华容区”" in question
    assert "“鄂城区”" in question


def test_a_unit_nobody_registered_is_asked_about() -> None:
    assert "“蕲春县”" in find_sender(replace(OWN, unit_words="蕲春县"), KNOWN, None).question


@pytest.mark.parametrize("words", ["华容区人民政府办公室", "华容", "鄂州市华容区"])
def test_the_own_name_with_something_around_it_is_no_stranger(words: str) -> None:
    assert find_sender(replace(OWN, unit_words=words), KNOWN, None).question == ""


@pytest.mark.parametrize(
    ("file_name", "is_asked"),
    [
        ("华容区_2024年5月.xlsx", True),
        ("华容区2024-05.xlsx", True),
        ("华容区_2024年6月.xlsx", False),
        ("华容区（2024年7月3日报）.xlsx", False),
        ("华容区_6月调度.xlsx", False),
        ("华容区2024-07-03.xlsx", False),
    ],
)
def test_another_month_in_the_file_name_is_asked_about(file_name: str, is_asked: bool) -> None:
    question = find_sender(replace(OWN, file_name=file_name), KNOWN, None).question
    assert ("文件名写的是" in question) == is_asked


def test_another_period_written_into_the_form_is_asked_about() -> None:
    assert "2024年5月" in find_sender(replace(OWN, period_words="2024年5月"), KNOWN, None).question


def test_two_different_stamps_are_asked_about() -> None:
    other = replace(JUNE, unit="鄂城区")
    assert "分开报送" in find_sender(replace(OWN, stamps=(JUNE, other)), KNOWN, None).question


def test_a_form_the_ledger_forgot_is_compared_with_what_is_here() -> None:
    sender = find_sender(replace(OWN, stamps=(replace(JUNE, form="gone"),)), KNOWN, None)
    assert (sender.form_id, sender.question) == (None, "")
    assert sender.notice


def test_a_unit_that_is_not_asked_is_asked_about() -> None:
    evidence = Evidence("", (replace(JUNE, unit="梁子湖区"),))
    assert "不在这个批次" in find_sender(evidence, KNOWN, None).question


@pytest.mark.parametrize(
    ("file_name", "unit_words", "unit_id"),
    [
        ("自己做的.xlsx", "华容", "华容区"),
        ("华容区6月进展.xlsx", "", "华容区"),
        ("6月进展.xlsx", "", None),
        ("华容区和鄂城区.xlsx", "", None),
    ],
)
def test_without_a_stamp_words_and_file_name_tell(
    file_name: str, unit_words: str, unit_id: str | None
) -> None:
    sender = find_sender(Evidence(file_name, (), unit_words), KNOWN, "6月调度")
    assert sender.unit_id == unit_id
    assert bool(sender.question) == (unit_id is None)


def test_without_a_stamp_a_file_named_after_another_unit_is_asked_about() -> None:
    sender = find_sender(Evidence("鄂城区6月进展.xlsx", (), "华容区"), KNOWN, "6月调度")
    assert "“华容区”，文件名写的是“鄂城区”" in sender.question


def test_the_longer_name_in_a_file_name_counts() -> None:
    sender = find_sender(Evidence("鄂城区人社局.xlsx"), KNOWN, "6月调度")
    assert sender.unit_id == "鄂城区人社局"
    assert "不在这个批次" in sender.question


def test_without_a_stamp_the_period_tells_the_round() -> None:
    evidence = Evidence("华容区.xlsx", (), "", "2024年5月")
    assert find_sender(evidence, KNOWN, None).round_id == "5月调度"


def test_nothing_tells_the_round() -> None:
    sender = find_sender(Evidence("华容区.xlsx"), KNOWN, None)
    assert sender.round_id is None
    assert "批次" in sender.question
