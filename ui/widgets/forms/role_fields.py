"""The fields tasks and items share: the units of one role, and the deadline."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from models.records import RoleEntry
from models.vocabulary import Role
from ui.widgets.deadline_field import DeadlineField, DeadlineValue
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.record_form import FieldSpec
from ui.widgets.unit_picker import UnitPicker

_PLACES = {role: place for place, role in enumerate(Role)}

RoleSpec = FieldSpec[Any, tuple[RoleEntry, ...]]  # Any: records of tasks and items alike


def in_role(entries: Iterable[RoleEntry], role: Role) -> tuple[RoleEntry, ...]:
    """Return the entries of one role, in their order."""
    return tuple(entry for entry in entries if entry.role is role)


def with_role(
    entries: Iterable[RoleEntry], role: Role, others: tuple[RoleEntry, ...]
) -> tuple[RoleEntry, ...]:
    """Return the entries with those of one role replaced, in the order of the roles."""
    kept = [entry for entry in entries if entry.role is not role]
    return tuple(sorted((*kept, *others), key=lambda entry: _PLACES[entry.role]))


def role_field(role: Role, directory: UnitDirectory, *, shows_issues: bool = False) -> RoleSpec:
    """Return the field for the units in ``role`` of a record with ``roles``."""
    return FieldSpec(
        key=f"roles.{role.value}",
        label=role.label,
        make=lambda: UnitPicker(role, directory),
        read=lambda record: in_role(record.roles, role),
        write=lambda record, value: replace(record, roles=with_role(record.roles, role, value)),
        issues=("roles",) if shows_issues else (),
        is_wide=True,
    )


def deadline_field() -> FieldSpec[Any, DeadlineValue]:  # Any: tasks stored and tasks just read
    """Return the field for ``deadline_text``, ``deadline`` and ``ongoing`` of a record.

    Words that name no year belong to the record's ``year``, where it has one.
    """
    return FieldSpec(
        key="deadline",
        label="完成时限",
        make=DeadlineField,
        read=lambda record: DeadlineValue(
            record.deadline_text,
            record.deadline,
            record.ongoing,
            year=getattr(record, "year", None),
        ),
        write=lambda record, value: replace(
            record, deadline_text=value.text, deadline=value.day, ongoing=value.ongoing
        ),
        issues=("deadline", "deadline_text", "ongoing"),
        is_wide=True,
    )
