"""Official papers from facts to words: composed, checked, compared. Printed by ``paper_prints``."""

from dataclasses import dataclass, replace
from datetime import date

from models.circulation import CirculationProfile
from models.errors import UserError
from models.papers import Composition, Paper, PaperOrder
from models.queries.papers import read_paper
from models.queries.units import list_groups, list_units
from models.rules.circulation import NameFacts
from models.rules.figure_changes import compare_figures
from models.settings import Settings
from models.store.workspace import Workspace
from reports.content.checking.findings import Finding
from reports.content.composers import compose
from reports.content.composing.frames import issue_words
from reports.content.composing.periods import period_words
from reports.file_names import file_name_for
from reports.paper_comparison import PaperComparison, record_names
from reports.paper_reading import read_facts

PDF, WORD = ".pdf", ".docx"


class NotComparableError(UserError):
    """Raised when a paper has no figures of the ledger, so that there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper in hand; ``paper_id`` is its key in the register, "" when it was never kept."""

    order: PaperOrder
    composition: Composition
    paper_id: str = ""


def compose_paper(workspace: Workspace, order: PaperOrder, *, settings: Settings) -> Composition:
    """Compose the paper of an order from the ledger as it is now.

    Raises:
        UnknownComposerError: the order names no sort of paper.
        NothingToReportError: there is nothing to say.
        ScopeNeededError: it goes to one unit and none was chosen.
    """
    return compose(order, read_facts(workspace, order, office=settings.office_name))


def check_composition(
    workspace: Workspace, composition: Composition, order: PaperOrder
) -> tuple[Finding, ...]:
    """Return what to look at before the paper is signed; it is held against the register."""
    # The rules of the check are many; the window does not hold them before it checks.
    from reports.content.drafting_check import DraftFacts, check_paper  # noqa: PLC0415 - see above

    facts = DraftFacts(list_units(workspace), list_groups(workspace), as_of=order.as_of)
    return check_paper(composition, facts)


def paper_file_name(
    paper: Paper, order: PaperOrder, profile: CirculationProfile, suffix: str = PDF
) -> str:
    """Return the name of the file by the rule of ``profile``."""
    facts = NameFacts(
        day=order.as_of,
        title=paper.title,
        number=issue_words(order),
        unit=order.scope.words,
        period=period_words(order.starts_on, order.ends_on, order.as_of).label,
    )
    return file_name_for(profile, facts, suffix)


def compare_with_today(
    workspace: Workspace, paper_id: str, *, today: date, settings: Settings
) -> PaperComparison:
    """Say what became of the figures of a paper, composed again as of ``today``.

    Raises:
        NotComparableError: it was not composed from the ledger.
        NothingToReportError: the ledger has nothing left to say of it.
        RecordGoneError: the paper is gone.
    """
    stored = read_paper(workspace, paper_id)
    if not stored.row.order.composer:
        raise NotComparableError(
            f"“{stored.row.title}”不是由台账数据编成的，没有可以比较的数字。它没有改动。"
        )
    order = replace(stored.row.order, as_of=today)
    facts = read_facts(workspace, order, office=settings.office_name)
    changes = compare_figures(stored.composition.figures, compose(order, facts).figures)
    return PaperComparison(stored.row, changes, record_names(facts))
