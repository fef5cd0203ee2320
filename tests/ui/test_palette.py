"""Ctrl+K: anything is found by typing, and Enter opens it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from models.operations.tasks import delete_tasks
from models.paths import settings_path
from models.settings import load_settings
from tests.ui.conftest import Desk
from tests.ui.typing_words import type_words
from ui.dialogs.palette import Palette
from ui.dialogs.palette_entries import Entry, Sort, matching, with_heads
from ui.dialogs.palette_list import EntryList, EntryModel
from ui.finding import Finding
from ui.pages.tasks import TasksPage


@pytest.fixture
def finding(desk: Desk) -> Finding:
    """What opens the search box."""
    return desk.window.findChildren(Finding)[0]


def open_box(desk: Desk, qtbot: QtBot) -> Palette:
    # A person's window manager does this when the box before has closed.
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    desk.settle(qtbot)
    box = desk.window.findChildren(Finding)[0].palette
    assert box is not None
    return box


def search(desk: Desk, qtbot: QtBot, words: str) -> Palette:
    box = open_box(desk, qtbot)
    type_words(box.line, words)
    box.search_now()
    desk.settle(qtbot)
    return box


def titles(box: Palette) -> list[str]:
    model = box.list.entries
    return [model.entry_at(row).title for row in range(model.rowCount())]


def close(box: Palette, qtbot: QtBot) -> None:
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.isVisible())


def test_an_empty_box_offers_the_pages(desk: Desk, qtbot: QtBot) -> None:
    box = open_box(desk, qtbot)
    assert titles(box) == ["页面", "工作台", "收报", "报告", "重点任务", "改革事项", "单位", "文件"]
    close(box, qtbot)


def test_a_task_is_found_and_enter_opens_it(desk: Desk, qtbot: QtBot) -> None:
    box = search(desk, qtbot, "大讲堂")
    assert titles(box) == ["重点任务", "举办营商环境大讲堂活动"]
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert chosen.task.title == "举办营商环境大讲堂活动"


def test_typing_asks_the_ledger_by_itself(desk: Desk, qtbot: QtBot) -> None:
    box = open_box(desk, qtbot)
    type_words(box.line, "大讲堂")
    qtbot.waitUntil(lambda: "举办营商环境大讲堂活动" in titles(box))
    close(box, qtbot)


def test_enter_pressed_at_once_opens_the_best_of_what_comes(desk: Desk, qtbot: QtBot) -> None:
    box = open_box(desk, qtbot)
    type_words(box.line, "大讲堂")
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    desk.settle(qtbot)
    assert desk.window.findChildren(Finding)[0].palette is None
    assert desk.window.page is not None
    assert desk.window.page.key == "tasks"


def test_an_action_is_found_by_its_initials_and_done(desk: Desk, qtbot: QtBot) -> None:
    box = search(desk, qtbot, "ljbf")
    assert titles(box)[:2] == ["操作", "立即备份"]
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    desk.settle(qtbot)
    assert desk.messages.record.notices[-1].text.startswith("已备份")


def test_a_unit_is_found_by_initials_and_opened_on_its_page(desk: Desk, qtbot: QtBot) -> None:
    box = search(desk, qtbot, "sfgw")
    assert "市发改委" in titles(box)
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    desk.settle(qtbot)
    assert desk.window.page is not None
    assert desk.window.page.key == "units"


def test_arrows_pass_over_headings_and_around_the_ends(desk: Desk, qtbot: QtBot) -> None:
    box = open_box(desk, qtbot)
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(box.line, key)
        chosen = box.list.chosen()
        seen.append(chosen.title if chosen else "")
    assert seen == ["收报", "工作台", "文件", "工作台"]
    close(box, qtbot)


def test_what_was_opened_last_comes_first(desk: Desk, qtbot: QtBot) -> None:
    for words in ("大讲堂", "改革事项"):
        QTest.keyClick(search(desk, qtbot, words).line, Qt.Key.Key_Return)
        desk.settle(qtbot)
    for dialog in desk.window.findChildren(Palette):
        assert not dialog.isVisible()
    assert load_settings(settings_path()).recent[-1].startswith("task:")
    box = open_box(desk, qtbot)
    assert titles(box)[0] == "最近打开"
    assert titles(box)[1:3] == ["改革事项", "举办营商环境大讲堂活动"]
    close(box, qtbot)


def test_a_record_deleted_since_is_not_offered_again(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(search(desk, qtbot, "大讲堂").line, Qt.Key.Key_Return)
    desk.settle(qtbot)
    key = load_settings(settings_path()).recent[0].partition(":")[2]
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=[key]), owner=desk.window)
    desk.settle(qtbot)
    box = open_box(desk, qtbot)
    assert "举办营商环境大讲堂活动" not in titles(box)
    close(box, qtbot)


def test_nothing_found_is_said(desk: Desk, qtbot: QtBot) -> None:
    box = search(desk, qtbot, "没有这个词")
    assert titles(box) == []
    assert "没有找到" in box.says()
    close(box, qtbot)


def test_an_action_that_cannot_be_done_is_not_offered(desk: Desk, qtbot: QtBot) -> None:
    box = search(desk, qtbot, "重做")
    assert "重做" not in titles(box)
    close(box, qtbot)


BACK_UP = Entry(Sort.ACTION, "back_up", "立即备份", "备份台账")
EXPORT = Entry(Sort.ACTION, "export", "导出台账", "写成 Excel")


@pytest.mark.parametrize(
    ("words", "found"),
    [("备份", [BACK_UP]), ("台账", [EXPORT, BACK_UP]), ("dctz", [EXPORT]), ("excel", [EXPORT])],
)
def test_actions_match_by_name_initials_and_what_they_do(words: str, found: list[Entry]) -> None:
    assert list(matching((BACK_UP, EXPORT), words)) == found


def test_the_list_is_a_sound_model(qtbot: QtBot) -> None:
    model = EntryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_entries(with_heads((BACK_UP, EXPORT)))
    assert [model.entry_at(row).title for row in range(3)] == ["操作", "立即备份", "导出台账"]


def test_the_line_in_hand_stays_in_hand_when_the_ledger_answers(qtbot: QtBot) -> None:
    shown = EntryList()
    qtbot.addWidget(shown)
    shown.show_entries(with_heads((BACK_UP, EXPORT)), "备")
    shown.step(1)
    shown.show_entries(with_heads((BACK_UP, EXPORT, Entry(Sort.PAGE, "desk", "工作台"))), "备")
    assert shown.chosen() == EXPORT
