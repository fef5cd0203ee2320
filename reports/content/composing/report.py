"""The work report (工作报告) of a period: chapters in two levels, charts, annexed tables."""

from models.papers import Block, Composition, Head, Paper, PaperTable, Signature
from models.vocabulary import PaperKind
from reports.content.composing.annexes import Annexes, Attached, gathered
from reports.content.composing.briefing import next_chapter
from reports.content.composing.deadlines import (
    deadline_words,
    late_annex,
    late_chapter,
)
from reports.content.composing.frames import composition, full_office, refuse_empty
from reports.content.composing.items import item_chapter
from reports.content.composing.opening import opening
from reports.content.composing.phrases import Chapter, cells, outlined, plain_table
from reports.content.composing.progress import progress_annex, progress_chapter
from reports.content.composing.returns import returns_chapter
from reports.content.composing.sections import area_chapter, section_chapter, state_chart
from reports.content.composing.survey import Survey
from reports.content.composing.unit_words import problem_chapter, words_annex
from reports.content.composing.units_table import units_annex
from reports.content.wording import full_date


def compose_report(survey: Survey) -> Composition:
    """Write the report.

    Raises:
        NothingToReportError: there are neither tasks nor items in the scope.
    """
    refuse_empty(survey, "工作报告")
    annexes = gathered(
        (
            _all_tasks(survey),
            units_annex(survey),
            late_annex(survey),
            progress_annex(survey),
            words_annex(survey),
        )
    )
    office = full_office(survey.facts)
    paper = Paper(
        PaperKind.REPORT,
        Head((office,), dated=full_date(survey.order.as_of)),
        _title(survey),
        outlined(_chapters(survey, annexes)),
        annex_names=annexes.names,
        signature=Signature((office,), full_date(survey.order.as_of), is_sealed=False),
        annexes=annexes.annexes,
    )
    return composition(survey, paper)


def _title(survey: Survey) -> str:
    scope = survey.order.scope
    is_part = scope.records is not None and not scope.unit_id
    where, note = ("全市", f"（{scope.words}）") if is_part else (scope.words, "")
    return f"{where}{survey.period.label}优化营商环境工作报告{note}"


def _chapters(survey: Survey, annexes: Annexes) -> tuple[Chapter | None, ...]:
    chart = state_chart(survey)
    standing = (*opening(survey, annexes), *((chart,) if chart else ()))
    parts = (
        Chapter("standing", "总体情况", standing) if standing else None,
        section_chapter(survey),
        area_chapter(survey),
        progress_chapter(survey, annexes),
        late_chapter(survey, annexes),
    )
    others = (
        item_chapter(survey),
        returns_chapter(survey),
        problem_chapter(survey, annexes),
        next_chapter(survey, annexes),
    )
    if not any(others):
        # A single chapter has no heading, so that its parts are the chapters.
        return parts
    return _chapter("tasks", "重点任务推进情况", outlined(parts, level=2)), *others


def _chapter(key: str, heading: str, blocks: tuple[Block, ...]) -> Chapter | None:
    return Chapter(key, heading, blocks) if blocks else None


def _all_tasks(survey: Survey) -> Attached | None:
    """Return every task with its state as an annex, None without tasks."""
    if not survey.standing.counted:
        return None
    return Attached("tasks", "重点任务推进情况一览表", _task_table(survey))


def _task_table(survey: Survey) -> PaperTable:
    rows = (
        cells(
            str(place),
            task.title,
            survey.lead_words(task),
            deadline_words(task),
            survey.states[task.id].label,
        )
        for place, task in enumerate(survey.standing.counted, start=1)
    )
    headings = ("序号", "任务", "牵头单位", "完成时限", "状态")
    return plain_table("tasks.table", headings, rows)
