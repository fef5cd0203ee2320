"""A marked copy that another office program saved: still ours, still read row by row."""

import shutil
from pathlib import Path

import pytest

from models.rules.round_stamp import STAMP_SHEET, read_row_key, read_stamp
from models.vocabulary import AskedKind
from reports.workbooks.marked_copy import write_marked_copy
from tests.reports.returned import ROUND, SHEET, STAMP, UNIT, grid_file, plan, returned
from tests.reports.workbooks.test_forms_in_libreoffice import saved_by_libreoffice

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def test_stamp_keys_addresses_and_comments_survive_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "marked.xlsx"
    path.write_bytes(
        write_marked_copy(grid_file(), plan(), returned(), unit=UNIT, round_name=ROUND)
    )
    saved = saved_by_libreoffice(path, tmp_path)
    sheet = saved[SHEET]
    assert read_stamp(str(saved[STAMP_SHEET]["B1"].value)) == STAMP
    assert read_row_key(str(sheet["B5"].value)) == (AskedKind.TASKS, "t1")
    assert sheet.column_dimensions["B"].hidden
    assert (sheet["G6"].value, sheet["J4"].value) == ("120%", "差错")
    comment = sheet["G6"].comment
    assert comment is not None
    assert comment.text.startswith("【差错】")
    assert saved["差错清单"]["C4"].hyperlink.location in {f"{SHEET}!G6", f"#{SHEET}.G6"}
