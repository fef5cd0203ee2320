"""The task ledger of one plan: sections merged, printed deadline words, today's states."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.records import DocumentRow, TaskRow
from models.rules.task_state import state_of
from models.vocabulary import OfficeField, Role, TaskState
from reports.content.ledger_sheet import Align, LedgerCell, LedgerColumn, LedgerSheet
from reports.content.ledger_words import (
    date_line,
    listed,
    sheet_name,
    source_line,
    year_words,
)
from reports.content.wording import full_date

NO_LEAD = "无牵头"
_ISSUED_PLAN = re.compile(r"印发《(.+)》")


def task_sheet(tasks: Sequence[TaskRow], today: date, document: DocumentRow | None) -> LedgerSheet:
    """Return the sheet of ``tasks``, their states as of ``today``."""
    states = [
        state_of(task.status, task.deadline, task.ongoing, task.latest_progress_on, today)
        for task in tasks
    ]
    with_supporting = any(task.units(Role.SUPPORTING) for task in tasks)
    title = f"{plan_name(tasks, document)}重点任务台账"
    return LedgerSheet(
        name=sheet_name(tasks, title),
        title=title,
        source_line=source_line(tasks, document),
        date_line=date_line(today),
        columns=_task_columns(with_supporting=with_supporting),
        rows=tuple(
            _task_row(serial, task, state, with_supporting=with_supporting)
            for serial, (task, state) in enumerate(zip(tasks, states, strict=True), start=1)
        ),
        notes=(_task_note(states, today),),
        frozen_columns=4,
    )


def plan_name(tasks: Sequence[TaskRow], document: DocumentRow | None) -> str:
    """Name the plan itself: a notice that prints one is called 关于印发《plan》的通知."""
    if document and document.title:
        issued = _ISSUED_PLAN.search(document.title)
        return issued[1] if issued else document.title.removesuffix("的通知")
    return year_words(tasks)


def _task_columns(*, with_supporting: bool) -> tuple[LedgerColumn, ...]:
    supporting = (LedgerColumn("配合单位", 13),) if with_supporting else ()
    return (
        LedgerColumn("序号", 4, Align.CENTER),
        LedgerColumn("板块", 9, Align.CENTER, is_group=True),
        LedgerColumn("任务编号", 5, Align.CENTER),
        LedgerColumn("重点任务", 13),
        LedgerColumn("工作内容", 42),
        LedgerColumn("牵头单位", 11),
        LedgerColumn("责任单位", 20),
        *supporting,
        LedgerColumn("完成时限", 12, Align.CENTER),
        LedgerColumn("截止日期", 14, Align.CENTER),
        LedgerColumn("状态", 9, Align.CENTER),
        LedgerColumn("最新进展", 14),
        LedgerColumn("备注", 6, office_field=OfficeField.NOTES),
    )


def _task_row(
    serial: int, task: TaskRow, state: TaskState, *, with_supporting: bool
) -> tuple[LedgerCell, ...]:
    supporting = task.units(Role.SUPPORTING)
    # A supporting unit also counts as responsible; in a column of its own it is not said twice.
    responsible = [name for name in task.units(Role.RESPONSIBLE) if name not in supporting]
    return (
        serial,
        task.section,
        task.number,
        task.title,
        task.body,
        listed(task.units(Role.LEAD)) or NO_LEAD,  # domain A4: a task may have no lead
        listed(responsible),
        *((listed(supporting),) if with_supporting else ()),
        task.deadline_text,
        task.deadline,
        state,
        _progress_words(task),
        task.note,
    )


def _progress_words(task: TaskRow) -> str:
    if task.latest_progress and task.latest_progress_on:
        return f"{full_date(task.latest_progress_on)}：{task.latest_progress}"
    return task.latest_progress


def _task_note(states: Sequence[TaskState], today: date) -> str:
    if not states:
        return "目前没有重点任务。"
    counts = Counter(states)
    parts = [f"{state.label}{counts[state]}项" for state in TaskState if counts[state]]
    return f"共{len(states)}项：{'，'.join(parts)}。状态截至{full_date(today)}。"
