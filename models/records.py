"""Frozen rows that queries hand out. Keys are UUID strings; times carry a zone."""

from dataclasses import dataclass, field
from datetime import date, datetime

from models.vocabulary import (
    DocumentKind,
    ItemStage,
    Role,
    TaskStatus,
    UnitKind,
    UnitLevel,
)


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """One unit in one role, in printed order.

    Attributes:
        printed: the words of the document.
        unit_id: the unit they were resolved to, None when unresolved or when they name a group.
        group_id: the group they name, None otherwise.
        members: keys of the units the group stood for when it was stored (snapshot), else empty.
        protocol_order: place of the unit in official lists today, None where it is not known.
    """

    role: Role
    printed: str
    unit_id: str | None = None
    group_id: str | None = None
    members: tuple[str, ...] = ()
    protocol_order: int | None = field(default=None, compare=False)

    @property
    def is_resolved(self) -> bool:
        """Whether the words are known as a unit or a group."""
        return self.unit_id is not None or self.group_id is not None


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One progress entry (进展): dated, appended, never overwritten."""

    id: str
    task_id: str
    reported_on: date
    text: str
    operator: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of the ledger with its roles and its latest progress.

    ``order`` is the position in its plan, from 1. ``line`` points into the source document.
    """

    id: str
    document_id: str | None
    document_number: str
    year: int | None
    section: str
    number: str
    title: str
    body: str
    roles: tuple[RoleEntry, ...]
    deadline_text: str
    deadline: date | None
    ongoing: bool
    status: TaskStatus
    latest_progress: str
    latest_progress_on: date | None
    note: str
    line: int | None
    order: int
    updated_at: datetime

    def units(self, role: Role) -> tuple[str, ...]:
        """Return the printed names in ``role``, in printed order."""
        return tuple(entry.printed for entry in self.roles if entry.role is role)

    def protocol_orders(self, role: Role) -> tuple[int | None, ...]:
        """Return the protocol order of each of the ``units`` in ``role``."""
        return tuple(entry.protocol_order for entry in self.roles if entry.role is role)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One reform item of the ledger (domain A6).

    ``order`` is its position in the annex, from 1. ``not_applicable`` names the roles printed "/".
    """

    id: str
    document_id: str | None
    document_number: str
    year: int | None
    serial: int | None
    area: str
    category: str
    title: str
    content: str
    peers: tuple[str, ...]
    roles: tuple[RoleEntry, ...]
    remark: str
    national: bool
    not_applicable: tuple[Role, ...]
    stage: ItemStage
    note: str
    line: int | None
    order: int
    updated_at: datetime

    def units(self, role: Role) -> tuple[str, ...]:
        """Return the printed names in ``role``, in printed order."""
        return tuple(entry.printed for entry in self.roles if entry.role is role)

    def protocol_orders(self, role: Role) -> tuple[int | None, ...]:
        """Return the protocol order of each of the ``units`` in ``role``."""
        return tuple(entry.protocol_order for entry in self.roles if entry.role is role)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person to call in a unit."""

    id: str
    name: str
    post: str
    phone: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit with its aliases. ``protocol_order`` sorts official lists; ties by name."""

    id: str
    name: str
    full_name: str
    level: UnitLevel
    kind: UnitKind
    parent_area_id: str | None
    parent_area: str
    counterpart_id: str | None
    counterpart: str
    protocol_order: int
    aliases: tuple[str, ...]
    contacts: tuple[ContactRow, ...]
    valid_from: date | None
    valid_to: date | None
    note: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group word with its members; ``document_id`` None means it holds for all documents."""

    id: str
    word: str
    document_id: str | None
    document_number: str
    member_ids: tuple[str, ...]
    member_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One official document (domain A1) with what came from it."""

    id: str
    kind: DocumentKind
    title: str
    number: str
    issuer: str
    addressees: tuple[str, ...]
    signed_on: date | None
    printed_on: date | None
    published_on: date | None
    basis_numbers: tuple[str, ...]
    annexes: tuple[str, ...]
    source_name: str
    source_sha256: str
    declared_total: int | None
    task_count: int
    item_count: int
    warning_count: int
    imported_at: datetime
    year: int | None = None
    open_warning_count: int = 0


@dataclass(frozen=True, slots=True)
class WarningRow:
    """What the reader found unclear in a document; ``checked_at`` None until looked at (已核对)."""

    id: str
    line: int | None
    message: str
    checked_by: str
    checked_at: datetime | None

    @property
    def is_checked(self) -> bool:
        """Whether a person has looked at it."""
        return self.checked_at is not None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One kept file of a record (A42); ``id`` is the key of the link between the two."""

    id: str
    sha256: str
    name: str
    size: int
    operator: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record, from what to what, as people read it.

    Attributes:
        field: the column, or the table where the field is a list of rows; "" the whole record.
        form_field: the field of a form it belongs to (``deadline``, ``roles.lead``), "" for none.
    """

    at: datetime
    operator: str
    operation_id: str
    operation_label: str
    record_kind: str
    record_id: str
    field: str
    field_label: str
    before: str
    after: str
    form_field: str = ""


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One operation of the history, newest first in lists."""

    id: str
    at: datetime
    operator: str
    machine: str
    label: str
    is_undone: bool
    change_count: int
