"""Who sent its return on time, late or not at all."""

from dataclasses import replace
from datetime import date

from models.papers import Scope
from reports.content.composers import compose
from reports.content.paper_facts import RoundBoard
from tests.reports.content.composing.facts import (
    board,
    facts,
    headings,
    order,
    rows,
    table,
    text,
    units,
    write,
)


def said(*rounds: object) -> str:
    return text(write(known=facts(rounds=rounds, units=units())), "returns.text")


def test_who_is_late_and_who_is_missing_is_named() -> None:
    assert said(board(("市优化办", "市司法局"), ("华容区",), ("市税务局",))) == (
        "本月应报送进展的单位4家，按时报送2家、迟报1家（华容区）、未报1家（市税务局），"
        "按时报送率50%。"
    )


def test_all_on_time_is_said_in_one_word() -> None:
    assert said(board(("市优化办", "市司法局"))) == "本月应报送进展的单位2家，均按时报送。"
    assert said(board(("市优化办",))) == "本月应报送进展的单位1家，按时报送。"


def test_nobody_is_missing_before_the_last_day_has_passed() -> None:
    open_round = board(("市优化办",), missing=("市税务局",), due_on=date(2024, 11, 25))
    assert said(open_round) == "本月应报送进展的单位2家，按时报送1家、未到报送时限1家。"


def test_before_the_last_day_nobody_is_late_and_all_that_were_asked_count() -> None:
    open_round = board((), ("市优化办",), ("市税务局",), due_on=date(2024, 12, 5))
    assert said(open_round) == "本月应报送进展的单位2家，报送时限为12月5日。"
    paper = write(known=facts(rounds=(open_round,), units=units()))
    assert "报送" not in table(paper, "units.table").headings


def test_a_table_tells_who_has_time_left_beside_those_who_sent() -> None:
    open_round = board(("市优化办",), missing=("市税务局",), due_on=date(2024, 12, 5))
    paper = write(known=facts(rounds=(open_round,), units=units()))
    by_unit = {row[1]: row[-1] for row in rows(table(paper, "units.table"))}
    assert (by_unit["市优化办"], by_unit["市税务局"]) == ("按时", "未到期")


def test_a_unit_that_was_not_asked_owes_nothing() -> None:
    asked = board(("市优化办", "市税务局"))
    first, second = asked.board
    one = RoundBoard(asked.round, (first, replace(second, is_asked=False)))
    assert said(one) == "本月应报送进展的单位1家，按时报送。"


def test_several_rounds_are_told_by_how_often() -> None:
    rounds = (
        board(("市优化办", "市税务局"), due_on=date(2024, 11, 4)),
        board(("市优化办",), (), ("市税务局",), due_on=date(2024, 11, 18)),
    )
    assert said(*rounds) == (
        "本月应报送进展的单位2家，每次均按时报送的1家、有未报的1家（市税务局）。"
    )
    paper = write(known=facts(rounds=rounds, units=units()))
    by_unit = {row[1]: row[-1] for row in rows(table(paper, "units.table"))}
    assert by_unit["市税务局"] == "按时1次、未报1次"


def test_units_that_all_missed_a_round_are_told_at_once() -> None:
    rounds = (
        board(("市优化办",), ("市税务局",), due_on=date(2024, 11, 4)),
        board((), (), ("市优化办", "市税务局"), due_on=date(2024, 11, 18)),
    )
    assert said(*rounds) == ("本月应报送进展的单位2家，有迟报的1家（市税务局）、各单位均有未报。")


def test_a_paper_on_a_choice_of_rows_says_nothing_of_returns() -> None:
    scope = Scope("人才服务", records=frozenset({"task 1", "task 6"}))
    known = facts(rounds=(board(("市优化办",)),), units=units())
    assert not any("报送" in heading for heading in headings(compose(order(scope=scope), known)))


def test_without_a_round_nothing_is_said_of_returns() -> None:
    paper = write()
    assert not any("报送" in heading for heading in headings(paper))
    assert "报送" not in table(paper, "units.table").headings
