"""Text boxes and pictures as another office program writes them."""

import io
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # ships no type marker

from reports.incoming.grids.formats import read_by_content
from tests.reports.incoming.grids.test_floating import png
from tests.reports.test_intake_in_libreoffice import OFFICE, saved_as

pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_what_floats_is_found_in_what_another_program_saved(tmp_path: Path, ending: str) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "表.xlsx"))
    sheet = made.add_worksheet("表一")
    sheet.write(0, 0, "序号")
    sheet.insert_textbox(1, 3, "已完成\n另见附件")
    sheet.insert_image(6, 2, "证照.png", {"image_data": io.BytesIO(png()), "x_scale": 30})
    made.close()
    folder = tmp_path / "saved"
    folder.mkdir()
    content, _ = read_by_content(saved_as(tmp_path / "表.xlsx", ending, folder).read_bytes(), "")
    picture, words = sorted(content.sheets[0].floating, key=lambda one: one.text)
    # LibreOffice leaves out how many empty cells stand before a drawing: only rows are sure.
    assert (words.row, words.text, picture.row) == (2, "已完成\n另见附件", 7)
    assert content.pictures[picture.picture] == png()
