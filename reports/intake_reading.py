"""Reads returned files as their round and unit ask, and compares them with the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from string import ascii_uppercase

from models.collecting import without_collecting
from models.intake_plan import Answer, FilePlan, PlannedCell, Verdict
from models.intake_records import ArrivedFile, ReceivedState, RowCounts
from models.issues import Severity
from models.queries.intake import read_answers
from models.queries.intake_base import MergeBases
from models.queries.intake_senders import read_known_rounds
from models.returned import FoundIssue, ReturnedFile
from models.round_records import RoundRow
from models.rules.intake_compare import plan_file
from models.rules.intake_findings import cap_issues
from models.rules.intake_sender import Evidence, KnownRounds, Sender, find_sender
from models.rules.round_period import read_period
from models.rules.round_stamp import read_stamp
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, ReportColumn
from reports.incoming.grid import GridFile
from reports.incoming.grids.opening import GridRefusal
from reports.incoming.returns.reading import read_return
from reports.intake_files import IncomingFile


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A file as it was found, before it is entered into the board.

    Attributes:
        arrived: as it is to be entered; its size is known when it is kept.
        issues: what a person should know, with its place.
    """

    source: IncomingFile
    arrived: ArrivedFile
    sender: Sender
    issues: tuple[FoundIssue, ...]


