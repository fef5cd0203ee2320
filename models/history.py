"""What every operation changed, field by field; undo and redo are built on it.

``Recorder`` is the only way rows of the ledger are written: each insert, update and delete leaves
its history in the same transaction, or neither happens.
"""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby
from typing import Protocol

from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, select, update

from models.changes import Changes
from models.errors import UserError
from models.store import tables
from models.store.ledger_format import SCHEMA_NUMBER, UNDOABLE_SINCE
from models.store.rows import StoredRow, in_chunks, read_rows, write_rows
from models.vocabulary import RecordKind


class NothingToUndoError(UserError):
    """Raised when there is no operation to undo or redo; nothing needs to be done."""


class Action(StrEnum):
    """What an operation is to the history; only a DO can be undone."""

    SETUP = "setup"
    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One history row: the whole record (``field`` "") or one field; values are JSON or None."""

    table: str
    record_id: str
    owner_id: str
    field: str
    before: str | None
    after: str | None

    @property
    def sort(self) -> str:
        """Tell an insert, a delete and an update apart."""
        if self.field:
            return "update"
        return "insert" if self.before is None else "delete"

    def inverted(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(
            self.table, self.record_id, self.owner_id, self.field, self.after, self.before
        )


class Ledger(Protocol):
    """What undo and redo need of a workspace."""

    def writing(self, label: str) -> AbstractContextManager["Recorder"]:
        """Open one writing transaction."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Open one reading transaction."""


def new_key() -> str:
    """Return a new key for a record."""
    return str(uuid.uuid4())


class Recorder:
    """Writes rows of the ledger inside one operation and keeps what changed.

    Attributes:
        connection: for reading inside the same transaction.
        operation_id: key of the operation.
        now: its time, UTC, as stored.
        label: what is being done; an operation may word it more exactly once it knows.
        action, target_id: set by undo and redo.
    """

    def __init__(self, connection: Connection, *, label: str, operator: str, machine: str) -> None:
        self.connection = connection
        self.operation_id = new_key()
        self.now = datetime.now(UTC).isoformat(timespec="microseconds")
        self.label = label
        self.operator = operator
        self.action = Action.DO
        self.target_id: str | None = None
        self._machine = machine
        self._written = 0
        self._kinds: set[RecordKind] = set()
        self._record_ids: dict[str, None] = {}

    def insert(self, table: Table, rows: Iterable[StoredRow]) -> None:
        """Insert rows; columns left out take the default of their table."""
        complete = [_completed(table, row) for row in rows]
        if not complete:
            return
        self.connection.execute(insert(table), complete)
        self._remember(table, [_whole(table, row, inserted=True) for row in complete])

    def update(self, table: Table, record_id: str, values: StoredRow) -> bool:
        """Write the values that differ from what is stored; return whether any did."""
        return bool(self.update_many(table, {record_id: values}))

    def update_many(self, table: Table, values: Mapping[str, StoredRow]) -> tuple[str, ...]:
        """Write what differs in the rows with these keys; return the keys of the rows that did.

        Rows may take over each other's unique values: serial numbers that all move up by one.
        """
        rows = read_rows(self.connection, table, list(values))
        stored = dict(zip(values, rows, strict=True))
        changed: dict[str, dict[str, object]] = {}
        for key, wanted in values.items():
            differing = {name: new for name, new in wanted.items() if stored[key][name] != new}
            if differing:
                changed[key] = differing
        write_rows(self.connection, table, changed)
        self._remember(
            table,
            [
                Change(
                    table.name,
                    key,
                    tables.owner_of(table, stored[key]),
                    name,
                    _json(stored[key][name]),
                    _json(value),
                )
                for key, differing in changed.items()
                for name, value in differing.items()
            ],
        )
        return tuple(changed)

    def delete(self, table: Table, record_ids: Sequence[str]) -> None:
        """Delete rows by key; rows of other tables that belong to them are not followed."""
        distinct = list(dict.fromkeys(record_ids))  # else undo would bring a row back twice
        for chunk in in_chunks(distinct):
            rows = read_rows(self.connection, table, chunk)
            self.connection.execute(delete(table).where(table.c.id.in_(chunk)))
            self._remember(table, [_whole(table, row, inserted=False) for row in rows])

    def delete_with_parts(self, table: Table, record_ids: Sequence[str]) -> None:
        """Delete records and all rows that belong to them, parts first."""
        for part, column in tables.parts_of(table):
            self.delete(part, self.keys(part, column.name, record_ids))
        self.delete(table, record_ids)

    def keys(self, table: Table, column: str, values: Sequence[str]) -> list[str]:
        """Return the keys of the rows whose ``column`` is one of ``values``, oldest first."""
        found: list[str] = []
        for chunk in in_chunks(values):
            wanted = table.c[column].in_(chunk)
            found += self.connection.scalars(select(table.c.id).where(wanted))
        return found

    def finish(self) -> None:
        """Write the operation itself; an operation that changed nothing leaves no trace."""
        if not self._written:
            return
        operations = tables.operations
        if self.action is Action.DO:
            self.connection.execute(
                update(operations).where(operations.c.state == "undone").values(state="dropped")
            )
        last = self.connection.scalar(select(func.max(operations.c.sequence))) or 0
        self.connection.execute(
            insert(operations),
            {
                "id": self.operation_id,
                "sequence": last + 1,
                "at": self.now,
                "operator": self.operator,
                "machine": self._machine,
                "label": self.label,
                "action": self.action.value,
                "target_id": self.target_id,
                "state": "done",
                "schema_number": SCHEMA_NUMBER,
            },
        )

    def changes(
        self, record_ids: Sequence[str] = (), *, open_questions: Sequence[str] = ()
    ) -> Changes:
        """Return what this operation did; ``record_ids`` come first among the keys touched."""
        return Changes(
            operation_id=self.operation_id,
            label=self.label,
            kinds=frozenset(self._kinds),
            record_ids=tuple(dict.fromkeys([*record_ids, *self._record_ids])),
            open_questions=tuple(open_questions),
        )

    def apply(self, changes: Iterable[Change]) -> None:
        """Make recorded changes happen again, in the order given."""
        for (name, sort), group in groupby(changes, lambda change: (change.table, change.sort)):
            table = tables.metadata.tables[name]
            if sort == "insert":
                self.insert(table, [json.loads(change.after or "") for change in group])
            elif sort == "delete":
                self.delete(table, [change.record_id for change in group])
            else:
                self._update_again(table, group)

    def _update_again(self, table: Table, changes: Iterable[Change]) -> None:
        """Write the fields of a row together: constraints bind several of them (title, body)."""
        values: dict[str, dict[str, object]] = {}
        for change in changes:
            values.setdefault(change.record_id, {})[change.field] = json.loads(change.after or "")
        self.update_many(table, values)

    def _remember(self, table: Table, changes: Sequence[Change]) -> None:
        if not changes:
            return
        self.connection.execute(
            insert(tables.history),
            [
                {
                    "operation_id": self.operation_id,
                    "sequence": self._written + place,
                    "table_name": change.table,
                    "record_id": change.record_id,
                    "owner_id": change.owner_id,
                    "field": change.field,
                    "before": change.before,
                    "after": change.after,
                }
                for place, change in enumerate(changes)
            ],
        )
        self._written += len(changes)
        self._kinds.add(tables.record_kind(table))
        if tables.names_its_record(table) or not tables.is_part(table):
            self._record_ids |= dict.fromkeys(change.owner_id for change in changes)


