"""Reading a table of tasks (任务清单, 责任分工表): which row is a task, who does it and by when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from models.reading import ReadTask, ReadWarning
from models.text.clause_places import find_clauses
from models.text.clauses import Clause, first_as_lead, join_clauses, read_clauses
from models.text.deadlines import read_deadline
from models.text.normalise import even, fold
from models.text.numbering import mark_at
from models.text.role_words import FIRST_LEADS
from reports.incoming.content_columns import task_headings
from reports.incoming.document_head import DocumentHead
from reports.incoming.heading_words import Column
from reports.incoming.headings import TASK_VOCABULARY, Headings, find_headings
from reports.incoming.source import Source, SourceTable
from reports.incoming.table_rows import (
    NOTHING,
    is_footer,
    last_line,
    section_before,
    section_of_row,
    serial_of,
    serial_warnings,
    unwrap,
)
from reports.incoming.text_tables import tables_of

_WHO = (
    (Column.LEAD, "牵头单位："),
    (Column.UNITS, "责任单位："),
    (Column.RESPONSIBLE, "责任单位："),
    (Column.SUPPORTING, "配合单位："),
)
_SAME_AS_ABOVE = frozenset({"同上", "〃", "″", '"', "''", "同前"})
_TITLE_END = re.compile(r"[。!?！？\n]")
_BROKEN_DATE = re.compile(r"(?<=[\d年月])\n")  # 2024年 and 6月底 on two lines of a narrow column
_TEXTS = (Column.TITLE, Column.MEASURE)


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table of tasks: its rows under one set of headings.

    Attributes:
        rows: (line, cells) without the heading rows.
        section: the heading in the text before the table, "" when there is none.
    """

    headings: Headings
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    section: str


@dataclass(slots=True)
class _Entry:
    """One task being put together from one row or several."""

    line: int
    last_line: int
    serial: str
    section: str
    title: str
    measures: list[str]
    who: dict[Column, str]
    deadline: str
    clause: Clause = field(default_factory=Clause)


def find_task_tables(source: Source) -> tuple[TaskTable, ...]:
    """Return the tables of tasks; one without headings goes on with the table before it."""
    found: list[TaskTable] = []
    for table in tables_of(source):
        headings = find_headings(table.rows, TASK_VOCABULARY)
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


def read_task_table(
    source: Source, head: DocumentHead
) -> tuple[tuple[ReadTask, ...], tuple[ReadWarning, ...]]:
    """Return the tasks of all task tables in printed order, and what a person should look at."""
    tasks: list[ReadTask] = []
    warnings: list[ReadWarning] = []
    leads_first = any(FIRST_LEADS.search(even(line)) for line in source.lines)
    for table in find_task_tables(source):
        entries = _entries(table, source.lines)
        for entry in entries:
            task, certain = _task(entry, table, head, leads_first=leads_first)
            tasks.append(task)
            warnings += _task_warnings(task, deadline_is_certain=certain)
        warnings += serial_warnings([(entry.serial, entry.line) for entry in entries])
    return tuple(tasks), tuple(warnings)


def _parts(source: Source, table: SourceTable, headings: Sequence[Headings]) -> list[TaskTable]:
    """Cut a table at its headings; the same headings on the next page change nothing."""
    parts: list[TaskTable] = []
    for number, found in enumerate(headings):
        is_last = number + 1 == len(headings)
        end = len(table.rows) if is_last else headings[number + 1].first
        rows = tuple(
            (table.row_lines[place], table.rows[place]) for place in range(found.last + 1, end)
        )
        if parts and parts[-1].headings.columns == found.columns:
            parts[-1] = replace(parts[-1], rows=parts[-1].rows + rows)
        else:
            section = section_before(source.lines, table.row_lines[0])
            parts.append(TaskTable(found, rows, section))
    return parts


def _entries(table: TaskTable, lines: Sequence[str]) -> list[_Entry]:
    """Put the rows of a table together to tasks."""
    entries: list[_Entry] = []
    section = table.section
    for number, (line, cells) in enumerate(table.rows):
        heading = section_of_row(cells)
        if is_footer(cells):
            continue
        if heading is not None:
            section = heading
            continue
        following = table.rows[number + 1][0] if number + 1 < len(table.rows) else None
        entry = _entry(table.headings, line, cells)
        entry.last_line = last_line(lines, line, cells, following)
        last = entries[-1] if entries else None
        if last is not None:
            _repeat_from(last, entry)
        if last is not None and _goes_on(last, entry):
            _join(last, entry)
            continue
        section = entry.section or _inherited(section, last, entry)
        entry.section = section
        entries.append(entry)
    return _named(entries)


