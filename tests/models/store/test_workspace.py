"""Opening a workspace: new, again, beside another program, and files we must not touch."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.errors import UserError
from models.queries.history import list_operations
from models.queries.tasks import list_tasks
from models.queries.units import list_groups, list_units
from models.store.backup import list_backups
from models.store.engine import StorageError
from models.store.ledger_format import (
    LEDGER_NAME,
    DamagedLedgerError,
    ForeignLedgerError,
    NewerLedgerError,
)
from models.store.workspace import (
    Workspace,
    WorkspaceLockedError,
    WorkspaceReadOnlyError,
    open_workspace,
)
from tests.builders import accepted_task, new_workspace
from tests.models.store.ledgers import bytes_of, damage_a_page, execute, ledger_in

ROOT = Path(__file__).parents[3]


def run_python(code: str, *arguments: object) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_new_workspace_has_its_folders_and_the_citys_register(workspace: Workspace) -> None:
    assert {path.name for path in workspace.path.iterdir() if path.is_dir()} == {
        "evidence",
        "backups",
        "outbox",
        "drafts",
    }
    sizes = {group.word: len(group.member_ids) for group in list_groups(workspace)}
    assert (sizes["各区"], sizes["各行政区"], sizes["市直各相关单位"]) == (5, 3, 0)
    assert [op.label for op in list_operations(workspace)] == ["建立工作区，登记本市单位"]


def test_the_register_knows_counterparts_upward(workspace: Workspace) -> None:
    upward = {unit.name: unit.counterpart for unit in list_units(workspace)}
    assert upward["市市场监管局"] == "省市场监管局"


def test_what_was_stored_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        task = accepted_task(workspace)
    with new_workspace(tmp_path) as workspace:
        assert list_tasks(workspace) == (task,)


def test_opening_an_existing_ledger_does_not_load_alembic(tmp_path: Path) -> None:
    new_workspace(tmp_path).close()
    code = (
        "import sys; from pathlib import Path\n"
        "from models.store.workspace import open_workspace\n"
        "open_workspace(Path(sys.argv[1])).close()\n"
        "print('alembic' in sys.modules)"
    )
    assert run_python(code, tmp_path / "workspace") == "False"


def test_a_second_copy_is_told_who_has_the_workspace_and_may_only_read(tmp_path: Path) -> None:
    with new_workspace(tmp_path, operator="李四") as first:
        task = accepted_task(first)
        code = (
            "import sys; from pathlib import Path\n"
            "from models.queries.tasks import list_tasks\n"
            "from models.store.workspace import open_workspace\n"
            "w = open_workspace(Path(sys.argv[1]))\n"
            "print(w.read_only, list_tasks(w)[0].title, w.lock_holder, sep='|')"
        )
        read_only, title, holder = run_python(code, first.path).split("|")
    assert (read_only, title) == ("True", task.title)
    assert holder.startswith("李四的电脑 ")
    assert "，自 20" in holder


def test_a_second_copy_cannot_change_anything(tmp_path: Path) -> None:
    with new_workspace(tmp_path, operator="李四"), new_workspace(tmp_path) as second:
        with pytest.raises(WorkspaceReadOnlyError, match=r"李四.*只能查看"):
            accepted_task(second)
        assert list_tasks(second) == ()
        assert list_backups(second.path) == ()


def test_a_second_copy_that_must_write_is_refused(tmp_path: Path) -> None:
    with (
        new_workspace(tmp_path, operator="李四") as first,
        pytest.raises(WorkspaceLockedError, match="李四"),
    ):
        open_workspace(first.path, read_only_if_locked=False)


def test_a_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from models.store.workspace import open_workspace\n"
        "w = open_workspace(Path(sys.argv[1]))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    with pytest.raises(subprocess.CalledProcessError):
        run_python(code, tmp_path / "workspace")
    assert (tmp_path / "workspace" / "workspace-holder.json").exists()
    with new_workspace(tmp_path) as workspace:
        assert not workspace.read_only


def test_an_older_program_names_the_version_a_newer_ledger_needs(tmp_path: Path) -> None:
    new_workspace(tmp_path).close()
    ledger = ledger_in(tmp_path)
    execute(
        ledger,
        "INSERT INTO ledger_format VALUES (7, '3.2.0', '2031-01-01T00:00:00+00:00')",
        "PRAGMA user_version = 7",
    )
    before = bytes_of(ledger)
    with pytest.raises(NewerLedgerError, match=r"3\.2\.0 版或更高"):
        new_workspace(tmp_path)
    assert bytes_of(ledger) == before


@pytest.mark.parametrize("mark", ["PRAGMA application_id = 42", "PRAGMA application_id = 0"])
def test_another_programs_database_is_refused_unchanged(tmp_path: Path, mark: str) -> None:
    ledger = ledger_in(tmp_path)
    ledger.parent.mkdir()
    execute(ledger, "CREATE TABLE notes (text TEXT)", mark)
    before = bytes_of(ledger)
    with pytest.raises(ForeignLedgerError, match="不是本程序的台账"):
        new_workspace(tmp_path)
    assert bytes_of(ledger) == before
    assert os.listdir(ledger.parent) == [LEDGER_NAME]  # noqa: PTH208 - names are what is compared


@pytest.mark.parametrize("content", [b"<html>", b"PK\x03\x04" + bytes(200), b"\0" * 4096])
def test_a_file_that_is_no_database_is_refused_unchanged(tmp_path: Path, content: bytes) -> None:
    ledger = ledger_in(tmp_path)
    ledger.parent.mkdir()
    ledger.write_bytes(content)
    with pytest.raises(ForeignLedgerError):
        new_workspace(tmp_path)
    assert ledger.read_bytes() == content


@pytest.mark.parametrize("kept_bytes", [50, 5000, -1])
def test_a_cut_off_ledger_is_refused_unchanged(tmp_path: Path, kept_bytes: int) -> None:
    new_workspace(tmp_path).close()
    ledger = ledger_in(tmp_path)
    ledger.write_bytes(ledger.read_bytes()[:kept_bytes])
    before = bytes_of(ledger)
    with pytest.raises(DamagedLedgerError, match=r"已损坏.*备份恢复"):
        new_workspace(tmp_path)
    assert bytes_of(ledger) == before


def test_after_an_unclean_stop_every_page_is_read(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    note = (workspace.path / "workspace-holder.json").read_text(encoding="utf-8")
    workspace.close()
    ledger = ledger_in(tmp_path)
    (ledger.parent / "workspace-holder.json").write_text(note, encoding="utf-8")
    damage_a_page(ledger)
    before = bytes_of(ledger)
    for _ in range(2):  # asking again does not help
        with pytest.raises(DamagedLedgerError, match="已损坏"):
            new_workspace(tmp_path)
    assert bytes_of(ledger) == before


def test_an_empty_file_is_not_taken_for_a_new_ledger_where_backups_are(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        accepted_task(workspace)
    ledger_in(tmp_path).write_bytes(b"")
    with pytest.raises(DamagedLedgerError, match="空的或已丢失"):
        new_workspace(tmp_path)


def test_every_refusal_is_a_sentence_for_a_person(tmp_path: Path) -> None:
    ledger = ledger_in(tmp_path)
    ledger.parent.mkdir()
    ledger.write_bytes(b"not a database")
    with pytest.raises(UserError) as raised:
        new_workspace(tmp_path)
    assert all(part in str(raised.value) for part in (LEDGER_NAME, "没有改动", "请"))


def test_the_lock_note_says_who_where_and_since_when(workspace: Workspace) -> None:
    note = json.loads((workspace.path / "workspace-holder.json").read_text(encoding="utf-8"))
    assert note["operator"] == "张三"
    assert note["pid"] == os.getpid()


@pytest.mark.parametrize("name", ["工作 区", "50%#1?", "a'b\"c"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with open_workspace(tmp_path / name) as workspace:
        accepted_task(workspace)
        assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_not_taken_for_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(ForeignLedgerError, match=r"台账\.xlsx"):
        open_workspace(path)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a place where nobody may write")
def test_a_folder_that_cannot_be_made_is_told_in_a_sentence() -> None:
    with pytest.raises(UserError, match="请检查"):
        open_workspace(Path("/proc/youhuaban"))


@pytest.fixture
def protected() -> Iterator[Path]:
    """A workspace with a task that may not be written to; root gives up its rights meanwhile."""
    with tempfile.TemporaryDirectory() as name:
        folder, user = Path(name), os.geteuid()
        with new_workspace(folder) as workspace:
            accepted_task(workspace)
        workspace_folder = folder / "workspace"
        for path in (folder, workspace_folder, *workspace_folder.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        if user == 0:
            os.seteuid(65534)
        yield workspace_folder
        os.seteuid(user)
        for path in (folder, workspace_folder, *workspace_folder.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_protected_workspace_can_be_read_and_is_left_as_it_is(protected: Path) -> None:
    before = sorted(path.name for path in protected.iterdir())
    with open_workspace(protected) as workspace:
        assert len(list_tasks(workspace)) == 1
        assert workspace.why_read_only == f"数据目录“{protected}”不允许写入"
    assert sorted(path.name for path in protected.iterdir()) == before


def test_a_protected_workspace_cannot_be_changed_and_says_why(protected: Path) -> None:
    with (
        open_workspace(protected) as workspace,
        pytest.raises(WorkspaceReadOnlyError, match=r"不允许写入，这里只能查看.*换一个数据目录"),
        workspace.writing("改"),
    ):
        pass


def test_a_protected_folder_without_a_ledger_is_refused(protected: Path) -> None:
    with pytest.raises(StorageError, match="磁盘写入失败"):
        open_workspace(protected / "evidence")
