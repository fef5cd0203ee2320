"""Files that break what forms are usually like, the whole way to the board."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from models.intake_records import ReceivedState
from models.store.workspace import Workspace
from reports.intake import CollectedFile, collect
from tests.reports.rounds import NAME, TODAY, fill, forms_of, open_round

UNIT = "市司法局"
Change = Callable[[Worksheet, dict[object, str]], None]


@pytest.fixture
def sent(workspace: Workspace, tmp_path: Path) -> Path:
    """The form of one unit as it went out."""
    fill(workspace)
    key = open_round(workspace, UNIT)
    forms_of(workspace, key, tmp_path / "sent")
    return tmp_path / "sent" / f"{UNIT}_{NAME}.xlsx"


def collected(workspace: Workspace, sent: Path, change: Change) -> CollectedFile:
    """Collect the form after a program that computes nothing wrote it again."""
    book = openpyxl.load_workbook(sent)
    sheet = book["重点任务"]
    heads = next(row for row in sheet.iter_rows() if any(cell.value == "本期进展" for cell in row))
    first = (heads[0].row or 0) + 1
    change(sheet, {cell.value: f"{cell.column_letter}{first}" for cell in heads if cell.value})
    book.save(sent.with_name("回.xlsx"))
    (file,) = collect(workspace, [sent.with_name("回.xlsx")], today=TODAY).files
    return file


@pytest.mark.parametrize("heading", ["办理状态", "本期进展"])
@pytest.mark.parametrize("is_array", [False, True])
def test_a_formula_nobody_computed_is_refused_at_its_address(
    workspace: Workspace, sent: Path, heading: str, is_array: bool
) -> None:
    places: dict[object, str] = {}

    def write(sheet: Worksheet, addresses: dict[object, str]) -> None:
        places.update(addresses)
        at = addresses[heading]
        sheet[at] = ArrayFormula(at, '="推进中"') if is_array else '="推进中"'

    file = collected(workspace, sent, write)
    (issue,) = [one for one in file.issues if one.cell == places[heading]]
    assert file.state is ReceivedState.QUESTION
    assert "请用 WPS 或 Excel 打开后保存一次" in issue.message
