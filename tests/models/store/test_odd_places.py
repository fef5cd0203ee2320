"""Places that are not as the program left them: a sentence for the person, nothing is harmed."""

import getpass
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models.errors import UserError
from models.operations.documents import accept_document
from models.queries.tasks import list_tasks
from models.store.backup import (
    UnusableBackupError,
    back_up_ledger,
    create_backup,
    list_backups,
    require_usable,
    restore_backup,
)
from models.store.ledger_format import ForeignLedgerError
from models.store.workspace import Workspace, open_workspace
from tests.builders import READ_PLAN, accepted_task, new_workspace
from tests.models.store.ledgers import bytes_of, ledger_in

HOLDER_NOTE = "workspace-holder.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a closed workspace with a task."""
    with new_workspace(tmp_path) as workspace:
        accepted_task(workspace)
    return workspace.path


def put_a_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def put_a_file(path: Path) -> None:
    shutil.rmtree(path)
    path.touch()


@pytest.mark.parametrize("name", ["workspace.lock", HOLDER_NOTE, "ledger.db"])
def test_a_folder_in_the_place_of_a_file_is_told_by_name(folder: Path, name: str) -> None:
    put_a_folder(folder / name)
    with pytest.raises(UserError, match=name):
        open_workspace(folder)


def test_a_file_in_the_place_of_the_backups_is_told_by_name(folder: Path) -> None:
    put_a_file(folder / "backups")
    with pytest.raises(UserError, match="backups"):
        back_up_ledger(folder, "manual")


def test_a_link_to_nowhere_is_told_by_name(tmp_path: Path) -> None:
    ledger = ledger_in(tmp_path)
    ledger.parent.mkdir()
    ledger.symlink_to(tmp_path / "gone" / "ledger.db")
    with pytest.raises(UserError, match=r"ledger\.db"):
        new_workspace(tmp_path)


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="名称"):
        open_workspace(tmp_path / ("长" * 200))


def test_nothing_is_restored_into_a_file(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "台账.xlsx"
    file.write_bytes(b"PK")
    with pytest.raises(UserError, match=r"台账\.xlsx"):
        restore_backup(file, list_backups(folder)[0].path)
    assert file.read_bytes() == b"PK"


def test_a_folder_is_no_backup(folder: Path) -> None:
    before = bytes_of(folder / "ledger.db")
    with pytest.raises(ForeignLedgerError, match="evidence"):
        restore_backup(folder, folder / "evidence")
    assert bytes_of(folder / "ledger.db") == before


def test_a_backup_behind_a_file_is_told_by_name(folder: Path) -> None:
    with pytest.raises(UnusableBackupError, match=r"x\.db.*打不开"):
        require_usable(folder / "ledger.db" / "x.db")


def test_the_ledger_itself_may_be_restored_over_itself(folder: Path) -> None:
    restore_backup(folder, folder / "ledger.db")
    with open_workspace(folder) as workspace:
        assert len(list_tasks(workspace)) == 1


def test_a_restore_that_fails_still_owes_the_look_after_an_unclean_stop(folder: Path) -> None:
    backup = Path(shutil.copy(list_backups(folder)[0].path, folder.parent / "backup.db"))
    (folder / HOLDER_NOTE).write_text("{}", encoding="utf-8")
    put_a_file(folder / "backups")
    with pytest.raises(UserError):
        restore_backup(folder, backup)
    assert (folder / HOLDER_NOTE).exists()


def test_an_old_backup_that_cannot_be_deleted_does_not_undo_the_new_one(
    workspace: Workspace,
) -> None:
    for year in range(2001, 2020):
        (workspace.path / "backups" / f"{year}0101-090000-manual.db").mkdir()
    new = create_backup(workspace, "manual")
    assert list_backups(workspace.path)[0].path == new


def test_programs_that_back_up_at_once_do_not_get_in_each_others_way(folder: Path) -> None:
    with ThreadPoolExecutor(6) as programs:
        taken = list(programs.map(back_up_ledger, [folder] * 12, ["manual"] * 12))
    assert len(set(taken)) == 12
    for backup in taken:
        require_usable(backup)


def test_what_a_killed_backup_left_behind_goes_in_time(workspace: Workspace) -> None:
    backups = workspace.path / "backups"
    old, young = backups / "old.partial-journal", backups / "young.partial"
    for leftover in (old, young):
        leftover.touch()
    os.utime(old, (0, 0))
    create_backup(workspace, "manual")
    assert (old.exists(), young.exists()) == (False, True)


def test_a_source_whose_name_is_as_long_as_can_be_is_kept(workspace: Workspace) -> None:
    source = workspace.path.parent / ("案" * 83 + "a.txt")  # 254 bytes, of 255
    source.write_text("原文", encoding="utf-8")
    accept_document(workspace, read=READ_PLAN, source=source)
    assert len(list(workspace.evidence_dir.iterdir())) == 1


def test_an_account_without_a_name_may_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_name() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", no_name)
    with open_workspace(tmp_path / "workspace") as workspace:
        assert workspace.operator == "未署名"
