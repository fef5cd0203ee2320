"""Tasks of the ledger with their roles and latest progress, as frozen rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from models.errors import RecordGoneError
from models.queries.convert import to_day, to_keys, to_moment
from models.queries.units import Readable
from models.records import ProgressRow, RoleEntry, TaskRow
from models.store import tables
from models.store.rows import in_chunks
from models.vocabulary import Role, TaskStatus

_STATUSES = {status.value: status for status in TaskStatus}
_ROLES = {role.value: place for place, role in enumerate(Role)}


def list_tasks(workspace: Readable) -> tuple[TaskRow, ...]:
    """Return all tasks: by document in the order taken in, hand-made ones last, then as printed."""
    with workspace.reading() as connection:
        return read_tasks(connection)


def get_task(workspace: Readable, task_id: str) -> TaskRow:
    """Return one task.

    Raises:
        RecordGoneError: it has been deleted.
    """
    with workspace.reading() as connection:
        return read_task(connection, task_id)


def list_progress(workspace: Readable, task_id: str) -> tuple[ProgressRow, ...]:
    """Return the progress entries of a task, newest first."""
    entries = tables.progress_entries
    with workspace.reading() as connection:
        rows = connection.execute(
            select(entries)
            .where(entries.c.task_id == task_id)
            .order_by(entries.c.reported_on.desc(), entries.c.recorded_at.desc())
        ).all()
    return tuple(
        ProgressRow(
            id=row.id,
            task_id=row.task_id,
            reported_on=date.fromisoformat(row.reported_on),
            text=row.text,
            operator=row.operator,
            recorded_at=to_moment(row.recorded_at),
        )
        for row in rows
    )


def read_task(connection: Connection, task_id: str) -> TaskRow:
    """Return one task inside a transaction that is open already."""
    found = _read_tasks(connection, (task_id,))
    if not found:
        raise RecordGoneError("这项任务已被删除，没有改动。请刷新后再看。")
    return found[0]


def read_tasks(connection: Connection) -> tuple[TaskRow, ...]:
    """Return all tasks inside an open transaction."""
    return _read_tasks(connection, None)


def read_tasks_of(connection: Connection, task_ids: Sequence[str]) -> dict[str, TaskRow]:
    """Return the tasks with these keys inside an open transaction; those gone are left out."""
    return {task.id: task for keys in in_chunks(task_ids) for task in _read_tasks(connection, keys)}


def _read_tasks(connection: Connection, task_ids: Sequence[str] | None) -> tuple[TaskRow, ...]:
    query = _tasks_query()
    if task_ids is not None:
        query = query.where(tables.tasks.c.id.in_(task_ids))
    roles = read_roles(connection, tables.task_roles, task_ids)
    latest = _latest_progress(connection, task_ids)
    return tuple(
        TaskRow(
            key,
            document_id,
            document_number or "",
            plan_year if document_id is None else document_year,
            section or "",
            number,
            title,
            body,
            roles.get(key, ()),
            deadline_text,
            None if deadline is None else to_day(deadline),
            ongoing == 1,
            _STATUSES[status],
            *latest.get(key, ("", None)),
            note,
            line,
            order,
            to_moment(updated_at),
        )
        for (
            key,
            document_id,
            document_number,
            document_year,
            plan_year,
            section,
            number,
            title,
            body,
            deadline_text,
            deadline,
            ongoing,
            status,
            note,
            line,
            order,
            updated_at,
        ) in connection.execute(query)
    )


def read_roles(
    connection: Connection, table: Table, owner_ids: Sequence[str] | None = None
) -> dict[str, tuple[RoleEntry, ...]]:
    """Return the role entries of tasks or items by their owner, in role order, then as printed."""
    owner, units = table.c[tables.owner_column(table)], tables.units
    query = (
        select(
            owner,
            table.c.role,
            table.c.printed,
            table.c.unit_id,
            table.c.group_id,
            table.c.members,
            units.c.protocol_order,
        )
        .select_from(table.outerjoin(units, table.c.unit_id == units.c.id))
        .order_by(owner, table.c.position)
    )
    if owner_ids is not None:
        query = query.where(owner.in_(owner_ids))
    # The same words stand in the same role in most tasks: one entry serves them all.
    known: dict[Sequence[object], RoleEntry] = {}
    found: dict[str, list[RoleEntry]] = defaultdict(list)
    for key, *rest in connection.execute(query):
        words = tuple(rest)
        if (entry := known.get(words)) is None:
            entry = known[words] = _role_entry(*words)
        found[key].append(entry)
    return {key: _in_role_order(entries) for key, entries in found.items()}


def _in_role_order(entries: Iterable[RoleEntry]) -> tuple[RoleEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: _ROLES[entry.role]))


def _role_entry(
    role: str,
    printed: str,
    unit_id: str | None,
    group_id: str | None,
    members: str,
    protocol_order: int | None,
) -> RoleEntry:
    return RoleEntry(Role(role), printed, unit_id, group_id, to_keys(members), protocol_order)


def _tasks_query() -> Select[*tuple[Any, ...]]:  # the row is taken apart where it is read
    tasks, plans, sections, documents = (
        tables.tasks,
        tables.plans,
        tables.sections,
        tables.documents,
    )
    return (
        select(
            tasks.c.id,
            plans.c.document_id,
            documents.c.number,
            documents.c.year,
            plans.c.year,
            sections.c.title,
            tasks.c.number,
            tasks.c.title,
            tasks.c.body,
            tasks.c.deadline_text,
            tasks.c.deadline,
            tasks.c.ongoing,
            tasks.c.status,
            tasks.c.note,
            tasks.c.line,
            tasks.c.position,
            tasks.c.updated_at,
        )
        .select_from(
            tasks.join(plans, tasks.c.plan_id == plans.c.id)
            .outerjoin(sections, tasks.c.section_id == sections.c.id)
            .outerjoin(documents, plans.c.document_id == documents.c.id)
        )
        .order_by(
            plans.c.document_id.is_(None),
            documents.c.imported_at,
            documents.c.id,
            plans.c.year,
            tasks.c.position,
        )
    )


def _latest_progress(
    connection: Connection, task_ids: Sequence[str] | None
) -> dict[str, tuple[str, date | None]]:
    entries = tables.progress_entries
    query = select(entries.c.task_id, entries.c.text, entries.c.reported_on).order_by(
        entries.c.reported_on, entries.c.recorded_at
    )
    if task_ids is not None:
        query = query.where(entries.c.task_id.in_(task_ids))
    return {key: (text, to_day(day)) for key, text, day in connection.execute(query)}
