"""What becomes of one cell: what was sent, what is here now and what came back, compared. Pure.

Blank never clears anything. Only what the unit alone changed is taken; what both changed is a
person's question; what the unit changed in a column of the office is kept out (越权修改).
"""

from dataclasses import dataclass

from models.intake_plan import UNANSWERED, Content, MergeBase, PlannedCell, RowState, Side, Verdict
from models.returned import Doubt, ReturnedCell, ReturnedRow
from models.round_records import SentRow, SentValue
from models.rules.intake_answers import Answers
from models.rules.intake_headings import heading_of
from models.rules.intake_matching import short
from models.rules.intake_values import (
    NOT_APPLICABLE,
    fits,
    is_blank,
    is_of_a_list,
    is_same_office_value,
    is_same_value,
    value_words,
)
from models.vocabulary import AskedKind

LEFT_OUT = "经确认不采用，台账不动。"
RENUMBERED = "序号与发出时不同，不影响对应。"
WITHDRAWN = "上一版填过，这一版空着，保留原内容。"
EMPTIED = "发出时有内容，收回时空着，保留原内容。"
OURS_KEPT = "经确认保留本办内容，单位所报没有采用。"
THEIRS_TAKEN = "经确认采用单位所报。"
_ONLY_OURS = "本办已改，单位没有改动。"
# Asked for once a cell; an enumeration takes ten times as long to name a member.
_NO_DOUBT = Doubt.NONE
_SAME, _BLANK, _TAKE, _REFUSED = Verdict.SAME, Verdict.BLANK, Verdict.TAKE, Verdict.REFUSED
_KEPT_OUT = frozenset({Verdict.UNAUTHORISED, Verdict.LEFT_OUT})


# None of these is ever changed; frozen ones take five times as long to make, once a row or cell.
@dataclass(slots=True)
class RecordBase:
    """What the cells of one record are compared with."""

    kind: AskedKind
    sent: Content
    said: Content
    here: Content
    asked: frozenset[str]

    @classmethod
    def of(cls, sent: SentRow, base: MergeBase) -> "RecordBase":
        """Return what is known of the record a row was sent about."""
        record = sent.record
        return cls(
            sent.kind,
            sent.content,
            base.said.get(record, {}),
            base.here[record],
            base.asked.get(sent.kind, frozenset()),
        )

    def before(self, column: str) -> SentValue:
        """Return what the unit said in the version accepted last, else what was sent."""
        said = self.said.get(column)
        return self.sent.get(column) if said is None or is_blank(said) else said


def compare_row(row: ReturnedRow, record: RecordBase, answers: Answers) -> tuple[PlannedCell, ...]:
    """Return every cell of the unit's columns, and those of the office's that were changed."""
    cells = []
    asked, sent = record.asked, record.sent
    for column, cell in row.cells.items():
        if column in asked:
            cells.append(_open_cell(column, cell, record, answers))
        elif (was := sent.get(column)) != cell.value and was != cell.text:
            changed = _office_cell(column, cell, record)
            if changed:
                cells.append(changed)
    return tuple(cells)


def undecided_cells(
    row: ReturnedRow, asked: frozenset[str], verdict: Verdict, reason: str
) -> tuple[PlannedCell, ...]:
    """Return the unit's columns of a row that is about no known record, words with ``verdict``."""
    return tuple(
        PlannedCell(
            column,
            heading_of(row.kind, column),
            None,
            None,
            cell.value,
            cell.text,
            cell.address,
            verdict if _says_something(cell) else Verdict.BLANK,
            reason if _says_something(cell) else "",
        )
        for column, cell in row.cells.items()
        if column in asked
    )


def _says_something(cell: ReturnedCell) -> bool:
    """Whether a cell has words, or a formula whose result is not in the file."""
    return bool(cell.text) or cell.doubt is not Doubt.NONE


