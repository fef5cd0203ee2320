"""Sentences and headings put together; periods and their words."""

from datetime import date

import pytest

from models.papers import Run
from models.vocabulary import RecordKind
from reports.content.composing.figures import FigureBook
from reports.content.composing.periods import eve_words, period_words
from reports.content.composing.phrases import (
    Chapter,
    joined,
    listed_paragraphs,
    outlined,
    paragraph,
    phrase,
)


def test_plain_words_side_by_side_become_one_run() -> None:
    number = Run("3", "tasks.done")
    assert phrase("已完成", "任务", number, "", "项") == (Run("已完成任务"), number, Run("项"))
    assert joined(["甲", phrase("乙"), "丙"]) == (Run("甲、乙、丙"),)


def test_chapters_are_numbered_and_a_single_one_is_not() -> None:
    chapters = [Chapter(key, f"第{key}章", (paragraph(key, key),)) for key in ("甲", "乙")]
    told = [block.text for block in outlined([None, *chapters])]  # type: ignore[union-attr]  # text
    assert told == ["一、第甲章", "甲", "二、第乙章", "乙"]
    assert outlined(chapters[:1]) == chapters[0].blocks
    assert outlined(chapters, level=2)[0] == paragraph("甲.heading", "（一）第甲章")


def test_a_list_of_one_has_no_number() -> None:
    assert [one.text for one in listed_paragraphs("k", [("a", phrase("甲。"))])] == ["甲。"]


def test_a_figure_is_the_count_of_its_records() -> None:
    book = FigureBook()
    assert book.count("k", "任务", ("a", "b")) == Run("2", "k")
    assert book.share("r", "率", ("a",), ("a", "b", "c")) == Run("33.3%", "r")
    assert book.figures[1].basis == "1÷3＝33.3%"
    assert book.figures[0].record_kind is RecordKind.TASK


def test_a_key_cannot_mean_two_numbers() -> None:
    book = FigureBook()
    book.count("k", "任务", ("a",))
    with pytest.raises(ValueError, match="two meanings of k"):
        book.count("k", "任务", ("a", "b"))


@pytest.mark.parametrize(
    ("first", "last", "label", "here", "later"),
    [
        ((2024, 6, 1), (2024, 6, 30), "2024年6月", "本月", "6月"),
        ((2024, 4, 1), (2024, 6, 30), "2024年二季度", "本季度", "二季度"),
        ((2024, 1, 1), (2024, 6, 30), "2024年上半年", "上半年", "上半年"),
        ((2024, 7, 1), (2024, 12, 31), "2024年下半年", "下半年", "2024年下半年"),
        ((2024, 1, 1), (2024, 12, 31), "2024年", "今年以来", "2024年"),
        ((2024, 6, 3), (2024, 6, 9), "2024年6月3日至6月9日", "本期", "本期"),
        ((2024, 2, 1), (2024, 4, 30), "2024年2月1日至4月30日", "本期", "本期"),
    ],
)
def test_periods_are_named_as_offices_do(
    first: tuple[int, int, int], last: tuple[int, int, int], label: str, here: str, later: str
) -> None:
    begin, end = date(*first), date(*last)
    after = date(2025, 1, 8) if end.month == 12 else date(2024, 12, 1)
    assert period_words(begin, end, end).label == label
    assert period_words(begin, end, end).here == here
    assert period_words(begin, end, after).here == later


def test_the_day_before_a_period_is_named_by_its_month() -> None:
    assert eve_words(date(2024, 6, 1), 2024) == "5月底"
    assert eve_words(date(2024, 1, 1), 2024) == "2023年底"
    assert eve_words(date(2024, 6, 15), 2024) == "6月14日"
