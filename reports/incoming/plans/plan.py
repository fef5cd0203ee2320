"""Reading a work plan: its tasks with who does them and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.reading import GroupDefinition, ReadTask, ReadWarning
from models.text.clauses import Clause, join_clauses
from models.text.deadlines import Deadline, read_deadline
from models.text.normalise import even
from models.text.unit_list import split_units
from reports.incoming.plans.document_head import DocumentHead
from reports.incoming.plans.document_parts import Sorted, sort_items
from reports.incoming.plans.headline import clauses_of
from reports.incoming.plans.jumbled_tables import without_jumbled_tables
from reports.incoming.plans.notes import DocumentNotes, apply_notes, read_notes, with_clause_note
from reports.incoming.plans.outline import Node, read_outline
from reports.incoming.plans.passages import Passage, read_passages
from reports.incoming.plans.plan_warnings import label_of, plan_warnings
from reports.incoming.plans.task_items import Item, find_items
from reports.incoming.plans.unnumbered import OwnClause, is_only_clause

# A document whose title says that it sets tasks
_PLAN_TITLE = re.compile(r"方案|要点|计划|措施|任务|举措|行动|分工|清单|意见|条$|安排")
# 各区(含葛店经开区、临空经济区,下同): the group word and what it takes in
_GROUP = re.compile(
    r"(?P<word>(?:各|市直|区直|县直|全市|有关)[^ 、,;:()。]{1,12})"
    r"\((?:含|包括|包含)(?P<members>[^()]+?)(?:[,、]?下同)?\)"
)
# …，2024年6月底前完成。 at the very end of the text of a task that has no deadline in its clause
_ENDS_WITH_TIME = re.compile(
    r"[,。;](?P<time>(?:力争|确保)?(?:于|在)?(?:20\d\d ?年|今年|年底|\d{1,2} ?月)[^,。;]{0,8}"
    r"(?:前|底|内)(?:全部|全面|基本)?完成)。?$"
)
_MANY = 5  # the same finding on more tasks is told once


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What a work plan was read as."""

    tasks: tuple[ReadTask, ...]
    warnings: tuple[ReadWarning, ...]


def read_plan(lines: Sequence[str], head: DocumentHead) -> PlanReading:
    """Return the tasks of a work plan in printed order, and what a person should look at."""
    passages = list(without_jumbled_tables(read_passages(lines)))
    is_plan = _PLAN_TITLE.search(head.title) is not None
    root = read_outline(passages)
    found = sort_items(find_items(root, is_plan=is_plan), root, head.title)
    items = found.items
    notes = _notes_of(passages, items)
    tasks: list[ReadTask] = []
    deadlines: list[Deadline] = []
    warnings = [*notes.warnings, *_left_out(found), *_without_task(root, found)]
    for item in items:
        clause = _clause_of(item)
        noted = with_clause_note(notes, clause, _printed(item))
        if noted.first_leads and not notes.first_leads:
            warnings.append(_first_leads_note(item.passages[0].line))
        notes = noted
        clause = apply_notes(clause, notes)
        deadline = _deadline_of(item, clause, notes, head.year)
        tasks.append(_task(item, clause, deadline))
        deadlines.append(deadline)
        warnings += _asides(tasks[-1], clause)
    warnings += _taken_from_headings(items, tasks)
    return PlanReading(tuple(tasks), (*warnings, *plan_warnings(tasks, deadlines)))


def _first_leads_note(line: int) -> ReadWarning:
    return ReadWarning(line, "文中说明列第一位的为牵头单位，从本项起各项第一个单位读作牵头单位")


def _asides(task: ReadTask, clause: Clause) -> Iterator[ReadWarning]:
    """Yield what a clause says of other tasks."""
    if clause.blanket:
        said = "，".join(clause.blanket)
        yield ReadWarning(task.line, f"{label_of(task)}的说明“{said}”涉及其他任务，请核对各项单位")


def _taken_from_headings(items: Sequence[Item], tasks: Sequence[ReadTask]) -> Iterator[ReadWarning]:
    """Yield which leads and deadlines are those of a heading above."""
    pairs = [
        (task, _joined(item.clauses), _joined(item.inherited))
        for item, task in zip(items, tasks, strict=True)
    ]
    leads = [task for task, own, above in pairs if above.lead and task.lead and not own.lead]
    times = [task for task, own, above in pairs if above.deadline_text and not own.deadline_text]
    for what, found in (("牵头单位", leads), ("时限", times)):
        if len(found) > _MANY:
            said = f"{label_of(found[0])}等{len(found)}项的{what}取自上级标题"
            yield ReadWarning(found[0].line, said)
        else:
            yield from (ReadWarning(t.line, f"{label_of(t)}的{what}取自上级标题") for t in found)


