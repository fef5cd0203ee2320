"""The parts of a briefing: each says its piece from the figures, or is None with nothing to say."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.records import DocumentRow, ItemRow
from models.vocabulary import ItemStage, Role, TaskState
from reports.content.document_parts import ContentGroup, ContentTable, TextSection
from reports.content.task_figures import (
    DatedTask,
    TaskFigures,
    by_section,
    count_leads,
    count_tasks,
    tasks_in,
    without_lead,
)
from reports.content.wording import full_date, name_list, percentage, quoted, short_date

_PRINTED_TITLE = re.compile(r"印发《(.+)》的通知$")
# From this many tasks on a lead unit is named with its number.
_MANY_TASKS = 3
# domain A4
_NO_LEAD = "无牵头"
# So many names are written out before 等.
_MOST_NAMED = 3


def opening(
    tasks: Sequence[DatedTask], documents: Sequence[DocumentRow], today: date
) -> tuple[str, ...]:
    """Return the paragraph under the title: what was asked, where it stands, who leads."""
    figures = count_tasks(tasks)
    if not figures.total:
        return ()
    is_this_year = all(task.row.year in {None, today.year} for task in tasks)
    day = short_date(today) if is_this_year else full_date(today)
    source = _source_words(tasks, documents)
    sentence = f"截至{day}，{source}{figures.total}项重点任务{_where_they_stand(figures)}。"
    if figures.cancelled:
        sentence += f"另有{figures.cancelled}项已取消，不计入统计。"
    leads = _lead_sentence(tasks)
    return (sentence + leads,)


def _source_words(tasks: Sequence[DatedTask], documents: Sequence[DocumentRow]) -> str:
    """Return 《…工作方案》确定的, or 全市 where no document is known."""
    titles = {document.id: _plan_title(document.title) for document in documents}
    keys = dict.fromkeys(task.row.document_id for task in tasks)
    named = [titles[key] for key in keys if key is not None and key in titles]
    if not named:
        return "全市"
    added = "和后续安排" if len(named) < len(keys) else ""
    if len(named) > 2:
        return f"《{named[0]}》等{len(named)}个文件确定{added}的"
    return "".join(f"《{title}》" for title in named) + f"确定{added}的"


def _plan_title(title: str) -> str:
    """Return the plan's own title, without 关于印发《…》的通知 around it and 《》."""
    found = _PRINTED_TITLE.search(title)
    return (found.group(1) if found else title).removeprefix("《").removesuffix("》")


def _where_they_stand(figures: TaskFigures) -> str:
    only = {
        figures.done: "已全部完成",
        figures.overdue: "均已逾期",
        figures.due_soon: "均将到期",
        figures.on_track: "均在推进",
        figures.ongoing: "均为持续推进任务",
    }.get(figures.total)
    if only:
        return only
    counted = [
        (figures.done, "已完成", ""),
        (figures.on_track, "推进中", _of_them(figures.no_deadline, figures.on_track, "未定时限")),
        (
            figures.ongoing,
            "持续推进",
            _of_them(figures.report_missing, figures.ongoing, "未报本期进展"),
        ),
        (figures.due_soon, "将到期", ""),
        (figures.overdue, "已逾期", ""),
    ]
    words = "、".join(f"{label}{number}项{note}" for number, label, note in counted if number)
    rate = f"办结率{percentage(figures.done, figures.total)}" if figures.done else "尚无办结任务"
    return f"中，{words}，{rate}"


def _of_them(number: int, among: int, words: str) -> str:
    if number and number == among:
        return f"（均{words}）"
    return f"（其中{number}项{words}）" if number else ""


def _lead_sentence(tasks: Sequence[DatedTask]) -> str:
    leads = count_leads([task for task in tasks if task.state is not TaskState.CANCELLED])
    if len(leads) < 2:
        return ""
    busy = [f"{name}{count}项" for name, count in leads if count >= _MANY_TASKS]
    among = f"，其中牵头任务较多的是{'、'.join(busy)}" if busy else ""
    return f"任务共涉及牵头单位{len(leads)}家{among}。"


