"""What papers are composed from: entries of a period, reports of rounds, statuses of then."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update

from models.fields import fields_of
from models.history import undo
from models.operations.documents import accept_document
from models.operations.tasks import append_progress, create_task, delete_tasks, edit_task
from models.queries.intake import list_reports_of_rounds
from models.queries.moment import one_moment
from models.queries.statuses import statuses_before
from models.queries.tasks import list_progress_between, list_tasks
from models.records import TaskRow
from models.store import tables
from models.store.workspace import Workspace
from models.vocabulary import TaskStatus
from tests.builders import TASK_FIELDS, accepted_task, plan_of
from tests.models import replies

JULY = date(2024, 7, 1)


def set_status(workspace: Workspace, task: TaskRow, status: TaskStatus) -> None:
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), status=status))


def date_back(workspace: Workspace, count: int, day: date) -> None:
    """Date the first operations to the morning of a day."""
    moment = datetime(day.year, day.month, day.day, 9).astimezone(UTC)
    operations = tables.operations
    with workspace.writing("倒填日期") as recorder:
        recorder.connection.execute(
            update(operations)
            .where(operations.c.sequence <= count)
            .values(at=moment.isoformat(timespec="microseconds"))
        )


def test_entries_of_a_period_count_both_its_days(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    for day in (date(2024, 5, 31), date(2024, 6, 30), date(2024, 6, 1), JULY):
        append_progress(workspace, task_id=task.id, reported_on=day, text=str(day))
    found = list_progress_between(workspace, date(2024, 6, 1), date(2024, 6, 30))
    assert [entry.text for entry in found] == ["2024-06-01", "2024-06-30"]


def test_reports_are_those_of_the_rounds_asked_for(workspace: Workspace) -> None:
    round_id = replies.sent_round(workspace)
    file = replies.received(workspace, round_id, replies.units_of(workspace, round_id)[0])
    replies.take_in(workspace, file)
    (report,) = list_reports_of_rounds(workspace, [round_id])
    assert (report.progress, report.period) == ("已印发", "2024-06")
    assert list_reports_of_rounds(workspace, []) == ()


def test_a_status_of_then_is_told_by_the_history(workspace: Workspace) -> None:
    accept_document(workspace, read=plan_of(3))
    first, second, third = list_tasks(workspace)
    set_status(workspace, second, TaskStatus.IN_PROGRESS)
    date_back(workspace, 3, JULY - timedelta(1))
    set_status(workspace, first, TaskStatus.DONE)
    set_status(workspace, list_tasks(workspace)[1], TaskStatus.DONE)
    undo(workspace)
    set_status(workspace, list_tasks(workspace)[1], TaskStatus.CANCELLED)
    delete_tasks(workspace, task_ids=[third.id])
    undo(workspace)
    assert statuses_before(workspace, JULY) == {
        first.id: TaskStatus.NOT_STARTED,
        second.id: TaskStatus.IN_PROGRESS,
        third.id: TaskStatus.NOT_STARTED,
    }


def test_a_task_that_came_later_or_is_gone_has_no_status_of_then(workspace: Workspace) -> None:
    accept_document(workspace, read=plan_of(2))
    date_back(workspace, 2, JULY - timedelta(1))
    kept, gone = list_tasks(workspace)
    create_task(workspace, fields=TASK_FIELDS)
    delete_tasks(workspace, task_ids=[gone.id])
    assert statuses_before(workspace, JULY) == {kept.id: TaskStatus.NOT_STARTED}


def test_queries_of_one_moment_share_one_transaction(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    with one_moment(workspace) as moment:
        with moment.reading() as first, moment.reading() as second:
            assert first is second
        assert [row.id for row in list_tasks(moment)] == [task.id]
