"""Reference totals read from the words of a document (domain A8)."""

from models.fields import TotalsFields
from models.text.stated_totals import stated_totals


def test_totals_of_a_sentence_broken_over_lines_are_read() -> None:
    told = stated_totals(
        "某发〔2023〕6号",
        ["全省共确定了54类、", "", "123项先行区改革事项。总量36项是去 年14项的2.6倍。"],
    )
    assert told.number == "某发〔2023〕6号"
    assert told.totals == TotalsFields(
        province_categories=54, province_items=123, previous_city_items=14
    )


def test_pilots_are_all_that_are_left_and_those_the_state_named() -> None:
    told = stated_totals(
        "", ["有5项入选国家试点，除国家明确定点的2个项目外,占其他8个项目的62.5%。"]
    )
    assert (told.totals.national_pilots, told.totals.national_designated) == (10, 2)


def test_the_words_around_the_figures_are_quoted_as_printed() -> None:
    told = stated_totals(
        "",
        [
            "根据《某通知》（某发〔2023〕4号）精神，全省共确定了5类、9项改革事项。",
            "各区真抓实干。一是总量突破。市本级3项在全省市州中名列前茅。",
            "某局申报的项目首次入围。现通知如下：",
        ],
    )
    assert told.basis == "《某通知》（某发〔2023〕4号）"
    assert (told.lead, told.closing) == ("各区真抓实干。", "现通知如下：")
    assert (told.city_items, told.standing) == (3, "在全省市州中名列前茅")


def test_a_text_without_totals_states_none() -> None:
    told = stated_totals("", ["全省上下共同努力，我市有2项任务。"])
    assert told.totals == TotalsFields()
    assert (told.city_items, told.standing, told.basis) == (None, "", "")


def test_other_ways_to_state_the_same_totals_are_read() -> None:
    told = stated_totals("", ["全省共有60类150项改革事项，我市入选20项，比上年入选14项增加6项。"])
    assert told.totals == TotalsFields(
        province_categories=60, province_items=150, previous_city_items=14
    )
