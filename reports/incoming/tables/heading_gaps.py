"""Headings of a table of tasks where some words are not known: the cells below then tell.

金点子, 谁来干 and 何时完成 are headings too. Known words decide first; the cells only fill what is
lacking: the units, the deadline, the name of the task, its section.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.incoming.tables.cell_kinds import (
    are_names,
    are_serials,
    are_spans,
    are_times,
    are_units,
)
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import (
    TASK_VOCABULARY,
    WHO,
    Headings,
    Rows,
    find_headings,
    is_filled,
    read_headings,
)

# 一季度, 上半年: a column of its own for each stage
STAGE = re.compile(r"第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?底?")
_NAMES_TASKS = re.compile("指标|主题|专题|事项")
_LONGEST_HEADING = 20
_HIGHEST_ROW = 6  # headings stand among the first rows


@dataclass(frozen=True, slots=True)
class _OpenColumn:
    """A column whose heading is not known."""

    place: int
    heading: str
    cells: tuple[str, ...]


def task_headings_of(rows: Rows) -> list[Headings]:
    """Return every place where headings of tasks stand, columns without a known word filled in."""
    found = find_headings(rows, TASK_VOCABULARY)
    if not found:
        return _by_some_words(rows)
    ends = [headings.first for headings in found[1:]] + [len(rows)]
    filled = (
        _filled(headings, rows[headings.last + 1 : end])
        for headings, end in zip(found, ends, strict=True)
    )
    return [headings for headings in filled if is_filled(headings, TASK_VOCABULARY)]


def _by_some_words(rows: Rows) -> list[Headings]:
    """Return the first row that becomes a heading row once the cells below are looked at."""
    for place, row in enumerate(rows[:_HIGHEST_ROW]):
        words = [cell.strip() for cell in row if cell.strip()]
        is_short = all(len(word) <= _LONGEST_HEADING and not word.isdecimal() for word in words)
        if len(set(words)) < 3 or not is_short:
            continue
        headings = read_headings(rows, place, place, TASK_VOCABULARY)
        if headings is None:
            continue
        full = _filled(headings, rows[place + 1 :])
        if is_filled(full, TASK_VOCABULARY) and _is_sure(headings, full):
            return [full]
    return []


def _is_sure(known: Headings, full: Headings) -> bool:
    """Return whether who or when is known by its word; by cells alone both must be there."""
    times = Column.DEADLINE
    by_word = any(column in known.columns for column in (*WHO, times))
    return by_word or (times in full.columns and any(column in full.columns for column in WHO))


def _filled(headings: Headings, rows: Rows) -> Headings:
    """Return headings with a meaning for the columns that lack one."""
    body = [row for row in rows if len(set(row)) > 1]
    places = [place for place, column in enumerate(headings.by_place()) if column is None]
    is_open = [
        _OpenColumn(place, headings.texts[place], tuple(row[place].strip() for row in body))
        for place in places
    ]
    columns = dict(headings.columns)
    due = columns.get(Column.DEADLINE, ())
    if due and are_spans([row[place].strip() for row in body for place in due]):
        del columns[Column.DEADLINE]
        if not any(column in columns for column in WHO):  # a list of services, not of tasks
            return replace(headings, columns=columns)
    stages = tuple(column.place for column in is_open if STAGE.fullmatch(column.heading))
    if stages and Column.DEADLINE not in columns:
        columns[Column.DEADLINE] = stages
    texts = _take_units_and_times(columns, [one for one in is_open if one.place not in stages])
    _take_texts(columns, texts)
    if Column.TITLE not in columns:
        _take_last_section(columns, headings, body)
    return replace(headings, columns=columns)


def _take_units_and_times(
    columns: dict[Column, tuple[int, ...]], is_open: Sequence[_OpenColumn]
) -> list[_OpenColumn]:
    """Give the columns of units and of times their meaning; return those that hold texts."""
    units = [column for column in is_open if are_units(column.cells)]
    times = [column for column in is_open if column not in units and are_times(column.cells)]
    if units and not any(column in columns for column in WHO):
        columns[Column.RESPONSIBLE] = tuple(column.place for column in units)
    if times and Column.DEADLINE not in columns:
        columns[Column.DEADLINE] = (times[0].place,)
    rest = [column for column in is_open if column not in units and column not in times]
    return [column for column in rest if any(column.cells) and not are_serials(column.cells)]


def _take_texts(columns: dict[Column, tuple[int, ...]], texts: Sequence[_OpenColumn]) -> None:
    """Name the column of titles, before any of measures, and that of sections before it."""
    if Column.TITLE not in columns:
        measures = columns.get(Column.MEASURE)
        names = [one for one in texts if not measures or one.place < measures[0]]
        names = [one for one in names if are_names(one.cells)]
        columns |= {Column.TITLE: (names[0].place,)} if names else {}
    title = columns.get(Column.TITLE, (0,))[0]
    before = [one.place for one in texts if one.place < title]
    if before and Column.SECTION not in columns:
        columns[Column.SECTION] = (before[-1],)


def _take_last_section(
    columns: dict[Column, tuple[int, ...]], headings: Headings, body: Rows
) -> None:
    """Name tasks by the last of their sections (二级指标, 一件事主题) when it never repeats."""
    *others, last = columns.get(Column.SECTION, (-1,))
    cells = [row[last].strip() for row in body]
    if last >= 0 and _NAMES_TASKS.search(headings.texts[last]) and are_names(cells):
        columns[Column.TITLE] = (last,)
        del columns[Column.SECTION]
        columns |= {Column.SECTION: tuple(others)} if others else {}
