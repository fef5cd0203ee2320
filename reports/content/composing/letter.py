"""The supervision letter (督办函) to one unit: what is overdue, what is about to fall due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.papers import Block, Composition, Paragraph
from models.records import TaskRow
from models.vocabulary import Role, TaskState
from reports.content.composing.annexes import Annexes, Attached, gathered
from reports.content.composing.correspondence import Correspondence
from reports.content.composing.deadlines import (
    HEADINGS,
    by_deadline,
    days_run,
    deadline_words,
    task_rows,
)
from reports.content.composing.frames import NothingToReportError, scope_unit
from reports.content.composing.opening import day_words
from reports.content.composing.phrases import (
    Chapter,
    Phrase,
    joined,
    listed_paragraphs,
    outlined,
    paragraph,
    phrase,
    plain_table,
)
from reports.content.composing.survey import Survey
from reports.content.composing.unit_words import shortened, tidy
from reports.content.wording import full_date, quoted, short_date

# So many tasks are told of one by one; more go into an annex.
_MOST_TOLD = 12
_ANNEX = "letter"
_ANSWERING = (Role.LEAD, Role.RESPONSIBLE)


@dataclass(frozen=True, slots=True)
class _Matter:
    """The tasks a letter is about, the oldest deadline first."""

    overdue: Sequence[TaskRow]
    due_soon: Sequence[TaskRow]

    @property
    def tasks(self) -> list[TaskRow]:
        return [*self.overdue, *self.due_soon]


def compose_letter(survey: Survey) -> Composition:
    """Write the supervision letter on the tasks a unit leads or is responsible for.

    Raises:
        ScopeNeededError: no unit was chosen.
        NothingToReportError: nothing of the unit is overdue or due soon.
    """
    to = Correspondence(survey, scope_unit(survey))
    matter = _Matter(_answered_for(to, TaskState.OVERDUE), _answered_for(to, TaskState.DUE_SOON))
    tasks = matter.tasks
    if not tasks:
        raise NothingToReportError(
            f"{to.unit.name}牵头或承担的重点任务没有逾期的，也没有将到期的，督办函没有生成。"
            "数据没有改动。请换一个单位，或改用交办单。"
        )
    what = quoted([tasks[0].title]) if len(tasks) == 1 else "优化营商环境重点"
    verb = "限期办结" if matter.overdue else "按期办结"
    annexes = gathered((_listed(survey, tasks) if len(tasks) > _MOST_TOLD else None,))
    told = () if annexes.annexes else _told_one_by_one(to, matter)
    blocks = (_found(to, matter, annexes), *told, _asked(to, matter))
    return to.letter(f"关于{verb}{what}任务的督办函", blocks, annexes)


def _answered_for(to: Correspondence, state: TaskState) -> list[TaskRow]:
    """Return the tasks in a state that the unit leads or is responsible for."""
    tasks = by_deadline(to.survey.standing.of(state))
    return [task for task in tasks if to.role(task) in _ANSWERING]


def _found(to: Correspondence, matter: _Matter, annexes: Annexes) -> Paragraph:
    """Return how many tasks are late and how many nearly so."""
    survey = to.survey
    leads = {to.role(task) is Role.LEAD for task in matter.tasks}
    part = "牵头和承担" if len(leads) > 1 else "牵头" if True in leads else "承担"
    kinds = [
        phrase(survey.count(f"letter.{key}", label, tasks), f"项{words}")
        for key, label, words, tasks in (
            ("overdue", "已逾期的任务", "已超过完成时限", matter.overdue),
            ("due_soon", "将到期的任务", "即将到期", matter.due_soon),
        )
        if tasks
    ]
    where = annexes.labels.get(_ANNEX)
    end = f"，具体任务见{where}。" if where else "。现将有关情况函告如下："
    lead = f"经核，截至{day_words(survey)}，{to.you}{part}的重点任务中，有"
    return paragraph("lead", lead, joined(kinds, "、"), end)


def _told_one_by_one(to: Correspondence, matter: _Matter) -> Sequence[Block]:
    chapters = (
        ("overdue", "已逾期任务", matter.overdue),
        ("due_soon", "将到期任务", matter.due_soon),
    )
    return outlined(
        Chapter(
            key,
            heading,
            listed_paragraphs(key, [(task.id, _words(to, task)) for task in tasks]),
        )
        for key, heading, tasks in chapters
        if tasks
    )


def _listed(survey: Survey, tasks: Sequence[TaskRow]) -> Attached:
    """Return the tasks as an annex, where they are too many for a letter."""
    table = plain_table("letter.table", HEADINGS, task_rows(survey, tasks))
    return Attached(_ANNEX, "需办结的重点任务清单", table)


def _words(to: Correspondence, task: TaskRow) -> Phrase:
    """Return the task, who leads it, its deadline, how late it is, what was last heard of it."""
    survey = to.survey
    left = (task.deadline - survey.order.as_of).days if task.deadline else 0
    if left == 0:
        when = phrase("今日到期")
    else:
        when = phrase("已逾期" if left < 0 else "还有", days_run(survey, task), "天")
    is_led = to.role(task) is Role.LEAD
    lead = "" if is_led else f"牵头单位为{survey.lead_words(task)}，"
    if not is_led and not survey.leads_of(task):
        lead = "尚无牵头单位，"
    return phrase(
        f"{task.title}。{lead}完成时限为{deadline_words(task)}，", when, "。", _heard(to, task)
    )


def _heard(to: Correspondence, task: TaskRow) -> str:
    """Return what was last heard of a task: from the unit itself, else of a task it leads."""
    own = [
        said
        for report in to.survey.facts.reports
        if (report.unit_id, report.record_id) == (to.unit.id, task.id)
        and (said := tidy(report.progress))
    ]
    if own:
        return f"{to.you}报送的进展为：{quoted([shortened(own[-1])])}"
    if to.role(task) is not Role.LEAD:
        return ""
    if not task.latest_progress or task.latest_progress_on is None:
        return "目前尚未报送进展。"
    day, said = _last_progress(to.survey, task)
    if not said:
        return ""
    is_this_year = day.year == to.survey.order.as_of.year
    when = short_date(day) if is_this_year else full_date(day)
    return f"{when}报送的进展为：{quoted([shortened(said)])}"


def _last_progress(survey: Survey, task: TaskRow) -> tuple[date, str]:
    """Return what was last reported of a task by the day of the paper, "" where nothing is known.

    What came after that day the paper cannot know of.
    """
    known = [
        (entry.reported_on, entry.text)
        for entry in survey.facts.progress
        if entry.task_id == task.id
    ]
    if task.latest_progress_on:
        known.append((task.latest_progress_on, task.latest_progress))
    in_time = [(day, tidy(words)) for day, words in known if day <= survey.order.as_of]
    return max(in_time, key=lambda one: one[0], default=(survey.order.as_of, ""))


def _asked(to: Correspondence, matter: _Matter) -> Paragraph:
    if matter.overdue:
        words = f"请{to.you}高度重视，抓紧办理，查明逾期原因，提出办结时间，并于"
    elif all(task.deadline == to.survey.order.as_of for task in matter.tasks):
        words = f"请{to.you}抓紧办理，确保按期办结，于"
    else:
        words = f"请{to.you}倒排工期，确保按时限要求办结，于"
    end = "将办理情况书面反馈我办；确需调整时限的，请一并说明理由，按程序报批。"
    return paragraph("ask", words, to.answer_by, end)
