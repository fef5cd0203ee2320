"""The statement as a paper of the register: its parts, its figures, the order it remembers."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.fields import TotalsFields
from models.papers import Composition, PaperOrder, PaperRow, Paragraph, StoredPaper
from models.text.stated_totals import StatedTotals
from models.vocabulary import PaperKind
from reports.content.composers import compose
from reports.content.paper_facts import PaperFacts
from reports.content.statement import NoItemsError
from tests.reports.content.item_rows import item, unit

ORDER = PaperOrder("statement", date(2023, 1, 1), date(2023, 12, 31), date(2023, 6, 21))
FACTS = PaperFacts(
    items=(item(1, creating=("市税务局",)), item(2, creating=("市法院",))),
    units=(unit("市法院"), unit("市税务局")),
    office="市优化办",
)


def words(composition: Composition, key: str) -> str:
    return next(
        block.text
        for block in composition.paper.blocks
        if isinstance(block, Paragraph) and block.key == key
    )


def test_the_paper_holds_opening_groups_table_and_statement() -> None:
    told = compose(ORDER, FACTS)
    assert told.composed == (
        "statement.opening", "statement.groups", "statement.table", "statement.units"
    )  # fmt: skip
    assert told.paper.signature is not None
    assert told.paper.signature.dated == "2023年6月21日"


def test_every_figure_of_the_text_is_known() -> None:
    told = compose(ORDER, FACTS)
    printed = {
        run.figure
        for block in told.paper.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if run.figure
    }
    assert printed <= {figure.key for figure in told.figures}


def test_units_alike_stand_as_the_last_issued_statement_has_them() -> None:
    assert "市税务局1项、市法院1项" in words(compose(ORDER, FACTS), "statement.units")
    other = compose(ORDER, replace(FACTS, items=FACTS.items[::-1]))
    now = datetime(2023, 6, 1, tzinfo=UTC)
    row = PaperRow("p", PaperKind.REPORT, "说明", "", ORDER, now, "", "", now)
    told = compose(ORDER, replace(FACTS, previous=StoredPaper(row, other)))
    assert "市法院1项、市税务局1项" in words(told, "statement.units")


def test_the_paper_does_not_announce_what_follows_in_the_notice() -> None:
    stated = StatedTotals("", TotalsFields(), lead="各区真抓实干。", closing="现通知如下：")
    told = compose(ORDER, replace(FACTS, stated={2023: (stated,)}))
    assert words(told, "statement.opening").startswith("各区真抓实干。")
    assert "通知如下" not in words(told, "statement.opening")


def test_a_year_without_items_makes_no_paper() -> None:
    with pytest.raises(NoItemsError, match="没有2024年"):
        compose(replace(ORDER, ends_on=date(2024, 12, 31)), FACTS)


def test_the_notice_of_a_list_carries_the_statement_under_it() -> None:
    told = compose(replace(ORDER, composer="items_notice"), FACTS)
    statement = told.paper.annexes[0].blocks[-1]
    assert isinstance(statement, Paragraph)
    assert statement.text == "说明：按市直创建部门分，市税务局1项、市法院1项。"
    known = {figure.key for figure in told.figures}
    assert {run.figure for run in statement.runs if run.figure} <= known


def test_a_list_with_a_row_of_no_unit_carries_no_statement() -> None:
    told = compose(
        replace(ORDER, composer="items_notice"), replace(FACTS, items=(*FACTS.items, item(3)))
    )
    assert len(told.paper.annexes[0].blocks) == 1