def section_part(tasks: Sequence[DatedTask]) -> TextSection | None:
    """Return the table by section, None where there is only one section."""
    sections = [
        (section or "其他", members, count_tasks(members))
        for section, members in by_section(tasks)
        if count_tasks(members).total
    ]
    if len(sections) < 2:
        return None
    late = [(name, figures.overdue) for name, _, figures in sections if figures.overdue]
    finished = sum(figures.done == figures.total for _, _, figures in sections)
    sentences = [f"重点任务分为{len(sections)}个板块"]
    if finished:
        sentences.append(f"已全部完成的有{finished}个")
    if late:
        sentences.append(_late_sections(late))
    rows = [(name, *_table_figures(figures)) for name, _, figures in sections]
    rows.append(("合计", *_table_figures(count_tasks(tasks))))
    headings = ("板块", "项数", "已完成", "推进中", "持续推进", "将到期", "已逾期")
    table = ContentTable(headings, (ContentGroup("", tuple(rows)),))
    return TextSection("各板块推进情况", ("，".join(sentences) + "。具体情况如下表。",), table)


def _late_sections(late: Sequence[tuple[str, int]]) -> str:
    most = max(number for _, number in late)
    worst = [name for name, number in late if number == most]
    words = f"有逾期任务的有{len(late)}个"
    if most < 2 or len(worst) == len(late) > 1:
        return words
    each = "各" if len(worst) > 1 else ""
    return f"{words}，其中{quoted(worst)}板块{each}逾期{most}项，数量最多"


def _table_figures(figures: TaskFigures) -> tuple[str, ...]:
    numbers = (figures.total, figures.done, figures.on_track, figures.ongoing, figures.due_soon)
    return tuple(str(number) if number else "—" for number in (*numbers, figures.overdue))


def late_part(tasks: Sequence[DatedTask], today: date) -> TextSection | None:
    """Return the overdue tasks and those about to fall due, the oldest deadline first."""
    overdue = sorted(tasks_in(tasks, TaskState.OVERDUE), key=_deadline)
    due_soon = sorted(tasks_in(tasks, TaskState.DUE_SOON), key=_deadline)
    if not overdue and not due_soon:
        return None
    sentences = []
    if overdue:
        sentences.append(_overdue_sentence(overdue, today))
    if due_soon:
        sentences.append(f"临近到期的任务有{len(due_soon)}项。")
    sentences.append("具体情况如下表。")
    groups = [
        ContentGroup(f"{label}（{len(group)}项）", tuple(_late_row(t, today) for t in group))
        for label, group in (("已逾期", overdue), ("将到期", due_soon))
        if group
    ]
    heading = "和".join(
        word for word, group in (("逾期", overdue), ("临近到期", due_soon)) if group
    )
    # One group needs no column of its own: the heading has said it.
    group_heading = "类别" if len(groups) > 1 else ""
    table = ContentTable(("任务", "牵头单位", "完成时限", "情况"), tuple(groups), group_heading)
    return TextSection(f"{heading}任务", ("".join(sentences),), table)


def _deadline(task: DatedTask) -> date:
    return task.row.deadline or date.max


def _overdue_sentence(overdue: Sequence[DatedTask], today: date) -> str:
    leads = [name for name, _ in count_leads(overdue)]
    longest = overdue[0].row
    words = f"已逾期任务{len(overdue)}项"
    if len(overdue) == 1:
        words += f"，为“{longest.title}”"
    if leads:
        mostly = "主要" if without_lead(overdue) else ""
        words += f"，{mostly}由{name_list(leads, most=_MOST_NAMED, unit='家单位')}牵头"
    if len(overdue) > 1 and longest.deadline:
        days = (today - longest.deadline).days
        words += f"；逾期时间最长的是“{longest.title}”，已逾期{days}天"
    return words + "。"


