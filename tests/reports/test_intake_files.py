"""Folders and archives become single files; what is no return is passed over with a reason."""

import os
import stat
import zipfile
from pathlib import Path

import pytest

from models.errors import Cancelled
from models.progress import SilentProgress
from reports.incoming.files import archives
from reports.incoming.files.limits import FILE_LIMIT_BYTES
from reports.intake_files import IncomingFile, PassedOver, gather_files


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    return folder


def gather(unpacked: Path, *paths: Path) -> tuple[list[IncomingFile], list[PassedOver]]:
    files, passed_over = gather_files(paths, unpacked, SilentProgress())
    return list(files), list(passed_over)


def pack(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def names(files: list[IncomingFile]) -> list[str]:
    return [file.name for file in files]


def test_files_of_a_folder_come_in_order_of_their_names(tmp_path: Path, unpacked: Path) -> None:
    folder = tmp_path / "收到"
    (folder / "更多").mkdir(parents=True)
    for name in ("b.xlsx", "a.xlsx", "更多/c.xls"):
        (folder / name).write_bytes(b"x")
    files, passed_over = gather(unpacked, folder)
    assert names(files) == ["a.xlsx", "b.xlsx", "c.xls"]
    assert passed_over == []


def test_leftovers_are_passed_over(tmp_path: Path, unpacked: Path) -> None:
    for name in ("~$华容区.xlsx", "Thumbs.db", "._a.xlsx", "a.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    files, passed_over = gather(unpacked, *sorted(tmp_path.glob("*.*")))
    assert names(files) == ["a.xlsx"]
    assert [one.name for one in passed_over] == ["~$华容区.xlsx"]
    assert "关闭" in passed_over[0].sentence


def test_an_archive_is_unpacked_under_safe_names(tmp_path: Path, unpacked: Path) -> None:
    archive = pack(tmp_path / "五区.zip", {"../../华容区.xlsx": b"1", "葛店/CON.xlsx": b"2"})
    files, _ = gather(unpacked, archive)
    assert names(files) == ["华容区.xlsx", "CON.xlsx"]
    assert [file.path.read_bytes() for file in files] == [b"1", b"2"]
    assert all(file.path.is_relative_to(unpacked) for file in files)


def test_names_packed_by_chinese_windows_are_read(tmp_path: Path, unpacked: Path) -> None:
    path = tmp_path / "gbk.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("AAAAAA.xlsx", b"1")
    path.write_bytes(path.read_bytes().replace(b"AAAAAA", "华容区".encode("gbk")))
    assert names(gather(unpacked, path)[0]) == ["华容区.xlsx"]


def test_a_workbook_is_no_archive(tmp_path: Path, unpacked: Path) -> None:
    book = pack(tmp_path / "a.zip", {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    files, _ = gather(unpacked, book)
    assert files == [IncomingFile(book, "a.zip")]


@pytest.mark.parametrize(
    "left",
    [
        ("xl/workbook.xml", "xl/worksheets/sheet1.xml"),
        ("word/document.xml", "word/styles.xml"),
        ("mimetype", "META-INF/manifest.xml", "styles.xml"),
        ("xl\\worksheets\\sheet1.xml", "xl\\styles.xml"),
        ("_rels/.rels", "docProps/app.xml"),
    ],
)
def test_a_package_that_lost_a_part_is_one_file(
    tmp_path: Path, unpacked: Path, left: tuple[str, ...]
) -> None:
    book = pack(tmp_path / "坏.xlsx", dict.fromkeys(left, b"<x/>"))
    assert gather(unpacked, book) == ([IncomingFile(book, "坏.xlsx")], [])


def test_folders_called_like_parts_of_packages_are_still_opened(
    tmp_path: Path, unpacked: Path
) -> None:
    archive = pack(tmp_path / "a.zip", {"word/华容区.docx": b"1", "xl/鄂城区.xlsx": b"2"})
    assert names(gather(unpacked, archive)[0]) == ["华容区.docx", "鄂城区.xlsx"]


def test_links_in_an_archive_are_passed_over(tmp_path: Path, unpacked: Path) -> None:
    link = zipfile.ZipInfo("华容区.xlsx")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = pack(tmp_path / "a.zip", {"鄂城区.xlsx": b"1"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/hosts")
    files, passed_over = gather(unpacked, path)
    assert names(files) == ["鄂城区.xlsx"]
    assert [one.name for one in passed_over] == ["华容区.xlsx"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has neither pipes nor devices")
def test_pipes_and_devices_are_passed_over_and_never_opened(tmp_path: Path, unpacked: Path) -> None:
    folder = tmp_path / "收到"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(b"x")
    os.mkfifo(folder / "b.xlsx")
    (folder / "c.xlsx").symlink_to("/dev/zero")
    files, passed_over = gather(unpacked, folder, folder / "b.xlsx")
    assert names(files) == ["a.xlsx"]
    assert [one.name for one in passed_over] == ["b.xlsx", "c.xlsx", "b.xlsx"]
    assert "不是普通文件" in passed_over[0].sentence


def test_a_file_beyond_the_limit_is_passed_over_unread(tmp_path: Path, unpacked: Path) -> None:
    path = tmp_path / "大.xlsx"
    with path.open("wb") as stream:
        stream.truncate(FILE_LIMIT_BYTES + 1)
    files, passed_over = gather(unpacked, path)
    assert files == []
    assert "超过 100 MB" in passed_over[0].sentence


def test_an_archive_in_an_archive_is_opened_but_not_deeper(tmp_path: Path, unpacked: Path) -> None:
    innermost = pack(tmp_path / "3.zip", {"deep.xlsx": b"x"}).read_bytes()
    inner = pack(tmp_path / "2.zip", {"3.zip": innermost, "ok.xlsx": b"x"}).read_bytes()
    outer = pack(tmp_path / "1.zip", {"2.zip": inner})
    files, passed_over = gather(unpacked, outer)
    assert names(files) == ["ok.xlsx"]
    assert [one.name for one in passed_over] == ["3.zip"]


@pytest.mark.parametrize("damage", ["flipped", "encrypted"])
def test_a_bad_archive_is_refused_in_words(tmp_path: Path, unpacked: Path, damage: str) -> None:
    path = pack(tmp_path / "坏.zip", {"a.xlsx": b"long content " * 50})
    content = bytearray(path.read_bytes())
    if damage == "flipped":
        content[45] ^= 0xFF
    else:
        content[6] |= 1
        content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    files, passed_over = gather(unpacked, path)
    assert files == []
    assert "坏.zip" in passed_over[0].sentence


def test_an_archive_of_too_many_files_is_refused(
    tmp_path: Path, unpacked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "ENTRY_LIMIT", 2)
    path = pack(tmp_path / "多.zip", {f"{place}.xlsx": b"x" for place in range(3)})
    assert "上限 2 个" in gather(unpacked, path)[1][0].sentence


def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, unpacked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "TOTAL_LIMIT_BYTES", 1000)
    path = pack(tmp_path / "大.zip", {"a.xlsx": b"x" * 600, "b.xlsx": b"x" * 600})
    assert "1 GB" in gather(unpacked, path)[1][0].sentence


class Stopped(SilentProgress):
    """A person who pressed 取消."""

    def is_cancelled(self) -> bool:
        """Stop at once."""
        return True


def test_gathering_stops_when_asked(tmp_path: Path, unpacked: Path) -> None:
    with pytest.raises(Cancelled):
        gather_files([tmp_path], unpacked, Stopped())
