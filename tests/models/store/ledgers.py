"""What the store's tests need to look at a ledger from outside."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from models.store import tables
from models.store.ledger_format import LEDGER_NAME
from models.store.workspace import Workspace


def content_of(workspace: Workspace) -> str:
    """Return the hash of all rows of the ledger, history left out: equal content, equal hash."""
    digest = hashlib.sha256()
    with workspace.reading() as connection:
        for table in tables.ledger_tables():
            rows = connection.execute(select(table).order_by(table.c.id)).all()
            digest.update(f"{table.name} {rows}".encode())
    return digest.hexdigest()


def bytes_of(database: Path) -> str:
    """Return the hash of the file itself."""
    return hashlib.sha256(database.read_bytes()).hexdigest()


def execute(database: Path, *statements: str) -> None:
    """Change a ledger behind the program's back."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def damage_a_page(database: Path) -> None:
    """Overwrite the page of the index of unit names, where every look-up goes."""
    with closing(sqlite3.connect(database)) as connection:
        page_size = connection.execute("PRAGMA page_size").fetchone()[0]
        query = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'units' AND type = 'index'"
        page = connection.execute(query).fetchone()[0]
    with database.open("rb+") as file:
        file.seek((page - 1) * page_size)
        file.write(b"\x55" * page_size)


def ledger_in(folder: Path) -> Path:
    """Return the database file of the workspace that ``new_workspace`` makes in ``folder``."""
    return folder / "workspace" / LEDGER_NAME
