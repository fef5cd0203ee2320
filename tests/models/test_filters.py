"""What filters let through, and the words of their chips."""

from datetime import date
from decimal import Decimal

import pytest

from models.filters import (
    ColumnFilter,
    DateFilter,
    DateSpan,
    NumberFilter,
    TextFilter,
    TextMode,
    TickFilter,
    days_of,
    describe_filter,
)

TODAY = date(2024, 12, 4)  # a Wednesday


def test_a_tick_filter_takes_rows_with_one_ticked_value() -> None:
    ticked = TickFilter(frozenset({"市司法局", "市财政局"}))
    assert ticked.passes(("市发改委", "市财政局"))
    assert not ticked.passes(("市发改委",))


def test_blank_rows_pass_only_where_blank_is_ticked() -> None:
    assert TickFilter(frozenset({""})).passes(())
    assert TickFilter(frozenset({""})).passes(("",))
    assert not TickFilter(frozenset({"甲"})).passes(())


@pytest.mark.parametrize(
    ("mode", "passed"),
    [
        (TextMode.CONTAINS, ["走访企业", "企业"]),
        (TextMode.EXCLUDES, ["体检"]),
        (TextMode.EQUALS, ["企业"]),
        (TextMode.STARTS, ["企业"]),
    ],
)
def test_a_text_filter_compares_in_four_ways(mode: TextMode, passed: list[str]) -> None:
    texts = ["走访企业", "企业", "体检"]
    assert [text for text in texts if TextFilter("企业", mode).passes(text)] == passed


def test_a_text_filter_does_not_mind_width_and_case() -> None:
    assert TextFilter("ａbc", TextMode.EQUALS).passes("ABC")


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (DateSpan.OVERDUE, date.min, date(2024, 12, 3)),
        (DateSpan.NEXT_7, TODAY, date(2024, 12, 11)),
        (DateSpan.NEXT_15, TODAY, date(2024, 12, 19)),
        (DateSpan.THIS_WEEK, date(2024, 12, 2), date(2024, 12, 8)),
        (DateSpan.THIS_MONTH, date(2024, 12, 1), date(2024, 12, 31)),
        (DateSpan.THIS_QUARTER, date(2024, 10, 1), date(2024, 12, 31)),
        (DateSpan.THIS_YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        (DateSpan.LAST_MONTH, date(2024, 11, 1), date(2024, 11, 30)),
    ],
)
def test_a_span_has_both_its_ends(span: DateSpan, first: date, last: date) -> None:
    assert days_of(span, TODAY) == (first, last)


def test_last_month_of_january_is_in_the_year_before() -> None:
    days = days_of(DateSpan.LAST_MONTH, date(2024, 1, 31))
    assert days == (date(2023, 12, 1), date(2023, 12, 31))


def test_the_last_day_itself_is_not_overdue() -> None:
    overdue = DateFilter(DateSpan.OVERDUE)
    assert not overdue.passes(TODAY, TODAY)
    assert overdue.passes(date(2024, 12, 3), TODAY)


def test_a_span_and_a_range_must_both_hold() -> None:
    both = DateFilter(DateSpan.THIS_MONTH, first=date(2024, 12, 10))
    assert both.passes(date(2024, 12, 10), TODAY)
    assert not both.passes(date(2024, 12, 9), TODAY)
    assert not both.passes(date(2025, 1, 10), TODAY)


def test_rows_without_a_date_pass_only_where_asked_for() -> None:
    assert DateFilter(DateSpan.NONE).passes(None, TODAY)
    assert not DateFilter(DateSpan.NONE).passes(TODAY, TODAY)
    assert not DateFilter(first=date(2024, 1, 1)).passes(None, TODAY)


def test_numbers_pass_between_both_ends() -> None:
    between = NumberFilter(Decimal("1.5"), Decimal(3))
    assert [number for number in (1, 2, 3, 4, None) if between.passes(number)] == [2, 3]


@pytest.mark.parametrize(
    ("column_filter", "words"),
    [
        (TickFilter(frozenset("甲")), "列：甲"),
        (TickFilter(frozenset("乙甲")), "列：乙、甲"),
        (TickFilter(frozenset("丙乙甲")), "列：丙、乙 等 3 个"),
        (TickFilter(frozenset({""})), "列：（空白）"),
        (TextFilter("企业", TextMode.STARTS), "列：开头是“企业”"),
        (DateFilter(DateSpan.NEXT_15), "列：未来15天"),
        (DateFilter(None, date(2024, 4, 1), date(2024, 4, 30)), "列：2024-04-01 至 2024-04-30"),
        (DateFilter(last=date(2024, 4, 30)), "列：至 2024-04-30"),
        (NumberFilter(Decimal(10)), "列：10 起"),
    ],
)
def test_the_chip_says_what_the_filter_does(column_filter: ColumnFilter, words: str) -> None:
    assert describe_filter("列", column_filter) == words
