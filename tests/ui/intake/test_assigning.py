"""A file that came for the wrong round goes to its own, or to one the person chooses."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.changes import Changes
from models.operations.rounds import create_round
from models.progress import Progress
from models.queries.units import list_units
from models.round_records import AskedUnit, RoundAsk, RoundFields
from models.store.workspace import Workspace
from models.vocabulary import AskedKind
from tests.ui.conftest import TODAY, Desk
from tests.ui.intake.conftest import ROUND, Reply
from tests.ui.intake.steps import FILLED, LATE, assign, collect, states
from ui.dialogs.intake.assign import MOVE, NOT_ASKED, THIS_UNIT, AssignDialog
from ui.dialogs.intake.plan import PlanDialog
from ui.pages.intake import IntakePage

OTHER = "2024年11月报送"
Collect = Callable[[Path], None]


@pytest.fixture
def in_other_round(desk: Desk, page: IntakePage, qtbot: QtBot) -> Collect:
    """Collect a file into a second round of the same units."""
    made: list[str] = []

    def store(workspace: Workspace, _progress: Progress) -> Changes:
        keys = {unit.name: unit.id for unit in list_units(workspace)}
        fields = RoundFields(
            OTHER,
            "2024-11",
            date(2024, 11, 18),
            (RoundAsk.whole(AskedKind.TASKS),),
            tuple(AskedUnit(keys[name]) for name in ("市优化办", "市司法局")),
        )
        changes = create_round(workspace, fields=fields, today=TODAY)
        made.extend(changes.record_ids)
        return changes

    desk.work.run_operation(store, owner=desk.window)
    desk.settle(qtbot)

    def act(path: Path) -> None:
        page.list.choose(made[0])
        desk.settle(qtbot)
        collect(desk, page, qtbot, path)

    return act


def asked_units(dialog: AssignDialog) -> list[str]:
    """Return the units that must report, above the line."""
    texts = [dialog.unit.itemText(place) for place in range(dialog.unit.count())]
    return texts[: texts.index("")]


def test_a_form_of_another_round_is_moved_to_its_own(
    desk: Desk, page: IntakePage, reply: Reply, in_other_round: Collect, qtbot: QtBot
) -> None:
    in_other_round(reply("市司法局", FILLED))
    dialog = assign(desk, page, qtbot)
    assert (dialog.round.currentText(), dialog.unit.currentText()) == (ROUND, "市司法局")
    assert dialog.save_button.text().strip() == MOVE
    assert ROUND in dialog.says.text()
    QTest.keyClick(dialog.unit, Qt.Key.Key_Return)
    desk.settle(qtbot)
    plan = page.acts.dialog
    assert isinstance(plan, PlanDialog)
    assert sum(line.is_written for line in plan.lines()) == 1
    plan.reject()
    chosen = page.list.chosen_row()
    assert chosen is not None
    assert chosen.name == ROUND
    assert states(page)["市司法局"] == f"已收{LATE}"


def test_moving_a_file_is_undone(
    desk: Desk, page: IntakePage, reply: Reply, in_other_round: Collect, qtbot: QtBot
) -> None:
    in_other_round(reply("市司法局", FILLED))
    assign(desk, page, qtbot).save()
    desk.settle(qtbot)
    plan = page.acts.dialog
    assert isinstance(plan, PlanDialog)
    plan.reject()
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert states(page)["市司法局"] == "未报"


def test_another_round_is_chosen_by_keys_and_its_units_are_offered(
    desk: Desk, page: IntakePage, reply: Reply, in_other_round: Collect, qtbot: QtBot
) -> None:
    in_other_round(reply("市司法局", FILLED))
    dialog = assign(desk, page, qtbot)
    other = asked_units(dialog)
    dialog.round.setFocus()
    step = -1 if dialog.round.currentIndex() else 1
    QTest.keyClick(dialog.round, Qt.Key.Key_Up if step < 0 else Qt.Key.Key_Down)
    desk.settle(qtbot)
    assert dialog.round.currentText() == OTHER
    assert asked_units(dialog) != other
    assert dialog.unit.currentText() == "市司法局"
    assert dialog.save_button.text().strip() == THIS_UNIT


def test_what_the_person_chose_is_not_changed_by_what_the_file_says(
    desk: Desk, page: IntakePage, reply: Reply, in_other_round: Collect, qtbot: QtBot
) -> None:
    in_other_round(reply("市司法局", FILLED))
    page.card.arrival_table.choose_first()
    QTest.keyClick(page.card.arrival_table, Qt.Key.Key_Return)
    dialog = page.acts.dialog
    assert isinstance(dialog, AssignDialog)
    dialog.unit.activated.emit(0)
    desk.settle(qtbot)
    assert dialog.round.currentText() == OTHER


def test_a_unit_that_was_not_asked_is_chosen_with_a_notice_and_has_a_row_of_its_own(
    desk: Desk, page: IntakePage, reply: Reply, in_other_round: Collect, qtbot: QtBot
) -> None:
    in_other_round(reply("市司法局", FILLED))
    dialog = assign(desk, page, qtbot)
    assert NOT_ASKED not in dialog.says.text()
    dialog.unit.setCurrentIndex(dialog.unit.findText("梁子湖区"))
    assert dialog.says.text().endswith(NOT_ASKED)
    dialog.save()
    desk.settle(qtbot)
    plan = page.acts.dialog
    assert isinstance(plan, PlanDialog)
    plan.reject()
    row = page.card.every_row()[-1]
    assert (row.unit, row.is_asked) == ("梁子湖区", False)
    assert row.received is not None
