"""A schema after ours, as a later version of the program would bring it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from models.store.ledger_format import SCHEMA_NUMBER
from models.store.migrate import SCRIPTS

LATER = SCHEMA_NUMBER + 1
HEAD = f"""
revision = "{LATER:04d}"
down_revision = "{SCHEMA_NUMBER:04d}"
"""
# Alembic's batch mode rebuilds the whole table, which is what goes wrong in half-done migrations.
REBUILD_TASKS = """
from alembic import op
import sqlalchemy as sa


def upgrade() -> None:
    with op.batch_alter_table("tasks", recreate="always") as batch:
        batch.add_column(sa.Column("weight", sa.Integer, nullable=True))
"""


def later_scripts(folder: Path, upgrade: str = REBUILD_TASKS) -> Path:
    """Return a folder with our migrations and one more."""
    scripts = shutil.copytree(SCRIPTS, folder / "later_migrations")
    (scripts / "versions" / f"{LATER:04d}_later.py").write_text(HEAD + upgrade, encoding="utf-8")
    return scripts


def upgraded_columns(ledger: Path) -> tuple[int, bool, int, int]:
    """Return schema number, whether the new column is there, numbers of tasks and roles."""
    with closing(sqlite3.connect(ledger)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(tasks)")]
        tasks = connection.execute("SELECT count(*) FROM tasks").fetchone()[0]
        roles = connection.execute("SELECT count(*) FROM task_roles").fetchone()[0]
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
    return schema, "weight" in columns, tasks, roles
