"""The tree of numbered headings of a document.

Which mark stands above which is learned from the document: a mark not yet open goes one level
down, a mark that is open goes on with its own level.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from models.text.brackets import levels
from models.text.clause_places import find_clauses
from models.text.normalise import even
from models.text.numbering import Family, Mark, find_marks, mark_at
from reports.incoming.passages import Passage

# Marks that may stand inside a line: 一是, 第一 and 任务一 are running text there
_INLINE = {
    Family.CHINESE, Family.CHINESE_BRACKET, Family.ARABIC, Family.ARABIC_BRACKET, Family.CIRCLED,
}  # fmt: skip
_BOUNDARY = "。；;：:！!？?）)】〕]」”"
# 11.121人才: the number of the item runs into the number it begins with
_GLUED = re.compile(r"(?P<n>\d{1,2})\.(?=\d)")
# A document flattened to one line: headings without a final mark run into the next number, and
# numbers may be missing
_FLATTENED = 600
_LOST_NUMBERS = 5
_HEADING_LENGTH = 45  # a heading longer than this is a sentence
_PART_STARTS = re.compile(r"附件? ?\d{0,2} ?[:：]?$|附 ?件 ?[一二三四五\d]{1,2}(?![.、])|附 ?[:：]")


@dataclass
class Node:
    """One numbered item or heading, with what stands under it; ``mark`` None has no number.

    ``own`` holds its heading passage first, then the unnumbered paragraphs that follow it.
    """

    mark: Mark | None
    own: list[Passage]
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    is_inline: bool = False

    @property
    def family(self) -> Family | None:
        """The kind of its mark."""
        return self.mark.family if self.mark else None

    @property
    def heading(self) -> str:
        """Its first passage without the mark."""
        return self.own[0].text if self.own else ""

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all under it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator["Node"]:
        """Yield the nodes it stands under, nearest first, without the root."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that begins with a mark, or a paragraph without one (mark None)."""

    mark: Mark | None
    text: Passage
    is_inline: bool = False


def read_outline(passages: Sequence[Passage]) -> Node:
    """Return the root of the tree of ``passages``."""
    blocks = read_blocks(passages)
    root = Node(None, [])
    open_nodes = [root]
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if block.mark is None and _is_heading(block.text.text, following):
            _close_to(open_nodes, following)
            _push(open_nodes, Node(None, [block.text]))
        elif block.mark is None:
            _keep_paragraph(open_nodes, block)
        else:
            _close(open_nodes, block.mark.family)
            _push(open_nodes, Node(block.mark, [block.text], is_inline=block.is_inline))
    return root


def _push(open_nodes: list[Node], node: Node) -> None:
    node.parent = open_nodes[-1]
    open_nodes[-1].children.append(node)
    open_nodes.append(node)


def _close(open_nodes: list[Node], family: Family) -> None:
    """Close open nodes until ``family`` can go on; one not yet open goes one level down."""
    families = [node.family for node in open_nodes]
    if family in families:
        del open_nodes[families.index(family) :]


def _close_to(open_nodes: list[Node], following: Block | None) -> None:
    """Close what an unnumbered heading before ``following`` ends."""
    while len(open_nodes) > 1 and open_nodes[-1].mark is None:
        open_nodes.pop()
    if following is not None and following.mark is not None:
        _close(open_nodes, following.mark.family)
        while len(open_nodes) > 1 and open_nodes[-1].mark is None:
            open_nodes.pop()


def _keep_paragraph(open_nodes: list[Node], block: Block) -> None:
    if _PART_STARTS.match(even(block.text.text)):
        del open_nodes[1:]
        _push(open_nodes, Node(None, [block.text]))
    else:
        open_nodes[-1].own.append(block.text)


