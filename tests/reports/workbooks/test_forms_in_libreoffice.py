"""A return form that another office program saved: still ours, still locked, still checked."""

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from models.queries.rounds import list_forms
from models.rules.round_stamp import STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET, read_row_key
from models.store.workspace import Workspace
from reports.workbooks.form_drawing import KEY_HEADING
from reports.workbooks.return_forms import TABLE_NAMES
from tests.reports.rounds import (
    NAME,
    columns_of,
    fill,
    forms_of,
    heading_row,
    keys_of,
    open_round,
    property_of,
)

OFFICE = shutil.which("soffice") or ""
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


def saved_by_libreoffice(path: Path, folder: Path) -> Workbook:
    command = [
        OFFICE,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder / "saved"),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    return load_workbook(folder / "saved" / path.name)


def test_stamp_keys_protection_and_checks_survive_libreoffice(
    workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace)
    round_id = open_round(workspace, "市司法局")
    forms_of(workspace, round_id, tmp_path / "out")
    (form,) = list_forms(workspace, round_id)
    saved = saved_by_libreoffice(tmp_path / "out" / f"市司法局_{NAME}.xlsx", tmp_path)

    assert saved[STAMP_SHEET].sheet_state != "visible"
    assert saved[STAMP_SHEET]["B1"].value == form.stamp
    assert saved.defined_names[STAMP_NAME].value == f'"{form.stamp}"'
    assert {*TABLE_NAMES.values()} <= saved.defined_names.keys()
    assert property_of(saved, STAMP_PROPERTY) == form.stamp

    sheet = saved["重点任务"]
    columns, first = columns_of(sheet), heading_row(sheet) + 1
    assert sheet.column_dimensions[get_column_letter(columns[KEY_HEADING])].hidden
    assert all(read_row_key(str(key)) for key in keys_of(sheet))
    assert sheet.protection.sheet
    assert not sheet.protection.sort
    assert not sheet.protection.autoFilter
    assert sheet.cell(first, columns["重点任务"]).protection.locked
    assert not sheet.cell(first, columns["本期进展"]).protection.locked
    assert sheet.cell(first, columns["工作内容"]).data_type == "s"
    kinds = sorted(rule.type for rule in sheet.data_validations.dataValidation)
    assert kinds == ["date", "decimal", "list"]
    assert sheet.print_title_rows == f"${first - 1}:${first - 1}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
