"""The drafting check: what a clerk would look over in a paper before it is signed.

It points and never changes. Clean text must stay without findings: a check that cries wolf is
switched off.
"""

from models.papers import Composition
from reports.content.checking.addressees import check_addressees
from reports.content.checking.annexes import check_annexes
from reports.content.checking.arithmetic import check_arithmetic
from reports.content.checking.dates import check_dates
from reports.content.checking.document_numbers import check_numbers
from reports.content.checking.figure_words import check_figures
from reports.content.checking.findings import DraftFacts, Finding, FindingKind, Part, Place
from reports.content.checking.listed_rows import listed_tables
from reports.content.checking.marks import check_marks
from reports.content.checking.numbering import check_numbering
from reports.content.checking.place_names import check_place_names
from reports.content.checking.totals import check_totals
from reports.content.checking.unit_names import check_unit_names

__all__ = ["DraftFacts", "Finding", "FindingKind", "Part", "Place", "check_paper"]


def check_paper(composition: Composition, facts: DraftFacts) -> tuple[Finding, ...]:
    """Return everything to look at, by subject, each in reading order.

    Args:
        composition: the paper with its figures; () where it was not composed from the ledger.
        facts: the register it is held against; without units nothing is said of names.
    """
    paper = composition.paper
    lists = tuple(listed_tables(paper))
    return (
        *check_numbers(paper),
        *check_dates(paper),
        *check_addressees(paper, lists, facts),
        *check_unit_names(paper, lists, facts),
        *check_place_names(paper),
        *check_totals(paper, lists, facts),
        *check_arithmetic(paper),
        *check_figures(composition),
        *check_numbering(paper),
        *check_annexes(paper),
        *check_marks(paper),
    )