def _entry(headings: Headings, line: int, cells: Sequence[str]) -> _Entry:
    texts = ["\n".join(map(unwrap, headings.cells_of(column, cells))) for column in _TEXTS]
    return _Entry(
        line=line,
        last_line=line,
        serial=serial_of(headings.text_of(Column.SERIAL, cells)),
        section=_without_mark(unwrap(headings.text_of(Column.SECTION, cells)).replace("\n", "")),
        title=texts[0],
        measures=[texts[1]] if texts[1] else [],
        who={column: headings.text_of(column, cells) for column, _ in _WHO},
        deadline=_BROKEN_DATE.sub("", headings.text_of(Column.DEADLINE, cells)),
    )


def _repeat_from(last: _Entry, entry: _Entry) -> None:
    """Put the words above in the place of 同上 and 〃."""
    for column, text in entry.who.items():
        if text.strip() in _SAME_AS_ABOVE:
            entry.who[column] = last.who[column]
    if entry.deadline.strip() in _SAME_AS_ABOVE:
        entry.deadline = last.deadline


def _goes_on(last: _Entry, entry: _Entry) -> bool:
    """Return whether a row belongs to the task of the row before it.

    A merged serial or task with the same units, or a row that names neither number nor unit. Rows
    under one serial that name other units are duties of their own.
    """
    if not entry.serial and not any(entry.who.values()):
        return True
    same_number = entry.serial == last.serial
    same_task = entry.title == last.title and bool(entry.measures)
    same_units = entry.who == last.who and entry.deadline == last.deadline
    return same_number and same_units and (bool(entry.serial) or same_task)


def _join(last: _Entry, entry: _Entry) -> None:
    if entry.title and entry.title != last.title:
        if last.measures:
            last.measures.append(entry.title)
        else:
            last.title = f"{last.title}\n{entry.title}".strip()
    last.measures += [text for text in entry.measures if text not in last.measures]
    if entry.deadline and not last.deadline:
        last.deadline = entry.deadline
    last.last_line = entry.last_line


def _inherited(section: str, last: _Entry | None, entry: _Entry) -> str:
    """Return the section of the row before; where rows are missing between, it is not known."""
    if last is None or not (last.serial.isdigit() and entry.serial.isdigit()):
        return section
    return section if int(entry.serial) <= int(last.serial) + 1 else ""


def _named(entries: list[_Entry]) -> list[_Entry]:
    """Name each task; by its measure where several share one heading (merged 任务 column)."""
    shared = any(one.title == other.title for one, other in pairwise(entries))
    if shared and all(entry.measures for entry in entries):
        for entry in entries:
            heading = entry.title
            entry.title = entry.measures[0]
            entry.measures = entry.measures[1:]
            if not entry.section:
                entry.section = _without_mark(heading)
            elif heading and heading != entry.section:
                entry.measures.insert(0, heading)
    for entry in entries:
        if not entry.title and entry.measures:
            entry.title = entry.measures.pop(0)
        _take_clause(entry)
    return entries


def _task(
    entry: _Entry, table: TaskTable, head: DocumentHead, *, leads_first: bool
) -> tuple[ReadTask, bool]:
    clause = _clause(entry)
    if leads_first or table.headings.first_leads:
        clause = first_as_lead(clause)
    deadline = read_deadline(_filled(entry.deadline) or clause.deadline_text, year=head.year)
    mark = mark_at(entry.title)
    text = entry.title[mark.end :] if mark else entry.title
    title = _TITLE_END.split(text, maxsplit=1)[0].strip(" \u3000:：;；,，")
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


def _take_clause(entry: _Entry) -> None:
    """Take a clause from behind the task's own words, where no column names a unit."""
    if any(map(_filled, entry.who.values())):
        return
    for place in reversed(find_clauses(entry.title)):
        entry.clause = join_clauses(place.clause, entry.clause)
        entry.title = entry.title[: place.start] + entry.title[place.end :]


def _clause(entry: _Entry) -> Clause:
    """Return the roles of all unit columns; a cell may name several roles by itself."""
    clause = entry.clause
    for column, label in _WHO:
        text = _filled(entry.who[column])
        if text:
            clause = join_clauses(clause, read_clauses(label + text))
    return clause


def _printed(entry: _Entry, headings: Headings) -> str:
    """Return the cells that name units and time, each after its own heading."""
    cells = {**entry.who, Column.DEADLINE: entry.deadline}
    return "；".join(
        f"{headings.texts[headings.columns[column][0]]}：{text}".removeprefix("：")
        for column, text in cells.items()
        if text and column in headings.columns
    )


def _filled(text: str) -> str:
    return "" if fold(text) in NOTHING else text


def _without_mark(text: str) -> str:
    mark = mark_at(text)
    return text[mark.end if mark else 0 :].strip(" \u3000。：:；;")


def _task_warnings(task: ReadTask, *, deadline_is_certain: bool) -> list[ReadWarning]:
    warnings = []
    if not task.lead and not task.responsible:
        warnings.append(ReadWarning(task.line, f"“{_short(task.title)}”没有读到责任单位"))
    if not deadline_is_certain:
        warnings.append(ReadWarning(task.line, f"完成时限“{task.deadline_text}”请核对"))
    return warnings


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
