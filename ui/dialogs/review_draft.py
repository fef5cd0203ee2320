"""What a person makes of a document just read: rows ticked and corrected, facts, names settled.

Plain values without a widget: the review shows them, and only ``reviewed_document`` of them is ever
stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.fields import DocumentFields, ItemFields, TaskFields
from models.operations.accepting import item_entries, task_entries
from models.operations.naming import UnitChoice
from models.reading import ReadDocument, ReadItem, ReadTask
from models.records import RoleEntry
from models.rules.matching import UnitMatch
from models.rules.names import is_group_word
from models.vocabulary import Role

ReadRow = ReadTask | ReadItem


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One task or item under review.

    Attributes:
        key: stays the same while the row is corrected.
        now: the row as it would be stored.
        as_read: the row as it was read; None for one the person added.
    """

    key: str
    now: ReadRow
    as_read: ReadRow | None
    is_taken: bool = True

    @property
    def is_corrected(self) -> bool:
        """Whether a person changed or added it."""
        return self.now != self.as_read


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """All that will be stored, as it stands now; ``choices`` by printed name."""

    read: ReadDocument
    rows: tuple[ReviewRow, ...]
    facts: DocumentFields
    choices: Mapping[str, UnitChoice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameUse:
    """A printed name: how often it stands in a role, and the lines where it does."""

    printed: str
    count: int
    lines: tuple[int, ...]


def draft_of(read: ReadDocument) -> ReviewDraft:
    """Return the draft that takes everything as it was read."""
    read_rows: Sequence[ReadRow] = (*read.tasks, *read.items)
    rows = tuple(
        ReviewRow(f"row-{place}", row, row) for place, row in enumerate(read_rows, start=1)
    )
    facts = DocumentFields(
        title=read.title or read.source_name,
        kind=read.kind,
        number=read.number,
        issuer=read.issuer,
        year=read.year,
        addressees=read.addressees,
        signed_on=read.signed_on,
        printed_on=read.printed_on,
        published_on=read.published_on,
        basis_numbers=read.basis_numbers,
        annexes=read.annexes,
    )
    return ReviewDraft(read, rows, facts)


def reviewed_document(draft: ReviewDraft) -> ReadDocument:
    """Return the document as a person left it; rows not taken are left out."""
    taken = [row.now for row in draft.rows if row.is_taken]
    facts = draft.facts
    return replace(
        draft.read,
        kind=facts.kind,
        title=facts.title,
        number=facts.number,
        issuer=facts.issuer,
        year=facts.year,
        addressees=facts.addressees,
        signed_on=facts.signed_on,
        printed_on=facts.printed_on,
        published_on=facts.published_on,
        basis_numbers=facts.basis_numbers,
        annexes=facts.annexes,
        tasks=tuple(row for row in taken if isinstance(row, ReadTask)),
        items=tuple(row for row in taken if isinstance(row, ReadItem)),
    )


def with_rows(draft: ReviewDraft, changed: Iterable[ReviewRow]) -> ReviewDraft:
    """Return the draft with rows replaced by their keys."""
    by_key = {row.key: row for row in changed}
    return replace(draft, rows=tuple(by_key.get(row.key, row) for row in draft.rows))


def with_added_task(draft: ReviewDraft, text: str, first: int, last: int) -> ReviewDraft:
    """Return the draft with a task made of words of the original text, in its place by line."""
    title, _, body = text.strip().partition("\n")
    task = ReadTask(
        section="",
        number="",
        title=title.strip(),
        body=body.strip(),
        lead=(),
        responsible=(),
        supporting=(),
        deadline_text="",
        deadline=None,
        ongoing=False,
        line=first,
        last_line=last,
    )
    added = ReviewRow(f"row-{len(draft.rows) + 1}", task, None)
    rows = sorted((*draft.rows, added), key=lambda row: row.now.line)
    return replace(draft, rows=tuple(rows))


def with_choice(draft: ReviewDraft, choice: UnitChoice | None, printed: str) -> ReviewDraft:
    """Return the draft with a name settled; None leaves it to the rules."""
    choices = {name: one for name, one in draft.choices.items() if name != printed}
    if choice is not None:
        choices[printed] = choice
    return replace(draft, choices=choices)


def name_uses(rows: Iterable[ReviewRow]) -> tuple[NameUse, ...]:
    """Return every name in a role of the rows taken, in printed order."""
    lines: dict[str, list[int]] = {}
    for row in rows:
        if row.is_taken:
            for entry in entries_of(row.now):
                lines.setdefault(entry.printed, []).append(row.now.line)
    return tuple(
        NameUse(printed, len(found), tuple(dict.fromkeys(found)))
        for printed, found in lines.items()
    )


def entries_of(row: ReadRow) -> tuple[RoleEntry, ...]:
    """Return the roles of a row as printed."""
    return tuple(task_entries(row) if isinstance(row, ReadTask) else item_entries(row))


# Names


def is_question(match: UnitMatch) -> bool:
    """Return whether a name is near to registered ones, so that a person has to say which."""
    return bool(match.near)


def is_new(match: UnitMatch) -> bool:
    """Return whether a name would become a new unit."""
    return match.is_new and not is_group_word(match.printed)


def is_open(match: UnitMatch, choices: Mapping[str, UnitChoice]) -> bool:
    """Return whether a name will be stored unresolved."""
    choice = choices.get(match.printed)
    if choice is not None:
        return choice.unit_id is None and not choice.create
    return is_question(match)


def will_register(match: UnitMatch, choices: Mapping[str, UnitChoice]) -> bool:
    """Return whether a name will become a new unit."""
    choice = choices.get(match.printed)
    return choice.create if choice is not None else is_new(match)


def suggestion(match: UnitMatch) -> UnitChoice | None:
    """Return the choice to suggest: the nearest unit; None where the rules do as well."""
    return UnitChoice(match.printed, match.near[0].id) if match.near else None


def summary(draft: ReviewDraft, matches: Iterable[UnitMatch]) -> str:
    """Return in words what would be stored."""
    taken = [row.now for row in draft.rows if row.is_taken]
    tasks = sum(isinstance(row, ReadTask) for row in taken)
    found = list(matches)
    counts = (
        (tasks, f"{tasks} 项任务"),
        (len(taken) - tasks, f"{len(taken) - tasks} 个改革事项"),
    )
    what = "、".join(words for count, words in counts if count)
    said = f"将入库 {what}" if what else "只入库文件本身"
    registered = sum(will_register(match, draft.choices) for match in found)
    open_names = sum(is_open(match, draft.choices) for match in found)
    parts = [said]
    if registered:
        parts.append(f"新增 {registered} 个单位")
    if open_names:
        parts.append(f"{open_names} 个名称待确认")
    return "，".join(parts)


# Rows as the fields of a form


def task_fields(task: ReadTask, year: int | None) -> TaskFields:
    """Return a task just read as a form holds it."""
    return TaskFields(
        title=task.title,
        body=task.body,
        number=task.number,
        section=task.section,
        roles=tuple(task_entries(task)),
        deadline_text=task.deadline_text,
        deadline=task.deadline,
        ongoing=task.ongoing,
        year=year,
    )


def corrected_task(task: ReadTask, fields: TaskFields) -> ReadTask:
    """Return the task with what the form says."""
    return replace(
        task,
        title=fields.title,
        body=fields.body,
        number=fields.number,
        section=fields.section,
        lead=_printed(fields.roles, Role.LEAD),
        responsible=_printed(fields.roles, Role.RESPONSIBLE),
        supporting=_printed(fields.roles, Role.SUPPORTING),
        deadline_text=fields.deadline_text,
        deadline=fields.deadline,
        ongoing=fields.ongoing,
    )


def item_fields(item: ReadItem, year: int | None) -> ItemFields:
    """Return an item just read as a form holds it."""
    return ItemFields(
        title=item.title,
        content=item.content,
        serial=item.serial,
        area=item.area,
        category=item.category,
        peers=item.peers,
        roles=tuple(item_entries(item)),
        remark=item.remark,
        national=item.national,
        year=year,
    )


def corrected_item(item: ReadItem, fields: ItemFields) -> ReadItem:
    """Return the item with what the form says."""
    return replace(
        item,
        title=fields.title,
        content=fields.content,
        serial=fields.serial,
        area=fields.area,
        category=fields.category,
        peers=fields.peers,
        creating=_printed(fields.roles, Role.CREATING),
        guiding=_printed(fields.roles, Role.GUIDING),
        provincial=_printed(fields.roles, Role.PROVINCIAL),
        remark=fields.remark,
        national=fields.national,
    )


def _printed(roles: Iterable[RoleEntry], role: Role) -> tuple[str, ...]:
    return tuple(entry.printed for entry in roles if entry.role is role)
