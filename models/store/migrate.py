"""Bringing a ledger to the schema of this program, in one transaction (Alembic).

Revision ids are the schema numbers with four digits. Imported only when there is something to do:
Alembic costs more to load than everything else at start.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from alembic import command, op
from alembic.config import Config
from sqlalchemy import Connection

from models.store.engine import Access, ledger_engine, told_plainly
from models.store.ledger_format import (
    APPLICATION_ID,
    SCHEMA_NUMBER,
    DamagedLedgerError,
    damaged_text,
)
from models.version import program_version

# Beside this file both in the checkout and in the bundle, which carries the folder as data.
SCRIPTS = Path(__file__).parent / "migrations"


def migrate(database: Path, *, scripts: Path = SCRIPTS, target: int = SCHEMA_NUMBER) -> None:
    """Create or upgrade the ledger at ``database``, which must exist (an empty file will do).

    Foreign keys are off meanwhile and checked before COMMIT, as are the row counts: a batch
    migration with foreign keys on deletes child rows without a word.

    Raises:
        DamagedLedgerError: rows would be lost or links broken; nothing has been changed.
    """
    engine = ledger_engine(database, Access.MIGRATE)
    with told_plainly(database), engine.connect() as connection, connection.begin():
        before = _row_counts(connection)
        command.upgrade(_config(connection, scripts), f"{target:04d}")
        _require_same_rows(database, before, _row_counts(connection))
        _require_whole_links(database, connection)
        connection.exec_driver_sql(
            "INSERT INTO ledger_format (schema_number, program_version, migrated_at) "
            "VALUES (?, ?, ?)",
            (target, program_version(), datetime.now(UTC).isoformat()),
        )
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {target}")


def run_statements(script: Path) -> None:
    """Run the statements of a revision's file, parted by blank lines, in its transaction."""
    for statement in script.read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(statement)


def _config(connection: Connection, scripts: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT IN ('alembic_version', 'ledger_format')"
    ).scalars()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - names come from the file's own schema
        for name in list(names)
    }


def _require_same_rows(database: Path, before: Mapping[str, int], after: Mapping[str, int]) -> None:
    """A table that a migration drops on purpose has to be named here when that day comes."""
    lost = [name for name, count in before.items() if after.get(name) != count]
    if lost:
        finding = f"升级会使这些表的行数改变：{'、'.join(lost)}"
        raise DamagedLedgerError(damaged_text(database, finding))


def _require_whole_links(database: Path, connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        names = "、".join(sorted({row[0] for row in broken}))
        raise DamagedLedgerError(damaged_text(database, f"升级后这些表的关联不完整：{names}"))
