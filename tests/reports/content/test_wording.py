"""How an office writes figures (domain A8)."""

from datetime import date

import pytest

from reports.content.wording import (
    chinese_number,
    first_names,
    full_date,
    percentage,
    quoted,
    short_date,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (99, "九十九")],
)
def test_headings_are_counted_in_chinese(number: int, words: str) -> None:
    assert chinese_number(number) == words


@pytest.mark.parametrize("number", [0, 100, -1])
def test_no_heading_has_another_number(number: int) -> None:
    with pytest.raises(ValueError, match="heading"):
        chinese_number(number)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (28, 54, "51.9%"),
        (36, 123, "29.3%"),
        (5, 8, "62.5%"),
        (11, 19, "57.9%"),
        (1, 2, "50%"),
        (0, 3, "0%"),
        (3, 3, "100%"),
    ],
)
def test_percentages_are_those_of_the_published_notice(part: int, whole: int, words: str) -> None:
    assert percentage(part, whole) == words


@pytest.mark.parametrize(("part", "words"), [(1249, "12.5%"), (1250, "12.5%"), (1245, "12.5%")])
def test_percentages_round_half_up(part: int, words: str) -> None:
    assert percentage(part, 10_000) == words


def test_a_percentage_just_under_the_half_rounds_down() -> None:
    assert percentage(12449, 100_000) == "12.4%"


def test_a_share_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ZeroDivisionError):
        percentage(1, 0)


def test_dates_have_no_leading_zeros() -> None:
    assert full_date(date(2024, 3, 7)) == "2024年3月7日"
    assert short_date(date(2024, 3, 7)) == "3月7日"


def test_long_lists_of_names_end_with_etc() -> None:
    names = ["市优化办", "市司法局", "市发改委"]
    assert first_names(names, most=3) == "市优化办、市司法局、市发改委"
    assert first_names(names, most=2) == "市优化办、市司法局等"


def test_quoted_names_stand_side_by_side() -> None:
    assert quoted(["甲", "乙"]) == "“甲”“乙”"


def test_marks_inside_a_quoted_name_become_single_ones() -> None:
    assert quoted(["推行“零计划”停电"]) == "“推行‘零计划’停电”"
