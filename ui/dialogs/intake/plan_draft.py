"""What a person decides about the plan of a returned file, row by row and cell by cell. Pure.

Nothing is stored here. A decision holds for the one cell, or for all cells that are alike; the
latter becomes an answer that is remembered for the unit.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from models.intake_plan import (
    Answer,
    AnswerKind,
    CellPlace,
    FilePlan,
    NewRecord,
    PlannedCell,
    PlannedRow,
    RowPlace,
    RowState,
    Side,
    Verdict,
)
from models.round_records import SentValue
from models.rules.intake_answers import subject_of_conflict, subject_of_value
from models.rules.intake_cells import LEFT_OUT, OURS_KEPT, state_of

QUESTIONS = (Verdict.CONFLICT, Verdict.ASK)
DECIDABLE = (Verdict.TAKE, *QUESTIONS)


class Standing(Enum):
    """How a cell stands now: written, left as it is, still a question, or nothing to decide.

    WAITING is written once the questions of its row are answered; a person may take it before.
    """

    TAKEN = auto()
    LEFT = auto()
    OPEN = auto()
    WAITING = auto()
    FIXED = auto()


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one cell; ``value`` is what is written when it is taken."""

    is_taken: bool
    value: SentValue = None


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that becomes a record of its own.

    Attributes:
        before, after: the row as it was planned, and as it is about its new record.
        subject: what was asked about the row, to be remembered with the record.
    """

    record: NewRecord
    before: PlannedRow
    after: PlannedRow
    subject: str


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan with what a person decided about it.

    Attributes:
        answers: what is to be remembered, by what was asked.
        new_rows: rows taken in as new records; the plan holds them as ``NewRow.after``.
    """

    plan: FilePlan
    unit_id: str
    decisions: Mapping[CellPlace, Decision] = field(default_factory=dict)
    answers: Mapping[tuple[AnswerKind, str], Answer] = field(default_factory=dict)
    new_rows: Mapping[RowPlace, NewRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the file as the list shows it; ``state`` is what it is after the decisions.

    ``is_new`` says that it becomes a record of its own.
    """

    row: PlannedRow
    state: RowState
    open_count: int
    taken_count: int
    waiting_count: int = 0
    is_new: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody must still answer something."""
        return self.open_count > 0 or asks_for_record(self.row)

    @property
    def is_written(self) -> bool:
        """Whether accepting now changes its record, be it in part, or enters it."""
        return self.taken_count > 0 or self.is_new


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """What accepting would do now, in rows and cells.

    Attributes:
        refused: rows the unit must correct; nobody here can answer for it.
        new: rows that become records, not among ``rows``.
    """

    rows: int
    cells: int
    open_rows: int
    refused: int = 0
    new: int = 0


# What is shown


def asks_for_record(row: PlannedRow) -> bool:
    """Whether nobody knows yet which record a row is about."""
    return not row.record_id and row.state in (RowState.NEW, RowState.CONFLICT)


def place_of(row: PlannedRow, cell: PlannedCell) -> CellPlace:
    """Return where a cell stands in the file, by the place of its row and its column."""
    return row.place, cell.column


def standing(draft: PlanDraft, row: PlannedRow, cell: PlannedCell) -> Standing:
    """Return how a cell stands now.

    In a row that is refused nothing goes in unless a person ticks it, and nothing by itself in one
    that asks something.
    """
    if cell.verdict not in DECIDABLE or not row.record_id:
        return Standing.FIXED
    decision = draft.decisions.get(place_of(row, cell))
    if decision is not None:
        return Standing.TAKEN if decision.is_taken else Standing.LEFT
    if cell.verdict is not Verdict.TAKE:
        return Standing.OPEN
    if row.state is RowState.REFUSED:
        return Standing.LEFT
    return Standing.WAITING if _has_open_question(draft, row) else Standing.TAKEN


def line_of(draft: PlanDraft, row: PlannedRow) -> PlanLine:
    """Return a row with its questions and what would be written."""
    standings = [standing(draft, row, cell) for cell in row.cells]
    is_new = row.place in draft.new_rows
    state = _decided_row(draft, row).state
    return PlanLine(
        row,
        RowState.NEW if is_new and state in (RowState.CHANGED, RowState.SAME) else state,
        standings.count(Standing.OPEN),
        standings.count(Standing.TAKEN),
        standings.count(Standing.WAITING),
        is_new,
    )


def lines_of(draft: PlanDraft) -> tuple[PlanLine, ...]:
    """Return all rows in the order of the file."""
    return tuple(line_of(draft, row) for row in draft.plan.rows)


def count(lines: Iterable[PlanLine]) -> PlanCounts:
    """Count what accepting would do."""
    rows = cells = open_rows = refused = new = 0
    for line in lines:
        new += line.is_new
        open_rows += line.is_open
        refused += line.state is RowState.REFUSED
        rows += line.is_written and not line.is_new
        cells += line.taken_count
    return PlanCounts(rows, cells, open_rows, refused, new)


# What a person decides


def decide(
    draft: PlanDraft, row: PlannedRow, cell: PlannedCell, decision: Decision, *, alike: bool
) -> PlanDraft:
    """Decide about a cell; ``alike`` decides about the same question everywhere, for good."""
    if cell.verdict not in QUESTIONS or not alike:
        return _with_decisions(draft, {place_of(row, cell): decision})
    answer = _answer(draft.unit_id, cell, decision)
    same = {place: decision for place, other in _decidable(draft.plan) if _are_alike(cell, other)}
    answers = {**draft.answers, (answer.kind, answer.subject): answer}
    return replace(_with_decisions(draft, same), answers=answers)


def take_row(draft: PlanDraft, row: PlannedRow, *, alike: bool) -> PlanDraft:
    """Take what the unit says in the whole row; what may mean several things stays a question."""
    for cell in row.cells:
        decision = taking(cell)
        if decision is not None and row.record_id:
            draft = decide(draft, row, cell, decision, alike=alike)
    return draft


def take_waiting(draft: PlanDraft, row: PlannedRow) -> PlanDraft:
    """Take the cells of a row nobody has to be asked about; its questions stay open."""
    waiting = [cell for cell in row.cells if standing(draft, row, cell) is Standing.WAITING]
    taken = {place_of(row, cell): Decision(is_taken=True, value=cell.theirs) for cell in waiting}
    return _with_decisions(draft, taken)


def leave_row(draft: PlanDraft, row: PlannedRow, *, alike: bool) -> PlanDraft:
    """Keep the office's words in the whole row."""
    for cell in row.cells:
        if cell.verdict in DECIDABLE and row.record_id:
            draft = decide(draft, row, cell, Decision(is_taken=False), alike=alike)
    return draft


def record_new(draft: PlanDraft, new: NewRow) -> PlanDraft:
    """Make a row that is about no known record one of its own."""
    new_rows = {**draft.new_rows, new.after.place: new}
    return replace(draft, plan=_with_new_rows(draft.plan, new_rows), new_rows=new_rows)


def take_all_safe(draft: PlanDraft) -> PlanDraft:
    """Take again every cell that only the unit changed, whatever was unticked before.

    A row that asks something waits whole, as it does where many files are taken in at once.
    """
    safe = {
        place_of(row, cell): Decision(is_taken=True, value=cell.theirs)
        for row in draft.plan.rows
        if row.state is not RowState.REFUSED and not _has_open_question(draft, row)
        for cell in row.cells
        if cell.verdict is Verdict.TAKE and row.record_id
    }
    return _with_decisions(draft, safe)


def taking(cell: PlannedCell) -> Decision | None:
    """Return the decision for the unit's words, None where they may mean several things."""
    if cell.verdict in (Verdict.TAKE, Verdict.CONFLICT):
        return Decision(is_taken=True, value=cell.theirs)
    if cell.verdict is Verdict.ASK and len(cell.readings) == 1:
        return Decision(is_taken=True, value=cell.readings[0])
    return None


def with_plan(draft: PlanDraft, plan: FilePlan) -> PlanDraft:
    """Return the draft over a plan that was made anew; decisions about other cells are dropped."""
    rows = {row.place: row for row in plan.rows}
    new_rows = {
        place: new for place, new in draft.new_rows.items() if rows.get(place) == new.before
    }
    plan = _with_new_rows(plan, new_rows)
    known = dict(_decidable(plan))
    before = dict(_decidable(draft.plan))
    kept = {
        place: decision
        for place, decision in draft.decisions.items()
        if place in known and before.get(place) == known[place]
    }
    return replace(draft, plan=plan, decisions=kept, answers={}, new_rows=new_rows)


def _with_new_rows(plan: FilePlan, new_rows: Mapping[RowPlace, NewRow]) -> FilePlan:
    rows = (new_rows[row.place].after if row.place in new_rows else row for row in plan.rows)
    return replace(plan, rows=tuple(rows))


def _with_decisions(draft: PlanDraft, made: Mapping[CellPlace, Decision]) -> PlanDraft:
    return replace(draft, decisions={**draft.decisions, **made})


def _decidable(plan: FilePlan) -> Iterator[tuple[CellPlace, PlannedCell]]:
    for row in plan.rows:
        for cell in row.cells:
            if cell.verdict in DECIDABLE and row.record_id:
                yield place_of(row, cell), cell


def _are_alike(one: PlannedCell, other: PlannedCell) -> bool:
    return one.verdict is other.verdict and _subject(one) == _subject(other)


def _subject(cell: PlannedCell) -> str:
    if cell.verdict is Verdict.CONFLICT:
        return subject_of_conflict(cell.column, cell.here, cell.theirs)
    return subject_of_value(cell.column, cell.text)


def _answer(unit_id: str, cell: PlannedCell, decision: Decision) -> Answer:
    if cell.verdict is Verdict.CONFLICT:
        side = Side.THEIRS if decision.is_taken else Side.OURS
        return Answer(AnswerKind.CONFLICT, unit_id, _subject(cell), side.value)
    said = decision.value if decision.is_taken else None
    written = json.dumps(said, ensure_ascii=False)
    return Answer(AnswerKind.VALUE, unit_id, _subject(cell), written)


# What is accepted


def decided_plan(draft: PlanDraft) -> FilePlan:
    """Return the plan with every question that was decided answered in it."""
    return replace(draft.plan, rows=tuple(_decided_row(draft, row) for row in draft.plan.rows))


def new_records(draft: PlanDraft) -> tuple[NewRecord, ...]:
    """Return the records to be entered."""
    return tuple(new.record for new in draft.new_rows.values())


def answers_to_keep(draft: PlanDraft) -> tuple[Answer, ...]:
    """Return what is remembered once the file is taken in, also which rows became records."""
    rows = (
        Answer(AnswerKind.ROW, draft.unit_id, new.subject, new.record.record_id)
        for new in draft.new_rows.values()
    )
    return (*draft.answers.values(), *rows)


def taken_cells(draft: PlanDraft) -> frozenset[CellPlace]:
    """Return the cells to be written."""
    return frozenset(
        place_of(row, cell)
        for row in draft.plan.rows
        for cell in row.cells
        if standing(draft, row, cell) is Standing.TAKEN
    )


def _has_open_question(draft: PlanDraft, row: PlannedRow) -> bool:
    """Whether a row asks something; only rows with a conflict do, which is seen at once."""
    return row.state is RowState.CONFLICT and any(
        cell.verdict in QUESTIONS and place_of(row, cell) not in draft.decisions
        for cell in row.cells
    )


def _decided_row(draft: PlanDraft, row: PlannedRow) -> PlannedRow:
    cells = tuple(_decided_cell(draft, row, cell) for cell in row.cells)
    return row if cells == row.cells else replace(row, cells=cells, state=state_of(cells))


def _decided_cell(draft: PlanDraft, row: PlannedRow, cell: PlannedCell) -> PlannedCell:
    decision = draft.decisions.get(place_of(row, cell))
    if decision is None or cell.verdict not in QUESTIONS:
        return cell
    if decision.is_taken:
        return replace(cell, verdict=Verdict.TAKE, theirs=decision.value)
    if cell.verdict is Verdict.CONFLICT:
        return replace(cell, verdict=Verdict.KEEP, reason=OURS_KEPT)
    return replace(cell, verdict=Verdict.LEFT_OUT, reason=LEFT_OUT)
