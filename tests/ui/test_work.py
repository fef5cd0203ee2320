"""Threads: one for the database, results on the main thread, failures named."""

import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from models.changes import Changes
from models.errors import UserError
from models.progress import Progress, stop_if_cancelled
from models.queries.tasks import list_tasks
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import RecordKind
from ui.jobs import Job, Step
from ui.work import Work, WorkspaceInfo

CHANGES = Changes("1", "修改任务", frozenset({RecordKind.TASK}))


@pytest.fixture
def work(qtbot: QtBot, ledger: Path) -> Iterator[Work]:
    """Work over an open ledger."""
    work = Work()
    opened: list[WorkspaceInfo] = []
    work.open_workspace(
        lambda: open_workspace(ledger), opened.append, owner=work, failed=lambda _error: None
    )
    qtbot.waitUntil(lambda: bool(opened))
    yield work
    work.shut_down()


def test_queries_and_operations_run_in_the_order_asked(work: Work, qtbot: QtBot) -> None:
    ran: list[int] = []

    def query(number: int) -> Callable[[Workspace], int]:
        def run(_workspace: Workspace) -> int:
            ran.append(number)
            return number

        return run

    def operation(_workspace: Workspace, _progress: Progress) -> Changes:
        ran.append(2)
        return CHANGES

    heard: list[object] = []
    work.run_query(query(1), heard.append, owner=work)
    work.run_operation(operation, heard.append, owner=work)
    work.run_query(query(3), heard.append, owner=work)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert ran == [1, 2, 3]
    assert heard == [1, CHANGES, 3]


def test_the_ledger_is_read_off_the_main_thread_and_the_answer_comes_back_on_it(
    work: Work, qtbot: QtBot
) -> None:
    threads: list[object] = []

    def read(workspace: Workspace) -> int:
        threads.append(threading.current_thread())
        return len(list_tasks(workspace))

    answers: list[tuple[int, object]] = []
    work.run_query(
        read, lambda count: answers.append((count, threading.current_thread())), owner=work
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(19, threading.main_thread())]
    assert threads != [threading.main_thread()]


def test_a_long_operation_lets_reads_through_but_none_past_a_change(
    work: Work, qtbot: QtBot
) -> None:
    asked, ran = threading.Event(), list[str]()

    def long(_workspace: Workspace, progress: Progress) -> Changes:
        asked.wait(5)
        stop_if_cancelled(progress)
        ran.append("long")
        return CHANGES

    def note(name: str) -> Callable[[Workspace], None]:
        return lambda _workspace: ran.append(name)

    def change(_workspace: Workspace, _progress: Progress) -> Changes:
        ran.append("change")
        return CHANGES

    work.run_operation(long, owner=work, lets_read=True)
    work.run_query(note("first"), lambda _none: None, owner=work)
    work.run_query(note("second"), lambda _none: None, owner=work)
    work.run_operation(change, owner=work)
    work.run_query(note("behind"), lambda _none: None, owner=work)
    asked.set()
    qtbot.waitUntil(lambda: not work.is_busy())
    assert ran == ["first", "second", "long", "change", "behind"]


def test_reads_wait_for_an_operation_that_does_not_let_them_through(
    work: Work, qtbot: QtBot
) -> None:
    asked, ran = threading.Event(), list[str]()

    def long(_workspace: Workspace, progress: Progress) -> Changes:
        asked.wait(5)
        stop_if_cancelled(progress)
        ran.append("long")
        return CHANGES

    work.run_operation(long, owner=work)
    work.run_query(lambda _workspace: ran.append("read"), lambda _none: None, owner=work)
    asked.set()
    qtbot.waitUntil(lambda: not work.is_busy())
    assert ran == ["long", "read"]


def test_a_job_cancelled_while_it_waits_never_runs(work: Work, qtbot: QtBot) -> None:
    gate = threading.Event()
    ran: list[str] = []
    work.run_query(lambda _workspace: gate.wait(5), lambda _value: None, owner=work)
    late = work.run_query(lambda _workspace: "late", ran.append, owner=work)
    late.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy())
    assert ran == []


def test_a_running_job_hears_that_it_should_stop(work: Work, qtbot: QtBot) -> None:
    def count(progress: Progress) -> int:
        steps = 0
        while True:
            progress.report("数数", steps)
            stop_if_cancelled(progress)
            steps += 1

    heard: list[int] = []
    ended: list[Job] = []
    work.job_ended.connect(ended.append)
    job = work.run_job(count, heard.append, owner=work, label="数数")
    with qtbot.waitSignal(work.job_progressed):
        pass
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert heard == []


