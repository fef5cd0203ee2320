"""The plan of a returned file in the window, by keys and clicks."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.intake_plan import PlannedRow
from models.intake_records import ReceivedState
from models.queries.intake import read_answers
from models.returned import HeadingQuestion
from models.vocabulary import AskedKind
from tests.ui.conftest import Desk
from tests.ui.intake import plans
from tests.ui.test_accessible_names import nameless
from ui.dialogs.intake import plan_draft
from ui.dialogs.intake.findings import FindingsDialog
from ui.dialogs.intake.plan import PlanDialog
from ui.dialogs.intake.plan_columns import OPEN, line_key
from ui.dialogs.intake.plan_material import PlanMaterial
from ui.messages import Answer
from ui.pages.intake import IntakePage
from ui.widgets.labels import PushButton

Key = Qt.Key
Open = Callable[..., PlanDialog]
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_plan(page: IntakePage, desk: Desk, qtbot: QtBot) -> Iterator[Open]:
    """Open a plan built in code."""
    opened: list[PlanDialog] = []

    def show(*rows: PlannedRow, material: PlanMaterial | None = None) -> PlanDialog:
        dialog = PlanDialog(page.session, material or plans.material(*rows), desk.window)
        opened.append(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield show
    for dialog in opened:
        desk.messages.script.unsaved = Answer.DISCARD
        dialog.reject()


def titles(dialog: PlanDialog) -> list[str]:
    return [line.row.title for line in dialog.view.model.shown_rows()]


def hit(dialog: PlanDialog, key: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = dialog.focusWidget() or dialog
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_it_begins_with_what_needs_an_answer(open_plan: Open) -> None:
    dialog = open_plan()
    assert dialog.view.chips.chosen_key() == OPEN
    assert len(titles(dialog)) == 4
    assert dialog.view.table.hasFocus()
    assert "4 项待处理，留在这里" in dialog.view.counts.text()


def test_without_questions_all_rows_are_shown_with_what_will_be_done(open_plan: Open) -> None:
    dialog = open_plan(plans.changed_row(7), plans.same_row(10))
    assert len(titles(dialog)) == 2
    assert dialog.view.counts.text() == "将更新 1 项（2 格）。"
    assert dialog.view.accept.isEnabled()


def test_the_chips_count_every_state(open_plan: Open) -> None:
    chips = open_plan().view.chips.findChildren(QPushButton)
    words = {chip.text() for chip in chips if not chip.isHidden()}
    assert {"全部 7", "待处理 4", "有冲突 3", "新增 1", "有变化 1", "不采用 1", "无变化 1"} == words


def test_a_cell_shows_what_went_out_what_is_here_and_what_came_back(open_plan: Open) -> None:
    panel = open_plan(plans.changed_row(7)).view.panel
    percent, progress = panel.shown_cards()
    assert [value.text() for value in percent.values] == ["40%", "40%", "40%60%"]
    kinds = [piece.kind.name for piece in progress.values[2].pieces()]
    assert {"SAME", "REMOVED", "ADDED"} == set(kinds)
    assert percent.address.text() == "K7"


def test_cells_without_news_are_shown_when_asked_for(open_plan: Open) -> None:
    panel = open_plan(plans.changed_row(7)).view.panel
    assert panel.more.text() == "显示其余 2 栏（一致或未填）"
    panel.more.click()
    assert len(panel.shown_cards()) == 4
    assert panel.more.isHidden()


def test_conflicts_are_decided_by_keys_cell_by_cell(open_plan: Open) -> None:
    dialog = open_plan(plans.conflict_row(8), plans.changed_row(7))
    hit(dialog, Key.Key_Right)
    assert dialog.view.panel.card_in_hand() is dialog.view.panel.shown_cards()[0]
    hit(dialog, Key.Key_A)
    assert dialog.view.panel.card_in_hand() is dialog.view.panel.shown_cards()[1]
    hit(dialog, Key.Key_K)
    assert plan_draft.count(dialog.lines()).open_rows == 0
    taken = plan_draft.taken_cells(dialog.draft)
    assert {column for (_, number), column in taken if number == 8} == {"status", "percent"}


def test_the_keyboard_walks_the_cells_and_goes_back_to_the_list(open_plan: Open) -> None:
    dialog = open_plan(plans.conflict_row(8))
    hit(dialog, Key.Key_Right)
    hit(dialog, Key.Key_Down)
    assert dialog.view.panel.card_in_hand() is dialog.view.panel.shown_cards()[1]
    hit(dialog, Key.Key_Up)
    hit(dialog, Key.Key_Left)
    assert dialog.view.table.hasFocus()


def test_a_row_is_taken_or_kept_as_a_whole_from_the_list(open_plan: Open) -> None:
    dialog = open_plan(plans.conflict_row(8), plans.conflict_row(13, title="另一项"))
    dialog.view.panel.alike.setChecked(False)
    hit(dialog, Key.Key_A)
    assert titles(dialog) == ["另一项"]
    hit(dialog, Key.Key_K)
    assert titles(dialog) == []
    assert dialog.view.counts.text() == "将更新 1 项（3 格）。"


def test_the_same_case_is_decided_everywhere_at_once(open_plan: Open) -> None:
    dialog = open_plan(plans.conflict_row(8), plans.conflict_row(13))
    hit(dialog, Key.Key_A)
    assert plan_draft.count(dialog.lines()).open_rows == 0


def test_a_decision_is_taken_back(open_plan: Open) -> None:
    dialog = open_plan(plans.conflict_row(8))
    hit(dialog, Key.Key_A)
    hit(dialog, Key.Key_Z, CTRL)
    assert plan_draft.count(dialog.lines()).open_rows == 1


def test_the_next_question_is_a_key_away_and_s_passes_a_row_over(open_plan: Open) -> None:
    dialog = open_plan(plans.same_row(6), plans.conflict_row(8), plans.ask_row(9))
    hit(dialog, Key.Key_N)
    assert dialog.view.panel.title.text() == "建设“鄂融通”平台"
    hit(dialog, Key.Key_N)
    hit(dialog, Key.Key_N)
    assert dialog.view.panel.title.text() == "清理规范中介服务事项"
    dialog.view.table.choose_first()
    hit(dialog, Key.Key_S)
    assert dialog.view.panel.title.text() == "清理规范中介服务事项"


def test_one_of_several_readings_is_chosen_by_its_number(open_plan: Open) -> None:
    dialog = open_plan(plans.ask_row(9))
    hit(dialog, Key.Key_Right)
    hit(dialog, Key.Key_A)
    assert "按数字键" in dialog.view.counts.text()
    hit(dialog, Key.Key_1)
    (row,) = plan_draft.decided_plan(dialog.draft).rows
    assert row.cells[0].theirs == 0.8


def test_buttons_decide_as_keys_do(open_plan: Open) -> None:
    dialog = open_plan(plans.conflict_row(8))
    card = dialog.view.panel.shown_cards()[0]
    ours, theirs = (one for one in card.findChildren(PushButton) if not one.isHidden())
    theirs.click()
    assert (ours.isChecked(), theirs.isChecked()) == (False, True)
    assert card.pill.text() == "采用"


def test_a_cell_is_unticked_and_stays_out(open_plan: Open) -> None:
    dialog = open_plan(plans.changed_row(7))
    dialog.view.panel.shown_cards()[0].take.click()
    assert dialog.view.counts.text() == "将更新 1 项（1 格）。"
    dialog.view.safe.click()
    assert dialog.view.counts.text() == "将更新 1 项（2 格）。"


def test_good_cells_are_taken_before_the_questions_of_their_row(open_plan: Open) -> None:
    dialog = open_plan(plans.conflict_row(8))
    assert not dialog.view.accept.isEnabled()
    hit(dialog, Key.Key_S, SHIFT)
    assert dialog.view.counts.text() == "将更新 1 项（1 格）；1 项待处理，留在这里。"
    assert dialog.view.accept.isEnabled()
    assert dialog.view.panel.part_button.isHidden()


def test_one_good_cell_is_ticked_in_a_row_that_asks_something(open_plan: Open) -> None:
    dialog = open_plan(plans.conflict_row(8))
    card = dialog.view.panel.shown_cards()[2]
    assert (card.pill.text(), card.take.isChecked()) == ("等本行定下来", False)
    card.take.click()
    assert (card.pill.text(), card.take.isChecked()) == ("采用", True)
    assert plan_draft.count(dialog.lines()).open_rows == 1


def test_a_row_of_no_record_shows_its_candidates_side_by_side(open_plan: Open) -> None:
    panel = open_plan(plans.new_row(11)).view.panel
    assert panel.candidates.isVisible()
    names = [button.accessibleName() for button in panel.candidates.buttons]
    assert names == [
        "就是“推动惠企政策“免申即享””，相似度 86%",
        "就是“推行“一企一码”诉求直达”，相似度 52%",
    ]
    assert not panel.shown_cards()


def test_answers_are_kept_when_the_dialog_is_left(
    open_plan: Open, desk: Desk, qtbot: QtBot, unit_id: str
) -> None:
    received = plans.received_row(unit_id=unit_id)
    dialog = open_plan(material=plans.material(plans.conflict_row(8), received=received))
    hit(dialog, Key.Key_A)
    desk.messages.script.unsaved = Answer.STAY
    dialog.reject()
    assert dialog.isVisible()
    desk.messages.script.unsaved = Answer.SAVE
    hit(dialog, Key.Key_Escape)
    desk.settle(qtbot)
    assert not dialog.isVisible()
    assert len(desk.read(read_answers, qtbot)[unit_id]) == 2


def test_leaving_without_decisions_asks_nothing(open_plan: Open, desk: Desk) -> None:
    dialog = open_plan()
    hit(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert not desk.messages.record.questions


def test_an_older_version_can_only_be_looked_at(open_plan: Open) -> None:
    received = plans.received_row(state=ReceivedState.SUPERSEDED)
    dialog = open_plan(material=plans.material(received=received))
    hit(dialog, Key.Key_A)
    assert not dialog.draft.decisions
    assert not dialog.view.accept.isEnabled()
    assert dialog.view.counts.text() == "这份表已被替代，只能看，不会写进台账。"


def test_unknown_headings_are_asked_at_the_top_with_the_likeliest_first(open_plan: Open) -> None:
    question = HeadingQuestion(AskedKind.TASKS, plans.SHEET, "L5", "工作情况", ("progress",))
    dialog = open_plan(material=plans.material(questions=(question,)))
    assert dialog.view.headings.isVisible()
    (box,) = dialog.view.headings.boxes
    assert box.currentText() == "本期进展"
    assert box.itemText(box.count() - 1) == "不用这一栏"
    assert not dialog.view.accept.isEnabled() or dialog.view.counts.text().startswith("将更新")


def test_assistive_tools_can_name_everything(open_plan: Open) -> None:
    question = HeadingQuestion(AskedKind.TASKS, plans.SHEET, "L5", "工作情况", ("progress",))
    every = plans.material(questions=(question,))
    dialog = open_plan(material=every)
    for line in dialog.lines():
        dialog.view.table.choose(line_key(line))
        assert nameless(dialog) == []


def test_what_concerns_the_whole_file_is_listed(open_plan: Open) -> None:
    dialog = open_plan()
    dialog.view.issues.click()
    (findings,) = dialog.findChildren(FindingsDialog)
    assert any("下一步措施" in one.words for one in findings.model.shown_rows())
    findings.accept()
