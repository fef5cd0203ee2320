"""Shares are stored as people read them and come back as the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.shares import read_share, written_share


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.8, "80%"), (1.0, "100%"), (0.0, "0%"), (0.333333, "33.3333%"), (0.005, "0.5%"), (None, "")],
)
def test_a_share_is_written_as_a_percentage(share: float | None, written: str) -> None:
    assert written_share(share) == written
    assert read_share(written) == share


@given(st.floats(min_value=0, max_value=1))
def test_no_share_loses_a_digit(share: float) -> None:
    assert read_share(written_share(share)) == share


def test_words_are_no_share() -> None:
    assert read_share("过半") is None