def test_progress_arrives_with_its_job(work: Work, qtbot: QtBot) -> None:
    steps: list[Step] = []
    work.job_progressed.connect(lambda _job, step: steps.append(step))
    work.run_job(
        lambda progress: progress.report("写入", 3, 3), lambda _none: None, owner=work, label="写"
    )
    qtbot.waitUntil(lambda: not work.is_busy())
    assert steps == [Step("写入", 3, 3)]


def test_an_operation_is_told_to_all_even_when_its_page_is_gone(work: Work, qtbot: QtBot) -> None:
    page = QObject()
    heard: list[object] = []
    gate = threading.Event()

    def change(_workspace: Workspace, _progress: Progress) -> Changes:
        gate.wait(5)
        return CHANGES

    work.run_operation(change, heard.append, owner=page)
    with qtbot.waitSignal(work.operation_done) as told:
        page.deleteLater()
        qtbot.waitUntil(lambda: _is_gone(page))
        gate.set()
    assert told.args == [CHANGES]
    assert heard == []


def _is_gone(thing: QObject) -> bool:
    try:
        thing.objectName()
    except RuntimeError:
        return True
    return False


def test_a_failure_a_person_can_mend_goes_to_who_asked(work: Work, qtbot: QtBot) -> None:
    def refuse(_workspace: Workspace) -> None:
        raise UserError("文件被占用。")

    refused: list[UserError] = []
    work.run_query(refuse, lambda _none: None, owner=work, failed=refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert str(refused[0]) == "文件被占用。"


def test_a_bug_on_a_thread_is_told_and_the_thread_works_on(work: Work, qtbot: QtBot) -> None:
    def stumble(_workspace: Workspace) -> int:
        return {"任务": 1}["事项"]

    answers: list[int] = []
    with qtbot.waitSignal(work.crashed) as crash:
        work.run_query(stumble, answers.append, owner=work)
    assert isinstance(crash.args[0], KeyError)
    work.run_query(lambda _workspace: 7, answers.append, owner=work)
    qtbot.waitUntil(lambda: answers == [7])


def test_asking_a_ledger_that_is_not_open_is_refused_in_words(qtbot: QtBot) -> None:
    work = Work()
    with qtbot.waitSignal(work.refused) as refusal:
        work.run_query(lambda _workspace: 1, lambda _value: None, owner=work)
    assert "没有打开" in str(refusal.args[0])
    work.shut_down()


def test_shutting_down_lets_the_ledger_go(qtbot: QtBot, ledger: Path) -> None:
    work = Work()
    opened: list[WorkspaceInfo] = []
    work.open_workspace(
        lambda: open_workspace(ledger), opened.append, owner=work, failed=lambda _error: None
    )
    qtbot.waitUntil(lambda: bool(opened))
    work.shut_down()
    with open_workspace(ledger) as again:
        assert not again.read_only


def test_a_job_reports_at_most_twenty_times_a_second_and_always_the_end() -> None:
    told: list[Step] = []
    job = Job("写", lambda _job, step: told.append(step), QObject())
    for done in range(1, 501):
        job.report("写", done, 500)
    assert told[-1].done == 500
    assert len(told) <= 21


def test_reading_much_of_the_ledger_tells_how_far_it_is_and_can_be_stopped(
    work: Work, qtbot: QtBot
) -> None:
    steps: list[int] = []
    read: list[int] = []

    def stop_at_third(job: Job, step: Step) -> None:
        steps.append(step.done)
        if step.done == 3:
            job.cancel()

    def go_through(workspace: Workspace, progress: Progress) -> int:
        count = len(list_tasks(workspace))
        for done in range(1_000_000):
            stop_if_cancelled(progress)
            progress.report("正在导出", min(done, 3), count)
        return count

    work.job_progressed.connect(stop_at_third)
    with qtbot.waitSignal(work.job_ended, timeout=20_000):
        work.run_long_query(go_through, read.append, owner=work, label="正在导出")
    assert steps[-1] == 3
    assert read == []


def test_what_a_job_was_given_is_let_go_when_it_has_ended(work: Work, qtbot: QtBot) -> None:
    given = {"rows"}
    kept = weakref.ref(given)
    work.run_job(partial(_count, given), lambda _count: None, owner=work, label="")
    del given
    qtbot.waitUntil(lambda: not work.is_busy())
    assert kept() is None


def _count(given: set[str], _progress: Progress) -> int:
    return len(given)