def undo(workspace: Ledger) -> Changes:
    """Take back the newest operation that holds.

    Raises:
        NothingToUndoError: there is none.
    """
    with workspace.writing("撤销") as recorder:
        target = _next_to_undo(recorder.connection)
        if target is None:
            raise NothingToUndoError("没有可以撤销的操作。")
        recorder.action, recorder.target_id = Action.UNDO, target.id
        recorder.label = f"撤销：{target.label}"
        changes = changes_of(recorder.connection, target.id)
        recorder.apply(change.inverted() for change in reversed(changes))
        _set_state(recorder.connection, target.id, "undone")
        return recorder.changes()


def redo(workspace: Ledger) -> Changes:
    """Do again the operation that was undone last.

    Raises:
        NothingToUndoError: there is none, or newer work has taken its place.
    """
    with workspace.writing("重做") as recorder:
        target = _next_to_redo(recorder.connection)
        if target is None:
            raise NothingToUndoError("没有可以重做的操作。")
        recorder.action, recorder.target_id = Action.REDO, target.id
        recorder.label = f"重做：{target.label}"
        recorder.apply(changes_of(recorder.connection, target.id))
        _set_state(recorder.connection, target.id, "done")
        return recorder.changes()


def undo_label(workspace: Ledger) -> str:
    """Return what undo would take back, "" when nothing."""
    with workspace.reading() as connection:
        target = _next_to_undo(connection)
    return "" if target is None else str(target.label)


def redo_label(workspace: Ledger) -> str:
    """Return what redo would do again, "" when nothing."""
    with workspace.reading() as connection:
        target = _next_to_redo(connection)
    return "" if target is None else str(target.label)


def changes_of(connection: Connection, operation_id: str) -> list[Change]:
    """Return what an operation changed, in the order it did."""
    history = tables.history
    rows = connection.execute(
        select(
            history.c.table_name,
            history.c.record_id,
            history.c.owner_id,
            history.c.field,
            history.c.before,
            history.c.after,
        )
        .where(history.c.operation_id == operation_id)
        .order_by(history.c.sequence)
    )
    return [Change(*row) for row in rows]


def _next_to_undo(connection: Connection) -> Row[str, str] | None:
    operations = tables.operations
    return connection.execute(
        _undoable().where(operations.c.state == "done").order_by(operations.c.sequence.desc())
    ).first()


def _next_to_redo(connection: Connection) -> Row[str, str] | None:
    operations = tables.operations
    return connection.execute(
        _undoable().where(operations.c.state == "undone").order_by(operations.c.sequence)
    ).first()


def _undoable() -> Select[str, str]:
    """Select what can be undone: rows recorded before that schema do not fit the tables."""
    operations = tables.operations
    return (
        select(operations.c.id, operations.c.label)
        .where(operations.c.action == Action.DO.value)
        .where(operations.c.schema_number >= UNDOABLE_SINCE)
        .limit(1)
    )


def _set_state(connection: Connection, operation_id: str, state: str) -> None:
    operations = tables.operations
    connection.execute(
        update(operations).where(operations.c.id == operation_id).values(state=state)
    )


def _completed(table: Table, row: StoredRow) -> dict[str, object]:
    """Fill in the defaults here, so that the history keeps the row as it is stored."""
    return {
        column.name: row[column.name] if column.name in row else _default(column.default)
        for column in table.columns
    }


def _default(default: object) -> object:
    return getattr(default, "arg", None)


def _whole(table: Table, row: StoredRow, *, inserted: bool) -> Change:
    stored = _json(dict(row))
    return Change(
        table.name,
        str(row["id"]),
        tables.owner_of(table, row),
        "",
        None if inserted else stored,
        stored if inserted else None,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
