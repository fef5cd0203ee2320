"""When two writings are the same value, and how columns are called."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.round_records import SentValue
from models.rules.intake_headings import heading_of
from models.rules.intake_values import (
    fits,
    is_blank,
    is_same_office_value,
    is_same_value,
    value_words,
    words_key,
)
from models.vocabulary import AskedKind
from reports.incoming.returns.column_words import columns_of, own_heading

COLUMNS = st.sampled_from(["progress", "percent", "status", "title", "serial"])
VALUES = st.none() | st.text(max_size=8) | st.integers(-5, 5) | st.floats(allow_nan=False)


@pytest.mark.parametrize("value", [None, "", " ", "\u3000", "\n"])
def test_what_shows_nothing_is_blank(value: SentValue) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, 0.0, "/", "无", "-"])
def test_zero_and_marks_are_not_blank(value: SentValue) -> None:
    assert not is_blank(value)


@given(st.text(max_size=20))
def test_composed_letters_are_the_same_words(text: str) -> None:
    assert words_key(unicodedata.normalize("NFD", text)) == words_key(text)


@pytest.mark.parametrize(("one", "other"), [("甲 乙", "甲乙"), ("甲，", "甲,"), ("Ａ", "A")])
def test_words_of_a_unit_differ_by_inner_blanks_marks_and_width(one: str, other: str) -> None:
    assert not is_same_value("progress", one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(0.8, 0.80049, True), (0.8, 0.7996, True), (0.8, 0.8006, False), (0.0, None, False)],
)
def test_percentages_are_compared_with_a_twentieth_of_a_percent_to_spare(
    one: float, other: float | None, *, same: bool
) -> None:
    assert is_same_value("percent", one, other) is same


@given(COLUMNS, VALUES, VALUES)
def test_sameness_holds_both_ways_and_of_itself(
    column: str, one: SentValue, other: SentValue
) -> None:
    for same in (is_same_value, is_same_office_value):
        assert same(column, one, one)
        assert same(column, one, other) == same(column, other, one)


@pytest.mark.parametrize("text", ["1", "1.0", "01", "１", 1, 1.0])
def test_serials_are_compared_as_printed_numbers(text: SentValue) -> None:
    assert is_same_office_value("serial", 1, text)


@pytest.mark.parametrize("text", ["10", "1-1", "一", "1.5", "", "1e999999999"])
def test_other_serials_are_other_numbers(text: str) -> None:
    assert not is_same_office_value("serial", 1, text)


@pytest.mark.parametrize(("one", "other"), [("0", "00"), ("10", "10.0"), ("1.50", "1.5")])
def test_zeros_that_count_stay_in_a_number(one: str, other: str) -> None:
    assert is_same_office_value("number", one, other)
    assert not is_same_office_value("number", one, one + "1")


@pytest.mark.parametrize("text", ["2024-06-30", "2024.6.30", "2024/6/30", "2024年6月底"])
def test_a_deadline_in_another_writing_is_the_same_day(text: str) -> None:
    assert is_same_office_value("deadline", "2024年6月30日", text)


@pytest.mark.parametrize(
    "text", ["2024-07-30", "6月30日", "持续推进", "2024年6月30日前每月报送", ""]
)
def test_another_day_a_day_without_year_and_other_work_are_changes(text: str) -> None:
    assert not is_same_office_value("deadline", "2024年6月30日", text)


@pytest.mark.parametrize(
    ("column", "value", "may_stand"),
    [
        ("status", "已完成", True),
        ("status", "创建", False),
        ("stage", "创建", True),
        ("percent", 0, True),
        ("percent", 1.0, True),
        ("percent", 1.01, False),
        ("percent", "80%", False),
        ("percent", True, False),
        ("progress", "/", True),
        ("progress", " ", False),
    ],
)
def test_only_values_of_its_kind_fit_a_column(
    column: str, value: SentValue, *, may_stand: bool
) -> None:
    assert fits(column, value) is may_stand


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("percent", 0.8, "80%"),
        ("percent", 0.125, "12.5%"),
        ("serial", 3.0, "3"),
        ("title", None, ""),
    ],
)
def test_values_are_told_as_people_read_them(column: str, value: SentValue, words: str) -> None:
    assert value_words(column, value) == words


@pytest.mark.parametrize("kind", AskedKind)
def test_columns_are_called_as_on_the_form(kind: AskedKind) -> None:
    for column in columns_of(kind):
        assert heading_of(kind, column) == own_heading(kind, column)
