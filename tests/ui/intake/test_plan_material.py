"""What is read and stored beside the plan of a file, on the database's thread."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.fields import fields_of
from models.intake_plan import Verdict
from models.operations.tasks import edit_task
from models.progress import SilentProgress
from models.queries.intake import find_received, list_received
from models.queries.rounds import list_forms
from models.queries.tasks import list_tasks
from models.store.workspace import Workspace
from reports.intake import collect, plan_received
from reports.workbooks.filled_form import FilledForm
from tests.builders import new_workspace
from tests.reports.rounds import NAME, TODAY, fill, forms_of, open_round
from ui.dialogs.intake.plan_material import assign_and_plan

UNIT = "市司法局"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A ledger with tasks and an item."""
    with new_workspace(tmp_path) as opened:
        fill(opened)
        yield opened


def test_a_file_moved_to_its_round_is_compared_with_the_form_whose_stamp_it_carries(
    workspace: Workspace, tmp_path: Path
) -> None:
    own = open_round(workspace, UNIT)
    other = open_round(workspace, UNIT, name="另一批次")
    forms_of(workspace, own, tmp_path / "first")
    form = FilledForm((tmp_path / "first" / f"{UNIT}_{NAME}.xlsx").read_bytes())
    form.write(1, "本期进展", "已印发")
    path = tmp_path / "back.xlsx"
    path.write_bytes(form.content())
    task = list_tasks(workspace)[-1]
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), title="后来改的名称"))
    forms_of(workspace, own, tmp_path / "second")
    collect(workspace, [path], round_id=other, today=TODAY)
    (row,) = list_received(workspace, other)
    unit_id = list_forms(workspace, own)[0].unit_id
    assign_and_plan(workspace, row.id, unit_id, SilentProgress(), round_id=own)
    assert find_received(workspace, row.id).form_id == list_forms(workspace, own)[0].id
    plan = plan_received(workspace, row.id).plan
    verdicts = {cell.verdict for planned in plan.rows for cell in planned.cells}
    assert Verdict.TAKE in verdicts
    assert Verdict.UNAUTHORISED not in verdicts
