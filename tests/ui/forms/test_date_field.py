"""Days as people type them."""

from datetime import date

import pytest

from ui.widgets.forms.date_field import typed_day


@pytest.mark.parametrize(
    "text", ["2024-3-27", "2024.03.27", "2024/3/27", "2024年3月27日", "20240327", " 2024-03-27 "]
)
def test_every_usual_way_of_writing_a_day_is_read(text: str) -> None:
    assert typed_day(text) == date(2024, 3, 27)


@pytest.mark.parametrize("text", ["", "3月27日", "2024-02-30", "明天"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert typed_day(text) is None
