"""Frozen rows of reporting rounds (报送批次), and what a form holds of one."""

from dataclasses import dataclass
from datetime import date, datetime

from models.intake_records import ReceivedRow
from models.vocabulary import AskedKind, ReportColumn

# A status stands on its list, a percentage is 0 to 1, everything else is words; None is blank.
SentValue = str | int | float | None

COLUMNS_OF: dict[AskedKind, tuple[ReportColumn, ...]] = {
    AskedKind.TASKS: (
        ReportColumn.STATUS,
        ReportColumn.PERCENT,
        ReportColumn.PROGRESS,
        ReportColumn.PROBLEM,
        ReportColumn.NEXT_STEP,
        ReportColumn.REMARK,
    ),
    AskedKind.ITEMS: (
        ReportColumn.STAGE,
        ReportColumn.PROGRESS,
        ReportColumn.PROBLEM,
        ReportColumn.NEXT_STEP,
    ),
}
# The column of a record's long text.
TEXT_OF = {AskedKind.TASKS: "body", AskedKind.ITEMS: "content"}


@dataclass(frozen=True, slots=True)
class RoundAsk:
    """One kind of record that is asked about, and the columns the unit fills in."""

    kind: AskedKind
    columns: tuple[ReportColumn, ...]

    @classmethod
    def whole(cls, kind: AskedKind) -> "RoundAsk":
        """Return ``kind`` with all columns it can be asked with."""
        return cls(kind, COLUMNS_OF[kind])


@dataclass(frozen=True, slots=True)
class AskedUnit:
    """One unit that must report; ``through`` is the group word it came in by, "" for itself."""

    unit_id: str
    through: str = ""


@dataclass(frozen=True, slots=True)
class RoundFields:
    """A round as a form holds it.

    Attributes:
        period: in the stored writing, see ``models.rules.round_period``.
        units: the snapshot of who must report, groups expanded.
        with_ended: done and cancelled tasks and passed items are asked about as well.
        instructions: the office's own words among the filling notes.
    """

    name: str
    period: str
    due_on: date | None
    asks: tuple[RoundAsk, ...]
    units: tuple[AskedUnit, ...]
    with_ended: bool = False
    instructions: str = ""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round with its counts; ``form_count`` counts units whose form was made."""

    id: str
    name: str
    period: str
    due_on: date
    asks: tuple[RoundAsk, ...]
    with_ended: bool
    instructions: str
    created_at: datetime
    unit_count: int
    form_count: int

    def columns(self, kind: AskedKind) -> tuple[ReportColumn, ...]:
        """Return the columns asked of a kind, none where it is not asked about."""
        return next((ask.columns for ask in self.asks if ask.kind is kind), ())


@dataclass(frozen=True, slots=True)
class ReturnFormRow:
    """One form that was made: the file as it went out, and the stamp inside it."""

    id: str
    round_id: str
    unit_id: str
    file_name: str
    folder: str
    sha256: str
    stamp: str
    row_count: int
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit of a round: how much it is asked about, its latest form and its latest file.

    Attributes:
        received: the file that counts: not refused and not superseded, None while it has not sent.
        is_asked: whether it must report; else a person gave it a file that came.
    """

    unit_id: str
    unit: str
    through: str
    task_count: int
    item_count: int
    form: ReturnFormRow | None = None
    received: ReceivedRow | None = None
    is_asked: bool = True

    @property
    def is_missing(self) -> bool:
        """Whether nothing has come from the unit (未报)."""
        return self.received is None

    @property
    def state_words(self) -> str:
        """How far its report is, as people say it: 未报, 已收, 有疑问, 已入库; 迟报 beside it."""
        if self.received is None:
            return "未报"
        return self.received.state.label + ("（迟报）" if self.received.is_late else "")

    @property
    def row_count(self) -> int:
        """How many rows its form has."""
        return self.task_count + self.item_count


# Not frozen, but never changed: hundreds are made for each file, several times quicker so.
@dataclass(slots=True)
class SentRow:
    """One row as it was sent; ``content`` holds every column by its key."""

    kind: AskedKind
    row_key: str
    record_id: str
    content: dict[str, SentValue]

    @property
    def record(self) -> tuple[AskedKind, str]:
        """The record it is about."""
        return self.kind, self.record_id
