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
    FilePlan,
    PlannedCell,
    PlannedRow,
    RowState,
    Side,
    Verdict,
)
from models.round_records import SentValue
from models.rules.intake_answers import subject_of_conflict, subject_of_value
from models.rules.intake_cells import LEFT_OUT, OURS_KEPT, state_of

RowPlace = tuple[str, int]
CellPlace = tuple[RowPlace, str]
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
class PlanDraft:
    """A plan with what a person decided about it.

    Attributes:
        answers: what is to be remembered, by what was asked.
    """

    plan: FilePlan
    unit_id: str
    decisions: Mapping[CellPlace, Decision] = field(default_factory=dict)
    answers: Mapping[tuple[AnswerKind, str], Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the file as the list shows it; ``state`` is what it is after the decisions."""

    row: PlannedRow
    state: RowState
    open_count: int
    taken_count: int
    waiting_count: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody must still answer something."""
        return self.open_count > 0 or asks_for_record(self.row)

    @property
    def is_written(self) -> bool:
        """Whether accepting now changes its record, be it in part."""
        return self.taken_count > 0


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """What accepting would do now, in rows and cells.

    Attributes:
        refused: rows the unit must correct; nobody here can answer for it.
    """

    rows: int
    cells: int
    open_rows: int
    refused: int = 0


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
    return PlanLine(
        row,
        _decided_row(draft, row).state,
        standings.count(Standing.OPEN),
        standings.count(Standing.TAKEN),
        standings.count(Standing.WAITING),
    )


def lines_of(draft: PlanDraft) -> tuple[PlanLine, ...]:
    """Return all rows in the order of the file."""
    return tuple(line_of(draft, row) for row in draft.plan.rows)


def count(lines: Iterable[PlanLine]) -> PlanCounts:
    """Count what accepting would do."""
    rows = cells = open_rows = refused = 0
    for line in lines:
        open_rows += line.is_open
        refused += line.state is RowState.REFUSED
        rows += line.is_written
        cells += line.taken_count
    return PlanCounts(rows, cells, open_rows, refused)


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
    known = dict(_decidable(plan))
    before = dict(_decidable(draft.plan))
    kept = {
        place: decision
        for place, decision in draft.decisions.items()
        if place in known and before.get(place) == known[place]
    }
    return replace(draft, plan=plan, decisions=kept, answers={})


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


def taken_cells(draft: PlanDraft) -> frozenset[CellPlace]:
    """Return the cells to be written."""
    return frozenset(
        place_of(row, cell)
        for row in draft.plan.rows
        for cell in row.cells
        if standing(draft, row, cell) is Standing.TAKEN
    )


def _has_open_question(draft: PlanDraft, row: PlannedRow) -> bool:
    return any(
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
