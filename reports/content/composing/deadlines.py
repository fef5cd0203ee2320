"""Tasks past their deadline and those about to fall due."""

from collections.abc import Sequence
from datetime import date

from models.papers import Block, PaperTable, Run, TableRows
from models.records import TaskRow
from models.vocabulary import TaskState
from reports.content.composing.annexes import Annexes, Attached
from reports.content.composing.phrases import Chapter, Phrase, cells, paragraph, phrase
from reports.content.composing.survey import Survey, without_lead
from reports.content.wording import full_date, quoted, short_date

# So many rows stand in the text; more go into an annex.
_MOST_ROWS = 15
_MOST_NAMED = 3
_A_YEAR = 364
HEADINGS = ("任务", "牵头单位", "完成时限", "情况")
ANNEX = "late"
_EXPLAIN = "说明原因、明确办结时间，办理情况及时报送我办；确需调整时限的，按程序报批。"


def late_chapter(survey: Survey, annexes: Annexes) -> Chapter | None:
    """Return the overdue tasks and those about to fall due, None where there are neither."""
    overdue, due_soon = by_deadline(survey.standing.overdue), by_deadline(survey.standing.due_soon)
    if not overdue and not due_soon:
        return None
    words = phrase(
        overdue_sentence(survey, overdue) if overdue else "",
        _due_sentence(survey, due_soon) if due_soon else "",
    )
    where = annexes.labels.get(ANNEX)
    if where:
        blocks: tuple[Block, ...] = (paragraph("late.text", words, f"具体情况见{where}。"),)
    elif len(overdue) + len(due_soon) == 1:
        blocks = (paragraph("late.text", words),)
    else:
        blocks = (paragraph("late.text", words, "具体情况如下表。"), late_table(survey))
    return Chapter(ANNEX, f"{_kinds(survey)}任务", blocks)


def late_annex(survey: Survey) -> Attached | None:
    """Return the table as an annex where it is too long for the text."""
    if len(survey.standing.overdue) + len(survey.standing.due_soon) <= _MOST_ROWS:
        return None
    return Attached(ANNEX, "重点任务时限预警一览表", late_table(survey))


def late_table(survey: Survey) -> PaperTable:
    """Return the tasks past their deadline and near it, the oldest deadline first."""
    overdue, due_soon = survey.standing.overdue, survey.standing.due_soon
    groups = [
        TableRows(label, task_rows(survey, by_deadline(tasks)))
        for label, tasks in (("已逾期", overdue), ("将到期", due_soon))
        if tasks
    ]
    # One group needs no column of its own: the heading has said it.
    heading = "类别" if len(groups) > 1 else ""
    return PaperTable(HEADINGS, tuple(groups), heading, key="late.table")


def task_rows(survey: Survey, tasks: Sequence[TaskRow]) -> tuple[tuple[Run, ...], ...]:
    """Return the rows of the table: task, lead, printed deadline, how late it is."""
    return tuple(
        cells(
            numbered_title(task),
            survey.lead_words(task),
            deadline_words(task),
            lateness(survey, task),
        )
        for task in tasks
    )


def deadline_words(task: TaskRow) -> str:
    """Return the deadline as printed in its document, else as the day it is."""
    if task.deadline_text:
        return task.deadline_text
    return full_date(task.deadline) if task.deadline else "未定"


def numbered_title(task: TaskRow) -> str:
    """Return a task as its plan names it: 6.举办营商环境大讲堂活动."""
    return f"{task.number}.{task.title}" if task.number else task.title


def by_deadline(tasks: Sequence[TaskRow]) -> list[TaskRow]:
    """Return the tasks, the oldest deadline first."""
    return sorted(tasks, key=lambda task: task.deadline or date.max)


def lateness(survey: Survey, task: TaskRow) -> Run:
    """Return 逾期21天, 今日到期 or 还有9天, for a cell of its own."""
    if task.deadline is None:
        return Run("")
    left = (task.deadline - survey.order.as_of).days
    if left == 0:
        return Run("今日到期")
    words = f"逾期{-left}天" if left < 0 else f"还有{left}天"
    basis = f"时限{full_date(task.deadline)}，截至{full_date(survey.order.as_of)}"
    label = f"“{task.title}”距时限的天数"
    return survey.book.derived(f"task.{task.id}.when", label, words, basis, (task.id,))


def days_run(survey: Survey, task: TaskRow) -> Run:
    """Return how many days the deadline of ``task`` is away, before or after it."""
    today, deadline = survey.order.as_of, task.deadline or survey.order.as_of
    first, last = sorted((today, deadline))
    days = str((last - first).days)
    basis = f"{full_date(first)}至{full_date(last)}，共{days}天"
    label = f"“{task.title}”{'逾期' if today > deadline else '剩余'}天数"
    return survey.book.derived(f"task.{task.id}.days", label, days, basis, (task.id,))


def overdue_sentence(survey: Survey, overdue: Sequence[TaskRow]) -> Phrase:
    """Return how many are late, who leads them, which is late the longest."""
    longest, number = overdue[0], survey.counts["overdue"]
    days = days_run(survey, longest)
    if len(overdue) == 1:
        when = f"，完成时限为{deadline_words(longest)}，已逾期"
        return phrase("已逾期任务", number, "项", _only(survey, longest), when, days, "天。")
    new = _newly_overdue(survey, overdue)
    worst = f"；逾期时间最长的是{quoted([longest.title])}，已逾期"
    return phrase("已逾期任务", number, "项", _led_by(survey, overdue), new, worst, days, "天。")


