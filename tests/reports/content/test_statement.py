"""The 说明 sentence (domain A7): whom items count for, how it is written, what it warns of."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from models.records import ItemRow, RoleEntry, UnitRow
from models.vocabulary import ItemStage, Role
from reports.content.statement import (
    NoItemsError,
    Statement,
    StatementFacts,
    order_of_units,
    write_statement,
)
from tests.reports.content.item_rows import item, unit

TAX, COURT, FINANCE = unit("市税务局"), unit("市法院"), unit("市财政局")


def written(
    *items: ItemRow, units: Sequence[UnitRow] = (), tie_order: Sequence[str] = ()
) -> Statement:
    return write_statement(StatementFacts(items, units, tie_order=tie_order), 2023)


def numbers(statement: Statement) -> dict[str, tuple[int, int, int]]:
    return {share.unit.name: (share.total, share.solo, share.coop) for share in statement.units}


def test_items_of_the_city_count_for_who_creates_and_items_of_areas_for_who_guides() -> None:
    told = written(
        item(1, creating=("市税务局",)),
        item(2, area="鄂城区", creating=("鄂城区法院",), guiding=("市法院",)),
    )
    assert told.statement.text == "说明：按市直创建及指导部门分，市税务局1项、市法院1项。"


def test_an_item_of_three_units_is_joint_for_each_and_counted_once() -> None:
    told = written(
        item(1, creating=("市税务局", "市法院", "市财政局")), item(2, creating=("市税务局",))
    )
    assert told.statement.text == (
        "说明：按市直创建部门分，市税务局2项(含部门合作1项)，市法院部门合作1项、市财政局部门合作1项。"
    )
    assert numbers(told)["市税务局"] == (2, 1, 1)
    identity = told.identity
    assert (identity.solo, identity.joint, identity.total, identity.holds) == (1, 1, 2, True)


def test_a_unit_named_twice_in_a_row_is_one_unit() -> None:
    told = written(item(1, creating=("市税务局", "市 税务局")))
    assert numbers(told) == {"市税务局": (1, 1, 0)}


def test_an_alias_is_the_same_unit() -> None:
    traffic = unit("市交通运输局", "市交通局")
    told = written(
        item(1, creating=("市交通局",)), item(2, creating=("市交通运输局",)), units=[traffic]
    )
    assert numbers(told) == {"市交通运输局": (2, 2, 0)}


def test_an_office_that_sits_in_another_body_counts_for_it() -> None:
    units = [unit("市发改委", "市发改委（市优化办）"), unit("市优化办")]
    told = written(item(1, creating=("市发改委",)), item(2, creating=("市优化办",)), units=units)
    assert numbers(told) == {"市发改委(市优化办)": (2, 2, 0)}


def test_the_most_items_come_first_then_the_fewest_joint_ones_then_the_first_item() -> None:
    told = written(
        item(1, creating=("市司法局",)),
        item(2, creating=("市法院",)),
        item(3, creating=("市税务局", "市法院")),
        item(4, creating=("市财政局",)),
        item(5, creating=("市财政局",)),
    )
    assert list(numbers(told)) == ["市财政局", "市法院", "市司法局", "市税务局"]


def test_an_enterprise_stands_after_offices_with_the_same_numbers() -> None:
    told = written(item(1, creating=("鄂州供电公司",)), item(2, creating=("市卫健委",)))
    assert list(numbers(told)) == ["市卫健委", "鄂州供电公司"]


def test_the_order_of_an_earlier_statement_settles_who_stands_first() -> None:
    items = (item(1, creating=("市税务局",)), item(2, creating=("市法院",)))
    units = [TAX, COURT]
    told = written(*items, units=units, tie_order=[COURT.id, TAX.id])
    assert list(numbers(told)) == ["市法院", "市税务局"]
    assert order_of_units(told.statement) == (COURT.id, TAX.id)


def test_without_joint_items_nothing_is_said_of_them() -> None:
    told = written(item(1, creating=("市税务局",)))
    assert told.statement.text == "说明：按市直创建部门分，市税务局1项。"


def test_where_all_items_are_joint_no_unit_has_its_own() -> None:
    told = written(item(1, area="华容区", guiding=("市税务局", "市法院")))
    assert told.statement.text == (
        "说明：按市直指导部门分，市税务局部门合作1项、市法院部门合作1项。"
    )


def test_a_row_without_units_breaks_the_identity_and_is_named() -> None:
    told = written(item(1, creating=("市税务局",)), item(2, area="鄂城区", creating=("某公司",)))
    assert not told.identity.holds
    assert any("第2项没有创建单位或市直指导单位" in warning for warning in told.warnings)


def test_rows_that_lost_their_area_count_by_who_guides_them_and_make_no_groups() -> None:
    told = written(
        item(1, area="", creating=("市公安局",)),
        item(2, area="", creating=("某区法院",), guiding=("市法院",)),
    )
    assert told.statement.text == "说明：按市直创建及指导部门分，市公安局1项、市法院1项。"
    assert told.groups.text == "全市共有省定改革事项2项。"
    assert any("有2项没有区域" in warning for warning in told.warnings)


def test_a_list_without_any_unit_has_no_sentence() -> None:
    assert written(item(1)).statement.text == ""


def test_a_name_that_is_not_registered_counts_by_its_words_and_is_named() -> None:
    told = written(item(1, creating=("市税务局",)), item(2, creating=("市水利局",)), units=[TAX])
    assert numbers(told)["市水利局"] == (1, 1, 0)
    assert any("“市水利局”没有在单位库中登记" in warning for warning in told.warnings)


def test_a_group_word_stands_for_its_members_and_for_nobody_while_it_has_none() -> None:
    group = RoleEntry(Role.CREATING, "市直有关单位", group_id="g", members=(TAX.id, COURT.id))
    known = replace(item(1), roles=(group,))
    open_group = replace(item(2), roles=(replace(group, members=()),))
    told = written(known, open_group, units=[TAX, COURT])
    assert numbers(told) == {"市税务局": (1, 0, 1), "市法院": (1, 0, 1)}
    assert not told.identity.holds


def test_an_area_beside_a_body_of_the_city_does_not_make_an_item_joint() -> None:
    told = written(item(1, creating=("市税务局", "鄂城区")), units=[TAX, unit("鄂城区")])
    assert numbers(told) == {"市税务局": (1, 1, 0)}


def test_every_number_is_a_figure_with_its_rows() -> None:
    told = written(item(1, creating=("市税务局",)), item(2, creating=("市税务局", "市法院")))
    figures = {figure.key: figure for figure in told.figures}
    printed = [(run.text, figures[run.figure].records) for run in told.statement.runs if run.figure]
    assert printed == [
        ("2", ("2023-1", "2023-2")),
        ("1", ("2023-2",)),
        ("1", ("2023-2",)),
    ]


def test_the_table_ends_in_the_sum_that_counts_joint_items_once() -> None:
    told = written(
        item(1, creating=("市税务局",)),
        item(2, creating=("市税务局", "市法院", "市财政局")),
        units=[TAX, COURT, FINANCE],
    )
    rows = told.table.groups[0].rows
    assert [run.text for run in rows[-1]] == ["", "合计（合作事项不重复计）", "2", "1", "1"]


def test_a_serial_printed_twice_is_pointed_at() -> None:
    told = written(item(3, creating=("市税务局",)), item(3, creating=("市法院",)))
    assert any("序号3出现不止一次" in warning for warning in told.warnings)


def test_an_item_only_applied_for_is_in_no_list_yet() -> None:
    told = written(
        item(1, creating=("市税务局",)), item(2, creating=("市法院",), stage=ItemStage.APPLIED)
    )
    assert told.identity.total == 1
    assert "2023年另有1项尚在申报，没有计入。" in told.warnings


def test_a_year_without_items_names_the_years_that_have_some() -> None:
    with pytest.raises(NoItemsError, match=r"没有2023年入选的改革事项.*台账里有2022年的"):
        written(item(1, year=2022, creating=("市税务局",)))
