"""What units reported is corrected where it is shown, and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.intake_records import ReportRow
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.intake.conftest import Reply
from tests.ui.intake.steps import FILLED, collect
from tests.ui.typing_words import compose, type_words
from ui.dialogs.intake.report_edit import EMPTIED, ReportEditDialog
from ui.messages import Answer
from ui.pages.intake import IntakePage
from ui.pages.tasks import TasksPage
from ui.widgets.forms.percent_field import WAY_OUT, PercentField
from ui.widgets.forms.reports_tab import ReportsTab
from ui.widgets.forms.task_panel import TaskPanel

CONTROL = Qt.KeyboardModifier.ControlModifier


def show_reports(desk: Desk, qtbot: QtBot) -> ReportsTab:
    """Show what was reported about the first task that has a report."""
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    assert isinstance(page.panel, TaskPanel)
    page.panel.show_tab(ReportsTab.title)
    for place in range(page.model.rowCount()):
        page.table.choose(page.model.row_key(page.model.row_at(place)))
        desk.settle(qtbot)
        if page.panel.reports.list.reports:
            break
    return page.panel.reports


@pytest.fixture
def tab(desk: Desk, page: IntakePage, reply: Reply, qtbot: QtBot) -> ReportsTab:
    """The reports about a task: one, taken in from 市司法局."""
    collect(desk, page, qtbot, reply("市司法局", FILLED))
    page.acts.safe.trigger()
    desk.settle(qtbot)
    return show_reports(desk, qtbot)


def opened(tab: ReportsTab, qtbot: QtBot) -> ReportEditDialog:
    """Open the report by Enter."""
    (card,) = tab.list.cards
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert tab.dialog is not None
    qtbot.waitUntil(tab.dialog.isActiveWindow)
    return tab.dialog


def editor(dialog: ReportEditDialog, label: str) -> QWidget:
    return dialog.form.field(label).editor()


def shown(tab: ReportsTab) -> ReportRow:
    (report,) = tab.list.reports
    return report


def test_a_report_is_corrected_by_keys_and_undone(
    desk: Desk, tab: ReportsTab, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    percent = editor(dialog, "完成比例")
    assert percent.hasFocus()
    QTest.keyClick(percent, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(percent, "75%")
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    type_words(dialog.focusWidget(), "缺经费")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_S, CONTROL)
    desk.settle(qtbot)
    assert (shown(tab).percent, shown(tab).problem) == (0.75, "缺经费")
    assert shown(tab).progress == FILLED["K6"]
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert (shown(tab).percent, shown(tab).problem) == (0.6, "")


def test_the_keyboard_is_on_the_report_again_after_it_was_corrected(
    desk: Desk, tab: ReportsTab, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    type_words(editor(dialog, "备注"), "已核")
    dialog.save_button.click()
    desk.settle(qtbot)
    (card,) = tab.list.cards
    assert card.report.remark == "已核"
    assert card.is_in_hand()


@pytest.mark.parametrize("on_words", [False, True])
def test_a_double_click_opens_a_report(tab: ReportsTab, *, on_words: bool) -> None:
    (card,) = tab.list.cards
    words = next(one for one in card.findChildren(QLabel) if one.text().startswith("本期进展"))
    QTest.mouseDClick(words if on_words else card, Qt.MouseButton.LeftButton)
    assert tab.dialog is not None
    assert tab.dialog.isVisible()


def test_the_button_opens_a_report(tab: ReportsTab) -> None:
    (card,) = tab.list.cards
    QTest.mouseClick(card.edit, Qt.MouseButton.LeftButton)
    assert tab.dialog is not None
    assert tab.dialog.isVisible()


def test_a_percentage_that_is_none_is_told_beside_it_and_nothing_is_stored(
    desk: Desk, tab: ReportsTab, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    percent = editor(dialog, "完成比例")
    QTest.keyClick(percent, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(percent, "120%")
    assert WAY_OUT in [one.text() for one in dialog.form.findChildren(QLabel) if one.isVisible()]
    QTest.keyClick(percent, Qt.Key.Key_S, CONTROL)
    desk.settle(qtbot)
    assert dialog.isVisible()
    assert shown(tab).percent == 0.6


def test_words_being_composed_are_not_cut_and_are_asked_about(
    desk: Desk, tab: ReportsTab, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    progress = editor(dialog, "本期进展")
    progress.setFocus()
    compose(progress, "yi yin fa")
    desk.settle(qtbot)
    assert dialog.is_dirty()
    type_words(progress, "已印发。")
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.form.record().progress == f"已印发。{FILLED['K6']}"


def test_escape_asks_before_words_are_lost(desk: Desk, tab: ReportsTab, qtbot: QtBot) -> None:
    dialog = opened(tab, qtbot)
    type_words(editor(dialog, "备注"), "已核")
    desk.messages.script.unsaved = Answer.STAY
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    desk.messages.script.unsaved = Answer.DISCARD
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert shown(tab).remark == ""


def test_a_report_that_is_emptied_warns_that_it_is_listed_no_longer(
    tab: ReportsTab, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    dialog.form.field("完成比例").show_value(None)
    progress = editor(dialog, "本期进展")
    QTest.keyClick(progress, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(progress, Qt.Key.Key_Delete)
    assert EMPTIED in [one.text() for one in dialog.form.findChildren(QLabel) if one.isVisible()]
    assert not dialog.form.has_errors()


def test_in_other_hands_a_report_can_only_be_read(
    tab: ReportsTab, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    second = show_reports(open_desk(ledger), qtbot)
    (card,) = second.list.cards
    assert not card.edit.isEnabled()
    QTest.mouseDClick(card, Qt.MouseButton.LeftButton)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert second.dialog is None


@pytest.mark.parametrize(
    ("typed", "share"),
    [("80", 0.8), ("0.8", 0.8), ("33.3%", 0.333), ("百分之五", 0.05), ("", None)],
)
def test_a_percentage_is_read_as_units_write_it(
    typed: str, share: float | None, qtbot: QtBot
) -> None:
    field = PercentField()
    qtbot.addWidget(field)
    type_words(field.editor(), typed)
    assert (field.value(), field.problem()) == (share, "")


def test_a_percentage_shows_how_it_was_read(qtbot: QtBot) -> None:
    field = PercentField()
    qtbot.addWidget(field)
    QTest.keyClicks(field.editor(), "80")
    QTest.keyClick(field.editor(), Qt.Key.Key_Return)
    assert field.editor().property("text") == "80%"


def test_a_percentage_of_two_meanings_asks_for_the_sign(qtbot: QtBot) -> None:
    field = PercentField()
    qtbot.addWidget(field)
    QTest.keyClicks(field.editor(), "1")
    assert field.problem() == WAY_OUT
