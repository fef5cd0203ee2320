"""Minutes (纪要) to be filled in: the roll, what was reported, what is to be decided."""

from models.papers import Composition, Head, Imprint, Paper
from models.records import TaskRow
from models.vocabulary import PaperKind
from reports.content.composing.annexes import gathered
from reports.content.composing.deadlines import by_deadline, deadline_words
from reports.content.composing.frames import (
    MEMBERS,
    composition,
    is_narrow,
    issue_words,
    refuse_no_tasks,
    subject,
)
from reports.content.composing.opening import where_tasks_stand
from reports.content.composing.phrases import (
    Chapter,
    Phrase,
    listed_paragraphs,
    outlined,
    paragraph,
    phrase,
)
from reports.content.composing.survey import LeadUnit, Survey, without_lead
from reports.content.composing.unit_words import (
    Quotation,
    problem_chapter,
    shortened,
    steps_of,
)
from reports.content.wording import full_date, quoted

MINUTES_NAME = "优化营商环境工作专题会议纪要"
# A person puts in what no ledger knows.
_BLANK = "××"
_MOST_DECIDED = 12
_GO_ON = "各牵头单位按时限要求继续推进各项任务，按月报送进展。"


def compose_minutes(survey: Survey) -> Composition:
    """Write the skeleton of the minutes of a dispatch meeting (调度会).

    Raises:
        NothingToReportError: there are no tasks in the scope.
    """
    refuse_no_tasks(survey, "纪要")
    problems = problem_chapter(survey, gathered(()))
    chapters = (
        Chapter(
            "heard",
            "会议听取情况",
            (
                paragraph(
                    "heard.text", "会议听取了重点任务推进情况汇报。", where_tasks_stand(survey)
                ),
            ),
        ),
        Chapter(problems.key, "会议研究的问题", problems.blocks) if problems else None,
        _decisions(survey),
    )
    day = full_date(survey.order.as_of)
    lead = f"{day}，{_BLANK}同志主持召开优化营商环境重点任务推进调度会。现将会议主要内容纪要如下："
    number = issue_words(survey.order)
    head = Head(mark=MINUTES_NAME, number=number, office=survey.facts.office, dated=day)
    paper = Paper(
        PaperKind.MINUTES,
        head,
        f"{_about(survey)}{survey.period.label}推进调度会议纪要",
        (paragraph("lead", lead), *outlined(chapters)),
        roll=_roll(survey),
        imprint=Imprint((("发", MEMBERS),)),
    )
    return composition(survey, paper)


def _about(survey: Survey) -> str:
    """Return what the meeting was about; of the whole city it need not be said."""
    return subject(survey, "重点任务") if is_narrow(survey) else "优化营商环境重点任务"


def _roll(survey: Survey) -> tuple[tuple[str, str], ...]:
    """Return the rows of the roll: the units the matter is of, names to be filled in."""
    called = dict.fromkeys(survey.by_lead(_matter(survey)) or survey.leads)
    if own := survey.names.get(survey.order.scope.unit_id):
        called[own] = None
    units = survey.in_protocol_order(called)
    present = "、".join(f"{unit.name}{_BLANK}" for unit in units) or _BLANK
    return ("出席", present), ("请假", _BLANK), ("列席", _BLANK)


def _matter(survey: Survey) -> list[TaskRow]:
    standing = survey.standing
    return [*by_deadline(standing.overdue), *by_deadline(standing.due_soon)]


def _decisions(survey: Survey) -> Chapter:
    """Return what is to be decided of each matter: who does what by when."""
    steps = {one.record_id: one for one in reversed(steps_of(survey))}
    decided: list[tuple[str, Phrase]] = [
        (task.id, _decision(survey, task, steps.pop(task.id, None)))
        for task in _matter(survey)[:_MOST_DECIDED]
    ]
    room = _MOST_DECIDED - len(decided)
    decided += [
        (
            one.record_id,
            phrase(f"关于{quoted([one.title])}。请{one.who}落实：{shortened(one.words)}"),
        )
        for one in list(reversed(steps.values()))[:room]
    ]
    matter = _matter(survey)
    headless = [task for task in without_lead(survey.standing) if task not in matter]
    if headless:
        names = quoted([task.title for task in headless[:3]])
        more = "等任务" if len(headless) > 3 else ""
        decided.append(("lead", phrase(f"明确{names}{more}的牵头单位。")))
    if not decided:
        is_over = len(survey.standing.done) == len(survey.standing.counted)
        words = "各单位总结经验，巩固已取得的成效。" if is_over else _GO_ON
        decided = [("go_on", phrase(words))]
    return Chapter("decision", "会议议定事项", listed_paragraphs("decision", decided))


def _decision(survey: Survey, task: TaskRow, step: Quotation | None) -> Phrase:
    leads: list[LeadUnit] = survey.in_protocol_order(survey.leads_of(task))
    who = "、".join(unit.name for unit in leads) or _BLANK
    is_late = task in survey.standing.overdue
    when = f"于{_BLANK}前办结" if is_late else f"于{deadline_words(task)}前完成"
    how = f"请{step.who}落实：{shortened(step.words)}" if step else ""
    return phrase(f"关于{quoted([task.title])}。由{who}牵头，{when}。{how}")
