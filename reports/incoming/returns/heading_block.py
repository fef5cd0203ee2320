"""The words above each column of a table, from one to three rows of headings (H2)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.rules.returned_values import Mark, mark_of, shown
from models.text.normalise import fold
from models.vocabulary import AskedKind, TaskStatus
from reports.incoming.files.sheet_cells import COLUMN_LIMIT
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridSheet
from reports.incoming.returns.asking import Asking
from reports.incoming.returns.column_words import KEY, Known, known_below

MOST_ROWS = 3
_NO_MARK = frozenset({Mark.WORDS, Mark.BLANK})
# States that units answer with; they head no column.
_ANSWERS = frozenset(status.label for status in TaskStatus)
LONGEST_HEADING = 60
_LONGEST_LOOK = 30
KEY_MARKS = ("T:", "I:")
_EARLIER = re.compile("上期|上月|上季|此前|前期|去年|上年|往期")
_NAMING = frozenset(("title", "number", KEY))
_CLEARLY_BETTER = 0.4
_FIGURES = (CellKind.NUMBER, CellKind.DATE, CellKind.PERCENT)

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows read as headings of one kind of table.

    Attributes:
        rows: numbers of the rows.
        paths: by column the headings above it, from top to bottom.
        known: what they name.
    """

    kind: AskedKind
    rows: tuple[int, ...]
    paths: Mapping[int, Path]
    known: Mapping[int, Known]

    @property
    def named(self) -> set[str]:
        """The columns that are known."""
        return {one.columns[0] for one in self.known.values() if one.columns}

    @property
    def score(self) -> float:
        """How much the rows look like headings: known words, our own ones above all."""
        own = {one.columns[0] for one in self.known.values() if one.is_own and one.columns}
        strangers = sum(not one.columns for one in self.known.values())
        return len(self.named) + 0.5 * len(own) - 0.1 * strangers - 0.01 * len(self.rows)

    @property
    def is_header(self) -> bool:
        """Whether a table can be read by it: it names records, and most words are known."""
        named = self.named
        enough = len(named) > 2 or (len(named) == 2 and len(self.known) <= 4)
        known = sum(bool(one.columns) for one in self.known.values())
        return enough and bool(named & _NAMING) and known * 3 >= len(self.known)


def best_block(
    sheet: GridSheet, numbers: Sequence[int], start: int, asking: Asking
) -> Block | None:
    """Return the headings that begin at a row, None when it begins none.

    Args:
        sheet: what they stand on.
        numbers: the rows with content.
        start: place of the first row in ``numbers``.
        asking: which kinds there can be, and what was answered.
    """
    blocks = [_tallest(sheet, numbers, start, asking, kind) for kind in asking.kinds]
    found = [block for block in blocks if block is not None and block.is_header]
    return max(found, key=lambda block: block.score, default=None)


def read_block(sheet: GridSheet, rows: tuple[int, ...], asking: Asking, kind: AskedKind) -> Block:
    """Return what rows say when they are read as headings."""
    paths = _paths(sheet, rows)
    return Block(kind, rows, paths, {at: _known(path, asking, kind) for at, path in paths.items()})


def printed(path: Path) -> str:
    """Return the headings above a column in one line."""
    return " ".join(" ".join(path).split())


def has_words(cells: Mapping[int, GridCell], asking: Asking) -> bool:
    """Return whether a row holds at least one known heading: one look before reading it."""
    return any(
        asking.known(kind, cell.text).columns
        for cell in cells.values()
        if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_LOOK
        for kind in asking.kinds
    )


def _tallest(
    sheet: GridSheet, numbers: Sequence[int], start: int, asking: Asking, kind: AskedKind
) -> Block | None:
    """Return one, two or three rows: a further one has to say more, or to be merged with them."""
    cells = sheet.rows[numbers[start]]
    if len({cell.text for cell in cells.values()}) < 2 or not _may_be_headings(cells):
        return None
    best = read_block(sheet, (numbers[start],), asking, kind)
    for last in range(start + 1, min(start + MOST_ROWS, len(numbers))):
        rows = tuple(numbers[start : last + 1])
        below = sheet.rows[rows[-1]]
        if rows[-1] - rows[0] >= MOST_ROWS or not _may_be_headings(below) or _is_filled_in(below):
            break
        more = read_block(sheet, rows, asking, kind)
        if more.score > best.score + _CLEARLY_BETTER or _is_merged_into(sheet, best.rows, rows[-1]):
            best = more
    return best


def _may_be_headings(cells: Mapping[int, GridCell]) -> bool:
    """Return whether a row can be headings: no figures, no keys, nothing long."""
    return all(
        cell.kind not in _FIGURES
        and len(cell.text) <= LONGEST_HEADING
        and not cell.text.startswith(KEY_MARKS)
        and not cell.text.isdigit()
        for cell in cells.values()
    )


def _is_filled_in(cells: Mapping[int, GridCell]) -> bool:
    """Return whether a row below headings is one of the table: 同上, √, 推进中, or 说明： in it."""
    texts = [shown(cell.text) for cell in cells.values()]
    return any(
        text.endswith(("：", ":")) or text in _ANSWERS or mark_of(text) not in _NO_MARK
        for text in texts
    )


def _is_merged_into(sheet: GridSheet, rows: Sequence[int], below: int) -> bool:
    return any(merge.top in rows and merge.bottom >= below for merge in sheet.merges)


def _paths(sheet: GridSheet, rows: Sequence[int]) -> dict[int, Path]:
    texts = {row: _texts(sheet, row) for row in rows}
    for merge in sheet.merges:
        words = texts[merge.top].get(merge.left) if merge.top in texts else None
        if words:
            _fill(texts, merge, words)
    for upper, lower in pairwise(rows):
        _spread(texts[upper], texts[lower])
    places = sorted({place for row in rows for place in texts[row]})
    above = {place: [texts[row].get(place, "") for row in rows] for place in places}
    return {place: tuple(dict.fromkeys(filter(None, words))) for place, words in above.items()}


def _fill(texts: Mapping[int, dict[int, str]], merge: Merge, words: str) -> None:
    for row, own in texts.items():
        if merge.top <= row <= merge.bottom:
            for place in range(merge.left, min(merge.right, COLUMN_LIMIT) + 1):
                own.setdefault(place, words)


def _texts(sheet: GridSheet, row: int) -> dict[int, str]:
    cells = sheet.rows.get(row, {})
    return {place: text for place, cell in cells.items() if (text := cell.text.strip())}


def _spread(upper: dict[int, str], lower: dict[int, str]) -> None:
    """Write a heading into the blank cells beside it, above words of their own: a lost merge."""
    for place in sorted(lower):
        left = upper.get(place - 1)
        if place not in upper and left and lower.get(place - 1, left) != left:
            upper[place] = left


def _known(path: Path, asking: Asking, kind: AskedKind) -> Known:
    """Return what a path names: as a whole, else by its lowest known word.

    进展 below 上期 is not what this form asks for.
    """
    whole = asking.known(kind, printed(path))
    if whole.columns or whole.is_answered or len(path) == 1:
        return whole
    if _EARLIER.search(fold("".join(path[:-1]))):
        return Known()
    below = asking.known(kind, path[-1])
    if not below.columns and (leaf := known_below(kind, printed(path[:-1]), path[-1])).columns:
        return leaf
    parts = (asking.known(kind, part) for part in reversed(path))
    return next((part for part in parts if part.columns), Known())
