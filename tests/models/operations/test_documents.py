"""Taking a document in: what is stored, how its names are resolved, what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from models.errors import Cancelled, RecordGoneError
from models.fields import fields_of
from models.history import undo
from models.operations.documents import (
    DocumentAlreadyStoredError,
    accept_document,
    delete_document,
    edit_document,
)
from models.operations.naming import UnitChoice
from models.operations.tasks import edit_task
from models.progress import SilentProgress
from models.queries.documents import document_lines, document_warnings, list_documents
from models.queries.items import list_items
from models.queries.tasks import list_tasks
from models.queries.units import list_groups, list_units
from models.reading import GroupDefinition, ReadDocument
from models.records import RoleEntry, UnitRow
from models.store.backup import list_backups
from models.store.workspace import Workspace
from models.vocabulary import ItemStage, RecordKind, Role, TaskStatus, UnitKind, UnitLevel
from tests.builders import READ_ITEM, READ_LIST, READ_PLAN, READ_TASK, accepted_task
from tests.models.store.ledgers import content_of


def unit_named(workspace: Workspace, name: str) -> UnitRow:
    return next(unit for unit in list_units(workspace) if unit.name == name)


def entry(workspace: Workspace, printed: str) -> RoleEntry:
    roles = [row.roles for row in list_tasks(workspace)]
    roles += [row.roles for row in list_items(workspace)]
    return next(entry for entries in roles for entry in entries if entry.printed == printed)


def test_a_task_moved_away_leaves_the_group_words_of_its_document(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    own = entry(workspace, "各区")
    fields = replace(fields_of(task), document_id=None)
    edit_task(workspace, task_id=task.id, fields=fields)
    general = entry(workspace, "各区")
    assert general.group_id not in (None, own.group_id)
    delete_document(workspace, document_id=str(task.document_id))
    assert list_tasks(workspace)[0].units(Role.RESPONSIBLE) == ("市直各相关单位", "各区")


def test_a_chosen_unit_that_is_gone_is_told(workspace: Workspace) -> None:
    choices = (UnitChoice("市优化办", "gone"),)
    with pytest.raises(RecordGoneError, match="为“市优化办”选定的单位已被删除，没有导入"):
        accept_document(workspace, read=READ_PLAN, unit_choices=choices)
    assert list_documents(workspace) == ()


def test_a_task_is_stored_as_printed(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    assert (task.section, task.number, task.title) == ("强化顶层设计", "2", READ_TASK.title)
    assert (task.deadline_text, task.deadline) == ("2024年5月底", date(2024, 5, 31))
    assert (task.year, task.order, task.line) == (2024, 1, 2)
    assert (task.status, task.ongoing) == (TaskStatus.NOT_STARTED, False)
    assert task.units(Role.RESPONSIBLE) == ("市直各相关单位", "各区")


def test_an_item_is_stored_as_printed(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_LIST)
    (item,) = list_items(workspace)
    assert (item.serial, item.area, item.peers) == (12, "鄂城区", ("武昌区", "汉阳区"))
    assert (item.stage, item.year) == (ItemStage.SELECTED, 2023)
    assert item.units(Role.PROVINCIAL) == ("省电力公司",)


def test_the_document_keeps_its_text_and_what_was_unclear(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_PLAN)
    (document,) = list_documents(workspace)
    assert (document.number, document.signed_on) == ("鄂州优化发〔2024〕4号", date(2024, 3, 27))
    assert (document.task_count, document.warning_count) == (1, 1)
    assert document.addressees == READ_PLAN.addressees
    assert (document.basis_numbers, document.annexes) == (("鄂政办发〔2024〕4号",), ("任务清单",))
    assert document_lines(workspace, document.id) == READ_PLAN.lines
    told = [(row.line, row.message) for row in document_warnings(workspace, document.id)]
    assert told == [(warning.line, warning.message) for warning in READ_PLAN.warnings]


def test_known_names_become_units_and_known_words_groups(workspace: Workspace) -> None:
    accepted_task(workspace, replace(READ_TASK, lead=("市交通局",)))
    assert entry(workspace, "市交通局").unit_id == unit_named(workspace, "市交通运输局").id
    assert len(entry(workspace, "各区").members) == 5


def test_a_word_without_members_is_a_group_without_a_snapshot(workspace: Workspace) -> None:
    accepted_task(workspace)
    words = entry(workspace, "市直各相关单位")
    assert words.is_resolved
    assert words.members == ()


def test_a_new_name_is_registered_with_what_it_tells(workspace: Workspace) -> None:
    changes = accept_document(workspace, read=READ_LIST)
    unit = unit_named(workspace, "鄂城区供电公司")
    assert (unit.level, unit.kind) == (UnitLevel.AREA, UnitKind.ENTERPRISE)
    assert unit.parent_area == "鄂城区"
    assert RecordKind.UNIT in changes.kinds
    assert changes.open_questions == ()


def test_a_near_name_stays_as_printed_and_is_asked_about(workspace: Workspace) -> None:
    read = replace(READ_PLAN, tasks=(replace(READ_TASK, lead=("市自然资源与规划局",)),))
    changes = accept_document(workspace, read=read)
    assert not entry(workspace, "市自然资源与规划局").is_resolved
    (question,) = changes.open_questions
    assert "“市自然资源与规划局”没有登记，与“市自然资源和规划局”相近" in question


def test_a_chosen_unit_is_taken_and_its_name_remembered(workspace: Workspace) -> None:
    chosen = unit_named(workspace, "市自然资源和规划局")
    read = replace(READ_PLAN, tasks=(replace(READ_TASK, lead=("市资规局",)),))
    accept_document(workspace, read=read, unit_choices=(UnitChoice("市资规局", chosen.id),))
    assert entry(workspace, "市资规局").unit_id == chosen.id
    assert "市资规局" in unit_named(workspace, "市自然资源和规划局").aliases


def test_a_near_name_can_be_registered_as_a_unit_of_its_own(workspace: Workspace) -> None:
    read = replace(READ_PLAN, tasks=(replace(READ_TASK, lead=("市交通运输局执法支队",)),))
    choice = UnitChoice("市交通运输局执法支队", create=True)
    changes = accept_document(workspace, read=read, unit_choices=(choice,))
    assert entry(workspace, "市交通运输局执法支队").unit_id is not None
    assert changes.open_questions == ()


def test_a_name_a_person_left_open_stays_as_printed(workspace: Workspace) -> None:
    read = replace(READ_PLAN, tasks=(replace(READ_TASK, lead=("市水利局",)),))
    changes = accept_document(workspace, read=read, unit_choices=(UnitChoice("市水利局"),))
    assert not entry(workspace, "市水利局").is_resolved
    assert changes.open_questions == ()


def test_a_group_word_explained_in_the_text_holds_in_that_document_only(
    workspace: Workspace,
) -> None:
    named = GroupDefinition("各行政区", ("葛店经开区",), 2)
    task = replace(READ_TASK, responsible=("各行政区",))
    accept_document(workspace, read=replace(READ_PLAN, tasks=(task,), groups=(named,)))
    assert len(entry(workspace, "各行政区").members) == 4
    general = next(g for g in list_groups(workspace) if g.word == "各行政区" and not g.document_id)
    assert len(general.member_ids) == 3


def test_words_for_several_units_are_not_registered_as_a_unit(workspace: Workspace) -> None:
    accepted_task(workspace, replace(READ_TASK, responsible=("各县市区人民政府",)))
    assert "各县市区人民政府" in {group.word for group in list_groups(workspace)}
    assert "各县市区人民政府" not in {unit.name for unit in list_units(workspace)}


def test_not_applicable_is_kept_apart_from_blank(workspace: Workspace) -> None:
    city = replace(READ_ITEM, guiding=(), not_applicable=(Role.GUIDING,))
    blank = replace(READ_ITEM, serial=13, guiding=())
    accept_document(workspace, read=replace(READ_LIST, items=(city, blank)))
    stored = list_items(workspace)
    assert [item.units(Role.GUIDING) for item in stored] == [(), ()]
    assert [item.not_applicable for item in stored] == [(Role.GUIDING,), ()]


def test_a_serial_printed_twice_is_kept_once_and_asked_about(workspace: Workspace) -> None:
    second = replace(READ_ITEM, title="另一事项", line=5)
    changes = accept_document(workspace, read=replace(READ_LIST, items=(READ_ITEM, second)))
    assert [item.serial for item in list_items(workspace)] == [12, None]
    assert changes.open_questions == ("第5行的序号 12 无效或与前面重复，已存为无序号，请核对。",)


@pytest.mark.parametrize(
    "again",
    [replace(READ_PLAN, number=""), replace(READ_PLAN, source_sha256="c" * 64)],
    ids=["same file", "same number"],
)
def test_a_second_copy_is_refused_and_named(workspace: Workspace, again: ReadDocument) -> None:
    accept_document(workspace, read=READ_PLAN)
    with pytest.raises(DocumentAlreadyStoredError, match="鄂州市2024年优化营商环境工作方案"):
        accept_document(workspace, read=again)
    assert len(list_documents(workspace)) == 1


class CancelAfter(SilentProgress):
    """Cancels once so many steps have been reported."""

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.heard: list[tuple[str, int, int]] = []

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Count the step."""
        self.heard.append((message, done, total))

    def is_cancelled(self) -> bool:
        """Cancel from the last of the steps on."""
        return len(self.heard) >= self.steps


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_cancelled_import_leaves_nothing(workspace: Workspace, steps: int) -> None:
    before = content_of(workspace)
    with pytest.raises(Cancelled):
        accept_document(workspace, read=READ_PLAN, progress=CancelAfter(steps))
    assert content_of(workspace) == before


