"""Cutting paragraphs at numbering marks, also at those that run on inside a line.

A mark inside a line is only believed when it goes on with a count, or begins one that goes on:
"1.5亿元" and "第（一）项" begin nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from models.text.brackets import levels
from models.text.normalise import even
from models.text.numbering import Family, Mark, find_marks, mark_at
from models.text.numerals import NUMERAL
from reports.incoming.plans.passages import Passage

# Marks that may stand inside a line: 一是, 第一 and 任务一 are running text there
_INLINE = frozenset(
    {
        Family.CHINESE,
        Family.CHINESE_BRACKET,
        Family.ARABIC,
        Family.ARABIC_BRACKET,
        Family.CIRCLED,
    }
)
_BOUNDARY = "。;:!?) 」”"
# 11.121人才: the number of the item runs into the number it begins with
_GLUED = re.compile(r"(?P<n>\d{1,2})\.(?=\d)")
# 1加强保洁, 1 加强保洁: the mark behind the number is lost; 3月底, 20个 and 5大行动 are no items
_BARE = re.compile(
    r"(?P<n>\d{1,2}) ?(?=[\u4e00-\u9fff]{3})"
    r"(?![年月日号时分秒个项家条名次周天小大点万亿元多余倍人级类位场处座所"
    r"公里吨米平方户亩百千成件套台辆份期轮步层楼县区市镇乡村街部支岁岗线路种批起页篇章节册卷版图表])"
)
# 责任单位：（1）市城管局负责…；（2）市交通局负责…。: the units are numbered, not the tasks
_NUMBERED_UNITS = re.compile(r"(?:单位|部门|主体|分工): ?(?=\(?\d{1,2}[).、]|[①-⑳])[^。]*")
# A document flattened to one line: headings without a final mark run into the next number, and
# numbers may be missing
_FLATTENED = 600
_LOST_NUMBERS = 5
_HEADING_LENGTH = 45  # a heading longer than this is a sentence
_RUN_IN_HEADING = re.compile(rf"{NUMERAL}[、)][^。;:,!?]{{4,}}$")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that begins with a mark, or a paragraph without one (mark None)."""

    mark: Mark | None
    text: Passage
    is_inline: bool = False


def read_blocks(passages: Sequence[Passage]) -> list[Block]:
    """Cut passages at the marks they begin with and at those inside them."""
    counts = _Counts()
    firsts = [mark_at(passage.text) or _bare_mark(passage.text) for passage in passages]
    blocks: list[Block] = []
    for position, passage in enumerate(passages):
        following = [mark for mark in firsts[position + 1 : position + 40] if mark]
        blocks += _blocks_of(passage, counts, following)
    return blocks


class _Counts:
    """Which marks are open at this place of the document, and how far each has counted."""

    def __init__(self) -> None:
        self.last: dict[Family, int] = {}
        self._open: list[Family] = []

    def accept(self, mark: Mark) -> None:
        """Count a mark; marks opened after it are closed."""
        if mark.family in self._open:
            del self._open[self._open.index(mark.family) :]
        self._open.append(mark.family)
        self.last[mark.family] = mark.value

    def goes_on(self, mark: Mark, gap: int) -> bool:
        """Return whether the mark is the next of its kind; ``gap`` 2 allows one lost between."""
        step = mark.value - self.last.get(mark.family, 0)
        return mark.value > 1 and 1 <= step <= (gap if mark.family in self.last else 1)

    def may_begin(self, mark: Mark, later: Sequence[Mark]) -> bool:
        """Return whether the mark is a 1 that a 2 follows, inside no list of its own kind.

        A list that has counted further may have ended. An excerpt may begin with any number.
        """
        values = (other.value for other in later if other.family is mark.family)
        if mark.value > 1:
            return mark.family not in self.last and next(values, 0) == mark.value + 1
        has_ended = mark.family not in self._open or self.last[mark.family] > 1
        return has_ended and next((value == 2 for value in values if value in {1, 2}), False)

    def copy(self) -> "_Counts":
        """Return counts that go their own way."""
        twin = _Counts()
        twin.last, twin._open = dict(self.last), list(self._open)
        return twin


def _blocks_of(passage: Passage, counts: _Counts, following: list[Mark]) -> Iterator[Block]:
    first = _first_mark(passage.text, counts, following)
    if first:
        counts.accept(first)
    inline = _inline_marks(passage.text, first.end if first else 1, counts, following)
    cuts = [first, *inline] if first else inline
    if not first:
        head = passage.cut(0, cuts[0].start if cuts else None)
        if head.text:
            yield Block(None, head)
    for mark, later in zip_longest(cuts, cuts[1:]):
        text = passage.cut(mark.end, later.start if later else None)
        if not text.text:
            text = passage.cut(mark.start, later.start if later else None)
        yield Block(mark, text, is_inline=mark is not first)


