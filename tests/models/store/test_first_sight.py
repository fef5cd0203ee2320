"""The first sight of a page: found again only for the very ledger, day and arrangement it shows."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.fields import UnitFields
from models.first_sight import FirstSight, SeenChip, SeenColumn, SeenHead, SeenRow
from models.operations.units import create_unit
from models.store.first_sight import (
    SIGHT_NAME,
    find_first_sight,
    keep_first_sight,
    ledger_stamp,
)
from models.store.workspace import open_workspace

TODAY = date(2024, 10, 20)
UNIT = UnitFields("市优化办公室")
VIEW = '{"sorts": [], "frozen": 2}'
SIGHT = FirstSight(
    "tasks",
    VIEW,
    2000,
    SeenHead(
        "重点任务", "共 2,000 项", "搜索", "全部任务", "", False, True, (("lead", "牵头单位"),)
    ),
    (SeenChip("overdue", "已逾期", 7),),
    (SeenColumn("title", "任务", "STRONG", "left", 236, 150, True),),
    (SeenRow("t1", ("优化营商环境",), ("",)),),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace whose first sight was kept."""
    place = tmp_path / "workspace"
    with open_workspace(place):
        stamp = ledger_stamp(place)
    keep_first_sight(place, SIGHT, stamp=stamp, today=TODAY)
    return place


def find(folder: Path, *, page: str = "tasks", view: str = VIEW, day: date = TODAY) -> object:
    return find_first_sight(folder, page=page, view=view, today=day)


def test_it_is_found_as_it_was_kept(folder: Path) -> None:
    assert find(folder) == SIGHT


def test_opening_and_closing_the_ledger_leaves_it_good(folder: Path) -> None:
    with open_workspace(folder):
        pass
    assert find(folder) == SIGHT


def test_after_any_change_of_the_ledger_nothing_is_found(folder: Path) -> None:
    with open_workspace(folder) as workspace:
        create_unit(workspace, fields=UNIT)
    assert find(folder) is None


def test_a_change_while_the_rows_were_shown_makes_it_worthless(folder: Path) -> None:
    with open_workspace(folder) as workspace:
        stamp = ledger_stamp(folder)
        create_unit(workspace, fields=UNIT)
    keep_first_sight(folder, SIGHT, stamp=stamp, today=TODAY)
    assert find(folder) is None


def test_another_ledger_put_in_its_place_has_none(folder: Path, tmp_path: Path) -> None:
    other = shutil.copyfile(folder / "ledger.db", tmp_path / "restored.db")
    Path(other).replace(folder / "ledger.db")
    assert find(folder) is None


def test_a_change_half_done_is_not_overlooked(folder: Path) -> None:
    (folder / "ledger.db-journal").write_bytes(b"half done")
    assert find(folder) is None


def test_another_day_page_or_arrangement_has_none(folder: Path) -> None:
    assert find(folder, day=TODAY + timedelta(days=1)) is None
    assert find(folder, page="items") is None
    assert find(folder, view='{"sorts": [], "frozen": 3}') is None


def test_without_a_ledger_there_is_none(folder: Path) -> None:
    (folder / "ledger.db").unlink()
    assert ledger_stamp(folder) == ""
    assert find(folder) is None


@pytest.mark.parametrize("byte", [0, 20, 60, 200, -1])
def test_a_damaged_file_is_as_if_it_were_not_there(folder: Path, byte: int) -> None:
    file = folder / SIGHT_NAME
    content = bytearray(file.read_bytes())
    content[byte] ^= 0x05
    file.write_bytes(content)
    assert find(folder) is None


def test_an_empty_file_is_as_if_it_were_not_there(folder: Path) -> None:
    (folder / SIGHT_NAME).write_bytes(b"")
    assert find(folder) is None


def test_where_it_cannot_be_written_nothing_happens(folder: Path) -> None:
    (folder / SIGHT_NAME).unlink()
    (folder / SIGHT_NAME).mkdir()
    (folder / SIGHT_NAME / "in the way").touch()
    keep_first_sight(folder, SIGHT, stamp=ledger_stamp(folder), today=TODAY)
    assert find(folder) is None
    assert not list(folder.glob("*.tmp"))
