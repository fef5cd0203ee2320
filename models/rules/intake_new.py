"""A row a unit added to its form as a new task or item: printed words kept, none guessed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.fields import ItemFields, TaskFields
from models.intake_plan import Answer, NewRecord, PlannedRow
from models.records import DocumentRow, RoleEntry, UnitRow
from models.returned import ReturnedRow
from models.round_records import TEXT_OF, SentValue
from models.rules.areas import CITY
from models.rules.intake_answers import Answers
from models.rules.intake_cells import RecordBase, compare_row, state_of
from models.text.deadlines import read_deadline
from models.text.normalise import fold
from models.text.unit_list import split_units
from models.vocabulary import AskedKind, ReportColumn, Role, UnitKind, UnitLevel

ROLES_OF: dict[AskedKind, tuple[Role, ...]] = {
    AskedKind.TASKS: (Role.RESPONSIBLE, Role.LEAD, Role.SUPPORTING),
    AskedKind.ITEMS: (Role.CREATING, Role.GUIDING),
}
_OWNERS = {AskedKind.TASKS: ("lead", Role.LEAD), AskedKind.ITEMS: ("creating", Role.CREATING)}


@dataclass(frozen=True, slots=True)
class RecordingChoices:
    """What new records of one returned file are made with.

    Attributes:
        unit: who sent the file.
        year: of the round: a record without a document is of it.
        documents: all documents, the one taken in last first.
        sent_numbers: numbers of the documents the rows of its form are from, by kind.
        answers: what was answered before, see ``plan_file``.
    """

    unit: UnitRow
    year: int | None
    documents: tuple[DocumentRow, ...] = ()
    sent_numbers: Mapping[AskedKind, frozenset[str]] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()


def can_be_recorded(row: ReturnedRow) -> bool:
    """Return whether a row names what it is about: a record needs a title or a text."""
    return bool(row.words("title").strip() or row.words(TEXT_OF[row.kind]).strip())


def printed_role(row: ReturnedRow) -> Role:
    """Return the part the row says the unit plays, else the usual one."""
    words = row.words("role")
    roles = ROLES_OF[row.kind]
    return next((role for role in roles if role.label.removesuffix("单位") in words), roles[0])


def told_document(row: ReturnedRow, choices: RecordingChoices) -> str | None:
    """Return the document a row is of: the one it names, else the only one of its form."""
    printed = fold(row.words("source"))
    named = {
        one.id
        for one in choices.documents
        for words in (fold(one.number), fold(one.title))
        if printed and words and words in printed
    }
    numbers = choices.sent_numbers.get(row.kind, frozenset())
    of_form = {one.id for one in choices.documents if one.number and one.number in numbers}
    found = named or (of_form if len(numbers) == 1 else set())
    return found.pop() if len(found) == 1 else None


def source_words(file_name: str, row: ReturnedRow) -> str:
    """Say where a new record comes from: file, sheet, row and cell."""
    cells = [row.cells[column] for column in ("title", TEXT_OF[row.kind]) if column in row.cells]
    address = next((cell.address for cell in cells if cell.text), f"A{row.number}")
    return f"由单位报送的“{file_name}”录入：{row.sheet} 第 {row.number} 行（{address}）。"


def new_record(
    row: ReturnedRow,
    *,
    record_id: str,
    role: Role,
    document_id: str | None,
    choices: RecordingChoices,
    source: str,
) -> NewRecord:
    """Return the record a row would become.

    Args:
        row: a row that ``can_be_recorded``.
        record_id: the key the record gets.
        role: the part the unit plays.
        document_id: the document it belongs to, None for one entered by hand.
        choices: whose row it is; a deadline that names no year is of the round's.
        source: see ``source_words``; kept as the note.
    """
    roles = _roles(row, choices.unit, role)
    own_year = None if document_id else choices.year
    if row.kind is AskedKind.TASKS:
        printed = row.words("deadline").strip()
        deadline = read_deadline(printed, year=choices.year)
        task = TaskFields(
            title=row.words("title").strip(),
            body=row.words("body").strip(),
            number=row.words("number").strip(),
            roles=roles,
            deadline_text=printed,
            deadline=deadline.day if deadline.certain else None,
            ongoing=deadline.ongoing,
            note=source,
            document_id=document_id,
            year=own_year,
        )
        return NewRecord(record_id, task)
    # A serial stands once in a list: what the unit counted is kept in words.
    number = row.words("number").strip()
    item = ItemFields(
        title=row.words("title").strip(),
        content=row.words("content").strip(),
        area=row.words("area").strip() or _area_of(choices.unit),
        category=row.words("category").strip(),
        roles=roles,
        note=f"{source}单位写的清单序号是“{number}”。" if number else source,
        document_id=document_id,
        year=own_year,
    )
    return NewRecord(record_id, item)


def as_new_row(
    planned: PlannedRow, row: ReturnedRow, record: NewRecord, choices: RecordingChoices
) -> PlannedRow:
    """Return the row as it is about its new record: what the unit fills in is compared anew."""
    begin = _begin(record)
    sent: dict[str, SentValue] = {column: cell.text for column, cell in row.cells.items()}
    asked = frozenset(cell.column for cell in planned.cells)
    blank: dict[str, SentValue] = dict.fromkeys(asked) | begin
    base = RecordBase(row.kind, sent | blank, {}, blank, asked)
    cells = compare_row(row, base, Answers(choices.answers, choices.unit.id))
    return replace(
        planned,
        record_id=record.record_id,
        state=state_of(cells),
        cells=cells,
        candidates=(),
        reason="",
    )


def _begin(record: NewRecord) -> dict[str, SentValue]:
    """Return where a new record stands before the unit's words."""
    if isinstance(record.fields, TaskFields):
        return {ReportColumn.STATUS.value: record.fields.status.label}
    return {ReportColumn.STAGE.value: record.fields.stage.label}


def _roles(row: ReturnedRow, unit: UnitRow, role: Role) -> tuple[RoleEntry, ...]:
    """Return those the row names as leading or creating, and the unit in its own part."""
    column, owner = _OWNERS[row.kind]
    names = {unit.name, unit.full_name, *unit.aliases}
    named = [RoleEntry(owner, name) for name in split_units(row.words(column)) if name not in names]
    return (*_unique(named), RoleEntry(role, unit.name, unit_id=unit.id))


def _unique(entries: Sequence[RoleEntry]) -> tuple[RoleEntry, ...]:
    return tuple(dict.fromkeys(entries))


def _area_of(unit: UnitRow) -> str:
    if unit.level is UnitLevel.AREA and unit.kind is UnitKind.GOVERNMENT:
        return unit.name
    return unit.parent_area or (CITY if unit.level is UnitLevel.CITY else "")
