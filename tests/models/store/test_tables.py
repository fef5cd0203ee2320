"""What the database itself refuses, and that the migrations make exactly our tables."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError

from models.store import tables
from models.store.workspace import Workspace
from tests.builders import accepted_task
from tests.models.store.ledgers import execute

SECOND_COPY = (
    "INSERT INTO documents SELECT 'x', kind, title, number, issuer, year, signed_on, printed_on, "
    "published_on, declared_total, declared, source_name, '', imported_at, updated_at "
    "FROM documents"
)
Schema = set[tuple[str, str, str]]


def schema_of(database: Path) -> Schema:
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(query).fetchall()
    return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


def test_the_migrations_make_exactly_the_tables_the_program_knows(
    workspace: Workspace, tmp_path: Path
) -> None:
    expected = tmp_path / "expected.db"
    engine = create_engine(f"sqlite:///{expected}")
    tables.metadata.create_all(engine)
    engine.dispose()
    migrated = {row for row in schema_of(workspace.database) if row[1] != "alembic_version"}
    assert migrated == schema_of(expected)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tasks SET status = 'finished'",
        "UPDATE tasks SET deadline = '2024-02-30'",
        "UPDATE tasks SET deadline = '2024年5月底'",
        "UPDATE tasks SET ongoing = 2",
        "UPDATE tasks SET title = ' ', body = ''",
        "UPDATE task_roles SET role = 'boss'",
        "UPDATE task_roles SET role = 'lead', position = 1",
        "UPDATE task_roles SET printed = ' '",
        "UPDATE task_roles SET unit_id = 'a', group_id = 'b'",
        "UPDATE units SET level = 'village'",
        "UPDATE units SET name = '市司法局'",
        "UPDATE documents SET title = ''",
        "UPDATE documents SET kind = 'letter'",
        "UPDATE plans SET year = 2024",
        "INSERT INTO unit_groups (id, word) VALUES ('x', '各区')",
        SECOND_COPY,
    ],
)
def test_the_database_refuses_what_breaks_a_rule(workspace: Workspace, statement: str) -> None:
    accepted_task(workspace)
    with pytest.raises(sqlite3.IntegrityError):
        execute(workspace.database, statement)


def test_the_same_serial_cannot_stand_twice_in_a_document(workspace: Workspace) -> None:
    accepted_task(workspace)
    item = (
        "INSERT INTO items (id, document_id, position, serial, area, category, title, content, "
        "remark, national, not_applicable, stage, note, updated_at) "
        "SELECT '{key}', id, 1, 7, '', '', '事项', '', '', 0, '', 'selected', '', '' FROM documents"
    )
    execute(workspace.database, item.format(key="a"))
    with pytest.raises(sqlite3.IntegrityError, match=r"items\.document_id, items\.serial"):
        execute(workspace.database, item.format(key="b"))


def test_progress_entries_cannot_be_overwritten(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    entry = {"id": "1", "task_id": task.id, "reported_on": "2024-04-01", "text": "已印发"}
    with workspace.writing("填报") as recorder:
        recorder.insert(tables.progress_entries, [entry | {"recorded_at": recorder.now}])
    with (
        workspace.writing("改写") as recorder,
        pytest.raises(IntegrityError, match="appended, never overwritten"),
    ):
        recorder.update(tables.progress_entries, "1", {"text": "未印发"})


@pytest.mark.parametrize(
    "statement",
    ["UPDATE history SET after = NULL", "DELETE FROM history", "DELETE FROM operations"],
)
def test_the_history_cannot_be_rewritten(workspace: Workspace, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never rewritten"):
        execute(workspace.database, statement)
