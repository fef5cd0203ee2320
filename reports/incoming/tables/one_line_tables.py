"""Tables whose lines ran into one, cells still parted by blanks: 序号 重点任务 责任单位 1 … 2 ….

They are read only where the serials rise by one and nearly every cell suits its column; all else is
left for a person (see ``jumbled_tables``).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.reading import ReadWarning
from reports.incoming.source import SourceTable
from reports.incoming.tables.cell_fitting import SERIAL, WHO, fit, suits
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import TASK_VOCABULARY, Headings
from reports.incoming.tables.spaced_rows import headings_in
from reports.incoming.tables.text_rows import bar_cells

_FEWEST_ROWS = 2
_FEWEST_BARS = 6
_ODD_AT_MOST = 5  # one row in five may not suit its columns; a person is told which
_MOST_HEADINGS = 12
_MOST_CELLS = 40  # and pieces of cells in one row


def one_line_tables(lines: Sequence[str]) -> list[SourceTable]:
    """Return the tables of ``lines`` that stand on one line each."""
    found: list[SourceTable] = []
    for number, line in enumerate(lines, start=1):
        words = bar_cells(line) if line.count("|") >= _FEWEST_BARS else line.split()
        words = [word for word in words if word]
        starts = (p for p, word in enumerate(words) if _is_serial_heading(word))
        table = next(filter(None, (_table(words[start:], number) for start in starts)), None)
        found += [table] if table else []
    return found


def _is_serial_heading(word: str) -> bool:
    return TASK_VOCABULARY.column_of(word) is Column.SERIAL and len(word) > 1


def _table(words: Sequence[str], number: int) -> SourceTable | None:
    """Return the table that begins with the first of these words, None when it is none."""
    for end in range(min(_MOST_HEADINGS, len(words)), 2, -1):
        headings = headings_in(" ".join(words[:end]))
        if headings is None or SERIAL.match(words[end - 1]):
            continue
        rows = list(_rows(words[end:], headings.by_place()))
        odd = [row[0] for row in rows if not _suits(row, headings)]
        if len(rows) >= _FEWEST_ROWS and len(odd) * _ODD_AT_MOST <= len(rows):
            cells = tuple(map(tuple, [headings.texts, *rows]))
            said = f"表格连成一行，第{'、'.join(odd)}行各格分得不清，请对照原表核对"
            warnings = (ReadWarning(number, said),) if odd else ()
            return SourceTable(cells, (number,) * len(cells), warnings=warnings)
    return None


def _rows(words: Sequence[str], columns: Sequence[Column | None]) -> Iterator[list[str]]:
    """Yield the rows: each from its serial to the next, the last one as far as it suits best."""
    first = SERIAL.match(words[0]) if words else None
    if first is None:
        return
    starts: list[int] = []
    for place, word in enumerate(words):
        serial = SERIAL.match(word)
        if serial and int(serial[1]) == int(first[1]) + len(starts):
            starts.append(place)
    for start, following in pairwise(starts):
        yield fit(words[start:following][:_MOST_CELLS], columns)[1]
    last = words[starts[-1] :][:_MOST_CELLS]
    ends = range(len(last), min(len(columns), len(last)) - 1, -1)
    yield max((fit(last[:end], columns) for end in ends), key=lambda row: row[0])[1]


def _suits(row: Sequence[str], headings: Headings) -> bool:
    """Return whether all units and times of a row stand where the headings say, and a task too."""
    telling = [
        suits(part, column) > 0
        for cell, column in zip(row, headings.by_place(), strict=True)
        if column in WHO or column is Column.DEADLINE
        for part in cell.split("\n")
        if cell
    ]
    texts = [headings.text_of(column, row) for column in (Column.TITLE, Column.MEASURE)]
    return bool(telling) and all(telling) and any(texts)