def _is_heading(text: str, following: Block | None) -> bool:
    """Return whether an unnumbered line is a heading: short, no final mark, a mark after it."""
    return (
        following is not None
        and following.mark is not None
        and not following.is_inline
        and len(text) <= 40
        and even(text)[-1] not in "。;:,、!?)"
        and not re.search(r"\d{4} ?年 ?\d", even(text))
        and ":" not in even(text)
        and not find_clauses(text)
    )


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
        """Return whether the mark is a 1 that a 2 follows, inside no list of its own kind."""
        values = (other.value for other in later if other.family is mark.family)
        second = next((value == 2 for value in values if value in {1, 2}), False)
        return mark.value == 1 and mark.family not in self._open and second

    def copy(self) -> "_Counts":
        """Return counts that go their own way."""
        twin = _Counts()
        twin.last, twin._open = dict(self.last), list(self._open)
        return twin


def read_blocks(passages: Sequence[Passage]) -> list[Block]:
    """Cut passages at the marks they begin with and at marks that go on with a count inside them."""
    counts = _Counts()
    firsts = [mark_at(passage.text) for passage in passages]
    blocks: list[Block] = []
    for position, passage in enumerate(passages):
        following = [mark for mark in firsts[position + 1 : position + 40] if mark]
        blocks += _blocks_of(passage, counts, following)
    return blocks


def _blocks_of(passage: Passage, counts: _Counts, following: list[Mark]) -> Iterator[Block]:
    first = _first_mark(passage.text, counts)
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


def _first_mark(text: str, counts: _Counts) -> Mark | None:
    mark = mark_at(text)
    glued = _GLUED.match(even(text))
    is_next = glued is not None and int(glued["n"]) == counts.last.get(Family.ARABIC, 0) + 1
    if glued and is_next and Family.DECIMAL not in counts.last and _not_decimal(mark, glued):
        return Mark(Family.ARABIC, int(glued["n"]), glued["n"], 0, glued.end())
    return mark


def _not_decimal(mark: Mark | None, glued: re.Match[str]) -> bool:
    """2.2022年 and 11.121人才 are items; 1.1 opens a decimal count."""
    return mark is None or not (mark.family is Family.DECIMAL and mark.number.endswith(".1"))


def _inline_marks(text: str, start: int, counts: _Counts, following: list[Mark]) -> list[Mark]:
    """Return the marks inside ``text`` that go on with a count, or begin one that goes on."""
    level = levels(text)
    evened = even(text)
    candidates = [
        mark
        for mark in find_marks(text)
        if mark.start >= start and mark.family in _INLINE and level[mark.start] == 0
    ]
    strong = [mark for mark in candidates if _at_boundary(evened, mark.start)]
    accepted = _in_sequence(evened, strong, counts.copy(), following)
    if len(text) > _FLATTENED and len(accepted) >= 2:
        weak = [mark for mark in candidates if _may_begin(evened, mark)]
        weak += [mark for mark in _glued_marks(evened, start) if mark not in weak]
        weak.sort(key=lambda mark: mark.start)
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


def _glued_marks(evened: str, start: int) -> Iterator[Mark]:
    """Yield 11. of 11.121人才 where a sentence has just ended."""
    for glued in _GLUED.finditer(evened, start):
        if _at_boundary(evened, glued.start()):
            number = glued["n"]
            yield Mark(Family.ARABIC, int(number), number, glued.start(), glued.end())


def _opens_text(evened: str, mark: Mark) -> bool:
    """Return whether 一、 follows 提出以下意见： or the like, the text having run into one line."""
    before = evened[: mark.start].rstrip()
    return mark.family is Family.CHINESE and mark.value == 1 and before.endswith((":", "。"))


def _at_boundary(evened: str, position: int) -> bool:
    return evened[position - 1] == " " or even(evened[position - 1]) in even(_BOUNDARY)


def _may_begin(evened: str, mark: Mark) -> bool:
    """Return whether a mark in a flattened text may begin an item without a boundary before it."""
    if _at_boundary(evened, mark.start):
        return True
    before, after = evened[mark.start - 1], evened[mark.end : mark.end + 1]
    is_digit = (before.isascii() and before.isalnum()) or before in "第至、"
    return mark.family in {Family.CHINESE_BRACKET, Family.ARABIC} and not is_digit and after > "\u2fff"
