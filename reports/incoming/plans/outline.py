"""The tree of numbered headings of a document.

Which mark stands above which is learned from the document: a mark not yet open goes one level
down, a mark that is open goes on with its own level. A signature, an annex and a second 一、 at
the top begin a new part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.text.clauses import is_bare_list
from models.text.normalise import even, fold
from models.text.numbering import Family, Mark
from models.text.numerals import calendar_digits
from models.text.unit_names import is_complete_name
from reports.incoming.plans.blocks import Block, read_blocks
from reports.incoming.plans.clause_sentences import heading_and_sentences, sentences_with_clauses
from reports.incoming.plans.document_title import DOCUMENT_NUMBER, is_title
from reports.incoming.plans.headline import clauses_of
from reports.incoming.plans.passages import Passage

# 附件, 附件2, 附： on a line of its own, or a date of signature: what follows is another part
_PART_STARTS = re.compile(
    r"附件? ?\d{0,2} ?[:：]?$|附 ?件 ?[一二三四五\d]{1,2}(?![.、])|附 ?[:：]|附 ?件 ?[:：]"
)
# The order of marks by custom (GB/T 9704 7.3.3), used only where a document does not show its own
_CUSTOM = {
    Family.CHAPTER: 0,
    Family.CHINESE: 1,
    Family.CHINESE_BRACKET: 2,
    Family.ARABIC: 3,
    Family.ARABIC_BRACKET: 4,
    Family.CIRCLED: 5,
}
_NAMED_TITLE = re.compile(r"《([^《》]{4,80})》")
# 一类目标：, 二类任务: the targets of one unit, sorted
_CLASS = re.compile(r"[一二三四五]类[^,。;:]{0,6}:?")
_DATE = re.compile(r"\(?\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日\)?$")


@dataclass(eq=False)
class Node:
    """One numbered item or heading, with what stands under it; ``mark`` None has no number.

    Attributes:
        own: its heading passage first, then the unnumbered paragraphs that follow it.
        is_inline: its mark stands inside a line.
        is_part: a part of the document (covering notice, plan, annex), no heading.
    """

    mark: Mark | None
    own: list[Passage]
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    is_inline: bool = False
    is_part: bool = False

    @property
    def family(self) -> Family | None:
        """The kind of its mark."""
        return self.mark.family if self.mark else None

    @property
    def heading(self) -> str:
        """Its first passage without the mark, "" for a part."""
        return self.own[0].text if self.own and not self.is_part else ""

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


def lists_units(text: str) -> bool:
    """Return whether a line lists several units and says nothing else: those of the item above.

    One alone (市财政局) heads a section of its own; 成员：… names who sits in a group.
    """
    return "、" in text and ":" not in even(text) and is_bare_list(text)


def read_outline(passages: Sequence[Passage]) -> Node:
    """Return the root of the tree of ``passages``."""
    blocks = read_blocks(passages)
    sent_out = {fold(title) for p in passages for title in _NAMED_TITLE.findall(p.text)}
    root = Node(None, [], is_part=True)
    open_nodes = [root]
    for position, block in enumerate(blocks):
        following = _next_text(blocks, position)
        if block.mark is not None:
            _add_item(open_nodes, block)
        elif _starts_part(open_nodes, block.text.text, sent_out):
            signature = _signature(open_nodes[-1], block.text.text)
            del open_nodes[1:]
            _push(open_nodes, Node(None, [block.text, *signature], is_part=True))
        elif _is_heading(block.text.text, following):
            _close_to(open_nodes, following, is_class=_is_class(block))
            _push(open_nodes, Node(None, [block.text]))
        else:
            open_nodes[-1].own += sentences_with_clauses(block.text)
    return root


def _next_text(blocks: Sequence[Block], position: int) -> Block | None:
    """Return the block after a place; a line that only sorts what follows is passed over."""
    later = (block for block in blocks[position + 1 : position + 3] if not _is_class(block))
    return next(later, None)


def _is_class(block: Block) -> bool:
    return block.mark is None and _CLASS.fullmatch(even(block.text.text)) is not None


def _add_item(open_nodes: list[Node], block: Block) -> None:
    """Add a numbered item; a second 1 where one has been counted begins a new part."""
    assert block.mark is not None  # noqa: S101 - the caller has looked
    _close_below(open_nodes, block.mark)
    _close(open_nodes, block.mark.family)
    parent = open_nodes[-1]
    counted = any(child.family is block.mark.family for child in parent.children)
    if block.mark.value == 1 and parent.is_part and counted:
        del open_nodes[1:]
        _push(open_nodes, Node(None, [], is_part=True))
    own = heading_and_sentences(block.text)
    _push(open_nodes, Node(block.mark, own, is_inline=block.is_inline))


def _push(open_nodes: list[Node], node: Node) -> None:
    node.parent = open_nodes[-1]
    open_nodes[-1].children.append(node)
    open_nodes.append(node)


def _close(open_nodes: list[Node], family: Family) -> None:
    """Close open nodes until ``family`` can go on; one not yet open goes one level down."""
    families = [node.family for node in open_nodes]
    if family in families:
        del open_nodes[families.index(family) :]


def _close_below(open_nodes: list[Node], mark: Mark) -> None:
    """Close what a mark that goes on with an unseen count outranks by custom (三、 after （五）).

    An excerpt begins in the middle: the mark's own level was never opened.
    """
    rank = _CUSTOM.get(mark.family)
    if rank is None or mark.value == 1 or any(n.family is mark.family for n in open_nodes):
        return
    lower = (
        position
        for position, node in enumerate(open_nodes)
        if node.family and _CUSTOM.get(node.family, rank) > rank
    )
    del open_nodes[next(lower, len(open_nodes)) :]


def _close_to(open_nodes: list[Node], following: Block | None, *, is_class: bool) -> None:
    """Close what an unnumbered heading before ``following`` ends; a class ends no heading."""
    if following is not None and following.mark is not None:
        _close(open_nodes, following.mark.family)
    while open_nodes[-1].mark is None and not open_nodes[-1].is_part:
        if is_class and not _CLASS.fullmatch(even(open_nodes[-1].heading)):
            return
        open_nodes.pop()


def _starts_part(open_nodes: list[Node], text: str, sent_out: set[str]) -> bool:
    """Return whether a paragraph begins a part: a signature, an annex, a title before any item.

    ``sent_out``: titles named in 《》, which begin a part also right after a notice's own points.
    """
    words = calendar_digits(even(text))
    if _PART_STARTS.match(words) or _DATE.match(words):
        return True
    return is_title(text) and (open_nodes[-1].is_part or fold(text) in sent_out)


def _signature(node: Node, following: str) -> list[Passage]:
    """Take the name of who signed, above a date, out of the text it was printed below."""
    is_dated = _DATE.match(calendar_digits(even(following))) is not None
    last = node.own[-1].text if len(node.own) > 1 else ""
    if is_dated and 4 <= len(last) <= 40 and is_complete_name(last):
        return [node.own.pop()]
    return []


def _is_heading(text: str, following: Block | None) -> bool:
    """Return whether an unnumbered line is a heading: short, no final mark, a mark after it."""
    if following is None or following.mark is None or following.is_inline:
        return False
    if _CLASS.fullmatch(even(text)):
        return True
    return (
        len(text) <= 40
        and even(text)[-1] not in "。;:,、!?)"
        and not re.search(r"\d{4} ?年 ?\d", even(text))
        and ":" not in even(text)
        and not DOCUMENT_NUMBER.search(text)
        and not clauses_of(text)
        and not lists_units(text)
    )
