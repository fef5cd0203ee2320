"""What holds of every list: each item is counted once, each unit's items add up (domain A7)."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.records import ItemRow
from reports.content.statement_units import UnitBook, share_items
from tests.reports.content.item_rows import AREAS, CITY, item, unit

NAMES = ("市税务局", "市法院", "市交通局", "市交通运输局", "鄂州供电公司", "市水利局", "市优化办")
REGISTER = [
    unit("市税务局"),
    unit("市交通运输局", "市交通局"),
    unit("市发改委", "市发改委（市优化办）"),
    unit("市优化办"),
]
names = st.lists(st.sampled_from(NAMES), max_size=4).map(tuple)


@st.composite
def lists(draw: st.DrawFn) -> tuple[ItemRow, ...]:
    made = [
        item(
            None,
            area=draw(st.sampled_from([CITY, "", *AREAS])),
            creating=draw(names),
            guiding=draw(names),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]
    return tuple(replace(row, id=f"item {number}") for number, row in enumerate(made))


@given(lists())
def test_each_item_is_solo_joint_or_without_a_unit(items: tuple[ItemRow, ...]) -> None:
    shares = share_items(items, UnitBook(REGISTER))
    identity = shares.identity
    assert identity.solo + identity.joint + len(shares.unassigned) == len(items)
    assert identity.holds == (not shares.unassigned)


@given(lists())
def test_the_items_of_a_unit_are_its_own_and_its_joint_ones(items: tuple[ItemRow, ...]) -> None:
    for share in share_items(items, UnitBook(REGISTER)).units:
        assert share.total == share.solo + share.coop
        assert set(share.records) == {*share.solo_records, *share.coop_records}


@given(lists())
def test_units_stand_by_their_numbers(items: tuple[ItemRow, ...]) -> None:
    units = share_items(items, UnitBook(REGISTER)).units
    places = [(not share.solo, -share.total, share.coop) for share in units]
    assert places == sorted(places)
    assert len({share.unit.key for share in units}) == len(units)
