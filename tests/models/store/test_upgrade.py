"""A ledger of an older version comes to today's schema with all its rows, history and undo."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.history import redo_label, undo, undo_label
from models.queries.history import list_changes, list_operations
from models.queries.items import list_items
from models.queries.tasks import list_progress, list_tasks
from models.store.backup import list_backups, require_usable, restore_backup
from models.store.integrity import check_workspace
from models.store.ledger_format import LEDGER_NAME, SCHEMA_NUMBER
from models.store.workspace import open_workspace
from tests.models.store.older_schemas import STORED_SCHEMAS, STORED_TASKS, stored_workspace

ADDED = {
    1: {"calendar_days", "saved_views"},
    2: {
        "reporting_rounds",
        "round_asks",
        "round_units",
        "return_forms",
        "sent_records",
        "sent_rows",
    },
    3: {"intake_answers", "intake_batches", "received_files", "unit_reports"},
    4: {"checked_warnings"},
    5: {"circulation_profiles", "paper_texts", "papers"},
}


@pytest.fixture(params=STORED_SCHEMAS)
def schema(request: pytest.FixtureRequest) -> int:
    """An older schema."""
    return int(request.param)


@pytest.fixture
def folder(tmp_path: Path, schema: int) -> Path:
    """A workspace of that schema."""
    return stored_workspace(tmp_path / "workspace", schema)


def tables_of(database: Path) -> dict[str, tuple[str, int]]:
    """Return statement and number of rows of every table."""
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        return {
            name: (sql, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - names come from the file's own schema
            for name, sql in found.fetchall()
        }


def test_no_table_of_an_older_schema_changes(folder: Path, schema: int) -> None:
    before = tables_of(folder / LEDGER_NAME)
    open_workspace(folder).close()
    after = tables_of(folder / LEDGER_NAME)
    del before["ledger_format"]  # gains the row that says when the upgrade was
    assert {name: after[name] for name in before} == before
    added = {name for older, names in ADDED.items() if older >= schema for name in names}
    assert after.keys() - before.keys() == {*added, "ledger_format"}


def test_tasks_reports_and_their_history_are_there_after_the_upgrade(folder: Path) -> None:
    with open_workspace(folder) as workspace:
        task = list_tasks(workspace)[0]
        assert (task.note, task.latest_progress) == ("请办公室跟进", "已起草")
        assert len(list_progress(workspace, task.id)) == 1
        assert list_changes(workspace, task.id)[0].after == "请办公室跟进"
        assert (len(list_tasks(workspace)), len(list_items(workspace))) == (STORED_TASKS, 1)
        assert check_workspace(workspace) == ()


def test_what_was_done_before_the_upgrade_can_be_undone_and_redone(folder: Path) -> None:
    with open_workspace(folder) as workspace:
        assert redo_label(workspace) == "设置 2023 年基数"
        assert undo_label(workspace) == "修改任务“第1项任务”的备注"
        while undo_label(workspace):
            undo(workspace)
        assert list_tasks(workspace) == ()
        assert list_operations(workspace)[0].label.startswith("撤销：导入文件")
        assert check_workspace(workspace) == ()


def test_the_ledger_is_backed_up_before_the_upgrade(folder: Path, schema: int) -> None:
    open_workspace(folder).close()
    (backup,) = list_backups(folder)
    require_usable(backup.path)
    assert backup.label == "升级前"
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema,)


def test_a_backup_of_an_older_schema_can_be_opened_after_it_was_restored(folder: Path) -> None:
    open_workspace(folder).close()
    (backup,) = list_backups(folder)
    restore_backup(folder, backup.path)
    with open_workspace(folder) as workspace:
        assert len(list_tasks(workspace)) == STORED_TASKS
    with closing(sqlite3.connect(folder / LEDGER_NAME)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_NUMBER,)
