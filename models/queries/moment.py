"""Several queries that see the ledger as it stood at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from models.queries.units import Readable


class Moment:
    """A workspace inside one reading transaction, for every query that takes a workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read inside the transaction that is open already."""
        yield self._connection


@contextmanager
def one_moment(workspace: Readable) -> Iterator[Moment]:
    """Open one reading transaction for all queries made of it."""
    with workspace.reading() as connection:
        yield Moment(connection)