class IntakeReader:
    """Reads and compares files; what several share is read from the ledger once.

    ``new_answers`` count beside those the ledger remembers, and before them.
    """

    def __init__(self, workspace: Workspace, new_answers: Sequence[Answer] = ()) -> None:
        self._workspace = workspace
        self._new_answers = tuple(new_answers)
        self._bases: dict[str, MergeBases] = {}

    @cached_property
    def known(self) -> KnownRounds:
        """What the ledger knows of rounds and units."""
        return read_known_rounds(self._workspace)

    @cached_property
    def rounds(self) -> Mapping[str, RoundRow]:
        """All rounds by their keys."""
        return {one.id: one for one in self.known.rounds}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The names of all units by their keys."""
        return {unit.id: unit.name for unit in self.known.units}

    def examine(
        self, source: IncomingFile, opened: GridFile | GridRefusal, wanted: str | None
    ) -> ExaminedFile:
        """Return whose a file is and what it would do."""
        with without_collecting():
            return self._examine(source, opened, wanted)

    def _examine(
        self, source: IncomingFile, opened: GridFile | GridRefusal, wanted: str | None
    ) -> ExaminedFile:
        if isinstance(opened, GridRefusal):
            return self._refused(source, opened.sha256, opened.sentence, wanted)
        stamps = tuple(filter(None, map(read_stamp, opened.stamps)))
        evidence = Evidence(source.name, stamps)
        sender = find_sender(evidence, self.known, wanted)
        returned = self.read(opened, sender)
        written = replace(
            evidence, unit_words=returned.unit_words, period_words=returned.period_words
        )
        known = find_sender(written, self.known, wanted)
        if (known.round_id, known.unit_id) != (sender.round_id, sender.unit_id):
            returned = self.read(opened, known)
        return self._examined(source, opened, returned, known)

    def read(self, grid: GridFile, sender: Sender) -> ReturnedFile:
        """Return what a file says to the round and unit it is from."""
        asked_round = self.rounds.get(sender.round_id or "")
        if asked_round is None:
            return read_return(grid)
        return read_return(
            grid,
            asked=_asked(asked_round),
            answers=self._answers_of(sender.unit_id or ""),
            unit_id=sender.unit_id or "",
            unit_names=self._names.get(sender.unit_id or "", ()),
            period=read_period(asked_round.period),
        )

    def plan(self, returned: ReturnedFile, sender: Sender) -> FilePlan:
        """Compare a file; one whose unit nobody knows is compared with nothing."""
        if sender.round_id is None or sender.unit_id is None:
            return FilePlan((), (), returned.issues)
        if sender.round_id not in self._bases:
            self._bases[sender.round_id] = MergeBases(self._workspace, sender.round_id)
        base = self._bases[sender.round_id].read(unit_id=sender.unit_id, form_id=sender.form_id)
        return plan_file(returned, base, self._answers_of(sender.unit_id))

    def _examined(
        self, source: IncomingFile, grid: GridFile, returned: ReturnedFile, sender: Sender
    ) -> ExaminedFile:
        plan = self.plan(returned, sender) if returned.rows else FilePlan((), (), returned.issues)
        nothing = nothing_said(returned, plan)
        reason = sender.question or nothing or reason_of(returned, plan)
        arrived = ArrivedFile(
            name=source.name,
            sha256=grid.sha256,
            size=0,
            # A file in question, or without a report in it, takes the place of none.
            unit_id=None if sender.question or nothing else sender.unit_id,
            form_id=sender.form_id,
            state=ReceivedState.QUESTION if reason else ReceivedState.RECEIVED,
            counts=RowCounts(**{state.value: count for state, count in plan.counts.items()}),
            reason=reason,
        )
        empty = (FoundIssue("", "", f"{nothing}。", Severity.ERROR),) if nothing else ()
        issues = (*_told(sender), *empty, *plan.issues, *left_out_issues(returned))
        return ExaminedFile(source, arrived, sender, cap_issues(issues))

    def _refused(
        self, source: IncomingFile, sha256: str, sentence: str, wanted: str | None
    ) -> ExaminedFile:
        sender = find_sender(Evidence(source.name), self.known, wanted)
        arrived = ArrivedFile(
            name=source.name,
            sha256=sha256,
            size=0,
            unit_id=sender.unit_id,
            state=ReceivedState.REFUSED,
            reason=sentence,
        )
        issue = FoundIssue("", "", sentence, Severity.ERROR)
        return ExaminedFile(source, arrived, sender, (issue,))

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        return {
            unit.id: tuple(filter(None, (unit.name, unit.full_name, *unit.aliases)))
            for unit in self.known.units
        }

    @cached_property
    def _answers(self) -> Mapping[str, tuple[Answer, ...]]:
        return read_answers(self._workspace)

    def _answers_of(self, unit_id: str) -> tuple[Answer, ...]:
        own = self._answers.get(unit_id, ()) if unit_id else ()
        return (*self._answers.get("", ()), *own, *self._new_answers)


def reason_of(returned: ReturnedFile, plan: FilePlan) -> str:
    """Return what keeps a file in question, "" when nothing does."""
    open_rows = sum(row.is_open for row in plan.rows)
    rows = f"有 {open_rows} 行要确认或改正" if open_rows else ""
    return "，".join(filter(None, (unread_part(returned, plan), rows)))


def unread_part(returned: ReturnedFile, plan: FilePlan) -> str:
    """Return that headings wait for an answer or that words were not read, "" when all was."""
    headings = f"有 {len(returned.questions)} 个表头要确认" if returned.questions else ""
    told = {row.place for row in plan.rows if row.is_open}
    unread = [
        issue
        for issue in returned.issues
        if issue.severity is Severity.ERROR and _row_of(issue) not in told
    ]
    words = f"有 {len(unread)} 处内容没有读入" if unread else ""
    return "，".join(filter(None, (headings, words)))


def _row_of(issue: FoundIssue) -> tuple[str, int]:
    number = issue.cell.lstrip(ascii_uppercase)
    return issue.sheet, int(number) if number.isdecimal() else 0


def nothing_said(returned: ReturnedFile, plan: FilePlan) -> str:
    """Return why a file is no report at all, "" when it is one."""
    if not returned.rows:
        return "没有找到填报的行，没有收作单位的报送"
    if any(cell.text for row in plan.rows for cell in row.cells if _is_filled_in(cell)):
        return ""
    return "" if returned.questions or not plan.rows else "单位没有填写任何内容，没有收作报送"


def left_out_issues(returned: ReturnedFile) -> tuple[FoundIssue, ...]:
    """Return what stood in rows that are no records: it is shown, never dropped in silence."""
    return tuple(
        FoundIssue(row.sheet, f"A{row.number}", f"没有当作填报内容：{row.text}（{row.why}）")
        for row in returned.left_out
    )


def _is_filled_in(cell: PlannedCell) -> bool:
    """Whether a unit wrote the cell itself: status and stage were there when the form went out."""
    was_there = cell.column in (ReportColumn.STATUS.value, ReportColumn.STAGE.value)
    return not (was_there and cell.verdict in (Verdict.SAME, Verdict.KEEP, Verdict.BLANK))


def _told(sender: Sender) -> tuple[FoundIssue, ...]:
    words = ((sender.question, Severity.ERROR), (sender.notice, Severity.WARNING))
    return tuple(FoundIssue("", "", text, severity) for text, severity in words if text)


def _asked(asked_round: RoundRow) -> dict[AskedKind, frozenset[str]]:
    return {ask.kind: frozenset(column.value for column in ask.columns) for ask in asked_round.asks}
