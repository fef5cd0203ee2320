"""A full disk takes nothing away: what was stored stays, and no half backup looks like a whole."""

from pathlib import Path

import pytest

from models.queries.documents import list_documents
from models.queries.intake import list_batches
from models.queries.tasks import list_tasks
from models.store.backup import list_backups, require_usable
from models.store.integrity import check_workspace
from models.store.workspace import open_workspace
from tests.builders import new_workspace
from tests.models import replies
from tests.models.store import crashing
from tests.models.store.ledgers import content_of


@pytest.mark.parametrize("room", [-100_000, 0, 4096, 50_000, 200_000, 500_000])
def test_an_import_that_finds_no_room_changes_nothing(tmp_path: Path, room: int) -> None:
    with new_workspace(tmp_path) as workspace:
        content = content_of(workspace)
    told = crashing.run_to_the_end(crashing.take_in_a_plan_with_little_room, workspace.path, room)
    assert "原有数据完好" in told
    with open_workspace(workspace.path) as workspace:
        assert content_of(workspace) == content
        assert list_documents(workspace) == ()
    for backup in list_backups(workspace.path):
        require_usable(backup.path)
    assert not list(workspace.path.rglob("*.partial"))


@pytest.mark.parametrize("room", [-100_000, 0, 50_000, 100_000])
def test_an_intake_that_finds_no_room_takes_nothing_in(tmp_path: Path, room: int) -> None:
    with new_workspace(tmp_path) as workspace:
        round_id = replies.sent_round(workspace, tasks=crashing.REPLIED_ROWS)
        tasks = list_tasks(workspace)
    told = crashing.run_to_the_end(crashing.take_in_replies_with_little_room, workspace.path, room)
    assert "原有数据完好" in told
    with open_workspace(workspace.path) as workspace:
        assert list_tasks(workspace) == tasks
        assert list_batches(workspace, round_id) == ()
        assert check_workspace(workspace) == ()
    assert not list(workspace.path.rglob("*.partial"))


def test_work_goes_on_once_there_is_room_again(tmp_path: Path) -> None:
    new_workspace(tmp_path).close()
    folder = tmp_path / "workspace"
    crashing.run_to_the_end(crashing.take_in_a_plan_with_little_room, folder, 4096)
    crashing.take_in_a_plan(folder)
    with open_workspace(folder) as workspace:
        assert len(list_documents(workspace)) == 1
