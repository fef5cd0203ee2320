"""Where printed pages begin."""

import pytest

from reports.workbooks.printed_pages import page_height, page_starts


@pytest.mark.parametrize(
    ("heights", "starts"),
    [
        ([], []),
        ([50.0], [0]),
        ([50.0, 50.0], [0]),
        ([50.0, 50.0, 1.0], [0, 2]),
        ([90.0, 90.0, 30.0, 30.0], [0, 1, 2]),
        ([500.0, 10.0], [0, 1]),
    ],
)
def test_a_page_begins_where_the_last_one_is_full(heights: list[float], starts: list[int]) -> None:
    assert page_starts(heights, 100.0, 110.0) == starts


def test_a_wider_table_is_printed_smaller_and_fits_more_rows() -> None:
    assert page_height([40, 40]) == page_height([60, 60])
    assert page_height([40] * 8) > page_height([40] * 4)
