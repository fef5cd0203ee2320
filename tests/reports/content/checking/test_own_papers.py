"""What the program writes itself: the drafting check has nothing to say against it."""

from collections.abc import Iterator
from datetime import date

import pytest

from models.operations.documents import accept_document
from models.papers import PaperOrder, Scope
from models.paths import resource_path
from models.queries.units import list_groups, list_units
from models.store.workspace import Workspace
from reports.content.composers import COMPOSERS, Composer, compose
from reports.content.drafting_check import DraftFacts, FindingKind, check_paper
from reports.incoming.reading import read_file
from reports.paper_reading import read_facts
from tests.builders import new_workspace

SAMPLES = ("2023-pilot-items-full.txt", "2024-work-plan.txt")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A ledger with both published documents."""
    with new_workspace(tmp_path_factory.mktemp("ledger")) as workspace:
        for name in SAMPLES:
            accept_document(workspace, read=read_file(resource_path("samples", name)))
        yield workspace


def order_of(one: Composer, ledger: Workspace) -> PaperOrder:
    year = 2023 if one.key == "statement" else 2024
    unit = next(unit for unit in list_units(ledger) if unit.name == "市行政审批局")
    return PaperOrder(
        one.key,
        date(year, 9, 1),
        date(year, 9, 30),
        date(year, 9, 30),
        number="9" if one.is_serial else f"鄂州优化发〔{year}〕9号",
        scope=Scope(unit.name, unit.id) if one.is_to_one_unit else Scope(),
    )


@pytest.mark.parametrize("one", COMPOSERS, ids=lambda one: one.key)
def test_a_composed_paper_raises_only_what_its_sources_say(
    one: Composer, ledger: Workspace
) -> None:
    order = order_of(one, ledger)
    composed = compose(order, read_facts(ledger, order, office="市优化办"))
    facts = DraftFacts(list_units(ledger), list_groups(ledger), as_of=order.as_of)
    findings = check_paper(composed, facts)
    # Slips in the published rows stay; minutes leave blanks for a person.
    left = [one for one in findings if one.kind not in {FindingKind.UNIT, FindingKind.UNFILLED}]
    assert left == []
