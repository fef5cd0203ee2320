"""What was typed and not saved outlives the program: kept while typing, offered, restored."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.drafts import BegunReport, Draft
from models.fields import TaskFields, fields_of
from models.operations.tasks import delete_tasks, edit_task
from models.queries.tasks import list_tasks
from models.store.drafts import draft_path, find_drafts, write_draft
from models.store.workspace import open_workspace
from models.vocabulary import RecordKind, TaskStatus
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.typing_words import type_words
from ui.messages import Answer
from ui.pages.tasks import TasksPage
from ui.widgets.notice_bar import NoticeFrame

AT = datetime(2024, 10, 20, 2, 32, tzinfo=UTC)
WRITTEN_WITHIN_MS = 2500


def draft_of_first_task(ledger: Path) -> Draft:
    """Return a draft as a crash would leave it: another title, a note, a line of progress."""
    with open_workspace(ledger) as workspace:
        task = list_tasks(workspace)[0]
    stored = fields_of(task)
    typed = replace(stored, title="改了一半", note="请跟进")
    report = BegunReport("已开会", None, TaskStatus.DONE)
    return Draft(RecordKind.TASK, task.id, task.title, AT, stored, typed, report)


@pytest.fixture
def left(ledger: Path) -> Draft:
    """A draft left in the workspace."""
    draft = draft_of_first_task(ledger)
    write_draft(ledger, draft)
    return draft


def offered(desk: Desk) -> list[NoticeFrame]:
    return desk.window.notices.findChildren(NoticeFrame)


def tasks_page_of(desk: Desk) -> TasksPage:
    page = desk.window.page
    assert isinstance(page, TasksPage)
    return page


def open_tasks(desk: Desk, qtbot: QtBot) -> TasksPage:
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    return tasks_page_of(desk)


def test_typing_is_kept_within_seconds(
    desk: Desk, tasks_page: TasksPage, ledger: Path, qtbot: QtBot
) -> None:
    type_words(tasks_page.panel.form.field("备注").editor(), "催办")
    qtbot.waitUntil(lambda: bool(find_drafts(ledger).drafts), timeout=WRITTEN_WITHIN_MS)
    desk.settle(qtbot)
    (draft,) = find_drafts(ledger).drafts
    assert isinstance(draft.typed, TaskFields)
    assert (draft.typed.note, draft.title) == ("催办", "制定升级版政策措施")
    tasks_page.panel.discard()
    assert find_drafts(ledger).drafts == ()


def test_a_line_of_progress_begun_is_kept(
    desk: Desk, tasks_page: TasksPage, ledger: Path, qtbot: QtBot
) -> None:
    type_words(tasks_page.panel.progress.list.text.text, "已开会")
    qtbot.waitUntil(lambda: bool(find_drafts(ledger).drafts), timeout=WRITTEN_WITHIN_MS)
    desk.settle(qtbot)
    report = find_drafts(ledger).drafts[0].report
    assert report is not None
    assert report.text == "已开会"
    tasks_page.panel.discard()


def test_what_is_saved_is_kept_no_longer(
    desk: Desk, tasks_page: TasksPage, ledger: Path, qtbot: QtBot
) -> None:
    type_words(tasks_page.panel.form.field("备注").editor(), "催办")
    qtbot.waitUntil(lambda: bool(find_drafts(ledger).drafts), timeout=WRITTEN_WITHIN_MS)
    assert tasks_page.panel.save()
    desk.settle(qtbot)
    assert find_drafts(ledger).drafts == ()


def test_a_draft_is_offered_at_the_start_and_restored_from_the_notice(
    open_desk: OpenDesk, ledger: Path, left: Draft, qtbot: QtBot
) -> None:
    desk = open_desk(ledger)
    (frame,) = offered(desk)
    assert "上次没有保存的修改（任务“制定升级版政策措施”" in frame.notice.text
    frame.act.click()
    desk.settle(qtbot)
    panel = tasks_page_of(desk).panel
    assert panel.form.field("任务名称").value() == "改了一半"
    assert panel.form.field("备注").value() == "请跟进"
    begun = BegunReport("已开会", panel.session.today(), TaskStatus.DONE)
    assert panel.progress.list.begun() == begun
    assert panel.is_dirty()
    panel.discard()
    assert find_drafts(ledger).drafts == ()


def test_the_panel_offers_a_draft_when_its_record_is_shown(
    open_desk: OpenDesk, ledger: Path, left: Draft, qtbot: QtBot
) -> None:
    desk = open_desk(ledger)
    page = open_tasks(desk, qtbot)
    page.table.choose(left.record_id)
    assert page.panel.banner.isVisible()
    page.table.choose(page.model.row_at(1).id)
    assert not page.panel.banner.isVisible()
    page.table.choose(left.record_id)
    page.panel.banner.restore_button.click()
    assert page.panel.form.field("备注").value() == "请跟进"
    assert not page.panel.banner.isVisible()
    page.panel.discard()


def test_a_draft_is_thrown_away_from_the_notice(
    open_desk: OpenDesk, ledger: Path, left: Draft, qtbot: QtBot
) -> None:
    desk = open_desk(ledger)
    page = open_tasks(desk, qtbot)
    page.table.choose(left.record_id)
    offered(desk)[0].second.click()
    assert find_drafts(ledger).drafts == ()
    assert not page.panel.banner.isVisible()


def test_what_changed_since_comes_in_where_nothing_was_typed(
    open_desk: OpenDesk, ledger: Path, left: Draft, qtbot: QtBot
) -> None:
    with open_workspace(ledger) as workspace:
        task = list_tasks(workspace)[0]
        fields = replace(fields_of(task), note="别人写的", body="别人改的内容")
        edit_task(workspace, task_id=task.id, fields=fields)
    desk = open_desk(ledger)
    offered(desk)[0].act.click()
    desk.settle(qtbot)
    panel = tasks_page_of(desk).panel
    assert panel.form.field("备注").value() == "请跟进"
    assert panel.form.field("任务内容").value() == "别人改的内容"
    panel.discard()


def test_a_draft_of_a_deleted_task_becomes_a_new_one(
    open_desk: OpenDesk, ledger: Path, left: Draft, qtbot: QtBot
) -> None:
    with open_workspace(ledger) as workspace:
        delete_tasks(workspace, task_ids=[left.record_id])
    desk = open_desk(ledger)
    assert "已删除的" in offered(desk)[0].notice.text
    offered(desk)[0].act.click()
    desk.settle(qtbot)
    panel = tasks_page_of(desk).panel
    assert panel.form.field("任务名称").value() == "改了一半"
    assert panel.revert_button.text() == "取消新建"
    panel.discard()


def test_a_draft_of_a_new_record_goes_into_a_new_record(
    open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    new = TaskFields(title="", year=2024)
    draft = Draft(RecordKind.TASK, "", "", AT, new, replace(new, title="新任务"))
    write_draft(ledger, draft)
    desk = open_desk(ledger)
    offered(desk)[0].act.click()
    desk.settle(qtbot)
    panel = tasks_page_of(desk).panel
    assert panel.form.field("任务名称").value() == "新任务"
    assert panel.save()
    desk.settle(qtbot)
    assert find_drafts(ledger).drafts == ()


def test_a_draft_the_ledger_has_already_is_dropped_without_a_word(
    open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    draft = replace(draft_of_first_task(ledger), report=None)
    write_draft(ledger, replace(draft, typed=draft.stored))
    desk = open_desk(ledger)
    offered(desk)[0].act.click()
    desk.settle(qtbot)
    assert not tasks_page_of(desk).panel.is_dirty()
    assert find_drafts(ledger).drafts == ()


def test_a_damaged_draft_is_told_and_set_aside(
    open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    path = draft_path(ledger, RecordKind.TASK, "x")
    path.parent.mkdir(exist_ok=True)
    path.write_text("{", encoding="utf-8")
    desk = open_desk(ledger)
    assert "读不出来" in offered(desk)[0].notice.text
    assert path.with_name(f"{path.name}.damaged").exists()


def test_a_read_only_window_offers_nothing(
    open_desk: OpenDesk, ledger: Path, left: Draft, qtbot: QtBot
) -> None:
    with open_workspace(ledger):
        desk = open_desk(ledger)
        assert "上次没有保存" not in "".join(frame.notice.text for frame in offered(desk))
    assert find_drafts(ledger).drafts == (left,)


def test_saving_while_closing_reaches_the_ledger(
    desk: Desk, tasks_page: TasksPage, ledger: Path, qtbot: QtBot
) -> None:
    type_words(tasks_page.panel.form.field("备注").editor(), "催办")
    qtbot.waitUntil(lambda: bool(find_drafts(ledger).drafts), timeout=WRITTEN_WITHIN_MS)
    desk.settle(qtbot)
    desk.messages.script.unsaved = Answer.SAVE
    desk.window.close()
    assert find_drafts(ledger).drafts == ()
    with open_workspace(ledger) as workspace:
        assert list_tasks(workspace)[0].note == "催办"
