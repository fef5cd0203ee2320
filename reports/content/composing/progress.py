"""What was reported of tasks in the period."""

from collections.abc import Sequence

from models.papers import PaperTable
from models.records import ProgressRow, TaskRow
from models.vocabulary import TaskState
from reports.content.composing.annexes import Annexes, Attached
from reports.content.composing.deadlines import numbered_title
from reports.content.composing.phrases import (
    Chapter,
    cells,
    listed_paragraphs,
    paragraph,
    phrase,
    plain_table,
)
from reports.content.composing.survey import Survey
from reports.content.composing.unit_words import shortened, tidy
from reports.content.wording import full_date

ANNEX = "progress"
# So many tasks are told of in the text; more go into an annex.
_MOST_TOLD = 10


def progress_chapter(survey: Survey, annexes: Annexes) -> Chapter | None:
    """Return the latest words on each task in the period, None where there are none."""
    told = reported_tasks(survey)
    if not told:
        return None
    texts = [
        (task.id, phrase(_full_stop(task.title), shortened(words)))
        for task, _, words in _chosen(survey, told)
    ]
    blocks = list(listed_paragraphs("progress", texts))
    where = annexes.labels.get(ANNEX)
    if where:
        number = survey.count("progress.tasks", "本期有进展的重点任务", [task for task, *_ in told])
        end = f"项任务报送了进展，主要情况如下，全部情况见{where}。"
        blocks.insert(0, paragraph("progress.text", survey.period.here, "有", number, end))
    return Chapter("progress", f"{survey.period.here}主要进展", tuple(blocks))


def progress_annex(survey: Survey) -> Attached | None:
    """Return what was reported of all tasks as an annex, where it is too much for the text."""
    told = reported_tasks(survey)
    if len(told) <= _MOST_TOLD:
        return None
    return Attached(ANNEX, f"重点任务{survey.period.here}进展情况", _table(survey, told))


def reported_tasks(survey: Survey) -> list[tuple[TaskRow, ProgressRow, str]]:
    """Return the tasks with their latest entry of the period, in the order of the ledger."""
    latest: dict[str, ProgressRow] = {}
    for entry in survey.facts.progress:
        known = latest.get(entry.task_id)
        moment = entry.reported_on, entry.recorded_at
        if known is None or (known.reported_on, known.recorded_at) < moment:
            latest[entry.task_id] = entry
    return [
        (task, latest[task.id], words)
        for task in survey.standing.counted
        if task.id in latest and (words := tidy(latest[task.id].text))
    ]


def _chosen(
    survey: Survey, told: Sequence[tuple[TaskRow, ProgressRow, str]]
) -> Sequence[tuple[TaskRow, ProgressRow, str]]:
    """Return those the text tells of: what was finished goes before what goes on."""
    if len(told) <= _MOST_TOLD:
        return told
    done = [one for one in told if survey.states[one[0].id] is TaskState.DONE]
    others = [one for one in told if survey.states[one[0].id] is not TaskState.DONE]
    return (*done, *others)[:_MOST_TOLD]


def _table(survey: Survey, told: Sequence[tuple[TaskRow, ProgressRow, str]]) -> PaperTable:
    rows = (
        cells(numbered_title(task), survey.lead_words(task), full_date(entry.reported_on), words)
        for task, entry, words in told
    )
    headings = ("任务", "牵头单位", "报送日期", "进展情况")
    return plain_table("progress.table", headings, rows, is_sideways=True)


def _full_stop(title: str) -> str:
    return title if title.endswith(("。", "！", "？")) else f"{title}。"
