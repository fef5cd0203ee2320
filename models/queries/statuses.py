"""The statuses tasks had on an earlier evening, as the history tells them."""

import json
from datetime import UTC, date, datetime, time

from sqlalchemy import select

from models.queries.units import Readable
from models.store import tables
from models.vocabulary import TaskStatus


def statuses_before(workspace: Readable, day: date) -> dict[str, TaskStatus]:
    """Return, by task, the status on the evening before ``day``.

    Tasks that came into the ledger on that day or later are not in it, whatever they are today.
    """
    history, operations, tasks = tables.history, tables.operations, tables.tasks
    morning = datetime.combine(day, time()).astimezone(UTC).isoformat(timespec="microseconds")
    since = (
        select(history.c.record_id, history.c.field, history.c.before)
        .join(operations, history.c.operation_id == operations.c.id)
        .where(
            operations.c.at >= morning,
            history.c.table_name == tasks.name,
            history.c.field.in_(("status", "")),
        )
        # From today back to that morning: what is taken back last is what stood there then.
        .order_by(operations.c.sequence.desc(), history.c.sequence.desc())
    )
    with workspace.reading() as connection:
        rows = connection.execute(select(tasks.c.id, tasks.c.status)).all()
        stored: dict[str, str] = {row.id: row.status for row in rows}
        known = set(stored)
        for task_id, field, before in connection.execute(since):
            if before is None:
                stored.pop(task_id, None)
            else:
                value = json.loads(before)
                stored[task_id] = value if field else value["status"]
    return {key: TaskStatus(status) for key, status in stored.items() if key in known}
