"""What differs: inside a text, for red and green, and between two versions of a file. Pure."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from rapidfuzz.distance import Indel

from models.returned import ReturnedCell, ReturnedFile, ReturnedRow
from models.rules.intake_headings import heading_of
from models.rules.intake_values import is_same_value, office_key, words_key
from models.text.normalise import fold
from models.vocabulary import AskedKind

# A number with its unit sign or a Latin word is read whole, Chinese sign by sign.
_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*%?|[A-Za-z]+|[^\S\n]+|.", re.DOTALL)
# Beyond it (a cell holds 32767 signs) the comparison itself would take seconds and much memory.
_MOST_TOKENS = 4000
_LONGEST_ISLAND = 3


class PieceKind(Enum):
    """What became of a piece of a text."""

    SAME = auto()
    REMOVED = auto()
    ADDED = auto()


class Piece(NamedTuple):
    """Some words and what became of them."""

    text: str
    kind: PieceKind


class _Run(NamedTuple):
    """Words both texts have, or words of the one that stand for words of the other."""

    old: str
    new: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """One cell that differs between two versions of a unit's file.

    Attributes:
        title: what the row is about.
        sheet, address: where it stands in the new version, in the old one where the row is gone.
        before, after: what the versions show, "" for blank.
    """

    kind: AskedKind
    title: str
    column: str
    heading: str
    sheet: str
    address: str
    before: str
    after: str


def diff_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in reading order, removed words before those added.

    Same and removed pieces make up the old text, same and added ones the new; line ends are told
    as one kind. A few same signs between larger changes count as changed, so that it reads well.
    """
    runs = _runs(_evened(old), _evened(new))
    return tuple(piece for run in _without_islands(runs) for piece in _pieces(run))


def diff_versions(old: ReturnedFile, new: ReturnedFile) -> tuple[ChangedCell, ...]:
    """Return the cells that differ, in the order of the new file, rows that are gone at the end.

    Rows are the same by hidden key, else by serial and title, else by title. Serials are left out.
    """
    pairs = _paired(old.rows, new.rows)
    met = {id(before) for before, _ in pairs if before}
    gone = [row for row in old.rows if id(row) not in met]
    changed = [cell for before, after in pairs for cell in _changed(before, after)]
    return (*changed, *(cell for row in gone for cell in _changed(row, None)))


def _evened(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _runs(old: str, new: str) -> list[_Run]:
    mine, its = _TOKEN.findall(old), _TOKEN.findall(new)
    start = _common(mine, its)
    end = _common(mine[start:][::-1], its[start:][::-1])
    middle = mine[start : len(mine) - end], its[start : len(its) - end]
    head, tail = "".join(mine[:start]), "".join(mine[len(mine) - end :])
    return [_Run(head, head, is_same=True), *_aligned(*middle), _Run(tail, tail, is_same=True)]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many tokens both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    if max(len(old), len(new)) > _MOST_TOKENS:
        yield _Run("".join(old), "".join(new), is_same=False)
        return
    for step in Indel.opcodes(old, new):
        mine = "".join(old[step.src_start : step.src_end])
        its = "".join(new[step.dest_start : step.dest_end])
        yield _Run(mine, its, is_same=step.tag == "equal")


def _without_islands(runs: Iterable[_Run]) -> list[_Run]:
    """Join changes with a few same signs between them, no more than each has itself."""
    joined: list[_Run] = []
    for run in runs:
        if run.old or run.new:
            _append(joined, run)
    return joined


def _append(runs: list[_Run], run: _Run) -> None:
    if runs and runs[-1].is_same == run.is_same:
        run = _join(runs.pop(), run)
    while not run.is_same and len(runs) > 1 and _is_island(runs[-1], runs[-2], run):
        island, before = runs.pop(), runs.pop()
        run = _join(_join(before, island), run)
    runs.append(run)


def _join(one: _Run, other: _Run) -> _Run:
    is_same = one.is_same and other.is_same
    return _Run(one.old + other.old, one.new + other.new, is_same)


def _is_island(same: _Run, before: _Run, after: _Run) -> bool:
    size = len(same.new)
    least = min(max(len(run.old), len(run.new)) for run in (before, after))
    return size <= min(least, _LONGEST_ISLAND)


def _pieces(run: _Run) -> Iterator[Piece]:
    if run.is_same:
        yield Piece(run.new, PieceKind.SAME)
        return
    if run.old:
        yield Piece(run.old, PieceKind.REMOVED)
    if run.new:
        yield Piece(run.new, PieceKind.ADDED)


def _paired(
    old: Sequence[ReturnedRow], new: Sequence[ReturnedRow]
) -> list[tuple[ReturnedRow | None, ReturnedRow]]:
    """Return every new row with its old one, None where there was none."""
    found: dict[int, ReturnedRow] = {}
    rest = list(old)
    for naming in (_by_key, _by_serial, _by_title):
        waiting = _grouped(rest, naming)
        for row in new:
            named = naming(row)
            if id(row) not in found and named and waiting.get(named):
                found[id(row)] = waiting[named].pop(0)
        met = {id(row) for row in found.values()}
        rest = [row for row in rest if id(row) not in met]
    return [(found.get(id(row)), row) for row in new]


def _grouped(
    rows: Iterable[ReturnedRow], naming: Callable[[ReturnedRow], Hashable]
) -> dict[Hashable, list[ReturnedRow]]:
    groups: defaultdict[Hashable, list[ReturnedRow]] = defaultdict(list)
    for row in rows:
        groups[naming(row)].append(row)
    return groups


def _by_key(row: ReturnedRow) -> Hashable:
    return row.row_key.strip()


def _by_serial(row: ReturnedRow) -> Hashable:
    serial, title = office_key("serial", row.text("serial")), fold(row.text("title"))
    return (row.kind, serial, title) if serial and title else None


def _by_title(row: ReturnedRow) -> Hashable:
    title = fold(row.text("title"))
    return (row.kind, title) if title else None


def _changed(old: ReturnedRow | None, new: ReturnedRow | None) -> Iterator[ChangedCell]:
    row = new or old
    if row is None:
        return
    columns = dict.fromkeys((*row.cells, *(old.cells if old else ())))
    for column in columns:
        before = old.cells.get(column) if old else None
        after = new.cells.get(column) if new else None
        place = after or before
        if column == "serial" or place is None or _is_same(column, before, after):
            continue
        yield ChangedCell(
            row.kind,
            row.text("title"),
            column,
            heading_of(row.kind, column),
            row.sheet,
            place.address,
            before.text if before else "",
            after.text if after else "",
        )


def _is_same(column: str, before: ReturnedCell | None, after: ReturnedCell | None) -> bool:
    if before and after and before.value is not None and after.value is not None:
        return is_same_value(column, before.value, after.value)
    return words_key(before.text if before else "") == words_key(after.text if after else "")
