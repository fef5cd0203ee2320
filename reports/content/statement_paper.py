"""The statement of a year as a paper: opening, groups, the table of units, 说明 (domain A7, A8)."""

from models.papers import Composition, Head, Paper, PaperOrder, Paragraph, Signature
from models.vocabulary import PaperKind
from reports.content.paper_facts import PaperFacts, within
from reports.content.statement import (
    STATEMENT_KEY,
    StatementFacts,
    order_of_units,
    write_statement,
)
from reports.content.wording import full_date


def compose_statement(order: PaperOrder, facts: PaperFacts) -> Composition:
    """Compose the statement of the year in which the period of ``order`` ends.

    Units alike in their numbers stand as the last issued statement has them.

    Raises:
        NoItemsError: the year has no items.
    """
    year = order.ends_on.year
    known = within(facts, order.scope)
    written = write_statement(
        StatementFacts(
            known.items,
            known.units,
            known.documents,
            known.totals,
            known.stated,
            _remembered_order(known),
        ),
        year,
    )
    blocks = (written.opening, written.groups, written.table, written.statement)
    paper = Paper(
        kind=PaperKind.REPORT,
        head=Head(),
        title=f"{year}年先行区改革事项情况说明",
        blocks=blocks,
        signature=Signature((known.office,), full_date(order.as_of), is_sealed=False),
    )
    return Composition(paper, written.figures, tuple(block.key for block in blocks))


def _remembered_order(facts: PaperFacts) -> tuple[str, ...]:
    if facts.previous is None:
        return ()
    blocks = facts.previous.composition.paper.blocks
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return next((order_of_units(one) for one in paragraphs if one.key == STATEMENT_KEY), ())
