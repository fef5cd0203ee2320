"""What a record is called in the label of an operation."""

from sqlalchemy import Connection, select

from models.errors import RecordGoneError
from models.operations.labels import shortened
from models.queries.documents import read_document
from models.queries.items import read_item
from models.queries.tasks import read_task
from models.store import tables
from models.vocabulary import RecordKind


def record_title(connection: Connection, kind: RecordKind, record_id: str) -> str:
    """Return e.g. ``任务“制定工作方案”``.

    Raises:
        RecordGoneError: it has been deleted.
    """
    if kind is RecordKind.TASK:
        task = read_task(connection, record_id)
        return f"任务“{shortened(task.title or task.body)}”"
    if kind is RecordKind.ITEM:
        item = read_item(connection, record_id)
        return f"事项“{shortened(item.title or item.content)}”"
    if kind is RecordKind.UNIT:
        return f"单位“{shortened(_unit_name(connection, record_id))}”"
    return f"文件“{shortened(read_document(connection, record_id).title)}”"


def _unit_name(connection: Connection, unit_id: str) -> str:
    units = tables.units
    name = connection.scalar(select(units.c.name).where(units.c.id == unit_id))
    if name is None:
        raise RecordGoneError("这个单位已被删除，没有改动。请刷新后再看。")
    return str(name)
