"""The opening paragraph (domain A8): shares, multiples, who is new; what is left out, and why."""

from collections.abc import Mapping, Sequence

from models.fields import TotalsFields
from models.records import ItemRow, UnitRow
from models.text.stated_totals import StatedTotals
from reports.content.statement import Statement, StatementFacts, write_statement
from tests.reports.content.item_rows import item, unit

ALL_TOTALS = TotalsFields(
    province_categories=54,
    province_items=123,
    previous_city_items=1,
    national_pilots=10,
    national_designated=2,
)


def written(
    items: Sequence[ItemRow],
    totals: TotalsFields = ALL_TOTALS,
    *,
    units: Sequence[UnitRow] = (),
    stated: Mapping[int, Sequence[StatedTotals]] | None = None,
) -> Statement:
    facts = StatementFacts(items, units, totals={2023: totals}, stated=stated or {})
    return write_statement(facts, 2023)


def rows(count: int, *, year: int = 2023, unit_name: str = "市税务局") -> list[ItemRow]:
    return [
        item(n, year=year, creating=(unit_name,), category=f"第{n}类") for n in range(1, count + 1)
    ]


def test_shares_have_one_decimal_half_up() -> None:
    # 1/16 = 6.25 %
    totals = TotalsFields(province_categories=16, province_items=8, previous_city_items=1)
    told = written(rows(1), totals)
    assert "分别覆盖到全省类项的6.3%和12.5%" in told.opening.text


def test_a_share_of_only_one_known_total_stands_alone() -> None:
    told = written(rows(1), TotalsFields(province_items=8))
    assert "，覆盖到全省事项的12.5%。" in told.opening.text
    assert "全省共确定了8项先行区改革事项。" in told.opening.text


def test_without_totals_of_the_province_no_share_is_written_and_a_warning_says_so() -> None:
    told = written(rows(2), TotalsFields(previous_city_items=1))
    assert told.opening.text.startswith("我市市直共有2类、2项被列入先行区创建试点。其中")
    assert any("没有2023年的全省类项数" in warning for warning in told.warnings)
    assert any("没有2023年的全省事项数" in warning for warning in told.warnings)


def test_a_total_smaller_than_its_part_gives_no_share() -> None:
    told = written(rows(3), TotalsFields(province_items=2, province_categories=9))
    assert "覆盖到全省类项的33.3%" in told.opening.text
    assert any("全省只有2项（2023年度基数），本市却有3项" in warning for warning in told.warnings)


def test_more_than_last_year_is_a_multiple_and_a_record() -> None:
    told = written(rows(5), TotalsFields(previous_city_items=2))
    assert "总量5项是去年2项的2.5倍，再创历史新高。" in told.opening.text


def test_a_year_that_had_as_many_takes_the_record_away() -> None:
    told = written([*rows(5), *rows(5, year=2020)], TotalsFields(previous_city_items=2))
    assert "是去年2项的2.5倍。" in told.opening.text
    assert "新高" not in told.opening.text


def test_hardly_more_than_last_year_is_a_difference() -> None:
    told = written(rows(41), TotalsFields(previous_city_items=40))
    assert "总量41项比去年40项增加1项，再创历史新高。" in told.opening.text


def test_fewer_than_last_year_is_no_breakthrough() -> None:
    told = written([*rows(2), *rows(3, year=2022, unit_name="市法院")], TotalsFields())
    assert "一是总量减少。" in told.opening.text
    assert "其中，总量2项比去年3项减少1项。" in told.opening.text


def test_as_many_as_last_year_stays_level() -> None:
    told = written(rows(2), TotalsFields(previous_city_items=2))
    assert told.opening.text.endswith("总量与去年2项持平。")


def test_last_years_rows_stand_in_for_a_total_nobody_entered() -> None:
    told = written([*rows(4), *rows(2, year=2022)], TotalsFields())
    assert "是去年2项的2倍" in told.opening.text
    previous = next(one for one in told.figures if one.key == "statement.previous")
    assert previous.records == ("2022-1", "2022-2")


