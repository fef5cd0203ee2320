"""Lists in the layout in which the office prints them: the annex of items, the list of tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.records import DocumentRow, ItemRow, TaskRow
from models.vocabulary import Role
from reports.content.item_sheet import item_sheet
from reports.content.ledger_sheet import Align, LedgerCell, LedgerColumn, LedgerSheet
from reports.content.ledger_words import listed, sheet_name
from reports.content.task_sheet import NO_LEAD, plan_name

_STOPS = "。！？；"


def official_items(
    items: Sequence[ItemRow],
    document: DocumentRow | None,
    declared: Mapping[str, int],
    statement: Sequence[str],
) -> LedgerSheet:
    """Return the list of items as the annex of its notice has it (domain A6), 说明 under it.

    A list with gaps says so as well: it must not pass for the whole.
    """
    # No day is printed on it, so that none is asked for.
    sheet = item_sheet(items, date.min, document, declared)
    counts = () if sheet.notes == (f"共{len(items)}项。",) else sheet.notes
    return replace(sheet, source_line="", date_line="", notes=(*statement, *counts))


def official_tasks(tasks: Sequence[TaskRow], document: DocumentRow | None) -> LedgerSheet:
    """Return the list of tasks as a plan names them: who does what by when (domain A4, A5)."""
    with_supporting = any(task.units(Role.SUPPORTING) for task in tasks)
    title = f"{plan_name(tasks, document)}重点任务清单"
    supporting = (LedgerColumn("配合单位", 20),) if with_supporting else ()
    return LedgerSheet(
        name=sheet_name(tasks, title),
        title=title,
        source_line="",
        date_line="",
        columns=(
            LedgerColumn("部分", 12, Align.CENTER, is_group=True),
            LedgerColumn("序号", 6, Align.CENTER),
            LedgerColumn("任务", 64),
            LedgerColumn("牵头单位", 16),
            LedgerColumn("责任单位", 30),
            *supporting,
            LedgerColumn("完成时限", 14, Align.CENTER),
        ),
        rows=tuple(_task_row(task, with_supporting=with_supporting) for task in tasks),
        notes=() if tasks else ("目前没有重点任务。",),
        frozen_columns=2,
    )


def _task_row(task: TaskRow, *, with_supporting: bool) -> tuple[LedgerCell, ...]:
    supporting = task.units(Role.SUPPORTING)
    responsible = [name for name in task.units(Role.RESPONSIBLE) if name not in supporting]
    return (
        task.section,
        task.number,
        _task_words(task),
        listed(task.units(Role.LEAD)) or NO_LEAD,
        listed(responsible),
        *((listed(supporting),) if with_supporting else ()),
        task.deadline_text,
    )


def _task_words(task: TaskRow) -> str:
    """Return title and body as one text, as the plan prints them."""
    if not (task.title and task.body) or task.title.endswith(tuple(_STOPS)):
        return task.title + task.body
    return f"{task.title}。{task.body}"
