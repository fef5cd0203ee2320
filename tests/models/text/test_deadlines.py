"""Deadline words and the day they mean (domain A5)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text.deadlines import read_deadline


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024年4月底", date(2024, 4, 30)),
        ("2024年2月底前", date(2024, 2, 29)),
        ("2022年6月底前完成", date(2022, 6, 30)),
        ("2024 年 12 月底", date(2024, 12, 31)),
        ("12月底前", date(2024, 12, 31)),
        ("年底前", date(2024, 12, 31)),
        ("2024年年底前", date(2024, 12, 31)),
        ("24年12月底", date(2024, 12, 31)),
        ("2024年内", date(2024, 12, 31)),
        ("2024年6月30日前", date(2024, 6, 30)),
        ("6月15日前", date(2024, 6, 15)),
        ("12月31前", date(2024, 12, 31)),
        ("2024-06-30", date(2024, 6, 30)),
        ("2024.6.30", date(2024, 6, 30)),
        ("2024/5/31", date(2024, 5, 31)),
        ("2024.12", date(2024, 12, 31)),
        ("2024年6月上旬", date(2024, 6, 10)),
        ("6月中旬", date(2024, 6, 20)),
        ("6月下旬", date(2024, 6, 30)),
        ("2024年第二季度末", date(2024, 6, 30)),
        ("三季度", date(2024, 9, 30)),
        ("三季度末", date(2024, 9, 30)),
        ("2024年第三季度", date(2024, 9, 30)),
        ("2024年Q1", date(2024, 3, 31)),
        ("2024Q2", date(2024, 6, 30)),
        ("2024年Q3", date(2024, 9, 30)),
        ("Q4", date(2024, 12, 31)),
        ("2024年第一、二季度", date(2024, 6, 30)),
        ("上半年", date(2024, 6, 30)),
        ("明年3月底前", date(2025, 3, 31)),
        ("二〇二四年十二月底", date(2024, 12, 31)),
        ("2024—2026年", date(2026, 12, 31)),
        ("2024年6月—10月", date(2024, 10, 31)),
        ("2024年1月1日至11月30日", date(2024, 11, 30)),
        ("6月31日", date(2024, 6, 30)),
    ],
)
def test_words_that_name_one_day_are_certain(words: str, day: date) -> None:
    deadline = read_deadline(words, year=2024)
    assert (deadline.day, deadline.certain, deadline.ongoing) == (day, True, False)


@pytest.mark.parametrize(
    "words", ["持续推进", "长期坚持", "常态化开展", "贯穿全年", "常年", "长期"]
)
def test_continuous_work_has_no_day(words: str) -> None:
    deadline = read_deadline(words, year=2024)
    assert (deadline.day, deadline.ongoing, deadline.certain) == (None, True, True)


def test_a_day_and_continuous_work_may_stand_together() -> None:
    deadline = read_deadline("2025年12月底前取得阶段性成效，长期推进", year=2024)
    assert (deadline.day, deadline.ongoing) == (date(2025, 12, 31), True)


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        ("每年11月", "每年11月"),
        ("每季度", "每季度"),
        ("每半年一次", "每半年"),
        ("每月", "每月"),
        ("按季度", "按季度"),
        ("按月调度", "按月"),
        ("逐月推进", "逐月"),
    ],
)
def test_work_that_comes_back_has_no_day(words: str, rhythm: str) -> None:
    deadline = read_deadline(words, year=2024)
    assert (deadline.day, deadline.recurrence, deadline.certain) == (None, rhythm, True)


@pytest.mark.parametrize("words", ["按季节安排种植", "按周期开展"])
def test_seasons_and_cycles_name_no_rhythm(words: str) -> None:
    assert read_deadline(words, year=2024).recurrence == ""


def test_the_last_of_several_stages_counts_and_is_to_be_checked() -> None:
    deadline = read_deadline("2024年6月底前出台方案，12月底前取得成效", year=None)
    assert (deadline.day, deadline.certain) == (date(2024, 12, 31), False)


def test_no_year_is_ever_invented() -> None:
    deadline = read_deadline("6月底前", year=None)
    assert (deadline.day, deadline.certain) == (None, False)


@pytest.mark.parametrize("words", ["近期", "尽快完成", "30日内", "半年内"])
def test_words_not_understood_are_to_be_checked(words: str) -> None:
    deadline = read_deadline(words, year=2024)
    assert (deadline.day, deadline.certain) == (None, False)


@pytest.mark.parametrize("words", ["及时", "适时", "立行立改", "按省要求时限完成", "全年"])
def test_soft_words_make_no_deadline(words: str) -> None:
    deadline = read_deadline(words, year=2024)
    assert (deadline.day, deadline.ongoing, deadline.certain) == (None, False, True)


def test_the_beginning_of_work_is_no_deadline() -> None:
    assert read_deadline("5月1日起", year=2024).day is None


def test_printed_words_are_kept() -> None:
    assert read_deadline("2024 年４月底。", year=None).text == "2024 年４月底"


@given(st.text(max_size=40))
def test_any_words_are_read_without_failure(words: str) -> None:
    assert read_deadline(words, year=2024).text in words


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_printed_date_reads_back(day: date) -> None:
    assert read_deadline(f"{day.year}年{day.month}月{day.day}日前完成", year=None).day == day


@pytest.mark.parametrize("words", ["每两月", "每两个月", "每2个月", "每三月", "每两周"])
def test_several_months_or_weeks_are_a_rhythm(words: str) -> None:
    deadline = read_deadline(f"{words}报送", year=2024)
    assert (deadline.day, deadline.recurrence, deadline.certain) == (None, words, True)


@pytest.mark.parametrize("words", ["xx年11月底前", "×× 年 11 月底前完成"])
def test_a_hidden_year_is_not_guessed(words: str) -> None:
    deadline = read_deadline(words, year=2024)
    assert (deadline.day, deadline.certain) == (None, False)
