"""Reading a table of tasks (任务清单, 责任分工表): which row is a task, who does it and by when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.reading import ReadTask, ReadWarning
from models.text.clauses import Clause, first_as_lead, join_clauses
from models.text.deadlines import read_deadline
from models.text.normalise import even
from models.text.numbering import mark_at
from models.text.role_words import FIRST_LEADS
from reports.incoming.plans.document_head import DocumentHead
from reports.incoming.source import Source, SourceTable
from reports.incoming.tables.content_columns import task_headings
from reports.incoming.tables.heading_gaps import task_headings_of
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import Headings
from reports.incoming.tables.merged_units import fill_merged_units
from reports.incoming.tables.table_rows import section_before, serial_warnings
from reports.incoming.tables.task_cards import cards_as_table
from reports.incoming.tables.task_rows import Entry, TaskTable, entries_of, filled
from reports.incoming.tables.text_tables import tables_of
from reports.incoming.tables.unit_cells import read_unit_cell

_WHO = (
    (Column.LEAD, "牵头单位："),
    (Column.UNITS, "责任单位："),
    (Column.RESPONSIBLE, "责任单位："),
    (Column.SUPPORTING, "配合单位："),
)
_TITLE_END = re.compile(r"[。!?！？\n]")


@dataclass(frozen=True, slots=True)
class TaskTableReading:
    """What the tables of tasks were read as.

    Attributes:
        lines: the lines that hold their rows and headings.
    """

    tasks: tuple[ReadTask, ...]
    warnings: tuple[ReadWarning, ...]
    lines: frozenset[int]


def find_task_tables(source: Source) -> tuple[TaskTable, ...]:
    """Return the tables of tasks; one without headings goes on with the table before it."""
    found: list[TaskTable] = []
    for printed in tables_of(source):
        table = cards_as_table(printed) or printed
        headings = task_headings_of(table.rows)
        if headings:
            found += _parts(source, table, headings)
        elif not found and (by_content := task_headings(table.rows)) is not None:
            found += _parts(source, table, [by_content])
        elif found and len(table.rows[0]) == len(found[-1].headings.texts):
            found[-1] = replace(
                found[-1],
                rows=found[-1].rows + tuple(zip(table.row_lines, table.rows, strict=True)),
            )
    return tuple(table for table in found if table.rows)


def read_task_table(source: Source, head: DocumentHead) -> TaskTableReading:
    """Return the tasks of all task tables in printed order, and what a person should look at."""
    tasks: list[ReadTask] = []
    warnings: list[ReadWarning] = []
    lines: set[int] = set()
    leads_first = any(FIRST_LEADS.search(even(line)) for line in source.lines)
    for table in find_task_tables(source):
        warnings += table.warnings
        if not any(table.headings.texts):
            said = "表格没有表头，各列按内容判断，请核对各列"
            warnings.append(ReadWarning(table.rows[0][0], said))
        entries = entries_of(table, source.lines)
        warnings += fill_merged_units(entries)
        lines |= {*table.heading_lines, *(line for line, _ in table.rows)}
        for entry in entries:
            task, certain = _task(entry, table, head, leads_first=leads_first)
            tasks.append(task)
            lines |= set(range(task.line, task.last_line + 1))
            warnings += _task_warnings(task, deadline_is_certain=certain)
        warnings += serial_warnings([(entry.serial, entry.line) for entry in entries])
    return TaskTableReading(tuple(tasks), tuple(warnings), frozenset(lines))


def _parts(source: Source, table: SourceTable, headings: Sequence[Headings]) -> list[TaskTable]:
    """Cut a table at its headings; the same headings on the next page change nothing."""
    parts: list[TaskTable] = []
    for number, found in enumerate(headings):
        is_last = number + 1 == len(headings)
        end = len(table.rows) if is_last else headings[number + 1].first
        rows = tuple(
            (table.row_lines[place], table.rows[place]) for place in range(found.last + 1, end)
        )
        lines = table.row_lines[found.first : found.last + 1]
        if parts and parts[-1].headings.columns == found.columns:
            before = parts[-1]
            headings_so_far = before.heading_lines + lines
            parts[-1] = replace(before, rows=before.rows + rows, heading_lines=headings_so_far)
        else:
            section = section_before(source.lines, table.row_lines[0])
            told = () if parts else table.warnings
            parts.append(TaskTable(found, rows, section, lines, told))
    return parts


def _task(
    entry: Entry, table: TaskTable, head: DocumentHead, *, leads_first: bool
) -> tuple[ReadTask, bool]:
    clause = _clause(entry, table.headings)
    if leads_first or table.headings.first_leads:
        clause = first_as_lead(clause)
    deadline = read_deadline(filled(entry.deadline) or clause.deadline_text, year=head.year)
    mark = mark_at(entry.title)
    text = entry.title[mark.end :] if mark else entry.title
    title = _TITLE_END.split(text, maxsplit=1)[0].strip(" \u3000:：;；,，—")
    rest = text[text.find(title) + len(title) :].lstrip("。:：!？！；; \n")
    task = ReadTask(
        section=entry.section,
        number=entry.serial or (mark.number if mark else ""),
        title=title,
        body="\n".join(part for part in (rest, *entry.measures) if part),
        lead=clause.lead,
        responsible=clause.responsible,
        supporting=clause.supporting,
        deadline_text=deadline.text,
        deadline=deadline.day,
        ongoing=deadline.ongoing,
        line=entry.line,
        last_line=entry.last_line,
        clause=_printed(entry, table.headings),
    )
    return task, deadline.certain


def _clause(entry: Entry, headings: Headings) -> Clause:
    """Return the roles of all unit columns; a cell may name several roles by itself."""
    clause = entry.clause
    for column, label in _WHO:
        text = filled(entry.who[column])
        heading = " ".join(headings.texts[place] for place in headings.columns.get(column, ()))
        if text:
            clause = join_clauses(clause, read_unit_cell(text, label, heading))
    return clause


def _printed(entry: Entry, headings: Headings) -> str:
    """Return the cells that name units and time, each after its own heading."""
    cells = {**entry.who, Column.DEADLINE: entry.deadline}
    return "；".join(
        f"{headings.texts[headings.columns[column][0]]}：{text}".removeprefix("：")
        for column, text in cells.items()
        if text and column in headings.columns
    )


def _task_warnings(task: ReadTask, *, deadline_is_certain: bool) -> list[ReadWarning]:
    warnings = []
    if not task.lead and not task.responsible:
        warnings.append(ReadWarning(task.line, f"“{_short(task.title)}”没有读到责任单位"))
    if not deadline_is_certain:
        warnings.append(ReadWarning(task.line, f"完成时限“{task.deadline_text}”请核对"))
    return warnings


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
