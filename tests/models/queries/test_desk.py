"""The figures of the front page, against the rows they stand for."""

from collections import Counter
from dataclasses import replace
from datetime import date

from models.fields import TaskFields, fields_of
from models.history import undo
from models.operations.calendar import set_days
from models.operations.documents import accept_document
from models.operations.tasks import append_progress, create_task, delete_tasks, edit_task
from models.operations.units import edit_unit
from models.queries.desk import count_desk
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.records import RoleEntry
from models.rules.areas import make_area_book
from models.rules.task_state import state_of
from models.rules.working_days import CalendarDay
from models.store.workspace import Workspace
from models.vocabulary import DayKind, ItemStage, RecordKind, Role, TaskState, TaskStatus
from tests.builders import READ_LIST, READ_PLAN, READ_TASK, TASK_FIELDS, accepted_task

TODAY = date(2024, 5, 20)
ONGOING = replace(
    TASK_FIELDS, title="走访企业", deadline=None, deadline_text="持续推进", ongoing=True
)


def due_on(day: date) -> TaskFields:
    return replace(TASK_FIELDS, title=f"{day}的任务", deadline=day)


def test_an_empty_ledger_counts_nothing(workspace: Workspace) -> None:
    counts = count_desk(workspace, TODAY)
    assert (counts.task_count, counts.item_count, counts.unresolved_tasks) == (0, 0, 0)
    assert counts.pressing == ()
    assert counts.sections == counts.areas == counts.deadlines == {}


def test_states_are_those_the_rules_give_each_row(workspace: Workspace) -> None:
    for day in (date(2024, 5, 19), date(2024, 5, 20), date(2024, 6, 4), date(2024, 6, 5)):
        create_task(workspace, fields=due_on(day))
    done = create_task(workspace, fields=due_on(date(2024, 1, 1)))
    append_progress(
        workspace,
        task_id=done.record_ids[0],
        reported_on=TODAY,
        text="已办结。",
        status=TaskStatus.DONE,
    )
    counts = count_desk(workspace, TODAY)
    assert counts.states == Counter(
        state_of(task.status, task.deadline, task.ongoing, task.latest_progress_on, TODAY)
        for task in list_tasks(workspace)
    )
    assert counts.states[TaskState.DUE_SOON] == 2
    assert counts.due_in_week == 1


def test_ongoing_work_presses_while_nothing_was_reported_this_period(workspace: Workspace) -> None:
    key = create_task(workspace, fields=ONGOING).record_ids[0]
    append_progress(workspace, task_id=key, reported_on=date(2024, 4, 30), text="四月进展。")
    assert [task.state for task in count_desk(workspace, TODAY).pressing] == [
        TaskState.REPORT_MISSING
    ]
    append_progress(workspace, task_id=key, reported_on=date(2024, 5, 1), text="五月进展。")
    counts = count_desk(workspace, TODAY)
    assert counts.pressing == ()
    assert counts.states == {TaskState.ONGOING: 1}


def test_the_longest_overdue_presses_first(workspace: Workspace) -> None:
    for day in (date(2024, 5, 25), date(2024, 5, 1), date(2024, 4, 1), date(2025, 1, 1)):
        create_task(workspace, fields=due_on(day))
    create_task(workspace, fields=ONGOING)
    pressing = count_desk(workspace, TODAY).pressing
    assert [task.deadline for task in pressing] == [
        date(2024, 4, 1),
        date(2024, 5, 1),
        date(2024, 5, 25),
        None,
    ]
    assert pressing[0].lead == ("市优化办",)


def test_a_task_counts_once_in_each_of_its_areas(workspace: Workspace) -> None:
    accepted_task(workspace)
    city = replace(TASK_FIELDS, roles=(RoleEntry(Role.LEAD, "市优化办"),))
    create_task(workspace, fields=city)
    book = make_area_book(list_units(workspace))
    by_row = [book.of_roles(task.roles) for task in list_tasks(workspace)]
    counts = count_desk(workspace, TODAY)
    assert {area: sum(states.values()) for area, states in counts.areas.items()} == Counter(
        area for areas in by_row for area in areas
    )
    assert counts.areas["市本级"] == {TaskState.ON_TRACK: 1}
    assert sum(counts.areas["葛店经开区"].values()) == 1


def test_a_task_of_nobody_stands_under_no_area_and_no_section(workspace: Workspace) -> None:
    create_task(workspace, fields=replace(TASK_FIELDS, roles=()))
    counts = count_desk(workspace, TODAY)
    assert list(counts.areas) == [""]
    assert list(counts.sections) == [""]


def test_sections_stand_in_the_order_of_the_plan(workspace: Workspace) -> None:
    tasks = tuple(
        replace(READ_TASK, number=str(place), section=section, line=place)
        for place, section in enumerate(("夯实责任", "聚焦重点", "夯实责任"), start=1)
    )
    accept_document(workspace, read=replace(READ_PLAN, tasks=tasks))
    sections = count_desk(workspace, TODAY).sections
    assert [(name, sum(states.values())) for name, states in sections.items()] == [
        ("夯实责任", 2),
        ("聚焦重点", 1),
    ]


def test_items_are_counted_by_area_and_stage(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_LIST)
    counts = count_desk(workspace, TODAY)
    assert counts.item_areas == {"鄂城区": {ItemStage.SELECTED: 1}}
    assert counts.documents_with_warnings == 1


def test_rows_with_a_name_nobody_decided_on_are_counted_once(workspace: Workspace) -> None:
    unit = next(unit for unit in list_units(workspace) if unit.name == "市司法局")
    edit_unit(workspace, unit_id=unit.id, fields=replace(fields_of(unit), name="市司法和普法局"))
    task = accepted_task(workspace, replace(READ_TASK, lead=("市司法和法局", "市司法和普局")))
    assert sum(not entry.is_resolved for entry in task.roles) == 2
    assert count_desk(workspace, TODAY).unresolved_tasks == 1


def test_the_office_calendar_comes_with_the_figures(workspace: Workspace) -> None:
    day = date(2027, 1, 1)
    set_days(workspace, days={day: CalendarDay(DayKind.REST, "元旦")})
    assert not count_desk(workspace, TODAY).calendar.is_working(day)


def test_latest_changes_open_the_record_they_touched(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), note="已催"))
    append_progress(workspace, task_id=task.id, reported_on=TODAY, text="已报方案。")
    latest = count_desk(workspace, TODAY).latest
    assert [change.kind for change in latest] == [
        RecordKind.TASK,
        RecordKind.TASK,
        RecordKind.DOCUMENT,
    ]
    assert latest[0].record_id == latest[1].record_id == task.id
    assert latest[2].record_id == task.document_id
    assert latest[0].operator == "张三"


def test_latest_changes_know_what_is_gone(workspace: Workspace) -> None:
    key = create_task(workspace, fields=TASK_FIELDS).record_ids[0]
    delete_tasks(workspace, task_ids=(key,))
    deleted, created = count_desk(workspace, TODAY).latest
    assert deleted.kind is created.kind is None
    undo(workspace)
    undone = count_desk(workspace, TODAY).latest
    assert [(change.is_undone, change.record_id) for change in undone] == [
        (False, key),
        (True, key),
        (False, key),
    ]
