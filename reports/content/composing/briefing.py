"""The briefing (简报) of a month, quarter, half year or year, written from the ledger (A43)."""

from models.papers import Block, Composition, Paper
from models.vocabulary import PaperKind
from reports.content.composing.annexes import Annexes, gathered
from reports.content.composing.deadlines import late_annex, late_chapter, next_steps
from reports.content.composing.frames import (
    BRIEFING_NAME,
    composition,
    distribution,
    refuse_empty,
    serial_head,
    subject,
)
from reports.content.composing.items import item_chapter
from reports.content.composing.opening import opening
from reports.content.composing.phrases import Chapter, listed_paragraphs, outlined
from reports.content.composing.progress import progress_annex, progress_chapter
from reports.content.composing.returns import returns_chapter
from reports.content.composing.sections import area_chapter, section_chapter, state_chart
from reports.content.composing.survey import Survey
from reports.content.composing.unit_words import problem_chapter, unit_steps, words_annex
from reports.content.composing.units_table import units_annex


def compose_briefing(survey: Survey) -> Composition:
    """Write the briefing.

    Raises:
        NothingToReportError: there are neither tasks nor items in the scope.
    """
    refuse_empty(survey, "简报")
    annexes = gathered(
        (late_annex(survey), progress_annex(survey), words_annex(survey), units_annex(survey))
    )
    what = "重点任务" if survey.standing.counted else "改革事项"
    ending = "推进情况" if survey.standing.counted else "情况"
    paper = Paper(
        PaperKind.BRIEFING,
        serial_head(survey, BRIEFING_NAME),
        f"{subject(survey, what)}{survey.period.label}{ending}",
        _text(survey, annexes),
        annex_names=annexes.names,
        annexes=annexes.annexes,
        imprint=distribution(),
    )
    return composition(survey, paper)


def next_chapter(survey: Survey, annexes: Annexes) -> Chapter | None:
    """Return what the figures ask for, and what units say they will do; None for nothing."""
    steps = [*next_steps(survey), *unit_steps(survey, annexes)]
    if not steps:
        return None
    return Chapter("next", "下一步工作", listed_paragraphs("next", steps))


def _text(survey: Survey, annexes: Annexes) -> tuple[Block, ...]:
    chart = state_chart(survey)
    chapters = (
        section_chapter(survey),
        area_chapter(survey),
        progress_chapter(survey, annexes),
        late_chapter(survey, annexes),
        item_chapter(survey),
        returns_chapter(survey),
        problem_chapter(survey, annexes),
        next_chapter(survey, annexes),
    )
    return (*opening(survey, annexes), *((chart,) if chart else ()), *outlined(chapters))
