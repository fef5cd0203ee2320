"""Days and months of returned forms in the forms of H10 to H14: nothing is guessed."""

import pytest

from models.returned import Doubt
from models.rules.returned_dates import read_date_cell
from models.rules.round_period import read_period

JUNE = read_period("2024-06")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-06-30", "2024-06-30"), ("2024.6.30", "2024-06-30"), ("2024/6/3", "2024-06-03"),
        ("2024年6月30日", "2024-06-30"), ("２０２４年６月３０日", "2024-06-30"),
        ("二〇二四年六月三十日", "2024-06-30"), ("20240630", "2024-06-30"),
        ("2024-06-30 00:00:00", "2024-06-30"), ("2024 年 6 月 30 日", "2024-06-30"),
        ("2024.10", "2024-10"), ("2024.1", "2024-01"), ("2024年10月", "2024-10"),
        ("2024-06", "2024-06"), ("202406", "2024-06"), ("6月", "2024-06"), ("6月份", "2024-06"),
        ("6.30", "2024-06-30"), ("6月30日", "2024-06-30"), ("6-30", "2024-06-30"),
        ("6.3", "2024-06-03"), ("6月底", "2024-06-30"), ("月底", "2024-06-30"),
        ("2024年6月底前", "2024-06-30"), ("年底前", "2024-12-31"), ("第二季度", "2024-06-30"),
    ],
)  # fmt: skip
def test_writings_of_a_day_or_month(text: str, value: str) -> None:
    assert read_date_cell(text, period=JUNE).value == value


def test_a_number_that_lost_its_zero_is_asked() -> None:
    read = read_date_cell("2024.1", number="2024.1", period=JUNE)
    assert (read.value, read.readings) == (None, ("2024-01", "2024-10"))


def test_the_format_of_a_number_tells_the_month() -> None:
    assert read_date_cell("2024.10", number="2024.1").value == "2024-10"


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("2024.12", "2024.12", "2024-12"), ("2024.6", "2024.6", "2024-06"),
        ("20240630", "20240630", "2024-06-30"), ("202406", "202406", "2024-06"),
        ("6.30", "6.3", "2024-06-30"), ("6.28", "6.28", "2024-06-28"), ("6.7", "6.7", "2024-06-07"),
    ],
)  # fmt: skip
def test_numbers_that_mean_one_day_or_month(text: str, number: str, value: str) -> None:
    assert read_date_cell(text, number=number, period=JUNE).value == value


def test_a_day_that_may_have_lost_its_zero_is_asked() -> None:
    read = read_date_cell("6.3", number="6.3", period=JUNE)
    assert read.readings == ("2024-06-03", "2024-06-30")


def test_a_plain_number_that_is_a_serial_is_asked() -> None:
    read = read_date_cell("45473", number="45473")
    assert (read.doubt, read.readings) == (Doubt.ASK, ("2024-06-30",))


def test_a_date_of_the_file_is_taken() -> None:
    assert read_date_cell("2024-06-30", number="45473", is_date=True).value == "2024-06-30"


@pytest.mark.parametrize("text", ["1900-03-20", "2024-13-45", "80"])
def test_a_number_shown_as_a_date_is_refused(text: str) -> None:
    assert read_date_cell(text, number="80", is_date=True).doubt is Doubt.REFUSED


@pytest.mark.parametrize("text", ["持续推进", "长期坚持", "每季度", "按时序进度推进", "全年"])
def test_words_without_a_day_stay_words(text: str) -> None:
    assert read_date_cell(text, period=JUNE).value == text


@pytest.mark.parametrize("text", ["6.30", "6月30日", "6月"])
def test_a_day_without_a_year_is_asked_where_no_period_is_known(text: str) -> None:
    read = read_date_cell(text)
    assert (read.doubt, read.value) == (Doubt.ASK, None)


def test_a_day_past_the_end_of_its_month_is_asked() -> None:
    assert read_date_cell("2024.6.31").readings == ("2024-06-30",)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("24-6-12", ("2024-06-12",)),
        ("6/30/24", ("2024-06-30",)),
        ("12-6-24", ("2012-06-24", "2024-12-06")),
    ],
)
def test_a_year_of_two_digits_is_asked_in_each_order(text: str, readings: tuple[str, ...]) -> None:
    assert read_date_cell(text).readings == readings


@pytest.mark.parametrize(("text", "number"), [("2024-13", ""), ("abc", ""), ("123", "123")])
def test_what_is_no_day_is_refused(text: str, number: str) -> None:
    assert read_date_cell(text, number=number).doubt is Doubt.REFUSED


def test_blank_and_not_applicable_are_no_days() -> None:
    assert read_date_cell("").value is None
    assert "不适用" in read_date_cell("/").reason