def state_of(cells: tuple[PlannedCell, ...]) -> RowState:
    """Return what becomes of a row with a known record; a question comes before all else."""
    verdicts = {cell.verdict for cell in cells}
    if not verdicts.isdisjoint(UNANSWERED):
        return RowState.CONFLICT
    if _REFUSED in verdicts:
        return RowState.REFUSED
    if _TAKE in verdicts:
        return RowState.CHANGED
    return RowState.SAME if verdicts.isdisjoint(_KEPT_OUT) else RowState.REFUSED


@dataclass(slots=True)
class _Known:
    """A column of a record before the file came: what was sent or said, and what is here."""

    column: str
    heading: str
    before: SentValue
    here: SentValue


@dataclass(slots=True)
class _Meaning:
    """What a cell says; ``verdict`` is None where it is to be compared."""

    value: SentValue = None
    verdict: Verdict | None = None
    reason: str = ""
    readings: tuple[SentValue, ...] = ()


_NOTHING = _Meaning(None, Verdict.BLANK)


def _open_cell(
    column: str, cell: ReturnedCell, record: RecordBase, answers: Answers
) -> PlannedCell:
    heading = heading_of(record.kind, column)
    before = record.before(column) if record.said else record.sent.get(column)
    here = record.here.get(column)
    verdict = _plain_verdict(column, cell, before, here)
    if verdict:
        return PlannedCell(
            column, heading, before, here, cell.value, cell.text, cell.address, verdict
        )
    known = _Known(column, heading, before, here)
    meaning = _meaning(known, cell, answers)
    if meaning.verdict is None:
        meaning = _three_way(known, meaning, answers)
    elif not cell.text and meaning.verdict is Verdict.BLANK:
        meaning = _blank(known, was_said=not is_blank(record.said.get(column)))
    return PlannedCell(
        column,
        heading,
        before,
        here,
        meaning.value,
        cell.text,
        cell.address,
        meaning.verdict or Verdict.SAME,
        meaning.reason,
        meaning.readings,
    )


def _plain_verdict(
    column: str, cell: ReturnedCell, before: SentValue, here: SentValue
) -> Verdict | None:
    """Return what becomes of nearly all cells: blank, unchanged, first filled in; None for others.

    It says nothing that a closer look would not say as well.
    """
    value = cell.value
    if cell.reason or cell.doubt is not _NO_DOUBT:
        return None
    if value is None:
        is_nothing = not cell.text and (here is None or before is None)
        return _BLANK if is_nothing else None
    is_first = here is None and before is None
    if cell.text and (is_first or value == here) and fits(column, value):
        return _TAKE if is_first else _SAME
    return None


def _three_way(known: _Known, said: _Meaning, answers: Answers) -> _Meaning:
    """Return what becomes of a value; ``said.reason`` stays where there is nothing to add."""
    column, before, here, theirs = known.column, known.before, known.here, said.value
    if is_same_value(column, theirs, here):
        return _Meaning(theirs, Verdict.SAME, said.reason)
    if is_same_value(column, theirs, before):
        return _Meaning(theirs, Verdict.KEEP, _ONLY_OURS)
    if is_same_value(column, here, before):
        return _Meaning(theirs, Verdict.TAKE, said.reason)
    side = answers.side(column, here, theirs)
    if side is Side.THEIRS:
        return _Meaning(theirs, Verdict.TAKE, THEIRS_TAKEN)
    if side is Side.OURS:
        return _Meaning(theirs, Verdict.KEEP, OURS_KEPT)
    return _Meaning(theirs, Verdict.CONFLICT, _both_changed(known, theirs))


def _meaning(known: _Known, cell: ReturnedCell, answers: Answers) -> _Meaning:
    if cell.doubt is Doubt.NONE:
        return _plain_meaning(known, cell)
    # A formula without a result has no words: an answer would be one for all such formulas.
    answer = answers.value(known.column, cell.text) if cell.text else None
    # What 同上 means is another thing in every row: an answer counts where it is a reading.
    if answer and (answer.value is None or _is_reading(known.column, answer.value, cell)):
        left_out = _Meaning(None, Verdict.LEFT_OUT, LEFT_OUT)
        return left_out if answer.value is None else _Meaning(answer.value)
    if cell.doubt is Doubt.ASK:
        return _question(known, cell)
    return _Meaning(None, Verdict.REFUSED, _refused(known.heading, cell))


