"""Where the units of a row begin and where one cell of them ends, when nothing parts the cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.text.glued_units import split_glued
from models.text.normalise import even
from models.text.unit_list import split_pieces
from models.text.unit_names import is_area_name, is_complete_name, opens_like_a_body

# Blanks part cells too, where there are any
_STOP = re.compile(r"[。;!](?=.)|\.(?=[ \u4e00-\u9fff])|(?<=[^ ,;、]) +(?=[^ ])", re.DOTALL)
_OPENS = re.compile(r"[市区县省州各]")
_LONGEST_NAME = 25
_SHORTEST_TASK = 4
_SURE_NAME = 12  # letters of a name that no full stop stands before
# 建成服务中心 ends like a name too
_VERB = re.compile(r"建成|新建|建设|完成|推进|加强|新增|提高|开展|实现|落实|推动|加快|力争|确保")
# 区残联,相关镇街1.完成…, 区民政局目前已…: what stands in the column behind the units
_NEXT_CELL = re.compile(r"\d|目前|已|正在|完成|按|持续|长期|全年|年|拟|将|截至|未")


@dataclass(frozen=True, slots=True)
class UnitStart:
    """Where units begin; ``is_stop``: behind a full stop."""

    place: int
    is_stop: bool


@dataclass(frozen=True, slots=True)
class UnitBlock:
    """The units of one row, by column, names parted by 、.

    Attributes:
        is_certain: each border between cells shows.
    """

    columns: tuple[str, ...]
    is_certain: bool

    def doubted(self) -> "UnitBlock":
        """Return the same units, to be looked at by a person."""
        return replace(self, is_certain=False)


def unit_start(text: str, *, goes_on: bool) -> UnitStart | None:
    """Return where the units at the end of a row begin, None when there are none."""
    evened = even(text)
    stops = [found.end() for found in _STOP.finditer(evened)]
    behind = [place for place in stops if _units_in(text[place:], goes_on=goes_on)]
    if behind:
        return UnitStart(behind[0], is_stop=True)
    if goes_on:
        return None
    for found in _OPENS.finditer(evened, _SHORTEST_TASK):
        names = _units_in(text[found.start() :], goes_on=False)
        if names and opens_like_a_body(names[0]) and len(names[0]) <= _SURE_NAME:
            return UnitStart(found.start(), is_stop=False)
    return None


def read_unit_block(text: str, columns: int, *, goes_on: bool) -> UnitBlock:
    """Share out the units of a row: the first names up to where two of them meet, then the rest."""
    pieces = [_names_of(piece) for piece in split_pieces(_block(text, goes_on=goes_on))]
    names = [name for piece in pieces for name in piece]
    if columns == 1:
        return UnitBlock(("、".join(names),), is_certain=True)
    meetings = [place for place, piece in enumerate(pieces) if len(piece) > 1]
    if not meetings:
        return UnitBlock(("、".join(names), ""), is_certain=len(names) == 1)
    border = sum(map(len, pieces[: meetings[0]])) + 1
    is_certain = len(meetings) == 1 and len(pieces[meetings[0]]) == 2
    return UnitBlock(("、".join(names[:border]), "、".join(names[border:])), is_certain)


def _units_in(text: str, *, goes_on: bool) -> Sequence[str]:
    """Return the names a text is made of; empty when it holds anything else."""
    block = _block(text, goes_on=goes_on)
    names = [name for piece in split_pieces(block) for name in _names_of(piece)]
    return names if all(map(_is_unit, names)) else ()


def _names_of(piece: str) -> list[str]:
    return [name for word in piece.split() for name in split_glued(word, met_in_cells=True)]


def _is_unit(name: str) -> bool:
    is_name = is_complete_name(name) or is_area_name(name)
    return 1 < len(name) <= _LONGEST_NAME and is_name and _VERB.match(name) is None


def _block(text: str, *, goes_on: bool) -> str:
    """Return the units a text begins with, up to the next cell; all of it without further ones."""
    text = text.strip().rstrip("。;；")
    if not goes_on:
        return text
    ends = [found.start() for found in _NEXT_CELL.finditer(even(text)) if found.start()]
    blocks = [text[:end] for end in ends if _units_in(text[:end], goes_on=False)]
    return max(blocks, key=len, default=text)
