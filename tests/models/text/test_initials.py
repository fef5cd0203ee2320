"""Pinyin initials of names, in every reading of their characters."""

import pytest

from models.text.initials import initials


@pytest.mark.parametrize(
    ("name", "typed"),
    [("市发改委", "sfgw"), ("中国银行", "zgyh"), ("会计", "kj"), ("长江", "cj"), ("市长", "sz")],
)
def test_a_name_is_spelled_in_every_reading(name: str, typed: str) -> None:
    assert typed in initials(name)


def test_the_usual_way_comes_first() -> None:
    assert initials("导出当前台账")[0] == "dcdqtz"


def test_other_letters_stay_in_lower_case() -> None:
    assert "excelbg" in initials("Excel表格")
    assert initials("") == ("",)


def test_a_long_name_has_a_handful_of_spellings() -> None:
    assert len(initials("省行政大会长调重乐" * 10)) < 300
