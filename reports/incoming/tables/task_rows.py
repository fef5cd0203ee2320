"""Putting the rows of a task table together to tasks: merged cells, rows that go on, groups."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from models.reading import ReadWarning
from models.text.clause_places import find_clauses
from models.text.clauses import Clause, has_time, join_clauses
from models.text.normalise import even, fold, squeeze
from models.text.numbering import mark_at
from models.text.unit_names import is_complete_name
from reports.incoming.tables.heading_gaps import STAGE
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import WHO, Headings
from reports.incoming.tables.table_rows import (
    NOTHING,
    is_footer,
    is_nothing,
    last_line,
    section_of_row,
    serial_of,
    unwrap,
)

_SAME_AS_ABOVE = frozenset({"同上", "〃", "″", '"', "''", "同前"})
_TICKS = frozenset({"√", "✓", "✔", "☑", "●", "■", "▲", "★", "是", "V", "v"})
_BROKEN_DATE = re.compile(
    r"(?<=[\d年月])\n|\n(?=[底前])"
)  # 2024年 and 6月底 on two lines of a narrow column
_TEXTS = (Column.TITLE, Column.MEASURE)
_COUNT = re.compile(r"\(?(?:共)?\d{1,3}[项条件个]\)?$")
# 牵头单位：市发改委, 市发改委牵头的任务 as the heading of a group
_LEADS_GROUP = re.compile(r"^(?:牵头|主办|责任)单位:|牵头(?:的|负责)?(?:任务|事项|工作|项目)?$")
_OF_TASKS = re.compile(r"的?(?:重点|工作)?(?:任务|事项|工作|项目)$")
# 生 态 环 境: a category printed down a narrow cell, in the place of the task
_SPACED_OUT = re.compile(r"[\u4e00-\u9fff](?:[ \u3000\n]+[\u4e00-\u9fff]){1,7}")
_CHINESE_SERIAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]?$")
_POINT_MARKS = ("△", "▲", "○", "●", "◇", "◆", "□", "■", "•", "·")
_TIME_AT_END = re.compile(r"[（(]([^（()）]{2,30})[）)][。；;]?\s*$")


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table of tasks: its rows under one set of headings.

    Attributes:
        rows: (line, cells) without the heading rows.
        heading_lines: the lines of the heading rows, on each page.
        section: the heading in the text before the table, "" when there is none.
    """

    headings: Headings
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    section: str
    heading_lines: tuple[int, ...]
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(slots=True)
class Entry:
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


@dataclass(frozen=True, slots=True)
class _Group:
    """What a row across the table says of the tasks below it."""

    section: str
    lead: str = ""
    deadline: str = ""


def entries_of(table: TaskTable, lines: Sequence[str]) -> list[Entry]:
    """Return the tasks of a table; ``lines`` is the whole text it stands in."""
    entries: list[Entry] = []
    group = _Group(table.section)
    above: Sequence[str] = ()
    counts_measures = _counts_measures(table)
    for number, (line, printed) in enumerate(table.rows):
        heading = section_of_row(printed) or _section_with_serial(table.headings, printed)
        if is_footer(printed):
            continue
        if heading is not None:
            group = _group(heading, table.headings)
            continue
        cells = above = _with_groups(table.headings, printed, above)
        following = table.rows[number + 1][0] if number + 1 < len(table.rows) else None
        entry = _entry(table.headings, line, cells)
        if counts_measures and entry.measures:
            entry.serial = _number_of(entry.measures[0])
        entry.last_line = last_line(lines, line, cells, following)
        last = entries[-1] if entries else None
        if last is not None:
            _repeat_from(last, entry)
        if last is not None and _goes_on(last, entry, table.headings):
            _join(last, entry)
            continue
        entry.section = entry.section or _inherited(group.section, last, entry)
        entry.who[Column.LEAD] = entry.who[Column.LEAD] or group.lead
        entry.deadline = entry.deadline or group.deadline
        group = replace(group, section=entry.section)
        entries.append(entry)
    return _named(entries)