def _first_mark(text: str, counts: _Counts, following: list[Mark]) -> Mark | None:
    mark = mark_at(text)
    bare = None if mark else _bare_mark(text)
    if bare and (counts.goes_on(bare, 1) or counts.may_begin(bare, following)):
        return bare
    glued = _GLUED.match(even(text))
    is_next = glued is not None and int(glued["n"]) == counts.last.get(Family.ARABIC, 0) + 1
    if glued and is_next and Family.DECIMAL not in counts.last and _not_decimal(mark):
        return _arabic(glued)
    return mark


def _bare_mark(text: str) -> Mark | None:
    """Return the number a text begins with where no mark stands behind it."""
    found = _BARE.match(even(text))
    return _arabic(found) if found else None


def _arabic(found: re.Match[str]) -> Mark:
    return Mark(Family.ARABIC, int(found["n"]), found["n"], found.start(), found.end())


def _not_decimal(mark: Mark | None) -> bool:
    """2.2022年 and 11.121人才 are items; 1.1 opens a decimal count."""
    return mark is None or not (mark.family is Family.DECIMAL and mark.number.endswith(".1"))


def _inline_marks(text: str, start: int, counts: _Counts, following: list[Mark]) -> list[Mark]:
    """Return the marks inside ``text`` that go on with a count, or begin one that goes on."""
    level = levels(text)
    evened = even(text)
    units = [found.span() for found in _NUMBERED_UNITS.finditer(evened)]
    candidates = [
        mark
        for mark in sorted([*find_marks(text), *_marks_of(_BARE, evened)], key=_place)
        if mark.start >= start
        and mark.family in _INLINE
        and level[mark.start] == 0
        and not any(first < mark.start < last for first, last in units)
    ]
    strong = [
        mark
        for mark in candidates
        if _at_boundary(evened, mark.start)
        or _opens_section(evened, mark)
        or (mark.family is Family.CHINESE_BRACKET and _may_begin(evened, mark))
    ]
    accepted = _in_sequence(evened, strong, counts.copy(), following)
    if len(text) > _FLATTENED and len(accepted) >= 2:
        weak = [mark for mark in candidates if _may_begin(evened, mark)]
        weak += [m for m in _marks_of(_GLUED, evened) if m not in weak and m.start >= start]
        weak.sort(key=_place)
        accepted = _in_sequence(evened, weak, counts.copy(), following, gap=_LOST_NUMBERS)
    for mark in accepted:
        counts.accept(mark)
    return accepted


def _in_sequence(
    evened: str, candidates: list[Mark], counts: _Counts, following: list[Mark], *, gap: int = 1
) -> list[Mark]:
    accepted: list[Mark] = []
    for position, mark in enumerate(candidates):
        later = [*candidates[position + 1 :], *following]
        runs_in = (
            mark.value == 1 and bool(accepted) and mark.start - accepted[-1].end < _HEADING_LENGTH
        )
        goes_on = counts.goes_on(mark, gap if _at_boundary(evened, mark.start) else 1)
        if goes_on or runs_in or counts.may_begin(mark, later) or _opens_text(evened, mark):
            counts.accept(mark)
            accepted.append(mark)
    return accepted


def _place(mark: Mark) -> int:
    return mark.start


def _marks_of(pattern: re.Pattern[str], evened: str) -> Iterator[Mark]:
    """Yield 11. of 11.121人才 and 1 of 1加强保洁 where a sentence has just ended."""
    found = (found for found in pattern.finditer(evened) if found.start())
    return (_arabic(found) for found in found if _at_boundary(evened, found.start()))


def _opens_text(evened: str, mark: Mark) -> bool:
    """Return whether 一、 follows 提出以下意见： or the like, the text having run into one line."""
    before = evened[: mark.start].rstrip()
    return mark.family is Family.CHINESE and mark.value == 1 and before.endswith((":", "。"))


def _at_boundary(evened: str, position: int) -> bool:
    return evened[position - 1] in _BOUNDARY


def _opens_section(evened: str, mark: Mark) -> bool:
    """Return whether a first item follows a heading without a mark: 一、降低成本1.全面推进…."""
    before = evened[max(0, mark.start - _HEADING_LENGTH) : mark.start]
    headed = _RUN_IN_HEADING.search(before) is not None
    return mark.value == 1 and headed and _may_begin(evened, mark)


def _may_begin(evened: str, mark: Mark) -> bool:
    """Return whether a mark in a flattened text may begin an item without a boundary before it."""
    if _at_boundary(evened, mark.start):
        return True
    before, after = evened[mark.start - 1], evened[mark.end : mark.end + 1]
    is_digit = (before.isascii() and before.isalnum()) or before in "第至、"
    return (
        mark.family in {Family.CHINESE_BRACKET, Family.ARABIC} and not is_digit and after > "\u2fff"
    )
