"""How a paper begins: what was asked for, where it stands, who leads, what changed since."""

import re
from collections.abc import Sequence

from models.papers import Paragraph, Run
from models.records import TaskRow
from models.vocabulary import TaskState
from reports.content.composing.annexes import Annexes
from reports.content.composing.changes import what_changed
from reports.content.composing.phrases import Part, Phrase, joined, paragraph, phrase
from reports.content.composing.survey import Standing, Survey
from reports.content.wording import full_date, short_date

_PRINTED_TITLE = re.compile(r"印发《(.+)》的通知$")
# From this many tasks on a lead unit is named with its number.
_MANY_TASKS = 3
# So many busy units are named.
_MOST_BUSY = 5
_WHOLE_CITY = "全市"


def opening(survey: Survey, annexes: Annexes) -> tuple[Paragraph, ...]:
    """Return the paragraphs under the title; none where there are no tasks.

    They name the annexes that no other part of the text names.
    """
    if not survey.standing.counted:
        return ()
    first = paragraph("opening.standing", where_tasks_stand(survey), _leads(survey), _see(annexes))
    changed = what_changed(survey)
    return (first, paragraph("opening.change", changed)) if changed else (first,)


def where_tasks_stand(survey: Survey) -> Phrase:
    """Return the sentences that count the tasks by state."""
    standing = survey.standing
    subject = _subject(survey, survey.counts["total"])
    words = phrase(f"截至{day_words(survey)}，", *subject, _states(survey), "。")
    if not standing.cancelled:
        return words
    gone = survey.count("tasks.cancelled", "已取消的重点任务", standing.cancelled)
    return phrase(words, "另有", gone, "项已取消，不计入统计。")


def _see(annexes: Annexes) -> str:
    told = (("tasks", "各项任务情况"), ("units", "各单位情况"))
    seen = [f"{what}见{annexes.labels[key]}" for key, what in told if key in annexes.labels]
    return f"{'，'.join(seen)}。" if seen else ""


def day_words(survey: Survey) -> str:
    """Return the day the states are of, with its year where the tasks are of another one."""
    day = survey.order.as_of
    is_this_year = all(task.year in {None, day.year} for task in survey.standing.counted)
    return short_date(day) if is_this_year else full_date(day)


def plan_titles(survey: Survey) -> str:
    """Return 《…工作方案》确定的, "" where the tasks come from no known document."""
    named, others = _known_plans(survey)
    if not named:
        return ""
    return f"{plan_names(survey)}确定{'和后续安排' if others else ''}的"


def plan_names(survey: Survey) -> str:
    """Return 《…工作方案》, "" where the tasks come from no known document."""
    named, _ = _known_plans(survey)
    if len(named) > 2:
        return f"《{named[0]}》等文件"
    return "".join(f"《{title}》" for title in named)


def _known_plans(survey: Survey) -> tuple[list[str], bool]:
    """Return the titles of the plans of the tasks, and whether some come from elsewhere."""
    titles = {one.id: plan_title(one.title) for one in survey.facts.documents}
    keys = dict.fromkeys(task.document_id for task in survey.standing.counted)
    named = [titles[key] for key in keys if key is not None and key in titles]
    return named, len(named) < len(keys)


def plan_title(title: str) -> str:
    """Return a plan's own title, without 关于印发《…》的通知 around it and 《》."""
    found = _PRINTED_TITLE.search(title)
    return (found.group(1) if found else title).removeprefix("《").removesuffix("》")


def _subject(survey: Survey, total: Run) -> tuple[Part, ...]:
    """Return what the numbers are about, up to the words that lead to them."""
    scope, source = survey.order.scope, plan_titles(survey) or _WHOLE_CITY
    is_same = _all_alike(survey.standing) != ""
    if scope.unit_id:
        return f"{source}重点任务涉及{scope.words}的有", total, "项，" if is_same else "项，其中"
    if scope.records is not None:
        lead = f"{source}重点任务中，“{scope.words}”方面有"
        return lead, total, "项，" if is_same else "项，其中"
    return source, total, "项重点任务" if is_same else "项重点任务中，"


def _states(survey: Survey) -> Phrase:
    standing, counts = survey.standing, survey.counts
    if alike := _all_alike(standing):
        return phrase(alike)
    words = joined(
        phrase(label, counts[key], "项", note)
        for key, label, tasks, note in (
            ("done", "已完成", standing.done, ()),
            ("on_track", "推进中", standing.on_track, _no_deadline(survey)),
            ("ongoing", "持续推进", standing.ongoing, _no_report(survey)),
            ("due_soon", "将到期", standing.due_soon, ()),
            ("overdue", "已逾期", standing.overdue, ()),
        )
        if tasks
    )
    rate = ("办结率", counts["rate"]) if standing.done else ("尚无办结任务",)
    return phrase(words, "，", *rate)


def _all_alike(standing: Standing) -> str:
    """Return what is true of all the tasks, "" where they differ."""
    total = len(standing.counted)
    several = total > 1
    return {
        len(standing.done): "已全部完成" if several else "已完成",
        len(standing.overdue): "均已逾期" if several else "已逾期",
        len(standing.due_soon): "均将到期" if several else "将到期",
        len(standing.on_track): "均在推进" if several else "正在推进",
        len(standing.ongoing): "均为持续推进任务" if several else "为持续推进任务",
    }.get(total, "")


def _no_deadline(survey: Survey) -> Phrase:
    tasks = survey.standing.of(TaskState.NO_DEADLINE)
    return _of_them(survey, "no_deadline", tasks, survey.standing.on_track, "未定时限")


def _no_report(survey: Survey) -> Phrase:
    tasks = survey.standing.of(TaskState.REPORT_MISSING)
    return _of_them(survey, "report_missing", tasks, survey.standing.ongoing, "未报本期进展")


def _of_them(
    survey: Survey, key: str, tasks: Sequence[TaskRow], among: Sequence[TaskRow], words: str
) -> Phrase:
    if not tasks:
        return ()
    if len(tasks) == len(among):
        return phrase(f"（均{words}）" if len(among) > 1 else f"（{words}）")
    number = survey.count(f"tasks.{key}", f"{words}的重点任务", tasks)
    return phrase("（其中", number, f"项{words}）")


def _leads(survey: Survey) -> Phrase:
    """Return how many units lead, and those that lead most."""
    leads = survey.leads
    if len(leads) < 2:
        return ()
    ids = [task.id for task in survey.standing.counted if survey.leads_of(task)]
    names = "、".join(unit.name for unit in survey.in_protocol_order(leads))
    number = survey.book.derived(
        "leads.total", "牵头单位", str(len(leads)), f"{len(ids)}项任务的牵头单位：{names}", ids
    )
    busy = [unit for unit in leads if len(leads[unit]) >= _MANY_TASKS]
    busy = sorted(busy, key=lambda unit: -len(leads[unit]))[:_MOST_BUSY]
    words = phrase("任务共涉及牵头单位", number, "家")
    if not busy:
        return phrase(words, "。")
    named = joined(phrase(unit.name, survey.lead_count(unit), "项") for unit in busy)
    return phrase(words, "，其中牵头任务较多的是", named, "。")
