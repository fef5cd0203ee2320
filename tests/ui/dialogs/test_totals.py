"""The reference totals of a year in their dialog."""

import pytest
from pytestqt.qtbot import QtBot

from models.fields import TotalsFields
from models.operations.totals import set_totals
from models.queries.totals import list_totals
from tests.ui.conftest import Desk
from tests.ui.typing_words import type_words
from ui.dialogs.totals import TotalsDialog
from ui.messages import Answer


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> TotalsDialog:
    """The dialog, opened by its action, in a ledger that knows the totals of 2023."""
    totals = TotalsFields(54, 123, 14, 10, 2)
    desk.work.run_operation(lambda w, _: set_totals(w, year=2023, fields=totals), owner=desk.window)
    desk.settle(qtbot)
    desk.window.actions_by_name["totals"].trigger()
    desk.settle(qtbot)
    return desk.window.findChildren(TotalsDialog)[0]


def stored(desk: Desk, qtbot: QtBot) -> dict[int, TotalsFields]:
    return desk.read(list_totals, qtbot)


def choose(dialog: TotalsDialog, year: int) -> None:
    dialog.years.setCurrentIndex(dialog.years.findData(year))


def test_the_totals_of_a_year_are_shown(dialog: TotalsDialog) -> None:
    choose(dialog, 2023)
    assert dialog.form.record() == TotalsFields(54, 123, 14, 10, 2)
    assert dialog.years.currentText() == "2023 年（已填）"
    dialog.reject()


def test_totals_are_stored_for_the_year_shown(
    desk: Desk, dialog: TotalsDialog, qtbot: QtBot
) -> None:
    type_words(dialog.form.field("事项数").editor(), "130")
    dialog.save_button.click()
    desk.settle(qtbot)
    assert stored(desk, qtbot)[2024] == TotalsFields(province_items=130)
    assert "已设置 2024 年基数" in dialog.notices.texts()[-1]
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_more_designated_than_pilots_is_not_stored(
    desk: Desk, dialog: TotalsDialog, qtbot: QtBot
) -> None:
    type_words(dialog.form.field("其中定点").editor(), "3")
    assert not dialog.save()
    assert dialog.form.field("其中定点").editor().property("issue") == "error"
    assert 2024 not in stored(desk, qtbot)
    desk.messages.script.unsaved = Answer.DISCARD
    dialog.reject()


def test_going_to_another_year_asks_about_what_is_not_saved(
    desk: Desk, dialog: TotalsDialog, qtbot: QtBot
) -> None:
    type_words(dialog.form.field("类项数").editor(), "60")
    desk.messages.script.unsaved = Answer.STAY
    choose(dialog, 2023)
    assert dialog.years.currentData() == 2024
    desk.messages.script.unsaved = Answer.SAVE
    choose(dialog, 2023)
    desk.settle(qtbot)
    assert stored(desk, qtbot)[2024] == TotalsFields(province_categories=60)
    assert dialog.years.currentData() == 2023
    dialog.reject()


def test_undo_is_shown_in_the_open_dialog(desk: Desk, dialog: TotalsDialog, qtbot: QtBot) -> None:
    choose(dialog, 2023)
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert dialog.form.record() == TotalsFields()
    dialog.reject()
