"""Upgrades: all rows are there afterwards, or the file is as it was."""

from pathlib import Path

import pytest

from models.store.ledger_format import DamagedLedgerError
from models.store.migrate import migrate
from tests.builders import accepted_task, new_workspace
from tests.models.store.later_schema import LATER, later_scripts, upgraded_columns
from tests.models.store.ledgers import bytes_of, ledger_in

LOSE_ROLES = """
from alembic import op


def upgrade() -> None:
    op.execute("ALTER TABLE task_roles ADD COLUMN weight INTEGER")
    op.execute("DELETE FROM task_roles")
"""
BREAK_LINKS = LOSE_ROLES.replace("DELETE FROM task_roles", "UPDATE task_roles SET task_id = 'x'")
FAIL = LOSE_ROLES.replace("DELETE FROM task_roles", "DELETE FROM no_such_table")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Make the ledger of a closed workspace with one task of three roles."""
    with new_workspace(tmp_path) as workspace:
        accepted_task(workspace)
    return ledger_in(tmp_path)


def test_rebuilding_a_table_keeps_the_rows_that_point_to_it(ledger: Path, tmp_path: Path) -> None:
    migrate(ledger, scripts=later_scripts(tmp_path), target=LATER)
    assert upgraded_columns(ledger) == (LATER, True, 1, 3)


@pytest.mark.parametrize(
    ("upgrade", "message"), [(LOSE_ROLES, "行数改变：task_roles"), (BREAK_LINKS, "关联不完整")]
)
def test_an_upgrade_that_would_lose_something_is_taken_back(
    ledger: Path, tmp_path: Path, upgrade: str, message: str
) -> None:
    before = bytes_of(ledger)
    with pytest.raises(DamagedLedgerError, match=message):
        migrate(ledger, scripts=later_scripts(tmp_path, upgrade), target=LATER)
    assert bytes_of(ledger) == before


def test_an_upgrade_that_fails_half_way_is_taken_back(ledger: Path, tmp_path: Path) -> None:
    before = bytes_of(ledger)
    with pytest.raises(Exception, match="no_such_table"):
        migrate(ledger, scripts=later_scripts(tmp_path, FAIL), target=LATER)
    assert bytes_of(ledger) == before