def test_undoing_an_import_takes_its_units_and_words_too(workspace: Workspace) -> None:
    before = content_of(workspace)
    accept_document(workspace, read=READ_LIST)
    undo(workspace)
    assert content_of(workspace) == before


def test_deleting_a_document_takes_tasks_and_items_and_can_be_undone(workspace: Workspace) -> None:
    accept_document(workspace, read=replace(READ_PLAN, items=(READ_ITEM,)))
    before = content_of(workspace)
    (document,) = list_documents(workspace)
    changes = delete_document(workspace, document_id=document.id)
    assert (list_documents(workspace), list_tasks(workspace), list_items(workspace)) == ((), (), ())
    assert changes.label == "删除文件“鄂州市2024年优化营商环境工作方案”"
    assert list_backups(workspace.path)[0].reason == "delete"
    undo(workspace)
    assert content_of(workspace) == before


def test_a_deleted_document_can_be_taken_in_again(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_PLAN)
    delete_document(workspace, document_id=list_documents(workspace)[0].id)
    accept_document(workspace, read=READ_PLAN)
    assert len(list_tasks(workspace)) == 1


def test_editing_a_document_changes_the_year_of_its_tasks(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_PLAN)
    (document,) = list_documents(workspace)
    fields = replace(fields_of(document), year=2025, addressees=("市司法局", "各区人民政府"))
    changes = edit_document(workspace, document_id=document.id, fields=fields)
    assert changes.label.endswith("的年度、主送")
    assert list_documents(workspace)[0].addressees == ("市司法局", "各区人民政府")
    assert list_tasks(workspace)[0].year == 2025


