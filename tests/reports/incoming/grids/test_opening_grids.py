"""Opening many files in children that are replaced when a file breaks them."""

import hashlib
import os
import signal
import time
from pathlib import Path

import pytest

from models.errors import Cancelled
from reports.incoming.grid import GridFile
from reports.incoming.grids.formats import ROW_LIMIT
from reports.incoming.grids.opening import GridRefusal, open_grids
from tests.reports.incoming.grids.books import SHEET, book, links, packed, workbook
from tests.reports.incoming.grids.one_file import open_grid, refusal_of


class Told:
    """A progress that notes what it is told, and cancels after so many reports."""

    def __init__(self, last: int = 1_000) -> None:
        self.reports: list[tuple[str, int, int]] = []
        self.last = last

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Note the report."""
        self.reports.append((message, done, total))

    def is_cancelled(self) -> bool:
        """Stop after the last report."""
        return len(self.reports) > self.last


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def numbered(tmp_path: Path, count: int) -> list[Path]:
    rows = '<row r="1"><c r="A1"><v>{}</v></c></row>'
    return [write(tmp_path / f"{n}.xlsx", book(rows.format(n))) for n in range(count)]


def number_in(opened: GridFile | GridRefusal) -> str:
    return opened.sheets[0].rows[1][0].text if isinstance(opened, GridFile) else "refused"


def children() -> list[int]:
    """Return the processes that this one has started and not yet seen the end of."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def bomb() -> bytes:
    """Return a workbook whose sheet keeps a reader busy for longer than it may take."""
    one = '<sheet name="{0}" sheetId="{0}" r:id="rId1"/>'
    sheets = "".join(one.format(n) for n in range(1, 30))
    space = 'xmlns="m" xmlns:r="r"'
    return book(
        "<a/>" * 12_000_000,
        parts={"xl/workbook.xml": f"<workbook {space}><sheets>{sheets}</sheets></workbook>"},
    )


def test_a_file_comes_with_its_name_its_hash_and_its_format(tmp_path: Path) -> None:
    data = book('<row r="1"><c r="A1"><v>1</v></c></row>')
    opened = open_grid(write(tmp_path / "报送.et", data))
    assert (opened.name, opened.format) == ("报送.et", "xlsx")
    assert opened.sha256 == hashlib.sha256(data).hexdigest()


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    paths = numbered(tmp_path, 12)
    told = Told()
    opened = open_grids([*reversed(paths), paths[3]], told)
    assert [number_in(one) for one in opened] == [*map(str, range(11, -1, -1)), "3"]
    assert told.reports[2] == ("正在打开“9.xlsx”", 2, 13)


def test_no_paths_are_no_work() -> None:
    assert list(open_grids([])) == []


def test_what_cannot_be_read_is_refused_in_its_place(tmp_path: Path) -> None:
    good = numbered(tmp_path, 2)
    broken = write(tmp_path / "坏.xlsx", packed({SHEET: "<a>", "xl/workbook.xml": "<a>"}))
    paths = [good[0], broken, tmp_path / "没有.xlsx", tmp_path, good[1]]
    first, damaged, missing, folder, last = open_grids(paths)
    assert (number_in(first), number_in(last)) == ("0", "1")
    assert isinstance(damaged, GridRefusal)
    assert (damaged.name, len(damaged.sha256)) == ("坏.xlsx", 64)
    assert "已损坏" in damaged.sentence
    assert "原文件没有改动" in damaged.sentence
    assert isinstance(missing, GridRefusal)
    assert "找不到" in missing.sentence
    assert isinstance(folder, GridRefusal)
    assert "文件夹" in folder.sentence


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    path = write(tmp_path / "a.xlsx", locked + bytes(600))
    assert "密码" in refusal_of(path)


def test_a_pipe_is_refused_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert "不是普通文件" in refusal_of(tmp_path / "a.xlsx")


def test_a_child_that_is_killed_is_replaced(tmp_path: Path) -> None:
    others = set(children())  # the test process has helpers of its own
    opened = open_grids(numbered(tmp_path, 40))
    found = [number_in(next(opened))]
    for child in set(children()) - others:
        os.kill(child, signal.SIGKILL)
    found += map(number_in, opened)
    expected = [*map(str, range(40))]
    assert len(found) == 40
    assert 1 <= found.count("refused") <= 2  # the file that each child was at
    assert all(one in {number, "refused"} for one, number in zip(found, expected, strict=True))


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    slow = write(tmp_path / "慢.xlsx", bomb())
    start = time.monotonic()
    refused, good = open_grids([slow, numbered(tmp_path, 1)[0]])
    assert isinstance(refused, GridRefusal)
    assert "8 秒内没有读完" in refused.sentence
    assert len(refused.sha256) == 64
    assert number_in(good) == "0"
    assert time.monotonic() - start < 12


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    text = "😀" + "x" * 1000  # four bytes for each character once it is read
    large = write(tmp_path / "大.xlsx", book(styles=f"<a>{text}</a>" * 150_000))
    refused, good = open_grids([large, numbered(tmp_path, 1)[0]])
    assert isinstance(refused, GridRefusal)
    assert "500 MB" in refused.sentence
    assert number_in(good) == "0"


def test_cancelling_ends_at_once_and_leaves_no_child(tmp_path: Path) -> None:
    before = set(children())
    with pytest.raises(Cancelled):
        list(open_grids([write(tmp_path / "慢.xlsx", bomb())], Told(last=0)))
    assert set(children()) <= before


def test_whoever_stops_taking_files_leaves_no_child(tmp_path: Path) -> None:
    before = set(children())
    opened = open_grids(numbered(tmp_path, 8))
    next(opened)
    opened.close()
    assert set(children()) <= before


def rows_of(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, count + 1))


def test_more_rows_than_any_return_has_are_refused_with_a_way_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", book(rows_of(ROW_LIMIT + 1)))
    said = refusal_of(path)
    assert f"里面有 {ROW_LIMIT + 1} 行" in said
    assert "请只保留报送的表格" in said


def test_more_cells_than_any_return_has_are_refused_with_a_way_out(tmp_path: Path) -> None:
    row = "<row>" + "<c><v>1</v></c>" * 151 + "</row>"
    path = write(tmp_path / "a.xlsx", book(row * 1_000))
    said = refusal_of(path)
    assert "里面有 151000 个单元格" in said
    assert "请只保留报送的表格" in said


def test_rows_nobody_sees_and_blank_ones_do_not_count(tmp_path: Path) -> None:
    shown = '<sheet name="报送表" sheetId="1" r:id="rId1"/>'
    hidden = '<sheet name="字典" sheetId="2" state="hidden" r:id="rId2"/>'
    parts = {
        "xl/workbook.xml": workbook(shown + hidden),
        "xl/_rels/workbook.xml.rels": links(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "worksheet", "worksheets/sheet2.xml"),
        ),
        "xl/worksheets/sheet2.xml": f"<a><sheetData>{rows_of(ROW_LIMIT + 1)}</sheetData></a>",
    }
    blank = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2, ROW_LIMIT + 3))
    data = book('<row r="1"><c r="A1"><v>1</v></c></row>' + blank, parts=parts)
    opened = open_grid(write(tmp_path / "a.xlsx", data))
    assert [len(sheet.rows) for sheet in opened.sheets] == [1, ROW_LIMIT + 1]
