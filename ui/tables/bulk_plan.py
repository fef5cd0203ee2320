"""What a bulk edit does to each record, and to how many, worked out before it happens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from typing import Any, TypeVar

from models.issues import Severity
from models.progress import Progress, stop_if_cancelled
from models.records import RoleEntry
from ui.tables.cell_edit import with_deadline
from ui.tables.edit_plan import Change, Records
from ui.widgets.deadline_field import DeadlineValue

Row = TypeVar("Row")
Record = TypeVar("Record")

BETWEEN_CHECKS = 500


class Mode(Enum):
    """What is done to one field of all records."""

    KEEP = "保留"
    CLEAR = "清空"
    SET = "改为"
    ADD = "增加"
    REMOVE = "移除"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What is done to one field.

    Attributes:
        read, write: take the value out of a record, and return the record with another one.
        value: the value given, for ``CLEAR`` the empty one.
    """

    label: str
    mode: Mode
    read: Callable[[Any], Any]  # Any: records of the page, values of the field
    write: Callable[[Any, Any], Any]
    value: Any

    def __call__(self, record: Any) -> Any:  # Any: as above
        """Return the record with the field changed."""
        if self.mode is Mode.ADD:
            return self.write(record, _with(self.read(record), self.value))
        if self.mode is Mode.REMOVE:
            return self.write(record, _without(self.read(record), self.value))
        if isinstance(self.value, DeadlineValue):
            return with_deadline(record, self.value)
        return self.write(record, self.value)


@dataclass(frozen=True, slots=True)
class BulkCount:
    """What a bulk edit would come to.

    Attributes:
        keys: the records that change.
        unchanged: how many are like that already.
        refused: what records that cannot be changed are called, and why.
    """

    keys: tuple[str, ...]
    unchanged: int
    refused: tuple[tuple[str, str], ...]


def chained(changes: Sequence[FieldChange]) -> Change:
    """Return one change that makes all of them."""
    return lambda record: reduce(lambda now, change: change(now), changes, record)


def count_changes(
    records: Records[Row, Record], rows: Sequence[Row], change: Change, progress: Progress
) -> BulkCount:
    """Return which of the rows would change, and which cannot."""
    keys: list[str] = []
    unchanged = 0
    refused: list[tuple[str, str]] = []
    for place, row in enumerate(rows):
        if place % BETWEEN_CHECKS == 0:
            stop_if_cancelled(progress)
        before = records.record_of(row)
        after = change(before)
        if after == before:
            unchanged += 1
        elif problem := _new_error(records, before, after):
            refused.append((records.name_of(row), problem))
        else:
            keys.append(records.row_key(row))
    return BulkCount(tuple(keys), unchanged, tuple(refused))


def _new_error(records: Records[Row, Record], before: Record, after: Record) -> str:
    known = set(records.check(before))
    found = (issue for issue in records.check(after) if issue not in known)
    errors = (issue.message for issue in found if issue.severity is Severity.ERROR)
    return next(errors, "")


def _with(now: tuple[RoleEntry, ...], more: tuple[RoleEntry, ...]) -> tuple[RoleEntry, ...]:
    return (*now, *(entry for entry in more if not any(_same(entry, known) for known in now)))


def _without(now: tuple[RoleEntry, ...], less: tuple[RoleEntry, ...]) -> tuple[RoleEntry, ...]:
    return tuple(entry for entry in now if not any(_same(entry, gone) for gone in less))


def _same(one: RoleEntry, other: RoleEntry) -> bool:
    """Whether two entries mean the same body, under whatever name it was printed."""
    if one.unit_id is not None and one.unit_id == other.unit_id:
        return True
    if one.group_id is not None and one.group_id == other.group_id:
        return True
    return one.printed == other.printed
