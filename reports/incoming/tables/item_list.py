"""Reading a list of reform items (改革事项清单, domain A6): its rows, its totals and its traps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.reading import ReadItem, ReadWarning
from models.text.normalise import squeeze
from models.text.unit_list import split_pieces, split_units
from models.vocabulary import Role
from reports.incoming.plans.document_head import DocumentHead
from reports.incoming.source import Source, SourceTable
from reports.incoming.tables.content_columns import item_headings
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import (
    ITEM_VOCABULARY,
    TASK_VOCABULARY,
    Headings,
    find_headings,
)
from reports.incoming.tables.item_areas import AreaRow, group_of, is_area_heading, recover_areas
from reports.incoming.tables.item_checks import check_items
from reports.incoming.tables.item_totals import declared_totals
from reports.incoming.tables.table_rows import (
    is_footer,
    is_nothing,
    last_line,
    section_of_row,
    unwrap,
)
from reports.incoming.tables.text_tables import tables_of

Declared = dict[str, int | dict[str, int]]
# Columns of a table of tasks, whatever its titles are called (改革事项, 一件事名称, 微改革)
_TASK_COLUMNS = frozenset({Column.LEAD, Column.UNITS, Column.SUPPORTING, Column.DEADLINE})
_OWN_COLUMNS = frozenset({Column.GUIDING, Column.PROVINCIAL})
_OWN_WORDS = re.compile("创建|申报")
_ROLE_COLUMNS = (
    (Role.CREATING, Column.CREATING),
    (Role.GUIDING, Column.GUIDING),
    (Role.PROVINCIAL, Column.PROVINCIAL),
)
# Longer numbers are codes or telephones: counting up to one would take all memory there is.
_SERIAL = re.compile(r"\d{1,4}")
_LIST_TITLE = re.compile(
    "(?:事项|试点|项目|任务)?(?:改革|试点|创建|创新)(?:任务|试点)?事项.*(?:清单|目录|名单|一览表)"
)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    last_line: int
    cells: tuple[str, ...]
    headings: Headings
    group: str  # heading of the group the row stands under inside the table

    def text(self, column: Column) -> str:
        return self.headings.text_of(column, self.cells)


def is_item_list(source: Source, head: DocumentHead) -> bool:
    """Return whether a source holds a list of reform items rather than a table of tasks.

    Told by columns only such a list has (同批地区, 创建单位, 省直指导单位), known by heading or
    content, by groups such as 鄂城区（8项）, or by a title such as …改革事项清单 over a table with
    items. A column of lead units, supporting units or deadlines makes it a table of tasks.
    """
    titles = [head.title, *head.annexes]
    called_so = any(_LIST_TITLE.search(squeeze(title)) for title in titles)
    for table in tables_of(source):
        headings = find_headings(table.rows, ITEM_VOCABULARY)
        if any(_lists_items(found, table, called_so=called_so) for found in headings):
            return True
        is_bare = not headings and not find_headings(table.rows, TASK_VOCABULARY)
        if is_bare and item_headings(table.rows) is not None:
            return True
    return False


def read_item_list(
    source: Source, head: DocumentHead
) -> tuple[tuple[ReadItem, ...], Declared, tuple[ReadWarning, ...]]:
    """Return the items in printed order, the totals the text states, and what to look at."""
    rows = _rows(source)
    table_lines = {row.line for row in rows}
    text = [line for number, line in enumerate(source.lines, 1) if number not in table_lines]
    declared = declared_totals(text, [_area_cell(row) for row in rows])
    areas, warnings = recover_areas(
        [
            AreaRow(_serial(row), _area_cell(row), split_units(row.text(Column.CREATING)), row.line)
            for row in rows
        ],
        declared,
    )
    items = tuple(_item(row, area) for row, area in zip(rows, areas, strict=True))
    cells = {row.line: row.cells for row in rows}
    return items, declared.plain(), (*warnings, *check_items(items, declared, source, head, cells))


def _rows(source: Source) -> list[_Row]:
    rows: list[_Row] = []
    known: list[Headings] = []
    for table in tables_of(source):
        headings = find_headings(table.rows, ITEM_VOCABULARY)
        if not headings:
            content = item_headings(table.rows)
            goes_on = bool(known) and len(known[-1].texts) == len(table.rows[0])
            headings = [known[-1]] if goes_on else [content] if content is not None else []
            rows += _rows_under(source, table, headings, 0) if headings else []
        else:
            rows += _rows_under(source, table, headings, None)
        known += headings
    return rows


def _rows_under(
    source: Source, table: SourceTable, headings: Sequence[Headings], first: int | None
) -> list[_Row]:
    """Return the rows of a table that hold an item; ``first`` None starts after the headings."""
    heading_rows = set()
    if first is None:
        first = headings[0].last + 1
        heading_rows = {n for found in headings for n in range(found.first, found.last + 1)}
    rows: list[_Row] = []
    group = ""
    for place in range(first, len(table.rows)):
        cells, line = table.rows[place], table.row_lines[place]
        if place in heading_rows or is_footer(cells):
            continue
        section = section_of_row(cells)
        if section is not None:
            group = section
            continue
        following = table.row_lines[place + 1] if place + 1 < len(table.rows) else None
        row = _Row(line, last_line(source.lines, line, cells, following), cells, headings[0], group)
        if row.text(Column.TITLE) or row.text(Column.CONTENT):
            rows.append(row)
    return rows


def _lists_items(headings: Headings, table: SourceTable, *, called_so: bool) -> bool:
    creating = [headings.texts[place] for place in headings.columns.get(Column.CREATING, ())]
    if Column.PEERS in headings.columns or any(map(_OWN_WORDS.search, creating)):
        return True
    task_columns = {TASK_VOCABULARY.column_of(text) for text in headings.texts}
    if task_columns & _TASK_COLUMNS:
        return False
    has_own = bool(_OWN_COLUMNS & set(headings.columns))
    is_task_list = Column.RESPONSIBLE in task_columns
    return has_own or (not is_task_list and (called_so or _has_area_groups(headings, table)))


def _has_area_groups(headings: Headings, table: SourceTable) -> bool:
    """Return whether rows are grouped by areas with their number of items: 鄂城区（8项）."""
    groups = (group_of(headings.text_of(Column.AREA, row)) for row in table.rows)
    return any(group is not None and group[1] is not None for group in groups)


def _serial(row: _Row) -> int | None:
    serial = row.text(Column.SERIAL).strip("、.． ")
    return int(serial) if _SERIAL.fullmatch(serial) else None


def _area_cell(row: _Row) -> str:
    """Return the printed group of a row: its own cell, else the heading row above it."""
    return row.text(Column.AREA) or (row.group if is_area_heading(row.group) else "")


def _item(row: _Row, area: str) -> ReadItem:
    title, content = unwrap(row.text(Column.TITLE)), unwrap(row.text(Column.CONTENT))
    if not title:
        title, content = content, ""
    remark = row.text(Column.REMARK)
    deadline = row.text(Column.DEADLINE)
    category = row.text(Column.CATEGORY) or ("" if is_area_heading(row.group) else row.group)
    return ReadItem(
        serial=_serial(row),
        area=area,
        category=unwrap(category),
        title=title,
        content=content,
        peers=places_in(row.text(Column.PEERS)),
        creating=_units(row.text(Column.CREATING)),
        guiding=_units(row.text(Column.GUIDING)),
        provincial=_units(row.text(Column.PROVINCIAL)),
        remark="；".join(text for text in (deadline, remark) if text),
        national="国家" in remark and "试点" in remark,
        line=row.line,
        last_line=row.last_line,
        not_applicable=tuple(
            role for role, column in _ROLE_COLUMNS if row.text(column).strip() == "/"
        ),
    )


def _units(text: str) -> tuple[str, ...]:
    return () if is_nothing(text) else split_units(text)


def places_in(text: str) -> tuple[str, ...]:
    """Return the areas listed in a cell, each with its bracket: 武汉经开区(汉南区)."""
    if is_nothing(text):
        return ()
    return tuple(squeeze(piece) for piece in split_pieces(text) if piece.strip())
