"""Whether anything has been taken into the ledger yet."""

from sqlalchemy import exists, or_, select

from models.queries.units import Readable
from models.store import tables


def is_ledger_empty(workspace: Readable) -> bool:
    """Return whether there is no document, task or reform item; units are shipped with it."""
    filled = or_(*(exists().select_from(t) for t in (tables.documents, tables.tasks, tables.items)))
    with workspace.reading() as connection:
        return not connection.scalar(select(filled))
