"""Taking a whole batch of returned files back, at any later time; later edits are kept (A41)."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from models.changes import Changes
from models.errors import RecordGoneError, UserError
from models.history import Change, Recorder, changes_of
from models.intake_records import KeptEdit, ReceivedState
from models.operations.labels import shortened
from models.operations.received_versions import open_state
from models.queries.convert import to_moment
from models.queries.intake_base import record_of
from models.queries.rounds import read_round
from models.store import tables
from models.store.rows import StoredRow, in_chunks
from models.store.workspace import Workspace

_RECORDS = {"tasks": tables.tasks, "items": tables.items}
_NOT_EDITED = ("updated_at",)
_Rows = dict[str, StoredRow]  # by key


class BatchUndoneError(UserError):
    """Raised when a batch was taken back already; nothing needs to be done."""


@dataclass(frozen=True, slots=True)
class UndoneBatch:
    """What taking a batch back did; ``kept`` lists what was changed since and so stays."""

    changes: Changes
    kept: tuple[KeptEdit, ...]


def undo_batch(workspace: Workspace, *, batch_id: str) -> UndoneBatch:
    """Take a batch back: what it changed becomes what it was, unless it was changed again since.

    Its files wait to be taken in again. It is an operation like any other: undo takes it back.

    Raises:
        BatchUndoneError: it was taken back already; nothing is changed.
        RecordGoneError: the taking in was undone, or the round deleted.
    """
    batches = tables.intake_batches
    with workspace.writing("撤回收报入库") as recorder:
        batch = recorder.connection.execute(select(batches).where(batches.c.id == batch_id)).first()
        if batch is None:
            raise RecordGoneError("这一批入库已被撤销或删除，没有改动。请刷新后再看。")
        if batch.undone_at:
            at = to_moment(batch.undone_at).astimezone()
            raise BatchUndoneError(
                f"这一批已于{at.month}月{at.day}日 {at:%H:%M} 撤回，没有改动。不用再撤回。"
            )
        taking = _TakingBack(recorder, changes_of(recorder.connection, batch.operation_id))
        taking.restore_reports()
        taking.restore_records()
        taking.remove_entries()
        taking.remove_pictures()
        taking.remove_new_records()
        taking.release_files(batch_id)
        recorder.update(batches, batch_id, {"undone_at": recorder.now})
        name = read_round(recorder.connection, batch.round_id).name
        count = len(taking.restored)
        recorder.label = f"撤回“{shortened(name)}”的收报入库：恢复 {count} 项"
        kept = taking.kept_edits()
        notices = [f"有 {len(kept)} 处在入库之后又改过，保留了现在的内容。"] if kept else []
        return UndoneBatch(recorder.changes([batch.round_id], open_questions=notices), kept)


class _TakingBack:
    """Takes the changes of one operation back where nothing was changed since.

    Attributes:
        restored: keys of the tasks and items something was taken back of.
    """

    def __init__(self, recorder: Recorder, changes: Sequence[Change]) -> None:
        self.restored: set[str] = set()
        self._recorder = recorder
        self._inserted: dict[str, dict[str, str]] = defaultdict(dict)  # JSON: tens of thousands
        self._updated: dict[str, dict[str, dict[str, Change]]] = defaultdict(dict)
        self._spoken_since: set[str] = set()
        self._kept: list[tuple[str, Table, str, object]] = []
        self._kept_records: list[str] = []
        for change in changes:
            if change.sort == "insert":
                self._inserted[change.table][change.record_id] = change.after or ""
            elif change.sort == "update":
                fields = self._updated[change.table].setdefault(change.record_id, {})
                fields[change.field] = change

    def restore_reports(self) -> None:
        """Take back what units reported; where a later file spoke of it too, all of it stays."""
        reports = tables.unit_reports
        connection = self._recorder.connection
        for present in _portions(connection, reports, list(self._inserted[reports.name])):
            self._restore_new_reports(present)
        for present in _portions(connection, reports, list(self._updated[reports.name])):
            self._restore_changed_reports(present)

    def _restore_new_reports(self, present: _Rows) -> None:
        reports = tables.unit_reports
        values: dict[str, StoredRow] = {}
        unchanged = []
        for key, now in present.items():
            inserted = json.loads(self._inserted[reports.name][key])
            if now == inserted:
                unchanged.append(key)
                self.restored.add(record_of(now)[1])
            else:
                blank = {name: "" for name in inserted if reports.c[name].default is not None}
                values[key] = self._report_values(now, inserted, blank)
        self._recorder.delete(reports, unchanged)
        self._recorder.update_many(reports, values)

    def _restore_changed_reports(self, present: _Rows) -> None:
        reports = tables.unit_reports
        values: dict[str, StoredRow] = {}
        for key, now in present.items():
            changes = self._updated[reports.name][key]
            left = {name: _value(change.after) for name, change in changes.items()}
            before = {name: _value(change.before) for name, change in changes.items()}
            values[key] = self._report_values(now, left, before)
        self._recorder.update_many(reports, values)

    def restore_records(self) -> None:
        """Take back where tasks and items were said to stand."""
        for name, table in _RECORDS.items():
            updated = self._updated[name]
            values: dict[str, StoredRow] = {}
            for key, now in _present(self._recorder.connection, table, list(updated)).items():
                fields = {
                    field: change
                    for field, change in updated[key].items()
                    if field not in _NOT_EDITED
                }
                left = {field: _value(change.after) for field, change in fields.items()}
                before = {field: _value(change.before) for field, change in fields.items()}
                if key in self._spoken_since:
                    self._keep(key, table, left, now)
                elif restored := self._restorable(key, table, now, left, before):
                    values[key] = {**restored, "updated_at": self._recorder.now}
            self._recorder.update_many(table, values)

    def remove_entries(self) -> None:
        """Remove the progress entries that were appended; nobody can have changed them."""
        entries = tables.progress_entries
        keys = list(self._inserted[entries.name])
        for found in _portions(self._recorder.connection, entries, keys):
            self.restored.update(str(row["task_id"]) for row in found.values())
            self._recorder.delete(entries, list(found))

    def remove_pictures(self) -> None:
        """Take the pictures off that became evidence; the files themselves are kept."""
        links = tables.evidence_links
        found = _present(self._recorder.connection, links, list(self._inserted[links.name]))
        self.restored.update(str(row["task_id"] or row["item_id"]) for row in found.values())
        self._recorder.delete(links, list(found))

    def remove_new_records(self) -> None:
        """Delete the tasks and items the batch entered, unless they were changed or used since."""
        for name, table in _RECORDS.items():
            inserted = self._inserted[name]
            present = _present(self._recorder.connection, table, list(inserted))
            untouched = [
                key
                for key, now in present.items()
                if self._is_untouched(table, now, json.loads(inserted[key]))
            ]
            self._recorder.delete_with_parts(table, untouched)
            self.restored.update(untouched)
            self._kept_records += [key for key in present if key not in untouched]

    def _is_untouched(self, table: Table, now: StoredRow, inserted: StoredRow) -> bool:
        """Whether a new record and all that belongs to it are as the batch left them."""
        connection, key = self._recorder.connection, str(now["id"])
        sent = tables.sent_records
        if connection.scalar(select(sent.c.id).where(sent.c.record_id == key).limit(1)):
            return False
        parts = [
            dict(row) == json.loads(self._inserted[part.name].get(row["id"], "null"))
            for part, column in tables.parts_of(table)
            for row in connection.execute(select(part).where(column == key)).mappings()
        ]
        return all(parts) and all(
            now[field] == value for field, value in inserted.items() if field not in _NOT_EDITED
        )

    def release_files(self, batch_id: str) -> None:
        """Let its files wait again, or stand in the batch before that took them in too."""
        files = tables.received_files
        present = _present(self._recorder.connection, files, list(self._updated[files.name]))
        released = {key: now for key, now in present.items() if now["batch_id"] == batch_id}
        earlier = _earlier_batches(self._recorder.connection, list(released), batch_id)
        values: dict[str, dict[str, object]] = {}
        for key, now in released.items():
            changes = self._updated[files.name][key]
            was = {
                field: _value(change.before)
                for field, change in changes.items()
                if now[field] == _value(change.after)
            }
            values[key] = {**was, "batch_id": earlier.get(key)}
            if key not in earlier:
                open_again = was.get("state", open_state({**now, **was}).value)
                is_replaced = now["superseded_by"] is not None
                values[key]["state"] = ReceivedState.SUPERSEDED.value if is_replaced else open_again
        self._recorder.update_many(files, values)

    def kept_edits(self) -> tuple[KeptEdit, ...]:
        """Return what stays, in words."""
        titles: dict[str, str] = {}
        for table, text in ((tables.tasks, "body"), (tables.items, "content")):
            keys = [*(key for key, *_ in self._kept), *self._kept_records]
            rows = _present(self._recorder.connection, table, keys)
            titles |= {key: str(row["title"] or row[text]) for key, row in rows.items()}
        edits = [
            KeptEdit(titles.get(key, ""), str(table.c[field].comment), _words(table, field, value))
            for key, table, field, value in self._kept
        ]
        records = [
            KeptEdit(titles.get(key, ""), "新录入的记录", "入库之后又改过或用过")
            for key in self._kept_records
        ]
        return (*edits, *records)

    def _report_values(self, now: StoredRow, left: StoredRow, before: StoredRow) -> StoredRow:
        """Return what a report becomes: as before, but for what was edited since."""
        _, record_id = record_of(now)
        if "file_id" in left and now["file_id"] != left["file_id"]:
            self._spoken_since.add(record_id)
            differing = {name: left[name] for name in left if now[name] != left[name]}
            self._keep(record_id, tables.unit_reports, differing, now)
            return {}
        return self._restorable(record_id, tables.unit_reports, now, left, before)

    def _restorable(
        self, record_id: str, table: Table, now: StoredRow, left: StoredRow, before: StoredRow
    ) -> StoredRow:
        """Return the fields that are still as the batch left them, as they were before it."""
        restored = {name: before[name] for name in before if now[name] == left[name]}
        edited = {
            name: left[name] for name in before if now[name] not in (left[name], before[name])
        }
        if any(before[name] != left[name] for name in restored):
            self.restored.add(record_id)
        self._keep(record_id, table, edited, now)
        return restored

    def _keep(self, record_id: str, table: Table, fields: StoredRow, now: StoredRow) -> None:
        for name in fields:
            if table.c[name].comment:
                self._kept.append((record_id, table, name, now[name]))


def _earlier_batches(connection: Connection, file_ids: Sequence[str], but: str) -> dict[str, str]:
    """Return by file the latest batch that took it in and still holds, other than one."""
    history, operations, batches = tables.history, tables.operations, tables.intake_batches
    holding = set(connection.scalars(select(batches.c.id).where(batches.c.undone_at.is_(None))))
    found: dict[str, str] = {}
    for chunk in in_chunks(file_ids):
        query = (
            select(history.c.record_id, history.c.after)
            .join(operations, history.c.operation_id == operations.c.id)
            .where(
                history.c.table_name == tables.received_files.name,
                history.c.field == "batch_id",
                history.c.record_id.in_(chunk),
            )
            .order_by(operations.c.sequence)
        )
        for file_id, after in connection.execute(query):
            batch_id = _value(after)
            if batch_id in holding and batch_id != but:
                found[file_id] = str(batch_id)
    return found


def _portions(connection: Connection, table: Table, keys: Sequence[str]) -> Iterator[_Rows]:
    """Yield the rows that are still there, by key, some hundreds at a time."""
    for chunk in in_chunks(keys):
        found = connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
        yield {str(row["id"]): dict(row) for row in found}


def _present(connection: Connection, table: Table, keys: Sequence[str]) -> _Rows:
    """Return the rows that are still there, by key."""
    return {key: row for found in _portions(connection, table, keys) for key, row in found.items()}


def _value(stored: str | None) -> object:
    return json.loads(stored or "null")


def _words(table: Table, field: str, value: object) -> str:
    words = table.c[field].info.get("words")
    return str(words(value).label) if words else str(value or "（空白）")
