"""Undo and redo of any operations, in any order, lead back to exactly the same content."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.fields import TotalsFields, fields_of
from models.history import NothingToUndoError, redo, redo_label, undo, undo_label
from models.operations.documents import accept_document, delete_document
from models.operations.groups import set_group
from models.operations.items import create_item, edit_item
from models.operations.tasks import append_progress, create_task, delete_tasks, edit_task
from models.operations.totals import set_totals
from models.operations.units import create_unit, edit_unit
from models.queries.documents import list_documents
from models.queries.history import list_operations
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.records import RoleEntry
from models.store.integrity import check_workspace
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import Role, TaskStatus
from tests.builders import (
    ITEM_FIELDS,
    READ_LIST,
    READ_PLAN,
    TASK_FIELDS,
    UNIT_FIELDS,
    accepted_task,
    new_workspace,
    plan_of,
)
from tests.models.store.ledgers import content_of

Step = Callable[[Workspace, int], object]


def accept_another(workspace: Workspace, number: int) -> None:
    read = READ_LIST if number % 2 else plan_of(number % 4)
    accept_document(
        workspace,
        read=replace(read, number=f"{number}号", source_sha256=f"{number:064d}"),
    )


def delete_some_document(workspace: Workspace, number: int) -> None:
    if documents := list_documents(workspace):
        delete_document(workspace, document_id=documents[number % len(documents)].id)


def edit_some_task(workspace: Workspace, number: int) -> None:
    if tasks := list_tasks(workspace):
        task = tasks[number % len(tasks)]
        fields = replace(
            fields_of(task),
            title=f"第{number}次修改",
            section=f"第{number % 3}部分",
            status=list(TaskStatus)[number % 4],
            roles=(*task.roles[number % 2 :], RoleEntry(Role.SUPPORTING, f"市{number}局")),
        )
        edit_task(workspace, task_id=task.id, fields=fields)


def delete_some_tasks(workspace: Workspace, number: int) -> None:
    delete_tasks(workspace, task_ids=[task.id for task in list_tasks(workspace)[: number % 3]])


def report_on_some_task(workspace: Workspace, number: int) -> None:
    if tasks := list_tasks(workspace):
        day = date(2024, 1, 1 + number % 31)
        append_progress(workspace, task_id=tasks[-1].id, reported_on=day, text=f"第{number}次")


def add_a_task(workspace: Workspace, number: int) -> None:
    create_task(workspace, fields=replace(TASK_FIELDS, year=2020 + number % 3))


def add_an_item(workspace: Workspace, number: int) -> None:
    create_item(workspace, fields=replace(ITEM_FIELDS, serial=number + 1))


def add_a_unit(workspace: Workspace, number: int) -> None:
    names = {unit.name for unit in list_units(workspace)}
    create_unit(workspace, fields=replace(UNIT_FIELDS, name=f"市{len(names)}局", full_name=""))


def regroup(workspace: Workspace, number: int) -> None:
    members = [unit.id for unit in list_units(workspace)[number % 7 : number % 11]]
    set_group(workspace, word="各区", member_ids=members)


def correct_totals(workspace: Workspace, number: int) -> None:
    set_totals(workspace, year=2023, fields=TotalsFields(province_items=number))


STEPS: list[Step] = [
    accept_another,
    delete_some_document,
    edit_some_task,
    delete_some_tasks,
    report_on_some_task,
    add_a_task,
    add_an_item,
    add_a_unit,
    regroup,
    correct_totals,
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a closed workspace to start every example from."""
    with new_workspace(tmp_path_factory.mktemp("history")) as workspace:
        accept_document(workspace, read=replace(READ_PLAN, tasks=plan_of(3).tasks))
    return workspace.path


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 30)), max_size=8))
def test_undoing_and_redoing_everything_comes_back_to_the_same(
    template: Path, tmp_path: Path, steps: list[tuple[Step, int]]
) -> None:
    folder = tmp_path / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    with open_workspace(folder) as workspace:
        contents = [content_of(workspace)]
        for number, (step, seed) in enumerate(steps):
            step(workspace, seed * 10 + number)
            if (content := content_of(workspace)) != contents[-1]:
                contents.append(content)
        for content in reversed(contents[:-1]):
            undo(workspace)
            assert content_of(workspace) == content
        for content in contents[1:]:
            redo(workspace)
            assert content_of(workspace) == content
        assert redo_label(workspace) == ""
        assert check_workspace(workspace) == ()


