"""工作日历: days are turned, named, sent, taken in, saved in one step and taken back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.queries.calendar import read_calendar
from models.rules.working_days import CalendarDay, WorkingCalendar
from models.vocabulary import DayKind
from tests.ui.conftest import Desk, OpenDesk
from ui.dialogs.calendar import CalendarDialog
from ui.housekeeping import Housekeeping
from ui.messages import Answer

# The tests play on 2024-10-20; 班 on Saturday the 12th, 休 from the 1st to the 7th.
THURSDAY = date(2024, 10, 24)
NATIONAL_DAY = date(2024, 10, 1)


def open_calendar(desk: Desk, qtbot: QtBot) -> CalendarDialog:
    desk.window.actions_by_name["calendar"].trigger()
    desk.settle(qtbot)
    dialog = desk.window.findChildren(Housekeeping)[0].calendar_dialog
    assert dialog is not None
    return dialog


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> CalendarDialog:
    return open_calendar(desk, qtbot)


def stored(desk: Desk, qtbot: QtBot) -> WorkingCalendar:
    return desk.read(read_calendar, qtbot)


def place(dialog: CalendarDialog, day: date) -> QPoint:
    spot = next(spot for spot in dialog.grid.spots() if spot.key == day)
    return spot.room.center().toPoint()


def click(dialog: CalendarDialog, day: date) -> None:
    QTest.mouseClick(dialog.grid, Qt.MouseButton.LeftButton, pos=place(dialog, day))


def button(dialog: CalendarDialog, name: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == name)


def test_it_opens_on_today_and_names_the_notice(dialog: CalendarDialog) -> None:
    assert dialog.title.text() == "2024年"
    assert dialog.source.text() == "依据 国办发明电〔2023〕7号"
    assert dialog.grid.current == date(2024, 10, 20)
    assert not dialog.save_button.isEnabled()


def test_a_click_turns_a_day_and_saving_can_be_undone(
    dialog: CalendarDialog, desk: Desk, qtbot: QtBot
) -> None:
    click(dialog, THURSDAY)
    assert dialog.count.text() == "改了 1 天，还没有保存"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    desk.settle(qtbot)
    assert not desk.window.findChildren(CalendarDialog)
    assert not stored(desk, qtbot).is_working(THURSDAY)
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert stored(desk, qtbot).is_working(THURSDAY)


def test_space_and_the_arrow_keys_do_the_same(dialog: CalendarDialog) -> None:
    dialog.grid.go_to(date(2024, 10, 23))
    QTest.keyClick(dialog.grid, Qt.Key.Key_Right)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog.day.text() == "2024年10月24日　星期四　放假（休）"
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog.day.text() == "2024年10月24日　星期四　平常上班"


def test_drawing_over_days_turns_them_all(dialog: CalendarDialog, desk: Desk, qtbot: QtBot) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(dialog.grid, left, pos=place(dialog, date(2024, 10, 22)))
    QTest.mouseMove(dialog.grid, place(dialog, date(2024, 10, 23)))
    QTest.mouseMove(dialog.grid, place(dialog, THURSDAY))
    QTest.mouseRelease(dialog.grid, left, pos=place(dialog, THURSDAY))
    QTest.mouseMove(dialog.grid, place(dialog, date(2024, 10, 25)))
    dialog.save()
    desk.settle(qtbot)
    calendar = stored(desk, qtbot)
    working = [calendar.is_working(date(2024, 10, day)) for day in (22, 23, 24, 25)]
    assert working == [False, False, False, True]


def test_the_name_of_a_holiday_is_typed_once_for_all_its_days(
    dialog: CalendarDialog, desk: Desk, qtbot: QtBot
) -> None:
    click(dialog, NATIONAL_DAY)
    click(dialog, NATIONAL_DAY)
    line = dialog.name.line
    line.selectAll()
    QTest.keyClicks(line, "National")
    dialog.save()
    desk.settle(qtbot)
    calendar = stored(desk, qtbot)
    assert calendar.day(NATIONAL_DAY) == CalendarDay(DayKind.REST, "National")


def test_a_year_nobody_entered_says_so(dialog: CalendarDialog) -> None:
    for _ in range(3):
        QTest.keyClick(dialog.grid, Qt.Key.Key_PageDown)
    assert dialog.title.text() == "2027年"
    assert dialog.source.text() == "2027 年的放假安排还没有录入，现在只按周末算"


def test_a_changed_year_can_be_given_back_to_the_notice(dialog: CalendarDialog) -> None:
    click(dialog, THURSDAY)
    assert dialog.source.text().endswith("，有改动")
    QTest.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert dialog.count.text() == ""
    assert not dialog.reset_button.isEnabled()


def test_a_year_is_sent_and_taken_in_by_a_colleague(
    dialog: CalendarDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "2024年工作日历.txt"
    click(dialog, THURSDAY)
    desk.messages.script.save_file = file
    QTest.mouseClick(button(dialog, "导出"), Qt.MouseButton.LeftButton)
    desk.settle(qtbot)
    QTest.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    desk.messages.script.open_files = (file,)
    QTest.mouseClick(button(dialog, "导入"), Qt.MouseButton.LeftButton)
    desk.settle(qtbot)
    assert dialog.count.text() == "改了 1 天，还没有保存"
    assert "休 2024-10-24" in file.read_text(encoding="utf-8-sig")


def test_a_file_that_is_no_calendar_changes_nothing(
    dialog: CalendarDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "通讯录.txt"
    file.write_text("张三 13800000000", encoding="gb18030")
    desk.messages.script.open_files = (file,)
    QTest.mouseClick(button(dialog, "导入"), Qt.MouseButton.LeftButton)
    desk.settle(qtbot)
    assert dialog.count.text() == ""
    assert dialog.notices.isVisible()


def test_closing_asks_about_days_not_saved(
    dialog: CalendarDialog, desk: Desk, qtbot: QtBot
) -> None:
    click(dialog, THURSDAY)
    desk.messages.script.unsaved = Answer.STAY
    dialog.reject()
    assert dialog.isVisible()
    desk.messages.script.unsaved = Answer.DISCARD
    dialog.reject()
    assert not dialog.isVisible()
    assert stored(desk, qtbot).is_working(THURSDAY)


def test_a_second_window_may_only_look(
    desk: Desk, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    dialog = open_calendar(open_desk(ledger), qtbot)
    click(dialog, THURSDAY)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog.count.text() == ""
    assert not button(dialog, "导入").isEnabled()
    dialog.reject()
