"""单位组: what 各区 and other group words stand for is seen, changed and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.queries.units import list_groups, list_units
from models.records import GroupRow
from models.vocabulary import UnitKind, UnitLevel
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.typing_words import press, type_words
from ui.dialogs.groups import GroupsDialog
from ui.housekeeping import Housekeeping
from ui.messages import Answer
from ui.pages.tasks import TasksPage
from ui.widgets.forms.unit_chip import UnitChip


def open_groups(desk: Desk, qtbot: QtBot) -> GroupsDialog:
    desk.window.actions_by_name["groups"].trigger()
    desk.settle(qtbot)
    dialog = desk.window.findChildren(Housekeeping)[0].groups_dialog
    assert dialog is not None
    return dialog


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> GroupsDialog:
    """The dialog of the groups."""
    return open_groups(desk, qtbot)


def choose(dialog: GroupsDialog, word: str, scope: str | None = None) -> GroupRow:
    """Choose a word that holds everywhere, or in the document of a number."""
    group = next(
        row
        for row in dialog.model.shown_rows()
        if row.word == word and (row.document_number or None) == scope
    )
    dialog.table.choose(group.id)
    return group


def stored(desk: Desk, qtbot: QtBot, word: str) -> tuple[str, ...]:
    groups = desk.read(list_groups, qtbot)
    general = (group for group in groups if group.document_id is None)
    return next(group.member_names for group in general if group.word == word)


def names(dialog: GroupsDialog) -> list[str]:
    return [entry.printed for entry in dialog.members.value()]


def add(desk: Desk, dialog: GroupsDialog, initials: str, qtbot: QtBot) -> None:
    dialog.members.line.setFocus()
    desk.settle(qtbot)
    type_words(dialog.members.line, initials)
    press(dialog.members.line, Qt.Key.Key_Return)


def test_members_stand_in_protocol_order(desk: Desk, dialog: GroupsDialog, qtbot: QtBot) -> None:
    areas = [
        unit.name
        for unit in desk.read(list_units, qtbot)
        if unit.level is UnitLevel.AREA and unit.kind is UnitKind.GOVERNMENT
    ]
    choose(dialog, "各区")
    assert names(dialog) == areas
    assert len(areas) == 5
    dialog.reject()


def test_words_without_members_are_marked_and_counted(dialog: GroupsDialog) -> None:
    columns = {column.key: place for place, column in enumerate(dialog.model.columns)}
    shown = {
        row.word: dialog.model.index(place, columns["members"]).data()
        for place, row in enumerate(dialog.model.shown_rows())
        if row.document_id is None
    }
    assert shown["各行政区"] == "3 个单位"
    assert shown["各参评区"] == "未解析"
    unresolved = sum(not row.member_ids for row in dialog.model.shown_rows())
    assert f"{unresolved} 个未解析" in dialog.counts.text()
    dialog.reject()


def test_a_word_that_holds_in_one_document_names_it(dialog: GroupsDialog) -> None:
    group = choose(dialog, "各区", "鄂州优化发〔2024〕4号")
    assert len(group.member_ids) == 5
    dialog.reject()


def test_a_unit_added_is_stored_and_can_be_taken_back(
    desk: Desk, dialog: GroupsDialog, qtbot: QtBot
) -> None:
    choose(dialog, "各参评区")
    add(desk, dialog, "hrq", qtbot)
    add(desk, dialog, "ecq", qtbot)
    dialog.save_button.click()
    desk.settle(qtbot)
    assert stored(desk, qtbot, "各参评区") == ("鄂城区", "华容区")
    assert not dialog.is_dirty()
    dialog.reject()
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert stored(desk, qtbot, "各参评区") == ()


def test_a_unit_can_be_taken_out(desk: Desk, dialog: GroupsDialog, qtbot: QtBot) -> None:
    choose(dialog, "各行政区")
    dialog.members.remove(0)
    dialog.save_button.click()
    desk.settle(qtbot)
    assert stored(desk, qtbot, "各行政区") == ("华容区", "梁子湖区")
    dialog.reject()


def test_only_registered_units_can_be_members(
    desk: Desk, dialog: GroupsDialog, qtbot: QtBot
) -> None:
    choose(dialog, "各参评区")
    add(desk, dialog, "没有这个单位", qtbot)
    assert names(dialog) == []
    assert not dialog.save_button.isEnabled()
    desk.messages.script.unsaved = Answer.DISCARD
    dialog.reject()


def test_going_on_with_members_unsaved_asks(desk: Desk, dialog: GroupsDialog, qtbot: QtBot) -> None:
    choose(dialog, "各行政区")
    dialog.members.remove(0)
    desk.messages.script.unsaved = Answer.STAY
    choose(dialog, "各参评区")
    qtbot.waitUntil(lambda: bool(desk.messages.record.questions))
    chosen = dialog.table.chosen_row()
    assert chosen is not None
    assert chosen.word == "各行政区"
    assert names(dialog) == ["华容区", "梁子湖区"]
    desk.messages.script.unsaved = Answer.SAVE
    choose(dialog, "各参评区")
    qtbot.waitUntil(lambda: len(desk.messages.record.questions) == 2)
    assert stored(desk, qtbot, "各行政区") == ("华容区", "梁子湖区")
    dialog.reject()


def test_a_ledger_in_other_hands_shows_its_groups_only(
    desk: Desk, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    second = open_desk(ledger)
    dialog = open_groups(second, qtbot)
    choose(dialog, "各区")
    assert len(names(dialog)) == 5
    assert not dialog.save_button.isVisible()
    assert not dialog.members.line.isVisible()
    dialog.reject()


def chip_tips(desk: Desk, qtbot: QtBot) -> dict[str, str]:
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.findChildren(TasksPage)[0]
    chips = page.panel.findChildren(UnitChip)
    tips = [chip.toolTip().partition("\n") for chip in chips if chip.isVisibleTo(page)]
    return {name: words for name, _, words in tips}


def test_a_chip_of_a_group_names_its_members(desk: Desk, qtbot: QtBot) -> None:
    tips = chip_tips(desk, qtbot)
    assert tips["各区"].startswith("单位组，含 5 个单位")
    assert all(name in tips["各区"] for name in ("鄂城区", "葛店经开区", "临空经济区"))


def test_a_chip_of_a_group_without_members_says_so(desk: Desk, qtbot: QtBot) -> None:
    assert "未解析" in chip_tips(desk, qtbot)["市直各相关单位"]