def test_there_is_nothing_to_undo_in_a_new_workspace(workspace: Workspace) -> None:
    assert (undo_label(workspace), redo_label(workspace)) == ("", "")
    with pytest.raises(NothingToUndoError, match="没有可以撤销的操作"):
        undo(workspace)
    with pytest.raises(NothingToUndoError, match="没有可以重做的操作"):
        redo(workspace)


def test_the_labels_name_what_comes_next(workspace: Workspace) -> None:
    create_task(workspace, fields=TASK_FIELDS)
    assert undo_label(workspace) == "新增任务“建立问题台账”"
    assert undo(workspace).label == "撤销：新增任务“建立问题台账”"
    assert (undo_label(workspace), redo_label(workspace)) == ("", "新增任务“建立问题台账”")


def test_new_work_after_an_undo_takes_the_place_of_redo(workspace: Workspace) -> None:
    create_task(workspace, fields=TASK_FIELDS)
    undo(workspace)
    create_item(workspace, fields=ITEM_FIELDS)
    with pytest.raises(NothingToUndoError):
        redo(workspace)
    assert undo_label(workspace).startswith("新增事项")


def test_undo_tells_what_it_touched(workspace: Workspace) -> None:
    created = create_task(workspace, fields=TASK_FIELDS)
    undone = undo(workspace)
    assert undone.kinds == created.kinds
    assert created.record_ids[0] in undone.record_ids


def move_words_from_title_to_body(workspace: Workspace) -> None:
    task_id = create_task(workspace, fields=TASK_FIELDS).record_ids[0]
    edit_task(workspace, task_id=task_id, fields=replace(TASK_FIELDS, title="", body="内容"))


def move_both_dates_of_a_unit(workspace: Workspace) -> None:
    first = replace(UNIT_FIELDS, valid_from=date(2020, 1, 1), valid_to=date(2021, 1, 1))
    later = replace(UNIT_FIELDS, valid_from=date(2022, 1, 1), valid_to=date(2023, 1, 1))
    unit_id = create_unit(workspace, fields=first).record_ids[0]
    edit_unit(workspace, unit_id=unit_id, fields=later)


def lower_both_totals(workspace: Workspace) -> None:
    for pilots, designated in ((10, 8), (2, 1)):
        fields = TotalsFields(national_pilots=pilots, national_designated=designated)
        set_totals(workspace, year=2023, fields=fields)


def move_item_into_a_document(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_LIST)
    document = list_documents(workspace)[0]
    fields = replace(ITEM_FIELDS, serial=12)  # of which the document has one
    item_id = create_item(workspace, fields=fields).record_ids[0]
    moved = replace(fields, serial=13, document_id=document.id)
    edit_item(workspace, item_id=item_id, fields=moved)


@pytest.mark.parametrize(
    "edit",
    [
        move_words_from_title_to_body,
        move_both_dates_of_a_unit,
        lower_both_totals,
        move_item_into_a_document,
    ],
)
def test_fields_bound_by_one_rule_come_back_together(
    workspace: Workspace, edit: Callable[[Workspace], None]
) -> None:
    edit(workspace)
    edited = content_of(workspace)
    undo(workspace)
    assert content_of(workspace) != edited
    redo(workspace)
    assert content_of(workspace) == edited


def test_undo_itself_is_in_the_history(workspace: Workspace) -> None:
    create_task(workspace, fields=TASK_FIELDS)
    undo(workspace)
    newest, undone = list_operations(workspace)[:2]
    assert (newest.label, newest.is_undone) == ("撤销：新增任务“建立问题台账”", False)
    assert (undone.label, undone.is_undone) == ("新增任务“建立问题台账”", True)


def test_undo_goes_on_after_the_workspace_was_closed(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        before = content_of(workspace)
        accepted_task(workspace)
    with new_workspace(tmp_path, operator="李四") as workspace:
        undo(workspace)
        assert content_of(workspace) == before
        assert list_operations(workspace)[0].operator == "李四"
