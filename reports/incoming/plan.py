"""Reading a work plan: its tasks with who does them and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.reading import GroupDefinition, ReadTask, ReadWarning
from models.text.clauses import Clause, join_clauses
from models.text.deadlines import Deadline, read_deadline
from models.text.normalise import even
from models.text.unit_list import split_units
from reports.incoming.document_head import DocumentHead
from reports.incoming.headline import title_of
from reports.incoming.notes import DocumentNotes, apply_notes, read_notes, with_clause_note
from reports.incoming.outline import read_outline
from reports.incoming.passages import Passage, read_passages
from reports.incoming.plan_warnings import label_of, plan_warnings
from reports.incoming.task_items import Item, find_items
from reports.incoming.unnumbered import OwnClause

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


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What a work plan was read as."""

    tasks: tuple[ReadTask, ...]
    warnings: tuple[ReadWarning, ...]


def read_plan(lines: Sequence[str], head: DocumentHead) -> PlanReading:
    """Return the tasks of a work plan in printed order, and what a person should look at."""
    passages = read_passages(lines)
    is_plan = _PLAN_TITLE.search(head.title) is not None
    items = find_items(read_outline(passages), is_plan=is_plan)
    notes = _notes_of(passages, items)
    tasks: list[ReadTask] = []
    deadlines: list[Deadline] = []
    warnings = list(notes.warnings)
    for item in items:
        clause = _clause_of(item)
        if clause.first_leads and not notes.first_leads:
            warnings.append(_first_leads_note(item.passages[0].line))
        notes = with_clause_note(notes, clause, _printed(item))
        clause = apply_notes(clause, notes)
        deadline = _deadline_of(item, clause, notes, head.year)
        tasks.append(_task(item, clause, deadline))
        deadlines.append(deadline)
        warnings += _notes_on(tasks[-1], item, clause)
    return PlanReading(tuple(tasks), (*warnings, *plan_warnings(tasks, deadlines)))


def _first_leads_note(line: int) -> ReadWarning:
    return ReadWarning(line, "文中说明列第一位的为牵头单位，从本项起各项第一个单位读作牵头单位")


def _notes_on(task: ReadTask, item: Item, clause: Clause) -> Iterator[ReadWarning]:
    """Yield what was taken from elsewhere and what a clause says of other tasks."""
    if clause.lead and not _joined(item.clauses).lead and item.inherited:
        yield ReadWarning(task.line, f"{label_of(task)}的牵头单位取自上级标题")
    if _joined(item.inherited).deadline_text and not _joined(item.clauses).deadline_text:
        yield ReadWarning(task.line, f"{label_of(task)}的时限取自上级标题")
    if clause.blanket:
        said = "，".join(clause.blanket)
        yield ReadWarning(task.line, f"{label_of(task)}的说明“{said}”涉及其他任务，请核对各项单位")


def _notes_of(passages: Sequence[Passage], items: Sequence[Item]) -> DocumentNotes:
    first = min((item.passages[0].line for item in items), default=0)
    last = max((item.last_line for item in items), default=0)
    return read_notes(passages, first, last)


def _clause_of(item: Item) -> Clause:
    """Join the clauses of a task; a heading above gives what they leave out."""
    own = _joined(item.clauses)
    above = _joined(item.inherited)
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
    title, body = _title_and_body(item)
    return ReadTask(
        section=item.section,
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
        last_line=item.last_line,
        clause=_printed(item),
    )


def _printed(item: Item) -> str:
    """Return the clauses of a task as printed."""
    return "\n".join(own.passage.text[own.place.start : own.place.end] for own in item.clauses)


def _title_and_body(item: Item) -> tuple[str, str]:
    """Return the heading sentence and the rest without clauses, paragraphs kept apart."""
    nodes = [below for child in item.node.children for below in child.walk()]
    paragraphs = [_without_clauses(passage, item.clauses) for passage in item.passages]
    title = title_of(item.passages[0].text)
    first = paragraphs[0]
    if title in first:
        paragraphs[0] = first[first.find(title) + len(title) :].lstrip("。:：!？！ 　")
    paragraphs += [_without_clauses(p, item.clauses) for node in nodes for p in node.own]
    return title, "\n".join(text for text in paragraphs if text)


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
