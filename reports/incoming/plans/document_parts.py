"""Tasks that stand twice in a document, and what a covering notice asks besides the plan.

A notice may have points of its own before the plan it sends out; an annex may repeat the tasks of
the text with their units. Neither makes more tasks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.text.normalise import fold
from reports.incoming.plans.outline import Node
from reports.incoming.plans.task_items import Item
from reports.incoming.plans.unnumbered import is_only_clause

# 关于印发《…方案》的通知: the plan's own title stands in 《》
_SENT_OUT = re.compile(r"(?:印发|转发|下发|公布|发布).*?《(?P<title>.{4,80})》")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The tasks of a document, each once.

    Attributes:
        items: the tasks, in printed order.
        in_notice: those of the covering notice, left out.
        repeated: those of an annex that repeat others, left out; what they add is in ``items``.
    """

    items: list[Item]
    in_notice: list[Item]
    repeated: list[Item]


def sort_items(items: Sequence[Item], root: Node, title: str) -> Sorted:
    """Tell the tasks of the plan from those of its notice and from repetitions."""
    start = _start_of_plan(root, title)
    tasks = [item for item in items if not _has_no_text(item)]
    kept = [item for item in tasks if item.passages[0].line >= start] or tasks
    pairs = list(_repetitions(kept))
    for item, first in pairs:
        first.repeated += [*item.clauses, *item.inherited]
    repeated = [item for item, _ in pairs]
    return Sorted(
        items=[item for item in kept if item not in repeated],
        in_notice=[item for item in tasks if item not in kept],
        repeated=repeated,
    )


def _has_no_text(item: Item) -> bool:
    """Return whether an item is a clause that no task stands before: an excerpt begins with it."""
    return not item.node.children and all(map(is_only_clause, item.passages))


def _start_of_plan(root: Node, title: str) -> int:
    """Return the line of the plan's own title below a notice, 0 when there is no notice."""
    sent = _SENT_OUT.search(title)
    if not sent:
        return 0
    parts = [node for node in root.walk() if node.is_part and node.own]
    lines = (p.own[0].line for p in parts if fold(p.own[0].text) == fold(sent["title"]))
    return next(lines, 0)


def _repetitions(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield (item of a later part, the same task before) where most of that part repeats."""
    parts: dict[Node, list[Item]] = {}
    for item in items:
        parts.setdefault(_part_of(item.node), []).append(item)
    seen: dict[str, Item] = {}
    for part in parts.values():
        pairs = [(item, seen[_key(item)]) for item in part if _key(item) in seen]
        if len(pairs) > 1 and len(pairs) * 2 > len(part):
            yield from pairs
        for item in part:
            seen.setdefault(_key(item), item)


def _part_of(node: Node) -> Node:
    while node.parent is not None and not node.is_part:
        node = node.parent
    return node


def _key(item: Item) -> str:
    return fold(item.title)
