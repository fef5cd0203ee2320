"""Reading a work plan: which items of its outline are tasks, who does them and by when.

A task is the lowest numbered item that carries a clause of its own. Where only the last of
several items carries one, and the document does so throughout, the clause is their parent's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.reading import ReadTask, ReadWarning
from models.text.clause_places import ClausePlace, find_clauses
from models.text.clauses import Clause, first_as_lead, join_clauses
from models.text.deadlines import read_deadline
from models.text.normalise import even
from models.text.numbering import Family
from models.text.role_words import FIRST_LEADS
from reports.incoming.document_head import DocumentHead
from reports.incoming.outline import Node, read_outline
from reports.incoming.passages import Passage, read_passages

# Sections about the plan itself: what stands in them is a task only with a clause of its own
_GENERAL = re.compile(
    r"总体(?:要求|思路|目标|安排|部署)|指导思想|基本原则|(?:工作|主要|总|发展|行动|任务)目标$|^目标|组织(?:领导|保障|实施)|保障(?:措施|机制)|"
    r"工作要求|实施(?:步骤|保障|要求)|(?:方法|工作)步骤|时间安排|组织机构|有关要求|^附则|进度安排|适用范围|重要意义|实施时间"
)
_TITLE_END = re.compile(r"[。!?！？]")


@dataclass
class Item:
    """A node of the outline, or an unnumbered paragraph, with the clauses that are its own."""

    node: Node
    passages: list[Passage]
    clauses: list[tuple[Passage, ClausePlace]] = field(default_factory=list)


def read_plan(
    lines: Sequence[str], head: DocumentHead
) -> tuple[tuple[ReadTask, ...], tuple[ReadWarning, ...]]:
    """Return the tasks of a work plan in printed order, and what a person should look at."""
    root = read_outline(read_passages(lines))
    clauses = {id(node): _own_clauses(node) for node in root.walk()}
    _lift_shared(root, clauses)
    items = _task_items(root, clauses)
    leads_first = False
    tasks: list[ReadTask] = []
    for item in items:
        clause = _joined(item)
        leads_first = leads_first or clause.first_leads
        tasks.append(_task(item, first_as_lead(clause) if leads_first else clause, head))
    return tuple(tasks), ()


def _own_clauses(node: Node) -> list[tuple[Passage, ClausePlace]]:
    return [(passage, place) for passage in node.own for place in find_clauses(passage.text)]


def _has_clause_below(node: Node, clauses: dict[int, list[tuple[Passage, ClausePlace]]]) -> bool:
    return any(clauses[id(below)] for below in node.walk())


def _lift_shared(root: Node, clauses: dict[int, list[tuple[Passage, ClausePlace]]]) -> None:
    """Give a clause after the last of several items to their parent, where that is the habit."""
    shared, separate = [], 0
    for parent in root.walk():
        marked = [child for child in parent.children if clauses[id(child)] and not child.children]
        if len(parent.children) < 2 or parent.mark is None:
            continue
        if marked == parent.children[-1:] and not any(
            _has_clause_below(child, clauses) for child in parent.children[:-1]
        ):
            shared.append(parent)
        elif len(marked) > 1:
            separate += 1
    if len(shared) > separate:
        for parent in shared:
            clauses[id(parent)] += clauses[id(parent.children[-1])]
            clauses[id(parent.children[-1])] = []


def _task_items(
    root: Node, clauses: dict[int, list[tuple[Passage, ClausePlace]]]
) -> list[Item]:
    carriers = [
        node
        for node in root.walk()
        if clauses[id(node)] and not any(_has_clause_below(c, clauses) for c in node.children)
    ]
    families = Counter(node.family for node in carriers if node.mark)
    items: list[Item] = []
    for node in root.walk():
        if clauses[id(node)] and node in carriers:
            items += _items_of(node, clauses[id(node)])
        elif _stands_among_tasks(node, carriers, families, clauses):
            items.append(Item(node, node.own))
    return items


def _items_of(node: Node, places: list[tuple[Passage, ClausePlace]]) -> Iterator[Item]:
    """Yield the node, or its unnumbered paragraphs where each carries a clause (numbers lost)."""
    carrying = list(dict.fromkeys(id(passage) for passage, _ in places))
    heading_carries = bool(node.own) and id(node.own[0]) in carrying
    if node.mark is not None or heading_carries or len(carrying) < 2:
        if node.parent is not None or carrying:
            yield Item(node, node.own, places)
        return
    for passage in node.own:
        own = [(p, place) for p, place in places if p is passage]
        if own:
            yield Item(Node(None, [passage], parent=node), [passage], own)


def _stands_among_tasks(
    node: Node,
    carriers: list[Node],
    families: Counter[Family | None],
    clauses: dict[int, list[tuple[Passage, ClausePlace]]],
) -> bool:
    """Return whether a numbered item without a clause stands at the level of the tasks."""
    if node.mark is None or node.parent is None or _has_clause_below(node, clauses):
        return False
    if any(_GENERAL.search(_title_of(n.heading)) for n in (node, *node.ancestors())):
        return False
    if any(carrier in set_of_ancestors(node) for carrier in carriers):
        return False
    return any(sibling in carriers for sibling in node.parent.children)


def set_of_ancestors(node: Node) -> list[Node]:
    """Return the nodes above ``node``."""
    return list(node.ancestors())


def _joined(item: Item) -> Clause:
    clause = Clause()
    for _, place in item.clauses:
        clause = join_clauses(clause, place.clause)
    return clause


def _task(item: Item, clause: Clause, head: DocumentHead) -> ReadTask:
    title, body = _title_and_body(item)
    deadline = read_deadline(clause.deadline_text, year=head.year)
    below = [passage for node in item.node.walk() for passage in node.own]
    printed = [passage.text[place.start : place.end] for passage, place in item.clauses]
    return ReadTask(
        section=_section(item.node),
        number=item.node.mark.number if item.node.mark else "",
        title=title,
        body=body,
        lead=clause.lead,
        responsible=clause.responsible,
        supporting=clause.supporting,
        deadline_text=deadline.text,
        deadline=deadline.day,
        ongoing=deadline.ongoing,
        line=item.passages[0].line,
        last_line=max(passage.last_line for passage in below or item.passages),
        clause="\n".join(printed),
    )


def _section(node: Node) -> str:
    parent = node.parent
    return _title_of(parent.heading) if parent is not None and parent.own else ""


def _title_of(heading: str) -> str:
    """Return the first sentence of a heading without its clause and final mark."""
    places = find_clauses(heading)
    text = heading[: places[0].start] if places and places[0].start > 0 else heading
    return _TITLE_END.split(text, maxsplit=1)[0].strip(" \u3000:：;；,，")


def _title_and_body(item: Item) -> tuple[str, str]:
    """Return the heading sentence and the rest without clauses, paragraphs kept apart."""
    taken = [(passage, place) for passage, place in item.clauses]
    nodes = [below for child in item.node.children for below in child.walk()]
    paragraphs = [_without_clauses(passage, taken) for passage in item.passages]
    title = _title_of(item.passages[0].text)
    first = paragraphs[0].strip()
    rest = first[first.find(title) + len(title) :].lstrip("。:：!？！ ") if title in first else first
    paragraphs[0] = rest
    paragraphs += [_without_clauses(passage, taken) for node in nodes for passage in node.own]
    return title, "\n".join(text for text in paragraphs if text)


def _without_clauses(passage: Passage, taken: list[tuple[Passage, ClausePlace]]) -> str:
    text = passage.text
    for owner, place in reversed(taken):
        if owner is passage:
            text = text[: place.start] + text[place.end :]
    return text.strip()


def notes_first_leads(text: str) -> bool:
    """Return whether a text says that the first unit listed leads."""
    return FIRST_LEADS.search(even(text)) is not None
