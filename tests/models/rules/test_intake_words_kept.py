"""Whatever happens on the three sides, no person's words are lost and none of ours overwritten."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from models.intake_plan import Answer, AnswerKind, Content, FilePlan, RecordKey, Side, Verdict
from models.returned import Doubt, ReturnedCell, ReturnedRow
from models.round_records import COLUMNS_OF, SentRow, SentValue
from models.rules.intake_answers import subject_of_conflict
from models.rules.intake_values import is_same_value
from tests.models.rules.intake_cases import TASKS, UNIT, Case, returned_row, sent_row

OPEN = tuple(column.value for column in COLUMNS_OF[TASKS])
WORDS = st.sampled_from(["已办", "未办", "甲，\n乙", " 前后有空 ", "/", "无"])
CHOICES: st.SearchStrategy[SentValue] = st.sampled_from([None, "未启动", "推进中", "已完成"])
PERCENTS: st.SearchStrategy[SentValue] = st.sampled_from([None, 0.0, 0.2, 0.5, 0.5004, 1.0])
TEXTS: st.SearchStrategy[SentValue] = st.none() | WORDS
VALUES = {column: {"status": CHOICES, "percent": PERCENTS}.get(column, TEXTS) for column in OPEN}
CONTENTS = st.fixed_dictionaries({}, optional=VALUES)
DOUBTS = st.sampled_from([Doubt.NONE, Doubt.NONE, Doubt.NONE, Doubt.ASK, Doubt.REFUSED])
OPEN_QUESTION = frozenset({Verdict.CONFLICT, Verdict.ASK, Verdict.REFUSED})


@st.composite
def sides(draw: st.DrawFn) -> tuple[Case, list[ReturnedRow]]:
    """Draw a ledger and a file: edits on all sides, lost keys, moved, doubled and dropped rows."""
    sent = [edited(sent_row(place), draw(CONTENTS)) for place in (1, 2, 3)]
    here = {row.record: draw(CONTENTS) for row in sent}
    said = {row.record: draw(CONTENTS) for row in sent}
    picked = draw(st.lists(st.sampled_from(sent), max_size=5))
    rows = [draw(returned(row, number)) for number, row in enumerate(picked, start=6)]
    return Case(sent, here, said, draw(answers())), rows


@st.composite
def returned(draw: st.DrawFn, sent: SentRow, number: int) -> ReturnedRow:
    edits = draw(CONTENTS) | draw(
        st.fixed_dictionaries({}, optional={"title": st.sampled_from(["另一件事", "走访企业", ""])})
    )
    row = returned_row(sent, number, **edits)
    key = draw(st.sampled_from([sent.row_key, sent.row_key, sent.row_key, "", "T:t1:0"]))
    cells = {
        column: doubted(one, draw(DOUBTS)) if column in OPEN else one
        for column, one in row.cells.items()
    }
    return replace(row, row_key=key, cells=cells, is_hidden=draw(st.booleans()))


@st.composite
def answers(draw: st.DrawFn) -> list[Answer]:
    chosen = draw(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(Side)), max_size=4))
    return [
        Answer(AnswerKind.CONFLICT, UNIT, subject_of_conflict("progress", here, theirs), side)
        for here, theirs, side in chosen
    ]


def edited(sent: SentRow, content: Content) -> SentRow:
    return replace(sent, content={**sent.content, **content})


def doubted(one: ReturnedCell, doubt: Doubt) -> ReturnedCell:
    if doubt is Doubt.NONE or not one.text:
        return one
    return replace(one, value=None, doubt=doubt, reason=f"“{one.text}”看不明白。")


def after_taking(case: Case, plan: FilePlan) -> Case:
    """Return the ledger and what the unit said once everything that may be taken was taken."""
    here = {record: dict(content) for record, content in case.here.items()}
    said = {record: dict(content) for record, content in case.said.items()}
    for row in plan.rows:
        for one in row.cells:
            if one.verdict is Verdict.TAKE:
                here.setdefault((row.kind, row.record_id), {})[one.column] = one.theirs
                said.setdefault((row.kind, row.record_id), {})[one.column] = one.theirs
    return replace(case, here=here, said=said)


@given(sides())
def test_every_word_of_a_unit_is_taken_or_here_or_told_with_its_place(
    drawn: tuple[Case, list[ReturnedRow]],
) -> None:
    case, rows = drawn
    plan = case.plan(*rows)
    places = {(issue.sheet, issue.cell) for issue in plan.issues}
    for row, planned in zip(rows, plan.rows, strict=True):
        told_of_row = any((row.sheet, one.address) in places for one in row.cells.values())
        by_column = {one.column: one for one in planned.cells}
        for column in OPEN:
            text, found = row.text(column), by_column[column]
            assert found.text == text
            if not text:
                assert found.verdict is Verdict.BLANK
            elif found.verdict in OPEN_QUESTION:
                assert (row.sheet, found.address) in places or (
                    not planned.record_id and told_of_row
                )
            elif found.verdict is Verdict.BLANK:
                assert text == "/"
            elif found.verdict is Verdict.SAME:
                assert is_same_value(column, found.theirs, found.here) or "相同" in found.reason
            elif found.verdict is Verdict.KEEP:
                unchanged = is_same_value(column, found.theirs, found.sent)
                assert unchanged or found.reason.startswith("经确认")


@given(sides())
def test_nothing_of_ours_changes_unless_we_left_it_alone_or_a_person_said_so(
    drawn: tuple[Case, list[ReturnedRow]],
) -> None:
    case, rows = drawn
    base = case.base
    for row in case.plan(*rows).rows:
        for one in row.cells:
            if one.verdict is not Verdict.TAKE:
                continue
            record: RecordKey = (row.kind, row.record_id)
            assert one.column in OPEN
            assert one.here == base.here[record].get(one.column)
            assert is_same_value(one.column, one.here, one.sent) or (
                one.reason.startswith("经确认采用")
            )


@given(sides())
def test_no_two_cells_are_taken_for_the_same_place_of_the_ledger(
    drawn: tuple[Case, list[ReturnedRow]],
) -> None:
    case, rows = drawn
    taken = [
        (row.record_id, one.column)
        for row in case.plan(*rows).rows
        for one in row.cells
        if one.verdict is Verdict.TAKE
    ]
    assert len(taken) == len(set(taken))


@given(sides())
def test_planning_twice_gives_the_same_and_counts_add_up(
    drawn: tuple[Case, list[ReturnedRow]],
) -> None:
    case, rows = drawn
    plan = case.plan(*rows)
    assert plan == case.plan(*rows)
    assert sum(plan.counts.values()) == len(rows)
    matched = {row.record_id for row in plan.rows if row.record_id}
    missing = {row.record_id for row in plan.not_returned}
    assert not matched & missing
    assert matched | missing <= {row.record_id for row in case.sent}


@given(sides(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_verdict(
    drawn: tuple[Case, list[ReturnedRow]], random: Random
) -> None:
    case, rows = drawn
    shuffled = list(rows)
    random.shuffle(shuffled)
    forward = {row.place: row for row in case.plan(*rows).rows}
    assert forward == {row.place: row for row in case.plan(*shuffled).rows}


@given(sides())
def test_after_taking_there_is_nothing_more_to_take(
    drawn: tuple[Case, list[ReturnedRow]],
) -> None:
    case, rows = drawn
    one_each = list({row.text("serial"): row for row in rows}.values())
    later = after_taking(case, case.plan(*one_each)).plan(*one_each)
    verdicts = {one.verdict for row in later.rows for one in row.cells}
    assert Verdict.TAKE not in verdicts


@given(sides())
def test_once_conflicts_are_answered_and_taken_none_is_left(
    drawn: tuple[Case, list[ReturnedRow]],
) -> None:
    case, rows = drawn
    one_each = list({row.text("serial"): row for row in rows}.values())
    answered = [
        Answer(
            AnswerKind.CONFLICT,
            UNIT,
            subject_of_conflict(one.column, one.here, one.theirs),
            Side.THEIRS,
        )
        for row in case.plan(*one_each).rows
        for one in row.cells
        if one.verdict is Verdict.CONFLICT
    ]
    case = replace(case, answers=[*case.answers, *answered])
    later = after_taking(case, case.plan(*one_each)).plan(*one_each)
    assert not {Verdict.TAKE, Verdict.CONFLICT} & {
        one.verdict for row in later.rows for one in row.cells
    }
