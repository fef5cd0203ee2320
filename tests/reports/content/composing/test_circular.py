"""The circular ranks the units and names the good and the late."""

from datetime import date

import pytest

from models.papers import Scope
from models.vocabulary import PaperKind
from reports.content.composers import NothingToReportError, compose
from tests.reports.content.composing.facts import (
    board,
    facts,
    headings,
    led_by,
    order,
    rows,
    table,
    text,
    texts,
    units,
    write,
)
from tests.reports.plan_tasks import list_items, plan_tasks


def test_units_are_ranked_and_equals_share_a_place() -> None:
    ranked = rows(table(write("circular"), "units.table"))
    assert ranked[:3] == [
        ("1", "市行政审批局", "1", "1", "—", "100%"),
        ("1", "市司法局", "1", "1", "—", "100%"),
        ("3", "市发改委", "2", "1", "—", "50%"),
    ]
    assert ranked[3][:2] == ("4", "市优化办")


def test_the_good_and_the_late_are_named() -> None:
    assert text(write("circular"), "ranking.text").startswith(
        "牵头任务全部完成的有2家（市行政审批局、市司法局）；有逾期任务的有1家（市优化办）。"
        "各单位按办结率排名如下，"
    )


def test_a_finished_plan_is_praised_and_nothing_is_demanded_of_it() -> None:
    paper = write("circular", facts(plan_tasks(done=tuple(range(1, 20)))))
    assert text(paper, "ranking.text") == "各单位牵头任务均已全部完成。具体情况如下表。"
    assert table(paper, "units.table").headings[0] == "序号"
    assert texts(paper)[-1] == "请各单位总结经验，巩固已取得的成效。"


def test_units_are_not_ranked_where_nobody_has_finished_anything() -> None:
    paper = write("circular", facts(plan_tasks()))
    assert table(paper, "units.table").headings[0] == "序号"
    assert "排名" not in text(paper, "ranking.text")


def test_units_beside_one_unit_are_not_ranked() -> None:
    known = facts(units=units(), tasks=led_by(7, "市司法局", "市税务局"))
    paper = compose(order("circular", scope=Scope("市司法局", "市司法局")), known)
    assert len(rows(table(paper, "units.table"))) == 2
    assert table(paper, "units.table").headings[0] == "序号"


def test_nothing_is_praised_where_nothing_is_done() -> None:
    paper = write("circular", facts(plan_tasks()[:1]), date(2024, 3, 28))
    assert texts(paper)[-1] == "请各单位压实责任，按时限要求推进各项任务。"


def test_units_that_did_not_send_are_asked_to() -> None:
    known = facts(rounds=(board(("市优化办",), (), ("市税务局",)),), units=units())
    assert "请市税务局尽快补报，今后按时报送。" in texts(write("circular", known))[-1]


def test_it_is_a_signed_circular_with_numbered_headings() -> None:
    paper = write("circular", facts(units=units())).paper
    assert paper.kind is PaperKind.CIRCULAR
    assert paper.title == "关于2024年11月全市优化营商环境重点任务推进情况的通报"
    assert paper.signature is not None
    assert paper.signature.issuers == ("鄂州市优化营商环境领导小组办公室",)
    assert headings(write("circular"))[0] == "一、总体情况"


def test_it_needs_tasks() -> None:
    with pytest.raises(NothingToReportError, match="请先导入工作方案"):
        write("circular", facts((), items=list_items()))