def _counts_measures(table: TaskTable) -> bool:
    """Return whether the measures are numbered right through a table of several tasks."""
    cells = [[table.headings.text_of(kind, row) for kind in _TEXTS] for _, row in table.rows]
    pairs = [(title, measure) for title, measure in cells if measure and title != measure]
    numbers = [_number_of(measure) for _, measure in pairs]
    titles = {title for title, _ in pairs if title}
    if Column.SERIAL in table.headings.columns or len(titles) < 2:
        return False
    return all(map(str.isdecimal, numbers)) and all(int(a) < int(b) for a, b in pairwise(numbers))


def _number_of(text: str) -> str:
    mark = mark_at(text)
    return mark.number if mark else ""


def _section_with_serial(headings: Headings, cells: Sequence[str]) -> str | None:
    """Return the heading of a row such as 一 | 优化政务环境 that names no unit and no time."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    is_counted = _CHINESE_SERIAL.match(headings.text_of(Column.SERIAL, cells)) is not None
    return texts[1] if is_counted and len(texts) == 2 else None


def _with_groups(headings: Headings, cells: Sequence[str], above: Sequence[str]) -> Sequence[str]:
    """Fill the blanks in columns of units before that of the tasks from the row above.

    Such a column groups the tasks; its cells are merged downwards.
    """
    title = min(headings.columns.get(Column.TITLE, (0,)))
    counted = headings.columns.get(Column.SERIAL, headings.columns.get(Column.TITLE, ()))
    if not above or not any(cells[place].strip() for place in counted):
        return cells
    places = {place for column in WHO for place in headings.columns.get(column, ())}
    return [
        above[place] if place in places and place < title and not text.strip() else text
        for place, text in enumerate(cells)
    ]


def _group(heading: str, headings: Headings) -> _Group:
    """Read a row across the table: a section, who leads what follows, or by when it is due."""
    bare = _COUNT.sub("", even(heading)).strip()
    unit = _LEADS_GROUP.sub("", bare).strip()
    time = _OF_TASKS.sub("", bare)
    has_lead = Column.LEAD in headings.columns or Column.UNITS in headings.columns
    names_unit = is_complete_name(unit) and (
        Column.RESPONSIBLE not in headings.columns or unit[0] in "省市区县州"
    )
    return _Group(
        section=heading,
        lead=unit if names_unit and not has_lead else "",
        deadline=time if Column.DEADLINE not in headings.columns and has_time(time) else "",
    )


def _entry(headings: Headings, line: int, cells: Sequence[str]) -> Entry:
    texts = ["\n".join(map(unwrap, headings.cells_of(column, cells))) for column in _TEXTS]
    sections = [unwrap(text) for text in headings.cells_of(Column.SECTION, cells)]
    if texts[1] and _SPACED_OUT.fullmatch(texts[0]):
        sections, texts = [*sections, squeeze(texts[0])], [texts[1], ""]
    return Entry(
        line=line,
        last_line=line,
        serial=serial_of(headings.text_of(Column.SERIAL, cells)),
        section=without_mark(" ".join(sections).replace("\n", "")),
        title=texts[0],
        measures=[texts[1]] if texts[1] else [],
        who={column: headings.text_of(column, cells) for column in WHO},
        deadline=_BROKEN_DATE.sub("", _deadline(headings, cells)),
    )


def _deadline(headings: Headings, cells: Sequence[str]) -> str:
    """Return the words of all columns of time; a tick under 二季度 means 二季度."""
    texts: list[str] = []
    for place in headings.columns.get(Column.DEADLINE, ()):
        text = cells[place].strip()
        stage = headings.texts[place].split(" ")[-1]
        if not text or not STAGE.fullmatch(stage):
            texts.append(text)
        elif not is_nothing(text):
            texts.append(stage if text in _TICKS else f"{stage}：{text}")
    return "\n".join(dict.fromkeys(filter(None, texts)))


def _repeat_from(last: Entry, entry: Entry) -> None:
    """Put the words above in the place of 同上 and 〃."""
    for column, text in entry.who.items():
        if text.strip() in _SAME_AS_ABOVE:
            entry.who[column] = last.who[column]
    if entry.deadline.strip() in _SAME_AS_ABOVE:
        entry.deadline = last.deadline


def _goes_on(last: Entry, entry: Entry, headings: Headings) -> bool:
    """Return whether a row belongs to the task of the row before it.

    A merged serial or task with the same units, or a row that names neither number nor unit. Rows
    under one serial that name other units are duties of their own, as are rows whose serial counts
    the sections.
    """
    if not entry.serial and (not any(entry.who.values()) or _is_point_of(last, entry)):
        return True
    same_number = entry.serial == last.serial
    has_titles = Column.TITLE in headings.columns
    same_task = has_titles and entry.title == last.title and bool(entry.measures)
    if entry.title != last.title and _counts_sections(headings):
        return False
    same_units = entry.who == last.who and entry.deadline == last.deadline
    return same_number and same_units and (bool(entry.serial) or same_task)


def _is_point_of(last: Entry, entry: Entry) -> bool:
    """Return whether a row is a point of the task above: △健全信用体系 beside the same units.

    Rows that all begin with such a mark are tasks of their own.
    """
    if not entry.title.startswith(_POINT_MARKS) or last.title.startswith(_POINT_MARKS):
        return False
    return entry.who == last.who or entry.title in (*last.title.split("\n"), *last.measures)


def _counts_sections(headings: Headings) -> bool:
    """Return whether the serial stands before the section, and that before the task."""
    order = (Column.SERIAL, Column.SECTION, Column.TITLE)
    places = [headings.columns.get(column, (-1,))[0] for column in order]
    return -1 < places[0] < places[1] < places[2]


def _join(last: Entry, entry: Entry) -> None:
    if entry.title and entry.title not in last.title:
        if last.measures:
            last.measures.append(entry.title)
        else:
            last.title = f"{last.title}\n{entry.title}".strip()
    last.measures += [text for text in entry.measures if text not in last.measures]
    if entry.deadline and not last.deadline:
        last.deadline = entry.deadline
    last.last_line = entry.last_line


def _inherited(section: str, last: Entry | None, entry: Entry) -> str:
    """Return the section of the row before; where rows are missing between, it is not known.

    A heading that stands between the two rows counts in any case.
    """
    if (
        last is None
        or section != last.section
        or not (last.serial.isdecimal() and entry.serial.isdecimal())
    ):
        return section
    return section if int(entry.serial) <= int(last.serial) + 1 else ""


def _named(entries: list[Entry]) -> list[Entry]:
    """Name each task; by its measure where several share one heading (merged 任务 column)."""
    shared = any(other.title in ("", one.title) for one, other in pairwise(entries))
    if shared and all(entry.measures for entry in entries):
        heading = ""
        for entry in entries:
            heading = entry.title or heading
            entry.title = entry.measures[0]
            entry.measures = entry.measures[1:]
            if not entry.section:
                entry.section = without_mark(heading)
            elif heading and heading != entry.section:
                entry.measures.insert(0, heading)
    entries = [entry for entry in entries if entry.title or entry.measures]
    for entry in entries:
        if not entry.title:
            entry.title = entry.measures.pop(0)
        _take_clause(entry)
        _take_time(entry)
    return entries


def _take_clause(entry: Entry) -> None:
    """Take a clause from behind the task's own words, where no column names a unit."""
    if any(map(filled, entry.who.values())):
        return
    for place in reversed(find_clauses(entry.title)):
        entry.clause = join_clauses(place.clause, entry.clause)
        entry.title = entry.title[: place.start] + entry.title[place.end :]


def _take_time(entry: Entry) -> None:
    """Take a time in brackets from behind the task's own words, where no column names one."""
    found = _TIME_AT_END.search(entry.title)
    if found and not entry.deadline and has_time(found[1]):
        entry.deadline = found[1]
        entry.title = entry.title[: found.start()]


def filled(text: str) -> str:
    """Return the words of a cell, "" when they only say that there is nothing."""
    return "" if fold(text) in NOTHING else text


def without_mark(text: str) -> str:
    """Return a heading without its number and closing marks."""
    mark = mark_at(text)
    return text[mark.end if mark else 0 :].strip(" \u3000。：:；;")
