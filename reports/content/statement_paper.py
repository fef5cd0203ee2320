"""The statement of a year as a paper: opening, groups, the table of units, 说明 (domain A7, A8)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.papers import Composition, Head, Paper, Paragraph, Signature
from models.text.stated_totals import StatedTotals
from models.vocabulary import PaperKind
from reports.content.composing.frames import full_office
from reports.content.composing.survey import Survey
from reports.content.paper_facts import PaperFacts
from reports.content.statement import (
    STATEMENT_KEY,
    NoItemsError,
    StatementFacts,
    order_of_units,
    write_statement,
)
from reports.content.wording import full_date


def compose_statement(survey: Survey) -> Composition:
    """Compose the statement of the year in which the period of the order ends.

    Units alike in their numbers stand as the last issued statement has them.

    Raises:
        NoItemsError: the year has no items.
    """
    facts, order = survey.facts, survey.order
    year = order.ends_on.year
    known = statement_facts(facts)
    written = write_statement(replace(known, stated=_without_closing(known.stated)), year)
    parts = (written.opening, written.groups, written.table, written.statement)
    blocks = tuple(part for part in parts if not isinstance(part, Paragraph) or part.text)
    office, dated = full_office(facts), full_date(order.as_of)
    paper = Paper(
        kind=PaperKind.REPORT,
        head=Head((office,), dated=dated),
        title=f"{year}年先行区改革事项情况说明",
        blocks=blocks,
        signature=Signature((office,), dated, is_sealed=False),
    )
    return Composition(paper, written.figures, tuple(block.key for block in paper.blocks))


def list_statement(survey: Survey) -> tuple[Paragraph, ...]:
    """Return the 说明 that stands under a list of the items of a survey, with its figures.

    Nothing where it would not account for each row of the list exactly once.
    """
    year = survey.items[0].year if survey.items else None
    if year is None:
        return ()
    try:
        written = write_statement(statement_facts(survey.facts), year)
    except NoItemsError:
        return ()
    if not written.identity.holds or written.identity.total != len(survey.items):
        return ()
    printed = {run.figure for run in written.statement.runs}
    for one in written.figures:
        if one.key in printed:
            survey.book.derived(
                one.key, one.label, one.words, one.basis, one.records, one.record_kind
            )
    return (written.statement,)


def statement_facts(facts: PaperFacts) -> StatementFacts:
    """Return what a statement is made from, units alike in the order of the last issued one."""
    return StatementFacts(
        facts.items,
        facts.units,
        facts.documents,
        facts.totals,
        facts.stated,
        _remembered_order(facts),
    )


def _without_closing(
    stated: Mapping[int, Sequence[StatedTotals]],
) -> dict[int, tuple[StatedTotals, ...]]:
    """Leave out 现就…通知如下：, after which the notice went on and this paper does not."""
    return {
        year: tuple(replace(one, closing="") for one in known) for year, known in stated.items()
    }


def _remembered_order(facts: PaperFacts) -> tuple[str, ...]:
    if facts.previous is None:
        return ()
    blocks = facts.previous.composition.paper.blocks
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return next((order_of_units(one) for one in paragraphs if one.key == STATEMENT_KEY), ())
