"""Rows of a table inside plain text, where the marks between cells are still there.

Cells parted by tabs, by bars, or by several blanks; rows broken over lines are put together again.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.text.numbering import Family, mark_at
from reports.incoming.source import SourceTable

Cells = Callable[[str], list[str]]
_BLANKS = re.compile(r"[ \u3000]{2,}|\u3000")
_SERIAL = re.compile(r"\d{1,3}[.、]?$")
_GROUP = re.compile(r"\S.{0,20}[(（]\s*\d+\s*项\s*[)）]$")
_SECTION_MARKS = frozenset({Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER})
_LOOSE_LINES = 3  # lines of a broken cell that may stand between two rows


@dataclass(slots=True)
class _Row:
    line: int
    cells: list[str]


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
    """Return (first, last) places of rows that stand together, some loose lines between."""
    zones: list[tuple[int, int]] = []
    loose = 0
    for place, line in enumerate(lines):
        if len(cells(line)) > 1:
            if zones and loose <= _LOOSE_LINES:
                zones[-1] = (zones[-1][0], place)
            else:
                zones.append((place, place))
            loose = 0
        elif line.strip():
            loose += 1
    return zones


def _table(lines: Sequence[str], zone: tuple[int, int], cells: Cells) -> SourceTable | None:
    counts = Counter(
        len(cut) for line in lines[zone[0] : zone[1] + 1] if len(cut := cells(line)) > 1
    )
    width = max(counts, key=lambda count: (counts[count], count))
    if width < 3 and counts[width] < 3:
        return None
    rows = _rows(lines, zone, cells, width)
    if len(rows) < 2:
        return None
    return SourceTable(
        rows=tuple(tuple(row.cells[:width] + [""] * (width - len(row.cells))) for row in rows),
        row_lines=tuple(row.line for row in rows),
    )


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
            rows.append(_Row(place + 1, [line.strip()] * width))
        elif last is not None and _goes_on(last.cells, cut, width):
            last.cells[-1] = f"{last.cells[-1]}\n{cut[0]}".strip("\n")
            last.cells += cut[1:]
        else:
            rows.append(_Row(place + 1, cut))
    return rows


def _goes_on(cells: list[str], piece: list[str], width: int) -> bool:
    """Return whether a piece is the rest of an unfinished row, or of its last cell."""
    if len(set(cells)) == 1 and len(cells) == width:
        return False
    return len(cells) + len(piece) - 1 <= width and not _starts_row(piece)


def _starts_row(piece: list[str]) -> bool:
    return len(piece) > 1 and any(
        _SERIAL.match(cell.strip()) or _GROUP.match(cell.strip()) for cell in piece[:2]
    )


def _is_section(line: str) -> bool:
    """Return whether a line alone between rows is a heading inside the table."""
    text = line.strip()
    mark = mark_at(text)
    is_marked = mark is not None and mark.family in _SECTION_MARKS
    return bool(_GROUP.match(text)) or (is_marked and len(text) <= 40 and text[-1] not in "。；")
