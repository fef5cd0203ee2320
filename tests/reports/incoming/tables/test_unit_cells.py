"""Reading the cell of a unit column."""

import pytest

from reports.incoming.tables.unit_cells import read_unit_cell


def units_of(cell: str, heading: str = "责任单位") -> tuple[str, ...]:
    return read_unit_cell(cell, "责任单位：", heading).responsible


@pytest.mark.parametrize(
    "cell",
    [
        "市发改委、市财政局",
        "市发改委\n市财政局",
        "市发改委/市财政局",
        "1.市发改委\n2.市财政局",
        "1、市发改委 2、市财政局",
        "①市发改委②市财政局",
        "（1）市发改委\n（2）市财政局",
        "★市发改委、市财政局",
        "市发改委 3866012、市财政局 0711-3866013",
    ],
)
def test_a_list_is_read_however_its_names_are_parted(cell: str) -> None:
    assert units_of(cell) == ("市发改委", "市财政局")


@pytest.mark.parametrize("cell", ["市政府\n办公室", "市政府办公\n室"])
def test_a_name_cut_by_the_width_of_its_column_is_one_name(cell: str) -> None:
    assert units_of(cell) == ("市政府办公室",)


@pytest.mark.parametrize(
    "cell",
    [
        "市发改委 王明、市财政局 李建强",
        "市发改委（王明）、市财政局（李建强）",
        "王明（市发改委）、李建强（市财政局）",
        "市发改委：王明；市财政局：李建强",
        "市发改委\n王明\n市财政局\n李建强",
    ],
)
def test_people_named_with_their_units_are_left_out(cell: str) -> None:
    assert units_of(cell, "责任单位及责任人") == ("市发改委", "市财政局")


def test_words_that_are_no_people_stay_as_printed() -> None:
    cell = "市发改委牵头，市财政局配合"
    clause = read_unit_cell(cell, "责任单位：", "责任单位（负责人）")
    assert (clause.lead, clause.responsible) == (("市发改委",), ("市财政局",))


@pytest.mark.parametrize(
    "heading", ["责任单位（带★为牵头单位）", "责任单位（标注“★”的是牵头单位）"]
)
def test_a_star_tells_the_lead_unit_where_the_heading_says_so(heading: str) -> None:
    clause = read_unit_cell("市财政局、★市发改委", "责任单位：", heading)
    assert (clause.lead, clause.responsible) == (("市发改委",), ("市财政局",))


def test_a_slash_inside_a_bracket_parts_no_names() -> None:
    assert units_of("市发改委（营商局/优化办）") == ("市发改委（营商局/优化办）",)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("牵头（配合）单位", "市发改委（市财政局、各区）"),
        ("牵头单位/配合单位", "市发改委/市财政局、各区"),
        ("责任单位", "市发改委牵头\n市财政局、各区配合"),
        ("责任单位", "牵头：市发改委\n配合：市财政局、各区"),
    ],
)
def test_a_cell_of_two_roles_gives_each_its_units(heading: str, cell: str) -> None:
    clause = read_unit_cell(cell, "责任单位：", heading)
    assert (clause.lead, clause.supporting) == (("市发改委",), ("市财政局", "各区"))