def _is_reading(column: str, value: SentValue, cell: ReturnedCell) -> bool:
    """Whether a value is what a text may mean; a refused text has no readings, any value goes."""
    return not cell.readings or any(is_same_value(column, value, one) for one in cell.readings)


def _question(known: _Known, cell: ReturnedCell) -> _Meaning:
    """Ask what a text means, unless all it may mean was there before."""
    for value, verdict in ((known.here, Verdict.SAME), (known.before, Verdict.KEEP)):
        readings = [is_same_value(known.column, one, value) for one in cell.readings]
        if readings and all(readings):
            return _Meaning(cell.readings[0], verdict, "与原有内容一致，不必确认。")
    reason = cell.reason or f"“{known.heading}”写的是“{short(cell.text)}”，意思不止一种，请确认。"
    return _Meaning(None, Verdict.ASK, f"{reason}确认前台账不动。", cell.readings)


def _plain_meaning(known: _Known, cell: ReturnedCell) -> _Meaning:
    """Return what a cell without a doubt says; what does not fit its column is refused."""
    if not cell.text:
        return _NOTHING
    if is_blank(cell.value) and cell.reason:
        return _Meaning(None, Verdict.BLANK, cell.reason)
    is_value = isinstance(cell.value, str) or is_of_a_list(known.column)
    value = cell.value if is_value else cell.text
    if fits(known.column, value):
        return _Meaning(value, reason=cell.reason)
    if cell.text == NOT_APPLICABLE:
        return _Meaning(None, Verdict.BLANK, "写的是“/”（不适用），保留原内容。")
    return _Meaning(None, Verdict.REFUSED, _refused(known.heading, cell))


def _blank(known: _Known, *, was_said: bool) -> _Meaning:
    """Say what stays where a unit left blank what was there before."""
    if is_blank(known.before) or is_blank(known.here):
        return _NOTHING
    return _Meaning(None, Verdict.BLANK, WITHDRAWN if was_said else EMPTIED)


def _refused(heading: str, cell: ReturnedCell) -> str:
    reason = cell.reason or f"“{heading}”写的是“{short(cell.text)}”，不合这一栏的要求。"
    return reason if "没有采用" in reason else f"{reason}没有采用，台账不动。"


def _both_changed(known: _Known, theirs: SentValue) -> str:
    column, here = known.column, known.here
    ours = f"改为“{short(value_words(column, here))}”" if not is_blank(here) else "清空"
    return (
        f"“{known.heading}”单位写成“{short(value_words(column, theirs))}”，本办也已{ours}，"
        "台账暂时不动，等本办选定。"
    )


def _office_cell(column: str, cell: ReturnedCell, record: RecordBase) -> PlannedCell | None:
    """Return a changed cell of the office, None for the same in another writing."""
    sent, here = record.sent.get(column), record.here.get(column)
    if any(is_same_office_value(column, theirs, sent) for theirs in (cell.text, cell.value)):
        return None
    heading = heading_of(record.kind, column)
    verdict, reason = Verdict.UNAUTHORISED, _unauthorised(heading, cell.text)
    if not cell.text:
        verdict, reason = Verdict.BLANK, ""
    elif column == "serial":
        verdict, reason = Verdict.SAME, RENUMBERED
    elif any(is_same_office_value(column, theirs, here) for theirs in (cell.text, cell.value)):
        verdict, reason = Verdict.SAME, ""
    return PlannedCell(
        column, heading, sent, here, cell.value, cell.text, cell.address, verdict, reason
    )


def _unauthorised(heading: str, text: str) -> str:
    return (
        f"越权修改：“{heading}”由本办填写，单位写成了“{short(text)}”，没有采用，台账不动；"
        "确需更改的，由本办在台账中修改。"
    )
