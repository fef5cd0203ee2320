"""Whole file or none."""

import os
import resource
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from models.store.backup import create_backup
from models.store.workspace import Workspace
from reports.files import FileNotWrittenError, replace_file, staged_file
from tests.builders import new_workspace


def write_new(stream: BinaryIO) -> None:
    stream.write("新的内容".encode())


def write_much(stream: BinaryIO) -> None:
    stream.write(b"x" * 100_000)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "台账.xlsx"
    path.write_text("旧的内容", encoding="utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Let no file of this process grow beyond 4 KB, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, handler)


def test_the_new_content_takes_the_place_of_the_old(target: Path) -> None:
    replace_file(target, write_new)
    assert target.read_text(encoding="utf-8") == "新的内容"


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    replace_file(tmp_path / "导出" / "简报.pdf", write_new)
    assert (tmp_path / "导出" / "简报.pdf").exists()


def test_a_replaced_file_keeps_its_rights(target: Path) -> None:
    target.chmod(0o640)
    replace_file(target, write_new)
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_full_disk_leaves_the_old_file(target: Path, small_disk: None) -> None:
    with pytest.raises(FileNotWrittenError, match=r"磁盘已满.*原有文件没有改动.*请清理"):
        replace_file(target, write_much)
    assert target.read_text(encoding="utf-8") == "旧的内容"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_writer_that_fails_leaves_the_old_file(target: Path) -> None:
    def fail(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise ValueError("a bug of the writer")

    with pytest.raises(ValueError, match="a bug of the writer"):
        replace_file(target, fail)
    assert target.read_text(encoding="utf-8") == "旧的内容"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_the_ledger_itself_is_never_replaced(workspace: Workspace) -> None:
    before = workspace.database.read_bytes()
    for target in (workspace.database, create_backup(workspace, "manual")):
        with pytest.raises(FileNotWrittenError, match=rf"{target.name}”是台账数据"):
            replace_file(target, write_new)
    assert workspace.database.read_bytes() == before


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="太长"):
        replace_file(tmp_path / f"{'长' * 100}.xlsx", write_new)


def test_a_target_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").mkdir()
    with pytest.raises(FileNotWrittenError, match="是一个文件夹"):
        replace_file(tmp_path / "台账.xlsx", write_new)
    assert [path.name for path in tmp_path.iterdir()] == ["台账.xlsx"]


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder the process may not write into; root gives up its rights for the while."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "台账.xlsx").write_text("旧的内容", encoding="utf-8")
        folder.chmod(0o555)
        if user == 0:
            os.seteuid(65534)
        yield folder
        os.seteuid(user)
        folder.chmod(0o755)


def test_a_read_only_folder_is_refused_with_a_way_out(read_only_folder: Path) -> None:
    target = read_only_folder / "台账.xlsx"
    with pytest.raises(FileNotWrittenError, match=r"不允许写入.*换一个位置"):
        replace_file(target, write_new)
    assert target.read_text(encoding="utf-8") == "旧的内容"


def test_a_staged_file_waits_beside_until_it_is_put_in_place(target: Path) -> None:
    with staged_file(target, write_new) as put_in_place:
        assert target.read_text(encoding="utf-8") == "旧的内容"
        put_in_place()
        assert target.read_text(encoding="utf-8") == "新的内容"
    assert list(target.parent.iterdir()) == [target]


def test_a_staged_file_that_is_not_wanted_after_all_leaves_nothing(target: Path) -> None:
    with pytest.raises(ValueError, match="refused"), staged_file(target, write_new):
        raise ValueError("refused")
    assert target.read_text(encoding="utf-8") == "旧的内容"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_in_the_way_is_told_before_anything_is_written(target: Path) -> None:
    written: list[BinaryIO] = []
    with pytest.raises(FileNotWrittenError, match="是一个文件夹"):
        replace_file(target.parent, written.append)
    assert written == []
