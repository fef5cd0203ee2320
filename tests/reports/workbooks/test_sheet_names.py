"""Sheet names every spreadsheet program accepts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.workbooks.sheet_names import unique_sheet_names


@pytest.mark.parametrize(
    ("wanted", "cleaned"),
    [
        ("鄂州优化发〔2024〕4号", "鄂州优化发〔2024〕4号"),
        ("重点任务[2024]:*?/\\", "重点任务 2024"),
        ("'台账'", "台账"),
        ("", "台账"),
        ("字" * 40, "字" * 31),
        ("History", "History(2)"),
    ],
)
def test_a_name_is_cleaned(wanted: str, cleaned: str) -> None:
    assert unique_sheet_names([wanted]) == (cleaned,)


def test_names_that_differ_only_in_case_are_told_apart() -> None:
    assert unique_sheet_names(["Plan", "plan", "PLAN"]) == ("Plan", "plan(2)", "PLAN(3)")


def test_a_long_name_keeps_its_number_within_the_limit() -> None:
    assert unique_sheet_names(["字" * 31] * 2)[1] == "字" * 28 + "(2)"


@given(st.lists(st.text(max_size=40), max_size=8))
def test_names_are_unique_allowed_and_short(wanted: list[str]) -> None:
    names = unique_sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
