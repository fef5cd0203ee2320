"""Which items of an outline are tasks, and which clauses are theirs.

A task is the lowest numbered item that carries a clause of its own. Where only the last of
several items carries one, and the document does so throughout, the clause is their parent's.
Items without a clause are tasks where their neighbours are.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from models.text.normalise import even
from models.text.numbering import Family
from reports.incoming.plans.clause_owners import ClauseOwners
from reports.incoming.plans.headline import title_of
from reports.incoming.plans.outline import Node
from reports.incoming.plans.passages import Passage
from reports.incoming.plans.unnumbered import (
    ClauseGroup,
    OwnClause,
    are_headed,
    are_sentences,
    clause_groups,
    is_bare,
    measures_of,
)

# Sections about the plan itself: what stands in them is a task only with a clause of its own
_GENERAL = re.compile(
    r"总体(?:要求|思路|目标|安排|部署)|指导思想|(?:基本|分工|工作)原则|^目标|"
    r"^.{0,8}(?:工作|主要|总|发展|行动|任务|年度|预期)目标$|组织(?:领导|保障|实施|推进|协调)|组织机构|"
    r"保障(?:措施|机制)|强化保障|工作(?:要求|步骤|机制|保障|安排)$|实施(?:步骤|保障|要求|时间)|"
    r"(?:方法|进度)步骤|[时进][间度]安排|有关要求|^附则|适用范围|重要意义|负责解释|之日起|"
    r"监督考核|督[促导]检查|考核评[估价]"
)
_TASK_SECTION = re.compile(r"任务|重点|举措|措施|行动|内容|工程|分工")


@dataclass(eq=False)
class Item:
    """A task as found: its node and its text, with its clauses.

    Attributes:
        inherited: clauses its headings give it.
        repeated: clauses of a place that repeats it, an annex.
    """

    node: Node
    passages: list[Passage]
    clauses: list[OwnClause] = field(default_factory=list)
    inherited: list[OwnClause] = field(default_factory=list)
    repeated: list[OwnClause] = field(default_factory=list)
    section: str = ""

    @property
    def title(self) -> str:
        """Its heading sentence, without a unit that stands before it."""
        first = self.passages[0]
        opening = [c.place.end for c in self.clauses if c.passage is first and c.place.start == 0]
        rest = first.text[opening[0] :] if opening else ""
        return title_of(rest or first.text)

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
    """The choice of the tasks among the nodes of an outline."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._owners = ClauseOwners(root)
        self._carriers = {node for node in root.walk() if self._carries(node)}
        self._levels = self._levels_of_tasks()
        self._over_tasks = {
            node.family for node in root.walk() if any(self._owners.of(c) for c in node.children)
        }

    def items(self, *, is_plan: bool) -> list[Item]:
        items: list[Item] = []
        for node in self._root.walk():
            if node in self._carriers:
                items += self._items_of(node)
            elif self._stands_among(node):
                items.append(Item(node, node.own, section=_section(node)))
        if not items and (is_plan or self._owners.has_section_facts):
            items = [Item(node, node.own, section=_section(node)) for node in self._measures()]
        for item in items:
            item.inherited = [c for n in item.node.ancestors() for c in self._owners.given_by(n)]
        return items

    def _carries(self, node: Node) -> bool:
        """Whether a node is a task by its own clause; a stage (动员阶段) is none."""
        is_stage = "阶段" in title_of(node.heading) and is_general(node)
        return self._owners.carries(node) and not is_stage

    def _items_of(self, node: Node) -> Iterator[Item]:
        """Yield the node, or its unnumbered paragraphs where each carries a clause."""
        clauses = self._clauses_kept(node)
        groups = clause_groups(node, clauses)
        if not self._is_section(node, groups):
            yield Item(node, node.own, clauses, section=_section(node))
            return
        by_passage: dict[int, list[OwnClause]] = {}
        for clause in clauses:
            by_passage.setdefault(id(clause.passage), []).append(clause)
        for measure in measures_of(node, groups):
            own = [c for passage in measure.passages for c in by_passage.get(id(passage), [])]
            unnumbered = Node(None, measure.passages, parent=node)
            yield Item(unnumbered, measure.passages, own, section=measure.section)

    def _clauses_kept(self, node: Node) -> list[OwnClause]:
        passed_on = self._owners.passed_on(node)
        return [clause for clause in self._owners.of(node) if clause not in passed_on]

    def _is_section(self, node: Node, groups: Sequence[ClauseGroup]) -> bool:
        """Whether the paragraphs of a node are measures, each with a clause of its own."""
        is_headed = are_headed(node, groups)
        if len(groups) < 2:
            is_usual = is_headed and node.family in self._split_families
            return is_usual or self._owners.opens_excerpt(node)
        is_above = node.mark is None or node.family in self._over_tasks
        is_headed = is_headed or are_sentences(groups)
        return is_above or is_headed or (is_bare(node) and self._all_split(node.family))

    @cached_property
    def _split_families(self) -> set[Family | None]:
        """The kinds of marks that stand above measures without numbers."""
        counts = [(n, clause_groups(n, self._clauses_kept(n))) for n in self._carriers]
        return {n.family for n, groups in counts if len(groups) > 1 and self._is_section(n, groups)}

    def _all_split(self, family: Family | None) -> bool:
        """Whether every node of a kind holds several paragraphs with clauses."""
        alike = [node for node in self._carriers if node.family is family]
        return all(len(clause_groups(n, self._clauses_kept(n))) > 1 for n in alike)

    def _levels_of_tasks(self) -> set[tuple[Family | None, Family | None]]:
        """Return where at least three tasks stand: (kind of mark, kind of the mark above)."""
        tasks = [n for n in self._carriers if n.mark]
        counts = Counter((n.family, n.parent.family) for n in tasks if n.parent)
        return {level for level, count in counts.items() if count >= 3}

    def _stands_among(self, node: Node) -> bool:
        """Whether a numbered item without a clause stands at the level of the tasks."""
        parent = node.parent
        if node.mark is None or parent is None or self._owners.is_above_clauses(node):
            return False
        if node.is_inline and not self._owners.says_facts(parent):
            return False
        if any(self._is_whole_task(up) for up in node.ancestors()):
            return False
        beside = [sibling for sibling in parent.children if sibling.family is node.family]
        tasks_beside = sum(sibling in self._carriers for sibling in beside)
        if is_general(node):  # the targets of a year stand among its tasks where units answer
            return tasks_beside > 1 and tasks_beside + 1 == len(beside)
        if tasks_beside:
            return True
        return (
            bool(self._owners.given_by(parent))
            or self._lost_its_unit(node, parent)
            or self._is_level_of_tasks(node, parent)
        )

    def _is_whole_task(self, node: Node) -> bool:
        """Whether a node is a task with all that stands under it."""
        return node in self._carriers and not self._owners.introduces_tasks(node)

    def _lost_its_unit(self, node: Node, parent: Node) -> bool:
        """Whether an excerpt begins inside the list of one unit: names of others head the next."""
        headed = [a for a in parent.children if a.mark is None and self._owners.given_by(a)]
        return parent.is_part and any(c.family is node.family for a in headed for c in a.children)

    def _is_level_of_tasks(self, node: Node, parent: Node) -> bool:
        """Whether tasks stand at the level of a node in other sections of the same part."""
        above = parent.parent
        if (node.family, parent.family) not in self._levels or above is None:
            return False
        return any(self._owners.is_above_clauses(aunt) for aunt in above.children) and (
            above.mark is not None or bool(_TASK_SECTION.search(title_of(parent.heading)))
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


def _section(node: Node) -> str:
    parent = node.parent
    return title_of(parent.heading) if parent is not None else ""
