"""Tables copied from a web page cell by cell: every cell stands on a line of its own.

The heading words come first, one a line, and give the number of columns; the serial numbers are
the anchors by which the cells after them are put into rows again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.text.deadlines import names_a_time
from models.text.numbering import Family, mark_at
from models.text.unit_list import split_units
from models.text.unit_names import is_complete_name
from reports.incoming.heading_words import Column
from reports.incoming.headings import (
    ITEM_VOCABULARY,
    TASK_VOCABULARY,
    Headings,
    Vocabulary,
    find_headings,
)
from reports.incoming.source import SourceTable

_SERIAL = re.compile(r"(\d{1,3})[.、]?$")
_WHO = frozenset(
    {Column.UNITS, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING, Column.CREATING}
    | {Column.GUIDING, Column.PROVINCIAL}
)
_SECTION_MARKS = frozenset({Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER})


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def cell_line_tables(lines: Sequence[str]) -> list[SourceTable]:
    """Return the tables of ``lines`` that have one cell a line."""
    cells = [
        _Line(number, text)
        for number, line in enumerate(lines, 1)
        if (text := line.strip(" \t\u3000|")) and "\t" not in text
    ]
    tables: list[SourceTable] = []
    position = 0
    while position < len(cells):
        found = _headings_from(cells, position)
        if found is None:
            position += 1
            continue
        headings, end = found
        following = _next_headings(cells, end)
        rows = list(_rows(cells[end:following], headings))
        if rows:
            heading_row = (cells[position].number, list(headings.texts))
            tables.append(_table([heading_row, *rows], len(headings.texts)))
        position = following if rows else position + 1
    return tables


def _headings_from(cells: Sequence[_Line], start: int) -> tuple[Headings, int] | None:
    """Return the headings that begin at ``start`` and the place after them."""
    for vocabulary in (TASK_VOCABULARY, ITEM_VOCABULARY):
        run = _run(cells, start, vocabulary)
        if len(run) >= 3:
            found = find_headings([run], vocabulary)
            if found:
                return found[0], start + len(run)
    return None


def _run(cells: Sequence[_Line], start: int, vocabulary: Vocabulary) -> list[str]:
    run: list[str] = []
    for cell in cells[start : start + 12]:
        if vocabulary.column_of(cell.text) is None or cell.text.isdigit():
            break
        run.append(cell.text)
    return run


def _next_headings(cells: Sequence[_Line], start: int) -> int:
    for position in range(start, len(cells)):
        if _headings_from(cells, position) is not None:
            return position
    return len(cells)


def _rows(cells: Sequence[_Line], headings: Headings) -> Iterator[tuple[int, list[str]]]:
    serials = headings.columns.get(Column.SERIAL, ())
    if serials and serials[0] <= 1:
        yield from _rows_by_serial(cells, headings, serials[0])
    elif not serials:
        yield from _rows_by_count(cells, headings)


def _rows_by_serial(
    cells: Sequence[_Line], headings: Headings, before: int
) -> Iterator[tuple[int, list[str]]]:
    """Cut at the serial numbers; ``before`` columns (0 or 1) stand in front of the number."""
    width = len(headings.texts)
    anchors = _anchors(cells)
    group = ""
    if anchors and before:
        group = cells[anchors[0] - 1].text if anchors[0] else ""
    for number, anchor in enumerate(anchors):
        is_last = number + 1 == len(anchors)
        end = anchor + width - before if is_last else anchors[number + 1]
        chunk = [cell.text for cell in cells[anchor:end]]
        following: list[str] = []
        while len(chunk) > width - before and _opens_next(chunk[-1], before=before):
            following.insert(0, chunk.pop())
        row = _fit(chunk, headings, before)
        yield cells[anchor].number, [group] * before + row
        if before:
            group = following[-1] if following else ""
        elif not is_last:
            for text in following:
                yield cells[anchors[number + 1] - 1].number, [text] * width


def _anchors(cells: Sequence[_Line]) -> list[int]:
    """Return where serial numbers stand: each follows the one before it, or begins again at 1."""
    anchors: list[int] = []
    last = 0
    for position, cell in enumerate(cells):
        serial = _SERIAL.match(cell.text)
        if serial and (not anchors or last < int(serial[1]) <= last + 20 or serial[1] == "1"):
            anchors.append(position)
            last = int(serial[1])
    return anchors


def _opens_next(text: str, *, before: int) -> bool:
    """Return whether a line left over belongs to the next row: its group or a section heading."""
    if before:
        return len(text) <= 30
    mark = mark_at(text)
    return mark is not None and mark.family in _SECTION_MARKS and len(text) <= 40


def _fit(chunk: list[str], headings: Headings, before: int) -> list[str]:
    """Fit the lines of one row into its columns, long texts of several lines among them."""
    columns = _columns(headings)[before:]
    width = len(columns)
    if len(chunk) < width:
        return _fit_few(chunk, columns)
    if len(chunk) == width:
        return chunk
    text_place = max(
        (
            place
            for place, c in enumerate(columns)
            if c in {Column.TITLE, Column.MEASURE, Column.CONTENT}
        ),
        default=1,
    )
    tail = width - text_place - 1
    middle = chunk[text_place : len(chunk) - tail]
    return [*chunk[:text_place], "\n".join(middle), *chunk[len(chunk) - tail :]]


def _fit_few(chunk: list[str], columns: list[Column | None]) -> list[str]:
    """Put each line under the first free column it suits; empty cells leave no line behind."""
    row = [""] * len(columns)
    place = 0
    for text in chunk:
        suited = [p for p in range(place, len(columns)) if _suits(text, columns[p])]
        target = suited[0] if suited else min(place, len(columns) - 1)
        row[target] = f"{row[target]}\n{text}".strip()
        place = target + 1
    return row


def _suits(text: str, column: Column | None) -> bool:
    if column is Column.SERIAL:
        return _SERIAL.match(text) is not None
    if column is Column.DEADLINE:
        return len(text) <= 30 and names_a_time(text)
    if column in _WHO:
        names = split_units(text)
        return bool(names) and sum(map(is_complete_name, names)) * 2 >= len(names)
    return True


def _rows_by_count(cells: Sequence[_Line], headings: Headings) -> Iterator[tuple[int, list[str]]]:
    """Cut every so many cells where the column of units or of times then fits throughout."""
    width = len(headings.texts)
    columns = _columns(headings)
    for start in range(0, len(cells) - width + 1, width):
        row = [cell.text for cell in cells[start : start + width]]
        telling = [p for p, c in enumerate(columns) if c in _WHO or c is Column.DEADLINE]
        if not all(_suits(row[place], columns[place]) for place in telling):
            return
        yield cells[start].number, row


def _columns(headings: Headings) -> list[Column | None]:
    by_place = {place: column for column, places in headings.columns.items() for place in places}
    return [by_place.get(place) for place in range(len(headings.texts))]


def _table(rows: Sequence[tuple[int, list[str]]], width: int) -> SourceTable:
    return SourceTable(
        rows=tuple(tuple(row[:width] + [""] * (width - len(row))) for _, row in rows),
        row_lines=tuple(line for line, _ in rows),
    )
