"""Backups count only when they are proved; restoring never loses what stood there."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from models.history import undo
from models.operations.documents import accept_document
from models.store.backup import (
    UnusableBackupError,
    back_up_if_changed,
    create_backup,
    list_backups,
    restore_backup,
    thin_backups,
)
from models.store.copying import sha256_of
from models.store.engine import LedgerBusyError
from models.store.ledger_format import DamagedLedgerError, ForeignLedgerError, NewerLedgerError
from models.store.workspace import Workspace, open_workspace
from tests.builders import READ_PLAN, accepted_task, new_workspace
from tests.models.store.ledgers import bytes_of, content_of, damage_a_page, execute


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Make a closed workspace with a task and one manual backup."""
    with new_workspace(tmp_path) as workspace:
        accepted_task(workspace)
        create_backup(workspace, "manual")
    return workspace.path


def manual_backup(folder: Path) -> Path:
    return next(backup.path for backup in list_backups(folder) if backup.reason == "manual")


def test_a_backup_has_its_checksum_and_counts_beside_it(workspace: Workspace) -> None:
    accepted_task(workspace)
    path = create_backup(workspace, "manual")
    note = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert note["sha256"] == sha256_of(path)
    assert note["row_counts"]["tasks"] == 1


def test_an_import_is_preceded_by_a_backup(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_PLAN)
    (backup,) = list_backups(workspace.path)
    assert (backup.label, backup.row_counts["tasks"]) == ("导入前", 0)


@pytest.mark.parametrize(("reason", "label"), [("manual", "手动备份"), ("exit", "退出时")])
def test_a_backup_says_in_chinese_why_it_was_taken(
    workspace: Workspace, reason: str, label: str
) -> None:
    create_backup(workspace, reason)
    assert list_backups(workspace.path)[0].label == label


def test_two_backups_in_one_second_are_two_files(workspace: Workspace) -> None:
    assert create_backup(workspace, "manual") != create_backup(workspace, "manual")
    assert len(list_backups(workspace.path)) == 2


def test_a_damaged_ledger_gives_no_backup(workspace: Workspace) -> None:
    damage_a_page(workspace.database)
    with pytest.raises(DamagedLedgerError):
        create_backup(workspace, "manual")
    assert list((workspace.path / "backups").iterdir()) == []


def test_restoring_brings_the_content_back_and_keeps_what_stood_there(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        backup = create_backup(workspace, "manual")
        before = content_of(workspace)
        accepted_task(workspace)
        after = content_of(workspace)
    kept = restore_backup(workspace.path, backup)
    assert kept is not None
    with open_workspace(workspace.path) as workspace:
        assert content_of(workspace) == before
    restore_backup(workspace.path, kept)
    with open_workspace(workspace.path) as workspace:
        assert content_of(workspace) == after
        undo(workspace)


def test_restoring_is_refused_while_the_workspace_is_open(workspace: Workspace) -> None:
    backup = create_backup(workspace, "manual")
    with pytest.raises(LedgerBusyError, match="张三"):
        restore_backup(workspace.path, backup)


def test_a_damaged_ledger_is_kept_aside_when_a_backup_takes_its_place(closed: Path) -> None:
    ledger = closed / "ledger.db"
    damage_a_page(ledger)
    damaged = bytes_of(ledger)
    kept = restore_backup(closed, manual_backup(closed))
    assert kept is not None
    assert bytes_of(kept) == damaged
    open_workspace(closed).close()


def empty(backup: Path) -> None:
    backup.write_bytes(b"")


def cut_off(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-4096])


def cut_to_a_few_bytes(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:40])


def flip_one_bit(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[-100] ^= 1
    backup.write_bytes(content)


def delete_it(backup: Path) -> None:
    backup.unlink()


def leave_a_journal(backup: Path) -> None:
    backup.with_name(f"{backup.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")


def damage_it(backup: Path) -> None:
    damage_a_page(backup)
    backup.with_suffix(".json").unlink()


@pytest.mark.parametrize(
    "spoil",
    [empty, cut_off, cut_to_a_few_bytes, flip_one_bit, delete_it, leave_a_journal, damage_it],
)
def test_a_spoilt_backup_is_refused_by_name(closed: Path, spoil: Callable[[Path], None]) -> None:
    backup = manual_backup(closed)
    spoil(backup)
    before = bytes_of(closed / "ledger.db")
    with pytest.raises(UnusableBackupError, match=backup.name):
        restore_backup(closed, backup)
    assert bytes_of(closed / "ledger.db") == before


def test_a_backup_of_a_newer_program_is_refused(closed: Path) -> None:
    backup = manual_backup(closed)
    execute(backup, "PRAGMA user_version = 9")
    with pytest.raises(NewerLedgerError, match=backup.name):
        restore_backup(closed, backup)


@pytest.mark.parametrize("content", [b"<html>", b"PK\x03\x04zip"])
def test_another_programs_file_is_refused(closed: Path, content: bytes) -> None:
    foreign = closed / "台账.db"
    foreign.write_bytes(content)
    with pytest.raises(ForeignLedgerError, match=r"台账\.db"):
        restore_backup(closed, foreign)


def backups_taken(folder: Path, times: Iterator[datetime], reason: str) -> None:
    (folder / "backups").mkdir(parents=True)
    for at in times:
        (folder / "backups" / f"{at:%Y%m%d-%H%M%S}-{reason}.db").write_bytes(b"x")


def twice_a_day_for_a_year() -> Iterator[datetime]:
    start = datetime(2024, 1, 1, 9).astimezone()
    return (start + timedelta(hours=12 * n) for n in range(730))


def test_a_year_of_backups_is_thinned_to_days_weeks_and_months(tmp_path: Path) -> None:
    backups_taken(tmp_path, twice_a_day_for_a_year(), "manual")
    newest = list_backups(tmp_path)[0]
    thin_backups(tmp_path)
    kept = list_backups(tmp_path)
    assert kept[0] == newest
    ages = [(newest.taken_at - backup.taken_at) / timedelta(days=1) for backup in kept]
    assert ages[:4] == [0, 0.5, 1, 1.5]  # all of the last two days
    assert ages[4:14] == list(range(2, 12))
    assert len(kept) == 14 + 8 + 7  # two of ten weeks and two of nine months lie in the days
    assert thin_backups(tmp_path) == ()


def test_backups_before_an_import_are_kept_whatever_their_age(tmp_path: Path) -> None:
    backups_taken(tmp_path, twice_a_day_for_a_year(), "import")
    assert thin_backups(tmp_path) == ()


def test_files_of_other_names_are_left_alone(tmp_path: Path) -> None:
    backups_taken(tmp_path, iter(()), "manual")
    own_copy = tmp_path / "backups" / "我的拷贝.db"
    own_copy.write_bytes(b"x")
    assert list_backups(tmp_path) == ()
    assert thin_backups(tmp_path) == ()
    assert own_copy.exists()


def test_at_closing_time_only_changed_work_is_backed_up(workspace: Workspace) -> None:
    assert back_up_if_changed(workspace, "exit") is not None
    assert back_up_if_changed(workspace, "exit") is None
    accepted_task(workspace)
    assert back_up_if_changed(workspace, "exit") is not None


def test_taking_a_backup_thins_old_ones(workspace: Workspace) -> None:
    (workspace.path / "backups").rmdir()
    backups_taken(workspace.path, twice_a_day_for_a_year(), "manual")
    create_backup(workspace, "manual")
    assert len(list_backups(workspace.path)) < 40
