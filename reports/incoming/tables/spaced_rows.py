"""Tables whose cells are parted by single blanks: copied from a page that drops the lines.

The heading words tell the columns, though their letters may be spaced out (工 作 任 务); what is
between two serials is then shared out by the kinds of the columns.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from models.text.numbering import Family, mark_at
from reports.incoming.source import SourceTable
from reports.incoming.tables.cell_fitting import SERIAL, WHO, fit, suits
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import TASK_VOCABULARY, Headings, is_filled, read_headings

_FEWEST_COLUMNS = 3
_MOST_WORDS = 40  # of a heading row, each letter a word when spaced out
_LONGEST_SPACED = 8  # letters of one heading
_LONGEST_PART = 2  # letters that stay together in a spaced-out heading
_ENDS = re.compile("[。；;，,]")  # no heading row holds them
_UNKNOWN_COST = 3  # of a word that is no heading, where a known one costs 1
_MOST_LINES = 15  # of one row
_LINES_OF_LAST = 4  # of the row that no other follows, at most
_MOST_CELLS = 60  # and pieces of cells in one row
_LARGEST_STEP = 20  # from one serial to the next
_SECTION_MARKS = frozenset({Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER})

_Row = tuple[int, list[str]]


def spaced_tables(lines: Sequence[str]) -> list[SourceTable]:
    """Return the tables of ``lines`` with single blanks between their cells."""
    tables: list[SourceTable] = []
    position = 0
    while position < len(lines):
        headings = headings_in(lines[position])
        position += 1
        if headings is None:
            continue
        rows = list(_rows(lines, position, headings))
        if _most_suit(rows, headings):
            heading_row = (position, list(headings.texts))
            tables.append(_table([heading_row, *rows]))
            position = rows[-1][0]
    return tables


def headings_in(line: str) -> Headings | None:
    """Return the headings a line holds, None when it is no heading row.

    Beside serials half of the words must be known, without serials all.
    """
    words = line.split()
    if not _FEWEST_COLUMNS <= len(words) <= _MOST_WORDS or _ENDS.search(line):
        return None
    joined = _joined(words)
    headings = read_headings([joined], 0, 0, TASK_VOCABULARY)
    if headings is None or not is_filled(headings, TASK_VOCABULARY):
        return None
    known = sum(map(len, headings.columns.values()))
    serials = headings.columns.get(Column.SERIAL)
    is_sure = known * 2 >= len(joined) if serials == (0,) else known == len(joined) and not serials
    return headings if is_sure and len(joined) >= _FEWEST_COLUMNS else None


def _joined(words: Sequence[str]) -> list[str]:
    """Put the letters of spaced-out headings together: as few words as possible, known ones."""
    best: list[tuple[int, list[str]]] = [(0, [])]
    for end in range(1, len(words) + 1):
        ways = [(best[end - 1][0] + _UNKNOWN_COST, [*best[end - 1][1], words[end - 1]])]
        ways += [
            (best[start][0] + 1, [*best[start][1], "".join(words[start:end])])
            for start in range(max(0, end - _LONGEST_SPACED), end)
            if _is_heading(words[start:end])
        ]
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def _is_heading(parts: Sequence[str]) -> bool:
    """Return whether a word is a heading, or whether short ones are together a known heading."""
    if len(parts) == 1:
        return TASK_VOCABULARY.column_of(parts[0]) is not None
    return max(map(len, parts)) <= _LONGEST_PART and "".join(parts) in TASK_VOCABULARY.words


def _rows(lines: Sequence[str], first: int, headings: Headings) -> Iterator[_Row]:
    columns = headings.by_place()
    if Column.SERIAL in headings.columns:
        return _rows_by_serial(lines, first, columns)
    return _rows_by_line(lines, first, columns)


def _rows_by_line(
    lines: Sequence[str], first: int, columns: Sequence[Column | None]
) -> Iterator[_Row]:
    """Yield a row a line where every cell suits its column; lines between go on with a remark."""
    latest = first
    has_remark = columns[-1] is Column.REMARK
    for place in range(first, len(lines)):
        words = lines[place].split()[:_MOST_CELLS]
        if not words:
            continue
        cells = fit(words, columns)[1]
        pairs = zip(cells, columns, strict=True)
        if all(suits(cell, column) > 0 for cell, column in pairs if column is not Column.REMARK):
            yield place + 1, cells
            latest = place
        elif not has_remark or place - latest > _MOST_LINES:
            return


def _rows_by_serial(
    lines: Sequence[str], first: int, columns: Sequence[Column | None]
) -> Iterator[_Row]:
    """Yield the rows below the headings: each from its serial to the next or to a section."""
    starts = list(_starts(lines, first))
    for start, end in zip_longest(starts, starts[1:]):
        if _is_section(lines[start]):
            yield start + 1, ["".join(lines[start].split())] * len(columns)
        elif end is not None:
            yield start + 1, _fitted(lines[start:end], columns)[1]
        else:
            below = range(start + 1, start + 1 + _LINES_OF_LAST)
            ways = (_fitted(lines[start:beyond], columns) for beyond in below)
            yield start + 1, max(ways, key=lambda way: way[0])[1]


def _fitted(lines: Sequence[str], columns: Sequence[Column | None]) -> tuple[float, list[str]]:
    return fit(" ".join(lines).split()[:_MOST_CELLS], columns)


def _starts(lines: Sequence[str], first: int) -> Iterator[int]:
    """Yield where rows and sections begin, until no serial follows any more."""
    last, latest = 0, first
    sections: list[int] = []
    for place in range(first, len(lines)):
        if place - latest > _MOST_LINES:
            return
        word = next(iter(lines[place].split(maxsplit=1)), "")
        serial = SERIAL.match(word)
        if serial and last < int(serial[1]) <= last + _LARGEST_STEP:
            yield from sections
            sections = []
            yield place
            last, latest = int(serial[1]), place
        elif _is_section(lines[place]):
            sections.append(place)


def _is_section(line: str) -> bool:
    mark = mark_at(line.strip())
    return mark is not None and mark.family in _SECTION_MARKS and len(line.strip()) <= 40


def _most_suit(rows: Sequence[_Row], headings: Headings) -> bool:
    """Return whether most rows hold units or times where the headings say so."""
    telling = [
        (place, column)
        for place, column in enumerate(headings.by_place())
        if column in WHO or column is Column.DEADLINE
    ]
    cells = [cells for _, cells in rows if len(set(cells)) > 1]
    suited = [
        any(suits(part, column) > 0 for place, column in telling for part in row[place].split("\n"))
        for row in cells
    ]
    return bool(cells) and sum(suited) * 10 >= len(cells) * 7


def _table(rows: Sequence[_Row]) -> SourceTable:
    return SourceTable(
        rows=tuple(tuple(cells) for _, cells in rows), row_lines=tuple(line for line, _ in rows)
    )
