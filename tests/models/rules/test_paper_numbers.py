"""What a number counts in, and which comes next."""

import pytest

from models.rules.paper_numbers import in_year, is_taken, next_in_series, series_of


@pytest.mark.parametrize(
    "typed", ["鄂州优化办函〔2024〕3号", "鄂州优化办函[2024]03号", "鄂州优化办函(2024)第3号 "]
)
def test_a_document_number_counts_in_its_own_series_however_it_is_typed(typed: str) -> None:
    assert series_of(typed, subject="letter", year=2025) == "鄂州优化办函〔2024〕"
    assert next_in_series(typed, [typed], year=2024) == "鄂州优化办函〔2024〕4号"


def test_an_issue_counts_in_the_year_of_its_sort_of_paper() -> None:
    assert series_of("第7期", subject="briefing", year=2024) == "briefing/2024"
    assert next_in_series("第7期", ["第7期", "9", "附页"], year=2024) == "10"
    assert next_in_series("12", [], year=2025) == "1"


def test_a_number_is_taken_however_it_is_written() -> None:
    assert is_taken("7", ["第07期"])
    assert is_taken("附页", ["附页"])
    assert not is_taken("增刊", ["7", "附页"])


def test_a_new_year_stands_in_the_brackets() -> None:
    assert in_year("鄂州优化发〔2024〕12号", 2025) == "鄂州优化发〔2025〕12号"
    assert in_year("第3期", 2025) == "第3期"
