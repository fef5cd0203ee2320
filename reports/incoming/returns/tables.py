"""The tables of a sheet: where their headings stand, which rows are theirs (H3)."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from models.returned import HeadingQuestion
from reports.incoming.grid import CellKind, GridSheet
from reports.incoming.returns.asking import Asking
from reports.incoming.returns.column_words import all_words
from reports.incoming.returns.findings import Findings
from reports.incoming.returns.header import Header, ask_about_all, read_header
from reports.incoming.returns.heading_block import Block, best_block, has_words

_SEARCHED = 30  # rows with content, from the top
_CLEAR = 5.0  # a score no notes above a table reach
_LEAST_STRANGE = 3  # headings of a table in which no word is known
_LONGEST_STRANGE = 16


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its headings and the rows below them."""

    header: Header
    numbers: list[int]


def find_tables(
    sheet: GridSheet, numbers: Sequence[int], asking: Asking, findings: Findings
) -> list[Table]:
    """Return the tables of a sheet, from top to bottom; headings that come again are left out."""
    first = _first_block(sheet, numbers, asking)
    if first is None:
        return []
    tables: list[Table] = []
    for block, rows in _blocks(sheet, numbers, first, asking):
        header = read_header(sheet, block, rows, asking)
        before = tables[-1] if tables else None
        if before and header.columns.items() <= before.header.columns.items():
            texts = [header.headings[at] for at in header.columns]
            findings.leave_out(sheet.name, header.first, texts, "重复的表头")
            before.numbers.extend(rows)
        else:
            tables.append(Table(header, list(rows)))
    return tables


def ask_about_strange(
    sheet: GridSheet, numbers: Sequence[int], asking: Asking
) -> tuple[HeadingQuestion, ...]:
    """Return questions about a table whose headings nobody knows: it is mapped by hand once."""
    for place, number in enumerate(numbers[:_SEARCHED]):
        cells = [cell for cell in sheet.rows[number].values() if cell.text.strip()]
        texts = {cell.text for cell in cells}
        is_short = all(len(cell.text) <= _LONGEST_STRANGE for cell in cells)
        is_text = all(cell.kind is CellKind.TEXT and not cell.text.isdigit() for cell in cells)
        is_followed = any(len(sheet.rows[row]) > 1 for row in numbers[place + 1 : place + 2])
        if len(texts) == len(cells) >= _LEAST_STRANGE and is_short and is_text and is_followed:
            return ask_about_all(sheet, number, asking)
    return ()


def _first_block(sheet: GridSheet, numbers: Sequence[int], asking: Asking) -> Block | None:
    """Return the best headings among the first rows; a clear one ends the search."""
    searched = min(_SEARCHED, len(numbers))

    @cache
    def is_worded(place: int) -> bool:
        return place < searched and has_words(sheet.rows[numbers[place]], asking)

    best: Block | None = None
    for place in range(searched):
        if best and best.score >= _CLEAR and numbers[place] > best.rows[-1]:
            break
        if is_worded(place) or is_worded(place + 1):
            block = best_block(sheet, numbers, place, asking)
            if block and (best is None or block.score > best.score):
                best = block
    return best


def _blocks(
    sheet: GridSheet, numbers: Sequence[int], first: Block, asking: Asking
) -> Iterator[tuple[Block, Sequence[int]]]:
    """Yield each block of headings with the rows below it, up to the next one."""
    block = first
    start = bisect_right(numbers, first.rows[-1])
    known = {cell.text for row in first.rows for cell in sheet.rows[row].values()}
    known |= {word for kind in asking.kinds for words in all_words(kind).values() for word in words}
    place = start
    while place < len(numbers):
        texts = [cell.text for cell in sheet.rows[numbers[place]].values()]
        is_like = not known.isdisjoint(texts) and sum(text in known for text in texts) > 1
        following = best_block(sheet, numbers, place, asking) if is_like else None
        if following is None:
            place += 1
            continue
        yield block, numbers[start:place]
        block = following
        start = place = bisect_right(numbers, following.rows[-1])
    yield block, numbers[start:]