def test_without_last_year_nothing_is_compared() -> None:
    told = written(rows(2), TotalsFields())
    assert "去年" not in told.opening.text
    assert any("没有2022年的入选数" in warning for warning in told.warnings)


def test_national_pilots_are_measured_against_those_the_state_did_not_name() -> None:
    items = [item(n, creating=("市税务局",), national=n <= 5) for n in range(1, 7)]
    told = written(items)
    assert (
        "我市有5项入选国家试点项目，除国家明确定点的2个项目外，占其它8个项目的62.5%。"
        in told.opening.text
    )


def test_where_the_state_named_none_the_share_is_of_all() -> None:
    items = [item(1, creating=("市税务局",), national=True)]
    told = written(items, TotalsFields(national_pilots=8, national_designated=0))
    assert "入选国家试点项目，占全省8个项目的12.5%。" in told.opening.text


def test_without_the_number_of_pilots_the_share_is_left_out() -> None:
    told = written([item(1, creating=("市税务局",), national=True)], TotalsFields())
    assert "我市有1项入选国家试点项目。" in told.opening.text
    assert any("没有2023年国家试点总数" in warning for warning in told.warnings)


def test_a_list_without_pilots_says_nothing_of_them() -> None:
    assert "国家试点" not in written(rows(2)).opening.text


def test_who_had_no_item_in_any_earlier_year_is_new() -> None:
    told = written(
        [
            item(1, creating=("市税务局",)),
            item(2, area="鄂城区", guiding=("鄂州供电公司",)),
            item(3, creating=("市法院",)),
            item(1, year=2019, creating=("市税务局",)),
        ]
    )
    assert "市法院、鄂城区、鄂州供电公司等3家申报的项目首次入围。" in told.opening.text


def test_running_text_calls_a_unit_by_its_short_name() -> None:
    units = [unit("市交通运输局", "市交通局", "鄂州市交通运输局")]
    told = written(
        [item(1, creating=("市交通运输局",)), item(1, year=2022, creating=("市法院",))],
        units=units,
    )
    assert "市交通局申报的项目首次入围。" in told.opening.text
    assert "市交通运输局1项" in told.statement.text


def test_without_earlier_years_nobody_is_called_new() -> None:
    told = written(rows(2))
    assert "首次入围" not in told.opening.text
    assert any("台账里没有2023年以前的事项" in warning for warning in told.warnings)


def test_a_partial_earlier_year_makes_the_new_ones_doubtful() -> None:
    told = written([*rows(2), *rows(1, year=2022)], TotalsFields(previous_city_items=14))
    assert any("2022年入选14项（2023年度基数），台账现有1项" in one for one in told.warnings)


def test_what_a_person_entered_goes_before_what_a_document_states() -> None:
    stated = {2023: (StatedTotals("某发〔2023〕1号", TotalsFields(province_items=4)),)}
    assert "29.3%" in written(rows(36), stated=stated).opening.text
    assert "25%" in written(rows(1), TotalsFields(), stated=stated).opening.text


def test_the_place_among_the_cities_is_quoted_only_for_the_number_it_was_said_of() -> None:
    one = StatedTotals("", TotalsFields(), city_items=2, standing="在全省市州中名列前茅")
    assert (
        "；市本级2项在全省市州中名列前茅。" in written(rows(2), stated={2023: [one]}).opening.text
    )
    assert "名列前茅" not in written(rows(3), stated={2023: [one]}).opening.text


def test_a_list_without_categories_counts_items_alone() -> None:
    items = [item(1, creating=("市税务局",), category="")]
    told = written(items, TotalsFields(province_categories=4, province_items=8))
    assert told.opening.text.endswith(
        "我市市直共有1项被列入先行区创建试点，覆盖到全省事项的12.5%。"
    )
    assert any("有1项没有类项" in warning for warning in told.warnings)


def test_fewer_pilots_than_in_an_earlier_year_are_no_breakthrough() -> None:
    pilots = [item(n, year=2022, creating=("市法院",), national=True) for n in (1, 2)]
    told = written([*pilots, item(1, creating=("市法院",), national=True)], TotalsFields())
    assert "国家试点情况。我市有1项入选国家试点项目。" in told.opening.text
