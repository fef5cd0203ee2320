"""Finding units as a clerk types them."""

import pytest

from models.records import GroupRow
from models.vocabulary import UnitLevel
from tests.builders import unit_row
from ui.widgets.forms.parties import Party, find_parties, make_parties


@pytest.fixture(scope="module")
def parties() -> tuple[Party, ...]:
    units = (
        unit_row("省司法厅", level=UnitLevel.PROVINCE),
        unit_row("市发改委", "市发展改革委"),
        unit_row("市司法局"),
        unit_row("市行政审批局"),
        unit_row("市市场监管局"),
    )
    groups = (
        GroupRow("g", "各区", None, "", ("a", "b"), ("甲区", "乙区")),
        GroupRow("h", "各区", "document", "鄂〔2024〕1号", (), ()),
    )
    return tuple(make_parties(units, groups))


def names(found: tuple[Party, ...]) -> list[str]:
    return [party.name for party in found]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sfgw", "市发改委"),
        ("FGW", "市发改委"),
        ("发展改革", "市发改委"),
        ("市司", "市司法局"),
        # 行 is xíng here, not háng: words decide how a character is read
        ("sxzspj", "市行政审批局"),
        ("gq", "各区"),
    ],
)
def test_a_unit_is_found_by_name_alias_or_initials(
    parties: tuple[Party, ...], typed: str, name: str
) -> None:
    assert names(find_parties(parties, typed))[0] == name


def test_units_of_the_level_asked_for_come_first(parties: tuple[Party, ...]) -> None:
    assert names(find_parties(parties, "司法")) == ["省司法厅", "市司法局"]
    assert names(find_parties(parties, "司法", first=UnitLevel.CITY)) == ["市司法局", "省司法厅"]


def test_nothing_typed_finds_nothing(parties: tuple[Party, ...]) -> None:
    assert find_parties(parties, "  ") == ()
    assert find_parties(parties, "没有这家") == ()


def test_only_general_group_words_are_offered(parties: tuple[Party, ...]) -> None:
    assert names(tuple(parties)).count("各区") == 1
