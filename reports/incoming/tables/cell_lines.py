"""Tables copied from a web page cell by cell: every cell stands on a line of its own.

The heading words come first, one a line, and give the number of columns; the serial numbers are
the anchors by which the cells after them are put into rows again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.text.numbering import Family, mark_at
from reports.incoming.source import SourceTable
from reports.incoming.tables.cell_fitting import SERIAL, WHO, fit, fit_rows, suits
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import (
    ITEM_VOCABULARY,
    TASK_VOCABULARY,
    Headings,
    Vocabulary,
    find_headings,
    read_headings,
)

# What stands below a table: signature, date, 印发, notes
_BELOW = re.compile(
    r"印发|^附件|^[(（]?[注备说][:：]|^说明|(?:办公室|人民政府|委员会)$|^\d{4}年\d{1,2}月\d{1,2}日$"
)
_BEYOND = 6  # lines the last row may have besides one a column
_MOST_LINES = 60  # of any other row
_TEXTS = (Column.SECTION, Column.TITLE, Column.MEASURE)
_SECTION_MARKS = frozenset({Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER})
_COLUMN_LIMIT = 12
_LONGEST_WORD = 12  # of a heading
_LONGEST_FIRST = 3  # digits of a serial that follows no other; 2024 is a year
_SERIAL_WORD = "序号"


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
        headings = _with_serials(headings, cells[end:following])
        rows = list(_rows(cells[end:following], headings))
        if rows:
            heading_row = (cells[position].number, list(headings.texts))
            tables.append(_table([heading_row, *rows], len(headings.texts)))
        position = following if rows else position + 1
    return tables


def _headings_from(cells: Sequence[_Line], start: int) -> tuple[Headings, int] | None:
    """Return the headings that begin at ``start`` and the place after them; the longest count."""
    found = [_headings_with_unknown(cells, start)]
    for vocabulary in (TASK_VOCABULARY, ITEM_VOCABULARY):
        run, end = _run(cells, start, vocabulary)
        headings = find_headings([_in_place(run)], vocabulary) if len(run) >= 3 else []
        found += [(one, end) for one in headings[:1]]
    return max(filter(None, found), key=lambda one: one[1], default=None)


def _headings_with_unknown(cells: Sequence[_Line], start: int) -> tuple[Headings, int] | None:
    """Return headings from 序号 to the last known word before the first row, unknown ones between.

    At least half of the words are known, among them one for units or for time.
    """
    column_of = TASK_VOCABULARY.column_of
    if column_of(cells[start].text) is not Column.SERIAL:
        return None
    words: list[str] = []
    for cell in cells[start : start + _COLUMN_LIMIT]:
        if len(cell.text) > _LONGEST_WORD or SERIAL.match(cell.text) or _is_section(cell.text):
            break
        words.append(cell.text)
    while words and column_of(words[-1]) is None:
        words.pop()
    headings = read_headings([_in_place(words)], 0, 0, TASK_VOCABULARY)
    if headings is None or len(words) < 3 or not {*WHO, Column.DEADLINE} & set(headings.columns):
        return None
    known = sum(map(len, headings.columns.values()))
    return (headings, start + len(words)) if known * 2 >= len(words) else None


def _in_place(words: Sequence[str]) -> list[str]:
    """Put 牵头单位, 协助单位 behind the other headings in the place of 责任单位 above them."""
    kinds = [TASK_VOCABULARY.column_of(word) for word in words]
    start = len(words)
    while start and kinds[start - 1] in WHO:
        start -= 1
    above = [place for place in range(start) if kinds[place] is Column.RESPONSIBLE]
    if len(words) - start < 2 or not above:
        return list(words)
    return [*words[: above[0]], *words[start:], *words[above[0] + 1 : start]]


def _run(cells: Sequence[_Line], start: int, vocabulary: Vocabulary) -> tuple[list[str], int]:
    """Return the known heading words from ``start`` on and the place after them.

    A narrow column breaks its heading over lines: 责任 and 单位 are one word.
    """
    run: list[str] = []
    position = start
    while position < len(cells) and len(run) < _COLUMN_LIMIT:
        for count in (1, 2, 3):
            parts = [cell.text for cell in cells[position : position + count]]
            text = "".join(parts)
            # 事项清单 above 序号 is the title of the table, not the beginning of a heading
            is_broken = max(map(len, parts)) <= 4 and vocabulary.column_of(parts[-1]) is None
            if (
                (count == 1 or is_broken)
                and not text.isdecimal()
                and not _is_section(text)
                and vocabulary.column_of(text) is not None
            ):
                break
        else:
            break
        if not vocabulary.knows(text) and _may_be_cell(text, run, vocabulary):
            break
        run.append(text)
        position += count
    return run, position


def _may_be_cell(text: str, run: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether a word behind those of units may be the first task: 完善优惠政策措施."""
    kinds = {vocabulary.column_of(word) for word in run}
    return bool(kinds & set(WHO)) and vocabulary.column_of(text) in _TEXTS


