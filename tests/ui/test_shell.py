"""The shell around the pages: look and text size, notices, time left, what 撤销 would take back."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models.changes import Changes
from models.operations.tasks import delete_tasks
from models.paths import settings_path
from models.progress import Progress
from models.settings import load_settings
from models.store.workspace import Workspace
from tests.ui.conftest import Desk
from ui import theme
from ui.dialogs.settings import SettingsDialog
from ui.housekeeping import Housekeeping
from ui.messages import Notice
from ui.pages.tasks import TasksPage
from ui.theme import TextSize, Tone
from ui.widgets.notice_bar import NoticeBar, NoticeFrame
from ui.widgets.time_left import TimeLeft


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TasksPage:
    """The task page of the sample plan."""
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    return desk.window.findChildren(TasksPage)[0]


@pytest.fixture
def settings(desk: Desk, qtbot: QtBot) -> Iterator[SettingsDialog]:
    """The settings, open."""
    desk.window.actions_by_name["settings"].trigger()
    dialog = desk.window.findChildren(Housekeeping)[0].settings_dialog
    assert dialog is not None
    yield dialog
    if isValid(dialog):
        dialog.reject()


def delete_some(keys: list[str], workspace: Workspace, _progress: Progress) -> Changes:
    return delete_tasks(workspace, task_ids=keys)


def choose(dialog: SettingsDialog, label: str, words: str) -> None:
    box = dialog.form.field(label).editor()
    box.setCurrentIndex(box.findText(words))  # type: ignore[attr-defined]  # a combo box


# Look


def test_a_larger_text_size_counts_at_once_for_words_rows_and_controls(
    page: TasksPage, settings: SettingsDialog
) -> None:
    before = (page.font().pixelSize(), page.table.rowHeight(0), page.header.search.height())  # type: ignore[union-attr]  # a ledger has one
    choose(settings, "文字大小", "特大")
    after = (page.font().pixelSize(), page.table.rowHeight(0), page.header.search.height())  # type: ignore[union-attr]  # the same
    assert after == (17, 47, 44)
    assert all(new > old for new, old in zip(after, before, strict=True))


def test_giving_up_the_settings_brings_the_look_back(
    desk: Desk, settings: SettingsDialog, qtbot: QtBot
) -> None:
    choose(settings, "颜色", "深色")
    assert theme.is_dark()
    settings.reject()
    assert not theme.is_dark()
    desk.settle(qtbot)
    assert not settings_path().exists()


def test_text_size_and_close_rows_are_kept(
    desk: Desk, settings: SettingsDialog, qtbot: QtBot
) -> None:
    choose(settings, "文字大小", "大")
    settings.form.field("操作人").show_value("王芳")
    settings.save_button.click()
    desk.settle(qtbot)
    kept = load_settings(settings_path())
    assert (kept.text_size, kept.operator) == ("large", "王芳")
    assert theme.look().text_size is TextSize.LARGE


def test_pages_out_of_sight_wear_the_new_colours_when_they_are_seen(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    desk.window.open_page("desk")
    desk.window.use_look(theme.look()._replace(tokens=theme.DARK))
    desk.window.open_page("tasks")
    title = page.header.grab().toImage().pixelColor(1, 1)
    assert title.lightness() < 60


def test_folders_are_chosen_and_can_be_put_back(
    desk: Desk, settings: SettingsDialog, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    folder = tmp_path_factory.mktemp("out")
    desk.messages.script.directory = folder
    field = settings.form.field("导出到")
    names = {button.accessibleName(): button for button in field.findChildren(QPushButton)}
    names["更改导出目录"].click()
    assert field.value() == str(folder)
    names["恢复默认的导出目录"].click()
    assert field.value() == ""
    names["打开导出目录"].click()
    assert desk.messages.record.opened[-1].name == "outbox"


def test_the_working_calendar_opens_from_the_settings(
    desk: Desk, settings: SettingsDialog, qtbot: QtBot
) -> None:
    settings.calendar_button.click()
    desk.settle(qtbot)
    calendar = desk.window.findChildren(Housekeeping)[0].calendar_dialog
    assert calendar is not None
    assert calendar.isVisible()
    calendar.reject()


# Undo, and when it was saved


def test_menus_tips_and_the_status_line_say_what_undo_takes_back(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    line = page.model.row_at(0)
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=[line.id]), owner=desk.window)
    desk.settle(qtbot)
    undo: QAction = desk.window.actions_by_name["undo"]
    links = [b.accessibleName() for b in desk.window.status.findChildren(QPushButton)]
    for said in (undo.text(), undo.toolTip(), links[0]):
        assert said.startswith("撤销：")
        assert line.task.title in said


def test_the_status_line_says_when_the_change_was_saved(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    assert desk.window.status.saved_text() == ""
    key = page.model.row_at(0).id
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=[key]), owner=desk.window)
    desk.settle(qtbot)
    wanted = QRegularExpression(r"^已保存 \d\d:\d\d$")
    assert wanted.match(desk.window.status.saved_text()).hasMatch()


def test_a_change_of_many_records_is_offered_to_be_taken_back(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    keys = [page.model.row_at(place).id for place in range(6)]
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=keys), owner=desk.window)
    desk.settle(qtbot)
    frame = desk.window.notices.findChildren(NoticeFrame)[0]
    assert "6 条记录" in frame.notice.text
    frame.act.click()
    desk.settle(qtbot)
    assert page.model.total == 19


def test_an_older_change_is_not_taken_back_in_the_place_of_a_newer_one(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    keys = [page.model.row_at(place).id for place in range(7)]
    for some in (keys[:6], keys[6:]):
        desk.work.run_operation(partial(delete_some, some), owner=desk.window)
        desk.settle(qtbot)
    desk.window.notices.findChildren(NoticeFrame)[0].act.click()
    desk.settle(qtbot)
    assert page.model.total == 12
    assert "没有撤销" in desk.window.notices.texts()[-1]


# Notices


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    """An empty bar of notices."""
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def test_a_fourth_warning_waits_until_one_is_closed(bar: NoticeBar) -> None:
    for number in range(5):
        bar.show_notice(Notice(f"提示{number}", Tone.WARNING))
    assert bar.texts() == ["提示0", "提示1", "提示2"]
    crosses = [b for b in bar.findChildren(QToolButton) if b.accessibleName() == "关闭提示"]
    QTest.mouseClick(crosses[0], Qt.MouseButton.LeftButton)
    assert bar.texts() == ["提示1", "提示2", "提示3"]
    assert bar.waiting() == ["提示4"]
    bar.close_all()
    assert bar.isHidden()


def test_good_news_makes_room_and_goes_by_itself(bar: NoticeBar, qtbot: QtBot) -> None:
    for number in range(4):
        bar.show_notice(Notice(f"已导出{number}", Tone.SUCCESS))
    assert bar.texts() == ["已导出1", "已导出2", "已导出3"]
    for frame in bar.findChildren(NoticeFrame):
        frame.passing.start(0)
    qtbot.waitUntil(lambda: bar.texts() == [])


def test_a_warning_stays_until_it_is_closed(bar: NoticeBar) -> None:
    bar.show_notice(Notice("请核对", Tone.WARNING))
    assert not bar.findChildren(NoticeFrame)[0].passing.isActive()


def test_the_same_words_are_not_said_twice(bar: NoticeBar) -> None:
    for _ in range(2):
        bar.show_notice(Notice("请核对", Tone.WARNING))
    assert bar.texts() == ["请核对"]


# Time left


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.mark.parametrize(
    ("seconds", "done", "said"),
    [(2.9, 100, ""), (4, 100, "约剩 35 秒"), (4, 800, "马上就好"), (30, 100, "约剩 4 分钟")],
)
def test_the_time_left_is_said_once_it_can_be_guessed(seconds: float, done: int, said: str) -> None:
    clock = Clock()
    left = TimeLeft(clock)
    left.words(0, 1000)
    clock.now += seconds
    assert left.words(done, 1000) == said


def test_one_slow_step_does_not_throw_the_guess_about() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    left.words(0, 1000)
    for step in range(1, 6):
        clock.now += 1
        left.words(step * 20, 1000)
    clock.now += 5
    # A plain rule of three would say 90 seconds now.
    assert left.words(101, 1000) == "约剩 50 秒"


def test_another_part_of_the_work_is_guessed_anew() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    left.words(0, 10)
    clock.now += 5
    left.words(5, 10)
    assert left.words(0, 5000) == ""
