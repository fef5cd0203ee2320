"""All values a person can edit, by kind of record, and how to get them from a row."""

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import TypeVar, overload

from models.records import ContactRow, DocumentRow, ItemRow, RoleEntry, TaskRow, UnitRow
from models.vocabulary import DocumentKind, ItemStage, TaskStatus, UnitKind, UnitLevel

_Fields = TypeVar("_Fields", "TaskFields", "ItemFields", "UnitFields", "DocumentFields")


@dataclass(frozen=True, slots=True)
class TaskFields:
    """A task as a form holds it.

    ``year`` counts for tasks entered by hand only: a task of a document has that document's year.
    Role entries without ``unit_id`` and ``group_id`` are resolved by their words when stored.
    """

    title: str
    body: str = ""
    number: str = ""
    section: str = ""
    roles: tuple[RoleEntry, ...] = ()
    deadline_text: str = ""
    deadline: date | None = None
    ongoing: bool = False
    status: TaskStatus = TaskStatus.NOT_STARTED
    note: str = ""
    document_id: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ItemFields:
    """A reform item as a form holds it; ``year`` as in ``TaskFields``."""

    title: str
    content: str = ""
    serial: int | None = None
    area: str = ""
    category: str = ""
    peers: tuple[str, ...] = ()
    roles: tuple[RoleEntry, ...] = ()
    remark: str = ""
    national: bool = False
    stage: ItemStage = ItemStage.SELECTED
    note: str = ""
    document_id: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class UnitFields:
    """A unit as a form holds it; ``protocol_order`` None puts it after its like."""

    name: str
    full_name: str = ""
    level: UnitLevel = UnitLevel.CITY
    kind: UnitKind = UnitKind.DEPARTMENT
    parent_area_id: str | None = None
    counterpart_id: str | None = None
    protocol_order: int | None = None
    aliases: tuple[str, ...] = ()
    contacts: tuple[ContactRow, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """What can be corrected in a document; its text is kept as it came."""

    title: str
    kind: DocumentKind = DocumentKind.UNKNOWN
    number: str = ""
    issuer: str = ""
    year: int | None = None
    addressees: tuple[str, ...] = ()
    signed_on: date | None = None
    printed_on: date | None = None
    published_on: date | None = None
    basis_numbers: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalsFields:
    """Reference totals of a year (domain A8); None where not known.

    Attributes:
        province_categories, province_items: 全省类项、事项数 (54, 123).
        previous_city_items: 上年入选数 (14).
        national_pilots, national_designated: 国家试点数、其中国家明确定点数 (10, 2).
    """

    province_categories: int | None = None
    province_items: int | None = None
    previous_city_items: int | None = None
    national_pilots: int | None = None
    national_designated: int | None = None


@overload
def fields_of(row: TaskRow) -> TaskFields: ...
@overload
def fields_of(row: ItemRow) -> ItemFields: ...
@overload
def fields_of(row: UnitRow) -> UnitFields: ...
@overload
def fields_of(row: DocumentRow) -> DocumentFields: ...


def fields_of(
    row: TaskRow | ItemRow | UnitRow | DocumentRow,
) -> TaskFields | ItemFields | UnitFields | DocumentFields:
    """Return the editable values of a row, ready for ``dataclasses.replace``."""
    if isinstance(row, TaskRow):
        return _taken_from(row, TaskFields)
    if isinstance(row, ItemRow):
        return _taken_from(row, ItemFields)
    if isinstance(row, UnitRow):
        return _taken_from(row, UnitFields)
    return _taken_from(row, DocumentFields)


def _taken_from(row: object, kind: type[_Fields]) -> _Fields:
    return kind(**{field.name: getattr(row, field.name) for field in dataclass_fields(kind)})
