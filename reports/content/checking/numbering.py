"""Numbering of headings (GB/T 9704 7.3.3), of 一是、二是 inside a paragraph, of rows in tables."""

import re
from collections.abc import Iterator, Sequence

from models.papers import Paper, PaperTable
from models.text.numbering import Family, Mark, mark_at
from models.text.numerals import NUMERAL, to_int
from reports.content.checking.findings import (
    Finding,
    FindingKind,
    Place,
    PlacedText,
    cells,
    paragraphs,
    tables,
)
from reports.content.checking.table_columns import columns_of
from reports.content.wording import chinese_number
from reports.incoming.tables.heading_words import Column

_LEVELS = (
    Family.CHAPTER,
    Family.CHINESE,
    Family.CHINESE_BRACKET,
    Family.ARABIC,
    Family.ARABIC_BRACKET,
)
# Lists of a few points begin anew after any paragraph without a number.
_LISTS = frozenset({Family.ARABIC, Family.ARABIC_BRACKET})
_COUNTED = re.compile(rf"(?:^|(?<=[。；;：:，,、]))({NUMERAL}{{1,3}})是(?!否)")


def check_numbering(paper: Paper) -> Iterator[Finding]:
    """Find headings and points that are left out, doubled or out of order, and serials of rows."""
    yield from _check_headings(paper)
    for _, text in paragraphs(paper):
        yield from _check_points(text)
    for table, place in tables(paper):
        yield from _check_serials(table, place)


def _check_headings(paper: Paper) -> Iterator[Finding]:
    last: dict[Family, int] = {}
    restarts: set[Family] = set()
    annex: int | None = None
    is_apart = False  # text without a number stands before: a plan behind its notice begins anew
    for _, text in paragraphs(paper):
        if text.place.annex != annex:
            annex, last = text.place.annex, {}
        mark = mark_at(text.text)
        if mark is None or mark.family not in _LEVELS:
            restarts |= _LISTS
            is_apart = True
            continue
        family = mark.family
        before = last.get(family, 0)
        may_restart = family in restarts or (is_apart and before > 1)
        allowed = {before + 1, 1} if may_restart else {before + 1}
        if mark.value not in allowed:
            yield _misnumbered(text, mark, before)
        last[family] = mark.value
        restarts |= set(_LEVELS[_LEVELS.index(family) + 1 :])
        restarts.discard(family)
        is_apart = False


def _misnumbered(text: PlacedText, mark: Mark, before: int) -> Finding:
    words = text.text[mark.start : mark.end].strip()
    place = text.at(mark.start, mark.start + len(words))
    if not before:
        sentence = f"“{words}”前面没有第一个同级标题，请核对序号。"
    elif mark.value == before:
        sentence = f"同级标题有两个“{words}”，请核对序号。"
    elif mark.value > before:
        sentence = (
            f"“{words}”前面缺{_missing(before + 1, mark.value - 1)}，请核对是漏了内容还是错了序号。"
        )
    else:
        sentence = f"“{words}”排在第{before}个之后，序号倒了，请核对。"
    right = chinese_number(before + 1) if not mark.number.isdigit() else str(before + 1)
    return Finding(FindingKind.NUMBERING, sentence, place, words.replace(mark.number, right))


def _missing(first: int, last: int) -> str:
    return f"第{first}个" if first == last else f"第{first}至第{last}个"


def _check_points(text: PlacedText) -> Iterator[Finding]:
    """Look at 一是…二是… of one paragraph; a single point may go on from the one before."""
    found = list(_COUNTED.finditer(text.text))
    values = [to_int(point[1]) or 0 for point in found]
    for place in range(1, len(found)):
        before, value = values[place - 1], values[place]
        if value not in {before + 1, 1}:
            point = found[place]
            sentence = f"“{point[0]}”前面是“{found[place - 1][0]}”，中间的序号接不上，请核对。"
            right = f"{chinese_number(before + 1)}是"
            yield Finding(FindingKind.NUMBERING, sentence, text.at(*point.span()), right)


def _check_serials(table: PaperTable, place: Place) -> Iterator[Finding]:
    serials = [n for n, column in columns_of(table).items() if column is Column.SERIAL]
    if not serials:
        return
    column = [cell for cell in cells(table, place) if cell.place.column == serials[0]]
    numbered = [(int(cell.text), cell) for cell in column if cell.text.strip().isdecimal()]
    starts = _first_rows(table)
    before = 0
    for serial, cell in numbered:
        is_restart = serial == 1 and cell.place.row in starts
        if serial != before + 1 and not is_restart:
            yield _wrong_serial(cell, serial, before)
        before = serial


def _wrong_serial(cell: PlacedText, serial: int, before: int) -> Finding:
    place = cell.at(0, len(cell.text))
    if serial > before:
        lost = f"{before + 1}" if serial == before + 2 else f"{before + 1}～{serial - 1}"
        sentence = f"表格序号{before or '开头'}之后是{serial}，缺{lost}。"
    elif serial == before:
        sentence = f"表格序号{serial}出现两次。"
    else:
        sentence = f"表格序号{before}之后是{serial}，顺序不对。"
    return Finding(FindingKind.SERIAL, sentence, place)


def _first_rows(table: PaperTable) -> Sequence[int]:
    """Return the row at which each group begins."""
    starts, row = [], 0
    for group in table.groups:
        starts.append(row)
        row += len(group.rows)
    return starts