def test_a_document_cannot_take_the_number_of_another(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_PLAN)
    accept_document(workspace, read=READ_LIST)
    newest = list_documents(workspace)[0]
    fields = replace(fields_of(newest), number=READ_PLAN.number)
    with pytest.raises(DocumentAlreadyStoredError):
        edit_document(workspace, document_id=newest.id, fields=fields)


def test_a_document_without_a_title_goes_by_its_file(workspace: Workspace) -> None:
    accept_document(workspace, read=replace(READ_PLAN, title=" "))
    assert list_documents(workspace)[0].title == "plan.txt"


def test_a_name_broken_by_a_space_is_registered_whole(workspace: Workspace) -> None:
    accepted_task(workspace, replace(READ_TASK, lead=("市水 利局",)))
    assert entry(workspace, "市水 利局").unit_id == unit_named(workspace, "市水利局").id


def test_changes_name_the_records_a_person_would_look_for(workspace: Workspace) -> None:
    changes = accept_document(workspace, read=READ_PLAN)
    (document,) = list_documents(workspace)
    (task,) = list_tasks(workspace)
    defined = next(group.id for group in list_groups(workspace) if group.document_id)
    new_words = {group.id for group in list_groups(workspace) if group.id in changes.record_ids}
    assert changes.record_ids[0] == document.id
    assert set(changes.record_ids) == {document.id, task.id, defined, *new_words}


def test_rows_that_lost_their_words_are_stored_all_the_same(workspace: Workspace) -> None:
    task = replace(READ_TASK, title="", body=" ", clause="")
    item = replace(READ_ITEM, title="", content="", serial=0)
    accept_document(workspace, read=replace(READ_PLAN, tasks=(task,), items=(item,)))
    assert list_tasks(workspace)[0].title == "（原文缺字）"
    assert (list_items(workspace)[0].title, list_items(workspace)[0].serial) == (
        READ_ITEM.category,
        None,
    )
