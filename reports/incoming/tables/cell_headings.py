"""The headings of tables copied from a web page cell by cell: known words, one a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.text.numbering import Family, mark_at
from reports.incoming.tables.cell_fitting import SERIAL, WHO
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import (
    ITEM_VOCABULARY,
    TASK_VOCABULARY,
    Headings,
    Vocabulary,
    find_headings,
    read_headings,
)

_TEXTS = (Column.SECTION, Column.TITLE, Column.MEASURE)
_SECTION_MARKS = frozenset({Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER})
_COLUMN_LIMIT = 12
_LONGEST_WORD = 12  # of a heading


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line that is not blank, without bars around it; ``number`` counts from 1."""

    number: int
    text: str


def cells_of(lines: Sequence[str]) -> list[CellLine]:
    """Return the lines that may each hold a cell."""
    return [
        CellLine(number, text)
        for number, line in enumerate(lines, 1)
        if (text := line.strip(" \t\u3000|")) and "\t" not in text
    ]


def headings_from(cells: Sequence[CellLine], start: int) -> tuple[Headings, int] | None:
    """Return the headings that begin at ``start`` and the place after them; the longest count."""
    found = [_headings_with_unknown(cells, start)]
    for vocabulary in (TASK_VOCABULARY, ITEM_VOCABULARY):
        run, end = _run(cells, start, vocabulary)
        headings = find_headings([_in_place(run)], vocabulary) if len(run) >= 3 else []
        found += [(one, end) for one in headings[:1]]
    return max(filter(None, found), key=lambda one: one[1], default=None)


def _headings_with_unknown(cells: Sequence[CellLine], start: int) -> tuple[Headings, int] | None:
    """Return headings from 序号 to the last known word before the first row, unknown ones between.

    At least half of the words are known, among them one for units or for time.
    """
    column_of = TASK_VOCABULARY.column_of
    if column_of(cells[start].text) is not Column.SERIAL:
        return None
    words: list[str] = []
    for cell in cells[start : start + _COLUMN_LIMIT]:
        if len(cell.text) > _LONGEST_WORD or SERIAL.match(cell.text) or is_section(cell.text):
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


def _run(cells: Sequence[CellLine], start: int, vocabulary: Vocabulary) -> tuple[list[str], int]:
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
                and not is_section(text)
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


def next_headings(cells: Sequence[CellLine], start: int) -> int:
    """Return where the next headings begin, the end when there are none."""
    for position in range(start, len(cells)):
        if headings_from(cells, position) is not None:
            return position
    return len(cells)


def is_section(text: str) -> bool:
    """Return whether a line is a numbered heading between rows."""
    mark = mark_at(text)
    return mark is not None and mark.family in _SECTION_MARKS and len(text) <= 40
