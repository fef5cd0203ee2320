"""Frozen rows of the intake: files that came, what units reported, batches that were taken in."""

from dataclasses import dataclass
from datetime import date, datetime

from models.vocabulary import AskedKind, LabelledEnum


class ReceivedState(LabelledEnum):
    """How far a received file is; 未报 and 迟报 are said of units, see ``BoardRow``."""

    RECEIVED = "received", "已收"
    QUESTION = "question", "有疑问"
    ACCEPTED = "accepted", "已入库"
    SUPERSEDED = "superseded", "已被替代"
    DUPLICATE = "duplicate", "重复"
    REFUSED = "refused", "拒收"


# A person still has to decide about a file in these states.
WAITING = (ReceivedState.RECEIVED, ReceivedState.QUESTION)


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows of a file are of each state."""

    new: int = 0
    changed: int = 0
    same: int = 0
    conflict: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """One file that is to be received; its content is in the store of kept files already.

    Attributes:
        unit_id: None while nobody knows whose it is.
        form_id: the form it is by its stamp, None for a file of the unit's own making.
        state: RECEIVED, QUESTION or REFUSED.
    """

    name: str
    sha256: str
    size: int
    unit_id: str | None = None
    form_id: str | None = None
    state: ReceivedState = ReceivedState.RECEIVED
    counts: RowCounts = RowCounts()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What looking through a received file again found, for instance after an answer.

    Attributes:
        state: RECEIVED or QUESTION; a file that was taken in stays so.
        reason: what is in question, "" for nothing.
        form_id: the form of its round it is by its stamp, None for one of the unit's own making.
    """

    file_id: str
    state: ReceivedState
    counts: RowCounts
    reason: str = ""
    form_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """One file that came back.

    Attributes:
        unit_id: None while nobody knows whose it is.
        version: 1 for the first file of a unit in a round.
        reason: why it is refused or in question, "" otherwise.
        is_late: it came after the last day of the round.
        batch_id: the batch that took it in, "" before.
        form_id: the form it is, "" for a file of the unit's own making.
        superseded_by: the file that took its place, "" for none.
    """

    id: str
    round_id: str
    unit_id: str | None
    unit: str
    file_name: str
    sha256: str
    size: int
    version: int
    state: ReceivedState
    counts: RowCounts
    reason: str
    is_late: bool
    received_by: str
    received_at: datetime
    batch_id: str = ""
    form_id: str = ""
    superseded_by: str = ""

    @property
    def has_questions(self) -> bool:
        """Whether something in it waits for an answer, also where the rest was taken in."""
        is_left = self.state is ReceivedState.ACCEPTED and self.reason != ""
        return (self.state is ReceivedState.QUESTION or is_left) and not self.superseded_by


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What a unit reported about one record in one round; its words as they stand here now."""

    id: str
    round_id: str
    period: str
    unit_id: str
    unit: str
    kind: AskedKind
    record_id: str
    percent: float | None
    progress: str
    problem: str
    next_step: str
    remark: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class ReportFields:
    """What a unit reported, as a form holds it; ``percent`` is 0 to 1, None for blank."""

    percent: float | None = None
    progress: str = ""
    problem: str = ""
    next_step: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class MissingUnit:
    """A unit that has not sent; ``has_form`` tells whether a form was made for it."""

    unit_id: str
    unit: str
    through: str
    has_form: bool


@dataclass(frozen=True, slots=True)
class MissingReports:
    """The units of a round that have not sent, in protocol order.

    Attributes:
        unit_count: how many must report.
        days_late: days since the last day of the round, 0 while it has not passed.
    """

    round_id: str
    name: str
    period: str
    due_on: date
    unit_count: int
    units: tuple[MissingUnit, ...]
    days_late: int


@dataclass(frozen=True, slots=True)
class BatchRow:
    """Files that were taken in at one go; ``undone_at`` is set when it was taken back."""

    id: str
    round_id: str
    label: str
    file_count: int
    record_count: int
    accepted_by: str
    accepted_at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """A field a person changed after the batch: taking the batch back leaves it."""

    title: str
    field: str
    value: str
