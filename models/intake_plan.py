"""What taking a returned file in would do, row by row and cell by cell; nothing is stored yet."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from models.fields import ItemFields, TaskFields
from models.returned import FoundIssue
from models.round_records import SentRow, SentValue
from models.vocabulary import AskedKind, LabelledEnum

RecordKey = tuple[AskedKind, str]
Content = Mapping[str, SentValue]


class Verdict(LabelledEnum):
    """What the comparison of what was sent, what is here and what came back says of a cell."""

    SAME = "same", "一致"
    BLANK = "blank", "未填"
    TAKE = "take", "采用"
    KEEP = "keep", "本办已改"
    CONFLICT = "conflict", "冲突"
    ASK = "ask", "需要确认"
    UNAUTHORISED = "unauthorised", "越权修改"
    REFUSED = "refused", "不能采用"
    LEFT_OUT = "left_out", "不采用"  # a person said so


# What a person must answer or correct; a value that cannot be taken only where its record is known.
UNANSWERED = frozenset({Verdict.CONFLICT, Verdict.ASK})
_WAITING_KNOWN = UNANSWERED | {Verdict.REFUSED}
# What may be written into the ledger, the second only where a person says so.
TAKEABLE = (Verdict.TAKE, Verdict.CONFLICT)
# Sheet and row number; a cell of it by its column.
RowPlace = tuple[str, int]
CellPlace = tuple[RowPlace, str]


class RowState(LabelledEnum):
    """What becomes of a row; every row has exactly one."""

    NEW = "new", "新增"
    CHANGED = "changed", "有变化"
    SAME = "same", "无变化"
    CONFLICT = "conflict", "有冲突"
    REFUSED = "refused", "不采用"


class Side(LabelledEnum):
    """Whose words stay where both have changed a cell."""

    OURS = "ours", "保留本办"
    THEIRS = "theirs", "采用单位"


# Not frozen, but never changed: thousands are made of each file, eight times quicker so.
@dataclass(slots=True, unsafe_hash=True)
class PlannedCell:
    """One cell compared.

    Attributes:
        column: key of the column; ``heading`` is how it is called.
        sent, here, theirs: what went out (or what the unit said in an accepted earlier version),
            what the ledger holds now, what came back.
        text: what the file shows.
        reason: why it is as it is, a Chinese sentence; "" where nothing is to be said.
        readings: for ASK, the values it may mean.
    """

    column: str
    heading: str
    sent: SentValue
    here: SentValue
    theirs: SentValue
    text: str
    address: str
    verdict: Verdict
    reason: str = ""
    readings: tuple[SentValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record a row without a key may be about; ``likeness`` is 0 to 100."""

    record_id: str
    number: str
    title: str
    likeness: float


# Not frozen, but never changed: see ``PlannedCell``.
@dataclass(slots=True, unsafe_hash=True)
class PlannedRow:
    """One row of the file and what it would do.

    Attributes:
        record_id: the record it is about, "" while nobody knows.
        title: of the record, or what the row shows.
        candidates: for a row that matches nothing for certain, the likeliest first.
    """

    kind: AskedKind
    record_id: str
    title: str
    sheet: str
    number: int
    state: RowState
    cells: tuple[PlannedCell, ...]
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    is_hidden: bool = False

    @property
    def place(self) -> RowPlace:
        """Sheet and row number: what a person's decision is about."""
        return self.sheet, self.number

    @property
    def is_open(self) -> bool:
        """Whether somebody must answer or correct something before all of the row is settled."""
        if self.state is RowState.NEW:
            return True
        waiting = _WAITING_KNOWN if self.record_id else UNANSWERED
        return not waiting.isdisjoint([cell.verdict for cell in self.cells])


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One file and what taking it in would do.

    Attributes:
        not_returned: records that were sent and have no row in the file: they stay as they are.
        issues: everything a person should know, with its place.
    """

    rows: tuple[PlannedRow, ...]
    not_returned: tuple[SentRow, ...]
    issues: tuple[FoundIssue, ...]

    @property
    def counts(self) -> dict[RowState, int]:
        """How many rows there are of each state."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in RowState}


@dataclass(frozen=True, slots=True)
class MergeBase:
    """What a returned file is compared with.

    Attributes:
        unit_id: the unit it comes from.
        sent: the rows as they went out, in their order.
        said: per record what the unit said in the version accepted last; it takes the place of
            what was sent in the columns it has.
        here: per record what the ledger holds now, by the same column keys.
        asked: the columns the unit fills in, by kind; every other column is the office's.
        titles: number and title of each record, for matching and for people.
        others: records that are not on the form but may be in the file, as they stand here: those
            the unit reported on before and, where nothing was sent, those it is asked about today.
    """

    unit_id: str
    sent: tuple[SentRow, ...]
    said: Mapping[RecordKey, Content]
    here: Mapping[RecordKey, Content]
    asked: Mapping[AskedKind, frozenset[str]]
    titles: Mapping[RecordKey, tuple[str, str]]
    others: tuple[SentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A task or an item a unit added to its form, which a person takes in as a new record.

    Attributes:
        record_id: the key it will have; its planned row names it already.
    """

    record_id: str
    fields: TaskFields | ItemFields

    @property
    def kind(self) -> AskedKind:
        """Whether it is a task or an item."""
        return AskedKind.TASKS if isinstance(self.fields, TaskFields) else AskedKind.ITEMS

    @property
    def record(self) -> RecordKey:
        """The record it will be."""
        return self.kind, self.record_id


class AnswerKind(LabelledEnum):
    """What a person was asked; answers are remembered for identical cases."""

    HEADING = "heading", "表头"
    ROW = "row", "对应的记录"
    CONFLICT = "conflict", "冲突"
    VALUE = "value", "填写内容"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        unit_id: the unit it holds for; "" for every unit.
        subject: what was asked, see ``models.rules.intake_answers``.
        answer: HEADING: a column key, "" for none. ROW: a record key, "" to leave the row out.
            CONFLICT: a value of ``Side``. VALUE: the value meant, as JSON; "null" to leave it out.
    """

    kind: AnswerKind
    unit_id: str
    subject: str
    answer: str
