"""Several records corrected in one step: all or none, one undo, refusals that name the record."""

from dataclasses import replace
from datetime import date

import pytest

from models.errors import Cancelled, RecordGoneError
from models.fields import ItemFields, TaskFields, fields_of
from models.history import undo
from models.operations.documents import accept_document
from models.operations.items import edit_items
from models.operations.tasks import delete_tasks, edit_tasks
from models.operations.units import edit_units
from models.queries.history import list_changes, list_operations
from models.queries.items import list_items
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.records import RoleEntry
from models.rules.checks import InvalidRecordError
from models.store.workspace import Workspace
from models.vocabulary import Role, TaskStatus
from tests.builders import READ_ITEM, READ_LIST, plan_of
from tests.models.store.ledgers import content_of


def with_tasks(workspace: Workspace, count: int) -> dict[str, TaskFields]:
    accept_document(workspace, read=plan_of(count))
    return {task.id: fields_of(task) for task in list_tasks(workspace)}


def with_items(workspace: Workspace, *serials: int) -> dict[str, ItemFields]:
    items = tuple(replace(READ_ITEM, serial=n, title=f"第{n}项") for n in serials)
    accept_document(workspace, read=replace(READ_LIST, items=items, declared={}))
    return {item.id: fields_of(item) for item in list_items(workspace)}


def all_with(edits: dict[str, TaskFields], **values: object) -> dict[str, TaskFields]:
    return {key: replace(fields, **values) for key, fields in edits.items()}  # type: ignore[arg-type] # fields by name


class Stopper:
    """Asks to stop once something has been done."""

    def __init__(self) -> None:
        self._done = 0

    def report(self, _message: str, done: int = 0, _total: int = 0) -> None:
        """Remember how far the work is."""
        self._done = done

    def is_cancelled(self) -> bool:
        """Ask to stop."""
        return self._done > 0


def test_many_tasks_are_corrected_in_one_step_that_is_undone_in_one(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 12)
    before = content_of(workspace)
    changes = edit_tasks(workspace, edits=all_with(tasks, status=TaskStatus.DONE, note="已办"))
    assert changes.label == "修改 12 项任务的办理状态、备注"
    assert {task.status for task in list_tasks(workspace)} == {TaskStatus.DONE}
    undo(workspace)
    assert content_of(workspace) == before


def test_only_tasks_that_differ_are_counted_and_stamped(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 3)
    first, *_ = tasks
    stamps = {task.id: task.updated_at for task in list_tasks(workspace)}
    wanted = tasks | {first: replace(tasks[first], note="催办")}
    changes = edit_tasks(workspace, edits=wanted)
    assert changes.label == "修改任务“第1项任务”的备注"
    moved = [task.id for task in list_tasks(workspace) if task.updated_at != stamps[task.id]]
    assert moved == [first]


def test_the_label_given_is_the_one_undo_shows(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 2)
    edit_tasks(workspace, edits=all_with(tasks, note="甲"), label="粘贴 2 行")
    assert list_operations(workspace)[0].label == "粘贴 2 行"


def test_history_of_each_task_tells_its_own_change(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 2)
    edit_tasks(workspace, edits=all_with(tasks, note="甲"))
    for key in tasks:
        latest = list_changes(workspace, key)[0]
        assert (latest.field_label, latest.before, latest.after) == ("备注", "", "甲")


def test_wrong_tasks_are_named_and_nothing_is_stored(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 8)
    before = content_of(workspace)
    with pytest.raises(InvalidRecordError) as refused:
        edit_tasks(workspace, edits=all_with(tasks, roles=(RoleEntry(Role.LEAD, " "),)))
    assert "“第1项任务”：有单位名称为空" in str(refused.value)
    assert "另有 3 处" in str(refused.value)
    assert content_of(workspace) == before


