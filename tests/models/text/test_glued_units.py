"""Names of units with nothing between them."""

import pytest

from models.text.glued_units import split_glued
from models.text.unit_list import split_units


def test_names_of_one_level_are_parted_where_the_next_begins() -> None:
    assert split_units("市商务局市财政局、市税务局") == ("市商务局", "市财政局", "市税务局")


@pytest.mark.parametrize(
    "name",
    ["市委市政府", "市公安局市南分局", "国家统计局市调查队", "市政府各部门", "市城市管理局",
     "市场监管局市场科", "区高新技术产业园区管委会", "各县（市、区）人民政府"],
)  # fmt: skip
def test_a_name_that_holds_another_level_stays_whole(name: str) -> None:
    assert split_units(name) == (name,)


def test_where_cells_met_a_group_word_begins_a_name() -> None:
    assert split_glued("市政府办公室各区政府", met_in_cells=True) == ("市政府办公室", "各区政府")
