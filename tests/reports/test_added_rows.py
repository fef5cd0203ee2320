"""Rows a unit added to its form, from the file to the ledger and back to the file."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.intake_plan import FilePlan, PlannedRow, RowState, Verdict
from models.operations.intake import assign_file
from models.operations.intake_accept import AcceptedFile, accept_files
from models.queries.intake import list_received
from models.queries.intake_new import read_recording_choices
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.rules.intake_new import as_new_row, new_record, source_words, told_document
from models.store.workspace import Workspace
from models.vocabulary import Role
from reports.intake import accept_safe, acceptable_files, collect, plan_received
from reports.workbooks.filled_form import FilledForm
from tests.reports.rounds import NAME, TODAY, fill, forms_of, open_round

UNIT, TITLE = "市优化办", "自选改革任务"


@pytest.fixture(autouse=True)
def _ledger(workspace: Workspace) -> None:
    fill(workspace)


@pytest.fixture
def round_id(workspace: Workspace, tmp_path: Path) -> str:
    """A round whose forms are out, in the folder ``sent``."""
    key = open_round(workspace, UNIT)
    forms_of(workspace, key, tmp_path / "sent")
    return key


def returned(tmp_path: Path, progress: str) -> Path:
    """Write a form with a row that was added below the others."""
    form = FilledForm((tmp_path / "sent" / f"{UNIT}_{NAME}.xlsx").read_bytes())
    row = form.row_count + 1
    form.write(row, "重点任务", TITLE)
    form.write(row, "本期进展", progress)
    target = tmp_path / f"{progress}.xlsx"
    target.write_bytes(form.content())
    return target


def added(plan: FilePlan) -> PlannedRow:
    return next(row for row in plan.rows if row.title == TITLE)


def take_in_as_new(workspace: Workspace, file_id: str) -> None:
    planned = plan_received(workspace, file_id)
    row = added(planned.plan)
    words = next(one for one in planned.returned.rows if (one.sheet, one.number) == row.place)
    choices = read_recording_choices(workspace, planned.received)
    record = new_record(
        words,
        record_id="t-new",
        role=Role.LEAD,
        document_id=told_document(words, choices),
        choices=choices,
        source=source_words(planned.received.file_name, words),
    )
    after = as_new_row(row, words, record, choices)
    plan = replace(planned.plan, rows=(after,))
    taken = frozenset({(after.place, cell.column) for cell in after.cells})
    file = AcceptedFile(file_id, plan, taken, new_records=(record,))
    accept_files(workspace, round_id=planned.received.round_id, files=[file], today=TODAY)


def test_what_is_safe_makes_no_new_record(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    before = list_tasks(workspace)
    collected = collect(workspace, [returned(tmp_path, "已启动")], round_id=round_id, today=TODAY)
    accept_safe(workspace, acceptable_files(workspace, collected), today=TODAY)
    assert list_tasks(workspace) == before
    assert list_received(workspace, round_id)[0].counts.new == 1


def test_a_row_that_became_a_task_is_that_task_in_this_file_and_the_next(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    collect(workspace, [returned(tmp_path, "已启动")], round_id=round_id, today=TODAY)
    (first,) = list_received(workspace, round_id)
    take_in_as_new(workspace, first.id)
    assert added(plan_received(workspace, first.id).plan).state is RowState.SAME
    collect(workspace, [returned(tmp_path, "已完成一半")], round_id=round_id, today=TODAY)
    second = next(row for row in list_received(workspace, round_id) if row.version == 2)
    row = added(plan_received(workspace, second.id).plan)
    assert (row.record_id, row.state) == ("t-new", RowState.CHANGED)
    (cell,) = [one for one in row.cells if one.verdict is Verdict.TAKE]
    assert (cell.sent, cell.theirs) == ("已启动", "已完成一半")


def test_its_note_says_file_sheet_and_row(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    collect(workspace, [returned(tmp_path, "已启动")], round_id=round_id, today=TODAY)
    take_in_as_new(workspace, list_received(workspace, round_id)[0].id)
    task = next(one for one in list_tasks(workspace) if one.title == TITLE)
    assert task.note.startswith("由单位报送的“已启动.xlsx”录入：重点任务 第 ")


def test_a_file_of_a_unit_that_was_sent_nothing_is_matched_with_its_records_of_today(
    workspace: Workspace, tmp_path: Path, round_id: str
) -> None:
    path = returned(tmp_path, "已启动")
    collect(workspace, [path], round_id=round_id, today=TODAY)
    (row,) = list_received(workspace, round_id)
    other = next(unit for unit in list_units(workspace) if unit.name == "市司法局")
    assign_file(workspace, file_id=row.id, unit_id=other.id)
    plan = plan_received(workspace, row.id).plan
    assert any(one.record_id for one in plan.rows)
