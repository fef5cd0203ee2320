"""Choosing units by the keyboard."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.records import RoleEntry
from models.vocabulary import Role
from tests.ui.conftest import Desk
from tests.ui.typing_words import press, type_words
from ui.pages.tasks import TasksPage
from ui.widgets.forms.unit_chip import UnitChip
from ui.widgets.unit_picker import UnitPicker


@pytest.fixture
def picker(tasks_page: TasksPage, desk: Desk, qtbot: QtBot) -> UnitPicker:
    """The lead units of the first task: 市优化办."""
    field = tasks_page.panel.form.field("牵头单位")
    assert isinstance(field, UnitPicker)
    field.line.setFocus()
    desk.settle(qtbot)
    return field


def printed(picker: UnitPicker) -> list[str]:
    return [entry.printed for entry in picker.value()]


def type_and_enter(qtbot: QtBot, picker: UnitPicker, text: str) -> None:
    type_words(picker.line, text)
    press(picker.line, Qt.Key.Key_Return)


def test_initials_and_enter_add_the_registered_unit(picker: UnitPicker, qtbot: QtBot) -> None:
    type_and_enter(qtbot, picker, "ssfj")
    assert printed(picker) == ["市优化办", "市司法局"]
    assert picker.value()[1].unit_id is not None
    assert picker.line.text() == ""


def test_the_arrow_key_goes_to_the_next_candidate(picker: UnitPicker, qtbot: QtBot) -> None:
    type_words(picker.line, "司法")
    second = picker.candidates.item(1).text().split("　")[0]
    press(picker.line, Qt.Key.Key_Down)
    press(picker.line, Qt.Key.Key_Return)
    assert printed(picker)[-1] == second


def test_words_nobody_knows_can_be_kept_as_they_are(picker: UnitPicker, qtbot: QtBot) -> None:
    type_and_enter(qtbot, picker, "市某某专班")
    assert picker.value()[-1] == RoleEntry(Role.LEAD, "市某某专班")
    chip = picker.findChildren(UnitChip)[-1]
    assert "没有确认" in chip.accessibleName()


def test_the_same_unit_is_not_added_twice(picker: UnitPicker, qtbot: QtBot) -> None:
    type_and_enter(qtbot, picker, "syhb")
    assert printed(picker) == ["市优化办"]


def test_escape_gives_the_search_up(picker: UnitPicker, qtbot: QtBot) -> None:
    type_words(picker.line, "ssfj")
    assert picker.candidates.isVisible()
    assert picker.problem() != ""
    press(picker.line, Qt.Key.Key_Escape)
    assert not picker.candidates.isVisible()
    assert picker.problem() == ""


def test_escape_does_not_reach_the_window_while_searching(
    picker: UnitPicker, desk: Desk, qtbot: QtBot
) -> None:
    page = desk.window.page
    assert isinstance(page, TasksPage)
    page.search_for("优化")
    type_words(picker.line, "ssfj")
    # Through the window, as a keyboard does: shortcuts of the window are asked first.
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Escape)
    assert picker.line.text() == ""
    assert page.model.search == "优化"


def test_backspace_and_delete_take_the_last_unit_away(picker: UnitPicker, qtbot: QtBot) -> None:
    press(picker.line, Qt.Key.Key_Backspace)
    chip = picker.findChildren(UnitChip)[0]
    press(chip, Qt.Key.Key_Delete)
    assert printed(picker) == []


def test_control_and_arrow_move_a_unit(picker: UnitPicker, qtbot: QtBot) -> None:
    type_and_enter(qtbot, picker, "ssfj")
    press(picker.line, Qt.Key.Key_Backspace)
    last = picker.findChildren(UnitChip)[-1]
    press(last, Qt.Key.Key_Left, control=True)
    assert printed(picker) == ["市司法局", "市优化办"]


def test_saying_which_unit_is_meant_keeps_the_printed_words(
    picker: UnitPicker, qtbot: QtBot
) -> None:
    picker.show_value((RoleEntry(Role.LEAD, "市法制办"),))
    picker.start_renaming(0)
    picker.line.clear()
    type_and_enter(qtbot, picker, "ssfj")
    entry = picker.value()[0]
    assert entry.printed == "市法制办"
    assert entry.unit_id is not None


def test_a_role_of_many_units_is_shown_at_once(picker: UnitPicker, qtbot: QtBot) -> None:
    many = tuple(RoleEntry(Role.LEAD, f"市第{number}局") for number in range(160))
    began = time.process_time()
    picker.show_value(many)
    QApplication.sendPostedEvents()
    assert time.process_time() - began < 0.1
    assert printed(picker) == [
        one.accessibleName().split("，")[0] for one in picker.findChildren(UnitChip)
    ]


def test_taking_a_unit_out_moves_the_others_up(picker: UnitPicker, qtbot: QtBot) -> None:
    picker.show_value(tuple(RoleEntry(Role.LEAD, name) for name in ("甲局", "乙局", "丙局")))
    first = picker.findChildren(UnitChip)[0]
    cross = first.rect().center()
    cross.setX(first.width() - 8)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=cross)
    assert printed(picker) == ["乙局", "丙局"]
    assert first.accessibleName().startswith("乙局")
