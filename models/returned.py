"""What a file that came back says (返回表), before it is compared with anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.issues import Severity
from models.round_records import SentValue
from models.rules.round_stamp import FormStamp
from models.vocabulary import AskedKind, LabelledEnum


class Doubt(LabelledEnum):
    """Why a cell cannot be taken as it stands."""

    NONE = "none", ""
    ASK = "ask", "需要确认"
    REFUSED = "refused", "不能采用"


# Not frozen, but never changed: thousands are made of each file, eight times quicker so.
@dataclass(slots=True, unsafe_hash=True)
class ReturnedCell:
    """One cell of a row.

    Attributes:
        text: as the file shows it, outer blanks taken off; "" is blank.
        value: what it means, in the writing of what was sent (see ``SentValue``); None for blank
            and for what cannot be taken.
        address: A1 writing, for instance ``F7``.
        doubt, reason: whether it can be taken, and why not, as a Chinese sentence.
        readings: for ASK, the values it may mean; the person chooses or leaves it out.
        note: a comment (批注) on the cell.
    """

    text: str
    value: SentValue
    address: str
    doubt: Doubt = Doubt.NONE
    reason: str = ""
    readings: tuple[SentValue, ...] = ()
    note: str = ""
    is_struck: bool = False


# Not frozen, but never changed: thousands are made of each file, eight times quicker so.
@dataclass(slots=True, unsafe_hash=True)
class ReturnedRow:
    """One row of a table that was found.

    Attributes:
        number: row of the sheet as WPS shows it, from 1.
        row_key: the hidden key as it stands, "" when the file has none; may be damaged.
        cells: by the keys of ``FormColumn`` (``serial``, ``title``, ... and values of
            ``ReportColumn``); only columns the file has.
    """

    kind: AskedKind
    sheet: str
    number: int
    row_key: str
    cells: Mapping[str, ReturnedCell]
    is_hidden: bool = False

    def text(self, column: str) -> str:
        """Return what the row shows in a column, "" where the file has none."""
        cell = self.cells.get(column)
        return cell.text if cell else ""

    def words(self, column: str) -> str:
        """Return what the row says in a column: for 同上 the words it stands for."""
        cell = self.cells.get(column)
        if cell is None:
            return ""
        return cell.value if isinstance(cell.value, str) else cell.text


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """One finding with its place; ``cell`` is "" for a whole sheet, both are for a whole file."""

    sheet: str
    cell: str
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that was not read as a record (合计, 填表人, a hidden one left out), shown with why."""

    sheet: str
    number: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class HeadingQuestion:
    """A heading nobody knows; ``candidates`` are column keys, the likeliest first."""

    kind: AskedKind
    sheet: str
    address: str
    heading: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A whole file that came back.

    Attributes:
        name: file name as it was given.
        format: what it really is: xlsx, xls, csv, html, ods, docx.
        stamp: which form it is, None when all three marks are gone.
        unit_words, period_words: what stands beside 填报单位 and 报送期间, "" when nothing does.
        missing, extra: headings that should be there and are not, and those nobody asked for.
        pictures: names of pictures inside (WPS 嵌入图片 or others), by the address they stand at.
    """

    name: str
    sha256: str
    format: str
    stamp: FormStamp | None = None
    unit_words: str = ""
    period_words: str = ""
    rows: tuple[ReturnedRow, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    questions: tuple[HeadingQuestion, ...] = ()
    left_out: tuple[LeftOutRow, ...] = ()
    issues: tuple[FoundIssue, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
