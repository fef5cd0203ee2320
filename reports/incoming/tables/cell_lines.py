"""Tables copied from a web page cell by cell: every cell stands on a line of its own.

The heading words come first, one a line, and give the number of columns; the serial numbers are
the anchors by which the cells after them are put into rows again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.reading import ReadWarning
from reports.incoming.source import SourceTable
from reports.incoming.tables.cell_fitting import SERIAL, WHO, fit, fit_rows, suits
from reports.incoming.tables.cell_headings import (
    CellLine,
    cells_of,
    headings_from,
    is_section,
    next_headings,
)
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import TASK_VOCABULARY, Headings, read_headings
from reports.incoming.tables.stacked_rows import excerpt_rows, stacked_rows

# What stands below a table: signature, date, 印发, notes
_BELOW = re.compile(
    r"印发|^附件|^[(（]?[注备说][:：]|^说明|(?:办公室|人民政府|委员会)$|^\d{4}年\d{1,2}月\d{1,2}日$"
)
_BEYOND = 6  # lines the last row may have besides one a column
_MOST_LINES = 60  # of any other row
_LONGEST_FIRST = 3  # digits of a serial that follows no other; 2024 is a year
_FEWEST_ROWS = 3  # of a table without headings
_USUAL_COLUMNS = (
    (Column.SERIAL, Column.TITLE, Column.MEASURE, Column.RESPONSIBLE, Column.DEADLINE),
    (Column.SERIAL, Column.TITLE, Column.RESPONSIBLE, Column.DEADLINE),
    (Column.SERIAL, Column.TITLE, Column.MEASURE, Column.LEAD, Column.RESPONSIBLE),
    (Column.SERIAL, Column.TITLE, Column.LEAD, Column.RESPONSIBLE),
    (Column.SERIAL, Column.TITLE, Column.RESPONSIBLE),
)
_LONGEST_GROUP = 30
_PLAIN_HEADING = re.compile(r"[\u4e00-\u9fff]{4,16}")
_SERIAL_WORD = "序号"


def cell_line_tables(lines: Sequence[str]) -> list[SourceTable]:
    """Return the tables of ``lines`` that have one cell a line."""
    cells = cells_of(lines)
    tables: list[SourceTable] = []
    position = 0
    while position < len(cells):
        found = headings_from(cells, position)
        if found is None:
            position += 1
            continue
        headings, end = found
        following = next_headings(cells, end)
        headings = _with_serials(headings, cells[end:following])
        below = cells[end:following]
        rows = list(_rows(below, headings))
        warnings: tuple[ReadWarning, ...] = ()
        if Column.SERIAL not in headings.columns and _leaves_most(rows, below):
            stacked, warnings = stacked_rows(below, headings)
            rows = stacked or rows
        if not tables and Column.SERIAL in headings.columns:
            rows = [*_rows_above(cells[:position], headings), *rows]
        if rows:
            heading_row = (cells[position].number, list(headings.texts))
            table = _table([heading_row, *rows], len(headings.texts))
            tables.append(replace(table, warnings=warnings))
        position = following if rows else position + 1
    return tables


def _rows_above(cells: Sequence[CellLine], headings: Headings) -> list[tuple[int, list[str]]]:
    """Return the rows of an excerpt that stand above the first headings, those of the next page."""
    if headings.columns[Column.SERIAL] != (0,):
        return []
    rows = list(_rows_by_serial(cells, headings, 0))
    fitting = [row for row in rows if _fits(row[1], headings.by_place())]
    return fitting if len(fitting) >= _FEWEST_ROWS and len(fitting) * 10 >= len(rows) * 8 else []


def _leaves_most(rows: Sequence[tuple[int, list[str]]], cells: Sequence[CellLine]) -> bool:
    """Return whether rows were put together of less than half of the lines."""
    return sum(len("\n".join(filter(None, row)).split("\n")) for _, row in rows) * 2 < len(cells)


def headless_tables(lines: Sequence[str]) -> list[SourceTable]:
    """Return the table an excerpt holds without its headings, one cell a line.

    Every row must fill the columns of one usual kind of table; what they mean is told later.
    """
    cells = cells_of(lines)
    anchors = _anchors(cells)
    for columns in _USUAL_COLUMNS if len(anchors) >= _FEWEST_ROWS else ():
        rows = [
            (cells[anchor].number, fit([cell.text for cell in cells[anchor:following]], columns)[1])
            for anchor, following in pairwise(anchors)
            if following - anchor <= _MOST_LINES
        ]
        last = _last_row(cells[anchors[-1] :], columns)
        rows.append((cells[anchors[-1]].number, last))
        is_whole = len(rows) == len(anchors) and all(all(row) for _, row in rows)
        if is_whole and all(_fits(row, columns) for _, row in rows):
            return [_table(rows, len(columns))]
    rows, warnings = excerpt_rows(cells, anchors)
    return [replace(_table(rows, len(rows[0][1])), warnings=warnings)] if rows else []


def _with_serials(headings: Headings, cells: Sequence[CellLine]) -> Headings:
    """Add the column of serials where it stands below without a heading of its own."""
    anchors = _anchors(cells)
    if Column.SERIAL in headings.columns or len(anchors) < 2 or anchors[0] > 1:
        return headings
    words = list(headings.texts)
    words.insert(anchors[0], _SERIAL_WORD)
    return read_headings([words], 0, 0, TASK_VOCABULARY) or headings


def _rows(cells: Sequence[CellLine], headings: Headings) -> Iterator[tuple[int, list[str]]]:
    serials = headings.columns.get(Column.SERIAL, ())
    if serials and serials[0] <= 1:
        if serials[0] == 0:
            first = next(iter(_anchors(cells)), 0)
            sections = (cell for cell in cells[:first] if is_section(cell.text))
            yield from ((cell.number, [cell.text] * len(headings.texts)) for cell in sections)
        yield from _rows_by_serial(cells, headings, serials[0])
    elif not serials:
        yield from _rows_by_count(cells, headings)


def _rows_by_serial(
    cells: Sequence[CellLine], headings: Headings, before: int
) -> Iterator[tuple[int, list[str]]]:
    """Cut at the serial numbers; ``before`` columns (0 or 1) stand in front of the number."""
    columns = headings.by_place()[before:]
    anchors = _anchors(cells)
    group = ""
    if anchors and before:
        group = cells[anchors[0] - 1].text if anchors[0] else ""
    for anchor, following in pairwise(anchors):
        chunk = [cell.text for cell in cells[anchor:following]]
        if len(chunk) > _MOST_LINES:  # text stands between two tables
            yield cells[anchor].number, [group] * before + _last_row(cells[anchor:], columns)
            continue
        ahead: list[str] = []
        while len(chunk) > len(columns) and _opens_next(chunk, columns[-1], before=before):
            ahead.insert(0, chunk.pop())
        for place, row in fit_rows(chunk, columns):
            yield cells[anchor + place].number, [group] * before + row
        if before:
            group = ahead[-1] if ahead else ""
        else:
            for text in ahead:
                yield cells[following - 1].number, [text] * len(columns)
    for anchor in anchors[-1:]:
        yield cells[anchor].number, [group] * before + _last_row(cells[anchor:], columns)


def _last_row(cells: Sequence[CellLine], columns: Sequence[Column | None]) -> list[str]:
    """Return the row that no other follows: as many lines as make the best row of it."""
    texts = [cell.text for cell in cells[: len(columns) + _BEYOND]]
    beyond = range(len(columns), len(texts))
    end = next((place for place in beyond if _BELOW.search(texts[place])), len(texts))
    ends = range(end, min(len(columns) - 1, end) - 1, -1)  # of equals the longest
    return max((fit(texts[:end], columns) for end in ends), key=lambda row: row[0])[1]


def _anchors(cells: Sequence[CellLine]) -> list[int]:
    """Return where serial numbers stand: each follows the one before it, or begins again at 1.

    An extract leaves most rows out: below a section heading any higher number follows.
    """
    anchors: list[int] = []
    last = 0
    for position, cell in enumerate(cells):
        serial = SERIAL.match(cell.text)
        if serial is None:
            continue
        number = int(serial[1])
        begins = number == 1 and _begins_again(cells[position + 1 :], last)
        follows = last < number <= last + 20 or begins
        is_below_section = position > 0 and is_section(cells[position - 1].text)
        may_jump = len(serial[1]) <= _LONGEST_FIRST and (not anchors or is_below_section)
        if follows or (number > last and may_jump):
            anchors.append(position)
            last = number
    return anchors


def _begins_again(below: Sequence[CellLine], last: int) -> bool:
    """Return whether a 1 begins a new count: 2 comes before the number the old one goes on with."""
    numbers = (int(found[1]) for cell in below if (found := SERIAL.match(cell.text)))
    return last < 2 or next((n == 2 for n in numbers if n in {2, last + 1}), True)


def _opens_next(chunk: Sequence[str], column: Column | None, *, before: int) -> bool:
    """Return whether the last line belongs to the next row: its group or a section heading.

    A heading without a number is known by standing below whole units and being none.
    """
    *_, above, text = chunk
    if before:
        return len(text) <= _LONGEST_GROUP
    is_below_units = column in WHO and suits(above, column) > 0 and above[-1] not in "、，,"
    is_plain = _PLAIN_HEADING.fullmatch(text) is not None and suits(text, column) < 0
    return is_section(text) or (is_below_units and is_plain)


def _rows_by_count(
    cells: Sequence[CellLine], headings: Headings
) -> Iterator[tuple[int, list[str]]]:
    """Cut every so many cells where the columns of units and of times then fit."""
    columns = headings.by_place()
    texts = [cell.text for cell in cells]
    start = 0
    while (found := _row_at(texts[start : start + _MOST_LINES], columns)) is not None:
        length, row = found
        yield cells[start].number, row
        start += length


def _row_at(texts: Sequence[str], columns: Sequence[Column | None]) -> tuple[int, list[str]] | None:
    """Return how many of the first lines make a row, and the row; None when none fits.

    A long cell may have left several lines behind; a row that another one follows is preferred.
    """
    width = len(columns)
    best: tuple[int, list[str]] | None = None
    for length in range(width, min(width + _BEYOND, len(texts) + 1)):
        row = fit(texts[:length], columns)[1]
        if not _fits(row, columns):
            continue
        if _fits(fit(texts[length : length + width], columns)[1], columns):
            return length, row
        best = best or (length, row)
    return best


def _fits(row: Sequence[str], columns: Sequence[Column | None]) -> bool:
    """Return whether all units and times of a row stand under their headings."""
    pairs = list(zip(row, columns, strict=False))
    telling = [(c, kind) for c, kind in pairs if kind in WHO or kind is Column.DEADLINE]
    return bool(row) and all(
        suits(line, kind) > 0 for cell, kind in telling for line in cell.split("\n")
    )


def _table(rows: Sequence[tuple[int, list[str]]], width: int) -> SourceTable:
    return SourceTable(
        rows=tuple(tuple(row[:width] + [""] * (width - len(row))) for _, row in rows),
        row_lines=tuple(line for line, _ in rows),
    )