def _late_row(task: DatedTask, today: date) -> tuple[str, ...]:
    row = task.row
    days = (row.deadline - today).days if row.deadline else 0
    when = f"逾期{-days}天" if days < 0 else f"还有{days}天" if days else "今日到期"
    leads = "、".join(row.units(Role.LEAD)) or _NO_LEAD
    title = f"{row.number}.{row.title}" if row.number else row.title
    return title, leads, row.deadline_text, when


def items_part(items: Sequence[ItemRow], documents: Sequence[DocumentRow]) -> TextSection | None:
    """Return how many reform items there are and where, against the total the annex declares."""
    if not items:
        return None
    sources = {item.document_id for item in items}
    declared = sum(d.declared_total or 0 for d in documents if d.id in sources and d.item_count)
    missing = declared - len(items)
    years = {item.year for item in items if item.year}
    year = f"{years.pop()}年" if len(years) == 1 else ""
    words = f"{year}入选改革事项{max(declared, len(items))}项"
    words += f"，台账现有{len(items)}项，其余{missing}项待补录。" if missing > 0 else "。"
    areas = Counter(item.area for item in items if item.area)
    if len(areas) > 1:
        which = "现有事项中，" if missing > 0 else "其中，"
        words += which + "、".join(f"{area}{number}项" for area, number in areas.items()) + "。"
    return TextSection("改革事项情况", (words + _item_details(items),))


def _item_details(items: Sequence[ItemRow]) -> str:
    sentences = ""
    national = sum(item.national for item in items)
    if national:
        sentences += f"列为国家试点的有{national}项。"
    stages = Counter(item.stage for item in items)
    if set(stages) - {ItemStage.APPLIED, ItemStage.SELECTED}:
        words = [f"{stage.label}{stages[stage]}项" for stage in ItemStage if stages[stage]]
        sentences += f"按阶段分，{'、'.join(words)}。"
    return sentences


def next_part(tasks: Sequence[DatedTask]) -> TextSection | None:
    """Return what the figures ask for next."""
    asked = (_overdue_step(tasks), _due_step(tasks), _report_step(tasks), _lead_step(tasks))
    steps = [step for step in asked if step]
    if not steps:
        return None
    if len(steps) > 1:
        steps = [f"{number}.{step}" for number, step in enumerate(steps, start=1)]
    return TextSection("下一步工作", tuple(steps))


def _overdue_step(tasks: Sequence[DatedTask]) -> str:
    overdue = tasks_in(tasks, TaskState.OVERDUE)
    if not overdue:
        return ""
    return (
        f"限期办结逾期任务。请牵头单位对{_each(overdue, '逾期任务逐项')}说明原因、"
        "明确办结时间，办理情况及时报送我办；确需调整时限的，按程序报批。"
    )


def _due_step(tasks: Sequence[DatedTask]) -> str:
    due_soon = tasks_in(tasks, TaskState.DUE_SOON)
    if not due_soon:
        return ""
    return f"紧盯临近到期任务。请牵头单位对{_each(due_soon, '任务')}倒排工期，确保按时限要求完成。"


def _report_step(tasks: Sequence[DatedTask]) -> str:
    missing = tasks_in(tasks, TaskState.REPORT_MISSING)
    if not missing:
        return ""
    return f"及时报送工作进展。{_named(missing)}未报本期进展，请有关单位尽快报送。"


def _lead_step(tasks: Sequence[DatedTask]) -> str:
    headless = without_lead(tasks)
    if not headless:
        return ""
    return f"尽快明确牵头单位。{_named(headless)}尚无牵头单位，请责任单位协商提出，报我办确认。"


def _each(tasks: Sequence[DatedTask], words: str) -> str:
    return "该项任务" if len(tasks) == 1 else f"{len(tasks)}项{words}"


def _named(tasks: Sequence[DatedTask]) -> str:
    """Return “甲”“乙”2项任务, naming the first three."""
    names = quoted([task.row.title for task in tasks[:_MOST_NAMED]])
    if len(tasks) == 1:
        return f"{names}任务"
    return f"{names}{'等' if len(tasks) > _MOST_NAMED else ''}{len(tasks)}项任务"
