"""Forms that went through another office program come back whole, in each format it saves."""

import shutil
import subprocess
from pathlib import Path

import pytest

from models.intake_records import ReceivedState
from models.store.workspace import Workspace
from reports.intake import collect, plan_received
from reports.workbooks.filled_form import FilledForm
from tests.reports.rounds import NAME, TODAY, fill, forms_of, open_round

OFFICE = shutil.which("soffice") or ""
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
UNIT = "市司法局"
UTF8_TEXT = "csv:Text - txt - csv (StarCalc):44,34,76,1"
WORDS = "已印发“方案”，落实 80%"


def saved_as(source: Path, ending: str, folder: Path) -> Path:
    """Let the office program open a file and save it in another format."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [OFFICE, "--headless", profile, "--convert-to", ending, "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{ending.partition(':')[0]}"


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Path:
    """A form that was filled in, rows the other way round."""
    fill(workspace)
    forms_of(workspace, open_round(workspace, UNIT), tmp_path / "sent")
    form = FilledForm((tmp_path / "sent" / f"{UNIT}_{NAME}.xlsx").read_bytes())
    form.write(1, "本期进展", WORDS)
    form.write(1, "完成比例", 0.8)
    form.turn_around()
    path = tmp_path / "filled.xlsx"
    path.write_bytes(form.content())
    return path


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_a_form_saved_by_another_program_is_known_and_read(
    workspace: Workspace, filled: Path, tmp_path: Path, ending: str
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    path = saved_as(filled, ending, folder)
    (file,) = collect(workspace, [path], today=TODAY).files
    assert (file.unit, file.round_name) == (UNIT, NAME)
    assert file.state is ReceivedState.RECEIVED, [issue.message for issue in file.issues]
    rows = plan_received(workspace, file.file_id).plan.rows
    taken = {
        (cell.column, cell.theirs) for row in rows for cell in row.cells if cell.verdict == "take"
    }
    assert taken == {("progress", WORDS), ("percent", 0.8)}


def test_a_form_saved_as_text_is_read_by_its_words(
    workspace: Workspace, filled: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    path = saved_as(filled, UTF8_TEXT, folder)
    (file,) = collect(workspace, [path], today=TODAY).files
    assert (file.unit, file.round_name, file.counts.changed) == (UNIT, NAME, 1)
