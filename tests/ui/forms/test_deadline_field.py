"""Deadline words beside the day they are taken to mean."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.typing_words import type_words
from ui.widgets.deadline_field import DeadlineField, DeadlineValue


@pytest.fixture
def field(qtbot: QtBot) -> DeadlineField:
    made = DeadlineField()
    qtbot.addWidget(made)
    made.show_value(DeadlineValue(year=2024))
    return made


@pytest.mark.parametrize(
    ("words", "day", "ongoing"),
    [
        ("10月底", date(2024, 10, 31), False),
        ("2025年6月底前", date(2025, 6, 30), False),
        ("持续推进", None, True),
        ("及时", None, False),
        ("6月中旬", date(2024, 6, 20), False),
        ("三季度末", date(2024, 9, 30), False),
        ("12月31日前", date(2024, 12, 31), False),
        ("明年3月底前", date(2025, 3, 31), False),
        ("年底前", date(2024, 12, 31), False),
        ("每季度", None, False),
    ],
)
def test_words_set_day_and_kind(
    field: DeadlineField, qtbot: QtBot, words: str, day: date | None, ongoing: bool
) -> None:
    type_words(field.words.line, words)
    assert field.value() == DeadlineValue(words, day, ongoing, 2024)


def test_the_sentence_says_how_the_words_were_understood(
    field: DeadlineField, qtbot: QtBot
) -> None:
    type_words(field.words.line, "10月底前")
    assert field.hint.text() == "理解为2024年10月31日"


def test_work_that_comes_back_is_said_to_be_so(field: DeadlineField, qtbot: QtBot) -> None:
    type_words(field.words.line, "每季度")
    assert field.hint.text() == "理解为周期性工作（每季度）"


def test_another_year_moves_the_day_the_words_gave(field: DeadlineField, qtbot: QtBot) -> None:
    type_words(field.words.line, "10月底前")
    field.set_year(2025)
    assert field.value() == DeadlineValue("10月底前", date(2025, 10, 31), year=2025)


def test_another_year_leaves_a_day_a_person_set(field: DeadlineField, qtbot: QtBot) -> None:
    field.show_value(DeadlineValue("10月底前", date(2024, 11, 5), year=2024))
    field.set_year(2025)
    assert field.value().day == date(2024, 11, 5)


def test_words_that_are_not_understood_ask_for_a_day(field: DeadlineField, qtbot: QtBot) -> None:
    type_words(field.words.line, "等通知")
    assert field.hint.text() == "没有看懂这个时限，请填日期"


def test_a_corrected_day_keeps_the_words_and_is_said_to_differ(
    field: DeadlineField, qtbot: QtBot
) -> None:
    field.show_value(DeadlineValue("10月底", date(2024, 10, 31), year=2024))
    field.day.line.clear()
    type_words(field.day.line, "2024-11-5")
    assert field.value() == DeadlineValue("10月底", date(2024, 11, 5), year=2024)
    assert field.hint.text() == "按原话应为2024年10月31日"


def test_a_stored_value_is_shown_without_counting_as_an_edit(
    field: DeadlineField, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.show_value(DeadlineValue("持续推进", None, ongoing=True))


def test_half_a_date_is_a_problem(field: DeadlineField, qtbot: QtBot) -> None:
    type_words(field.day.line, "2024-13-")
    assert field.problem() == "日期请写成 2024-03-27 或 2024年3月27日"
