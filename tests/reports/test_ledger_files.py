"""A ledger in parts on the disk: names that meet are told, all files or none."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.errors import Cancelled
from models.progress import SilentProgress
from reports.content.ledger_sheet import LedgerSheet
from reports.ledger_files import PartSheets, SplitLedger, write_in_files, write_in_sheets
from reports.part_names import part_sheet_names
from reports.workbooks.ledger_look import USUAL_LOOK
from tests.reports.workbooks.sheets import renamed, row_of, sheet_of


def summed(places: Sequence[str]) -> LedgerSheet:
    return sheet_of(
        *(row_of(n, item=place) for n, place in enumerate(places, start=1)), name="汇总"
    )


def ledger_of(*names: str) -> SplitLedger:
    parts = [PartSheets(name, (renamed(sheet_of(row_of(1)), name),)) for name in names]
    return SplitLedger("台账", tuple(parts), summed)


def test_names_that_would_be_the_same_are_numbered_and_told(tmp_path: Path) -> None:
    ledger = ledger_of("甲/乙局", "甲:乙局")
    written = write_in_files(ledger, tmp_path, look=USUAL_LOOK, progress=SilentProgress())
    assert written.names == ("甲 乙局_台账.xlsx", "甲 乙局_台账(2).xlsx")
    assert written.warnings == ("有重名：“甲:乙局_台账.xlsx”写成“甲 乙局_台账(2).xlsx”。",)


def test_the_sum_says_where_each_part_stands(tmp_path: Path) -> None:
    ledger = ledger_of("汇总", "乙局")
    written = write_in_sheets(
        ledger, tmp_path / "台账.xlsx", look=USUAL_LOOK, progress=SilentProgress()
    )
    sheet = load_workbook(tmp_path / "台账.xlsx")["汇总"]
    assert [row[2] for row in sheet.iter_rows(min_row=4, max_row=5, values_only=True)] == [
        "汇总(2)",
        "乙局",
    ]
    assert written.rows == 2


def test_sheet_names_are_known_beforehand(tmp_path: Path) -> None:
    long = "关于优化营商环境的很长很长很长很长很长很长很长很长的板块名称"
    ledger = ledger_of(long, f"{long}二")
    written = write_in_sheets(
        ledger, tmp_path / "台账.xlsx", look=USUAL_LOOK, progress=SilentProgress()
    )
    assert part_sheet_names([long, f"{long}二"])[1:] == written.names


class Stopped:
    """A person who presses 取消 at once."""

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Take no notice."""

    def is_cancelled(self) -> bool:
        """Ask to stop."""
        return True


def test_a_cancelled_export_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "甲_台账.xlsx"
    kept.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_in_files(ledger_of("甲", "乙"), tmp_path, look=USUAL_LOOK, progress=Stopped())
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
