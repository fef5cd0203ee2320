"""Giving one field of a record the value it had before or after a change of its history."""

import json
from collections.abc import Mapping

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import IntegrityError

from models.changes import Changes
from models.errors import RecordGoneError, UserError
from models.history import Recorder
from models.operations.plans import next_position, section_of
from models.operations.record_titles import record_title
from models.records import FieldChange
from models.store import tables
from models.store.workspace import Workspace
from models.vocabulary import LabelledEnum, RecordKind

Values = dict[str, object]

_TABLES = {
    RecordKind.TASK: tables.tasks,
    RecordKind.ITEM: tables.items,
    RecordKind.UNIT: tables.units,
    RecordKind.DOCUMENT: tables.documents,
}
_NOUNS = {"units": "单位", "unit_groups": "单位组", "sections": "部分", "plans": "方案"}
# Words, day and 持续推进 are one thing to a person and change together.
_DEADLINE = ("deadline_text", "deadline", "ongoing")


class Side(LabelledEnum):
    """Which value of a change is meant."""

    BEFORE = "before", "改前"
    AFTER = "after", "改后"


class FieldNotRestorableError(UserError):
    """Raised when a value no longer fits: what it refers to is gone, or another record has it."""


def restore_field(workspace: Workspace, *, change: FieldChange, side: Side) -> Changes:
    """Give a field the value it had before or after ``change``; undo takes that back.

    Raises:
        RecordGoneError: the record has been deleted.
        FieldNotRestorableError: the value names a unit that is gone, clashes with another record,
            or the field is none a person may edit; nothing is changed.
    """
    if not change.form_field:
        raise FieldNotRestorableError("这一项不能单独恢复，没有改动。可以用“撤销”退回整步操作。")
    kind = RecordKind(change.record_kind)
    with workspace.writing("恢复") as recorder:
        title = record_title(recorder.connection, kind, change.record_id)
        label = "完成时限" if change.field in _DEADLINE else change.field_label
        recorder.label = f"恢复{title}的{label}"
        try:
            _restore(recorder, _TABLES[kind], change, side)
        except IntegrityError as error:
            raise FieldNotRestorableError(
                f"{title}的{label}没有恢复：这个值与别的记录或本条的其他内容冲突。"
                "没有改动。请在表单里修改。"
            ) from error
        return recorder.changes([change.record_id])


def _restore(recorder: Recorder, table: Table, change: FieldChange, side: Side) -> None:
    part = tables.metadata.tables.get(change.field)
    if part is None:
        values = _values_of(recorder.connection, table, change, side)
        _require_links(recorder.connection, table, values)
        _write(recorder, table, change.record_id, values)
        return
    role = change.form_field.partition(".")[2]
    now = _rows_now(recorder.connection, part, change.record_id)
    then = _rows_then(recorder.connection, part, now, change, side)
    before, wanted = _in_order(now, role), _in_order(then, role)
    if before == wanted:
        return
    for row in wanted:
        _require_links(recorder.connection, part, row)
    recorder.delete(part, [str(row["id"]) for row in before])
    recorder.insert(part, wanted)
    _write(recorder, table, change.record_id, {})


def _write(recorder: Recorder, table: Table, record_id: str, values: Values) -> None:
    """Write columns; what depends on the plan of a task is set anew in the plan it has then."""
    if "plan_id" in values:
        values["position"] = next_position(recorder, str(values["plan_id"]))
    if values.get("section_id") is not None or "plan_id" in values:
        values["section_id"] = _section(recorder, record_id, values)
    if "updated_at" in table.c:
        values["updated_at"] = recorder.now
    recorder.update(table, record_id, values)


def _section(recorder: Recorder, task_id: str, values: Values) -> str | None:
    """Return the section of the restored heading in the plan the task will stand in."""
    tasks, sections = tables.tasks, tables.sections
    stored = recorder.connection.execute(
        select(tasks.c.plan_id, tasks.c.section_id).where(tasks.c.id == task_id)
    ).one()
    heading = recorder.connection.scalar(
        select(sections.c.title).where(sections.c.id == values.get("section_id", stored.section_id))
    )
    return section_of(recorder, str(values.get("plan_id", stored.plan_id)), heading or "")


def _values_of(connection: Connection, table: Table, change: FieldChange, side: Side) -> Values:
    """Return the columns of the form field that changed in the operation, as they were stored."""
    history = tables.history
    names = _DEADLINE if change.field in _DEADLINE else (change.field,)
    column = history.c.before if side is Side.BEFORE else history.c.after
    rows = connection.execute(
        select(history.c.field, column).where(
            history.c.operation_id == change.operation_id,
            history.c.table_name == table.name,
            history.c.record_id == change.record_id,
            history.c.field.in_(names),
        )
    ).all()
    if not rows:
        raise RecordGoneError("这条修改记录已经找不到，没有改动。请刷新后再看。")
    return {field: json.loads(stored) for field, stored in rows}


def _rows_now(connection: Connection, part: Table, owner_id: str) -> dict[str, Values]:
    owner = part.c[tables.owner_column(part)]
    rows = connection.execute(select(part).where(owner == owner_id)).mappings()
    return {str(row["id"]): dict(row) for row in rows}


def _rows_then(
    connection: Connection,
    part: Table,
    now: Mapping[str, Values],
    change: FieldChange,
    side: Side,
) -> dict[str, Values]:
    """Return the rows as they were: everything done since is taken back, newest first."""
    history, operations = tables.history, tables.operations
    target = select(operations.c.sequence).where(operations.c.id == change.operation_id)
    done_since = connection.execute(
        select(history)
        .join(operations, history.c.operation_id == operations.c.id)
        .where(
            history.c.table_name == part.name,
            history.c.owner_id == change.record_id,
            operations.c.sequence >= target.scalar_subquery(),
        )
        .order_by(operations.c.sequence.desc(), history.c.sequence.desc())
    )
    rows = dict(now)
    for step in done_since:
        if side is Side.AFTER and step.operation_id == change.operation_id:
            break
        if step.field:
            rows[step.record_id] = rows[step.record_id] | {step.field: json.loads(step.before)}
        elif step.before is None:
            del rows[step.record_id]
        else:
            rows[step.record_id] = json.loads(step.before)
    return rows


def _in_order(rows: Mapping[str, Values], role: str) -> list[Values]:
    chosen = [row for row in rows.values() if not role or row["role"] == role]
    return sorted(chosen, key=lambda row: int(str(row["position"])))


def _require_links(connection: Connection, table: Table, values: Values) -> None:
    """Refuse values that name what is gone: the foreign key itself would speak only at COMMIT."""
    for name, value in values.items():
        target = table.c[name].info.get("refers_to")
        if target is not None and value is not None and not _is_there(connection, target, value):
            raise FieldNotRestorableError(_gone(values, target))
    members = json.loads(str(values.get("members") or "[]"))
    if not all(_is_there(connection, "units", unit_id) for unit_id in members):
        raise FieldNotRestorableError(_gone(values, "units"))


def _is_there(connection: Connection, table: str, key: object) -> bool:
    found = tables.metadata.tables[table]
    return connection.scalar(select(found.c.id).where(found.c.id == key)) is not None


def _gone(values: Values, target: str) -> str:
    noun = _NOUNS.get(target, "记录")
    named = f"“{values['printed']}”对应的{noun}" if "printed" in values else f"当时的{noun}"
    return f"{named}已被删除，没有恢复，没有改动。请在表单里重新选择，或先恢复那个{noun}。"