def _newly_overdue(survey: Survey, overdue: Sequence[TaskRow]) -> Phrase:
    """Return how many of several fell due in the period; of a whole year it says nothing."""
    first, last = survey.order.starts_on, survey.order.ends_on
    new = [task for task in overdue if task.deadline and task.deadline >= first]
    if not new or (last - first).days >= _A_YEAR:
        return ()
    if len(new) == len(overdue):
        return phrase(f"，均为{survey.period.here}新增")
    number = survey.count("tasks.newly_overdue", "本期新增的逾期任务", new)
    return phrase(f"，其中{survey.period.here}新增", number, "项")


def _due_sentence(survey: Survey, due_soon: Sequence[TaskRow]) -> Phrase:
    """Return how many are about to fall due, and when the first does."""
    first, number = due_soon[0], survey.counts["due_soon"]
    day = first.deadline or survey.order.as_of
    when = short_date(day) if day.year == survey.order.as_of.year else full_date(day)
    if len(due_soon) == 1:
        return phrase("临近到期任务", number, "项", _only(survey, first), f"，于{when}到期。")
    return phrase("临近到期任务", number, f"项，最早于{when}到期。")


def _only(survey: Survey, task: TaskRow) -> str:
    """Return the words that name a task that stands alone, and who leads it."""
    leads = "、".join(unit.name for unit in survey.in_protocol_order(survey.leads_of(task)))
    return f"，为{quoted([task.title])}" + (f"，由{leads}牵头" if leads else "")


def _led_by(survey: Survey, tasks: Sequence[TaskRow]) -> Phrase:
    """Return who leads tasks, the first few by name; empty where nobody does."""
    led = survey.by_lead(tasks)
    # Who leads most goes first, in protocol order where several lead as many.
    leads = sorted(survey.in_protocol_order(led), key=lambda unit: -len(led[unit]))
    if not leads:
        return ()
    mostly = "主要" if any(not survey.leads_of(task) for task in tasks) else ""
    words = f"，{mostly}由{'、'.join(unit.name for unit in leads[:_MOST_NAMED])}"
    if len(leads) <= _MOST_NAMED:
        return phrase(words, "牵头")
    number = survey.book.derived(
        "leads.overdue",
        "牵头任务有逾期的单位",
        str(len(leads)),
        f"牵头任务有逾期的单位：{'、'.join(unit.name for unit in leads)}",
        [task.id for task in tasks if survey.leads_of(task)],
    )
    return phrase(words, "等", number, "家单位牵头")


def next_steps(survey: Survey) -> list[tuple[str, Phrase]]:
    """Return what the figures ask for next, each with the end of its key."""
    standing = survey.standing
    steps: list[tuple[str, Phrase]] = []
    if standing.overdue:
        which = _each(survey, "overdue", standing.overdue, "项逾期任务逐项")
        steps.append(("overdue", phrase("限期办结逾期任务。请牵头单位对", which, _EXPLAIN)))
    if standing.due_soon:
        which = _each(survey, "due_soon", standing.due_soon, "项任务")
        steps.append(
            (
                "due_soon",
                phrase(
                    "紧盯临近到期任务。请牵头单位对",
                    which,
                    "倒排工期，确保按时限要求完成。",
                ),
            )
        )
    return [*steps, *_report_step(survey), *_lead_step(survey)]


def _report_step(survey: Survey) -> list[tuple[str, Phrase]]:
    silent = survey.standing.of(TaskState.REPORT_MISSING)
    if not silent:
        return []
    named = _named(survey, "tasks.report_missing", "未报本期进展的重点任务", silent)
    return [("report", phrase("及时报送工作进展。", named, "未报本期进展，请有关单位尽快报送。"))]


def _lead_step(survey: Survey) -> list[tuple[str, Phrase]]:
    headless = without_lead(survey.standing)
    if not headless:
        return []
    named = _named(survey, "tasks.without_lead", "尚无牵头单位的重点任务", headless)
    ask = "尚无牵头单位，请责任单位协商提出，报我办确认。"
    return [("lead", phrase("尽快明确牵头单位。", named, ask))]


def _each(survey: Survey, key: str, tasks: Sequence[TaskRow], words: str) -> Phrase:
    if len(tasks) == 1:
        return phrase("该项任务")
    return phrase(survey.counts[key], words)


def _named(survey: Survey, key: str, label: str, tasks: Sequence[TaskRow]) -> Phrase:
    """Return “甲”“乙”2项任务, naming the first three."""
    names = quoted([task.title for task in tasks[:_MOST_NAMED]])
    if len(tasks) == 1:
        return phrase(f"{names}任务")
    more = "等" if len(tasks) > _MOST_NAMED else ""
    return phrase(f"{names}{more}", survey.count(key, label, tasks), "项任务")


def _kinds(survey: Survey) -> str:
    standing = survey.standing
    kinds = (("逾期", standing.overdue), ("临近到期", standing.due_soon))
    return "和".join(word for word, tasks in kinds if tasks)
