"""A stop at any moment leaves the old ledger or the new one, never half of each."""

import shutil
from pathlib import Path

import pytest

from models.history import undo
from models.intake_records import ReceivedState
from models.queries.history import list_operations
from models.queries.intake import list_received
from models.queries.tasks import list_progress, list_tasks
from models.queries.units import list_units
from models.store.backup import create_backup, require_usable, restore_backup
from models.store.integrity import check_workspace
from models.store.ledger_format import SCHEMA_NUMBER
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import TaskStatus
from tests.builders import accepted_task, new_workspace
from tests.models import replies
from tests.models.store import crashing
from tests.models.store.crashing import Killer
from tests.models.store.later_schema import LATER, later_scripts, upgraded_columns
from tests.models.store.ledgers import content_of
from tests.models.store.older_schemas import STORED_SCHEMAS, STORED_TASKS, stored_workspace

TRIES = 20
INTAKE_TRIES = 50


def fresh_copy(template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    return shutil.copytree(template, folder)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Make a closed workspace with one task in it."""
    with new_workspace(tmp_path) as workspace:
        accepted_task(workspace)
    return workspace.path


def test_a_killed_creation_is_made_good_at_the_next_start(tmp_path: Path) -> None:
    killer = Killer(crashing.create)
    killer.run_to_the_end(tmp_path / "whole")
    with open_workspace(tmp_path / "whole") as workspace:
        units = len(list_units(workspace))
    for number in range(TRIES):
        folder = tmp_path / f"try{number}"
        killer.run_and_kill(folder)
        with open_workspace(folder) as workspace:
            assert len(list_units(workspace)) == units
            assert len(list_operations(workspace)) == 1
    assert killer.killed > TRIES // 4


def test_a_killed_import_leaves_all_of_it_or_nothing(tmp_path: Path) -> None:
    new_workspace(tmp_path).close()
    killer = Killer(crashing.take_in_a_plan)
    killer.run_to_the_end(fresh_copy(tmp_path / "workspace", tmp_path))
    seen = set()
    for _ in range(TRIES):
        folder = fresh_copy(tmp_path / "workspace", tmp_path)
        killer.run_and_kill(folder)
        with open_workspace(folder) as workspace:
            count = len(list_tasks(workspace))
            seen.add(count)
            assert len(list_operations(workspace)) == (2 if count else 1)
            assert check_workspace(workspace) == ()
    assert seen <= {0, crashing.TASKS}
    assert killer.killed > TRIES // 4


def test_a_killed_intake_leaves_whole_batches_and_whole_originals(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        round_id = replies.sent_round(workspace, tasks=crashing.REPLIED_ROWS)
        units = len(replies.units_of(workspace, round_id))
    killer = Killer(crashing.take_in_replies)
    killer.run_to_the_end(fresh_copy(workspace.path, tmp_path))
    seen = set()
    for _ in range(INTAKE_TRIES):
        folder = fresh_copy(workspace.path, tmp_path)
        killer.run_and_kill(folder)
        with open_workspace(folder) as found:
            files = [row.state for row in list_received(found, round_id)]
            done = sum(task.status is TaskStatus.DONE for task in list_tasks(found))
            seen.add((len(files), files.count(ReceivedState.ACCEPTED), done))
            assert check_workspace(found) == ()
    rows = crashing.REPLIED_ROWS
    assert seen <= {(0, 0, 0), (units, 0, 0), (units, units, rows)}
    assert killer.killed > INTAKE_TRIES // 4


def test_a_killed_migration_leaves_the_old_schema_or_the_new_one(tmp_path: Path) -> None:
    scripts = later_scripts(tmp_path)
    crashing.take_in_a_plan(tmp_path / "workspace")
    killer = Killer(crashing.upgrade)
    killer.run_to_the_end(fresh_copy(tmp_path / "workspace", tmp_path) / "ledger.db", scripts)
    for _ in range(TRIES):
        ledger = fresh_copy(tmp_path / "workspace", tmp_path) / "ledger.db"
        killer.run_and_kill(ledger, scripts)
        schema, has_column, tasks, roles = upgraded_columns(ledger)
        assert (schema, has_column) in {(SCHEMA_NUMBER, False), (LATER, True)}
        assert (tasks, roles) == (crashing.TASKS, crashing.TASKS * 3)
        if schema == SCHEMA_NUMBER:
            crashing.upgrade(ledger, scripts)
            assert upgraded_columns(ledger) == (LATER, True, tasks, roles)
    assert killer.killed > TRIES // 4


@pytest.mark.parametrize("schema", STORED_SCHEMAS)
def test_a_killed_upgrade_from_an_older_schema_is_made_good_at_the_next_start(
    tmp_path: Path, schema: int
) -> None:
    first = stored_workspace(tmp_path / "first", schema)
    killer = Killer(crashing.open_and_close)
    killer.run_to_the_end(fresh_copy(first, tmp_path))
    for _ in range(TRIES):
        folder = fresh_copy(first, tmp_path)
        killer.run_and_kill(folder)
        with open_workspace(folder) as workspace:
            assert len(list_tasks(workspace)) == STORED_TASKS
            assert check_workspace(workspace) == ()
    assert killer.killed > TRIES // 4


def test_a_killed_restore_leaves_the_old_content_or_the_backups(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        backup = create_backup(workspace, "manual")
        contents = {content_of(workspace)}
        accepted_task(workspace)
        contents.add(content_of(workspace))
    killer = Killer(crashing.restore)
    killer.run_to_the_end(fresh_copy(workspace.path, tmp_path), backup)
    for _ in range(TRIES):
        folder = fresh_copy(workspace.path, tmp_path)
        killer.run_and_kill(folder, backup)
        with open_workspace(folder) as restored:
            assert content_of(restored) in contents
            assert check_workspace(restored) == ()
    assert killer.killed > TRIES // 4


def test_a_backup_is_restored_over_a_journal_left_behind(template: Path) -> None:
    with open_workspace(template) as workspace:
        backup = create_backup(workspace, "manual")
        content = content_of(workspace)
        undo(workspace)
    crashing.kill_itself(crashing.die_with_a_hot_journal, template / "ledger.db")
    assert (template / "ledger.db-journal").stat().st_size > 0
    restore_backup(template, backup)
    with open_workspace(template) as workspace:
        assert content_of(workspace) == content
        assert check_workspace(workspace) == ()


def test_what_a_killed_program_left_half_written_is_rolled_back(template: Path) -> None:
    with open_workspace(template) as workspace:
        content = content_of(workspace)
    crashing.kill_itself(crashing.die_with_a_hot_journal, template / "ledger.db")
    with open_workspace(template) as workspace:
        assert content_of(workspace) == content


def test_backups_taken_while_another_program_writes_are_whole(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        task = accepted_task(workspace)
    writer = crashing.start(crashing.report_without_end, workspace.path, task.id)
    with open_workspace(workspace.path) as beside:
        backups = [create_backup(beside, "manual") for _ in range(15)]
    writer.kill()
    writer.join()
    for backup in backups:
        require_usable(backup)
        restore_backup(tmp_path / "elsewhere", backup)
        with open_workspace(tmp_path / "elsewhere") as restored:
            assert reports_match_history(restored, task.id)


def reports_match_history(workspace: Workspace, task_id: str) -> bool:
    """Whether each report is there together with its operation."""
    reports = len(list_progress(workspace, task_id))
    operations = [op.label for op in list_operations(workspace, limit=10**6)]
    return reports == sum(label.startswith("填报任务") for label in operations)
