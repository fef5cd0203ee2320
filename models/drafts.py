"""What was typed into a form and not saved, as values and as JSON; nothing is stored here."""

import dataclasses
import json
import types
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from models.fields import DocumentFields, ItemFields, TaskFields, UnitFields
from models.vocabulary import RecordKind, TaskStatus

Record = TaskFields | ItemFields | UnitFields | DocumentFields
Value = TypeVar("Value")

FIELDS: dict[RecordKind, type[Record]] = {
    RecordKind.TASK: TaskFields,
    RecordKind.ITEM: ItemFields,
    RecordKind.UNIT: UnitFields,
    RecordKind.DOCUMENT: DocumentFields,
}


class DamagedDraftError(ValueError):
    """Raised when the text of a draft is not understood."""


@dataclass(frozen=True, slots=True)
class BegunReport:
    """A line of progress that was begun; ``reported_on`` None where no day was readable."""

    text: str
    reported_on: date | None = None
    status: TaskStatus | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One form that was not saved.

    Attributes:
        record_id: key of the record, "" for one that was being entered.
        title: what a person calls it.
        stored: what the ledger held when the typing began.
        typed: what the form said.
        report: the line of progress begun beside it.
    """

    kind: RecordKind
    record_id: str
    title: str
    saved_at: datetime
    stored: Record
    typed: Record
    report: BegunReport | None = None


def draft_to_json(draft: Draft) -> str:
    """Return the text to keep."""
    return json.dumps(_plain(draft), ensure_ascii=False, indent=1)


def draft_from_json(text: str) -> Draft:
    """Return the draft kept in ``text``; fields of a record it does not know take their defaults.

    Raises:
        DamagedDraftError: it cannot be understood.
    """
    try:
        parts = json.loads(text)
        fields = FIELDS[RecordKind(parts["kind"])]
        records = {name: _value(fields, parts[name]) for name in ("stored", "typed")}
        rest = {
            name: _value(hint, parts[name])
            for name, hint in get_type_hints(Draft).items()
            if name not in records
        }
        return Draft(**rest, **records)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedDraftError(str(error)) from error


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _value(kind: Any, stored: Any) -> Any:  # Any: types at run time, and what JSON holds
    """Return what ``stored`` says as a value of ``kind``."""
    if get_origin(kind) in (Union, types.UnionType):
        (wanted,) = (one for one in get_args(kind) if one is not type(None))
        return None if stored is None else _value(wanted, stored)
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], one) for one in stored)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        known = {name: _value(hints[name], stored[name]) for name in hints if name in stored}
        return kind(**known)  # type: ignore[operator] # a class, not an instance: it came from a hint
    if kind in (date, datetime):
        return kind.fromisoformat(stored)
    if issubclass(kind, Enum):
        return kind(stored)
    if type(stored) is not kind:
        raise TypeError(f"{kind.__name__} expected, not {stored!r}")
    return stored
