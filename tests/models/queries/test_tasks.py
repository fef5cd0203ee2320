"""Reading tasks: their order, their roles, their latest progress, what they share."""

from dataclasses import replace
from pathlib import Path

from models.operations.documents import accept_document
from models.operations.tasks import create_task
from models.queries.tasks import count_tasks, first_tasks, list_tasks
from models.queries.units import list_units
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import Role
from tests.big_ledger import make_big_ledger
from tests.builders import READ_PLAN, READ_TASK, TASK_FIELDS, plan_of


def test_documents_come_in_the_order_taken_in_and_hand_made_tasks_last(
    workspace: Workspace,
) -> None:
    create_task(workspace, fields=TASK_FIELDS)
    accept_document(workspace, read=plan_of(2))
    later = replace(READ_PLAN, number="鄂州优化发〔2024〕5号", source_sha256="c" * 64)
    accept_document(workspace, read=later)
    titles = [task.title for task in list_tasks(workspace)]
    assert titles == ["第1项任务", "第2项任务", "细化制定工作方案", "建立问题台账"]


def test_the_first_page_is_the_beginning_of_the_list(workspace: Workspace) -> None:
    accept_document(workspace, read=plan_of(3))
    create_task(workspace, fields=TASK_FIELDS)
    everything = list_tasks(workspace)
    assert [first_tasks(workspace, count) for count in (1, 3, 9)] == [
        everything[:1],
        everything[:3],
        everything,
    ]
    assert count_tasks(workspace) == 4


def test_roles_come_in_role_order_then_as_printed(workspace: Workspace) -> None:
    task = replace(READ_TASK, lead=("市优化办", "市司法局"), supporting=("市财政局", "市公安局"))
    accept_document(workspace, read=replace(READ_PLAN, tasks=(task,)))
    (found,) = list_tasks(workspace)
    assert found.units(Role.LEAD) == ("市优化办", "市司法局")
    assert found.units(Role.SUPPORTING) == ("市财政局", "市公安局")
    roles = [entry.role for entry in found.roles]
    assert roles == sorted(roles, key=list(Role).index)


def test_a_unit_brings_its_protocol_order_and_a_group_none(workspace: Workspace) -> None:
    task = replace(READ_TASK, lead=("市司法局", "各区"))
    accept_document(workspace, read=replace(READ_PLAN, tasks=(task,)))
    (found,) = list_tasks(workspace)
    orders = {unit.name: unit.protocol_order for unit in list_units(workspace)}
    assert found.protocol_orders(Role.LEAD) == (orders["市司法局"], None)


def test_tasks_with_the_same_units_share_them(workspace: Workspace) -> None:
    accept_document(workspace, read=plan_of(2))
    first, second = list_tasks(workspace)
    assert first.roles is second.roles


def test_a_made_up_ledger_has_what_its_maker_says(tmp_path: Path) -> None:
    with open_workspace(make_big_ledger(tmp_path / "big", 2500), operator="张三") as big:
        tasks = list_tasks(big)
    assert len({task.id for task in tasks}) == 2500
    assert {len(task.roles) for task in tasks} == {3}
    assert tasks[0].latest_progress.startswith("已完成")
