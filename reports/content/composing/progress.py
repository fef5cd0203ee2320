"""What was reported of tasks in the period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.intake_records import ReportRow
from models.records import ProgressRow, TaskRow
from models.vocabulary import TaskState
from reports.content.composing.annexes import Annexes, Attached
from reports.content.composing.deadlines import numbered_title
from reports.content.composing.phrases import (
    Chapter,
    Phrase,
    cells,
    listed_paragraphs,
    paragraph,
    phrase,
    plain_table,
)
from reports.content.composing.survey import Survey
from reports.content.composing.unit_words import attributed, quotations, tidy

ANNEX = "progress"
# So many tasks are told of in the text, each in the words of so many units; more is in an annex.
_MOST_TOLD = 10
_MOST_UNITS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What was reported of a task in the period: who said it, and the words."""

    task: TaskRow
    said: tuple[tuple[str, str], ...]


def progress_chapter(survey: Survey, annexes: Annexes) -> Chapter | None:
    """Return the latest words on each task in the period, None where there are none."""
    told = tasks_told(survey)
    if not told:
        return None
    texts = [(one.task.id, _in_short(one)) for one in _chosen(survey, told)]
    blocks = list(listed_paragraphs("progress", texts))
    where = annexes.labels.get(ANNEX)
    if where:
        number = survey.count("progress.tasks", "本期有进展的重点任务", [one.task for one in told])
        end = f"项任务报送了进展，主要情况如下，全部情况见{where}。"
        blocks.insert(0, paragraph("progress.text", survey.period.here, "有", number, end))
    return Chapter("progress", f"{survey.period.here}主要进展", tuple(blocks))


def progress_annex(survey: Survey) -> Attached | None:
    """Return what was reported of all tasks as an annex, where it is too much for the text."""
    told = tasks_told(survey)
    if len(told) <= _MOST_TOLD and all(len(one.said) <= _MOST_UNITS for one in told):
        return None
    rows = (
        cells(numbered_title(one.task), unit or survey.lead_words(one.task), words)
        for one in told
        for unit, words in one.said
    )
    table = plain_table("progress.table", ("任务", "单位", "进展情况"), rows, is_sideways=True)
    return Attached(ANNEX, f"重点任务{survey.period.label}进展情况", table)


def tasks_told(survey: Survey) -> list[Told]:
    """Return the tasks of which something was reported, in the order of the ledger.

    What units wrote in the rounds of the period goes before entries of the office in it: a return
    of June is often taken in, and entered, in July.
    """
    by_units: dict[str, list[tuple[str, str]]] = {}
    for quotation in quotations(survey, _progress):
        by_units.setdefault(quotation.record_id, []).append((quotation.who, quotation.words))
    latest = _latest_entries(survey.facts.progress)
    told = []
    for task in survey.standing.counted:
        if task.id in by_units:
            told.append(Told(task, tuple(by_units[task.id])))
        elif task.id in latest and (words := tidy(latest[task.id].text)):
            told.append(Told(task, (("", words),)))
    return told


def _latest_entries(entries: Iterable[ProgressRow]) -> dict[str, ProgressRow]:
    latest: dict[str, ProgressRow] = {}
    for entry in entries:
        known = latest.get(entry.task_id)
        moment = entry.reported_on, entry.recorded_at
        if known is None or (known.reported_on, known.recorded_at) < moment:
            latest[entry.task_id] = entry
    return latest


def _in_short(told: Told) -> Phrase:
    """Return a task with what was said of it; who said it stands behind the words."""
    title = told.task.title
    heading = title if title.endswith(("。", "！", "？")) else f"{title}。"
    return phrase(heading, attributed(told.said[:_MOST_UNITS]))


def _chosen(survey: Survey, told: Sequence[Told]) -> Sequence[Told]:
    """Return those the text tells of: what was finished goes before what goes on."""
    if len(told) <= _MOST_TOLD:
        return told
    done = [one for one in told if survey.states[one.task.id] is TaskState.DONE]
    others = [one for one in told if survey.states[one.task.id] is not TaskState.DONE]
    return (*done, *others)[:_MOST_TOLD]


def _progress(report: ReportRow) -> str:
    return report.progress
