"""Which items of an outline are tasks, and which clauses are theirs.

A task is the lowest numbered item that carries a clause of its own. Where only the last of
several items carries one, and the document does so throughout, the clause is their parent's.
Items without a clause are tasks where their neighbours are.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.text.clause_places import ClausePlace, find_clauses
from models.text.clauses import Clause
from models.text.normalise import even
from models.text.numbering import Family
from reports.incoming.headline import SENTENCE_END, title_of
from reports.incoming.outline import Node
from reports.incoming.passages import Passage
from reports.incoming.section_facts import section_facts
from reports.incoming.unnumbered import (
    OwnClause,
    are_headed,
    clause_groups,
    is_bare,
    is_only_clause,
    measures_of,
)

# Sections about the plan itself: what stands in them is a task only with a clause of its own
_GENERAL = re.compile(
    r"总体(?:要求|思路|目标|安排|部署)|指导思想|基本原则|^目标|"
    r"(?:工作|主要|总|发展|行动|任务|年度|预期)目标$|组织(?:领导|保障|实施|推进|协调)|组织机构|"
    r"保障(?:措施|机制)|强化保障|工作(?:要求|步骤|机制|保障|安排)$|实施(?:步骤|保障|要求|时间)|"
    r"(?:方法|进度)步骤|[时进][间度]安排|有关要求|^附则|适用范围|重要意义|负责解释|之日起|"
    r"监督考核|督[促导]检查|考核评[估价]"
)
_TASK_SECTION = re.compile(r"任务|重点|举措|措施|行动|内容|工程|分工")


@dataclass(eq=False)
class Item:
    """A task as found: its node, its text, its clauses, and those its headings give it."""

    node: Node
    passages: list[Passage]
    clauses: list[OwnClause] = field(default_factory=list)
    inherited: list[OwnClause] = field(default_factory=list)
    section: str = ""

    @property
    def last_line(self) -> int:
        """Last line of its text and of all that stands under it."""
        below = [passage for node in self.node.walk() for passage in node.own]
        return max(passage.last_line for passage in [*below, *self.passages])


def find_items(root: Node, *, is_plan: bool) -> list[Item]:
    """Return the tasks of an outline in printed order.

    ``is_plan``: the title says that this is a plan, so that measures are tasks even when no
    clause stands anywhere.
    """
    return _Selection(root).items(is_plan=is_plan)


def is_general(node: Node) -> bool:
    """Return whether a node is, or stands in, a section about the plan itself."""
    headings = [title_of(each.heading) for each in (node, *node.ancestors())]
    return any(_GENERAL.search(even(heading)) for heading in headings)


class _Selection:
    """Which node carries which clauses, while the tasks are being chosen."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._own = {
            node: [OwnClause(p, place) for p in node.own for place in _clauses_in(node, p)]
            for node in root.walk()
        }
        self._facts = section_facts(root)
        self._lift_shared()

    def items(self, *, is_plan: bool) -> list[Item]:
        carriers = {node for node in self._root.walk() if self._carries(node)}
        items = self._items_at(carriers)
        if not carriers and (is_plan or self._facts):
            items = [Item(node, node.own, section=_section(node)) for node in self._measures()]
        for item in items:
            item.inherited = [c for n in item.node.ancestors() for c in self._given_by(n)]
        return items

    def _items_at(self, carriers: set[Node]) -> list[Item]:
        """Return the tasks where clauses stand, and those without one that stand among them."""
        among = self._levels_of(carriers)
        items: list[Item] = []
        for node in self._root.walk():
            if node in carriers:
                items += self._items_of(node)
            elif self._stands_among(node, carriers, among):
                items.append(Item(node, node.own, section=_section(node)))
        return items

    def _given_by(self, node: Node) -> list[OwnClause]:
        """Return what a heading says of the tasks below it."""
        return [*self._heading_clauses(node), *self._facts.get(node, [])]

    def _below(self, node: Node) -> bool:
        """Whether the node or anything under it carries a clause."""
        return any(self._own[below] for below in node.walk())

    def _carries(self, node: Node) -> bool:
        """Whether the node is a task by its own clause: not a heading that only passes it on."""
        if not any(self._counts(node, clause.place.clause) for clause in self._own[node]):
            return False
        has_below = any(self._below(child) for child in node.children)
        if node.is_part and has_below and len(clause_groups(node, self._own[node])) < 2:
            return False  # a preamble that says who steers the whole plan
        return not has_below or len(self._heading_clauses(node)) < len(self._own[node])

    @staticmethod
    def _counts(node: Node, clause: Clause) -> bool:
        """Whether a clause makes a task; a time alone does not where nothing is numbered."""
        return clause.has_units or (bool(clause.deadline_text) and node.mark is not None)

    def _heading_clauses(self, node: Node) -> list[OwnClause]:
        """Return clauses that follow a bare heading: they hold for what stands under it."""
        if node.is_part or not any(self._below(child) for child in node.children):
            return []
        return [clause for clause in self._own[node] if _follows_bare_heading(node, clause)]

    def _lift_shared(self) -> None:
        """Give a clause after the last of several items to their parent, where that is usual."""
        for _ in range(3):
            shared = [node for node in self._root.walk() if self._shares_last(node)]
            separate = sum(self._clauses_apart(node) for node in self._root.walk())
            lifted = [n for n in shared if len(shared) > separate or self._on_own_line(n)]
            for parent in lifted:
                last = parent.children[-1]
                self._own[parent] += self._own[last]
                self._own[last] = []
            if not lifted:
                return

    def _shares_last(self, parent: Node) -> bool:
        return (
            len(parent.children) > 1
            and parent.mark is not None
            and bool(self._own[parent.children[-1]])
            and not self._own[parent]
            and not any(self._below(child) for child in parent.children[:-1])
        )

    def _clauses_apart(self, parent: Node) -> bool:
        return sum(bool(self._own[child]) for child in parent.children) > 1

    def _on_own_line(self, parent: Node) -> bool:
        clauses = self._own[parent.children[-1]]
        return len(parent.children) > 2 and all(is_only_clause(c.passage) for c in clauses)

    def _items_of(self, node: Node) -> Iterator[Item]:
        """Yield the node, or its unnumbered paragraphs where each carries a clause."""
        clauses = [c for c in self._own[node] if c not in self._heading_clauses(node)]
        groups = clause_groups(node, clauses)
        if not self._is_section(node, groups):
            yield Item(node, node.own, clauses, section=_section(node))
            return
        for measure in measures_of(node, groups):
            own = [c for c in clauses if any(c.passage is p for p in measure.passages)]
            unnumbered = Node(None, measure.passages, parent=node)
            yield Item(unnumbered, measure.passages, own, section=measure.section)

    def _is_section(self, node: Node, groups: Sequence[list[Passage]]) -> bool:
        """Whether the paragraphs of a node are measures, each with a clause of its own."""
        if len(groups) < 2:
            return False
        if self._is_section_level(node) or (is_bare(node) and are_headed(node, groups)):
            return True
        alike = [other for other in self._root.walk() if other.family is node.family]
        counts = [len(clause_groups(other, self._own[other])) for other in alike]
        return is_bare(node) and all(count > 1 for count in counts if count)

    def _is_section_level(self, node: Node) -> bool:
        """Whether nodes of this kind are elsewhere headings over tasks."""
        return node.mark is None or any(
            other.family is node.family and any(self._own[child] for child in other.children)
            for other in self._root.walk()
        )

    def _levels_of(self, carriers: set[Node]) -> set[tuple[Family | None, Family | None]]:
        """Return where at least three tasks stand: (kind of mark, kind of the mark above)."""
        counts = Counter((n.family, n.parent.family) for n in carriers if n.mark and n.parent)
        return {level for level, count in counts.items() if count >= 3}

    def _stands_among(
        self,
        node: Node,
        carriers: set[Node],
        among: set[tuple[Family | None, Family | None]],
    ) -> bool:
        """Return whether a numbered item without a clause stands at the level of the tasks."""
        parent = node.parent
        if node.mark is None or parent is None or node.is_inline or self._below(node):
            return False
        if is_general(node) or any(up in carriers for up in node.ancestors()):
            return False
        if any(sibling in carriers for sibling in parent.children):
            return True
        if (node.family, parent.family) not in among or parent.parent is None:
            return False
        return any(self._below(aunt) for aunt in parent.parent.children) and (
            parent.parent.mark is not None or bool(_TASK_SECTION.search(title_of(parent.heading)))
        )

    def _measures(self) -> list[Node]:
        """Return the measures of a plan without clauses: the level most of them stand at."""
        nodes = [n for n in self._root.walk() if n.mark and not n.is_inline and not is_general(n)]
        levels_used = Counter(n.family for n in nodes)
        if len(nodes) < 3:
            return []
        most = max(levels_used.values())
        family = next(f for f, count in reversed(levels_used.items()) if count * 2 >= most)
        return [n for n in nodes if n.family is family]


def _clauses_in(node: Node, passage: Passage) -> list[ClausePlace]:
    """Return the clauses of a paragraph; in a preamble, notes on the whole plan are none."""
    places = find_clauses(passage.text)
    if not node.is_part:
        return list(places)
    return [p for p in places if not (p.clause.blanket or p.clause.first_leads)]


def _follows_bare_heading(node: Node, clause: OwnClause) -> bool:
    """Return whether a clause stands right behind a heading that says nothing more."""
    if clause.passage is not node.own[0]:
        return is_only_clause(clause.passage)
    return not SENTENCE_END.search(node.heading[: clause.place.start].rstrip("。"))


def _section(node: Node) -> str:
    parent = node.parent
    return title_of(parent.heading) if parent is not None else ""
