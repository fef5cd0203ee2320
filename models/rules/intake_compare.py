"""What taking in a returned file would do: rows matched, cells compared three ways. Pure.

Nobody's words vanish: what a unit wrote is taken, stands here already, or is listed with its
place; what the office holds changes only where the unit alone changed it, or a person said so.
"""

from collections.abc import Sequence

from models.intake_plan import Answer, FilePlan, MergeBase, PlannedRow, RowState, Verdict
from models.returned import ReturnedFile
from models.rules.intake_answers import Answers
from models.rules.intake_cells import RecordBase, compare_row, state_of, undecided_cells
from models.rules.intake_findings import list_issues
from models.rules.intake_matching import Match, Way, match_rows, short
from models.rules.intake_rivals import settle_rivals

_UNDECIDED = "还不知道这一行报的是哪一项，没有采用，台账不动。"
_STATES = {
    Way.NONE: (RowState.NEW, Verdict.ASK, _UNDECIDED),
    Way.CLASH: (RowState.CONFLICT, Verdict.ASK, _UNDECIDED),
    Way.LEFT_OUT: (RowState.REFUSED, Verdict.LEFT_OUT, "这一行经确认不采用，台账不动。"),
    Way.EMPTY: (RowState.SAME, Verdict.BLANK, ""),
}


def plan_file(returned: ReturnedFile, base: MergeBase, answers: Sequence[Answer]) -> FilePlan:
    """Return what taking in a file would do; rows keep the order of the file.

    Of the office's columns a planned row holds only cells that were changed.
    """
    known = Answers(answers, base.unit_id)
    matches = match_rows(returned.rows, base, known)
    rows = settle_rivals([_planned(match, base, known) for match in matches], base.asked, known)
    met = {match.sent.record for match in matches if match.sent}
    met |= {match.named for match in matches if match.named}
    missing = tuple(sent for sent in base.sent if sent.record not in met)
    issues = list_issues(returned, base, matches, FilePlan(rows, missing, ()))
    return FilePlan(rows, missing, issues)


def _planned(match: Match, base: MergeBase, answers: Answers) -> PlannedRow:
    sent, row = match.sent, match.row
    if sent is None:
        return _without_record(match, base)
    if sent.record not in base.here:
        return _of_deleted(match, base)
    cells = compare_row(row, RecordBase.of(sent, base), answers)
    return PlannedRow(
        row.kind,
        sent.record_id,
        _title(match, base),
        row.sheet,
        row.number,
        state_of(cells),
        cells,
        reason=match.reason,
        is_hidden=row.is_hidden,
    )


def _without_record(match: Match, base: MergeBase) -> PlannedRow:
    return _untaken(match, base, _STATES[match.way], match.reason)


def _of_deleted(match: Match, base: MergeBase) -> PlannedRow:
    said = f"“{short(_title(match, base))}”已不在台账中，单位所报没有采用，原文件仍保存着。"
    return _untaken(match, base, (RowState.REFUSED, Verdict.REFUSED, said), said)


def _untaken(
    match: Match, base: MergeBase, outcome: tuple[RowState, Verdict, str], reason: str
) -> PlannedRow:
    """Return a row that goes nowhere; the words of ``outcome`` are said of each of its cells."""
    state, verdict, said = outcome
    row = match.row
    return PlannedRow(
        row.kind,
        "",
        _title(match, base),
        row.sheet,
        row.number,
        state,
        undecided_cells(row, base.asked.get(row.kind, frozenset()), verdict, said),
        match.candidates,
        reason,
        row.is_hidden,
    )


def _title(match: Match, base: MergeBase) -> str:
    known = base.titles.get(match.sent.record) if match.sent else None
    return known[1] if known else match.row.words("title")
