"""Every function that writes leaves who, when, and exactly what it changed."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

import models.operations
from models.changes import Changes
from models.circulation import LEADERS
from models.fields import TotalsFields, fields_of
from models.history import undo
from models.intake_plan import Answer, AnswerKind
from models.intake_records import ReceivedRow, ReportFields
from models.operations.calendar import set_days
from models.operations.circulation import delete_profile, save_profile
from models.operations.documents import accept_document, delete_document, edit_document
from models.operations.evidence import add_evidence, remove_evidence
from models.operations.groups import set_group
from models.operations.intake import (
    assign_file,
    dismiss_files,
    edit_report,
    receive_files,
    remember_answers,
)
from models.operations.intake_accept import accept_files
from models.operations.intake_batches import undo_batch
from models.operations.items import create_item, delete_items, edit_item, edit_items
from models.operations.papers import (
    delete_paper_draft,
    issue_paper,
    save_paper,
    withdraw_paper,
)
from models.operations.restoring import Side, restore_field
from models.operations.rounds import MadeForm, create_round, delete_rounds, edit_round, record_forms
from models.operations.tasks import (
    append_progress,
    create_task,
    delete_tasks,
    edit_task,
    edit_tasks,
)
from models.operations.totals import set_totals
from models.operations.units import create_unit, delete_units, edit_unit, edit_units
from models.operations.views import delete_view, save_view
from models.operations.warnings import check_warnings
from models.queries.documents import document_warnings, list_documents
from models.queries.evidence import list_evidence
from models.queries.history import list_changes
from models.queries.intake import list_batches, list_received, list_reports
from models.queries.items import list_items
from models.queries.papers import list_papers
from models.queries.rounds import list_rounds
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.queries.views import list_views
from models.round_records import AskedUnit, RoundAsk, RoundFields, SentRow
from models.rules.round_stamp import FormStamp
from models.rules.working_days import CalendarDay
from models.store import tables
from models.store.evidence import KeptFile
from models.store.workspace import Workspace
from models.views import SavedView, ViewState
from models.vocabulary import AskedKind, DayKind, RecordKind
from tests.builders import ITEM_FIELDS, READ_ITEM, READ_LIST, READ_PLAN, TASK_FIELDS, UNIT_FIELDS
from tests.models import paper_cases, replies

VIEW = SavedView(id="", page="tasks", name="本周要催", state=ViewState())

TODAY = date(2024, 6, 20)
Write = Callable[[Workspace], Changes]
Rows = dict[tuple[str, str], dict[str, object]]


def edit_first_task(w: Workspace) -> Changes:
    task = list_tasks(w)[0]
    fields = replace(fields_of(task), section="新部分", roles=task.roles[:1], deadline=None)
    return edit_task(w, task_id=task.id, fields=fields)


def edit_first_item(w: Workspace) -> Changes:
    item = list_items(w)[0]
    fields = replace(fields_of(item), peers=("随县",), roles=(), serial=99)
    return edit_item(w, item_id=item.id, fields=fields)


def edit_first_unit(w: Workspace) -> Changes:
    unit = list_units(w)[0]
    return edit_unit(w, unit_id=unit.id, fields=replace(fields_of(unit), aliases=("省府",)))


def edit_all_tasks(w: Workspace) -> Changes:
    changed = {one.id: replace(fields_of(one), note="甲", roles=()) for one in list_tasks(w)}
    return edit_tasks(w, edits=changed)


def edit_all_items(w: Workspace) -> Changes:
    changed = {one.id: replace(fields_of(one), note="甲", peers=()) for one in list_items(w)}
    return edit_items(w, edits=changed)


def edit_all_units(w: Workspace) -> Changes:
    return edit_units(
        w, edits={one.id: replace(fields_of(one), note="甲", aliases=()) for one in list_units(w)}
    )


def edit_first_document(w: Workspace) -> Changes:
    document = list_documents(w)[0]
    fields = replace(fields_of(document), annexes=(), addressees=("市司法局",), number="无")
    return edit_document(w, document_id=document.id, fields=fields)


def check_first_warning(w: Workspace) -> Changes:
    document_id = list_documents(w)[0].id
    (warning,) = document_warnings(w, document_id)
    return check_warnings(w, document_id=document_id, warning_ids=[warning.id], is_checked=True)


def report(w: Workspace) -> Changes:
    return append_progress(
        w, task_id=list_tasks(w)[0].id, reported_on=date(2024, 4, 1), text="已起草"
    )


def delete_new_unit(w: Workspace) -> Changes:
    key = create_unit(w, fields=UNIT_FIELDS).record_ids[0]
    return delete_units(w, unit_ids=[key])


def add_a_file(w: Workspace) -> Changes:
    kept = KeptFile("c" * 64, "通知.pdf", 10)
    return add_evidence(w, kind=RecordKind.TASK, record_id=list_tasks(w)[0].id, files=[kept])


def remove_a_file(w: Workspace) -> Changes:
    task_id = list_tasks(w)[0].id
    link_ids = [row.id for row in list_evidence(w, kind=RecordKind.TASK, record_id=task_id)]
    return remove_evidence(w, kind=RecordKind.TASK, record_id=task_id, link_ids=link_ids)


def restore_first_note(w: Workspace) -> Changes:
    task_id = list_tasks(w)[0].id
    change = next(one for one in list_changes(w, task_id) if one.field == "note")
    return restore_field(w, change=change, side=Side.BEFORE)


def round_fields(w: Workspace) -> RoundFields:
    asked = (AskedUnit(list_units(w)[0].id),)
    return RoundFields("6月", "2024-06", TODAY, (RoundAsk.whole(AskedKind.TASKS),), asked)


def open_round(w: Workspace) -> Changes:
    return create_round(w, fields=round_fields(w), today=TODAY)


def first_round(w: Workspace) -> str:
    return list_rounds(w)[0].id


def send_a_form(w: Workspace) -> Changes:
    round_id = first_round(w)
    stamp = FormStamp("f", round_id, list_units(w)[0].id, "2024-06")
    sent = SentRow(AskedKind.TASKS, "T:t:0", "t", {"progress": ""})
    made = MadeForm(stamp, "甲.xlsx", "", "f" * 64, (sent,))
    return record_forms(w, round_id=round_id, forms=[made], deliver=lambda: None)


def receive_a_file(w: Workspace) -> Changes:
    round_id = first_round(w)
    file = replies.arrived(w, round_id, replies.units_of(w, round_id)[0], "二")
    return receive_files(w, round_id=round_id, files=[file], today=TODAY)


def first_file(w: Workspace) -> ReceivedRow:
    return list_received(w, first_round(w))[0]


def assign_to_another_unit(w: Workspace) -> Changes:
    unit_id = replies.units_of(w, first_round(w))[1]
    return assign_file(w, file_id=first_file(w).id, unit_id=unit_id)


def edit_first_report(w: Workspace) -> Changes:
    (report_row,) = list_reports(w, AskedKind.TASKS, list_tasks(w)[0].id)
    fields = ReportFields(percent=0.5, progress="已核")
    return edit_report(w, report_id=report_row.id, fields=fields)


def undo_first_batch(w: Workspace) -> Changes:
    batch_id = list_batches(w, first_round(w))[0].id
    return undo_batch(w, batch_id=batch_id).changes


WRITES: dict[Callable[..., object], Write] = {
    accept_document: lambda w: accept_document(w, read=READ_LIST),
    edit_document: edit_first_document,
    delete_document: lambda w: delete_document(w, document_id=list_documents(w)[0].id),
    create_task: lambda w: create_task(w, fields=TASK_FIELDS),
    edit_task: edit_first_task,
    edit_tasks: edit_all_tasks,
    delete_tasks: lambda w: delete_tasks(w, task_ids=[list_tasks(w)[0].id]),
    append_progress: report,
    create_item: lambda w: create_item(w, fields=ITEM_FIELDS),
    edit_item: edit_first_item,
    edit_items: edit_all_items,
    delete_items: lambda w: delete_items(w, item_ids=[list_items(w)[0].id]),
    create_unit: lambda w: create_unit(w, fields=UNIT_FIELDS),
    edit_unit: edit_first_unit,
    edit_units: edit_all_units,
    delete_units: delete_new_unit,
    set_group: lambda w: set_group(w, word="各区", member_ids=[list_units(w)[0].id]),
    add_evidence: add_a_file,
    remove_evidence: remove_a_file,
    restore_field: restore_first_note,
    save_view: lambda w: save_view(w, view=VIEW),
    delete_view: lambda w: delete_view(w, view_id=list_views(w)[0].id),
    set_days: lambda w: set_days(w, days={date(2024, 8, 8): CalendarDay(DayKind.REST, "停电")}),
    create_round: open_round,
    edit_round: lambda w: edit_round(
        w, round_id=first_round(w), fields=replace(round_fields(w), name="7月"), today=TODAY
    ),
    delete_rounds: lambda w: delete_rounds(w, round_ids=[first_round(w)]),
    record_forms: send_a_form,
    receive_files: receive_a_file,
    assign_file: assign_to_another_unit,
    dismiss_files: lambda w: dismiss_files(w, file_ids=[first_file(w).id], reason="发错了"),
    remember_answers: lambda w: remember_answers(
        w, answers=[Answer(AnswerKind.HEADING, "", "完成情况", "progress")]
    ),
    accept_files: lambda w: replies.take_in(w, first_file(w)).changes,
    undo_batch: undo_first_batch,
    edit_report: edit_first_report,
    check_warnings: check_first_warning,
    save_paper: lambda w: save_paper(w, order=paper_cases.JUNE, composition=paper_cases.BRIEFING),
    issue_paper: lambda w: paper_cases.issue(w, paper_id=list_papers(w)[0].id),
    delete_paper_draft: lambda w: delete_paper_draft(w, paper_id=list_papers(w)[0].id),
    withdraw_paper: lambda w: withdraw_paper(w, paper_id=list_papers(w)[0].id, reason="重复"),
    save_profile: lambda w: save_profile(w, profile=LEADERS),
    delete_profile: lambda w: delete_profile(w, name=LEADERS.name),
    set_totals: lambda w: set_totals(w, year=2023, fields=TotalsFields(54, 123)),
}


def writing_functions() -> set[Callable[..., object]]:
    """Return every public function of the operations that is given the workspace."""
    found: set[Callable[..., object]] = set()
    for module in pkgutil.iter_modules(models.operations.__path__, "models.operations."):
        members = inspect.getmembers(importlib.import_module(module.name), inspect.isfunction)
        found |= {
            function
            for name, function in members
            if not name.startswith("_")
            and function.__module__ == module.name
            and "workspace" in inspect.signature(function).parameters
        }
    return found


def rows_of(workspace: Workspace) -> Rows:
    with workspace.reading() as connection:
        return {
            (table.name, row["id"]): dict(row)
            for table in tables.ledger_tables()
            for row in connection.execute(select(table)).mappings()
        }


def fields_that_differ(before: Rows, after: Rows) -> set[tuple[str, str, str]]:
    """Return (table, key, field) of what differs; field "" for a row that came or went."""
    differing = {(*place, "") for place in before.keys() ^ after.keys()}
    for place in before.keys() & after.keys():
        changed = [name for name in before[place] if before[place][name] != after[place][name]]
        differing |= {(*place, name) for name in changed}
    return differing


def recorded(workspace: Workspace, operation_id: str) -> set[tuple[str, str, str]]:
    history = tables.history
    query = select(history.c.table_name, history.c.record_id, history.c.field)
    with workspace.reading() as connection:
        rows = connection.execute(query.where(history.c.operation_id == operation_id))
        return {(table, key, field) for table, key, field in rows}


def test_every_operation_is_proved_here() -> None:
    assert set(WRITES) == writing_functions()


INTAKE = (receive_files, assign_file, dismiss_files, accept_files, undo_batch, edit_report)


def prepare(workspace: Workspace, operation: Callable[..., object]) -> None:
    """Do what has to be there before some operations can be done."""
    if operation is remove_evidence:
        add_a_file(workspace)
    if operation in (edit_round, delete_rounds, record_forms):
        open_round(workspace)
    if operation in (delete_paper_draft, issue_paper):
        paper_cases.draft(workspace)
    if operation is delete_profile:
        save_profile(workspace, profile=LEADERS)
    if operation is withdraw_paper:
        paper_cases.issue(workspace)
    if operation is delete_view:
        save_view(workspace, view=VIEW)
    if operation in INTAKE:
        round_id = replies.send_round(workspace)
        file = replies.received(workspace, round_id, replies.units_of(workspace, round_id)[0])
        if operation in (undo_batch, edit_report):
            replies.take_in(workspace, file)
    if operation is restore_field:
        task = list_tasks(workspace)[0]
        edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), note="甲"))


@pytest.mark.parametrize("operation", WRITES, ids=lambda function: function.__name__)
def test_an_operation_records_who_when_and_all_it_changed(
    workspace: Workspace, operation: Callable[..., object]
) -> None:
    accept_document(workspace, read=replace(READ_PLAN, items=(READ_ITEM,)))
    prepare(workspace, operation)
    before = rows_of(workspace)
    changes = WRITES[operation](workspace)
    after = rows_of(workspace)
    if operation is delete_units:  # deletes what was made for the purpose
        undo(workspace)
        before, after = rows_of(workspace), before
    assert recorded(workspace, changes.operation_id) == fields_that_differ(before, after)
    with workspace.reading() as connection:
        row = connection.execute(
            select(tables.operations).where(tables.operations.c.id == changes.operation_id)
        ).one()
    assert (row.operator, row.label, bool(row.machine), bool(row.at)) == (
        "张三",
        changes.label,
        True,
        True,
    )