def _next_headings(cells: Sequence[_Line], start: int) -> int:
    for position in range(start, len(cells)):
        if _headings_from(cells, position) is not None:
            return position
    return len(cells)


def _with_serials(headings: Headings, cells: Sequence[_Line]) -> Headings:
    """Add the column of serials where it stands below without a heading of its own."""
    anchors = _anchors(cells)
    if Column.SERIAL in headings.columns or len(anchors) < 2 or anchors[0] > 1:
        return headings
    words = list(headings.texts)
    words.insert(anchors[0], _SERIAL_WORD)
    return read_headings([words], 0, 0, TASK_VOCABULARY) or headings


def _rows(cells: Sequence[_Line], headings: Headings) -> Iterator[tuple[int, list[str]]]:
    serials = headings.columns.get(Column.SERIAL, ())
    if serials and serials[0] <= 1:
        if serials[0] == 0:
            first = next(iter(_anchors(cells)), 0)
            sections = (cell for cell in cells[:first] if _is_section(cell.text))
            yield from ((cell.number, [cell.text] * len(headings.texts)) for cell in sections)
        yield from _rows_by_serial(cells, headings, serials[0])
    elif not serials:
        yield from _rows_by_count(cells, headings)


def _rows_by_serial(
    cells: Sequence[_Line], headings: Headings, before: int
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
        while len(chunk) > len(columns) and _opens_next(chunk[-1], before=before):
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


def _last_row(cells: Sequence[_Line], columns: Sequence[Column | None]) -> list[str]:
    """Return the row that no other follows: as many lines as make the best row of it."""
    texts = [cell.text for cell in cells[: len(columns) + _BEYOND]]
    beyond = range(len(columns), len(texts))
    end = next((place for place in beyond if _BELOW.search(texts[place])), len(texts))
    ends = range(end, min(len(columns) - 1, end) - 1, -1)  # of equals the longest
    return max((fit(texts[:end], columns) for end in ends), key=lambda row: row[0])[1]


def _anchors(cells: Sequence[_Line]) -> list[int]:
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
        follows = last < number <= last + 20 or number == 1
        is_below_section = position > 0 and _is_section(cells[position - 1].text)
        may_jump = len(serial[1]) <= _LONGEST_FIRST and (not anchors or is_below_section)
        if follows or (number > last and may_jump):
            anchors.append(position)
            last = number
    return anchors


def _opens_next(text: str, *, before: int) -> bool:
    """Return whether a line left over belongs to the next row: its group or a section heading."""
    return len(text) <= 30 if before else _is_section(text)


def _is_section(text: str) -> bool:
    mark = mark_at(text)
    return mark is not None and mark.family in _SECTION_MARKS and len(text) <= 40


def _rows_by_count(cells: Sequence[_Line], headings: Headings) -> Iterator[tuple[int, list[str]]]:
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
