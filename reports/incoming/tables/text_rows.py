"""Rows of a table inside plain text, where the marks between cells are still there.

Cells parted by tabs, by bars, or by several blanks; rows broken over lines are put together again.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from models.text.numbering import Family, mark_at
from reports.incoming.source import SourceTable
from reports.incoming.tables.cell_fitting import shifted, suits
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import ITEM_VOCABULARY, TASK_VOCABULARY, find_headings

Cells = Callable[[str], list[str]]
_BLANKS = re.compile(r"[ \u3000]{2,}|\u3000")
_SERIAL = re.compile(r"\d{1,4}[.、]?$")
_GROUP = re.compile(r"\S.{0,20}[(（]\s*\d+\s*项\s*[)）]$")
_SECTION_MARKS = frozenset({Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER})
_RUNS_ON = "、，,（(“"
_ENDS = "。；;！？"
_CUTS_TRIED = 200  # ways to put one row together
_LOOSE_LINES = 3  # headings and the rest of a last cell, between two whole rows
_BROKEN_LINES = 15  # lines of a broken cell, after a row that lacks cells
_TITLE = re.compile(r"^\s*附\s*件\s*\d*|(?:表|清单|目录)\s*$")  # of the next table


@dataclass(slots=True)
class _Row:
    """A row and the pieces a break at line ends has cut it into."""

    line: int
    pieces: list[list[str]]

    def may_take(self, piece: list[str], width: int) -> bool:
        """Return whether a piece can be the rest of this row, or of its last cell."""
        count = sum(map(len, self.pieces)) + len(piece) - len(self.pieces)
        return count <= width and not self._is_section() and not self._is_before(piece)

    def cells(self, columns: Sequence[Column | None]) -> list[str]:
        """Return the cells: of the breaks those inside a cell are closed, the others part cells.

        As many are closed as there are cells too many; which, is told by how well the cells then
        suit their columns and by sentences that run on.
        """
        breaks = range(1, len(self.pieces))
        if not breaks:
            return shifted(self._joined((), len(columns)), columns)
        surplus = min(sum(map(len, self.pieces)) - len(columns), len(breaks))
        if surplus < 0:
            running = {place for place in breaks if self._continuity(place) > 1}
            return self._joined(running, len(columns))
        tried = islice(combinations(breaks, surplus), _CUTS_TRIED)
        best = max(tried, key=lambda inside: self._fitness(inside, columns))
        return self._joined(best, len(columns))

    def _fitness(self, inside: Collection[int], columns: Sequence[Column | None]) -> float:
        cells = self._joined(inside, len(columns))
        suited = sum(
            suits(cell.replace("\n", ""), column)
            for cell, column in zip(cells, columns, strict=True)
            if cell
        )
        return suited + sum(self._continuity(place) for place in inside)

    def _joined(self, inside: Collection[int], width: int) -> list[str]:
        """Return the cells with the breaks ``inside`` closed."""
        cells = list(self.pieces[0])
        for place in range(1, len(self.pieces)):
            first, *rest = self.pieces[place]
            if place in inside:
                cells[-1] = f"{cells[-1]}\n{first}".strip("\n")
                cells += rest
            else:
                cells += [first, *rest]
        return cells[:width] + [""] * (width - len(cells))

    def _continuity(self, place: int) -> float:
        """Return how likely a sentence runs on over the break before a piece."""
        before, after = self.pieces[place - 1][-1].strip(), self.pieces[place][0].strip()
        if not before or not after:
            return 0
        if before[-1] in _RUNS_ON:
            return 2
        return 0.5 if before[-1] in _ENDS else 1 + min(len(before), 40) / 100

    def _is_section(self) -> bool:
        return len(self.pieces) == 1 and len(set(self.pieces[0])) == 1 and len(self.pieces[0]) > 1

    def _is_before(self, piece: list[str]) -> bool:
        """Return whether a piece begins the next row: it opens with a group or a serial."""
        if len(piece) > 1:
            return any(_SERIAL.match(cell) or _GROUP.match(cell) for cell in piece[:2])
        serials = [cell for cell in self.pieces[0][:2] if _SERIAL.match(cell)]
        follows = bool(serials) and _SERIAL.match(piece[0]) is not None
        return follows and int(piece[0].rstrip(".、")) == int(serials[0].rstrip(".、")) + 1


def tab_cells(line: str) -> list[str]:
    """Cut a line at tabs; a leading tab is an empty first cell."""
    return [cell.strip(" ") for cell in line.split("\t")]


def bar_cells(line: str) -> list[str]:
    """Cut a line at bars; the outer bars make no cells, a rule ---|--- none at all."""
    if not line.strip(" |\t-:+"):
        return [""]
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in inner.split("|")]


def blank_cells(line: str) -> list[str]:
    """Cut a line where two blanks or more, or a full-width blank, stand between words."""
    return _BLANKS.split(line.strip())


def marked_tables(lines: Sequence[str], cells: Cells) -> list[SourceTable]:
    """Return the tables whose rows ``cells`` can cut."""
    return [
        table for zone in _zones(lines, cells) if (table := _table(lines, zone, cells)) is not None
    ]


def _zones(lines: Sequence[str], cells: Cells) -> list[tuple[int, int]]:
    """Return (first, last) places of rows that stand together, some loose lines between.

    More of them after a row that lacks cells: its long cell is broken over lines.
    """
    zones: list[tuple[int, int]] = []
    loose, widest, last = 0, 0, 0
    for place, line in enumerate(lines):
        count = len(cells(line))
        if count > 1:
            allowed = _LOOSE_LINES if last >= widest else _BROKEN_LINES
            if zones and loose <= allowed:
                zones[-1] = (zones[-1][0], place)
            else:
                zones.append((place, place))
                widest = 0
            loose, widest, last = 0, max(widest, count), count
        elif _TITLE.search(line):
            loose = len(lines)
        elif line.strip():
            loose += 1
    return zones


def _table(lines: Sequence[str], zone: tuple[int, int], cells: Cells) -> SourceTable | None:
    cut = [pieces for line in lines[zone[0] : zone[1] + 1] if len(pieces := cells(line)) > 1]
    counts = Counter(map(len, cut))
    most = max(counts, key=lambda count: (counts[count], count))
    columns = _columns(cut) or [None] * most
    width = len(columns)
    if width < 3 and counts[width] < 3:
        return None
    rows = _rows(lines, zone, cells, width)
    if len(rows) < 2:
        return None
    return SourceTable(
        rows=tuple(tuple(row.cells(columns)) for row in rows),
        row_lines=tuple(row.line for row in rows),
    )


def _columns(rows: Sequence[Sequence[str]]) -> list[Column | None]:
    """Return the columns by their headings, nothing without any: headings are seldom broken.

    A list of items has words of both vocabularies; the one that knows more of them names it.
    """
    known = [
        headings[0].by_place()
        for words in (TASK_VOCABULARY, ITEM_VOCABULARY)
        if (headings := find_headings(rows, words))
    ]
    return max(known, key=lambda columns: len(columns) - columns.count(None), default=[])


def _rows(lines: Sequence[str], zone: tuple[int, int], cells: Cells, width: int) -> list[_Row]:
    """Put the pieces of broken rows together until each row has its full width."""
    rows: list[_Row] = []
    for place in range(zone[0], zone[1] + 1):
        line = lines[place]
        if not line.strip(" |\t-:+"):
            continue
        cut = cells(line)
        last = rows[-1] if rows else None
        if len(cut) == 1 and _is_section(line):
            rows.append(_Row(place + 1, [[line.strip()] * width]))
        elif last is not None and last.may_take(cut, width):
            last.pieces.append(cut)
        else:
            rows.append(_Row(place + 1, [cut]))
    return rows


def _is_section(line: str) -> bool:
    """Return whether a line alone between rows is a heading inside the table."""
    text = line.strip()
    mark = mark_at(text)
    is_marked = mark is not None and mark.family in _SECTION_MARKS
    return bool(_GROUP.match(text)) or (is_marked and len(text) <= 40 and text[-1] not in "。；")
