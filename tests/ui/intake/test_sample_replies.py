"""The made-up replies of the pictures hold every kind of question."""

import shutil
from datetime import date
from pathlib import Path

from models.intake_plan import Verdict
from models.operations.rounds import create_round
from models.queries.units import list_units
from models.round_records import AskedUnit, RoundAsk, RoundFields
from models.store.workspace import open_workspace
from models.vocabulary import AskedKind
from reports.intake import collect, plan_received
from reports.round_forms import make_forms
from tests.ui.conftest import TODAY
from ui.sample_replies import write_replies

UNITS = ("市优化办", "市司法局", "鄂城区", "华容区", "梁子湖区")


def test_the_second_reply_has_a_true_conflict_and_a_value_to_be_asked_about(
    master_ledger: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(master_ledger, tmp_path / "workspace")
    with open_workspace(folder, operator="李晓明") as workspace:
        keys = {unit.name: unit.id for unit in list_units(workspace)}
        fields = RoundFields(
            "2024年10月报送",
            "2024-10",
            date(2024, 10, 25),
            (RoundAsk.whole(AskedKind.TASKS),),
            tuple(AskedUnit(keys[name]) for name in UNITS),
        )
        (round_id,) = create_round(workspace, fields=fields, today=TODAY).record_ids
        make_forms(workspace, round_id, tmp_path / "forms", office="市优化办")
        replies = write_replies(workspace, round_id, tmp_path / "replies", TODAY)
        collected = collect(workspace, [replies.second], round_id=round_id, today=TODAY)
        (file,) = collected.files
        rows = plan_received(workspace, file.file_id).plan.rows
    verdicts = {cell.verdict for row in rows for cell in row.cells}
    assert {Verdict.CONFLICT, Verdict.ASK, Verdict.REFUSED} <= verdicts
