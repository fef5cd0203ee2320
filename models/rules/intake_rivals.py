"""Several rows of one file about the same record (H34). Pure.

What they say alike is taken once. Where they differ nothing is taken before a person has chosen
one; no row goes before another because it stands higher.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.intake_plan import TAKEABLE, PlannedCell, PlannedRow, RecordKey, RowPlace, Side, Verdict
from models.rules.intake_answers import Answers
from models.rules.intake_cells import OURS_KEPT, THEIRS_TAKEN, state_of
from models.rules.intake_matching import short
from models.rules.intake_values import value_key
from models.vocabulary import AskedKind

SAME_RECORD = "报的是同一项"


def settle_rivals(
    rows: Sequence[PlannedRow], asked: Mapping[AskedKind, frozenset[str]], answers: Answers
) -> tuple[PlannedRow, ...]:
    """Return ``rows`` with those about the same record held against each other."""
    groups: defaultdict[RecordKey, list[PlannedRow]] = defaultdict(list)
    for row in rows:
        if row.record_id:
            groups[row.kind, row.record_id].append(row)
    settled: dict[RowPlace, PlannedRow] = {}
    for (kind, _), group in groups.items():
        if len(group) > 1:
            for row in _settled(
                sorted(group, key=lambda row: row.place), asked.get(kind, frozenset()), answers
            ):
                settled[row.place] = row
    return tuple(settled.get(row.place, row) for row in rows)


def _settled(
    group: Sequence[PlannedRow], asked: frozenset[str], answers: Answers
) -> list[PlannedRow]:
    verdicts: dict[RowPlace, dict[str, PlannedCell]] = {row.place: {} for row in group}
    for column in sorted(asked):
        said = [(row.place, cell) for row in group if (cell := _words(row, column))]
        differ = len({_key(cell) for _, cell in said}) > 1
        settle = _choose if differ else _take_once
        for place, cell in settle(said, answers):
            verdicts[place][column] = cell
    return [_with_cells(row, verdicts[row.place], group) for row in group]


def _words(row: PlannedRow, column: str) -> PlannedCell | None:
    cells = (cell for cell in row.cells if cell.column == column)
    return next((cell for cell in cells if cell.verdict is not Verdict.BLANK), None)


def _key(cell: PlannedCell) -> tuple[bool, str]:
    """Return what a cell says; a text with a doubt is never the same as a value."""
    if cell.theirs is None:
        return True, cell.text
    return False, value_key(cell.column, cell.theirs)


def _take_once(
    said: Sequence[tuple[RowPlace, PlannedCell]], _answers: Answers
) -> list[tuple[RowPlace, PlannedCell]]:
    if not said:
        return []
    (first, cell), *others = said
    return [
        (first, cell),
        *(
            (place, replace(other, verdict=Verdict.SAME, reason=f"与{_at(first, place)}相同。"))
            for place, other in others
        ),
    ]


def _choose(
    said: Sequence[tuple[RowPlace, PlannedCell]], answers: Answers
) -> list[tuple[RowPlace, PlannedCell]]:
    """Leave the choice to a person; choosing the words of one row decides the others."""
    open_cells = [(place, cell) for place, cell in said if cell.verdict in TAKEABLE]
    wanted = [(place, cell) for place, cell in open_cells if _side(cell, answers) is Side.THEIRS]
    if len({_key(cell) for _, cell in wanted}) == 1:
        chosen = wanted[0][0]
        return [(place, _after_choice(place, cell, chosen)) for place, cell in open_cells]
    return [
        (place, _kept(cell) if _side(cell, answers) is Side.OURS else _asked(place, cell, said))
        for place, cell in open_cells
    ]


def _side(cell: PlannedCell, answers: Answers) -> Side | None:
    return answers.side(cell.column, cell.here, cell.theirs)


def _after_choice(place: RowPlace, cell: PlannedCell, chosen: RowPlace) -> PlannedCell:
    if place == chosen:
        return replace(cell, verdict=Verdict.TAKE, reason=THEIRS_TAKEN)
    reason = f"经确认采用{_at(chosen, place)}的内容，这一格没有采用。"
    return replace(cell, verdict=Verdict.KEEP, reason=reason)


def _kept(cell: PlannedCell) -> PlannedCell:
    return replace(cell, verdict=Verdict.KEEP, reason=OURS_KEPT)


def _asked(
    place: RowPlace, cell: PlannedCell, said: Sequence[tuple[RowPlace, PlannedCell]]
) -> PlannedCell:
    where, other = next((at, one) for at, one in said if _key(one) != _key(cell))
    reason = (
        f"“{cell.heading}”这一行写成“{short(cell.text)}”，{_at(where, place)}报的是同一项，"
        f"写成“{short(other.text)}”，都没有采用，台账不动，等本办选定。"
    )
    return replace(cell, verdict=Verdict.CONFLICT, reason=reason)


def _with_cells(
    row: PlannedRow, settled: dict[str, PlannedCell], group: Sequence[PlannedRow]
) -> PlannedRow:
    cells = tuple(settled.get(cell.column, cell) for cell in row.cells)
    first = group[0].place
    told = "" if row.place == first else f"与{_at(first, row.place)}{SAME_RECORD}。"
    return replace(row, cells=cells, state=state_of(cells), reason=row.reason + told)


def _at(place: RowPlace, seen_from: RowPlace) -> str:
    sheet = "" if place[0] == seen_from[0] else f"“{place[0]}”表"
    return f"{sheet}第{place[1]}行"