def test_a_task_that_is_gone_is_named_and_nothing_is_stored(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 2)
    delete_tasks(workspace, task_ids=[list(tasks)[1]])
    with pytest.raises(RecordGoneError, match="第2项任务"):
        edit_tasks(workspace, edits=all_with(tasks, note="甲"))
    assert {task.note for task in list_tasks(workspace)} == {""}


def test_cancelling_leaves_everything_as_it_was(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 450)
    before = content_of(workspace)
    with pytest.raises(Cancelled):
        edit_tasks(workspace, edits=all_with(tasks, note="甲"), progress=Stopper())
    assert content_of(workspace) == before


def test_units_and_sections_of_many_tasks_are_resolved_once_each(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 3)
    roles = (RoleEntry(Role.LEAD, "市司法局"), RoleEntry(Role.RESPONSIBLE, "各区"))
    edit_tasks(workspace, edits=all_with(tasks, roles=roles, section="新部分"))
    stored = list_tasks(workspace)
    assert {task.section for task in stored} == {"新部分"}
    assert all(entry.is_resolved for task in stored for entry in task.roles)


def test_tasks_moved_to_another_year_follow_each_other(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 3)
    edit_tasks(workspace, edits=all_with(tasks, document_id=None, year=2025))
    assert [(task.year, task.order) for task in list_tasks(workspace)] == [
        (2025, 1),
        (2025, 2),
        (2025, 3),
    ]


def test_serials_may_all_move_up_and_come_back(workspace: Workspace) -> None:
    items = with_items(workspace, 1, 2, 3)
    before = content_of(workspace)
    moved = {key: replace(one, serial=(one.serial or 0) + 1) for key, one in items.items()}
    edit_items(workspace, edits=moved)
    assert [item.serial for item in list_items(workspace)] == [2, 3, 4]
    assert list_changes(workspace, next(iter(items)))[0].after == "2"
    undo(workspace)
    assert content_of(workspace) == before


def test_a_serial_given_twice_names_both_items(workspace: Workspace) -> None:
    items = with_items(workspace, 1, 2, 3)
    same = {key: replace(one, serial=9) for key, one in list(items.items())[:2]}
    with pytest.raises(InvalidRecordError, match="“第2项”：序号 9 已用于同一文件的“第1项”"):
        edit_items(workspace, edits=same)


def test_peers_and_roles_of_many_items_are_rewritten(workspace: Workspace) -> None:
    items = with_items(workspace, 1, 2)
    roles = (RoleEntry(Role.CREATING, "市检察院"),)
    edit_items(
        workspace,
        edits={key: replace(one, peers=("随县",), roles=roles) for key, one in items.items()},
    )
    stored = list_items(workspace)
    assert {item.peers for item in stored} == {("随县",)}
    assert all(item.units(Role.CREATING) == ("市检察院",) for item in stored)


def test_units_may_trade_names_and_refuse_a_name_twice(workspace: Workspace) -> None:
    first, second = (fields_of(unit) for unit in list_units(workspace)[:2])
    keys = [unit.id for unit in list_units(workspace)[:2]]
    note = {key: replace(one, note="甲") for key, one in zip(keys, (first, second), strict=True)}
    assert edit_units(workspace, edits=note).label == "修改 2 个单位的备注"
    twice = {
        keys[0]: replace(first, aliases=("同名",)),
        keys[1]: replace(second, aliases=("同名",)),
    }
    with pytest.raises(
        InvalidRecordError, match=f"“{second.name}”：“同名”已经是单位“{first.name}”"
    ):
        edit_units(workspace, edits=twice)


def test_a_deadline_is_written_with_its_words(workspace: Workspace) -> None:
    tasks = with_tasks(workspace, 2)
    edit_tasks(
        workspace, edits=all_with(tasks, deadline=date(2024, 10, 31), deadline_text="10月底前")
    )
    assert {(task.deadline, task.deadline_text) for task in list_tasks(workspace)} == {
        (date(2024, 10, 31), "10月底前")
    }
