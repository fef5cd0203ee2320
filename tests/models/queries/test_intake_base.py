"""What a returned file is compared with, with a form and without one."""

from dataclasses import replace
from datetime import date

import pytest

from models.errors import RecordGoneError
from models.fields import fields_of
from models.operations.items import create_item
from models.operations.rounds import create_round, delete_rounds
from models.operations.tasks import append_progress, delete_tasks, edit_task
from models.queries.intake_base import MergeBases
from models.queries.rounds import list_forms, list_sent_rows
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.records import RoleEntry
from models.round_records import AskedUnit, RoundAsk, RoundFields
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, Role, TaskStatus
from tests.builders import ITEM_FIELDS
from tests.models.replies import DUE, TODAY, received, take_in, units_of


def test_what_was_sent_stays_and_what_is_here_follows_the_ledger(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    task = list_tasks(workspace)[0]
    changed = replace(fields_of(task), title="改过的任务", status=TaskStatus.IN_PROGRESS)
    edit_task(workspace, task_id=task.id, fields=changed)
    append_progress(workspace, task_id=task.id, reported_on=date(2024, 6, 3), text="已起草")
    base = MergeBases(workspace, round_id).read(unit_id=unit_id, form_id=None)
    (form,) = (one for one in list_forms(workspace, round_id) if one.unit_id == unit_id)
    assert base.sent == list_sent_rows(workspace, form.id)
    here = base.here[AskedKind.TASKS, task.id]
    assert (here["title"], here["status"]) == ("改过的任务", "推进中")
    assert (here["known"], here["role"]) == ("2024年6月3日：已起草", "责任（各区）")
    assert (here["serial"], here["progress"], here["percent"]) == (1, None, None)
    assert base.titles[AskedKind.TASKS, task.id] == ("1", "改过的任务")
    assert base.asked[AskedKind.ITEMS] == {"stage", "progress", "problem", "next_step"}
    assert base.said == {}


def test_reports_of_the_unit_and_the_round_only_stand_here(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    take_in(workspace, received(workspace, round_id, unit_id), {"percent": 0.35, "remark": "/"})
    other = units_of(workspace, round_id)[1]
    record = (AskedKind.TASKS, list_tasks(workspace)[0].id)
    bases = MergeBases(workspace, round_id)
    here = bases.read(unit_id=unit_id, form_id=None).here[record]
    assert (here["percent"], here["remark"]) == (0.35, "/")
    assert bases.read(unit_id=other, form_id=None).here[record]["percent"] is None


def test_a_task_deleted_since_is_known_by_what_was_sent(
    workspace: Workspace, round_id: str, unit_id: str
) -> None:
    task = list_tasks(workspace)[0]
    delete_tasks(workspace, task_ids=[task.id])
    base = MergeBases(workspace, round_id).read(unit_id=unit_id, form_id=None)
    assert (AskedKind.TASKS, task.id) not in base.here
    assert base.titles[AskedKind.TASKS, task.id] == ("1", "第1项任务")
    assert len(base.sent) == 3


def test_a_unit_that_was_sent_nothing_is_compared_with_its_records_of_today(
    workspace: Workspace, round_id: str
) -> None:
    office = next(unit for unit in list_units(workspace) if unit.name == "市优化办")
    create_item(
        workspace, fields=replace(ITEM_FIELDS, roles=(RoleEntry(Role.CREATING, "市优化办"),))
    )
    task = list_tasks(workspace)[1]
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), status=TaskStatus.DONE))
    base = MergeBases(workspace, round_id).read(unit_id=office.id, form_id=None)
    assert base.sent == ()
    titles = {(kind, base.titles[kind, key][1]) for kind, key in base.here}
    assert titles == {
        (AskedKind.TASKS, "第1项任务"),
        (AskedKind.TASKS, "第3项任务"),
        (AskedKind.ITEMS, "律师阅卷零障碍服务"),
    }
    assert sorted(here["serial"] or 0 for here in base.here.values()) == [1, 1, 2]


def test_items_of_its_area_are_among_the_records_of_a_unit_that_was_sent_nothing(
    workspace: Workspace, round_id: str
) -> None:
    area = next(unit for unit in list_units(workspace) if unit.name == "梁子湖区")
    item_id = create_item(workspace, fields=ITEM_FIELDS).record_ids[0]
    asks = (RoundAsk.whole(AskedKind.ITEMS),)
    fields = RoundFields("7月", "2024-07", DUE, asks, (AskedUnit(area.id),))
    other = create_round(workspace, fields=fields, today=TODAY).record_ids[0]
    base = MergeBases(workspace, other).read(unit_id=area.id, form_id=None)
    assert base.here[AskedKind.ITEMS, item_id]["role"] == "责任（梁子湖区）"


def test_only_what_a_round_asks_about_is_compared(workspace: Workspace, round_id: str) -> None:
    office = next(unit for unit in list_units(workspace) if unit.name == "市优化办")
    asks = (RoundAsk.whole(AskedKind.ITEMS),)
    fields = RoundFields("7月", "2024-07", DUE, asks, (AskedUnit(office.id),))
    other = create_round(workspace, fields=fields, today=TODAY).record_ids[0]
    base = MergeBases(workspace, other).read(unit_id=office.id, form_id=None)
    assert (base.sent, base.here) == ((), {})


def test_a_round_that_is_gone_is_told(workspace: Workspace, round_id: str, unit_id: str) -> None:
    delete_rounds(workspace, round_ids=[round_id])
    with pytest.raises(RecordGoneError):
        MergeBases(workspace, round_id).read(unit_id=unit_id, form_id=None)
