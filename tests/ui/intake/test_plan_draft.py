"""What a person decides about a plan, without a window."""

from models.intake_plan import AnswerKind, PlannedRow, RowState, Side, Verdict
from tests.ui.intake import plans
from ui.dialogs.intake import plan_draft
from ui.dialogs.intake.plan_draft import Decision, PlanDraft, Standing

THEIRS = Decision(is_taken=True, value="已完成")


def draft_of(*rows: PlannedRow) -> PlanDraft:
    return PlanDraft(plans.material(*rows).plan, "unit-1")


def test_what_only_the_unit_changed_is_taken_by_default() -> None:
    draft = draft_of(plans.changed_row(7))
    assert plan_draft.taken_cells(draft) == {
        ((plans.SHEET, 7), "percent"),
        ((plans.SHEET, 7), "progress"),
    }


def test_nothing_of_a_row_goes_in_by_itself_while_a_cell_of_it_is_open() -> None:
    draft = draft_of(plans.conflict_row(8))
    assert plan_draft.taken_cells(draft) == frozenset()
    assert plan_draft.count(plan_draft.lines_of(draft)).open_rows == 1


def test_good_cells_of_a_row_go_in_when_a_person_says_so_and_its_questions_stay() -> None:
    draft = draft_of(plans.conflict_row(8))
    (row,) = draft.plan.rows
    assert plan_draft.standing(draft, row, row.cells[2]) is Standing.WAITING
    draft = plan_draft.take_waiting(draft, row)
    assert plan_draft.taken_cells(draft) == {((plans.SHEET, 8), "percent")}
    (line,) = plan_draft.lines_of(draft)
    assert (line.is_open, line.is_written, line.open_count) == (True, True, 2)


def test_all_that_is_safe_leaves_a_row_with_a_question_whole() -> None:
    draft = plan_draft.take_all_safe(draft_of(plans.conflict_row(8), plans.changed_row(7)))
    assert {number for (_, number), _ in plan_draft.taken_cells(draft)} == {7}


def test_the_same_conflict_elsewhere_is_decided_along_and_remembered() -> None:
    draft = draft_of(plans.conflict_row(8), plans.conflict_row(13))
    first, second = draft.plan.rows
    draft = plan_draft.decide(draft, first, first.cells[0], THEIRS, alike=True)
    assert plan_draft.standing(draft, second, second.cells[0]) is Standing.TAKEN
    (answer,) = draft.answers.values()
    assert (answer.kind, answer.unit_id, answer.answer) == (
        AnswerKind.CONFLICT,
        "unit-1",
        Side.THEIRS.value,
    )


def test_a_decision_for_one_cell_only_is_not_remembered() -> None:
    draft = draft_of(plans.conflict_row(8), plans.conflict_row(13))
    first, second = draft.plan.rows
    draft = plan_draft.decide(draft, first, first.cells[0], THEIRS, alike=False)
    assert plan_draft.standing(draft, second, second.cells[0]) is Standing.OPEN
    assert not draft.answers


def test_keeping_ours_settles_the_conflict_and_the_rest_of_the_row_goes_in() -> None:
    draft = draft_of(plans.conflict_row(8))
    (row,) = draft.plan.rows
    for cell in row.cells[:2]:
        draft = plan_draft.decide(draft, row, cell, Decision(is_taken=False), alike=True)
    assert plan_draft.taken_cells(draft) == {((plans.SHEET, 8), "percent")}
    (decided,) = plan_draft.decided_plan(draft).rows
    assert [cell.verdict for cell in decided.cells] == [Verdict.KEEP, Verdict.KEEP, Verdict.TAKE]
    assert decided.state is RowState.CHANGED


def test_a_reading_that_was_chosen_is_what_is_written() -> None:
    draft = draft_of(plans.ask_row(9))
    (row,) = draft.plan.rows
    chosen = Decision(is_taken=True, value=0.008)
    draft = plan_draft.decide(draft, row, row.cells[0], chosen, alike=True)
    (decided,) = plan_draft.decided_plan(draft).rows
    assert (decided.cells[0].verdict, decided.cells[0].theirs) == (Verdict.TAKE, 0.008)
    assert [answer.answer for answer in draft.answers.values()] == ["0.008"]


def test_a_value_left_out_is_remembered_as_such() -> None:
    draft = draft_of(plans.ask_row(9))
    (row,) = draft.plan.rows
    draft = plan_draft.decide(draft, row, row.cells[0], Decision(is_taken=False), alike=True)
    assert [answer.answer for answer in draft.answers.values()] == ["null"]
    assert plan_draft.taken_cells(draft) == frozenset()


def test_taking_a_row_leaves_open_what_may_mean_several_things() -> None:
    draft = draft_of(plans.ask_row(9))
    (row,) = draft.plan.rows
    assert plan_draft.take_row(draft, row, alike=True) == draft


def test_what_was_unticked_is_taken_again_with_all_that_is_safe() -> None:
    draft = draft_of(plans.changed_row(7))
    (row,) = draft.plan.rows
    left = plan_draft.leave_row(draft, row, alike=True)
    assert plan_draft.taken_cells(left) == frozenset()
    again = plan_draft.taken_cells(plan_draft.take_all_safe(left))
    assert again == plan_draft.taken_cells(draft)


def test_nothing_of_a_refused_row_goes_in_by_itself() -> None:
    draft = draft_of(plans.refused_row(12))
    assert plan_draft.count(plan_draft.lines_of(draft)) == plan_draft.PlanCounts(0, 0, 0, 1)


def test_a_row_of_no_record_waits_for_one() -> None:
    draft = draft_of(plans.new_row(11))
    (line,) = plan_draft.lines_of(draft)
    assert line.is_open
    assert plan_draft.take_row(draft, line.row, alike=True) == draft


def test_decisions_outlive_a_new_plan_where_the_cell_is_the_same() -> None:
    draft = draft_of(plans.conflict_row(8), plans.new_row(11))
    first = draft.plan.rows[0]
    draft = plan_draft.decide(draft, first, first.cells[0], THEIRS, alike=False)
    anew = plan_draft.with_plan(draft, draft_of(plans.conflict_row(8)).plan)
    assert len(anew.decisions) == 1
    changed = plan_draft.with_plan(draft, draft_of(plans.changed_row(8)).plan)
    assert not changed.decisions
