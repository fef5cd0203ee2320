"""Which node of an outline carries which clauses, and what a heading passes on to those below."""

import re
from collections.abc import Callable, Iterator

from models.text.clause_places import ClausePlace
from models.text.clauses import Clause, read_clauses
from models.text.normalise import even
from models.text.numbering import Family
from reports.incoming.plans.document_title import is_title
from reports.incoming.plans.headline import SENTENCE_END, clauses_of
from reports.incoming.plans.leading_units import leading_units
from reports.incoming.plans.outline import Node, lists_units
from reports.incoming.plans.passages import Passage
from reports.incoming.plans.section_facts import section_facts
from reports.incoming.plans.unnumbered import OwnClause, clause_groups, is_only_clause

_MEASURES_FOLLOW = re.compile(r"(?:具体|主要|重点|工作|落实|推进|改革)+(?:措施|举措)(?:如下)?:?")


class ClauseOwners:
    """The clauses of each node, put where they belong when it is built."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._own = {
            node: [OwnClause(p, place) for p in node.own for place in _clauses_in(node, p)]
            for node in root.walk()
        }
        for node, openings in leading_units(root).items():
            others = [c for c in self._own[node] if all(_apart(c, o) for o in openings)]
            self._own[node] = sorted([*openings, *others], key=_place_in(node))
        self._facts = section_facts(root, has_clauses=any(self._own.values()))
        self._count_on = _families_counting_on(root)
        for parent in root.walk():
            self._hand_down(parent)
        self._lift_shared()
        for parent in root.walk():
            self._give_back(parent)

    @property
    def has_section_facts(self) -> bool:
        """Whether section headings name units or times."""
        return bool(self._facts)

    def says_facts(self, node: Node) -> bool:
        """Whether a node is a section heading that names units or times."""
        return bool(self._facts.get(node))

    def of(self, node: Node) -> list[OwnClause]:
        """Return the clauses of a node itself."""
        return self._own[node]

    def is_above_clauses(self, node: Node) -> bool:
        """Return whether the node or anything under it carries a clause."""
        return any(self._own[below] for below in node.walk())

    def has_clauses_below(self, node: Node) -> bool:
        """Return whether anything under a node carries a clause."""
        return any(self.is_above_clauses(child) for child in node.children)

    def passed_on(self, node: Node) -> list[OwnClause]:
        """Return the clauses of a bare heading that hold for what stands under it.

        Something under it carries clauses too, or its items count on from section to section.
        """
        counts_on = any(child.family in self._count_on for child in node.children)
        if (
            node.is_part
            or self.introduces_tasks(node)
            or not (counts_on or self.has_clauses_below(node))
        ):
            return []
        return [clause for clause in self._own[node] if _follows_bare_heading(node, clause)]

    def given_by(self, node: Node) -> list[OwnClause]:
        """Return all that a heading says of the tasks below it."""
        kept = self._own[node] if self.introduces_tasks(node) else []
        return [*self.passed_on(node), *kept, *self._facts.get(node, [])]

    def introduces_tasks(self, node: Node) -> bool:
        """Return whether tasks follow a line 具体措施：; the node above it is a task as well."""
        unnumbered = [child.heading for child in node.children if child.mark is None]
        lines = [*(passage.text for passage in node.own[1:]), *unnumbered]
        is_introduced = any(_MEASURES_FOLLOW.fullmatch(even(line)) for line in lines)
        return is_introduced and self.has_clauses_below(node)

    def carries(self, node: Node) -> bool:
        """Return whether a node is a task by a clause of its own that it does not pass on."""
        if not any(_makes_task(node, clause.place.clause) for clause in self._own[node]):
            return False
        groups = clause_groups(node, self._own[node])
        if node.is_part and self.has_clauses_below(node) and len(groups) < 2:
            return self.opens_excerpt(node)  # else a preamble that says who steers the whole plan
        return len(self.passed_on(node)) < len(self._own[node])

    def opens_excerpt(self, node: Node) -> bool:
        """Return whether a document begins in the middle: with the end of a task and its clause."""
        own = [clause for clause in self._own[node] if node.own and clause.passage is node.own[0]]
        is_first = node.parent is None and bool(own) and not is_only_clause(node.own[0])
        return is_first and own[-1].place.end >= len(node.own[0].text.rstrip("。；; "))

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
            and not any(self.is_above_clauses(child) for child in parent.children[:-1])
        )

    def _clauses_apart(self, parent: Node) -> bool:
        return sum(bool(self._own[child]) for child in parent.children) > 1

    def _on_own_line(self, parent: Node) -> bool:
        clauses = self._own[parent.children[-1]]
        return len(parent.children) > 2 and all(is_only_clause(c.passage) for c in clauses)

    def _give_back(self, parent: Node) -> None:
        """Give the parent a clause alone on its line below items that have theirs in their text."""
        apart = [self._alone(child) for child in parent.children]
        has_own = [len(self._own[c]) > len(a) for c, a in zip(parent.children, apart, strict=True)]
        if len(apart) > 1 and parent.mark and all(has_own) and apart[-1] and not any(apart[:-1]):
            last = parent.children[-1]
            self._own[parent] += apart[-1]
            self._own[last] = [clause for clause in self._own[last] if clause not in apart[-1]]

    def _hand_down(self, parent: Node) -> None:
        """Read a label line above items (牵头单位：市发改委) as theirs, up to the next such line.

        It shows by the first line standing above all items and none below the last.
        """
        children = parent.children
        above = self._alone(parent)[-1:]
        below = [self._alone(child) for child in children]
        if not above or len(children) < 2 or below[-1] or not any(below[:-1]):
            return
        if above[0].passage is not parent.own[-1] or all(below[:-1]):
            return
        self._own[parent] = [clause for clause in self._own[parent] if clause not in above]
        for child, following in zip(children, below, strict=True):
            kept = [clause for clause in self._own[child] if clause not in following]
            self._own[child] = [*kept, *above]
            above = following or above

    def _alone(self, node: Node) -> list[OwnClause]:
        """Return the clauses of a node that stand alone on their line."""
        return [clause for clause in self._own[node] if is_only_clause(clause.passage)]


def _clauses_in(node: Node, passage: Passage) -> list[ClausePlace]:
    """Return the clauses of a paragraph; a title and notes on the whole plan are none."""
    places = clauses_of(passage.text)
    if node.mark is not None and passage is not node.own[0] and lists_units(passage.text):
        return [ClausePlace(0, len(passage.text), read_clauses(passage.text))]
    if not node.is_part:
        return list(places)
    if is_title(passage.text):
        return []
    return [p for p in places if not (p.clause.blanket or p.clause.first_leads)]


def _place_in(node: Node) -> Callable[[OwnClause], tuple[int, int]]:
    """Return the key that puts the clauses of a node into printed order."""
    places = {id(passage): place for place, passage in enumerate(node.own)}
    return lambda own: (places[id(own.passage)], own.place.start)


def _apart(clause: OwnClause, opening: OwnClause) -> bool:
    return clause.passage is not opening.passage or clause.place.start >= opening.place.end


def _makes_task(node: Node, clause: Clause) -> bool:
    """Return whether a clause makes a task: a time alone does not where nothing is numbered."""
    return clause.has_units or (bool(clause.deadline_text) and node.mark is not None)


def _follows_bare_heading(node: Node, clause: OwnClause) -> bool:
    """Return whether a clause stands right behind a heading that says nothing more."""
    if clause.passage is not node.own[0]:
        return is_only_clause(clause.passage)
    return not SENTENCE_END.search(node.heading[: clause.place.start].rstrip("。"))


def _families_counting_on(root: Node) -> set[Family]:
    """Return the marks whose numbers go on from one section to the next: they count the tasks."""
    steps = [(before, after) for before, after in _neighbours(root) if before.mark and after.mark]
    on = {a.mark.family for b, a in steps if a.mark and b.mark and a.mark.value == b.mark.value + 1}
    off = {a.mark.family for b, a in steps if a.mark and b.mark and a.mark.value <= b.mark.value}
    return on - off


def _neighbours(root: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the last item of a section and the first of the next, of one kind of mark."""
    last: dict[Family, Node] = {}
    for node in root.walk():
        if node.mark is None or node.is_inline or node.parent is None:
            continue
        before = last.get(node.mark.family)
        if before and before.parent is not node.parent and node.parent.mark is not None:
            yield before, node
        last[node.mark.family] = node
