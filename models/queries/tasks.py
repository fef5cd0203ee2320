"""Tasks of the ledger with their roles and latest progress, as frozen rows."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, ScalarSelect, Select, Text, bindparam, func, select

from models.errors import RecordGoneError
from models.queries.convert import to_day, to_moment
from models.queries.roles import RoleReader, stored_roles
from models.queries.units import Readable
from models.records import ProgressRow, TaskRow
from models.store import tables
from models.store.rows import in_chunks
from models.vocabulary import TaskStatus

Value = TypeVar("Value")

_STATUSES = {status.value: status for status in TaskStatus}


def list_tasks(workspace: Readable) -> tuple[TaskRow, ...]:
    """Return all tasks: by document in the order taken in, hand-made ones last, then as printed."""
    with workspace.reading() as connection:
        return read_tasks(connection)


def first_tasks(workspace: Readable, count: int) -> tuple[TaskRow, ...]:
    """Return the first ``count`` tasks, for something to see while all are being read."""
    with workspace.reading() as connection:
        return tuple(islice(_read_in_order(connection), count))


def count_tasks(workspace: Readable) -> int:
    """Return how many tasks there are."""
    with workspace.reading() as connection:
        return connection.scalars(select(func.count()).select_from(tables.tasks)).one()


def get_tasks(workspace: Readable, task_ids: Sequence[str]) -> dict[str, TaskRow]:
    """Return the tasks with these keys; those gone are left out."""
    with workspace.reading() as connection:
        return read_tasks_of(connection, task_ids)


def list_progress(workspace: Readable, task_id: str) -> tuple[ProgressRow, ...]:
    """Return the progress entries of a task, newest first."""
    entries = tables.progress_entries
    with workspace.reading() as connection:
        rows = connection.execute(
            select(entries)
            .where(entries.c.task_id == task_id)
            .order_by(entries.c.reported_on.desc(), entries.c.recorded_at.desc())
        ).all()
    return tuple(_progress_row(row) for row in rows)


def list_progress_between(workspace: Readable, first: date, last: date) -> tuple[ProgressRow, ...]:
    """Return the entries reported in a period, both days in it, of all tasks, the oldest first."""
    entries = tables.progress_entries
    query = (
        select(entries)
        .where(entries.c.reported_on.between(first.isoformat(), last.isoformat()))
        .order_by(entries.c.reported_on, entries.c.recorded_at)
    )
    with workspace.reading() as connection:
        return tuple(_progress_row(row) for row in connection.execute(query))


def read_task(connection: Connection, task_id: str) -> TaskRow:
    """Return one task inside a transaction that is open already."""
    found = read_tasks_of(connection, (task_id,))
    if not found:
        raise RecordGoneError("这项任务已被删除，没有改动。请刷新后再看。")
    return found[task_id]


def read_tasks(connection: Connection) -> tuple[TaskRow, ...]:
    """Return all tasks inside an open transaction."""
    return tuple(_read_in_order(connection))


def read_tasks_of(connection: Connection, task_ids: Sequence[str]) -> dict[str, TaskRow]:
    """Return the tasks with these keys inside an open transaction; those gone are left out."""
    reader, query = _TaskReader(), _tasks_query()
    return {
        task.id: task
        for keys in in_chunks(task_ids)
        for task in reader.read(connection, query.where(tables.tasks.c.id.in_(keys)))
    }


def _progress_row(row: Row[Any]) -> ProgressRow:  # Any: the columns of one table
    return ProgressRow(
        id=row.id,
        task_id=row.task_id,
        reported_on=date.fromisoformat(row.reported_on),
        text=row.text,
        operator=row.operator,
        recorded_at=to_moment(row.recorded_at),
    )


def _read_in_order(connection: Connection) -> Iterator[TaskRow]:
    """Read plan by plan: each stands in its order in an index, nothing is sorted."""
    reader, plan = _TaskReader(), bindparam("plan", type_=Text)
    query = _tasks_query().where(tables.tasks.c.plan_id == plan).order_by(tables.tasks.c.position)
    for key in connection.scalars(_plans_query()).all():
        yield from reader.read(connection, query, {"plan": key})


class _Kept(dict[Value, Value]):
    """Values that come again and again: ``kept[value]`` is always the same object."""

    def __missing__(self, value: Value) -> Value:
        self[value] = value
        return value


class _TaskReader:
    """Makes rows that share what stands in many of them."""

    def __init__(self) -> None:
        self._roles = RoleReader()
        self._words: _Kept[str] = _Kept()
        self._numbers: _Kept[Any] = _Kept()  # Any: years and lines may be None, orders not

    def read(
        self,
        connection: Connection,
        query: Select[*tuple[Any, ...]],
        values: dict[str, str] | None = None,
    ) -> Iterator[TaskRow]:
        """Yield the tasks of ``query``."""
        words, numbers = self._words, self._numbers
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
            roles,
            latest,
        ) in connection.execute(query, values or {}):
            progress, reported_on = json.loads(latest) if latest else ("", None)
            yield TaskRow(
                key,
                document_id and words[document_id],
                words[document_number or ""],
                numbers[plan_year if document_id is None else document_year],
                words[section or ""],
                words[number],
                title,
                body,
                self._roles.read(roles),
                words[deadline_text],
                to_day(deadline),
                ongoing == 1,
                _STATUSES[status],
                words[progress],
                to_day(reported_on),
                note,
                numbers[line],
                numbers[order],
                to_moment(updated_at),
            )


def _plans_query() -> Select[str]:
    """Return the keys of plans: by document in the order taken in, hand-made ones last."""
    plans, documents = tables.plans, tables.documents
    return (
        select(plans.c.id)
        .select_from(plans.outerjoin(documents, plans.c.document_id == documents.c.id))
        .order_by(
            plans.c.document_id.is_(None), documents.c.imported_at, documents.c.id, plans.c.year
        )
    )


def _tasks_query() -> Select[*tuple[Any, ...]]:  # the row is taken apart by _TaskReader
    tasks, plans, sections, documents = (
        tables.tasks,
        tables.plans,
        tables.sections,
        tables.documents,
    )
    return select(
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
        stored_roles(tables.task_roles, tasks),
        _latest_progress(),
    ).select_from(
        tasks.join(plans, tasks.c.plan_id == plans.c.id)
        .outerjoin(sections, tasks.c.section_id == sections.c.id)
        .outerjoin(documents, plans.c.document_id == documents.c.id)
    )


def _latest_progress() -> ScalarSelect[str]:
    """Return the column with words and day of the latest entry as JSON."""
    entries = tables.progress_entries
    return (
        select(func.json_array(entries.c.text, entries.c.reported_on))
        .where(entries.c.task_id == tables.tasks.c.id)
        .order_by(entries.c.reported_on.desc(), entries.c.recorded_at.desc())
        .limit(1)
        .correlate(tables.tasks)
        .scalar_subquery()
    )
