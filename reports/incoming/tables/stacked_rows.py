"""Cells a line, several lines a cell: texts, then units, then the next row's texts.

A row ends where a text or the next serial follows units. Which of two unit columns a line stood in
does not show.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from models.reading import ReadWarning
from models.text.numbering import mark_at
from reports.incoming.tables.cell_fitting import WHO, suits
from reports.incoming.tables.cell_headings import CellLine
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import Headings

_TEXTS = (Column.TITLE, Column.MEASURE)
_FEWEST_ROWS = 2
_FEWEST_SERIALS = 3
_LAST_ROW = 12  # lines the row that no other follows may have
_LONGEST_UNIT = 25
_SHORT_UNIT = re.compile(r"[省市区县州旗][\u4e00-\u9fff]{2,7}")  # 省人口计生, the end cut off
_SHORTENED = re.compile(r"[\u4e00-\u9fff]{2,6}")


@dataclass(slots=True)
class _Group:
    """The lines of one row."""

    line: int
    texts: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)


def stacked_rows(
    cells: Sequence[CellLine], headings: Headings
) -> tuple[list[tuple[int, list[str]]], tuple[ReadWarning, ...]]:
    """Return the rows below headings whose last columns are units, and what is uncertain."""
    columns = headings.by_place()
    who = [place for place, column in enumerate(columns) if column in WHO]
    texts = [place for place, column in enumerate(columns) if column in _TEXTS]
    if not who or not texts or who != list(range(len(columns) - len(who), len(columns))):
        return [], ()
    groups = [group for group in _groups(cells) if group.texts and group.units]
    if len(groups) < _FEWEST_ROWS or len(who) > 2:
        return [], ()
    rows = [(group.line, _row(group, len(columns), texts[-1], who)) for group in groups]
    unclear = [group for group in groups if len(group.units) > 1 and len(who) > 1]
    said = f"此处起{len(unclear)}行的两栏单位之间没有分界，都读作后一栏，请核对"
    return rows, (ReadWarning(unclear[0].line, said),) if unclear else ()


def excerpt_rows(
    cells: Sequence[CellLine], anchors: Sequence[int]
) -> tuple[list[tuple[int, list[str]]], tuple[ReadWarning, ...]]:
    """Return the rows of an excerpt without headings: serial, texts, units, time.

    Nearly all rows must read so; what stands behind the units is left out.
    """
    ends = [*anchors[1:], min(anchors[-1] + _LAST_ROW, len(cells))] if anchors else []
    groups = [
        (cells[anchor], next(_groups(cells[anchor + 1 : end]), _Group(0)), cells[anchor + 1 : end])
        for anchor, end in zip(anchors, ends, strict=True)
    ]
    full = [(serial, group, below) for serial, group, below in groups if group.units]
    if len(full) < _FEWEST_SERIALS or len(full) * 10 < len(anchors) * 8:
        return [], ()
    usual = Counter(len(group.texts) for _, group, _ in full).most_common(1)[0][0]
    rows = []
    for serial, group, below in full:
        behind = below[len(group.texts) + len(group.units) :][:1]
        time = next((cell.text for cell in behind if suits(cell.text, Column.DEADLINE) > 0), "")
        own = 1 if usual > 1 else len(group.texts)  # lines of the first cell of texts
        texts = ["\n".join(group.texts[:own]), "\n".join(group.texts[own:])]
        rows.append((serial.number, [serial.text, *texts, "、".join(group.units), time]))
    parted = [group.line for _, group, _ in full if len(group.units) > 1]
    said = f"摘录没有表头，此处起{len(parted)}行的几行单位都读作责任单位，请核对"
    return rows, (ReadWarning(parted[0], said),) if parted else ()


def _row(group: _Group, width: int, text_place: int, who: Sequence[int]) -> list[str]:
    """Put one unit under the first heading of units, several under the last."""
    row = [""] * width
    row[text_place] = "\n".join(group.texts)
    row[who[0] if len(group.units) == 1 else who[-1]] = "、".join(group.units)
    return row


def _groups(cells: Sequence[CellLine]) -> Iterator[_Group]:
    group = _Group(cells[0].number) if cells else _Group(0)
    kinds = _are_units([cell.text for cell in cells])
    for cell, is_unit in zip(cells, kinds, strict=True):
        if not is_unit and group.units:
            yield group
            group = _Group(cell.number)
        (group.units if is_unit else group.texts).append(cell.text)
    yield group


def _are_units(texts: Sequence[str]) -> list[bool]:
    """Tell lines that name units; a shortened name counts between or behind whole ones."""
    found = [_is_unit(text) for text in texts]
    for place, (before, text) in enumerate(pairwise(texts), start=1):
        is_short = _SHORTENED.fullmatch(text) is not None and len(before) <= _LONGEST_UNIT
        if is_short and found[place - 1] and any(found[place + 1 : place + 2]):
            found[place] = True
    return found


def _is_unit(text: str) -> bool:
    if len(text) > _LONGEST_UNIT and "、" not in text:
        return False
    is_whole = mark_at(text) is None and suits(text, Column.RESPONSIBLE) > 1
    return is_whole or _SHORT_UNIT.fullmatch(text) is not None