def _left_out(found: Sorted) -> Iterator[ReadWarning]:
    """Yield what a covering notice and an annex hold besides the tasks."""
    if found.in_notice:
        said = f"通知正文另有{len(found.in_notice)}项要求写明了单位，没有读作任务，请核对"
        yield ReadWarning(found.in_notice[0].passages[0].line, said)
    if found.repeated:
        said = f"此处有{len(found.repeated)}项与前文重复，只读一次，分工和时限已合并，请核对"
        yield ReadWarning(found.repeated[0].passages[0].line, said)


def _without_task(root: Node, found: Sorted) -> Iterator[ReadWarning]:
    """Yield where units stand on a line of their own that no task took."""
    items = [*found.items, *found.in_notice, *found.repeated]
    clauses = [own for i in items for own in (*i.clauses, *i.inherited, *i.repeated)]
    taken = {id(own.passage) for own in clauses}
    for node in root.walk():
        left = [p for p in node.own if id(p) not in taken and _names_units_only(p)]
        if left:
            yield ReadWarning(left[0].line, "此处的分工没有对应的任务，没有读入，请核对")


def _names_units_only(passage: Passage) -> bool:
    places = clauses_of(passage.text)
    return is_only_clause(passage) and any(place.clause.has_units for place in places)


def _notes_of(passages: Sequence[Passage], items: Sequence[Item]) -> DocumentNotes:
    first = min((item.passages[0].line for item in items), default=0)
    last = max((item.last_line for item in items), default=0)
    return read_notes(passages, first, last)


def _clause_of(item: Item) -> Clause:
    """Join the clauses of a task; a heading above gives what they leave out."""
    own = _joined(item.clauses)
    above = _joined([*item.inherited, *item.repeated])
    if not own.has_units:
        own = replace(
            own,
            lead=above.lead,
            responsible=above.responsible,
            supporting=above.supporting,
        )
    is_whole = own.lead or not own.is_labelled
    return replace(
        own,
        lead=own.lead if is_whole else above.lead,
        deadline_text=own.deadline_text or above.deadline_text,
    )


def _joined(clauses: Sequence[OwnClause]) -> Clause:
    joined = Clause()
    for own in clauses:
        joined = join_clauses(joined, own.place.clause)
    return joined


def _deadline_of(item: Item, clause: Clause, notes: DocumentNotes, year: int | None) -> Deadline:
    """Read the time of a task: in its clause, at the end of its text, else in a general note."""
    if clause.deadline_text or not item.passages:
        return read_deadline(clause.deadline_text, year=year)
    text = _without_clauses(item.passages[-1], item.clauses)
    ending = _ENDS_WITH_TIME.search(even(text))
    words = text[ending.start("time") : ending.end("time")] if ending else notes.deadline_text
    return read_deadline(words, year=year)


def _task(item: Item, clause: Clause, deadline: Deadline) -> ReadTask:
    body = _body(item)
    return ReadTask(
        section=item.section,
        number=item.node.mark.number if item.node.mark else "",
        title=item.title,
        body=body,
        lead=clause.lead,
        responsible=clause.responsible,
        supporting=clause.supporting,
        deadline_text=deadline.text,
        deadline=deadline.day,
        ongoing=deadline.ongoing,
        line=item.passages[0].line,
        last_line=item.last_line,
        clause=_printed(item),
    )


def _printed(item: Item) -> str:
    """Return the clauses of a task as printed."""
    clauses = item.clauses or item.inherited or item.repeated
    return "\n".join(own.passage.text[own.place.start : own.place.end] for own in clauses)


def _body(item: Item) -> str:
    """Return the text after the title without clauses, paragraphs kept apart."""
    nodes = [below for child in item.node.children for below in child.walk()]
    below = [passage for node in nodes for passage in node.own]
    clauses = [*item.clauses, *item.inherited]
    first, *others = item.passages
    paragraphs = [_without_clauses(first, clauses)]
    paragraphs += [_without_clauses(p, clauses) for p in [*others, *below] if not is_only_clause(p)]
    head = paragraphs[0]
    if item.title in head:
        paragraphs[0] = head[head.find(item.title) + len(item.title) :].lstrip("。:：;；!？！ 　")
    return "\n".join(text for text in paragraphs if text)


def _without_clauses(passage: Passage, clauses: Sequence[OwnClause]) -> str:
    text = passage.text
    for own in reversed(clauses):
        if own.passage is passage:
            text = text[: own.place.start] + text[own.place.end :]
    return text.strip()


def group_definitions(passages: Sequence[Passage]) -> tuple[GroupDefinition, ...]:
    """Return the group words explained in the text, each word once."""
    found: dict[str, GroupDefinition] = {}
    for passage in passages:
        for group in _GROUP.finditer(even(passage.text)):
            word = passage.text[group.start("word") : group.end("word")]
            members = split_units(passage.text[group.start("members") : group.end("members")])
            line = passage.lines[group.start()]
            if members:
                found.setdefault(word, GroupDefinition(word, members, line))
    return tuple(found.values())
