"""What the check tells of a workspace that is not sound."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.operations.documents import accept_document
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from tests.builders import READ_LIST, READ_PLAN, accepted_task
from tests.models.store.ledgers import damage_a_page, execute


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Make the file a document was read from."""
    path = tmp_path / "工作方案.txt"
    path.write_text("原文", encoding="utf-8")
    return path


def kept_file(workspace: Workspace) -> Path:
    (path,) = workspace.evidence_dir.iterdir()
    return path


def test_a_sound_workspace_has_no_findings(workspace: Workspace, source: Path) -> None:
    accept_document(workspace, read=READ_PLAN, source=source)
    accept_document(workspace, read=READ_LIST)
    assert check_workspace(workspace) == ()
    assert kept_file(workspace).read_text(encoding="utf-8") == "原文"


def test_a_missing_evidence_file_is_found(workspace: Workspace, source: Path) -> None:
    accept_document(workspace, read=READ_PLAN, source=source)
    kept_file(workspace).unlink()
    (finding,) = check_workspace(workspace)
    assert "工作方案.txt”不见了" in finding


def test_an_evidence_file_that_cannot_be_opened_is_found(
    workspace: Workspace, source: Path
) -> None:
    accept_document(workspace, read=READ_PLAN, source=source)
    path = kept_file(workspace)
    path.unlink()
    path.mkdir()  # which no one can open as a file, not even root
    (finding,) = check_workspace(workspace)
    assert "工作方案.txt”打不开" in finding


def test_a_changed_evidence_file_is_found(workspace: Workspace, source: Path) -> None:
    accept_document(workspace, read=READ_PLAN, source=source)
    kept_file(workspace).write_text("改过", encoding="utf-8")
    (finding,) = check_workspace(workspace)
    assert "被改动过" in finding


def test_the_same_file_is_kept_once(workspace: Workspace, source: Path) -> None:
    accept_document(workspace, read=READ_PLAN, source=source)
    accept_document(workspace, read=READ_LIST, source=source)
    assert len(list(workspace.evidence_dir.iterdir())) == 1


def test_a_link_to_nothing_is_found(workspace: Workspace) -> None:
    accepted_task(workspace)
    execute(workspace.database, "PRAGMA foreign_keys = OFF", "DELETE FROM sections")
    (finding,) = check_workspace(workspace)
    assert "表 tasks 中有一行指向 sections 中不存在的记录" in finding


def test_a_snapshot_naming_no_unit_is_found(workspace: Workspace) -> None:
    accepted_task(workspace)
    execute(workspace.database, """UPDATE task_roles SET members = '["x"]' WHERE position = 2""")
    (finding,) = check_workspace(workspace)
    assert "任务中的单位组“各区”含有已不存在的单位" in finding


def test_a_list_with_fewer_rows_than_it_declares_is_found(workspace: Workspace) -> None:
    accept_document(workspace, read=replace(READ_LIST, declared={"total": 36}))
    (finding,) = check_workspace(workspace)
    assert "写明共 36 项，台账中有 1 项" in finding


def test_damaged_pages_are_found(workspace: Workspace) -> None:
    accepted_task(workspace)
    damage_a_page(workspace.database)
    assert "损坏" in check_workspace(workspace)[0]
